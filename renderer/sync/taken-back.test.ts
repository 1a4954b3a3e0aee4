import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdings } from '#electron/backups/holdings.ts';
import { must } from '#shared/base/must.ts';
import type { LaneState } from '#shared/channels/lane-rows.ts';
import { takeBackRoutes } from '#shared/contract/store/take-back.ts';
import { decidePick } from '#shared/domain/orders/fulfil.ts';
import { readDesk } from '#renderer/db/database.ts';
import { memoryServer } from '#tests/fakes/memory-host.ts';
import { clientOf, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { startTestServer, type TestServer } from '#tests/fakes/store-server/start.ts';
import { type At, onServer } from '#tests/fixtures/desks-on-server.ts';
import {
  closeDesks,
  type Desk,
  does,
  exchange,
  expectEqual,
  loseDatabase,
  newShop,
  onHand,
  order,
  renames,
  reopen,
  secondDesk,
  sells,
  SHOP,
  silent,
  undoes,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { connect } from './exchange.ts';
import { startLanes } from './lane.ts';
import { pumpJournal } from './pump.ts';

let server: TestServer;
let client: StoreClient;
let at: At;
let one: Desk;
let two: Desk;

const joins = () => secondDesk(memoryServer(), (host) => onServer(host, at));
/** The journal of a desk as a backup of it has it. */
const backupOf = (desk: Desk) => {
  const held = holdings();
  for (const record of desk.at.journal) held.take(record);
  return held.told();
};
const takeBack = ({ heads, knows }: ReturnType<typeof backupOf>) =>
  client.ask('POST', '/v1/take-back', takeBackRoutes.take.answer, {
    shopId: SHOP,
    heads,
    knows,
    zone: 'Europe/Berlin',
    requestId: randomUUID(),
    to: 1_700_000_000_000,
    computer: 'PC-A',
    actor: randomUUID(),
  });
const idsThere = async () => (await readLog(client)).map(({ opId }) => opId);
const picks = async (desk: Desk) => value(decidePick(await order(desk), () => true, 'all'));

/** All have what the server has; and so has what is made of each journal alone. */
async function expectSame(...desks: Desk[]): Promise<void> {
  for (const desk of [...desks, ...desks, ...desks]) expect(await exchange(desk)).toMatchObject({ state: 'idle' });
  const told = (await client.hash()).body;
  expect(told.differences).toBe(0);
  const first = must(desks[0], 'a desk');
  for (const desk of desks) await expectEqual(first, desk);
  expect((await readDesk(first.session.db))?.facts.count).toBe(told.head);
  for (const desk of desks) {
    await loseDatabase(desk);
    desk.sending.sentNo = 0;
  }
  for (const desk of [...desks, ...desks]) expect(await exchange(desk)).toMatchObject({ state: 'idle' });
  for (const desk of desks) await expectEqual(first, desk);
}

/** Rows that a person is to look at, by their kinds. */
const attention = async ({ session }: Desk) => (await session.db.inbox.toArray()).map(({ type }) => type);

// As much of it as the table asks for.
const lane = { channelId: randomUUID(), trust: 'agreed' } as unknown as LaneState;

beforeEach(async () => {
  server = await startTestServer({ scope: 'admin' });
  client = clientOf(server);
  at = { url: server.url, token: server.token };
  one = await newShop(memoryServer(), (host) => onServer(host, at));
  value(await pumpJournal(one.session.db, one.session.door, silent));
  value(await connect(one.session, server.url, silent));
  await exchange(one);
  two = await joins();
  await exchange(two);
}, 60_000);
afterEach(async () => {
  await closeDesks();
  await server.stop();
});

describe('a shop that is taken back on its server', { timeout: 60_000 }, () => {
  test('[BAK50] every desk ends as the backup says, one that was away keeps what it made and never sent', async () => {
    await does(one, sells(1));
    await exchange(one);
    const kept = backupOf(one);
    const gone = [await does(one, sells(2)), await does(two, (desk) => renames(desk, 'Cup'))];
    await exchange(one);
    await exchange(two);
    await exchange(one);
    const offline = [await does(two, sells(3)), await does(two, (desk) => renames(desk, 'Beaker'))];
    expect((await takeBack(kept)).body).toMatchObject({ acts: 2 });
    await expectSame(one, two);
    const there = await idsThere();
    expect(gone.filter((opId) => there.includes(opId))).toEqual([]);
    expect(offline.filter((opId) => !there.includes(opId))).toEqual([]);
    expect(await onHand(two)).toBe(6);
    // Of two acts that were undone nobody is told one by one; the edit based on one of them lost by the ordinary rule.
    expect((await attention(one)).filter((type) => type === 'refused')).toEqual([]);
    expect((await attention(two)).filter((type) => type === 'taken-back')).toHaveLength(1);
    const three = await joins();
    await expectSame(three, one, two);
    expect(await attention(three)).toContain('taken-back');
  });

  test('[BAK51] a desk whose own acts were taken while it had not heard of the answer undoes them in silence', async () => {
    const kept = backupOf(one);
    const sold = await does(two, sells(2));
    value(await pumpJournal(two.session.db, two.session.door, silent));
    const [row] = await two.session.db.operations.where('opId').equals(sold).toArray();
    await client.push([must(row, 'it is stored').text]);
    await takeBack(kept);
    await expectSame(one, two);
    expect(await onHand(two)).toBe(10);
    expect(await attention(two)).toEqual(['taken-back']);
  });

  test('[BAK52] taken back, worked on, and taken back once more to before the first time: all agree, and one that missed both', async () => {
    const oldest = backupOf(one);
    await does(one, sells(1));
    await exchange(one);
    const middle = backupOf(one);
    await does(one, picks);
    await exchange(one);
    const away = two;
    await takeBack(middle);
    await exchange(one);
    await does(one, picks);
    const three = await joins();
    await does(three, sells(4));
    await exchange(one);
    await exchange(three);
    await takeBack(oldest);
    const late = await does(away, sells(5));
    await expectSame(one, away, three);
    expect(await onHand(one)).toBe(5);
    expect(await idsThere()).toContain(late);
    expect((await attention(away)).filter((type) => type === 'taken-back')).toHaveLength(2);
    // And forward again, to where it was.
    await takeBack(middle);
    await expectSame(one, away, three);
    expect(await onHand(one)).toBe(9);
  });

  test('[BAK53] an act whose undo was taken back is undone anew, also by the desk that had undone it', async () => {
    const sold = await does(one, sells(2));
    await exchange(one);
    const kept = backupOf(one);
    await undoes(one, sold);
    await exchange(one);
    expect(await onHand(one)).toBe(10);
    await takeBack(kept);
    await exchange(one);
    expect(await onHand(one)).toBe(8);
    await undoes(one, sold);
    value(await pumpJournal(one.session.db, one.session.door, silent));
    await loseDatabase(one);
    one.sending.sentNo = 0;
    expect(await onHand(one)).toBe(10);
    await expectSame(one, two);
    expect(await onHand(two)).toBe(10);
  });

  test('[BAK54] the window hears once that the shop was taken back, and nothing of a server that lost something', async () => {
    const kept = backupOf(one);
    await does(one, sells(2));
    await exchange(one);
    await takeBack(kept);
    const lanes = startLanes(one.session, { now: Date.now, after: () => silent }, silent);
    await lanes.syncNow();
    await lanes.stop();
    expect(await reopen(one)).toMatchObject({ rebuilt: { because: 'taken-back', takenBack: { no: 1, acts: 1 } } });
    expect(await reopen(one)).toMatchObject({ rebuilt: null });
  });

  test('[BAK58] what a desk knew of online stores is gone with it, also where its own place in the log holds', async () => {
    await exchange(one);
    await exchange(two);
    const kept = backupOf(one);
    for (const { session } of [one, two]) await session.db.channelStates.put(lane);
    await does(one, sells(2));
    await exchange(one);
    await takeBack(kept);
    for (const desk of [one, two]) {
      expect(await exchange(desk)).toMatchObject({ state: 'idle' });
      expect(await desk.session.db.channelStates.count()).toBe(0);
    }
    await exchange(one);
    await exchange(two);
    await expectEqual(one, two);
  });
});
