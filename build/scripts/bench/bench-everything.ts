/// <reference lib="dom" />
import { done, type Result } from '#shared/base/result.ts';
import type { JournalRecord } from '#shared/contract/bridge/channels.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { outPartsByDefault } from '#shared/domain/everything/out-parts.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { browserSlices } from '#renderer/db/catalogue/slices.ts';
import { openFeed } from '#renderer/db/feed.ts';
import { everythingOut } from '#renderer/sync/everything/everything-out.ts';
import { fillSegments } from './bench-movements.ts';
import { type Figure, figure, heapMegabytes, taskTime } from './figures.ts';
import { ids, LINES_OF_AN_ACT, saleText } from './sale-text.ts';
import { sampleShop } from './sample-shop.ts';
import { emptyDatabase, fillDatabase } from './shop-database.ts';

const PAGE = 500;

function usedMegabytes(): number {
  const { memory } = performance as { readonly memory?: { readonly usedJSHeapSize: number } };
  return (memory?.usedJSHeapSize ?? Number.NaN) / 2 ** 20;
}

/** A host that makes the journal's pages as they are asked for, and counts what it is given to write. */
function countingHost(acts: number, shopId: string, variants: readonly VariantId[]) {
  const { later } = browserSlices();
  const written = { characters: 0, most: 0, files: new Set<string>() };
  const records = (from: number) =>
    Array.from(
      { length: Math.min(PAGE, acts - from) },
      (_record, i): JournalRecord => ({
        type: 'op',
        text: saleText(from + i + 1, shopId, { variants }),
      }),
    );
  const answers: Readonly<Record<string, (ask: Record<string, unknown>) => unknown>> = {
    'journal.status': () => ({ folder: '', bytes: 0, records: acts, segments: 1, writable: true }),
    'journal.read': ({ cursor }) => {
      const from = Number(cursor ?? 0);
      return { records: records(from), next: from + PAGE < acts ? String(from + PAGE) : null };
    },
    'out.begin': () => ({ outId: ids(5, 1) }),
    'out.write': ({ path, piece }) => {
      const { text = '' } = piece as { readonly text?: string }; // lists of this format are text
      written.characters += text.length;
      written.files.add(String(path));
      // Without a collection: what is left of one would hold the writing up.
      written.most = Math.max(written.most, usedMegabytes());
      return {};
    },
    'out.finish': () => ({ folder: '' }),
    'out.cancel': () => ({}),
  };
  const host: Host = {
    ask: async (channel, question) => {
      // As over a port, in a task of its own.
      await new Promise<void>((resolve) => later(resolve));
      // A channel's answer is looked up by its name, which loses the pair.
      return done(answers[channel]?.({ ...question })) as Result<never>;
    },
  };
  return { host, written };
}

/** Everything out of a large shop, with its ledger and its log; the longest task is that of the worker's thread, not the window's. */
export async function benchEverything(skus: number, movements: number): Promise<readonly Figure[]> {
  const sample = sampleShop(skus);
  const variants = sample.variants.map(({ id }) => id);
  const { id: shopId } = sample.shop;
  const db = await emptyDatabase('bench-everything', sample.shop, 'relaxed');
  await fillDatabase(db, sample);
  await fillSegments(db, movements, variants);
  const acts = movements / LINES_OF_AN_ACT;
  const { host, written } = countingHost(acts, shopId, variants);
  const entry = { shopId, shopKind: 'real' as const, name: '', dbName: db.name, generation: '', createdAt: 0 };
  const feed = openFeed(db.name);
  const session = { entry, db, feed, door: { host, shopId, windowId: '' } };
  const ask = { format: 'csv' as const, parts: outPartsByDefault, day: null, into: ids(6, 1), version: '' };
  const context = { signal: new AbortController().signal, report: () => undefined };
  const before = heapMegabytes();
  const label = `everything out: ${skus} variants, ${movements} movements, ${acts} acts, as CSV`;
  const took = await taskTime(label, async () => {
    await everythingOut(session, ask, context, { now: Date.now, slices: browserSlices() });
  });
  feed.close();
  await db.delete();
  return [
    figure(label, took, 'ms'),
    figure('everything out: what was written', written.characters / 1e6, 'MB'),
    figure('everything out: memory at its most, above what the rest of the page holds', written.most - before, 'MB'),
  ];
}
