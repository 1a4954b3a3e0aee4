import type { LaneChanges } from '#shared/channels/ports.ts';
import type { LaneRowsAnswer } from '#shared/contract/channels/lane-asks.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from '../database.ts';
import type { Feed } from '../feed.ts';
import { laneStore } from './lane-store.ts';

/** Up to which row this computer knows what the shop's server knows of a store. */
export async function followedRev(db: ShopDatabase, channelId: ChannelId): Promise<number> {
  const row = await db.meta.get(metaKey(channelId));
  return row && 'value' in row && typeof row.value === 'number' ? row.value : 0;
}

/** Takes over rows of a lane that the shop's server runs; again, they change nothing. */
export async function keepFollowed(
  db: ShopDatabase,
  feed: Pick<Feed, 'tell'>,
  channelId: ChannelId,
  rows: LaneRowsAnswer['rows'],
): Promise<void> {
  const last = rows.at(-1);
  if (!last) return;
  await laneStore(db, feed, channelId).commit(changesOf(rows));
  await db.meta.put({ key: metaKey(channelId), value: last.rev });
}

function metaKey(channelId: ChannelId): string {
  return `channel-rev:${channelId}`;
}

function changesOf(rows: LaneRowsAnswer['rows']): LaneChanges {
  const of = <T>(part: LaneRowsAnswer['rows'][number]['part']): T[] =>
    // The server wrote them from rows of that part (`LaneParts`).
    rows.filter((row) => row.part === part && !row.gone).map(({ json }) => JSON.parse(json) as T);
  const [state] = of<NonNullable<LaneChanges['state']>>('state').slice(-1);
  return {
    ...(state && { state }),
    items: of('item'),
    itemsGone: rows.filter(({ part, gone }) => part === 'item' && gone).map(({ id }) => id),
    orders: of('order'),
    drifts: of('drift'),
    notes: of('note'),
    log: of('log'),
  };
}
