import { sql } from 'kysely';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { DriftRecord, LaneItem, LaneLogLine, LaneNote, LaneOrder, LaneState } from '#shared/channels/lane-rows.ts';
import type { LaneChanges, LaneStore } from '#shared/channels/ports.ts';
import type { StoreDatabase, StoreTransaction } from '#server/database/tables.ts';

/** What a lane keeps, by part of its rows. */
export type LaneParts = {
  readonly state: LaneState;
  readonly item: LaneItem;
  readonly order: LaneOrder;
  readonly drift: DriftRecord;
  readonly note: LaneNote;
  readonly log: LaneLogLine;
};
export type LanePart = keyof LaneParts;

/** How many lines of a channel's log are kept. */
const LOG_LINES = 5_000;

/** The tables of a lane that the server runs. */
export function laneStore(db: StoreDatabase, channelId: ChannelId): LaneStore {
  const all = async <P extends LanePart>(part: P): Promise<readonly LaneParts[P][]> =>
    (
      await db
        .selectFrom('channel_rows')
        .select('json')
        .where('channel_id', '=', channelId)
        .where('part', '=', part)
        .where('gone', '=', false)
        .execute()
    ).map((row) => read<P>(row.json));
  const some = async <P extends LanePart>(part: P, ids: readonly string[]): Promise<readonly LaneParts[P][]> => {
    const { rows } = await sql<{ json: string }>`
      select json from channel_rows
      where channel_id = ${channelId} and part = ${part} and not gone and id = any(${[...ids]}::text[])`.execute(db);
    return rows.map((row) => read<P>(row.json));
  };
  return {
    state: async () => (await all('state'))[0] ?? null,
    items: () => all('item'),
    itemsOf: (keys) => some('item', keys),
    orders: (remoteIds) => some('order', remoteIds),
    ordersOf: async (orderIds) => {
      const { rows } = await sql<{ json: string }>`
        select json from channel_rows
        where channel_id = ${channelId} and part = 'order' and not gone and substring(json from '"orderId":"([0-9a-f-]{36})"') = any(${[...orderIds]}::text[])`.execute(
        db,
      );
      return rows.map((row) => read<'order'>(row.json));
    },
    pendingOrders: async () => (await all('order')).filter(({ pending }) => pending !== null),
    orderIds: async () =>
      (
        await db
          .selectFrom('channel_rows')
          .select('id')
          .where('channel_id', '=', channelId)
          .where('part', '=', 'order')
          .where('gone', '=', false)
          .execute()
      ).map(({ id }) => id),
    openDrifts: async () => (await all('drift')).filter(({ endedAt }) => endedAt === null),
    notes: () => all('note'),
    commit: (changes) => db.transaction().execute((trx) => commit(trx, channelId, changes)),
  };
}

async function commit(trx: StoreTransaction, channelId: ChannelId, changes: LaneChanges): Promise<void> {
  const rows = [
    ...(changes.state ? [rowOf('state', channelId, changes.state)] : []),
    ...(changes.items ?? []).map((item) => rowOf('item', item.key, item)),
    ...(changes.orders ?? []).map((order) => rowOf('order', order.remoteId, order)),
    ...(changes.drifts ?? []).map((drift) => rowOf('drift', drift.id, drift)),
    ...(changes.notes ?? []).map((note) => rowOf('note', note.id, note)),
    ...(changes.log ?? []).map((line) => rowOf('log', line.id, line)),
  ];
  if (rows.length > 0)
    await sql`
      insert into channel_rows (channel_id, part, id, json)
      select ${channelId}, * from unnest(
        ${rows.map(({ part }) => part)}::text[], ${rows.map(({ id }) => id)}::text[], ${rows.map(({ json }) => json)}::text[])
      on conflict (shop_key, channel_id, part, id)
      do update set json = excluded.json, rev = nextval('channel_revs'), gone = false`.execute(trx);
  const gone = changes.itemsGone ?? [];
  // The row stays, without what it held, so that desks hear of it.
  if (gone.length > 0)
    await sql`
      update channel_rows set gone = true, json = '{}', rev = nextval('channel_revs')
      where channel_id = ${channelId} and part = 'item' and id = any(${[...gone]}::text[])`.execute(trx);
  if ((changes.log ?? []).length > 0)
    await sql`
      delete from channel_rows where channel_id = ${channelId} and part = 'log' and rev <= (
        select rev from channel_rows where channel_id = ${channelId} and part = 'log'
        order by rev desc offset ${LOG_LINES} limit 1)`.execute(trx);
}

function rowOf<P extends LanePart>(part: P, id: string, row: LaneParts[P]) {
  return { part, id, json: JSON.stringify(row) };
}

function read<P extends LanePart>(json: string): LaneParts[P] {
  // Written by `commit` from a row of that part.
  return JSON.parse(json) as LaneParts[P];
}

/** Rows written after `rev`, oldest first: what a desk that follows the channel has not seen. */
export async function laneRowsAfter(db: StoreDatabase, channelId: string, rev: number, limit: number) {
  return db
    .selectFrom('channel_rows')
    .select(['part', 'id', 'rev', 'gone', 'json'])
    .where('channel_id', '=', channelId)
    .where('rev', '>', rev)
    .orderBy('rev')
    .limit(limit)
    .execute();
}
