import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { DriftRecord, ItemKey, LaneItem, LaneLogLine, LaneNote, LaneOrder } from '#shared/channels/lane-rows.ts';
import type { LaneChanges, LaneStore } from '#shared/channels/ports.ts';
import { channelTables, type ShopDatabase } from '../database.ts';
import type { Feed } from '../feed.ts';
import {
  type ChannelDriftRow,
  type ChannelItemRow,
  type ChannelLogRow,
  type ChannelNoteRow,
  type ChannelOrderRow,
  driftRow,
  itemRow,
  noteRow,
  orderRow,
} from './rows.ts';

/** How many lines of a channel's log are kept, and by how many it grows before the oldest go. */
export const LOG_LINES = 5_000;
const LOG_SLACK = 200;

/**
 * What is known of one store, in this computer's own tables (CHN160). Writes touch nothing else, so that they keep nobody who acts
 * waiting, and are told to every thread.
 */
export function laneStore(db: ShopDatabase, feed: Pick<Feed, 'tell'>, channelId: ChannelId): LaneStore {
  return {
    state: async () => (await db.channelStates.get(channelId)) ?? null,
    items: async () =>
      (
        await db.channelItems
          .where('[channelId+key]')
          .between(...all(channelId))
          .toArray()
      ).map(item),
    itemsOf: async (keys) =>
      (await db.channelItems.bulkGet(keys.map((key) => [channelId, key]))).flatMap((row) => (row ? [item(row)] : [])),
    orders: async (remoteIds) =>
      (await db.channelOrders.bulkGet(remoteIds.map((id) => [channelId, id]))).flatMap((row) =>
        row ? [order(row)] : [],
      ),
    ordersOf: async (orderIds) =>
      (await db.channelOrders.where('orderId').anyOf(orderIds).toArray())
        .filter((row) => row.channelId === channelId)
        .map(order),
    pendingOrders: async () =>
      (await db.channelOrders.where('[channelId+waits]').equals([channelId, 1]).toArray()).map(order),
    orderIds: async () =>
      (
        await db.channelOrders
          .where('[channelId+remoteId]')
          .between(...all(channelId))
          .primaryKeys()
      ).map(([, remoteId]) => remoteId),
    openDrifts: async () =>
      (await db.channelDrifts.where('[channelId+open]').equals([channelId, 1]).toArray()).map(drift),
    notes: async () =>
      (
        await db.channelNotes
          .where('[channelId+at]')
          .between(...all(channelId))
          .toArray()
      ).map(note),
    commit: async (changes) => {
      await db.transaction('rw', [...channelTables], () => write(db, channelId, changes));
      tellOf(feed, channelId, itemsIn(changes));
    },
  };
}

async function write(db: ShopDatabase, channelId: ChannelId, changes: LaneChanges): Promise<void> {
  const { state, items = [], itemsGone = [], orders = [], drifts = [], notes = [], log = [] } = changes;
  if (state) await db.channelStates.put(state);
  if (itemsGone.length > 0) await db.channelItems.bulkDelete(itemsGone.map((key) => [channelId, key]));
  if (items.length > 0) await db.channelItems.bulkPut(items.map(itemRow));
  if (orders.length > 0) await db.channelOrders.bulkPut(orders.map(orderRow));
  if (drifts.length > 0) await db.channelDrifts.bulkPut(drifts.map(driftRow));
  if (notes.length > 0) await db.channelNotes.bulkPut(notes.map(noteRow));
  if (log.length === 0) return;
  await db.channelLog.bulkAdd([...log]);
  const lines = db.channelLog.where('[channelId+no]').between(...all(channelId));
  const count = await lines.count();
  if (count <= LOG_LINES + LOG_SLACK) return;
  await db.channelLog.bulkDelete((await lines.limit(count - LOG_LINES).primaryKeys()).map(Number));
}

/** Tells that more is known of a store; `keys`: of which of its things, null: of all. */
function tellOf(feed: Pick<Feed, 'tell'>, channelId: ChannelId, keys: readonly ItemKey[] | null): void {
  const items = keys === null || keys.length > 0 ? { items: { channelId, keys } } : {};
  feed.tell({ rows: [], stock: [], log: false, channels: [channelId], ...items, rev: 0 });
}

function itemsIn({ items = [], itemsGone = [] }: LaneChanges): readonly ItemKey[] {
  return [...items.map(({ key }) => key), ...itemsGone];
}

/** Forgets everything that is known of a store: another one talks to it now, or did until now. */
export async function forgetLane(db: ShopDatabase, feed: Pick<Feed, 'tell'>, channelId: ChannelId): Promise<void> {
  await db.transaction('rw', [...channelTables, 'meta'], () => clear(db, channelId));
  tellOf(feed, channelId, null);
}

async function clear(db: ShopDatabase, channelId: ChannelId): Promise<void> {
  await db.channelStates.delete(channelId);
  await db.meta.delete(followedKey(channelId));
  for (const table of [db.channelItems, db.channelOrders, db.channelDrifts, db.channelNotes, db.channelLog])
    await table.where({ channelId }).delete();
}

/** Up to which of the shop's server's rows a channel is followed here; null where it is not. */
export async function followedTo(db: ShopDatabase, channelId: ChannelId): Promise<number | null> {
  const row = await db.meta.get(followedKey(channelId));
  return row && 'value' in row && typeof row.value === 'number' ? row.value : null;
}

/** Takes over rows that the shop's server wrote, up to one of them. What was known here before goes with the first. */
export async function follow(
  db: ShopDatabase,
  feed: Pick<Feed, 'tell'>,
  channelId: ChannelId,
  changes: LaneChanges,
  to: number,
): Promise<void> {
  const isFirst = await db.transaction('rw', [...channelTables, 'meta'], async () => {
    const begins = (await followedTo(db, channelId)) === null;
    if (begins) await clear(db, channelId);
    await write(db, channelId, changes);
    await db.meta.put({ key: followedKey(channelId), value: to });
    return begins;
  });
  tellOf(feed, channelId, isFirst ? null : itemsIn(changes));
}

function followedKey(channelId: ChannelId): string {
  return `channel-followed:${channelId}`;
}

/** The range of an index that begins with a channel's id. */
function all(channelId: string): [lower: unknown[], upper: unknown[]] {
  // Nothing sorts behind an array, so an empty one stands for the end.
  return [[channelId], [channelId, []]];
}

function item({ stands: _, ...row }: ChannelItemRow): LaneItem {
  return row;
}
function order({ waits: _, ...row }: ChannelOrderRow): LaneOrder {
  return row;
}
function drift({ open: _, ...row }: ChannelDriftRow): DriftRecord {
  return row;
}
function note({ open: _, ...row }: ChannelNoteRow): LaneNote {
  return row;
}
/** A line of the log without the number that it has here. */
export function logLine({ no: _, ...row }: ChannelLogRow): LaneLogLine {
  return row;
}
