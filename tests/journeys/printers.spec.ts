import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { startPrintQueue } from '#tests/fixtures/print-queue.ts';
import { findings } from './axe.ts';
import { type Desk, desksOf, ways } from './drive.ts';
import {
  choose,
  dialog,
  goTo,
  goToSettings,
  importFiles,
  journeyFile,
  region,
  startEmpty,
  stockRow,
  told,
} from './steps.ts';

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
    // A test that stopped it may have ended before it could start it again.
    queue.administer('cupsenable', queue.printer);
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
      .toEqual([
        ...['failing', 'labels', 'slow'].map((name) => expect.stringMatching(`^${name}\\s+Ready`)),
        // It is idle, too, but every job to it would be refused.
        expect.stringMatching(/^unread\s+Set up without a driver/),
      ]);
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

  test('[LAB16][LAB4] the dialog lists what gets no label and what the font lacks, and counts what is printed', async () => {
    await importFiles(here(), [journeyFile('labels-in-trouble.csv')]);
    await goTo(here(), 'Stock');
    for (const name of ['Green tea', 'Shelf bracket', 'Shelf board', 'mug'])
      await stockRow(here(), name).getByRole('checkbox').click();
    await here().keyboard.press('l');
    await choose(here().getByRole('combobox', { name: 'Paper' }), 'A4, 65 labels of 38 × 21 mm');
    await here().keyboard.press('Control+Enter');
    const form = dialog(here(), 'Print labels');
    await choose(form.getByRole('combobox', { name: 'Printer' }), queue.printer);
    await form.getByRole('list', { name: 'Products without a label' }).getByRole('listitem').nth(1).waitFor();
    await form
      .getByRole('list', { name: /printing font/ })
      .getByText('茶')
      .waitFor();
    expect(await findings(here(), 'Print labels')).toEqual([]);
    const print = form.getByRole('button', { name: 'Print', exact: true });
    expect(await print.isDisabled()).toBe(true);
    await form.getByRole('button', { name: 'As QR code' }).first().click();
    await expect
      .poll(() => form.getByRole('list', { name: 'Products without a label' }).getByRole('listitem').count())
      .toBe(1);
    await form.getByText('Leave these out and print the rest').click();
    await print.click();
    await told(here(), '3 labels sent to');
  });

  test('[LAB56] a queue without a driver is refused in words', async () => {
    await here().keyboard.press('Control+Enter');
    const form = dialog(here(), 'Print labels');
    await choose(form.getByRole('combobox', { name: 'Printer' }), queue.raw);
    await form.getByText('unread is set up without a driver').waitFor();
    expect(await form.getByRole('button', { name: 'Print', exact: true }).isDisabled()).toBe(true);
    await here().keyboard.press('Escape');
  });

  test('[LAB58] a stopped printer says so, and what waits for it as well; cancelled there is not taken back here', async () => {
    queue.administer('cupsdisable', '-r', 'Out of labels', queue.printer);
    await here().keyboard.press('Control+Enter');
    const form = dialog(here(), 'Print labels');
    await expect.poll(() => form.getByRole('combobox', { name: 'Printer' }).inputValue()).toBe(queue.printer);
    await form.getByText('labels is stopped. What is sent waits').waitFor();
    await form.getByText('Leave these out and print the rest').click();
    await form.getByRole('button', { name: 'Print', exact: true }).click();
    await goToSettings(here(), 'Printers');
    const jobs = region(here(), 'Print jobs');
    await jobs.getByText('Waits: the printer is stopped').first().waitFor();
    queue.administer('cancel', '-a', queue.printer);
    await jobs.getByText('Cancelled at the printer').first().waitFor();
  });
});

afterAll(async () => {
  if (!('missing' in queue)) await queue.stop();
});
