import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { fileOf } from './given-files.ts';
import { choose, dialog, goTo, importFiles, journeyFile, openPart, scan, startEmpty, told, undo } from './steps.ts';
import { playTrace } from './traces.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-shipping-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const list = (page: Page) => page.getByRole('grid', { name: 'Shipping', exact: true });
const row = (page: Page, reference: string) => list(page).getByRole('row').filter({ hasText: reference });
const show = (page: Page, tab: string) => page.getByRole('tab', { name: new RegExp(`^${tab} ?\\d`) }).click();

/** Ships the first orders of the queue, and goes where their parcels are. */
async function shipOrders(page: Page, count: number): Promise<void> {
  await goTo(page, 'Orders');
  const queue = page.getByRole('grid', { name: 'Orders', exact: true });
  for (let at = 1; at <= count; at++) await queue.getByRole('checkbox').nth(at).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Ship', exact: true }).click();
  await dialog(page, 'Ship orders').getByRole('button', { name: 'Ship', exact: true }).click();
  await told(page, `${count} orders shipped`);
  await openPart(page, 'Shipping');
}

describe('shipping in Electron', { timeout: 300_000 }, () => {
  const desk = oneDesk(launchElectron);
  let references: readonly string[] = [];
  beforeAll(async () => {
    // Orders of its own: what left the demo shop today depends on the hour.
    await startEmpty(desk.page);
    await importFiles(desk.page, [journeyFile('thirty-products.csv')]);
    await importFiles(desk.page, [journeyFile('thirty-orders.csv')]);
    await shipOrders(desk.page, 4);
    await show(desk.page, 'Without tracking number');
    await list(desk.page).locator('[data-row="3"]').waitFor();
    references = await list(desk.page).getByRole('rowheader').allInnerTexts();
  }, 240_000);

  test('[CAR51] [CAR52] [CAR56] scans alone give a parcel its number; none is written over unseen', async () => {
    const { page } = desk;
    const [first = '', second = ''] = references;
    await playTrace(page, first);
    await page.getByRole('heading', { name: `Parcel ${first}` }).waitFor();
    for (const code of ['*4', '5901234123457']) {
      await playTrace(page, code);
      await told(page, `${code} is no tracking number`);
    }
    await playTrace(page, '1Z24W7A80300123457');
    await told(page, `Parcel ${first}: UPS 1Z24W7A80300123457`);
    await playTrace(page, second);
    await page.getByRole('heading', { name: `Parcel ${second}` }).waitFor();
    await playTrace(page, '1Z24W7A80300123457');
    await told(page, `Parcel ${first} has this number already.`);
    await playTrace(page, '00340434123456789005');
    await told(page, `Parcel ${second}: DHL 00340434123456789005`);
    await playTrace(page, 'RR471108151GB');
    await page.getByText('It has the number 00340434123456789005. Saving replaces it.').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    await show(page, 'Shipped');
    await row(page, second).getByText('00340434123456789005').waitFor();
    await row(page, first).getByText('UPS').waitFor();
  });

  test('[CAR20] addresses are saved as a carrier’s program takes them', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Addresses for carrier' }).click();
    const form = dialog(page, 'Addresses for carrier');
    await choose(form.getByRole('combobox', { name: 'File for' }), 'DPD Shipper');
    await form.getByText('2 parcels are in the file.').waitFor();
    await form.getByLabel(/^Take 2 parcels too/).click();
    await form.getByText('4 parcels are in the file.').waitFor();
    const file = await fileOf(
      desk,
      'addresses.csv',
      () => form.getByRole('button', { name: 'Save file' }).click(),
      (bytes) => bytes.length > 0,
    );
    const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(head.startsWith('recipient_name;recipient_name2;recipient_street;')).toBe(true);
    expect(lines).toHaveLength(4);
    for (const reference of references) expect(lines.join('\n')).toContain(reference);
  });

  test('[CAR54] a carrier’s file is seen first, written in one step and taken back in one', async () => {
    const { page } = desk;
    const [first = '', , third = '', fourth = ''] = references;
    const file = path.join(folder, 'numbers.csv');
    const rows = [`RR471108151DE;${third}`, `RR200300408DE;${fourth}`, `RR471108151GB;${first}`, 'N1;nobody'];
    writeFileSync(file, ['Sendungsnummer;Sendungsreferenz', ...rows].join('\n'));
    await page.getByRole('button', { name: 'Read tracking numbers' }).click();
    const form = dialog(page, 'Read tracking numbers');
    await form.getByLabel('File with tracking numbers').setInputFiles(file);
    await form.getByText('Replace 1Z24W7A80300123457').waitFor();
    await form.getByText('No parcel fits').waitFor();
    await form.getByRole('button', { name: 'Save 2 numbers' }).click();
    await told(page, '2 tracking numbers are saved');
    await row(page, fourth).getByText('RR200300408DE').waitFor();
    await row(page, first).getByText('1Z24W7A80300123457').waitFor();
    await undo(page, '2 tracking numbers are saved');
    await row(page, third).getByText('RR471108151DE').waitFor({ state: 'hidden' });
    await row(page, fourth).getByText('RR200300408DE').waitFor({ state: 'hidden' });
  });

  test('[CAR40] [CAR53] the list of the day is printed, parcels are delivered in one step, a restart keeps all', async () => {
    let { page } = desk;
    await page.getByRole('button', { name: 'End of day list' }).click();
    const form = dialog(page, 'End of day list');
    await form.getByText('4 parcels').waitFor();
    await form.getByRole('button', { name: 'Print', exact: true }).click();
    const print = page.getByRole('dialog').filter({ hasText: 'Save as PDF' });
    await fileOf(desk, 'day.pdf', () => print.getByRole('button', { name: 'Save as PDF' }).click());
    await page.keyboard.press('Escape');
    await print.waitFor({ state: 'hidden' });
    await list(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('d');
    await told(page, '4 parcels are delivered');
    await undo(page, '4 parcels are delivered');
    await expect.poll(() => list(page).getByRole('rowheader').count()).toBe(4);
    page = await desk.restart();
    await openPart(page, 'Shipping');
    await show(page, 'Shipped');
    await row(page, references[0] ?? '')
      .getByText('1Z24W7A80300123457')
      .waitFor();
    expect(desk.complaints).toEqual([]);
  });
});

describe('what was packed, in Electron', () => {
  const desk = oneDesk(launchElectron);

  test('[CAR50] [CAR53] packed parcels wait, leave together once, and are back after one undo', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await importFiles(page, [journeyFile('pack-orders.csv')]);
    await openPart(page, 'Packing');
    await playTrace(page, 'P-1');
    await page.getByRole('heading', { name: 'Pack order P-1' }).waitFor();
    for (const [code, answer] of [
      ['A-1', 'Apple: 1 in the parcel'],
      ['C-1', 'Cherry: 1 in the parcel'],
      ['SRPKNEXT', 'The parcel is closed.'],
      ['A-1', 'Apple: 1 in the parcel'],
      ['SRPKFINISH', 'Order P-1 is packed whole.'],
    ] as const)
      await scan(page, code, answer);
    await openPart(page, 'Shipping');
    await row(page, 'P-1-2').waitFor();
    await list(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('s');
    await told(page, '2 parcels are shipped');
    await show(page, 'Shipped');
    await row(page, 'P-1-1').waitFor();
    await undo(page, '2 parcels are shipped');
    await show(page, 'To ship');
    await row(page, 'P-1-1').waitFor();
    await row(page, 'P-1-2').waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
