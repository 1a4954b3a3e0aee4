import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { BatchRow } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from './database.ts';
import type { Change } from './feed.ts';
import { useLiveRead } from './live-read.ts';
import type { Shop } from './shop.ts';

/** The batches that are being picked, the first begun first. */
export async function readOpenBatches(db: ShopDatabase): Promise<readonly BatchRow[]> {
  const open = await db.batches.where('state').equals('open').toArray();
  return open.filter(({ voided }) => !voided).sort((a, b) => a.begunAt - b.begunAt || (a.id < b.id ? -1 : 1));
}

/** In which open batch an order is, and whose that is; null where nobody has a name. */
export type OpenBatch = { readonly batch: BatchRow; readonly person: string | null };

/** The open batch of each order that is in one, live; empty before it is read. */
export function useOpenBatches(): ReadonlyMap<OrderId, OpenBatch> {
  return useLiveRead(readBatchOfOrders, changesBatches) ?? none;
}

const none: ReadonlyMap<OrderId, OpenBatch> = new Map();

/** Whether a change is about batches. */
export function changesBatches({ rows, contacts }: Change): boolean {
  return contacts !== undefined || rows.some(({ kind }) => kind === 'batch');
}

async function readBatchOfOrders({ db }: Pick<Shop, 'db'>): Promise<ReadonlyMap<OrderId, OpenBatch>> {
  const batches = await readOpenBatches(db);
  const names = await batchPeople(db, batches);
  return new Map(
    batches.flatMap((batch) => batch.orderIds.map((id) => [id, { batch, person: names(batch) }] as const)),
  );
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
