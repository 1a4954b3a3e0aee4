import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { oneDesk, ways } from './drive.ts';
import { playTrace } from './traces.ts';
import { dialog, goTo, importFiles, journeyFile, onHand, openByCode, startEmpty, told, undo } from './steps.ts';

const apple = 'A-1';
const said = (page: Page) => page.locator('.receive-said');
const line = (page: Page, text: string) =>
  page.getByRole('grid', { name: 'Receive', exact: true }).getByRole('row').filter({ hasText: text });

/** Types as a person does, and takes it. */
async function typed(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 120 });
  await page.keyboard.press('Enter');
}

describe.each(ways)('receiving $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[PUR4] [PUR11] scans count up, * and a number says how many, and the list is kept over a crash', async () => {
    await startEmpty(desk.page);
    await importFiles(desk.page, [journeyFile('fruit.csv')]);
    await goTo(desk.page, 'Purchasing');
    await desk.page.keyboard.press('r');
    await said(desk.page).waitFor();
    await playTrace(desk.page, apple);
    await said(desk.page).getByText('Apple: 1').waitFor();
    await playTrace(desk.page, apple);
    await said(desk.page).getByText('Apple: 2').waitFor();
    await typed(desk.page, '99');
    await said(desk.page).getByText('For a quantity, type *').waitFor();
    await typed(desk.page, '*12');
    await said(desk.page).getByText('Apple: 12').waitFor();
    await desk.page.keyboard.type('cherry', { delay: 80 });
    await desk.page.keyboard.press('Enter');
    await said(desk.page).getByText('Cherry: 1').waitFor();
    await typed(desk.page, '*0');
    await said(desk.page).getByText('Cherry is off the list.').waitFor();
    await typed(desk.page, '*5');
    await said(desk.page).getByText('The last scan put nothing on the list').waitFor();
    await desk.page.keyboard.type('cherry', { delay: 80 });
    await desk.page.keyboard.press('Enter');
    await said(desk.page).getByText('Cherry: 1').waitFor();
    const page = await desk.crash();
    await goTo(page, 'Purchasing');
    await page.getByText('2 lines are not received yet').waitFor();
    await page.getByRole('link', { name: 'Go on receiving' }).click();
    await said(page).getByText('Your list is as you left it').waitFor();
    await line(page, 'Apple').getByText('12').waitFor();
  });

  test('[PUR5] an unknown code is given to a product, and counts it', async () => {
    const { page } = desk;
    await playTrace(page, '5901234123457');
    const form = dialog(page, 'Unknown code');
    await form.getByLabel('Belongs to').fill('Banana');
    await form.getByRole('button', { name: 'Add code to product' }).click();
    await said(page).getByText('Banana: 1').waitFor();
    await form.waitFor({ state: 'detached' });
  });

  test('[PUR1] [DATA-R17] it is received in one act; a movement leads to it and back; one undo takes it back', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+Enter');
    await told(page, '3 products received at');
    await page.getByRole('grid', { name: 'Purchasing' }).getByRole('row').filter({ hasText: 'and 2 more' }).waitFor();
    await openByCode(page, apple);
    await expect.poll(() => onHand(page)).toBe(22);
    await page
      .getByRole('grid', { name: 'Movements' })
      .getByRole('link', { name: 'Delivery received' })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Delivery received' }).waitFor();
    const lines = page.getByRole('grid', { name: 'What it did to stock' });
    await lines.getByRole('row').filter({ hasText: 'Apple' }).getByText('+12').waitFor();
    expect(
      await lines
        .getByRole('row')
        .filter({ has: page.getByRole('link') })
        .count(),
    ).toBe(3);
    await lines.getByRole('link', { name: 'Apple' }).click();
    await expect.poll(() => onHand(page)).toBe(22);
    await undo(page, '3 products received at');
    await expect.poll(() => onHand(page)).toBe(10);
    await openByCode(page, '5901234123457');
    await page.getByRole('heading', { name: 'Banana' }).waitFor();
    await goTo(page, 'Purchasing');
    await page.getByRole('grid', { name: 'Purchasing' }).getByText('Undone').waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
