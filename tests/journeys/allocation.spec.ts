import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import {
  choose,
  dialog,
  enterOrder,
  fixture,
  goTo,
  openListed,
  previewFiles,
  proof,
  region,
  startEmpty,
  told,
  undo,
} from './steps.ts';

async function openOrder(page: Page, number: string): Promise<void> {
  await goTo(page, 'Orders');
  await openListed(page, number);
}

/** A day in three weeks, as it is typed. */
function soon(): string {
  return new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
}

/** A figure on an order's page, and what it says of itself when it is pressed. */
async function explained(page: Page, name: RegExp): Promise<string> {
  await page.getByRole('main').getByRole('button', { name }).first().click();
  const shown = page.getByRole('dialog', { name });
  await shown.getByText('Can be promised for').waitFor();
  const text = await shown.innerText();
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'hidden' });
  return text.replaceAll('\n', ' ');
}

describe.each(oneWay)('who gets the stock $way', { timeout: 240_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(async () => {
    const { page } = desk;
    await startEmpty(page);
    const form = await previewFiles(page, [fixture('till-two-stores.csv')]);
    await choose(form.getByRole('combobox', { name: 'Harbour' }), 'Shop');
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '5 imported from till-two-stores.csv');
    await enterOrder(page, 'A-1', { White: '6' });
    await enterOrder(page, 'A-2', { White: '6' });
    await enterOrder(page, 'A-3', { White: '3' });
  }, 240_000);

  test('[ALC10] a line that is short says who is before it, and that no day can be promised', async () => {
    const { page } = desk;
    await openOrder(page, 'A-2');
    const said = await explained(page, /is short by 4$/);
    for (const part of [
      'Ordered 6',
      'On the shelf: Shop −8',
      'Order A-1 Placed earlier 6',
      'Not on order: 4',
      'Short Can be promised for: No day known 4',
    ])
      expect(said).toContain(part);
  });

  test('[ALC9] [ALC11] [ALC12] what is short comes from the other place once a person says so, in one step to undo', async () => {
    const { page } = desk;
    await goTo(page, 'Orders');
    const grid = page.getByRole('grid', { name: 'Orders', exact: true });
    await grid.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Shift+O');
    const form = dialog(page, 'Serve from other places');
    await form.getByText('2 from Shop as before, 4 from Kiosk').waitFor();
    // Nothing is left there for the third order.
    expect(await form.getByRole('checkbox').count()).toBe(1);
    await page.keyboard.press('Enter');
    await told(page, '1 line is served from another place');
    await openOrder(page, 'A-2');
    const lines = region(page, 'Lines').getByRole('grid');
    await expect.poll(() => lines.getByText(/^Allocated$/).count()).toBe(2);
    await lines.getByText('Kiosk').waitFor();
    await page.getByRole('button', { name: 'Order A-2 can be promised for: Now' }).waitFor();
    await undo(page, '1 line is served from another place');
    await expect.poll(() => lines.getByText(/^Short$/).count()).toBe(1);
  });

  test('[ALC7] [ALC12] [ALC13] once the rest is on order, its day is promised by a press, and goes first from then on', async () => {
    const { page } = desk;
    await goTo(page, 'Reorder');
    await page.getByRole('grid', { name: 'Reorder' }).getByRole('checkbox', { name: /White/ }).first().click();
    await page.getByRole('button', { name: 'Mark as ordered' }).first().click();
    const mark = dialog(page, 'Mark as ordered');
    await mark.getByRole('textbox', { name: 'Quantity' }).first().fill('20');
    await mark.getByRole('textbox', { name: 'Expected on' }).fill(soon());
    await mark.getByRole('button', { name: 'Mark as ordered' }).click();
    await told(page, /marked as ordered/);
    await openOrder(page, 'A-3');
    expect(await explained(page, /is short by 3$/)).toMatch(/Expected on .* 4 for others before, 3 for this line/);
    await page.getByRole('button', { name: 'Use as promised day' }).click();
    await told(page, /^Order A-3 is promised for/);
    await page.getByRole('button', { name: 'Order A-3 can be promised for: Now' }).waitFor();
    await openOrder(page, 'A-2');
    expect(await explained(page, /is short by 6$/)).toContain('Order A-3 Its day comes first 3');
    await proof(page);
    expect(desk.complaints).toEqual([]);
  });
});
