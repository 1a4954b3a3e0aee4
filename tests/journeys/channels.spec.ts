import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Asked } from '#tests/fakes/woo-store/faults.ts';
import { findings } from './axe.ts';
import { askWoo, grid, sync, wooStore } from './channel-steps.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { misfits } from './fits.ts';
import { adjust, choose, dialog, goTo, importFiles, openByCode, region, startEmpty, told } from './steps.ts';

const PRODUCTS = 5_000;
/** Of every hundred the store shows three more than there are. */
const OFF = 100;

const isStock = ({ method, path: asked }: Asked) => method === 'POST' && asked.endsWith('/batch');
/** Whether the store was told anything: asking it whether a key may write says nothing. */
const isWrite = ({ method, body }: Asked) => method !== 'GET' && body !== '{}';
const chip = (page: Page, name: RegExp): Locator => page.getByRole('button', { name });

describe('an online store in Electron', { timeout: 400_000 }, () => {
  const desk = oneDesk(launchElectron);
  const web = wooStore(({ shop }) => {
    for (let n = 0; n < PRODUCTS; n++) {
      // A few in each second.
      if (n % 9 === 0) shop.clock += 1_000;
      shop.addItem({ name: `Thing ${n}`, sku: `SKU-${n}`, stock: n % OFF === 0 ? n + 13 : n + 10 });
    }
    shop.addItem({ name: 'Only on the web', sku: 'WEB-1', stock: 4 });
    const rows = Array.from({ length: PRODUCTS }, (_, n) => `Thing ${n},SKU-${n},${n + 10}`);
    return [...rows, 'Shelf only,HERE-1,3'];
  });
  const { thing } = web;

  test('[CHN170] [CHN171] [CHN172] [CHN173] a store is connected in four steps, told apart from a wrong key, and pulled', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [web.file]);
    const key = web.store.makeKey('read_write');
    const form = await askWoo(page, web.store.url, { ...key, secret: 'cs_wrong' });
    await form.getByText('The online store refused the key.').waitFor();
    await form.getByText(/copy it whole, with ck_ and cs_/).waitFor();
    await form.getByLabel('Consumer secret').fill(key.secret);
    await form.getByRole('button', { name: 'Ask the store' }).click();
    await form.getByText('WooCommerce 11.0.1').waitFor();
    await form.getByText('may read and write').waitFor();
    await form.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('tab', { name: /^Matched/ }).waitFor({ timeout: 120_000 });
    expect(web.store.asked.filter(isWrite)).toEqual([]);
  });

  test('[CHN178] [CHN181] [CHN179] the review shows what would change there before anything is written, and then it is', async () => {
    const { page } = desk;
    const matched = page.getByRole('tab', { name: /^Matched/ });
    await matched.click();
    // What differs stands first, and nothing is written of it unless somebody says so.
    const first = grid(page, 'Review').locator('[data-row="0"]');
    await first.getByText('13 there, 10 here').waitFor();
    await first.getByText('Write nothing').waitFor();
    await grid(page, 'Review').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('toolbar').getByRole('button', { name: 'Keep ours' }).click();
    await page.getByRole('tab', { name: /^Only in the store/ }).click();
    await grid(page, 'Review').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('toolbar').getByRole('button', { name: 'Create here' }).click();
    await page.getByRole('button', { name: 'See what would happen' }).click();
    const outcome = dialog(page, 'What would happen');
    await outcome.getByText('In the store 50 of 5,001 offers would change:').waitFor();
    await outcome.getByRole('button', { name: 'Write it' }).click();
    await told(page, /5,001 products are tied/);
    expect(web.store.asked.filter(isWrite)).toEqual([]);
    await sync(page);
    await expect.poll(() => thing(`SKU-${PRODUCTS - OFF}`).stock).toBe(PRODUCTS - OFF + 10);
  });

  test('[CHN184] [CHN185] what is sold on both sides under a lost answer ends with equal figures, and what is set there by hand is told apart', async () => {
    const { page } = desk;
    web.store.shop.addOrder([{ itemId: thing('SKU-7').id, quantity: 3 }], 'processing');
    await openByCode(page, 'SKU-8');
    await adjust(page, { reason: 'Sold at the counter', quantity: '2' });
    web.store.faults.plan(isStock, { is: 'lost', applied: true });
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Channels/ })
      .click();
    await page.getByRole('main').getByRole('link', { name: /Ada/ }).click();
    await page.getByRole('tab', { name: /^Truth meter/ }).click();
    await sync(page);
    await sync(page);
    await expect.poll(() => thing('SKU-8').stock).toBe(16);
    await page.getByText('In step').first().waitFor();
    await chip(page, /^Differences 0/).waitFor();

    Object.assign(thing('SKU-9'), { stock: 50 });
    web.store.shop.touch(thing('SKU-9'));
    await sync(page);
    await chip(page, /^Differences 1/).click();
    const row = grid(page, 'Truth meter').locator('[data-row="0"]');
    await row.getByText('Differs by +31').waitFor();
    await row.dblclick();
    await page.getByText(/probably set there by hand/).waitFor();
    await page.getByRole('button', { name: 'Tell it our figure (19)' }).click();
    await told(page, /1 difference is put right/);
    await expect.poll(() => thing('SKU-9').stock).toBe(19);
    await page.getByText('In step').first().waitFor();

    await openByCode(page, 'SKU-7');
    await region(page, 'Channels')
      .getByText(/^Shows 14/)
      .waitFor();
    await region(page, 'Levels').getByText('14').first().waitFor();
  });

  test('[CHN188] [CHN192] [CHN193] what is kept back of a product is told, and what is only here is made there as a draft', async () => {
    const { page } = desk;
    await goTo(page, 'Dashboard');
    // The order counts in another currency than the shop, which is told.
    await page.getByRole('main').getByText('1 waits for you').waitFor();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Channels/ })
      .click();
    await page.getByRole('main').getByRole('link', { name: /Ada/ }).click();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const form = dialog(page, 'Add a rule');
    await form.getByRole('radio', { name: 'Product' }).check();
    await choose(form.getByRole('combobox', { name: 'Product' }), 'Thing 4321');
    await form.getByRole('textbox', { name: 'Keep back' }).fill('31');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('keep back 31').waitFor();
    await sync(page);
    await expect.poll(() => thing('SKU-4321').stock).toBe(4_300);

    await page.getByRole('tab', { name: 'Review' }).click();
    await page.getByRole('tab', { name: /^Only here/ }).click();
    await grid(page, 'Review').getByText('Shelf only').waitFor();
    await grid(page, 'Review').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('toolbar').getByRole('button', { name: 'Publish as drafts' }).click();
    await dialog(page, 'Publish as drafts').getByRole('button', { name: 'Publish 1 product' }).click();
    await told(page, /1 product is a draft in/);
    expect(thing('HERE-1')).toMatchObject({ name: 'Shelf only', status: 'draft', stock: 3 });
  });

  test('[SH2] every part of a channel’s page and its dialogs, and its product’s page', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 1_024, height: 700 });
    const found: string[] = [];
    for (const tab of ['Overview', 'Truth meter', 'Review', 'To look at', 'Log', 'Settings']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      found.push(...(await findings(page, tab)));
    }
    for (const [button, name] of [
      ['Edit', 'What is offered'],
      ['Add a rule', 'Add a rule'],
      ['Enter a key', 'Enter a key'],
      ['Disconnect', 'Disconnect'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await dialog(page, name).waitFor();
      found.push(...(await findings(page, name, '[role="dialog"]')), ...(await misfits(page, name)));
      await page.keyboard.press('Escape');
      await dialog(page, name).waitFor({ state: 'hidden' });
    }
    expect(found).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
