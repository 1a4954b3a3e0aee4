import { describe, expect, test } from 'vitest';
import type { Asked } from '#tests/fakes/woo-store/faults.ts';
import { connectWoo, grid, sync, toChannel, wooStore, writeReview } from './channel-steps.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { act, adjust, dialog, goTo, importFiles, openByCode, region, startEmpty, told, undo } from './steps.ts';

const isStock = ({ method, path }: Asked) => method === 'POST' && path.endsWith('/batch');

describe('what an online store shows in the end, in Electron', { timeout: 240_000 }, () => {
  const desk = oneDesk(launchElectron);
  const web = wooStore(({ shop }) => {
    for (const [name, stock] of [
      ['Cup', 10],
      ['Jug', 8],
      ['Vase', 7],
    ] as const)
      shop.addItem({ name, sku: name.toUpperCase(), stock });
    return ['Cup,CUP,10', 'Jug,JUG,8', 'Vase,VASE,5'];
  });

  test('[CHN178] what a review leaves to be counted goes onto a count, and its store is told nothing of it', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [web.file]);
    await connectWoo(page, web.store);
    await page.getByRole('tab', { name: /^Matched/ }).click();
    await grid(page, 'Review').getByText('7 there, 5 here').click();
    await page.getByRole('radio', { name: /^Count/ }).check();
    await page.keyboard.press('Escape');
    await writeReview(page);
    await told(page, /3 products are tied/);
    await sync(page);
    expect(web.thing('VASE').stock).toBe(7);
    await goTo(page, 'Counts');
    await page.getByRole('grid', { name: 'Counts' }).locator('[data-row="0"]').dblclick();
    await page.getByRole('button', { name: /^Not counted/ }).click();
    await page.getByText('Vase').first().waitFor();
  });

  test('[CHN220] [CHN223] a product that is archived is said to be sold there, and shown as none until it is back', async () => {
    const { page } = desk;
    await openByCode(page, 'CUP');
    await act(page, 'Archive product');
    const asked = dialog(page, 'Archive product');
    await asked.getByText('Ada’s Shop will show 0 of 1 product that is sold there.').waitFor();
    await asked.getByText(/The products themselves stay in the store/).waitFor();
    await asked.getByRole('button', { name: 'Archive', exact: true }).click();
    await told(page, /1 product archived/);
    await toChannel(page, 'Truth meter');
    await sync(page);
    await expect.poll(() => web.thing('CUP').stock).toBe(0);
    await grid(page, 'Truth meter').getByText('Archived here', { exact: true }).waitFor();
    await grid(page, 'Truth meter')
      .getByRole('button', { name: /^Our offer of Cup: 0/ })
      .click();
    await page.getByRole('dialog').getByText('Archived here').waitFor();
    await page.keyboard.press('Escape');
    await undo(page, /1 product archived/);
    await sync(page);
    await expect.poll(() => web.thing('CUP').stock).toBe(10);
  });

  test('[CHN189] where another wrote while an answer was lost, both possibilities are named, and a person says which it is', async () => {
    const { page } = desk;
    await openByCode(page, 'JUG');
    web.store.faults.plan(isStock, { is: 'lost', applied: false });
    await adjust(page, { reason: 'Sold at the counter', quantity: '2' });
    await toChannel(page, 'Overview');
    await sync(page);
    // Another app writes its own figure and no mark of ours.
    Object.assign(web.thing('JUG'), { stock: 20 });
    web.store.shop.touch(web.thing('JUG'));
    // The store may be at work for two minutes: they pass.
    await desk.electron?.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 180_000;
    });
    await sync(page);
    const asked = region(page, 'To look at');
    await asked.getByText(/^Jug · JUG: the store was told −2 at /).waitFor();
    await asked.getByText(/it shows 6 if it arrived, and 8 if it did not/).waitFor();
    await asked.getByRole('button', { name: 'It did not arrive' }).click();
    await told(page, /Telling goes on/);
    // What the app wrote is a difference now, which is told apart and written over by nobody.
    await toChannel(page, 'Truth meter');
    await grid(page, 'Truth meter').getByText('Differs by +12').waitFor();
    expect(web.thing('JUG').stock).toBe(20);
  });

  test('[CHN225] who pauses a channel or ends it is told that the store goes on selling what it shows', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Pause/ }).click();
    await told(page, /goes on selling what it shows/);
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await dialog(page, 'Disconnect')
      .getByText(/keeps what it shows and goes on selling it/)
      .waitFor();
    await page.keyboard.press('Escape');
    expect(desk.complaints).toEqual([]);
  });
});
