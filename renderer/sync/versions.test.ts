import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { foldVersion } from '#shared/domain/operations/apply.ts';
import { readDesk } from '#renderer/db/database.ts';
import {
  closeDesks,
  type Desk,
  does,
  exchange,
  expectEqual,
  newShop,
  onHand,
  secondDesk,
  sells,
  SHOP,
  silent,
  sync,
  twoDesks,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import { isUpdating, type SyncStatus } from '#renderer/db/work.ts';
import type { MemoryServer } from '#tests/fakes/memory-host.ts';
import { changeDesk, pull } from './exchange.ts';
import { startLanes } from './lane.ts';
import { pumpJournal } from './pump.ts';
import { closeShop, openShop } from './opening.ts';
import { now } from '#tests/fixtures/sync-desks.ts';

afterEach(closeDesks);

/** What a newer desk might write: an unheard-of type, a later version, an envelope with more in it. */
const newer = [
  { type: 'parcel.packed', v: 1, payload: { any: 'thing' } },
  { v: 99, payload: null },
  { v: 99, signedBy: 'somebody' },
];

/** Makes the log's entry one of a newer program, and answers how to make it again what it was, as an update of this program would. */
function madeNewer(server: MemoryServer, at: number, changes: object): () => void {
  const entry = must(server.log[at], 'the log has it');
  server.log[at] = { ...entry, text: JSON.stringify({ ...JSON.parse(entry.text), ...changes }) };
  return () => {
    server.log[at] = entry;
  };
}

const reopened = async (desk: Desk) =>
  openShop(desk.means, must(desk.at.entries.get(SHOP), 'the shop is listed'), false, silent);

describe('operations of a newer program', () => {
  test.each(newer)('[DATA-R13] a desk stops in front of %o, having taken what stands before it', async (changes) => {
    const { one, two, server } = await twoDesks();
    for (const quantity of [1, 2, 3]) await does(one, sells(quantity));
    await sync(one);
    const updated = madeNewer(server, server.log.length - 2, changes);
    expect(await pull(two.session, 0, now)).toMatchObject({ ok: false, failure: { code: 'update-needed' } });
    expect((await readDesk(two.session.db))?.cursor?.seq).toBe(server.log.length - 2);
    expect(await onHand(two)).toBe(9);
    // It is still so when it asks again, and what it does itself is given away meanwhile.
    await does(two, sells(1));
    expect(await exchange(two)).toMatchObject({ state: 'stopped', code: 'update-needed' });
    expect(await two.session.db.operations.where('[stage+no]').between(['kept', 0], ['kept', Infinity]).count()).toBe(
      1,
    );
    updated();
    expect(await exchange(two)).toMatchObject({ state: 'idle' });
    await sync(one);
    await expectEqual(one, two);
    expect(await onHand(two)).toBe(3);
  });

  test('[DATA-R13] while it waits for its update, what is done goes to the server by itself, and the rest does once it is updated', async () => {
    const { one, two, server } = await twoDesks();
    await does(one, sells(2));
    await sync(one);
    const updated = madeNewer(server, server.log.length - 1, { v: 99 });
    const told: SyncStatus[] = [];
    let again: () => void = silent;
    const clock = {
      now,
      after: (ms: number, run: () => void) => {
        if (ms === 60_000) again = run;
        return silent;
      },
    };
    const lanes = startLanes(two.session, clock, (status) => told.push(status));
    await lanes.syncNow();
    expect(told.at(-1)?.server).toMatchObject({ state: 'stopped', code: 'update-needed' });
    const done = await does(two, sells(1));
    lanes.nudge();
    await expect.poll(() => server.log.some(({ opId }) => opId === done)).toBe(true);
    expect(told.slice(told.findIndex(isUpdating)).every(isUpdating)).toBe(true);
    updated();
    again();
    await expect.poll(() => told.at(-1)?.server.state).toBe('idle');
    await lanes.stop();
    expect(await onHand(two)).toBe(7);
  });

  test('[DATA-R13] a computer that is to join such a shop says so, and joins it after the update', async () => {
    const { one, server } = await twoDesks();
    await does(one, sells(1));
    await sync(one);
    const updated = madeNewer(server, server.log.length - 1, { v: 99 });
    await expect(secondDesk(server)).rejects.toThrow('update-needed');
    updated();
    expect(await onHand(await secondDesk(server))).toBe(9);
  });

  test('[DATA-R13] a journal that holds some says so when the shop is opened, and nothing of it is changed', async () => {
    const desk = await newShop(null);
    await does(desk, sells(4));
    value(await pumpJournal(desk.session.db, desk.session.door, silent));
    const last = must(desk.at.journal.at(-1), 'the journal has it');
    await closeShop(desk.session);
    await deleteDatabase(desk.session.entry.dbName);
    if (last.type !== 'op') throw new Error('an own act is the last');
    const text = JSON.stringify({ ...JSON.parse(last.text), v: 99, signedBy: 'somebody' });
    desk.at.journal.splice(-1, 1, { type: 'op', text });
    const before = JSON.stringify(desk.at.journal);
    expect(await reopened(desk)).toMatchObject({ ok: false, failure: { code: 'update-needed' } });
    expect(JSON.stringify(desk.at.journal)).toBe(before);
    desk.at.journal.splice(-1, 1, last);
    desk.session = value(await reopened(desk)).session;
    expect(await onHand(desk)).toBe(6);
  });

  test('[DATA-R13] [DATA-P9] a database of a newer program is left as it is, and opens after the update', async () => {
    const desk = await newShop(null);
    await does(desk, sells(4));
    await changeDesk(desk.session.db, (row) => ({ ...row, foldVersion: foldVersion + 1 }));
    await closeShop(desk.session);
    expect(await reopened(desk)).toMatchObject({ ok: false, failure: { code: 'update-needed' } });
    expect(must(desk.at.entries.get(SHOP), 'it is listed').dbName).toBe(desk.session.entry.dbName);
  });
});
