import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { startPrintQueue } from '#tests/fixtures/print-queue.ts';
import { findings } from './axe.ts';
import { type Desk, desksOf, ways } from './drive.ts';
import { choose, dialog, region, startEmpty, told } from './steps.ts';

const queue = await startPrintQueue();
const before = process.env['CUPS_SERVER'];
/** The journeys' region uses Letter: 8.5 by 11 inches, in points. */
const LETTER = /\/MediaBox\s*\[\s*0 0 612 792\s*\]/;

describe.each(ways)('printers $way', ({ launch }) => {
  if ('missing' in queue) return test.skip(`skipped: ${queue.missing}`, () => undefined);
  // The host that is launched finds the printers of this server and no other.
  beforeAll(() => {
    process.env['CUPS_SERVER'] = queue.env['CUPS_SERVER'];
  });
  afterAll(() => {
    if (before === undefined) delete process.env['CUPS_SERVER'];
    else process.env['CUPS_SERVER'] = before;
  });
  const desks = desksOf(launch);
  let desk: Desk | null = null;
  const here = () => must(desk, 'the desk is open').page;
  const printers = () => region(here(), 'Printers');

  test('[LAB62] the palette leads to the printers of this computer, which stand there with their states', async () => {
    ({ desk } = await desks.fresh());
    await startEmpty(here());
    await here().keyboard.press('Control+k');
    await here().getByRole('combobox', { name: 'Search commands, products, orders' }).fill('Printers');
    await here()
      .getByRole('option', { name: /^Printers/ })
      .waitFor();
    await here().keyboard.press('Enter');
    await expect
      .poll(() => printers().getByRole('listitem').allInnerTexts())
      .toEqual([expect.stringMatching(/^failing\s+Ready/), expect.stringMatching(/^labels\s+Ready/)]);
    expect(await findings(here(), 'Printers')).toEqual([]);
  });

  test('[LAB60] what is chosen for a paper is what the dialog proposes, and the page arrives there', async () => {
    const before = queue.printed().length;
    await choose(printers().getByRole('combobox', { name: 'Lists and slips', exact: true }), queue.printer);
    await printers().getByRole('button', { name: 'Print test page: Lists and slips' }).click();
    const form = dialog(here(), 'Print test page');
    await expect.poll(() => form.getByRole('combobox', { name: 'Printer' }).inputValue()).toBe(queue.printer);
    await form.getByRole('button', { name: 'Print', exact: true }).click();
    await told(here(), `sent to ${queue.printer}`);
    await region(here(), 'Print jobs').getByText('Sent').waitFor();
    const [page] = queue.printed().slice(before);
    expect(page?.toString('latin1')).toMatch(LETTER);
  });

  test('[LAB63] trying a printer changes no choice, and what it gave up can go again', async () => {
    await printers().getByRole('button', { name: 'Print test page on failing' }).click();
    await here().getByRole('menuitem', { name: 'Lists and slips' }).click();
    const form = dialog(here(), 'Print test page');
    await expect.poll(() => form.getByRole('combobox', { name: 'Printer' }).inputValue()).toBe(queue.failing);
    await form.getByRole('button', { name: 'Print', exact: true }).click();
    await region(here(), 'Print jobs').getByText('Failed').waitFor();
    await region(here(), 'Print jobs').getByRole('button', { name: 'Print again' }).waitFor();
    const lists = printers().getByRole('combobox', { name: 'Lists and slips', exact: true });
    expect(await lists.inputValue()).toBe(queue.printer);
    expect(must(desk, 'the desk is open').complaints).toEqual([]);
  });
});

afterAll(async () => {
  if (!('missing' in queue)) await queue.stop();
});
