import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { PrintAsk, PrintJob } from '#shared/contract/bridge/printing.ts';
import { labelPapers } from '#shared/domain/labels/paper.ts';
import { testPage } from '#shared/domain/labels/test-page.ts';
import { addToLabelDraft, readLabelDraft } from '#renderer/db/label-draft.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { print, printAgain } from './labels.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const what = {
  name: 'Print labels',
  paper: 'roll-57x32' as const,
  title: '1 label',
  printout: testPage(labelPapers['roll-57x32'], { dpi: 203, symbol: 'by-code' }, { rule: '20 mm' }),
};

/** A host whose printer is out of order until `works` says otherwise. */
function printing() {
  const asked: PrintAsk[] = [];
  const state = { works: false };
  const host: Host = {
    // Only printing is asked here.
    ask: (async (_channel: string, ask: PrintAsk) => {
      asked.push(ask);
      const { jobId, title, printer } = ask;
      const parts = { jobId, title, printer, pages: 1, at: 0 };
      const job: PrintJob = state.works
        ? { ...parts, state: 'queued', queued: 'q-1' }
        : { ...parts, state: 'failed', code: 'printer-refused' };
      return done({ job });
    }) as unknown as Host['ask'],
  };
  return { asked, state, shop: { ...s.shop, host } };
}

test('[LAB52] a job that failed goes again under its id, with what was asked', async () => {
  const { asked, state, shop } = printing();
  expect(value(await print(shop, what, 'zebra'))).toMatchObject({ state: 'failed' });
  state.works = true;
  const jobId = asked[0]?.jobId ?? '';
  expect(value(await printAgain(shop, jobId))).toMatchObject({ state: 'queued', jobId });
  expect(asked[1]).toEqual(asked[0]);
});

test('[LAB52] what is asked is kept before the host hears of it, and only the latest 20', async () => {
  const { shop } = printing();
  const silent = { ...shop, host: { ask: async () => fail({ code: 'host-away' }) } };
  for (let i = 0; i < 22; i++) await print(silent, { ...what, title: `${i}` }, 'zebra');
  const kept = await s.shop.db.printJobs.orderBy('at').toArray();
  expect(kept.map(({ title }) => title)).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 2}`));
  expect(await printAgain(silent, s.shop.nextId())).toMatchObject({ failure: { code: 'job-unknown' } });
});

test('[LAB50] labels chosen elsewhere come to those that are chosen, the newest first', async () => {
  const { db } = s.shop;
  await addToLabelDraft(db, [{ variantId: s.mug, copies: 1 }], 1);
  await addToLabelDraft(
    db,
    [
      { variantId: s.candle, copies: 2 },
      { variantId: s.mug, copies: 3 },
    ],
    2,
  );
  expect(await readLabelDraft(db)).toEqual([
    { variantId: s.candle, copies: 2 },
    { variantId: s.mug, copies: 4 },
  ]);
  await db.drafts.put({
    key: 'labels',
    at: 3,
    value: [{ variantId: 'x' }, 'rubbish', { variantId: s.tea, copies: 1 }],
  });
  expect(await readLabelDraft(db)).toEqual([{ variantId: s.tea, copies: 1 }]);
});
