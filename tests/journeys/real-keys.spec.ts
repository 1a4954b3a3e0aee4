import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { keepBusy, pressCode, pressKeys, scanKeys, screenWith, takeKeyboard } from './real-keys.ts';
import { dialog, goTo, importFiles, journeyFile, onHand, openByCode, region, startEmpty, cancel } from './steps.ts';

/** Keys of the X server itself, in a window whose thread is busy for 50–200 ms again and again. */
const seed = 20261129;

const hammer = '4012345678901';
const hinge = '4006381333931';
const adapter = '5901234123457';
const pencil = '96385074';

const said = (page: Page) => page.locator('.receive-said');
const counted = (page: Page) => page.locator('.count-said');
const scanField = (page: Page) => page.getByRole('searchbox', { name: /^Scan or find/ });
const toast = (page: Page, words: string | RegExp) => page.locator('.ui-toast').filter({ hasText: words }).last();

/** What the lines of a list say, product and quantity: "Hammer 3". */
async function lines(page: Page, grid: string, column: number): Promise<readonly string[]> {
  const rows = page.getByRole('grid', { name: grid, exact: true }).locator('[data-row]');
  const cells = await rows.evaluateAll(
    (all, place) =>
      all.map(
        (row) =>
          `${row.querySelector('[data-column="0"]')?.textContent} ${row.querySelector(`[data-column="${place}"]`)?.textContent}`,
      ),
    column,
  );
  return cells.toSorted();
}

const leaveFields = (page: Page) => page.evaluate('document.activeElement?.blur()');

describe(`real keys in a busy window (seed ${seed})`, () => {
  const desk = oneDesk(launchElectron);

  /** Does something while the window is busy. */
  const whileBusy = async (run: () => Promise<void>) => {
    const stop = await keepBusy(desk.page, seed);
    await run();
    await stop();
  };

  test('[SCN1] [SCN8] every scan of a delivery is the product that was scanned, wherever the focus is', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('codes.csv')]);
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await said(page).waitFor();
    await takeKeyboard(page);
    const round = [hammer, hinge, adapter, pencil, 'A/B-12', '30007'];
    await whileBusy(async () => {
      for (const code of round) await scanKeys(code);
    });
    await expect
      .poll(() => lines(page, 'Receive', 2))
      .toEqual(['Adapter 2', 'Hammer 1', 'Hinge 1', 'Pencil 1', 'Ring 1']);
    await leaveFields(page);
    await whileBusy(async () => {
      for (const code of round) await scanKeys(code);
    });
    await expect
      .poll(() => lines(page, 'Receive', 2))
      .toEqual(['Adapter 4', 'Hammer 2', 'Hinge 2', 'Pencil 2', 'Ring 2']);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('[SCN11] [PUR4] a scan into a quantity that is being typed is refused, and the quantity is as it was', async () => {
    const { page } = desk;
    const row = page.getByRole('grid', { name: 'Receive', exact: true }).getByRole('row').filter({ hasText: 'Hinge' });
    await row.getByRole('gridcell').nth(1).click();
    const cell = page.getByRole('textbox', { name: 'Quantity of Hinge' });
    await cell.waitFor();
    await whileBusy(() => scanKeys('99999999999'));
    await page.getByText(/“99999999999” was scanned where a number is wanted/).waitFor();
    expect(await cell.inputValue()).toBe('2');
    await page.keyboard.press('Escape');
    expect(await lines(page, 'Receive', 2)).toContain('Hinge 2');
  });

  test('[PUR4] a short number sets no quantity; * does, and asks where it is far from usual', async () => {
    const { page } = desk;
    await scanField(page).focus();
    await scanKeys(adapter);
    await said(page).getByText('Adapter: 5', { exact: true }).waitFor();
    await scanKeys('4845', { delay: 220 });
    await said(page)
      .getByText(/For a quantity, type \*/)
      .waitFor();
    await scanKeys('*4845', { delay: 220 });
    await said(page)
      .getByText(/far more than is on order/)
      .waitFor();
    expect(await lines(page, 'Receive', 2)).toContain('Adapter 5');
    await scanKeys('*12', { delay: 220 });
    await said(page).getByText('Adapter: 12', { exact: true }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Quantity of Adapter' }).fill('13');
    await page.keyboard.press('Enter');
    await expect.poll(() => lines(page, 'Receive', 2)).toContain('Adapter 13');
    expect(await scanField(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test('[SCN12] with one code a part of another no scan and no typed text takes the wrong one', async () => {
    const { page } = desk;
    const before = await lines(page, 'Receive', 2);
    for (const code of ['HA-11', '4144A10', 'A/B-1', 'B-12', 'PENC', 'HA', '3000']) {
      for (const delay of [10, 220]) {
        await scanField(page).fill('HA-1');
        await scanField(page).selectText();
        await scanKeys(code, { delay });
        await expect.poll(() => scanField(page).inputValue()).toBe(code);
        await said(page).getByText(code).waitFor();
        const unknown = dialog(page, 'Unknown code');
        if (await unknown.isVisible()) await unknown.getByRole('button', { name: 'Cancel' }).click();
        await unknown.waitFor({ state: 'hidden' });
      }
    }
    expect(await lines(page, 'Receive', 2)).toEqual(before);
    await scanField(page).fill('HA-1');
    await scanKeys('30007');
    await expect.poll(() => lines(page, 'Receive', 2)).toContain('Ring 3');
  });

  test('[SCN10] in a count a scan presses nothing that has the focus', async () => {
    const { page } = desk;
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    await counted(page).waitFor();
    await dialog(page, 'New count').waitFor({ state: 'detached' });
    await scanKeys('BOX 5 L');
    await counted(page).getByText('Box: 1 counted.').waitFor();
    for (const [focus, box] of [
      [counted(page).getByRole('button', { name: 'Undo' }), 2],
      [page.getByRole('tab', { name: /^Count/ }), 3],
      [page.getByRole('button', { name: /^Counted/ }), 4],
      [page.getByRole('button', { name: 'More' }), 5],
    ] as const) {
      await focus.focus();
      await whileBusy(() => scanKeys('BOX 5 L'));
      await counted(page).getByText(`Box: ${box} counted.`).waitFor();
    }
    expect(await lines(page, 'Counted products', 2)).toEqual(['Box 5']);
  });

  test('[SCN10] under an open dialog a scan does nothing behind it, and says so', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'End without posting' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button').first().waitFor();
    await whileBusy(() => scanKeys('BOX 5 L'));
    await toast(page, 'a dialog is open').waitFor();
    expect(await form.count()).toBe(1);
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
    expect(await lines(page, 'Counted products', 2)).toEqual(['Box 5']);
  });

  test('[CNT26] from paper: figure, Enter, figure, Enter, at any speed, and nothing is lost between two lines', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Not counted/ }).click();
    const grid = page.getByRole('grid', { name: 'Counted products' });
    await grid.locator('[data-row="4"]').waitFor();
    const due = await Promise.all(
      [0, 1, 2].map((row) => grid.locator(`[data-row="${row}"] [data-column="0"]`).innerText()),
    );
    await grid.focus();
    await whileBusy(async () => {
      await scanKeys('11');
      await scanKeys('12\n13');
    });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Counted/ }).click();
    const figures = due.map((product, line) => `${product} ${11 + line}`);
    await expect.poll(() => lines(page, 'Counted products', 2)).toEqual([...figures, 'Box 5'].toSorted());
  });

  test('[SCN11] Adjust: a code in the quantity posts nothing', async () => {
    const { page } = desk;
    await openByCode(page, 'HA-112');
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    for (const code of [pencil, '30007', adapter]) {
      await quantity.click();
      await whileBusy(() => scanKeys(code));
      await form.getByText(`“${code}” was scanned where a number is wanted`).waitFor();
      expect(await quantity.inputValue()).toBe('');
    }
    await quantity.click();
    await scanKeys(pencil, { delay: 220 });
    await form.getByText(`${pencil} looks like a code`).waitFor();
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
    expect(await onHand(page)).toBe(3);
  });

  test('[SCN10] in New product a scan fills the barcode and saves nothing', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await page.getByRole('button', { name: 'New product' }).first().click();
    const form = dialog(page, 'New product');
    await form.getByRole('textbox', { name: 'Name' }).first().fill('Half a product');
    const barcode = form.getByRole('textbox', { name: 'Barcode' });
    await barcode.click();
    await whileBusy(() => scanKeys('4011200296908'));
    await expect.poll(() => barcode.inputValue()).toBe('4011200296908');
    expect(await form.isVisible()).toBe(true);
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
  });

  test('[SCN12] an order takes a product by its whole code alone', async () => {
    const { page } = desk;
    await goTo(page, 'Orders');
    await page.getByRole('button', { name: 'New order' }).first().click();
    const form = dialog(page, 'New order');
    const field = form.getByRole('combobox', { name: 'Add a product' });
    for (const code of ['HA-11', 'PENC', 'A/B-1']) {
      await field.click();
      await whileBusy(() => scanKeys(code));
      await expect.poll(() => field.inputValue()).toBe(code);
    }
    expect(await form.getByRole('textbox', { name: 'Quantity' }).count()).toBe(0);
    await field.click();
    await whileBusy(() => scanKeys('HA-112'));
    await form.getByText('Hammer').waitFor();
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
    expect(desk.complaints).toEqual([]);
  });

  test('[SCN1] [SCN6] labels and the search in the header hear whole codes', async () => {
    const { page } = desk;
    await goTo(page, 'Labels');
    await whileBusy(async () => {
      for (const code of [hammer, hinge, hammer]) await scanKeys(code);
    });
    await expect.poll(() => lines(page, 'Labels', 1)).toEqual(['Hammer 2', 'Hinge 1']);
    await page.getByRole('searchbox', { name: 'Search or scan' }).focus();
    await whileBusy(() => scanKeys(adapter));
    await page.getByRole('heading', { name: 'Adapter' }).waitFor();
    await region(page, 'Levels').waitFor();
  });
});

/** The receipt of an own shop with the products of `codes.csv`, which has the keyboard. */
async function openReceive(page: Page): Promise<void> {
  await startEmpty(page);
  await importFiles(page, [journeyFile('codes.csv')]);
  await goTo(page, 'Purchasing');
  await page.keyboard.press('r');
  await said(page).waitFor();
  await takeKeyboard(page);
}

describe(`real keys of a French keyboard in a busy window (seed ${seed})`, () => {
  let screen: { readonly close: () => void } | null = null;
  beforeAll(async () => {
    screen = await screenWith('fr');
  });
  // What is asked last is done first: the desk ends before its screen does.
  afterAll(() => screen?.close());
  const desk = oneDesk(launchElectron);

  test('[SCN4] a scanner that is set up for it keeps its hyphens and slashes, in and outside fields', async () => {
    const { page } = desk;
    await openReceive(page);
    const stop = await keepBusy(page, seed);
    for (let n = 0; n < 10; n++) await scanKeys('HA-112');
    await scanKeys('A/B-12');
    await expect.poll(() => lines(page, 'Receive', 2)).toEqual(['Adapter 1', 'Hammer 10']);
    await leaveFields(page);
    for (let n = 0; n < 10; n++) await scanKeys('HA-112');
    await expect.poll(() => lines(page, 'Receive', 2)).toEqual(['Adapter 1', 'Hammer 20']);
    await stop();
    await scanField(page).focus();
    await scanKeys('SH-RED-100');
    await said(page).getByText('SH-RED-100').first().waitFor();
  });

  test('[SCN4] [SCN25] one that is set up for another keyboard has its digits restored, its letters are asked about, and the setting is named', async () => {
    const { page } = desk;
    const unknown = dialog(page, 'Unknown code');
    await expect.poll(async () => (await unknown.count()) + (await said(page).count())).toBeGreaterThan(0);
    if (await unknown.isVisible()) await unknown.getByRole('button', { name: 'Cancel' }).click();
    await leaveFields(page);
    // The keys of the digits, pressed as a scanner for an American keyboard does: without Shift.
    const row = [...hammer].map((digit) => (digit === '0' ? 19 : 9 + Number(digit)));
    await pressKeys([...row, 'Return']);
    await toast(page, 'types for another keyboard').waitFor();
    await expect.poll(() => lines(page, 'Receive', 2)).toEqual(['Adapter 1', 'Hammer 21']);
    // The keys of qw12, and of waq.
    for (const [keys, came] of [
      [[24, 25, 10, 11], 'az&é, which may be qw12'],
      [[25, 38, 24], 'zqa, which may be waq'],
    ] as const) {
      for (const toField of [false, true]) {
        await (toField ? scanField(page).focus() : leaveFields(page));
        await pressKeys([...keys, 'Return']);
        await toast(page, came).waitFor();
        await toast(page, came).getByRole('button', { name: 'Close' }).click();
      }
    }
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await lines(page, 'Receive', 2)).toEqual(['Adapter 1', 'Hammer 21']);
    expect(desk.complaints).toEqual([]);
  });
});

describe(`control signs as real keys (seed ${seed})`, () => {
  const desk = oneDesk(launchElectron);

  test('[SCN3] STX and ETX around a code, as Ctrl with a letter, are dropped and do nothing', async () => {
    const { page } = desk;
    await openReceive(page);
    const width = () => page.getByRole('navigation', { name: 'Main' }).evaluate((nav) => nav.clientWidth);
    const code = ['ctrl+b', ...hinge, 'ctrl+c', 'Return'];
    let [all, quick] = [0, 0];
    const scan = async () => {
      all++;
      const isQuick = await pressCode(page, code);
      if (isQuick) quick++;
      return isQuick;
    };
    for (const focus of [() => scanField(page).focus(), () => leaveFields(page)]) {
      await focus();
      await scan();
    }
    const stop = await keepBusy(page, seed);
    // Where this machine was too slow to press like a scanner, Ctrl with B is a person's, and folds the navigation.
    let wide = await width();
    for (let inARow = 0; inARow < 3 || quick < 5; ) {
      if (inARow === 0) wide = await width();
      inARow = (await scan()) ? inARow + 1 : 0;
    }
    await stop();
    const received = async () => Number((await lines(page, 'Receive', 2)).join().replace('Hinge ', ''));
    await expect.poll(received).toBeGreaterThanOrEqual(quick);
    expect(await received()).toBeLessThanOrEqual(all);
    expect(await width()).toBe(wide);
  });

  test('[SCN3] [SCN13] ISO 15434 with RS, GS and EOT typed with Ctrl is one code, named for what it is', async () => {
    const { page } = desk;
    await scanField(page).focus();
    const [rs, gs, eot] = ['ctrl+asciicircum', 'ctrl+bracketright', 'ctrl+d'];
    const fields = ['S', '1', '2', '3', '4', gs, 'P', '7', '7', rs, eot, 'Return'];
    const before = await lines(page, 'Receive', 2);
    const stop = await keepBusy(page, seed);
    while (!(await pressCode(page, ['bracketleft', 'parenright', 'greater', rs, '0', '6', gs, ...fields])))
      await scanField(page).fill('');
    await stop();
    await said(page).getByText('holds several things').first().waitFor();
    expect(await lines(page, 'Receive', 2)).toEqual(before);
    expect(desk.complaints).toEqual([]);
  });
});
