import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { newestLines } from '#renderer/db/newest-lines.ts';
import { gatheringFeed } from '#renderer/db/feed.ts';
import type { SyncStatus } from '#renderer/db/work.ts';
import {
  closeDesks,
  counts,
  type Desk,
  does,
  expectEqual,
  loseDatabase,
  MUG,
  newShop,
  now,
  onHand,
  passes,
  sells,
  silent,
  sync,
  twoDesks,
} from '#tests/fixtures/sync-desks.ts';
import { checkBooks } from './books-check.ts';
import { startLanes } from './lane.ts';

afterEach(closeDesks);

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const jumps = [
  ['a year back', -YEAR],
  ['a year ahead', YEAR],
  ['back by an hour, as in autumn', -HOUR],
  ['ahead by an hour, as in spring', HOUR],
] as const;

/** What was done at this desk, newest first, as its product's page shows it. */
async function quantities(desk: Desk): Promise<readonly number[]> {
  const { movements } = await newestLines(desk.session.db, MUG, { limit: 50 });
  return movements.map(({ quantity }) => quantity);
}

describe('[DATA-P6] a clock that jumps in the middle of work', () => {
  test.each(jumps)(
    '[DATA-R6] [DATA-R9] %s: nothing is counted otherwise or stands elsewhere, on any desk and after a recovery',
    async (_, ms) => {
      const { one, two } = await twoDesks();
      await does(one, sells(1));
      await sync(one);
      await sync(two);
      passes(ms);
      // The other desk's clock goes on as before: to it all of this lies in the past, or the future.
      await does(one, sells(2));
      await counts(one, 4);
      await does(one, sells(1));
      passes(-ms);
      await sync(one);
      await sync(two);
      await does(two, sells(1));
      await sync(two);
      await sync(one);
      passes(ms);
      await does(one, sells(1));
      await sync(one);
      await sync(two);
      expect([await onHand(one), await onHand(two)]).toEqual([1, 1]);
      await expectEqual(one, two);
      const shown = await quantities(one);
      const { bookHash } = await checkBooks(one.session.db);
      await loseDatabase(one);
      expect(await checkBooks(one.session.db)).toMatchObject({ bookHash, differences: 0 });
      expect(await quantities(one)).toEqual(shown);
      passes(-ms);
    },
  );

  test('acts stand in the order in which they were done', async () => {
    const desk = await newShop(null);
    for (const [i, ms] of [0, -YEAR, HOUR, YEAR, YEAR, -HOUR].entries()) {
      passes(ms);
      await does(desk, sells(i + 1));
    }
    expect((await quantities(desk)).slice(0, 6)).toEqual([-6, -5, -4, -3, -2, -1]);
    passes(-YEAR);
  });

  test('[JRN23] without a server it is told while the newest act lies in its future, and not any more once it is right', async () => {
    const desk = await newShop(null);
    const told: SyncStatus[] = [];
    let off = 0;
    const clock = { now: () => now() + off, after: () => silent };
    const lanes = startLanes(desk.session, clock, (status) => told.push(status));
    const news = async () => {
      await lanes.syncNow();
      return must(told.at(-1), 'it was told').clock;
    };
    expect(await news()).toBeNull();
    off = -YEAR;
    expect(await news()).toMatchObject({ against: 'acts' });
    expect(Math.round(((await news())?.behindMs ?? 0) / HOUR)).toBe(YEAR / HOUR);
    off = -60_000;
    expect(await news()).toBeNull();
    await lanes.stop();
  });

  test('[JRN23] with a server it is told by how much the two differ, either way', async () => {
    const { one } = await twoDesks();
    const told: SyncStatus[] = [];
    const lanes = startLanes(one.session, { now, after: () => silent }, (status) => told.push(status));
    await lanes.syncNow();
    // The server of these tests says that it is 1970.
    expect(told.at(-1)?.clock).toMatchObject({ against: 'server' });
    expect(told.at(-1)?.clock?.behindMs).toBeLessThan(-50 * YEAR);
    await lanes.stop();
  });

  test('[DATA-P12] what is told together every so often goes on being told', () => {
    const heard: number[] = [];
    let at = YEAR;
    const change = { rows: [], stock: [], log: true, rev: 1 };
    const feed = gatheringFeed(
      { tell: (...changes: readonly unknown[]) => heard.push(changes.length) } as never,
      250,
      () => at,
    );
    feed.tell(change);
    at = 0;
    feed.tell(change);
    expect(heard).toEqual([2]);
  });
});
