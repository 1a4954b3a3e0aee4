import { describe, expect, test } from 'vitest';
import { type Desk, oneDesk, ways } from './drive.ts';
import {
  adjust,
  dialog,
  goTo,
  goToSettings,
  importFiles,
  journeyFile,
  openByCode,
  region,
  startEmpty,
  told,
} from './steps.ts';

type Driven = Pick<Desk, 'electron' | 'page'>;

/** Catches what Electron would hand to the system; a browser that was not asked for permission shows a toast. */
async function catchNotices({ electron }: Driven): Promise<void> {
  await electron?.evaluate(({ Notification }) => {
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      Object.assign(globalThis, { notice: this });
    };
  });
}

/** Waits for the alert with these words and presses it. */
async function pressAlert({ electron, page }: Driven, words: string): Promise<void> {
  if (!electron) return (await told(page, words)).getByRole('button', { name: 'See Reorder' }).click();
  const title = () => electron.evaluate(() => (globalThis as { notice?: { title: string } }).notice?.title ?? '');
  await expect.poll(title, { timeout: 15_000 }).toBe(words);
  await electron.evaluate(() => {
    (globalThis as { notice?: { emit: (event: string) => void } }).notice?.emit('click');
    Object.assign(globalThis, { notice: undefined });
  });
}

describe.each(ways)('reorder alerts $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[REO6] [REO9] [REO10] [REO11] [SH78] a sale that reaches the point tells once, and leads to Reorder; a switch silences it', async () => {
    await catchNotices(desk);
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await goToSettings(page, 'Default reorder rule');
    await page.getByRole('button', { name: 'Edit default rule' }).click();
    const form = dialog(page, 'Edit default rule').or(dialog(page, 'Default reorder rule'));
    await form.getByLabel('Alert at').fill('3');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await goTo(page, 'Stock');
    await openByCode(page, 'B-1');
    await adjust(page, { reason: 'Sold at the counter', quantity: '3' });
    await pressAlert(desk, 'Banana is low');
    await page.getByRole('heading', { name: 'Reorder', exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await told(page, /^Undone/);

    await goTo(page, 'Stock');
    await openByCode(page, 'B-1');
    await adjust(page, { reason: 'Sold at the counter', quantity: '3' });
    if (!desk.electron) await (await told(page, 'Banana is low')).hover();
    await page.keyboard.press('Control+z');
    const undone = await told(page, /^Undone/);
    // What is said of the act that is undone, and of what it did, does not stay beside it, even under the pointer.
    const acts = page.locator('.ui-toast').filter({ hasNotText: 'imported from' });
    await expect.poll(() => acts.allInnerTexts()).toEqual([await undone.innerText()]);

    await goToSettings(page, 'Default reorder rule');
    await region(page, 'Default reorder rule')
      .getByRole('checkbox', { name: /^Tell me when/ })
      .uncheck();
    await page.reload();
    await region(page, 'Default reorder rule')
      .getByRole('checkbox', { name: /^Tell me when/, checked: false })
      .waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
