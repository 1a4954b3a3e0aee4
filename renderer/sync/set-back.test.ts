import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { decidePick } from '#shared/domain/orders/fulfil.ts';
import { readDesk } from '#renderer/db/database.ts';
import { readSetBack } from '#renderer/db/read-anew.ts';
import { startLanes } from './lane.ts';
import { connect } from './exchange.ts';
import { pumpJournal } from './pump.ts';
import {
  closeDesks,
  copyProfile,
  counts,
  type Desk,
  deskFrom,
  does,
  exchange,
  expectEqual,
  loseDatabase,
  now,
  onHand,
  order,
  putBack,
  renames,
  reopen,
  sells,
  silent,
  twoDesks,
  undoes,
  value,
} from '#tests/fixtures/sync-desks.ts';
import type { MemoryServer } from '#tests/fakes/memory-host.ts';

afterEach(closeDesks);

const deskOf = async ({ session }: Desk) => must(await readDesk(session.db), 'a desk');
const count = ({ log }: MemoryServer, opId: string) => log.filter((entry) => entry.opId === opId).length;
const picks = async (desk: Desk) => value(decidePick(await order(desk), () => true, 'all'));
const shared = { state: 'idle' };

/** Both have what the server has, to the last text. */
async function expectSame(server: MemoryServer, ...desks: Desk[]): Promise<void> {
  for (const desk of [...desks, ...desks.slice(0, -1)]) expect(await exchange(desk)).toMatchObject(shared);
  const [first, ...others] = desks;
  for (const other of others) await expectEqual(must(first, 'a desk'), other);
  expect((await deskOf(must(first, 'a desk'))).facts.count).toBe(server.log.length);
}

/** A desk set back to its own backup: two acts that it has shared since are at the server alone. */
async function setBackDesk() {
  const { one, two, server } = await twoDesks();
  await does(one, sells(1));
  await exchange(one);
  const profile = await copyProfile(one);
  const before = (await deskOf(one)).writerId;
  const forgotten = [await does(one, sells(2)), await does(one, await renames(one, 'Cup').then((act) => () => act))];
  await exchange(one);
  await putBack(one, profile);
  return { one, two, server, before, forgotten, profile };
}

describe('a desk that was set back to its own backup', { timeout: 60_000 }, () => {
  test('[DATA-R27] goes on as a new writer that follows the old one, and shares', async () => {
    const { one, two, server, before } = await setBackDesk();
    const known = await deskOf(one);
    expect(await exchange(one)).toMatchObject(shared);
    const desk = await deskOf(one);
    expect(desk.writerId).not.toBe(before);
    const started = must(await one.session.db.operations.orderBy('no').last(), 'the new writer has begun');
    expect(JSON.parse(started.text)).toMatchObject({
      type: 'writer.started',
      writerId: desk.writerId,
      payload: { predecessor: { writerId: before, writerSeq: known.writerSeq } },
    });
    const sold = await does(one, sells(3));
    await expectSame(server, one, two);
    expect(count(server, sold)).toBe(1);
    expect(await onHand(one)).toBe(4);
    expect(await readSetBack(one.session.db)).toEqual([]);
    expect(await reopen(one)).toMatchObject({ rebuilt: null, recovery: null, journal: null });
  });

  test('[DATA-R27] says once why the shop was opened anew', async () => {
    const { one } = await setBackDesk();
    const lanes = startLanes(one.session, { now, after: () => silent }, silent);
    await lanes.syncNow();
    await lanes.stop();
    expect(await reopen(one)).toMatchObject({ rebuilt: { because: 'set-back' }, recovery: null, journal: null });
  });

  test('[DATA-R27] what it does between the server’s answer and the opening anew has a number the server has, and is shared', async () => {
    const { one, two, server } = await setBackDesk();
    const lanes = startLanes(one.session, { now, after: () => silent }, silent);
    await lanes.syncNow();
    await lanes.stop();
    const sold = await does(one, sells(3));
    await reopen(one);
    await expectSame(server, one, two);
    expect(count(server, sold)).toBe(1);
    expect(await onHand(one)).toBe(4);
  });

  test('[DATA-R27] acts it made under numbers the server has are shared under the new writer’s, what they say as it was', async () => {
    const { one, two, server, before, forgotten } = await setBackDesk();
    const sold = await does(one, sells(3));
    const undone = await does(one, sells(4));
    await undoes(one, undone);
    const counted = await counts(one, 5);
    const named = await does(one, await renames(one, 'Beaker').then((act) => () => act));
    const texts = new Map((await one.session.db.operations.toArray()).map(({ opId, text }) => [opId, text]));
    await expectSame(server, one, two);
    for (const opId of [sold, undone, counted, named, ...forgotten]) expect(count(server, opId)).toBe(1);
    const there = must(server.log.find(({ opId }) => opId === sold)?.text, 'the server has it');
    const { writerId } = JSON.parse(there) as { writerId: string };
    expect(writerId).not.toBe(before);
    expect({ ...JSON.parse(there), writerId: '', writerSeq: 0 }).toEqual({
      ...JSON.parse(must(texts.get(sold), 'its text of before')),
      writerId: '',
      writerSeq: 0,
    });
  });

  test('[DATA-R27] the journal of such a desk alone gives the same books, and its next act its own number', async () => {
    const { one, two, server } = await setBackDesk();
    await does(one, sells(3));
    await exchange(one);
    await loseDatabase(one);
    await does(one, sells(1));
    await exchange(one);
    await loseDatabase(one);
    await expectSame(server, one, two);
    expect(await onHand(one)).toBe(3);
  });

  test('[DATA-R27] a number the server had refused of it stands in nobody’s way', async () => {
    const { one, two, server } = await twoDesks();
    await does(two, picks);
    const profile = await copyProfile(one);
    await does(one, picks);
    await exchange(two);
    await exchange(one);
    expect(await one.session.db.inbox.count()).toBe(1);
    await putBack(one, profile);
    const sold = await does(one, sells(1));
    await expectSame(server, one, two);
    expect(count(server, sold)).toBe(1);
  });

  test('[DATA-R27] what the server refuses of it is undone and told, the rest is shared', async () => {
    const { one, two, server } = await setBackDesk();
    await does(two, picks);
    await exchange(two);
    const picked = await does(one, picks);
    const sold = await does(one, sells(1));
    await expectSame(server, one, two);
    expect(count(server, picked)).toBe(0);
    expect(count(server, sold)).toBe(1);
    expect(await one.session.db.inbox.get(`${picked}:refused`)).toMatchObject({ resolved: false });
  });

  test('[DATA-R27] cut off before and after the journal has the new numbers, nothing is there twice', async () => {
    const { one, two, server } = await setBackDesk();
    const sold = [await does(one, sells(3)), await does(one, sells(1))];
    const lanes = startLanes(one.session, { now, after: () => silent }, silent);
    await lanes.syncNow();
    await lanes.stop();
    const noted = await copyProfile(one);
    await reopen(one);
    const { journal, heads } = await copyProfile(one);
    // The journal had them, and the database was not made yet.
    await putBack(one, { ...noted, journal, heads });
    await expectSame(server, one, two);
    // Nothing of it had reached the disk but the acts.
    await putBack(one, noted);
    await expectSame(server, one, two);
    for (const opId of sold) expect(count(server, opId)).toBe(1);
    expect(await onHand(one)).toBe(3);
  });

  test('[DATA-R27] the database lost in between, and the server away, its acts come through as well', async () => {
    const { one, two, server } = await setBackDesk();
    const sold = await does(one, sells(3));
    value(await pumpJournal(one.session.db, one.session.door, silent));
    await loseDatabase(one);
    const later = await does(one, sells(1));
    server.away = true;
    await exchange(one);
    await reopen(one);
    server.away = false;
    await expectSame(server, one, two);
    expect([count(server, sold), count(server, later)]).toEqual([1, 1]);
  });

  test('[DATA-R27] set back twice, or connected once more, it still shares', async () => {
    const { one, two, server, profile } = await setBackDesk();
    await does(one, sells(1));
    await exchange(one);
    await putBack(one, profile);
    const sold = await does(one, sells(1));
    value(await pumpJournal(one.session.db, one.session.door, silent));
    await one.session.db.meta.put({ key: 'adopting', value: true });
    expect(await connect(one.session, 'http://127.0.0.1:1', silent)).toMatchObject({ ok: false });
    await exchange(one);
    expect(count(server, sold)).toBe(1);
    value(await connect(one.session, 'http://127.0.0.1:1', silent));
    await expectSame(server, one, two);
  });
});

describe('two computers with one profile', { timeout: 60_000 }, () => {
  test('[DATA-R27] [DATA-P11] whoever shares second goes on as a new writer, and both go on', async () => {
    const { one, two, server } = await twoDesks();
    const profile = await copyProfile(one);
    const copied = await deskFrom(profile, server);
    const { writerId } = await deskOf(one);
    const acts = [
      await does(one, sells(1)),
      await does(copied, sells(1)),
      await does(copied, sells(1)),
      await does(copied, sells(1)),
    ];
    expect(await exchange(one)).toMatchObject(shared);
    expect(await exchange(copied)).toMatchObject(shared);
    // These come under numbers that the copy had used as well.
    acts.push(await does(one, sells(1)), await does(one, sells(1)));
    await expectSame(server, one, copied, two);
    expect((await deskOf(one)).writerId).toBe(writerId);
    expect((await deskOf(copied)).writerId).not.toBe(writerId);
    await loseDatabase(copied);
    acts.push(await does(one, sells(1)), await does(copied, sells(1)));
    await expectSame(server, one, copied, two);
    for (const opId of acts) expect(count(server, opId)).toBe(1);
    expect(await onHand(two)).toBe(2);
  });

  test('[DATA-R27] both undo the same thing: it is undone once', async () => {
    const { one, two, server } = await twoDesks();
    const sold = await does(one, sells(4));
    await exchange(one);
    const copied = await deskFrom(await copyProfile(one), server);
    await does(one, sells(1));
    await undoes(one, sold);
    await undoes(copied, sold);
    await does(copied, sells(1));
    await exchange(one);
    await exchange(copied);
    await loseDatabase(copied);
    await expectSame(server, one, copied, two);
    expect(await onHand(two)).toBe(8);
  });
});
