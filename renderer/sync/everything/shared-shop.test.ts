import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { outParts } from '#shared/domain/everything/out-parts.ts';
import { factHash } from '#shared/domain/operations/books.ts';
import { readDesk } from '#renderer/db/database.ts';
import { factHashOf } from '#renderer/db/record.ts';
import {
  closeDesks,
  type Desk,
  does,
  renames,
  sells,
  silent,
  sync,
  twoDesks,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { pumpJournal } from '../pump.ts';
import { everythingOut } from './everything-out.ts';

afterEach(closeDesks);

/** The files of a desk's shop, as texts. */
async function filesOf({ session }: Desk, day: string | null = null): Promise<ReadonlyMap<string, string>> {
  const { host } = session.door;
  const withStatus: Host = {
    ask: async (channel, question) =>
      channel === 'journal.status'
        ? (done({ folder: '', bytes: 0, records: 10, segments: 1, writable: true }) as Result<never>)
        : host.ask(channel, question),
  };
  const ask = { format: 'csv' as const, parts: outParts, day, into: null, version: '1' };
  const context = { signal: new AbortController().signal, report: silent };
  const means = {
    now: () => 1_800_000_000_000,
    slices: { now: () => 0, later: (run: () => void) => queueMicrotask(run) },
  };
  const out = value(
    await everythingOut({ ...session, door: { ...session.door, host: withStatus } }, ask, context, means),
  );
  const packed = must(out.into === 'file' ? out.file : null, 'one packed file');
  const files = Object.entries(unzipSync(new Uint8Array(await packed.arrayBuffer())));
  return new Map(
    files.map(([name, bytes]) => [name.slice(name.indexOf('/') + 1), Buffer.from(bytes).toString('utf8')]),
  );
}

const linesOf = (text = '') => text.split('\n').filter((line) => line !== '');
const factsOf = async ({ session }: Desk) => factHashOf(must(await readDesk(session.db), 'the shop is open'));

test('[OUT12] of a shared shop both desks write the same acts in the same order, and what was not accepted apart', async () => {
  const { one, two } = await twoDesks();
  await does(one, sells(1));
  await does(two, (desk) => renames(desk, 'Cup'));
  await does(two, sells(2));
  for (const desk of [two, one, two]) await sync(desk);
  await does(one, sells(3));
  value(await pumpJournal(one.session.db, one.session.door, silent));
  const [first, second] = [await filesOf(one), await filesOf(two)];
  const acts = linesOf(first.get('activity.jsonl'));
  expect(linesOf(second.get('activity.jsonl'))).toEqual(acts);
  expect(factHash(acts)).toBe(await factsOf(one));
  expect(factHash(acts)).toBe(await factsOf(two));
  expect(linesOf(first.get('activity-waiting.jsonl'))).toHaveLength(1);
  expect(second.has('activity-waiting.jsonl')).toBe(false);
  expect(first.get('products.csv')).toContain('Cup');
  const past = await filesOf(two, '2026-12-31');
  expect(linesOf(past.get('activity.jsonl'))).toEqual(acts);
  for (const file of ['products.csv', 'orders.csv', 'order-lines.csv', 'stock.csv'])
    expect([file, past.get(file)]).toEqual([file, second.get(file)]);
});
