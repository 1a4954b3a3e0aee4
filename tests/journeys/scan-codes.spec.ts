import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { foldCode } from '#shared/domain/values/code.ts';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { choose, dialog, goTo, goToSettings, importFiles, startEmpty, told } from './steps.ts';
import { playKeys, playTrace } from './traces.ts';

const seed = 20261129;
const PAIRS = 40;

type Pair = { readonly whole: string; readonly part: string };

/** Codes, and a beginning, an end or a middle of each; no part is a code of its own. */
function pairsOf(from: number): readonly Pair[] {
  const pair = fc
    .tuple(
      fc.oneof(fc.stringMatching(/^[A-Z0-9-]{5,12}$/), fc.stringMatching(/^\d{5,13}$/)),
      fc.constantFrom('prefix', 'suffix', 'infix'),
      fc.nat(),
    )
    .map(([whole, kind, dice]): Pair => {
      const length = 3 + (dice % (whole.length - 3));
      const at = kind === 'prefix' ? 0 : kind === 'suffix' ? whole.length - length : dice % (whole.length - length + 1);
      return { whole, part: whole.slice(at, at + length) };
    });
  const all = fc.sample(pair, { seed: from, numRuns: 3 * PAIRS });
  const wholes = new Set(all.map(({ whole }) => foldCode(whole)));
  const once = new Map(all.map((one) => [foldCode(one.whole), one] as const));
  return [...once.values()].filter(({ part }) => foldCode(part) === part && !wholes.has(part)).slice(0, PAIRS);
}

const pairs = pairsOf(seed);
const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-pairs-'));
const ean = '4012345678901';
const said = (page: Page) => page.locator('.receive-said, .count-said');
const rows = (page: Page, grid: string) => page.getByRole('grid', { name: grid, exact: true }).locator('[data-row]');
const field = (page: Page) => page.getByRole('searchbox', { name: /^Scan or find/ });
const toast = (page: Page, words: string | RegExp) => page.locator('.ui-toast').filter({ hasText: words }).last();
const leaveFields = (page: Page) => page.evaluate('document.activeElement?.blur()');

describe(`what a code is taken for (seed ${seed})`, () => {
  const desk = oneDesk(launchElectron);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('[SCN12] on Receive no part of a code books the product of the whole', async () => {
    const { page } = desk;
    const file = path.join(folder, 'pairs.csv');
    const lines = pairs.map(({ whole }, place) => `${whole},Thing ${place},,2`);
    writeFileSync(
      file,
      ['SKU,Name,Barcode,Stock', ...lines, `WIDGET,Widget,${ean},2`, 'QW12,Right,,2', 'AZ12,Wrong,,2', ''].join('\n'),
    );
    await startEmpty(page);
    await importFiles(page, [file]);
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await said(page).waitFor();
    for (const { part } of pairs) {
      await playTrace(page, part);
      await said(page).getByText(part).waitFor();
    }
    expect(await rows(page, 'Receive').count()).toBe(0);
    const [first, second] = pairs;
    for (const one of [first, second]) await playTrace(page, one?.whole ?? '');
    await expect.poll(() => rows(page, 'Receive').count()).toBe(2);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('[SCN13] a carton of a known EAN asks how many are in it, and counts them', async () => {
    const { page } = desk;
    const carton = `1${ean.slice(0, 12)}`;
    await playTrace(page, `${carton}${gtinCheckDigit(carton)}`);
    const form = dialog(page, 'Unknown code');
    await form.getByText('is a carton of Widget').waitFor();
    expect(await form.getByRole('button', { name: 'Add code to product' }).isDisabled()).toBe(true);
    await form.getByRole('textbox', { name: 'Pieces in the carton' }).fill('12');
    await form.getByRole('button', { name: 'Add code to product' }).click();
    await said(page).getByText('Widget: 12', { exact: true }).waitFor();
    await playTrace(page, `${carton}${gtinCheckDigit(carton)}`);
    await said(page).getByText('Widget: 24', { exact: true }).waitFor();
  });

  test('[SCN16] a code that was hardly read whole is attached in a second step alone; what begins with * never', async () => {
    const { page } = desk;
    const form = dialog(page, 'Unknown code');
    await playTrace(page, ean.slice(1));
    await form.getByText('12 digits like an EAN or UPC, but its check digit does not fit').waitFor();
    await form.getByLabel('Belongs to').fill('Widget');
    await form.getByText('Product', { exact: true }).waitFor();
    expect(await form.getByRole('button', { name: 'Add code to product' }).isDisabled()).toBe(true);
    expect(await form.getByRole('button', { name: 'Create product' }).isDisabled()).toBe(true);
    await form.getByRole('checkbox', { name: 'I checked it: this is the whole code' }).check();
    expect(await form.getByRole('button', { name: 'Add code to product' }).isEnabled()).toBe(true);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await playTrace(page, ean);
    await said(page).getByText('Widget: 25', { exact: true }).waitFor();
    await playTrace(page, '*4845');
    await said(page)
      .getByText(/far more than is on order/)
      .waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await playTrace(page, '*30');
    await said(page).getByText('Widget: 30', { exact: true }).waitFor();
  });

  test('[SCN12] a scan just behind something else is offered where both together are a code, and refused where nothing is', async () => {
    const { page } = desk;
    const slow = (text: string) => [...text].map((key) => [350, key] as const);
    const quick = (text: string) => [...text, 'Enter'].map((key, place) => [place === 0 ? 400 : 10, key] as const);
    await field(page).fill('');
    await playKeys(page, [...slow(ean.slice(0, 5)), ...quick(ean.slice(5))]);
    await said(page).getByText('Choose what you scanned').waitFor();
    await page.getByRole('option', { name: /^Widget/ }).waitFor();
    await field(page).fill('');
    await playKeys(page, [...slow('QQ'), ...quick('ZZZ7')]);
    await said(page)
      .getByText(/ZZZ7 may be a part of a code/)
      .waitFor();
    await field(page).fill('');
    await expect.poll(() => rows(page, 'Receive').count()).toBe(3);
  });

  test('[SCN4] [SCN9] Tab behind a code and another layout are named once, nothing behind it each time', async () => {
    const { page } = desk;
    await leaveFields(page);
    await playKeys(page, [...[...ean].map((key) => [10, key] as const), [10, 'Tab']]);
    await toast(page, 'presses Tab after a code').waitFor();
    await said(page).getByText('Widget: 31', { exact: true }).waitFor();
    for (const taken of [32, 33]) {
      await playKeys(
        page,
        [...ean].map((key) => [10, key] as const),
      );
      await toast(page, 'presses no key after a code').waitFor();
      await playTrace(page, ean);
      await said(page).getByText(`Widget: ${taken}`, { exact: true }).waitFor();
      await toast(page, 'presses no key after a code').waitFor({ state: 'hidden' });
    }
    const row = { 1: '&', 2: 'é', 3: '"', 4: "'", 5: '(', 6: '-', 7: 'è', 8: '_', 9: 'ç', 0: 'à' } as const;
    const azerty = new Map(Object.entries(row));
    await playKeys(page, [
      ...[...ean].map((key) => [10, azerty.get(key) ?? '', `Digit${key}`] as const),
      [10, 'Enter'],
    ]);
    await toast(page, 'types for another keyboard').waitFor();
    await said(page).getByText('Widget: 34', { exact: true }).waitFor();
  });

  test('[SCN25] a code with letters from a scanner for another keyboard is asked about each time and never taken', async () => {
    const { page } = desk;
    // QW12 of a scanner for a US keyboard, as a French one types it.
    const garbled = [
      [400, 'A', 'KeyQ'],
      [10, 'Z', 'KeyW'],
      [10, '&', 'Digit1'],
      [10, 'é', 'Digit2'],
      [10, 'Enter'],
    ] as const;
    for (const inField of [false, true, true]) {
      if (inField) await field(page).focus();
      else await leaveFields(page);
      await playKeys(page, garbled);
      await toast(page, 'It sent AZ&é, which may be QW12').waitFor();
      await said(page).getByText('QW12 may be another code').waitFor();
      await field(page).focus();
      const offered = await page.getByRole('listbox').getByRole('option').allTextContents();
      expect(offered).toEqual([expect.stringContaining('Wrong'), expect.stringContaining('Right')]);
    }
    expect(await rows(page, 'Receive').count()).toBe(3);
    await page.getByRole('option', { name: /^Right/ }).click();
    await said(page).getByText('Right: 1', { exact: true }).waitFor();
    await playTrace(page, 'AZ12');
    await said(page).getByText('Wrong: 1', { exact: true }).waitFor();
  });

  test('[SCN26] the kind of a barcode is taken off; what would mislead as a barcode is named and not offered', async () => {
    const { page } = desk;
    await playTrace(page, `]E0${ean}`);
    await said(page).getByText('Widget: 35', { exact: true }).waitFor();
    await field(page).fill(`]E0${ean}`);
    await field(page).press('Enter');
    await said(page).getByText('Widget: 36', { exact: true }).waitFor();
    const measured = `9${ean.slice(0, 12)}`;
    for (const [code, words] of [
      [`${measured}${gtinCheckDigit(measured)}`, 'is Widget in a measured amount'],
      [`https://id.gs1.org/01/0${ean}/10/ABC`, 'is a web address'],
      [`https://example.com/gtin/0${ean}`, 'is a web address'],
      [`0034006381000000001802${`0${ean}`}3724`, 'holds several things'],
    ] as const) {
      await playTrace(page, code);
      await said(page).getByText(words).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Add as a code' }).count()).toBe(0);
    }
    await playTrace(page, ']A0NEW-77');
    const form = dialog(page, 'Unknown code');
    await form
      .getByText(/Nothing has the code NEW-77|NEW-77/)
      .first()
      .waitFor();
    expect(await form.getByText(']A0').count()).toBe(0);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  test('[SCN27] without a key behind them known codes are taken as quickly as they come, and the field keeps none', async () => {
    const { page } = desk;
    await goToSettings(page, 'Scanner');
    await choose(page.getByRole('combobox', { name: 'Key after a code' }), 'None');
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await said(page).waitFor();
    const codes = ['QW12', 'AZ12', 'QW12', 'QW12', 'AZ12'];
    const keys = (code: string, pause: number) =>
      [...code].map((key, place) => [place === 0 ? pause : 10, key] as const);
    await playKeys(
      page,
      codes.flatMap((code) => keys(code, 400)),
    );
    await said(page).getByText('Wrong: 3', { exact: true }).waitFor();
    expect(await field(page).inputValue()).toBe('');
    await playKeys(page, keys('QW12', 400));
    await said(page).getByText('Right: 5', { exact: true }).waitFor();
    await playKeys(page, keys('NEW-77', 400));
    await dialog(page, 'Unknown code').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => field(page).inputValue()).toBe('NEW-77');
    await goToSettings(page, 'Scanner');
    await choose(page.getByRole('combobox', { name: 'Key after a code' }), 'Enter');
  });

  test('[SCN12] [SCN17] [SCN18] neither in a count; the list covers no answer, and a far figure asks once', async () => {
    const { page } = desk;
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    await dialog(page, 'New count').waitFor({ state: 'hidden' });
    await said(page).waitFor();
    for (const { part } of pairs) {
      await playTrace(page, part);
      await said(page).getByText(part).waitFor();
    }
    expect(await rows(page, 'Counted products').count()).toBe(0);
    // It is asked what the last of them is.
    await page.keyboard.press('Escape');
    await dialog(page, 'Unknown code').waitFor({ state: 'detached' });
    await field(page).fill('Thing');
    await field(page).press('Enter');
    await page.getByRole('listbox').waitFor();
    await said(page).getByText('Nothing has the code Thing').waitFor();
    const isSeen = await said(page)
      .getByRole('status')
      .evaluate((status) => {
        const text = status.firstElementChild?.getBoundingClientRect() ?? status.getBoundingClientRect();
        const above = document.elementFromPoint(text.left + text.width / 2, text.top + text.height / 2);
        return above !== null && status.contains(above);
      });
    expect(isSeen).toBe(true);
    await field(page).fill('');
    await playTrace(page, ean);
    await said(page).getByText('Widget: 1 counted.').waitFor();
    for (const far of [
      async () => {
        await page.keyboard.type('*500', { delay: 70 });
        await page.keyboard.press('Enter', { delay: 70 });
        await said(page)
          .getByText(/far more than the books expect/)
          .waitFor();
        await page.keyboard.press('Enter', { delay: 70 });
        await said(page).getByText('Widget: 500 counted.').waitFor();
      },
      async () => {
        await page.keyboard.type('*9', { delay: 70 });
        await page.keyboard.press('Enter', { delay: 70 });
        await said(page).getByText('Widget: 9 counted.').waitFor();
      },
    ])
      await far();
  });

  test('[SCN12] nor on Labels, nor in the search of the header', async () => {
    const { page } = desk;
    await goTo(page, 'Labels');
    for (const { part } of pairs) {
      await playTrace(page, part);
      await page.getByRole('status').filter({ hasText: part }).first().waitFor();
    }
    expect(await rows(page, 'Labels').count()).toBe(0);
    const search = page.getByRole('searchbox', { name: 'Search or scan' });
    for (const { part } of pairs) {
      await search.focus();
      await playTrace(page, part);
      await expect.poll(() => search.inputValue()).toBe(part);
      const offered = page.getByRole('listbox', { name: 'What was found' });
      await offered
        .or(page.getByRole('heading', { name: 'Stock', exact: true }))
        .first()
        .waitFor();
      expect(await page.getByRole('region', { name: 'Levels' }).count()).toBe(0);
    }
    const { whole = '' } = pairs[0] ?? {};
    await search.focus();
    await playTrace(page, whole);
    await page.getByRole('region', { name: 'Levels' }).waitFor();
  });

  test('[SCN13] a code of several fields or a UPC-E becomes no barcode of a new product', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await page.getByRole('searchbox', { name: 'Search or scan' }).fill('');
    await page.getByRole('button', { name: 'New product' }).first().click();
    const form = dialog(page, 'New product');
    await form.getByRole('textbox', { name: 'Name' }).first().fill('Lot');
    for (const [code, words] of [
      [`010${ean}10LOT7`, 'holds several things'],
      ['[)>06P4711', 'holds several things'],
      ['04252614', 'UPC-E'],
      ['*4845', 'does not begin with *'],
    ] as const) {
      await form.getByRole('textbox', { name: 'Barcode' }).fill(code);
      await form.getByRole('button', { name: 'Create product' }).click();
      await form.getByRole('alert').filter({ hasText: words }).first().waitFor();
    }
    await form.getByRole('textbox', { name: 'Barcode' }).fill('96385074');
    await form.getByRole('button', { name: 'Create product' }).click();
    await form.waitFor({ state: 'hidden' });
    await told(page, 'Lot');
    await page.getByRole('button', { name: 'Add barcode' }).first().click();
    const add = dialog(page, 'Add barcode');
    await add.getByRole('textbox', { name: 'Code' }).waitFor();
    await playTrace(page, `${ean.slice(0, 12)}9`);
    await add.getByText('The check digit does not fit').waitFor();
    expect(await add.getByRole('button', { name: 'Add barcode' }).isDisabled()).toBe(true);
    await add.getByRole('checkbox', { name: 'I checked it: this is the whole code' }).check();
    await add.getByRole('button', { name: 'Add barcode' }).click();
    await add.waitFor({ state: 'hidden' });
    expect(desk.complaints).toEqual([]);
  });
});
