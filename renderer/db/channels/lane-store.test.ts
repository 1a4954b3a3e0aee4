import 'fake-indexeddb/auto';
import { pulledLine } from '#tests/fixtures/lane-rows.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshState } from '#shared/channels/lane/shelf.ts';
import type { LaneItem, LaneLogLine, LaneNote, LanePlace } from '#shared/channels/lane-rows.ts';
import type { ChannelId, ListingId, OrderId } from '#shared/domain/operations/ids.ts';
import { deleteDatabase, type ShopDatabase, shopDatabase } from '../database.ts';
import type { Change } from '../feed.ts';
import { LOG_LINES, laneStore } from './lane-store.ts';

const WEB = 'c1' as ChannelId;
const OTHER = 'c2' as ChannelId;
let db: ShopDatabase;
let told: Change[];
const store = (channelId = WEB) => laneStore(db, { tell: (...changes) => void told.push(...changes) }, channelId);

beforeEach(() => {
  db = shopDatabase('stockroom-lane-store', 'relaxed');
  told = [];
});
afterEach(async () => {
  db.close();
  await deleteDatabase('stockroom-lane-store');
});

const place = (more: Partial<LanePlace> = {}): LanePlace => ({
  locationId: null,
  shown: 3,
  shownAt: 1,
  expected: 3,
  drift: null,
  ...more,
});
const item = (key: string, more: Partial<LaneItem> = {}): LaneItem => ({
  channelId: WEB,
  key,
  ref: { productId: key, variantId: null },
  listingId: `l-${key}` as ListingId,
  title: `Thing ${key}`,
  sku: key,
  barcode: '',
  options: [],
  price: null,
  status: 'shown',
  modifiedAt: 1,
  places: [place()],
  problem: null,
  ...more,
});
const line = (n: number, channelId = WEB): LaneLogLine => ({ id: `${channelId}-${n}`, ...pulledLine(channelId, n) });
const order = (remoteId: string, orderId: string | null) => ({
  channelId: WEB,
  remoteId,
  orderId: orderId as OrderId | null,
  number: remoteId,
  status: 'processing',
  modifiedAt: 1,
  taken: [],
  told: [],
  seen: null,
  pending: null,
});

describe('what is known of a store', () => {
  test('[CHN160] is read as it was written, of each channel by itself, and every thread hears of it', async () => {
    const state = freshState(WEB);
    await store().commit({ state, items: [item('1'), item('2')], orders: [order('7', 'o7'), order('8', null)] });
    await store(OTHER).commit({ items: [item('1', { channelId: OTHER })] });
    expect(told.map(({ channels, rows }) => [channels, rows])).toEqual([
      [[WEB], []],
      [[OTHER], []],
    ]);
    expect(await store().state()).toEqual(state);
    expect(await store(OTHER).state()).toBeNull();
    expect(await store().items()).toEqual([item('1'), item('2')]);
    expect(await store().itemsOf(['2', '3'])).toEqual([item('2')]);
    expect(await store().orders(['8'])).toEqual([order('8', null)]);
    expect(await store().ordersOf(['o7' as OrderId])).toEqual([order('7', 'o7')]);
    expect(await store(OTHER).ordersOf(['o7' as OrderId])).toEqual([]);
    expect(await store().orderIds()).toEqual(['7', '8']);
    await store().commit({ itemsGone: ['1'] });
    expect(await store().items()).toEqual([item('2')]);
    expect(await store(OTHER).items()).toHaveLength(1);
  });

  test('[CHN160] a write that fails writes nothing of it', async () => {
    await store().commit({ log: [line(1)] });
    const broken = { ...item('1'), key: { not: 'a key' } as unknown as string };
    await expect(store().commit({ state: freshState(WEB), items: [broken] })).rejects.toThrow();
    expect(await store().state()).toBeNull();
    expect(told).toHaveLength(1);
  });

  test('[CHN161] things are found by how they stand', async () => {
    const drift = { since: 1, shown: 2, expected: 3, cause: 'unknown' } as const;
    await store().commit({
      items: [
        item('equal'),
        item('drift', { places: [place(), place({ locationId: 'x', drift })] }),
        item('problem', { problem: 'counted-together' }),
        item('uncounted', { places: [place({ shown: null, expected: null })] }),
        item('none', { places: [] }),
        item('open', { places: [place({ expected: null })] }),
        item('gone', { status: 'gone' }),
      ],
    });
    const count = (stands: string) =>
      db.channelItems.where('[channelId+stands+title]').between([WEB, stands], [WEB, stands, []]).primaryKeys();
    expect(await count('drift')).toEqual([[WEB, 'drift']]);
    expect(await count('problem')).toEqual([[WEB, 'problem']]);
    expect(await count('not-counted')).toHaveLength(2);
    expect(await count('not-agreed')).toEqual([[WEB, 'open']]);
    expect(await count('gone')).toEqual([[WEB, 'gone']]);
    expect(await count('equal')).toEqual([[WEB, 'equal']]);
  });

  test('[CHN161] of the log the newest five thousand lines stay, of each channel by itself', async () => {
    await store(OTHER).commit({ log: [line(0, OTHER)] });
    for (let n = 0; n < 12; n++)
      await store().commit({ log: Array.from({ length: 500 }, (_, i) => line(n * 500 + i)) });
    const kept = await db.channelLog.where({ channelId: WEB }).toArray();
    expect(kept.length).toBeGreaterThanOrEqual(LOG_LINES);
    expect(kept.length).toBeLessThan(LOG_LINES + 600);
    expect(kept.at(-1)).toMatchObject({ counts: [5_999] });
    expect(await db.channelLog.where({ channelId: OTHER }).count()).toBe(1);
  });

  test('[CHN161] notes and orders that wait are found without reading the others', async () => {
    const note = (id: string, resolved: boolean): LaneNote => ({
      id,
      channelId: WEB,
      at: 1,
      is: 'gone',
      remoteId: null,
      orderId: null,
      variantId: null,
      facts: [],
      resolved,
    });
    await store().commit({ notes: [note('a', false), note('b', true)] });
    expect(await store().notes()).toEqual([note('a', false), note('b', true)]);
    expect(await db.channelNotes.where({ channelId: WEB, open: 1 }).count()).toBe(1);
    await store().commit({ notes: [note('a', true)] });
    expect(await db.channelNotes.where({ channelId: WEB, open: 1 }).count()).toBe(0);
    expect(await store().pendingOrders()).toEqual([]);
  });
});
