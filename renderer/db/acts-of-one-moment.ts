import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { pieces } from '#shared/domain/import/pieces.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import type { Stamp } from '#shared/domain/operations/operation.ts';
import type { Run } from './act-in-parts.ts';
import type { ShopDatabase } from './database.ts';
import { toldTogether } from './gathered.ts';
import type { Decided, RecordFailure } from './record.ts';
import { act, type Shop } from './shop.ts';

/** Things that are written in one transaction: a few, so that the books stay open to others meanwhile. */
const PART = 10;

type ManyThings<T, F extends Failure> = Run & {
  readonly things: readonly T[];
  /** Decides some of them; it fails where nothing can be done with any of these. */
  readonly decide: (db: ShopDatabase, some: readonly T[], stamp: Stamp) => Promise<Result<Decided, F>>;
};

/** What was made, in order, and how many things were come to before it was stopped. */
type Made = { readonly opIds: readonly OpId[]; readonly through: number };

/**
 * Records an act of its own for each of many things, all of one moment: they are one step to undo (ACT10). Things with which
 * nothing can be done are left as they are; it fails only when nothing could be done with any, with the reason of the first.
 */
export function actsOfOneMoment<T, F extends Failure>(shop: Shop, many: ManyThings<T, F>): Promise<MadeOf<F>> {
  return toldTogether(shop, (gathered) => ofOneMoment(gathered, many));
}

type MadeOf<F extends Failure> = Result<Made, F | RecordFailure | Failure<'nothing-changed'>>;

async function ofOneMoment<T, F extends Failure>(
  shop: Shop,
  { things, decide, onProgress, signal }: ManyThings<T, F>,
): Promise<MadeOf<F>> {
  const pressedAt = shop.now();
  const atThatMoment: Shop = { ...shop, now: () => pressedAt };
  const opIds: OpId[] = [];
  let first: F | RecordFailure | null = null;
  let through = 0;
  for (const some of pieces(things, PART)) {
    if (signal?.aborted) break;
    let isDecided = false;
    const written = await act<F>(atThatMoment, async (db, stamp) => {
      const decided = await decide(db, some, stamp);
      isDecided = decided.ok;
      return decided;
    });
    if (written.ok) opIds.push(...written.value.opIds);
    else if (isDecided) return written;
    else first ??= written.failure;
    through += some.length;
    onProgress?.(through, things.length);
  }
  return opIds.length > 0 ? done({ opIds, through }) : fail(first ?? { code: 'nothing-changed' });
}
