import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import {
  act,
  choose,
  dialog,
  enterOrder,
  goTo,
  goToSettings,
  importFiles,
  importForm,
  journeyFile,
  openListed,
  said,
  scan,
  startEmpty,
  told,
} from './steps.ts';
import { playTrace } from './traces.ts';

const desk = oneDesk(launchElectron);
const [anchor, bell, compass, drum] = ['5901234123457', '4006381333931', '9780201379624', '5012345678900'];

/** Opens the batch from the list of all batches. */
async function openBatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/picking';
  });
  const batch = page.getByRole('grid', { name: 'Picking' }).getByRole('row').filter({ hasText: 'B-1' });
  await batch.getByRole('rowheader').click();
  await page.getByRole('heading', { name: 'B-1', exact: true }).waitFor();
}

/** Waits until a stop is shown. */
const atStop = (page: Page, product: string) =>
  page.getByRole('region', { name: 'This stop' }).getByRole('heading', { name: product }).waitFor();

test('[PCK1] [PCK4] three orders of the queue become a batch with three boxes', async () => {
  const { page } = desk;
  await startEmpty(page);
  await importFiles(page, [journeyFile('walk.csv')]);
  await importForm(page).waitFor({ state: 'hidden' });
  await enterOrder(page, '501', { Anchor: '2', Bell: '1' });
  await enterOrder(page, '502', { Anchor: '1', Compass: '2' });
  await enterOrder(page, '503', { Bell: '2', Compass: '1' });
  await page.getByRole('grid', { name: 'Orders', exact: true }).focus();
  await page.keyboard.press('Control+a');
  await act(page, 'Pick together');
  const form = dialog(page, 'Pick together');
  await form.getByText('3 orders, 6 lines').waitFor();
  expect(await form.getByRole('textbox', { name: 'Number' }).inputValue()).toBe('B-1');
  await form.getByRole('button', { name: 'Begin to pick' }).click();
  await page.getByRole('heading', { name: 'B-1', exact: true }).waitFor();
  await atStop(page, 'Anchor');
});

test('[PCK5] [PCK6] [PCK13] [PCK23] scans pick into the boxes, in any order where all lies in one place; wrong, unknown and one too many pick nothing', async () => {
  const { page } = desk;
  await scan(page, anchor, 'Anchor: 1 into box 1');
  await scan(page, '*3', 'Anchor: 1 into box 1, 1 into box 2');
  await atStop(page, 'Bell');
  await scan(page, '*4', 'Anchor: all of it is picked. Put this one back.');
  await scan(page, drum, 'Drum is in no order of this batch. Put it back.');
  await scan(page, '*2', 'The last scan picked nothing.');
  await scan(page, compass, 'Compass: 1 into box 2');
  await atStop(page, 'Compass');
  await act(page, 'Undo the last pick');
  await said(page, 'Taken back: Compass.');
  await atStop(page, 'Compass');
  await scan(page, anchor, 'Anchor: all of it is picked. Put this one back.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await atStop(page, 'Bell');
  await page.getByText('Anchor: all of it is picked. Put this one back.').waitFor({ state: 'detached' });
  await scan(page, '4012345678901', 'Nothing has the code 4012345678901');
  await scan(page, bell, 'Bell: 1 into box 1');
  await page.getByText('3 of 6', { exact: true }).first().waitFor();
});

test('[PCK3] [SH82] the window is killed in the middle: it goes on where it was; out of the field a key undoes', async () => {
  const page = await desk.crash();
  await openBatch(page);
  await atStop(page, 'Bell');
  await page.getByText('3 of 6', { exact: true }).first().waitFor();
  await scan(page, bell, 'Bell: 1 into box 3');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await said(page, 'Taken back: Bell.');
});

test('[PCK8] what is not there is reported with a count of the shelf, and the batch goes on', async () => {
  const { page } = desk;
  await act(page, 'Not there…');
  const form = dialog(page, 'Not there');
  await form.getByRole('textbox', { name: 'How many are missing' }).fill('1');
  await form.getByRole('button', { name: 'Not there', exact: true }).click();
  await told(page, 'Bell: 1 not there');
  await scan(page, bell, 'Bell: 1 into box 3');
  await atStop(page, 'Compass');
  await goTo(page, 'Counts');
  await page
    .getByRole('grid', { name: 'Counts' })
    .getByText(/: Bell$/)
    .waitFor();
});

test('[PCK2] [PCK12] [PCK14] the code of the list opens the batch from anywhere; handed over, it is read, and taken over again', async () => {
  const { page } = desk;
  await goToSettings(page, 'People');
  await page.getByRole('button', { name: 'Add person' }).click();
  const person = dialog(page, 'Add person');
  await person.getByRole('textbox', { name: 'Name' }).fill('Ben');
  await person.getByRole('button', { name: 'Add person' }).click();
  await person.waitFor({ state: 'hidden' });
  await goTo(page, 'Activity');
  await page.getByRole('heading', { name: 'Activity', exact: true }).focus();
  await playTrace(page, 'PICK-B-1');
  await page.getByRole('heading', { name: 'B-1', exact: true }).waitFor();
  // Who was added last is at the desk: the batch is Anna's.
  await page.getByText('Anna picks this batch. You see how far it is.').waitFor();
  await playTrace(page, bell);
  await page.getByText('Anna picks this batch now. Nothing was picked: put it back, or take the batch over.').waitFor();
  expect(await page.getByRole('searchbox', { name: 'Scan or find a product' }).count()).toBe(0);
  await act(page, 'Take over');
  const take = dialog(page, 'Take over batch');
  await take.getByText('Anna is picking B-1. When you take it over, Anna can only read it.').waitFor();
  await take.getByRole('button', { name: 'Take over' }).click();
  await told(page, 'B-1 belongs to Ben now');
  await act(page, 'Hand over…');
  const give = dialog(page, 'Hand over batch');
  await choose(give.getByRole('combobox', { name: 'To whom' }), 'Anna');
  await give.getByRole('button', { name: 'Hand over' }).click();
  await told(page, 'B-1 belongs to Anna now');
  await page.keyboard.press('Control+z');
  await page.getByRole('searchbox', { name: 'Scan or find a product' }).waitFor();
});

test('[PCK9] [PCK11] [PCK21] [PCK22] an order cancelled meanwhile is told with what to carry back, and when it is back what to fetch; the rest is picked and finished', async () => {
  const { page } = desk;
  await atStop(page, 'Compass');
  // The field has just come back: whoever scans into it is understood however slowly the signs come.
  await page.getByRole('searchbox', { name: 'Scan or find a product' }).focus();
  await scan(page, compass, 'Compass: 1 into box 2');
  await goTo(page, 'Orders');
  await page.getByRole('searchbox', { name: 'Find an order' }).fill('501');
  await page.getByRole('tab', { name: /^All/ }).click();
  await openListed(page, '501');
  await act(page, 'Cancel order');
  await dialog(page, 'Cancel order 501?').getByRole('button', { name: 'Cancel the order' }).click();
  await told(page, 'Order 501 cancelled');
  await openBatch(page);
  await page.getByText('Box 1: Order 501 was cancelled. Put back on the shelf: 2 × Anchor, 1 × Bell.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  const back = page.getByText(
    'Order 501 is back: 2 × Anchor, 1 × Bell belong into box 1 again. Fetch them if you put them back.',
  );
  await back.waitFor();
  await goTo(page, 'Orders');
  await openBatch(page);
  await back.waitFor();
  await act(page, 'They are there');
  await page.getByText('Order 501 is back').waitFor({ state: 'detached' });
  await goTo(page, 'Orders');
  await openBatch(page);
  await atStop(page, 'Compass');
  expect(await back.count()).toBe(0);
  await scan(page, compass, 'Compass: 1 into box 2');
  await playTrace(page, '*2');
  await page.getByText('What is there is picked').waitFor();
  await act(page, 'Finish batch');
  const question = dialog(page, 'Finish batch');
  await question.getByText('1 line is not picked. It stays open in the queue.').waitFor();
  await question.getByRole('button', { name: 'Finish', exact: true }).click();
  await told(page, 'B-1 finished');
  await page.getByRole('heading', { name: 'Picking', exact: true }).waitFor();
  expect(desk.complaints).toEqual([]);
});
