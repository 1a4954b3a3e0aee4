import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { freePort, launchElectron, launchServed, oneDesk, oneWay, ways } from './drive.ts';
import { startServer, startStranger, strangers } from './servers.ts';
import {
  adjust,
  chip,
  choose,
  connectTo,
  countOf,
  dialog,
  dryRun,
  figure,
  fixture,
  goTo,
  goToSettings,
  importFiles,
  importForm,
  journeyFile,
  onHand,
  openByCode,
  preview,
  previewFiles,
  proof,
  readFiles,
  search,
  share,
  startEmpty,
  stockRow,
  told,
  cancel,
} from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-bad-days-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A generated file of so many products; every tenth is broken on request. */
function manyProducts(name: string, length: number, isBroken: (row: number) => boolean = () => false): string {
  const rows = Array.from({ length }, (_, i) => {
    const stock = isBroken(i) ? '1000000000' : String(i % 50);
    return `X-${i},Thing number ${i},${(i % 900) + 1}.50,${stock}`;
  });
  const file = path.join(folder, name);
  writeFileSync(file, ['SKU,Name,Price,Stock', ...rows, ''].join('\n'));
  return file;
}

/** Starts to write an import and waits until a part of it is in the shop, and not all. */
async function writeSome(page: Page, form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Import', exact: true }).click();
  const bar = form.getByRole('progressbar', { name: 'Importing' });
  const done = async () => Number(await bar.getAttribute('aria-valuenow'));
  await expect.poll(done, { timeout: 60_000, interval: 20 }).toBeGreaterThan(20);
  expect(await page.getByRole('dialog').count()).toBe(1);
}

const noCsv = {
  'workbook.xlsx': 'The workbook is damaged: a part of it is missing or cannot be unpacked.',
  'page.html': 'This is a web page, not a CSV file or a workbook.',
  'answer.json': 'This is a JSON file, not a CSV file.',
  'picture.png': 'This is a picture, not a table.',
  'program.bin': 'This file is not text, so it is no CSV file.',
  'unclosed.csv': 'In row 3 a quotation mark is opened and never closed',
} as const;

describe.each(ways)('bad files $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP2] [IMP6] what is no CSV is refused by name, with what is safe and what to do', async () => {
    const { page } = desk;
    await startEmpty(page);
    await page.keyboard.press('Control+i');
    const form = importForm(page);
    for (const [name, words] of Object.entries(noCsv)) {
      await form.getByLabel('File to import').setInputFiles(fixture(name));
      await form.getByText(`${name}: ${words}`).waitFor();
      await form.getByText('Nothing was imported and nothing in your shop was changed.').waitFor();
    }
    await page.reload();
    await form.getByLabel('File to import').waitFor({ state: 'attached' });
    await cancel(form, 'Close');
    await page.getByText('No products yet').waitFor();
  });

  test('[IMP1] UTF-16 and Windows-1252 are read as they are meant', async () => {
    const { page } = desk;
    await importFiles(page, [fixture('utf16.csv')]);
    // The file's prices are in euros, and a person says what that means to a shop of another currency.
    const form = await readFiles(page, [fixture('price-list-french.csv')]);
    await choose(
      form.getByRole('combobox', { name: /^Prix TTC.* the file says EUR/ }),
      'Take the figures as USD; nothing is converted',
    );
    await preview(form);
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, 'imported from price-list-french.csv');
    await search(page, 'brulee');
    await stockRow(page, 'Crème brûlée').waitFor();
    await search(page, '');
  });

  test('[IMP40] [IMP115] [IMP126] impossible quantities and ruined codes are left out and told by kind, and the rows come in', async () => {
    const { page } = desk;
    const before = await countOf(page, 'Stock');
    const form = await previewFiles(page, [fixture('damaged.csv')]);
    const { New = 0, Refused = 0 } = await dryRun(form);
    // An empty row, one that says again what another says, one with cells left over.
    expect(Refused).toBeGreaterThan(2);
    const problems = form.getByRole('table', { name: 'Problems' });
    for (const words of [
      /The SKU A-1 is on several rows/,
      /A spreadsheet turned the code in Barcode into 1.23E\+11/,
      /“seven” in Price is no amount of money/,
      /1000000000 in Quantity cannot be right/,
    ])
      await problems.getByRole('row').filter({ hasText: words }).waitFor();
    await page.screenshot({ path: '.cache/import-problems.png' });
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, /imported from damaged.csv/);
    await expect.poll(() => countOf(page, 'Stock')).toBeGreaterThan(before);
    expect(New).toBeGreaterThan(10);
    await proof(page);
  });

  test('[IMP40] [IMP126] 300 broken cells among 3,000 rows are told once, and cost no row', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    const form = await previewFiles(page, [manyProducts('tenth.csv', 3_000, (row) => row % 10 === 0)]);
    expect(await dryRun(form)).toEqual({ New: 3_000 });
    await form.getByRole('tab', { name: /^Problems/ }).click();
    const problems = form.getByRole('table', { name: 'Problems' }).getByRole('row');
    await problems.filter({ hasText: /300.*1000000000 in Stock cannot be right/ }).waitFor();
    expect(await problems.count()).toBe(2);
    await cancel(form, 'Close');
    expect(desk.complaints).toEqual([]);
  });
});

describe.each(oneWay)('bad quantities $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[STK3] a billion, a half of a countable thing and a word are refused where they are typed', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await openByCode(page, 'A-1');
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    const submit = form.getByRole('button', { name: 'Adjust stock' });
    for (const [typed, words] of [
      ['1000000000', 'At most'],
      ['2.5', 'Whole numbers only'],
      ['many', 'Write a number.'],
    ] as const) {
      await quantity.fill(typed);
      await form.getByText(words).first().waitFor();
      expect(await submit.isDisabled()).toBe(true);
    }
    await cancel(form);
    await expect.poll(() => onHand(page)).toBe(10);
  });

  test('[STK4] [STS22] below zero is said before and after, and never refused', async () => {
    const { page } = desk;
    await adjust(page, { reason: 'Sold at the counter', quantity: '13', says: /cost of goods sold/ });
    await expect.poll(() => onHand(page)).toBe(-3);
    await expect.poll(() => figure(page, 'Available')).toBe(-3);
    await page.getByRole('main').getByText('Negative', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    await choose(form.getByRole('combobox', { name: 'Reason' }), 'Damage');
    await form.getByRole('textbox', { name: 'Quantity' }).fill('1');
    await form.getByText('Shop goes below zero: −4.').waitFor();
    await cancel(form);
    await goTo(page, 'Stock');
    await page.getByRole('button', { name: /^Negative/ }).click();
    await expect.poll(() => countOf(page, 'Stock')).toBe(1);
    expect(desk.complaints).toEqual([]);
  });
});

describe.each(ways)('an import that is cut off $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP91] [IMP341] cancelled while it is written, it says so and takes back what it wrote', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    const before = await proof(page);
    const form = await previewFiles(page, [manyProducts('many.csv', 4_000)]);
    await writeSome(page, form);
    await form.getByRole('button', { name: 'Cancel' }).first().click();
    await form.getByText('Cancelling: nothing of it will stay').waitFor();
    await told(page, 'The import was cancelled; what it had written was undone.');
    expect((await proof(page)).books).toBe(before.books);
    await goTo(page, 'Stock');
    await expect.poll(() => countOf(page, 'Stock')).toBe(3);
  });

  test('[IMP92] the program is killed: the next start offers to undo it', { timeout: 240_000 }, async () => {
    const form = await previewFiles(desk.page, [manyProducts('many.csv', 4_000)]);
    await writeSome(desk.page, form);
    const page = await desk.crash();
    const offer = dialog(page, 'Unfinished import');
    await offer.getByText(/The import of many.csv was cut off/).waitFor({ timeout: 90_000 });
    await offer.getByRole('button', { name: 'Undo import' }).click();
    await told(page, 'The import of many.csv was undone.');
    await goTo(page, 'Stock');
    await expect.poll(() => countOf(page, 'Stock')).toBe(3);
    await proof(page);
  });

  test('[IMP92] the program is killed: the next start offers to go on', { timeout: 300_000 }, async () => {
    const form = await previewFiles(desk.page, [manyProducts('many.csv', 4_000)]);
    await writeSome(desk.page, form);
    const page = await desk.crash();
    await dialog(page, 'Unfinished import').getByRole('button', { name: 'Continue import' }).click();
    await told(page, /The rest of many.csv is in your shop/);
    await goTo(page, 'Stock');
    await expect.poll(() => countOf(page, 'Stock')).toBe(4_003);
    await proof(page);
    const again = await previewFiles(page, [manyProducts('many.csv', 4_000)]);
    expect(await dryRun(again)).toEqual({ Same: 4_000 });
    expect(desk.complaints).toEqual([]);
  });
});

describe.each(ways)('a server that misbehaves $way', ({ launch }) => {
  const desk = oneDesk(launch);
  const data = mkdtempSync(path.join(tmpdir(), 'stockroom-server-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  test('nobody, a stranger, half a body: said in words, and the shop is as it was', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    const before = await proof(page);
    await goToSettings(page, 'Sharing');
    await page.getByRole('button', { name: 'Connect to a shop' }).click();
    const form = dialog(page, 'Connect to a shop');
    await connectTo(page, `http://127.0.0.1:${await freePort()}`, 'no-token');
    await form.getByText('The shop’s server does not answer.').waitFor();
    for (const [what, answers] of Object.entries(strangers)) {
      const stranger = await startStranger(answers);
      await connectTo(page, stranger.url, 'no-token');
      await form.getByText('What answers at this address does not answer as a Stockroom server does.').waitFor();
      await stranger.kill();
      expect(what).not.toBe('');
    }
    await cancel(form);
    expect(await proof(page)).toEqual(before);
  });

  test('a wrong token is refused; a stranger in the server’s place stops nothing', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    const port = await freePort();
    let server = await startServer({ port, data });
    const { token } = server;
    try {
      await goToSettings(page, 'Sharing');
      await page.getByRole('button', { name: 'Connect to a shop' }).click();
      await connectTo(page, server.url, `${token.slice(0, -4)}zzzz`);
      await page.getByText('The shop’s server refuses this token.').waitFor();
      await connectTo(page, server.url, token);
      await page.getByText('This shop is shared now.').waitFor({ timeout: 90_000 });
      await server.kill();
      const stranger = await startStranger(strangers['a web page'], port);
      await openByCode(page, 'A-1');
      await adjust(page, { reason: 'Receive', quantity: '5' });
      await expect.poll(() => onHand(page)).toBe(15);
      await expect.poll(() => chip(page).innerText(), { timeout: 60_000 }).toContain('1 to share');
      await chip(page).getByRole('button').click();
      await page.getByText('What answers at this address does not answer as a Stockroom server does.').waitFor();
      await page.keyboard.press('Escape');
      await stranger.kill();
      server = { ...(await startServer({ port, data })), token };
      await share(page);
      expect(desk.complaints).toEqual([]);
    } finally {
      await server.kill();
    }
  });
});

describe('two windows on one shop', () => {
  const desk = oneDesk(launchServed);

  test('[JRN7] the second window says so, and takes over when asked; the first one lets go', async () => {
    await startEmpty(desk.page);
    const first = desk.page;
    const second = await first.context().newPage();
    await second.goto(new URL('/', first.url()).href);
    await second.getByText('This shop is open in another window.').waitFor();
    await second.getByText('Nothing is lost: one window at a time writes to a shop.').waitFor();
    await second.getByRole('button', { name: 'Use Stockroom here instead' }).click();
    await goTo(second, 'Stock');
    await first.getByText('This shop is open in another window.').waitFor();
    await importFiles(second, [journeyFile('fruit.csv')]);
    await expect.poll(() => countOf(second, 'Stock')).toBe(3);
    await first.getByRole('button', { name: 'Use Stockroom here instead' }).click();
    await goTo(first, 'Stock');
    await expect.poll(() => countOf(first, 'Stock')).toBe(3);
    await second.close();
  });
});

describe('an import that was used since', () => {
  const desk = oneDesk(launchElectron);

  test('[ACT14] the Undo of its own toast asks as Activity does, and undoes once a person is sure', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    // Under the pointer a toast does not go by itself.
    const toast = await told(page, 'imported from fruit.csv');
    await toast.hover();
    await openByCode(page, 'A-1');
    await page.getByRole('button', { name: 'Adjust stock' }).first().press('Enter');
    const form = dialog(page, 'Adjust stock');
    await form.getByRole('textbox', { name: 'Quantity' }).fill('2');
    await form.getByRole('textbox', { name: 'Quantity' }).press('Enter');
    await form.waitFor({ state: 'hidden' });
    await toast.getByRole('button', { name: 'Undo', exact: true }).click();
    const question = dialog(page, 'Undo products used since');
    await question.getByText('1 product that this brought in has been sold').waitFor();
    await page.screenshot({ path: '.cache/import-undo-asks.png' });
    await question.getByRole('button', { name: 'Undo all the same' }).click();
    await told(page, 'The import of fruit.csv was undone.');
    await goTo(page, 'Stock');
    await page.getByText('No products yet').first().waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
