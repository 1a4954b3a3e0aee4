import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { pieces, ROWS_PER_ACT } from '#shared/domain/import/pieces.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import type { Group } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase } from './database.ts';
import type { Decided, RecordFailure } from './record.ts';
import { act, type Acted, type Shop } from './shop.ts';
import { undoInParts } from './undo.ts';

/** How far long work is, and a way to stop it. */
export type Run = { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal };
/** The operations that were made, in order; `unsaved`: why the journal does not have all of them. */
export type ActedInParts = Pick<Acted, 'opIds' | 'unsaved'>;
export type PartsFailure = Failure<'nothing-changed' | 'cancelled'> | RecordFailure;

/** One act of a person on many things. */
export type PartedAct<T> = Run & {
  /** What kind of act it was; kept in its operations, so it is never renamed. */
  readonly label: string;
  readonly things: readonly T[];
  /** Whether its operations are tied, so that they are one entry to a person. */
  readonly tied: boolean;
  /** Decides a part; `nothing-changed` where there is nothing to do in it. */
  readonly decide: (
    db: ShopDatabase,
    some: readonly T[],
    group: Group | null,
  ) => Promise<Result<Decided, PartsFailure>> | Result<Decided, PartsFailure>;
};

/**
 * Records an act on many things in parts of at most 25 (DATA-R1), so that the books stay open to others meanwhile.
 * Cancelled, it takes back what it wrote.
 */
export async function actInParts<T>(
  shop: Shop,
  { label, things, tied, decide, onProgress, signal }: PartedAct<T>,
): Promise<Result<ActedInParts, PartsFailure>> {
  const parts = pieces(things, ROWS_PER_ACT);
  const id = tied ? (shop.nextId() as GroupId) : null; // a new id becomes a group's here
  const opIds: OpId[] = [];
  let unsaved: string | undefined;
  let through = 0;
  for (const [part, some] of parts.entries()) {
    if (signal?.aborted) {
      await undoInParts(shop, opIds);
      return fail({ code: 'cancelled' });
    }
    const group: Group | null = id && { id, act: 'bulk-edit', label, part, parts: parts.length };
    const written = await act<PartsFailure>(shop, (db) => decide(db, some, group));
    if (written.ok) {
      opIds.push(...written.value.opIds);
      unsaved = written.value.unsaved ?? unsaved;
    } else if (written.failure.code !== 'nothing-changed') return written;
    through += some.length;
    onProgress?.(through, things.length);
  }
  if (opIds.length === 0) return fail({ code: 'nothing-changed' });
  return done(unsaved === undefined ? { opIds } : { opIds, unsaved });
}
