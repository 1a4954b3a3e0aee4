import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findings as axeFindings } from './axe.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { misfits } from './fits.ts';
import { act, choose, dialog, fixture, goTo, goToSettings, openDemo, preview, readFiles, region } from './steps.ts';

/** Every place of the window with a shop in it; the walk must have come by each. */
const routes = [
  /^\/dashboard$/,
  /^\/stock$/,
  /^\/stock\/product\/./,
  /^\/orders$/,
  /^\/orders\/(?!numbers)./,
  /^\/orders\/numbers$/,
  /^\/returns$/,
  /^\/returns\/./,
  /^\/shipping$/,
  /^\/packing$/,
  /^\/packing\/./,
  /^\/picking$/,
  /^\/picking\/./,
  /^\/reorder$/,
  /^\/purchasing$/,
  /^\/purchasing\/receive$/,
  /^\/suppliers$/,
  /^\/suppliers\/./,
  /^\/channels$/,
  /^\/counts$/,
  /^\/counts\/./,
  /^\/labels$/,
  /^\/activity$/,
  /^\/settings\/./,
  /^\/help\/./,
];

/** Starts the window anew in the imagined language that is written from right to left. */
async function mirror(page: Page): Promise<void> {
  await page.evaluate(() => {
    const home = 'stockroom.view';
    const kept: object = JSON.parse(localStorage.getItem(home) ?? '{}');
    localStorage.setItem(home, JSON.stringify({ ...kept, language: 'en-XB' }));
  });
  await page.reload();
  await page.locator('html[dir="rtl"]').waitFor();
}

/** Goes to a place by its address and waits until it is shown. */
async function visit(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, place);
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'));
}

// The rules judge the document, which is the same one however the window runs.
describe('looks in Electron', { timeout: 300_000 }, () => {
  const desk = oneDesk(launchElectron);
  const places = new Set<string>();

  /** Looks at what is shown, and keeps its place for the mirrored walk. */
  const findings = async (page: Page, view: string, within?: string) => {
    places.add(await page.evaluate(() => location.hash.slice(1).split('?')[0] ?? ''));
    return axeFindings(page, view, within);
  };

  /** Looks at what a step opens, and closes it again; the screen behind it was looked at before. */
  const dialogsOf = async (steps: Readonly<Record<string, () => Promise<void>>>) => {
    const found: string[] = [];
    for (const [name, open] of Object.entries(steps)) {
      await open();
      const shown = dialog(desk.page, name);
      await shown.waitFor();
      found.push(...(await findings(desk.page, name, '[role="dialog"]')), ...(await misfits(desk.page, name)));
      await desk.page.keyboard.press('Escape');
      await shown.waitFor({ state: 'hidden' });
    }
    return found;
  };

  test('[SH2] the first minutes: Welcome, a new shop, connecting', async () => {
    const { page } = desk;
    const welcome = dialog(page, 'Welcome');
    await welcome.waitFor();
    const found = [...(await findings(page, 'Welcome'))];
    await welcome.getByRole('button', { name: 'Start empty' }).click();
    await dialog(page, 'New shop').waitFor();
    await dialog(page, 'New shop').getByRole('button', { name: 'Create shop' }).click();
    found.push(...(await findings(page, 'New shop')));
    await dialog(page, 'New shop').getByRole('button', { name: 'Back' }).click();
    await welcome.getByRole('button', { name: 'Connect to a shop' }).click();
    await dialog(page, 'Connect to a shop').waitFor();
    found.push(...(await findings(page, 'Connect to a shop')));
    await page.keyboard.press('Escape');
    const ways = ['Join a shop on another computer', 'Restore a backup'];
    const opened = ways.map((way) => [way, () => welcome.getByRole('button', { name: way }).click()] as const);
    found.push(...(await dialogsOf(Object.fromEntries(opened))));
    expect(found).toEqual([]);
    await openDemo(page);
  });

  describe('in the demo shop', () => {
    beforeAll(async () => {
      await desk.page.getByRole('grid', { name: 'Stock' }).waitFor();
      // The smallest window that is promised: every dialog fits it (SH111).
      await desk.page.setViewportSize({ width: 1_024, height: 700 });
    });

    test('[SH2] [SH111] the stock list, chosen rows, a figure explained, and its dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Stock');
      const grid = page.getByRole('grid', { name: 'Stock' });
      const found = [...(await findings(page, 'Stock'))];
      await grid.getByRole('checkbox').nth(1).click();
      await grid.getByRole('checkbox').nth(2).click();
      found.push(...(await findings(page, 'Stock, rows chosen')));
      found.push(
        ...(await dialogsOf({
          'Set price': () => page.getByRole('button', { name: 'Set price' }).click(),
          'Set reorder point': () => page.getByRole('button', { name: 'Set reorder point' }).click(),
          'Move stock': () => page.getByRole('button', { name: 'Move stock' }).click(),
          'New product': () => act(page, 'New product'),
          Commands: () => page.keyboard.press('Control+k'),
        })),
      );
      await page.keyboard.press('Escape');
      await grid
        .getByRole('button', { name: /^On hand of/ })
        .first()
        .click();
      await page
        .getByRole('dialog', { name: /^On hand/ })
        .getByText('See every movement')
        .waitFor();
      found.push(...(await findings(page, 'a figure explained')));
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Columns' }).click();
      found.push(...(await findings(page, 'Columns')));
      await page.keyboard.press('Escape');
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] a product’s page and its dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Stock');
      await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').getByRole('rowheader').click();
      await region(page, 'Movements').getByRole('grid').waitFor();
      const found = [...(await findings(page, 'a product'))];
      found.push(
        ...(await dialogsOf({
          'Adjust stock': () => act(page, 'Adjust stock'),
          'Edit product': () => act(page, 'Edit product'),
          'Add variant': () => act(page, 'Add variant'),
          'Add barcode': () => act(page, 'Add barcode'),
        })),
      );
      await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem').first().waitFor();
      found.push(...(await findings(page, 'the menu of a product')));
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Show as table' }).click();
      found.push(...(await findings(page, 'a chart as a table')));
      expect(found).toEqual([]);
    });

    test('[SH2] the dashboard, a figure of it explained', async () => {
      const { page } = desk;
      await goTo(page, 'Dashboard');
      await page.locator('.recharts-surface path').first().waitFor();
      const found = [...(await findings(page, 'Dashboard'))];
      await page.getByRole('button', { name: /^Stock value at cost: / }).click();
      await page.locator('.ui-explain-total').waitFor();
      found.push(...(await findings(page, 'a figure of the dashboard explained')));
      await page.keyboard.press('Escape');
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] orders, an order’s page and its dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Orders');
      const grid = page.getByRole('grid', { name: 'Orders', exact: true });
      await grid.locator('[data-row="0"]').waitFor();
      const found = [...(await findings(page, 'Orders'))];
      for (const tab of ['Shipped', 'All', 'Open']) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
        await grid.locator('[data-row="0"]').waitFor();
        found.push(...(await findings(page, `Orders, ${tab}`)));
      }
      await page.getByRole('button', { name: /^Oversold/ }).click();
      found.push(...(await findings(page, 'Orders, oversold')));
      await page.getByRole('button', { name: /^Oversold/ }).click();
      found.push(...(await dialogsOf({ 'New order': () => act(page, 'New order') })));
      for (const row of [0, 1]) await grid.locator(`[data-row="${row}"]`).getByRole('checkbox').click();
      found.push(
        ...(await dialogsOf({
          'Print one pick list': () => page.keyboard.press('a'),
          'Tags of 2 orders': () => page.keyboard.press('t'),
          'Assign 2 orders': () => page.keyboard.press('i'),
          'Priority of 2 orders': () => page.keyboard.press('u'),
          'Merge orders': () => page.keyboard.press('m'),
          'Save view': () => page.keyboard.press('v'),
        })),
      );
      for (const row of [0, 1]) await grid.locator(`[data-row="${row}"]`).getByRole('checkbox').click();
      await grid.locator('[data-row="0"]').getByRole('rowheader').click();
      await region(page, 'Lines').waitFor();
      const number = (await page.getByRole('heading', { level: 1 }).innerText()).replace('Order ', '');
      found.push(...(await findings(page, 'an order')));
      found.push(
        ...(await dialogsOf({
          'Pick order': () => act(page, 'Pick'),
          'Ship order': () => act(page, 'Ship'),
          'Change details': () => act(page, 'Change details'),
          'Edit delivery': () => region(page, 'Delivery').getByRole('button', { name: 'Edit delivery' }).click(),
          [`Hold order ${number}`]: () => act(page, 'Hold'),
          'Serve from other places': () => act(page, 'Serve from other places'),
          'Print pick list': () => act(page, 'Print pick list'),
          'Print packing list': () => act(page, 'Print packing slip'),
          'Edit customer': () => region(page, 'Customer').getByRole('button', { name: 'Edit customer' }).click(),
        })),
      );
      await act(page, 'Pick');
      await dialog(page, 'Pick order').getByRole('button', { name: 'Pick', exact: true }).click();
      await page.locator('.ui-page-title').getByText('Picking').waitFor();
      found.push(...(await dialogsOf({ [`Cancel order ${number}?`]: () => act(page, 'Cancel order') })));
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] what comes back, its dialogs, and the numbers', async () => {
      const { page } = desk;
      await goTo(page, 'Orders');
      await page.getByRole('tab', { name: /^Shipped/ }).click();
      const row = page.getByRole('grid', { name: 'Orders', exact: true }).locator('[data-row="0"]');
      await row.waitFor();
      await row.getByRole('rowheader').click();
      await act(page, 'Take back');
      await page.getByRole('button', { name: 'All of it came back' }).click();
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      const found = [...(await findings(page, title))];
      found.push(...(await dialogsOf({ [title]: () => page.keyboard.press('Control+Enter') })));
      await page.keyboard.press('Control+Enter');
      await dialog(page, title).getByRole('button', { name: 'Take back pieces' }).click();
      await page.getByRole('grid', { name: 'Returns', exact: true }).locator('[data-row="0"]').waitFor();
      found.push(...(await findings(page, 'Returns')));
      found.push(
        ...(await dialogsOf({
          [title.replace('Take back', 'Refund for')]: () =>
            page.getByRole('button', { name: 'Refund', exact: true }).click(),
          'Take back': () => page.keyboard.press('r'),
        })),
      );
      await page.getByRole('tab', { name: 'Numbers' }).click();
      await page.getByRole('link', { name: 'Order to ship' }).click();
      found.push(...(await findings(page, 'Numbers')));
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] picking: the list, a batch, its dialogs, and one that ended', async () => {
      const { page } = desk;
      await visit(page, '/picking');
      const found = [...(await findings(page, 'Picking'))];
      await page.getByRole('button', { name: 'Pick the next 10' }).first().click();
      const begin = dialog(page, 'Pick together');
      await begin.waitFor();
      found.push(
        ...(await findings(page, 'Pick together', '[role="dialog"]')),
        ...(await misfits(page, 'Pick together')),
      );
      await begin.getByRole('button', { name: 'Begin to pick' }).click();
      await region(page, 'This stop').waitFor();
      found.push(...(await findings(page, 'a batch')));
      await page
        .getByRole('button', { name: /^Pick (1|all)/ })
        .last()
        .click();
      await page.locator('.ui-scan-said[data-tone="good"]').waitFor();
      found.push(
        ...(await findings(page, 'a batch, something picked')),
        ...(await dialogsOf({
          'Not there': () => act(page, 'Not there…'),
          'Hand over batch': () => act(page, 'Hand over…'),
          'Cancel batch': () => act(page, 'Cancel batch'),
          'Print pick list': () => act(page, 'Print pick list'),
          'Finish batch': () => act(page, 'Finish batch'),
        })),
      );
      await act(page, 'Finish batch');
      await dialog(page, 'Finish batch').getByRole('button', { name: 'Finish', exact: true }).click();
      await page.getByRole('tab', { name: /^Ended/ }).click();
      await page.getByRole('grid', { name: 'Picking' }).locator('[data-row="0"]').getByRole('rowheader').click();
      await region(page, 'Orders').waitFor();
      found.push(...(await findings(page, 'a batch that ended')));
      expect(found).toEqual([]);
    });

    test('[SH2] what to reorder, what is on order, and their dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Reorder');
      await page.getByRole('grid', { name: 'Reorder' }).locator('[data-row="0"]').waitFor();
      const found = [...(await findings(page, 'Reorder'))];
      await page.getByRole('grid', { name: 'Reorder' }).getByRole('checkbox').nth(1).click();
      found.push(...(await dialogsOf({ 'Mark as ordered': () => act(page, 'Mark as ordered') })));
      await page.getByRole('tab', { name: /^On order/ }).click();
      await page.getByRole('grid', { name: 'On order' }).locator('[data-row="0"]').waitFor();
      found.push(...(await findings(page, 'On order')));
      await page.getByRole('grid', { name: 'On order' }).getByRole('checkbox').nth(1).click();
      found.push(...(await dialogsOf({ Receive: () => act(page, 'Receive') })));
      expect(found).toEqual([]);
    });

    test('[SH2] counts: the list, a count, its review, and their dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Counts');
      const found = [...(await findings(page, 'Counts'))];
      found.push(...(await dialogsOf({ 'New count': () => act(page, 'New count') })));
      await act(page, 'New count');
      await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
      const field = page.getByRole('searchbox', { name: 'Scan or find a product' });
      await field.fill('bar soap');
      await page.getByRole('option').first().waitFor();
      found.push(...(await findings(page, 'a count, products offered')));
      await field.press('ArrowDown');
      await field.press('Enter');
      const sheet = page.getByRole('grid', { name: 'Counted products' });
      await sheet.locator('[data-row="0"]').waitFor();
      found.push(...(await findings(page, 'a count')));
      await field.fill('nothing-has-this');
      await field.press('Enter');
      const add = page.getByRole('button', { name: 'Add nothing-has-this as a code' });
      await add.waitFor();
      found.push(...(await dialogsOf({ 'Unknown code': () => add.click() })));
      await page.getByRole('button', { name: /^Not counted/ }).click();
      await sheet.locator('[data-row="5"]').waitFor();
      found.push(...(await findings(page, 'a count, not counted')));
      await page.getByRole('tab', { name: /^Review/ }).click();
      await page.getByRole('grid', { name: 'Differences' }).locator('[data-row="0"]').getByRole('rowheader').click();
      await page.getByRole('textbox', { name: 'Count again' }).waitFor();
      found.push(...(await findings(page, 'a line of the review')));
      found.push(
        ...(await dialogsOf({
          'Count the rest as 0': () => act(page, 'Count the rest as 0'),
          'End without posting': () => act(page, 'End without posting'),
        })),
      );
      await act(page, 'Post count');
      await dialog(page, 'Post count').getByRole('button', { name: 'Post count' }).click();
      await page.getByRole('grid', { name: 'Posted lines' }).locator('[data-row="0"]').waitFor();
      found.push(...(await findings(page, 'a posted count')));
      await page.getByRole('main').getByRole('button', { name: 'Undo posting' }).click();
      await page.getByRole('grid', { name: 'Differences' }).waitFor();
      expect(found).toEqual([]);
    });

    test('[SH2] labels: none, some of a sheet, and printing them', async () => {
      const { page } = desk;
      await goTo(page, 'Labels');
      const found = [...(await findings(page, 'no labels'))];
      const field = page.getByRole('searchbox', { name: 'Scan or find a product' });
      await field.fill('XMS-004');
      await field.press('Enter');
      await choose(page.getByRole('combobox', { name: 'Paper' }), 'A4, 24 labels of 70 × 37 mm');
      await page.getByRole('img', { name: 'Page 1 of 1 as it is printed' }).waitFor();
      found.push(...(await findings(page, 'labels')));
      found.push(...(await dialogsOf({ 'Print labels': () => act(page, 'Print labels') })));
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] packing: the list, the station, the parcels of an order, and their dialogs', async () => {
      const { page } = desk;
      await visit(page, '/packing?tab=all');
      const first = page.getByRole('grid', { name: 'Packing' }).locator('[data-row="0"]');
      await first.waitFor();
      const found = [...(await findings(page, 'Packing'))];
      found.push(
        ...(await dialogsOf({
          'Print command codes': () => page.getByRole('button', { name: 'Print command codes' }).click(),
        })),
      );
      await first.getByRole('rowheader').click();
      const line = page.getByRole('grid', { name: 'What is packed' }).locator('[data-row="0"]');
      const code = await line.locator('.packing-sku').innerText();
      const field = page.getByLabel('Scan what goes into the parcel');
      await field.fill(code);
      await field.press('Enter');
      await page.locator('.ui-scan-said[data-tone="good"]').waitFor();
      found.push(...(await findings(page, 'the packing table')));
      await page.getByRole('button', { name: 'Next parcel' }).click();
      await region(page, 'Closed parcels').waitFor();
      found.push(
        ...(await findings(page, 'the packing table, a parcel closed')),
        ...(await dialogsOf({
          'Print packing slip': () => page.getByRole('button', { name: 'Slip', exact: true }).click(),
          'Print address label': () => page.getByRole('button', { name: 'Label', exact: true }).click(),
        })),
      );
      await act(page, 'Open the order');
      const acts = region(page, 'Parcels').getByRole('button', { name: 'Acts of parcel 1 of 1' });
      await acts.waitFor();
      found.push(...(await findings(page, 'an order with a parcel')));
      const chosen = (name: string) => async () => {
        await acts.click();
        await page.getByRole('menuitem', { name }).click();
      };
      found.push(...(await dialogsOf({ 'Edit parcel': chosen('Edit parcel'), 'Move pieces': chosen('Move pieces') })));
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] shipping, a parcel beside the list, and its dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Orders');
      await page.getByRole('grid', { name: 'Orders', exact: true }).getByRole('checkbox').nth(1).click();
      await page.getByRole('toolbar').getByRole('button', { name: 'Ship', exact: true }).click();
      await dialog(page, 'Ship order').getByRole('button', { name: 'Ship', exact: true }).click();
      await page.getByRole('tab', { name: 'Shipping', exact: true }).click();
      await page.getByRole('heading', { name: 'Shipping', exact: true }).waitFor();
      const found = [...(await findings(page, 'Shipping, nothing to ship'))];
      await page.getByRole('tab', { name: /^Shipped/ }).click();
      await page.getByRole('grid', { name: 'Shipping' }).locator('[data-row="0"]').getByRole('gridcell').nth(3).click();
      await page.getByRole('heading', { name: /^Parcel / }).waitFor();
      found.push(...(await findings(page, 'a parcel')));
      found.push(
        ...(await dialogsOf({
          'End of day list': () => page.getByRole('button', { name: 'End of day list' }).click(),
          'Addresses for carrier': () => page.getByRole('button', { name: 'Addresses for carrier' }).click(),
          'Read tracking numbers': () => page.getByRole('button', { name: 'Read tracking numbers' }).click(),
        })),
      );
      expect(found).toEqual([]);
    });

    test('[SH2] the suppliers, one of them, and their dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Purchasing');
      await page.getByRole('tab', { name: 'Suppliers' }).click();
      const first = page.getByRole('grid', { name: 'Suppliers' }).locator('[data-row="0"]').getByRole('rowheader');
      await first.waitFor();
      const found = [...(await findings(page, 'Suppliers'))];
      found.push(...(await dialogsOf({ 'Add supplier': () => act(page, 'Add supplier') })));
      await first.click();
      await region(page, 'Details').waitFor();
      found.push(...(await findings(page, 'a supplier')));
      found.push(
        ...(await dialogsOf({
          'Edit supplier': () => act(page, 'Edit supplier'),
          'Merge with another supplier': () => act(page, 'Merge with another supplier'),
        })),
      );
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] a shop without channels, and the way to one', async () => {
      const { page } = desk;
      await goTo(page, 'Channels');
      await page.getByRole('heading', { name: 'Sell the same stock online' }).waitFor();
      const found = [...(await findings(page, 'Channels'))];
      await act(page, 'Connect a channel');
      const form = dialog(page, 'Connect a channel');
      for (const vendor of ['WooCommerce', 'Shopify', 'Vendure']) {
        await form.getByRole('radio', { name: vendor }).check();
        await form.getByRole('button', { name: 'Next' }).click();
        await form.getByRole('region', { name: 'Where to find the key' }).waitFor();
        found.push(...(await findings(page, vendor, '[role="dialog"]')), ...(await misfits(page, vendor)));
        await form.getByRole('button', { name: 'Back' }).click();
      }
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'hidden' });
      expect(found).toEqual([]);
    });

    test('[SH2] deliveries: what was received, one of them, and taking one in', async () => {
      const { page } = desk;
      await goTo(page, 'Purchasing');
      await page.getByRole('grid', { name: 'Purchasing' }).locator('[data-row="0"]').getByRole('rowheader').click();
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: /^Received/ }).waitFor();
      const found = [...(await findings(page, 'a receipt'))];
      await page.keyboard.press('r');
      const field = page.getByRole('searchbox', { name: 'Scan or find what arrived' });
      await field.fill('XMS-004');
      await field.press('Enter');
      await page.locator('.receive-said').getByText(/: 1$/).waitFor();
      found.push(...(await findings(page, 'receiving')));
      await field.fill('nothing-has-this');
      await field.press('Enter');
      await page.getByRole('button', { name: 'Add nothing-has-this as a code' }).waitFor();
      found.push(...(await findings(page, 'a typed text that nothing fits')));
      await page.getByRole('button', { name: 'Add nothing-has-this as a code' }).click();
      await dialog(page, 'Unknown code').waitFor();
      found.push(...(await findings(page, 'an unknown code')));
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Clear the list' }).click();
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] activity, settings and their dialogs', async () => {
      const { page } = desk;
      await goTo(page, 'Activity');
      await page.getByRole('grid', { name: 'Activity' }).locator('[data-row="0"]').waitFor();
      const found = [...(await findings(page, 'Activity'))];
      const sections: readonly (readonly [section: string, act: string | null, opened: string | null])[] = [
        ['Shop', 'Edit shop', 'Edit shop'],
        ['Sender', 'Edit sender', 'Edit sender'],
        ['Tax', 'Edit tax', 'Edit tax'],
        ['Default reorder rule', 'Edit default rule', 'Edit default rule'],
        ['Locations', 'Add location', 'Add location'],
        ['People', 'Add person', 'Add person'],
        ['Sharing', 'Share this shop', 'Share this shop'],
        ['Sharing', 'Join a shop on another computer', 'Join a shop on another computer'],
        ['Sharing', 'Connect to a shop', 'Connect to a shop'],
        ['Backup', 'Restore a backup', 'Restore a backup'],
        ['Everything out', null, null],
        ['Look and language', null, null],
        ['Printers', null, 'Print test page'],
        ['Scanner', null, null],
        ['Shops and data', 'Remove the demo shop', 'Remove the demo shop'],
        ['Log', 'Make a report', 'Report for support'],
      ];
      for (const [section, name, opened] of sections) {
        await goToSettings(page, section);
        found.push(...(await findings(page, `Settings, ${section}`)));
        const open = () => (name === null ? page.keyboard.press('t') : act(page, name));
        if (opened !== null) found.push(...(await dialogsOf({ [opened]: open })));
      }
      await goToSettings(page, 'Books');
      await page.getByRole('button', { name: 'Check the books' }).click();
      await region(page, 'Books')
        .getByText(/added up again\./)
        .waitFor();
      found.push(...(await findings(page, 'Settings, Books that are right')));
      await page.getByRole('searchbox', { name: 'Find a setting' }).fill('scaner');
      found.push(...(await findings(page, 'Settings, a search')));
      await page.getByRole('status', { name: 'Sync status' }).getByRole('button').click();
      found.push(...(await findings(page, 'Sync status')));
      await page.keyboard.press('Escape');
      expect(found).toEqual([]);
    });

    test('[SH2] the help: an article, a search, the keys', async () => {
      const { page } = desk;
      await goTo(page, 'Orders');
      await page.keyboard.press('F1');
      await page.getByRole('heading', { name: 'Orders', level: 2 }).waitFor();
      const found = [...(await findings(page, 'Help, Orders'))];
      await page.getByRole('searchbox', { name: 'Search the help' }).fill('reserved');
      await page.getByRole('navigation', { name: 'Topics of the help' }).getByRole('link').first().waitFor();
      found.push(...(await findings(page, 'Help, a search')));
      await page.getByRole('searchbox', { name: 'Search the help' }).fill('');
      for (const topic of ['Keyboard', 'What the words mean']) {
        await page.getByRole('link', { name: topic, exact: true }).click();
        await page.getByRole('heading', { name: topic, level: 2 }).waitFor();
        found.push(...(await findings(page, `Help, ${topic}`)));
      }
      expect(found).toEqual([]);
    });

    test('[SH2] [SH111] the steps of an import', async () => {
      const { page } = desk;
      await goTo(page, 'Stock');
      const found: string[] = [];
      found.push(...(await dialogsOf({ 'Import a file': () => page.keyboard.press('Control+i') })));
      const form = await readFiles(page, [fixture('damaged.csv')]);
      found.push(...(await findings(page, 'Import, columns')));
      await preview(form);
      found.push(...(await findings(page, 'Import, problems')));
      await form.getByRole('tab', { name: /^Rows/ }).click();
      found.push(...(await findings(page, 'Import, rows')));
      await page.keyboard.press('Escape');
      expect(found).toEqual([]);
    });

    test('[SH2] every place once more, written from right to left', async () => {
      const { page } = desk;
      expect(routes.filter((route) => ![...places].some((place) => route.test(place)))).toEqual([]);
      await mirror(page);
      const found: string[] = [];
      for (const place of [...places].filter((one) => routes.some((route) => route.test(one)))) {
        await visit(page, place);
        found.push(...(await axeFindings(page, `${place} from right to left`)));
      }
      expect(found).toEqual([]);
    });

    test('[HOST20] nothing was complained about on the console', () => {
      expect(desk.complaints).toEqual([]);
    });
  });
});
