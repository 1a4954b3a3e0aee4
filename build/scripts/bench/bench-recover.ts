/// <reference lib="dom" />
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { ShopId, WriterId } from '#shared/domain/operations/ids.ts';
import { deleteDatabase, shopDatabase } from '#renderer/db/database.ts';
import { browserSlices } from '#renderer/db/catalogue/slices.ts';
import { rebuild } from '#renderer/db/rebuild.ts';
import { readJournal } from '#renderer/sync/journal-log.ts';
import { LINES_OF_AN_ACT, linesOverCounter, saleText, saleWriter } from './sale-text.ts';
import { type Figure, figure, heapMegabytes, taskTime, timeOf } from './figures.ts';

const NAME = 'bench-recover';
const SHOP = '01900000-0009-7000-8000-000000000001' as ShopId;

/** A database made anew from so many acts of a journal: acts as orders have them, and as a counter has them. */
export async function benchRecover(acts: number): Promise<readonly Figure[]> {
  return [
    ...(await recovered('over the counter', acts, linesOverCounter)),
    ...(await recovered(`${LINES_OF_AN_ACT} lines an act`, acts, () => LINES_OF_AN_ACT)),
  ];
}

/** Their texts are handed over in pages as the host hands them, read, folded and written. */
async function recovered(mix: string, acts: number, linesOf: (n: number) => number): Promise<readonly Figure[]> {
  const writerId: WriterId = saleWriter;
  const { later } = browserSlices();
  const ask = async (
    _channel: string,
    { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
  ) => {
    // A host answers in a later task.
    await new Promise<void>((resolve) => later(resolve));
    const from = Number(cursor ?? 0);
    const end = Math.min(acts, from + limit);
    const records = Array.from({ length: end - from }, (_act, i) => ({
      type: 'op' as const,
      text: saleText(from + i + 1, SHOP, { lines: linesOf(from + i + 1) }),
    }));
    return done({ records, next: end < acts ? String(end) : null });
  };
  // Nothing but the journal's pages is asked for here.
  const host = { ask } as unknown as Host;
  // What the texts themselves cost to make is taken off again.
  const making = await timeOf(async () => {
    for (let from = 0; from < acts; from += 1_000) await ask('', { cursor: String(from), limit: 1_000 });
  });
  await deleteDatabase(NAME);
  const db = shopDatabase(NAME, 'relaxed');
  const before = heapMegabytes();
  let held = 0;
  const took = await taskTime(`recover, ${mix}`, async () => {
    const read = await readJournal({ host, shopId: SHOP, windowId: NAME }, { [writerId]: acts }, () => undefined);
    const { operations } = must(read.ok ? read.value : null, 'the journal reads');
    const plan = { shopId: SHOP, generation: NAME, writerId, writers: { [writerId]: acts } };
    await rebuild(db, operations, { ...plan, connected: false, contacts: [] }, (part) => {
      // Before the last rows are written everything is held that is ever held.
      if (part < 1) held = Math.max(held, heldMegabytes());
    });
  });
  db.close();
  await deleteDatabase(NAME);
  const name = `data: ${acts.toLocaleString('en')} acts read and folded anew, ${mix}`;
  return [
    figure(name, acts / ((took - making) / 1_000), 'operations/s'),
    figure(`${name}, most of the heap`, held - before, 'MB'),
  ];
}

/** What the heap holds now, with what is still to be collected. */
function heldMegabytes(): number {
  const { memory } = performance as unknown as { readonly memory?: { readonly usedJSHeapSize: number } };
  return (memory?.usedJSHeapSize ?? Number.NaN) / 2 ** 20;
}
