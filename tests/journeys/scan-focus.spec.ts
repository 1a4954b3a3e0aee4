import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { playKeys, playTrace } from './traces.ts';
import { act, dialog, goTo, importFiles, journeyFile, onHand, openByCode, startEmpty, cancel } from './steps.ts';

const eyelet = '4012345678901';
const said = (page: Page) => page.locator('.receive-said');
const line = (page: Page, product: string) =>
  page.getByRole('grid', { name: 'Receive', exact: true }).getByRole('row').filter({ hasText: product });
/** The name of what has the focus; '' where nothing has it. */
const focusName = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    if (!(at instanceof HTMLElement) || at === document.body) return '';
    return at.ariaLabel ?? at.textContent.trim();
  });
const scanField = 'Scan or find what arrived';
/** The keys of a code and Enter, the first of them so long after what was pressed before. */
const scanAfter = (gap: number, code: string) =>
  [...code, 'Enter'].map((key, place) => [place === 0 ? gap : 10, key] as const);

describe('where keys go beside a scan', () => {
  const desk = oneDesk(launchElectron);

  test('[SH41] a dialog that is closed gives the focus back, and a scan books at once', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('short-codes.csv')]);
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await said(page).waitFor();
    let count = 0;
    for (const gap of [5, 30, 100, 200, 300]) {
      await playTrace(page, '7777777');
      await dialog(page, 'Unknown code').waitFor();
      await playKeys(page, [[0, 'Escape'], ...scanAfter(gap, eyelet)]);
      count += 1;
      await said(page).getByText(`Eyelet: ${count}`, { exact: true }).waitFor();
      await expect.poll(() => focusName(page)).toBe(scanField);
    }
    // One dialog in place of another: the second gives back what the first was given.
    await playTrace(page, '7777777');
    await dialog(page, 'Unknown code').waitFor();
    await playTrace(page, '8888888');
    await dialog(page, 'Unknown code').getByText('8888888').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focusName(page)).toBe(scanField);
  });

  test('[SCN14] Esc in the middle of a scan, which closes a dialog or empties the field, loses and tears nothing', async () => {
    const { page } = desk;
    const field = page.getByRole('searchbox', { name: scanField });
    const torn = [...eyelet, 'Enter'].map((key) => [10, key] as const);
    for (const prepare of [
      async () => {
        await playTrace(page, '7777777');
        await dialog(page, 'Unknown code').waitFor();
      },
      () => field.fill('V-'),
      () => page.evaluate('document.activeElement?.blur()'),
    ]) {
      for (const place of [3, 7, 12]) {
        await prepare();
        const before = Number((await line(page, 'Eyelet').getByRole('gridcell').nth(1).innerText()).trim());
        await playKeys(page, [
          ...torn.slice(0, place),
          [4, 'Escape'],
          [6, eyelet[place] ?? ''],
          ...torn.slice(place + 1),
        ]);
        await expect.poll(() => line(page, 'Eyelet').getByRole('gridcell').nth(1).innerText()).toBe(`${before + 1}`);
        expect(await page.getByRole('dialog').count()).toBe(0);
        expect(await field.inputValue()).toBe('');
      }
    }
  });

  test('[SCN15] a short code is heard anywhere, and so is how many; an unknown one presses nothing', async () => {
    const { page } = desk;
    const field = page.getByRole('searchbox', { name: scanField });
    const clear = page.getByRole('button', { name: 'Clear the list' });
    for (const [code, product] of [
      ['A1', 'Anchor'],
      ['42', 'Bolt'],
      ['X-2', 'Clamp'],
      ['777', 'Dowel'],
      ['V-9', 'Eyelet'],
    ] as const) {
      const quantity = async () => {
        const row = line(page, product);
        return (await row.count()) === 0 ? 0 : Number(await row.getByRole('gridcell').nth(1).innerText());
      };
      const before = await quantity();
      await field.focus();
      await playTrace(page, code);
      await expect.poll(quantity).toBe(before + 1);
      await field.fill('HA-1');
      await field.selectText();
      await playTrace(page, code);
      await expect.poll(quantity).toBe(before + 2);
      await page.evaluate('document.activeElement?.blur()');
      await playTrace(page, code);
      await expect.poll(quantity).toBe(before + 3);
      await clear.focus();
      await playTrace(page, code);
      await expect.poll(quantity).toBe(before + 4);
      // Onto the table's cell: its first digit opens the cell, and the quantity of the line is no part of the code.
      await line(page, product).getByRole('gridcell').nth(1).click();
      await page.keyboard.press('Escape');
      await playTrace(page, code);
      await expect.poll(quantity).toBe(before + 5);
      expect(await page.getByRole('textbox', { name: /^Quantity of/ }).count()).toBe(0);
    }
    await clear.focus();
    await playTrace(page, '*9');
    await expect.poll(() => line(page, 'Eyelet').getByRole('gridcell').nth(1).innerText()).toBe('9');
    const lines = await page.getByRole('grid', { name: 'Receive', exact: true }).getByRole('row').allInnerTexts();
    await clear.focus();
    for (const code of ['B2', '43', 'xd']) {
      await playTrace(page, code);
      await page
        .locator('.ui-toast')
        .filter({ hasText: `Nothing has the code ${code}. Nothing was done` })
        .last()
        .waitFor();
      await page.locator('.ui-toast').getByRole('button', { name: 'Close' }).last().click();
      await clear.focus();
    }
    expect(await page.getByRole('grid', { name: 'Receive', exact: true }).getByRole('row').allInnerTexts()).toEqual(
      lines,
    );
  });

  test('[SCN11] a short code is no figure either: in a cell that is edited, and in a dialog', async () => {
    const { page } = desk;
    const cell = page.getByRole('textbox', { name: 'Quantity of Anchor' });
    await line(page, 'Anchor').getByRole('gridcell').nth(1).click();
    await cell.waitFor();
    const before = await cell.inputValue();
    for (const code of ['X-2', 'A1', '42', 'V-9', 'Q7', '1-1', 'xyz']) {
      await playTrace(page, code);
      await page
        .getByRole('alert')
        .filter({ hasText: `“${code}” was scanned where a number is wanted` })
        .waitFor();
      expect(await cell.inputValue()).toBe(before);
    }
    // The field is as it was, its selection too: a figure that is typed now takes the place of the old one.
    await page.keyboard.type('3', { delay: 80 });
    expect(await cell.inputValue()).toBe('3');
    await page.keyboard.press('Escape');
    await openByCode(page, 'V-9');
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    for (const code of ['X-2', 'A1', '42', 'Q7', '777']) {
      await quantity.click();
      await playTrace(page, code);
      await form.getByText(`“${code}” was scanned where a number is wanted`).waitFor();
      expect(await quantity.inputValue()).toBe('');
    }
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
    expect(await onHand(page)).toBe(4);
  });

  test('[SH41] wherever a dialog was opened from, Esc leads back there', async () => {
    const { page } = desk;
    for (const name of ['Adjust stock', 'Add barcode', 'Edit']) {
      const button = page.getByRole('button', { name, exact: true }).first();
      if ((await button.count()) === 0) continue;
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await expect.poll(() => focusName(page)).toContain(name);
    }
    await goTo(page, 'Stock');
    const grid = page.getByRole('grid', { name: 'Stock' });
    await grid.focus();
    for (const key of ['n', 'a', 'm', 'r']) {
      await page.keyboard.press(key, { delay: 60 });
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await expect.poll(() => focusName(page)).toBe('Stock');
    }
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    await dialog(page, 'New count').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'End without posting' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focusName(page)).toBe('More');
    expect(desk.complaints).toEqual([]);
  });

  test('[SCN22] what was looked up before is never put in front of the next code, however unevenly it comes', async () => {
    const { page } = desk;
    const field = page.getByRole('searchbox', { name: scanField });
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await said(page).waitFor();
    for (const uneven of [
      [150, 10, 10, 10],
      [60, 60, 10, 60],
      [120, 120, 120, 120],
    ]) {
      await playTrace(page, '014006381333948');
      await dialog(page, 'Unknown code').waitFor();
      await page.keyboard.press('Escape');
      await dialog(page, 'Unknown code').waitFor({ state: 'hidden' });
      await expect.poll(() => focusName(page)).toBe(scanField);
      const keys = [...eyelet, 'Enter'].map((key, at) => [at === 0 ? 500 : (uneven[at - 1] ?? 10), key] as const);
      const before = Number(await line(page, 'Eyelet').getByRole('gridcell').nth(1).innerText());
      await playKeys(page, keys);
      await expect.poll(() => line(page, 'Eyelet').getByRole('gridcell').nth(1).innerText()).toBe(`${before + 1}`);
      expect(await field.inputValue()).toBe('');
    }
  });

  test('[SCN24] [SCN12] the end of a torn code is never taken by itself; what there is is offered in true words', async () => {
    const { page } = desk;
    const field = page.getByRole('searchbox', { name: scanField });
    const bolts = () => line(page, 'Bolt').getByRole('gridcell').nth(1).innerText();
    const before = await bolts();
    for (const pause of [310, 600, 900]) {
      await field.fill('');
      await field.focus();
      await playKeys(page, [
        ...[...'40123456'].map((key) => [10, key] as const),
        [pause, '4'],
        [10, '2'],
        [10, 'Enter'],
      ]);
      await said(page).getByText('42 may be a part of a code').waitFor();
      await page.getByRole('option', { name: /^Bolt/ }).waitFor();
      expect(await field.inputValue()).toBe('4012345642');
      // One more Enter, which some scanners send, takes nothing of it.
      await page.keyboard.press('Enter', { delay: 80 });
      expect(await bolts()).toBe(before);
    }
    await page.screenshot({ path: '.cache/torn-scan.png' });
    await field.fill('');
  });

  test('[SCN21] a part of a typed name or code keeps the list open; only a scan opens "Unknown code"', async () => {
    const { page } = desk;
    const field = page.getByRole('searchbox', { name: scanField });
    const slowly = async (text: string) => {
      await field.fill('');
      await field.pressSequentially(text, { delay: 120 });
      await page.keyboard.press('Enter', { delay: 120 });
    };
    for (const part of ['Eyel', 'ancho', 'V-']) {
      await slowly(part);
      await said(page).getByText('Choose from the list').waitFor();
      await page.getByRole('option').first().waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    }
    await slowly('Eyel');
    const before = Number(await line(page, 'Eyelet').getByRole('gridcell').nth(1).innerText());
    await page.keyboard.press('ArrowDown', { delay: 60 });
    await page.keyboard.press('Enter', { delay: 120 });
    await expect.poll(() => line(page, 'Eyelet').getByRole('gridcell').nth(1).innerText()).toBe(`${before + 1}`);
    await slowly('QQ-777-X');
    await said(page).getByText('no name fits').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.screenshot({ path: '.cache/typed-nothing.png' });
    await page.getByRole('button', { name: 'Add QQ-777-X as a code' }).click();
    await dialog(page, 'Unknown code').getByText('QQ-777-X').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page, 'Unknown code').waitFor({ state: 'hidden' });
    await playTrace(page, 'QQ-777-X');
    await dialog(page, 'Unknown code').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page, 'Unknown code').waitFor({ state: 'hidden' });
  });

  test('[SCN20] two or three digits that no product has are no figure either, at the pace of a scanner', async () => {
    const { page } = desk;
    const refuses = async (form: Locator, name: string, codes: readonly string[]) => {
      const field = form.getByRole('textbox', { name }).first();
      await field.click();
      const before = await field.inputValue();
      for (const code of codes) {
        await playTrace(page, code);
        await form.getByText(`“${code}” was scanned where a number is wanted`).waitFor();
        expect(await field.inputValue()).toBe(before);
      }
    };
    await goTo(page, 'Stock');
    await openByCode(page, 'V-9');
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    await refuses(dialog(page, 'Adjust stock'), 'Quantity', ['123', '888', '43']);
    await cancel(dialog(page, 'Adjust stock'));
    expect(await onHand(page)).toBe(4);
    await act(page, 'Edit product');
    await refuses(dialog(page, 'Edit product'), 'Price', ['123', '55']);
    await cancel(dialog(page, 'Edit product'));
    await goTo(page, 'Orders');
    await page.getByRole('button', { name: 'New order' }).first().click();
    const order = dialog(page, 'New order');
    await order.getByRole('combobox', { name: 'Add a product' }).fill('V-9');
    await order.getByRole('combobox', { name: 'Add a product' }).press('Enter');
    await refuses(order, 'Quantity', ['123', '43']);
    await cancel(order);
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    const cell = page.getByRole('textbox', { name: 'Quantity of Anchor' });
    await line(page, 'Anchor').getByRole('gridcell').nth(1).click();
    await cell.waitFor();
    const before = await cell.inputValue();
    await playTrace(page, '123');
    await page.getByRole('alert').filter({ hasText: '“123” was scanned where a number is wanted' }).waitFor();
    expect(await cell.inputValue()).toBe(before);
    await page.keyboard.press('Escape');
  });
});
