import type { OrderId } from '#shared/domain/operations/ids.ts';
import { type NamedBatch, nameBatches } from '#shared/domain/batches/batch-names.ts';
import type { BatchRow } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from './database.ts';
import type { Change } from './feed.ts';
import { useLiveRead } from './live-read.ts';
import type { Shop } from './shop.ts';

/** All batches that are there, with what they are called. */
export async function readBatches(db: ShopDatabase): Promise<readonly NamedBatch[]> {
  return nameBatches((await db.batches.toArray()).filter(({ voided, state }) => !voided && state !== 'void'));
}

/** The batches that are being picked, the first begun first. */
export async function readOpenBatches(db: ShopDatabase): Promise<readonly NamedBatch[]> {
  const open = (await readBatches(db)).filter(({ state }) => state === 'open');
  return open.sort((a, b) => a.begunAt - b.begunAt || (a.id < b.id ? -1 : 1));
}

/** A batch, and whose it is; null where nobody has a name. */
export type OpenBatch = { readonly batch: NamedBatch; readonly person: string | null };

/** The open batches that an order is in, the first begun first. */
export type BatchesOfOrders = ReadonlyMap<OrderId, readonly OpenBatch[]>;

/** The open batches of each order that is in one, live; empty before they are read. */
export function useOpenBatches(): BatchesOfOrders {
  return useLiveRead(readBatchesOfOrders, changesBatches) ?? none;
}

const none: BatchesOfOrders = new Map();

/** Whether a change is about batches. */
export function changesBatches({ rows, contacts }: Change): boolean {
  return contacts !== undefined || rows.some(({ kind }) => kind === 'batch');
}

/** The open batches of each order that is in one. */
export async function readBatchesOfOrders({ db }: Pick<Shop, 'db'>): Promise<BatchesOfOrders> {
  const batches = await readOpenBatches(db);
  const names = await batchPeople(db, batches);
  const found = new Map<OrderId, OpenBatch[]>();
  for (const batch of batches)
    for (const id of batch.orderIds) found.set(id, [...(found.get(id) ?? []), { batch, person: names(batch) }]);
  return found;
}

/** Whose some batches are, by name; null for one that is nobody's, or somebody's without a name here. */
export async function batchPeople(
  db: ShopDatabase,
  batches: readonly BatchRow[],
): Promise<(batch: BatchRow) => string | null> {
  const ids = [...new Set(batches.flatMap(({ assigneeId }) => assigneeId ?? []))];
  // A person's id is the id of their contact record.
  const found = await db.contacts.bulkGet([...ids]);
  const names = new Map<string, string>(
    found.flatMap((one) => (one?.name ? [[one.contactId, one.name] as const] : [])),
  );
  return ({ assigneeId }) => (assigneeId ? (names.get(assigneeId) ?? null) : null);
}
