import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { pieces, ROWS_PER_ACT } from '#shared/domain/import/pieces.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import type { Group } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase } from './database.ts';
import type { Decided, RecordFailure } from './record.ts';
import { toldTogether } from './gathered.ts';
import { act, type Acted, type Shop } from './shop.ts';
import { undoInParts } from './undo.ts';
import { noteUnsaved } from './unsaved.ts';

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
  /**
   * How many parts are written in one transaction: one, where a part is decided by what those before it wrote. What each transaction
   * costs by itself is most of the time of a small one.
   */
  readonly together?: number;
  /**
   * Whether it is recorded by the worker, so that very many things do not hold the window's thread (CHN204). It is decided by what is handed in
   * then, not by the books as they stand.
   */
  readonly aside?: true;
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
export function actInParts<T>(shop: Shop, parted: PartedAct<T>): Promise<Result<ActedInParts, PartsFailure>> {
  return toldTogether(shop, (gathered) => inParts(gathered, parted));
}

async function inParts<T>(
  shop: Shop,
  { label, things, tied, together = 1, aside, decide, onProgress, signal }: PartedAct<T>,
): Promise<Result<ActedInParts, PartsFailure>> {
  const parts = pieces(things, ROWS_PER_ACT);
  const id = tied ? (shop.nextId() as GroupId) : null; // a new id becomes a group's here
  const groupOf = (part: number): Group | null => id && { id, act: 'bulk-edit', label, part, parts: parts.length };
  const opIds: OpId[] = [];
  let unsaved: string | undefined;
  let through = 0;
  for (const some of pieces([...parts.entries()], together)) {
    if (signal?.aborted) {
      await undoInParts(shop, opIds);
      return fail({ code: 'cancelled' });
    }
    const decideSome = (db: ShopDatabase) => decideAll(some, ([part, own]) => decide(db, own, groupOf(part)));
    const written = aside ? await actAside(shop, decideSome) : await act<PartsFailure>(shop, decideSome);
    if (written.ok) {
      opIds.push(...written.value.opIds);
      unsaved = written.value.unsaved ?? unsaved;
    } else if (written.failure.code !== 'nothing-changed') return written;
    through += some.reduce((sum, [, own]) => sum + own.length, 0);
    onProgress?.(through, things.length);
  }
  if (opIds.length === 0) return fail({ code: 'nothing-changed' });
  return done(unsaved === undefined ? { opIds } : { opIds, unsaved });
}

/** Records in the worker what was decided here. */
async function actAside(
  shop: Shop,
  decide: (db: ShopDatabase) => Promise<Result<Decided, PartsFailure>>,
): Promise<Result<Pick<Acted, 'opIds' | 'unsaved'>, PartsFailure>> {
  const release = shop.hold();
  try {
    await shop.ready;
    const decided = await decide(shop.db);
    if (!decided.ok) return decided;
    const { decisions } = decided.value;
    const answer = await shop.work.ask('acts.record', { decisions, personId: shop.person.get() });
    if (!answer.ok) return fail({ code: 'shop-not-ready', detail: answer.failure.code });
    const { recorded, unsaved } = answer.value;
    if (!recorded.ok) return recorded;
    if (unsaved === null) return recorded;
    noteUnsaved(shop.db, recorded.value.opIds, unsaved);
    return done({ ...recorded.value, unsaved });
  } finally {
    release();
  }
}

/** Decides parts of one transaction; `nothing-changed` where there is nothing to do in any. */
async function decideAll<P>(
  parts: readonly P[],
  decide: (part: P) => ReturnType<PartedAct<P>['decide']>,
): Promise<Result<Decided, PartsFailure>> {
  const all: Decided[] = [];
  for (const part of parts) {
    const decided = await decide(part);
    if (decided.ok) all.push(decided.value);
    else if (decided.failure.code !== 'nothing-changed') return decided;
  }
  if (all.length === 0) return fail({ code: 'nothing-changed' });
  return done({
    decisions: all.flatMap(({ decisions }) => decisions),
    contacts: all.flatMap(({ contacts = [] }) => contacts),
  });
}
