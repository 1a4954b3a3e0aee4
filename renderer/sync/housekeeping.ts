import { KEPT_OPERATIONS } from '#renderer/db/rebuild.ts';
import { hasChunks, staleCount, writeChunks } from '#renderer/db/chunks.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { browserSlices, pauses } from '#renderer/db/catalogue/slices.ts';
import { indexSegments } from '#renderer/db/ledger-index.ts';
import { NEWEST_MOVEMENTS, sealOldest } from '#renderer/db/sealing.ts';
import type { Clock } from './session.ts';

const FIRST_LOOK = 2_000;
const EVERY = 20_000;
const STALE_ENOUGH = 500;
const PRUNE_BATCH = 500;

/** Keeps the database small and its next start quick while nobody waits for it; returns its stop. */
export function startHousekeeping(db: ShopDatabase, clock: Clock): () => void {
  let stopped = false;
  const compareText = new Intl.Collator(undefined, { numeric: true }).compare;
  const look = async () => {
    if (!(await hasChunks(db)) || (await staleCount(db)) > STALE_ENOUGH) await writeChunks(db, compareText);
    if (!stopped) await sealOldest(db, { keepNewest: NEWEST_MOVEMENTS });
    if (!stopped) await indexSegments(db, pauses(browserSlices()));
    if (!stopped) await pruneOperations(db, 2 * KEPT_OPERATIONS);
  };
  const again = () => {
    if (stopped) return;
    look().then(
      () => plan(EVERY),
      (fault: unknown) => {
        // A database that was closed under it is the shop being let go.
        if (!stopped) throw fault;
      },
    );
  };
  let cancel = clock.after(FIRST_LOOK, again);
  const plan = (ms: number) => {
    cancel = clock.after(ms, again);
  };
  return () => {
    stopped = true;
    cancel();
  };
}

/** Drops the oldest settled operations above `most` from the buffer: the journal keeps them for good. Undos stay, so that an act is undone once. */
export async function pruneOperations(db: ShopDatabase, most: number): Promise<void> {
  const surplus = (await db.operations.count()) - most;
  if (surplus <= 0) return;
  const oldest = await db.operations.orderBy('no').limit(Math.min(surplus, PRUNE_BATCH)).toArray();
  await db.operations.bulkDelete(
    oldest.flatMap((op) =>
      op.stage === 'settled' && op.type !== 'act.reversed' && op.no !== undefined ? [op.no] : [],
    ),
  );
}
