import 'fake-indexeddb/auto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done, fail } from '#shared/base/result.ts';
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import { deleteDatabase } from '#renderer/db/database.ts';
import { record } from '#renderer/db/record.ts';
import { isUnsaved, type SyncStatus } from '#renderer/db/work.ts';
import { memoryServer } from '#tests/fakes/memory-host.ts';
import { realHost } from '#tests/fixtures/real-host.ts';
import { smallDisk } from '#tests/fixtures/small-disk.ts';
import {
  ANNA,
  closeDesks,
  type Desk,
  exchange,
  newShop,
  nextId,
  now,
  onHand,
  openDesk,
  reopen,
  secondDesk,
  sells,
  silent,
  sync,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { checkBooks } from './books-check.ts';
import { connect } from './exchange.ts';
import { type Lanes, startLanes } from './lane.ts';
import { closeShop } from './opening.ts';
import { countStage } from './pump.ts';

afterEach(closeDesks);

/** Lanes whose waits pass when the test says so. */
function lanesOf(desk: Desk) {
  const told: SyncStatus[] = [];
  const due = new Set<() => void>();
  const after = (_ms: number, run: () => void) => {
    due.add(run);
    return () => due.delete(run);
  };
  const lanes = startLanes(desk.session, { now, after }, (status) => told.push(status));
  return {
    lanes,
    status: () => must(told.at(-1), 'the lanes have told how they stand'),
    later: () => {
      for (const run of [...due]) {
        due.delete(run);
        run();
      }
    },
  };
}

/** A person scans one piece out, as the window does it: refused before it is begun, or made and answered when it is saved. */
async function scansOut(desk: Desk, lanes: Lanes): Promise<'saved' | 'unsaved' | ReadOnlyCode> {
  const refusing = lanes.disk.failure();
  if (refusing !== null) return refusing;
  const { db, feed } = desk.session;
  const { lastNo } = value(
    await record({ db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) }, () =>
      done({ decisions: [sells(1)()] }),
    ),
  );
  return (await lanes.saved(lastNo)).ok ? 'saved' : 'unsaved';
}

const disk = await smallDisk(30);
afterAll(() => disk?.close());

test.skipIf(!disk)(
  '[DATA-P3] [JRN20] [JRN21] a disk of 30 MB fills while a person scans: the scan that meets it is saved, the next is refused, all is there, and it goes on',
  async () => {
    const small = must(disk, 'a small disk is mounted');
    const profile = path.join(small.folder, 'profile');
    mkdirSync(profile);
    const real = realHost({ profile, reserveBytes: 8_000_000 });
    const desk = await openDesk(real.host);
    const { lanes, later, status } = lanesOf(desk);
    await lanes.syncNow();
    const answers: string[] = [];
    for (let scan = 0; scan < 60; scan++) {
      // A page of the file that takes the scans has room left: the disk is met some scans later, in the middle of one.
      if (scan === 10) small.fill();
      answers.push(await scansOut(desk, lanes));
      await lanes.syncNow();
    }
    const saved = answers.filter((answer) => answer === 'saved').length;
    expect(answers).toEqual([...Array(saved).fill('saved'), ...Array(60 - saved).fill('disk-full')]);
    expect(saved).toBeGreaterThan(10);
    expect(saved).toBeLessThan(60);
    expect(status()).toMatchObject({ disk: 'disk-full', unsaved: 0, journal: { state: 'ok' } });
    expect(await onHand(desk)).toBe(10 - saved);

    small.free();
    later();
    await lanes.disk.untilWritable(new AbortController().signal);
    expect(await scansOut(desk, lanes)).toBe('saved');
    await lanes.syncNow();
    expect(status()).toMatchObject({ disk: null, unsaved: 0 });
    const { bookHash, factHash } = await checkBooks(desk.session.db);

    await lanes.stop();
    await closeShop(desk.session);
    await deleteDatabase(desk.session.entry.dbName);
    expect((await reopen(desk, false)).rebuilt?.because).toBe('lost');
    const anew = await checkBooks(desk.session.db);
    expect(anew).toMatchObject({ bookHash, differences: 0 });
    // A recovery adds one act of its own, with which a new writer begins.
    expect(Number(anew.factHash.split('-')[0])).toBe(Number(factHash.split('-')[0]) + 1);
    await closeDesks();
    await real.stop();
  },
  60_000,
);

describe('a disk that takes nothing new', () => {
  /** A host whose disk can be told to refuse. */
  function refusable() {
    const at: { why: ReadOnlyCode | null; looks: number } = { why: null, looks: 0 };
    const behind = (host: Desk['at']['host']): Desk['at']['host'] => ({
      ask: async (channel, question) => {
        // The table pairs every channel with its own answer; looking one up by name loses the pair.
        if (channel === 'disk.look') {
          at.looks++;
          return done({ refusing: at.why }) as never;
        }
        if (at.why !== null && channel === 'journal.append')
          return fail({ code: 'journal-unwritable', detail: 'EROFS' }) as never;
        return host.ask(channel, question);
      },
    });
    return { at, behind };
  }

  test('[JRN21] what was made when it began waits and is named; it is saved by itself, and nothing else is begun meanwhile', async () => {
    const { at, behind } = refusable();
    const desk = await newShop(null, behind);
    const { lanes, status, later } = lanesOf(desk);
    await lanes.syncNow();
    at.why = 'disk-read-only';
    expect(await scansOut(desk, lanes)).toBe('unsaved');
    await lanes.syncNow();
    expect(status()).toMatchObject({
      disk: 'disk-read-only',
      unsaved: 1,
      journal: { state: 'failing', code: 'disk-read-only' },
    });
    expect(isUnsaved(status())).toBe(true);
    expect(await scansOut(desk, lanes)).toBe('disk-read-only');
    at.why = null;
    later();
    await lanes.disk.untilWritable(new AbortController().signal);
    await lanes.syncNow();
    expect(status()).toMatchObject({ disk: null, unsaved: 0, journal: { state: 'ok' } });
    expect(await scansOut(desk, lanes)).toBe('saved');
    expect(await onHand(desk)).toBe(8);
    await lanes.stop();
  });

  test('[JRN21] meanwhile nothing is taken from the server, and the exchange goes on by itself afterwards', async () => {
    const server = memoryServer();
    const { at, behind } = refusable();
    const one = await newShop(server, behind);
    value(await connect(one.session, 'http://127.0.0.1:1', silent));
    await exchange(one);
    const two = await secondDesk(server);
    await sync(two);
    const { lanes, status, later } = lanesOf(one);
    await lanes.syncNow();
    at.why = 'disk-full';
    await lanes.disk.look();
    await scansOut(two, { ...lanes, disk: { ...lanes.disk, failure: () => null }, saved: async () => done(null) });
    await sync(two);
    await lanes.syncNow();
    expect(status()).toMatchObject({ disk: 'disk-full', server: { state: 'waiting', code: 'disk-full' } });
    expect(await onHand(one)).toBe(10);
    at.why = null;
    later();
    await lanes.disk.untilWritable(new AbortController().signal);
    await lanes.syncNow();
    expect(await onHand(one)).toBe(9);
    expect(status()).toMatchObject({ disk: null, server: { state: 'idle' } });
    expect(await countStage(one.session.db, 'foreign')).toBe(0);
    await lanes.stop();
  });

  test('[JRN21] who waits for room stops waiting when it is cancelled', async () => {
    const { at, behind } = refusable();
    const desk = await newShop(null, behind);
    const { lanes } = lanesOf(desk);
    at.why = 'disk-full';
    expect(await lanes.disk.look()).toBe('disk-full');
    const cancel = new AbortController();
    const waited = lanes.disk.untilWritable(cancel.signal);
    cancel.abort();
    await waited;
    expect(lanes.disk.failure()).toBe('disk-full');
    await lanes.stop();
  });
});
