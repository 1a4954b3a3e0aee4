import type { FileChooser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { command, focused, press, tabTo, tour, type } from './keys.ts';
import { codesIn, fileOf } from './given-files.ts';
import { countOf, dialog, figure, importForm, journeyFile, onHand, region, told, waiting } from './steps.ts';

describe.each(oneWay)('the main job by keyboard alone $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[SH10] a shop is begun, a product entered, found and opened', async () => {
    const { page } = desk;
    await dialog(page, 'Welcome').waitFor();
    await tabTo(page, /^Start empty/);
    await press(page, 'Enter');
    await dialog(page, 'New shop').waitFor();
    await tabTo(page, /^Name of the shop/);
    await type(page, 'Corner shop');
    await tabTo(page, /^Your name/);
    await type(page, 'Anna');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Dashboard', exact: true }).waitFor();
    await type(page, 'gs');
    await page.getByRole('heading', { name: 'Stock', exact: true }).waitFor();

    await type(page, 'n');
    await dialog(page, 'New product').waitFor();
    await tabTo(page, /^Name/);
    await type(page, 'Desk lamp');
    await tabTo(page, /^SKU/);
    await type(page, 'LAMP-1');
    await tabTo(page, /^Opening stock/);
    await type(page, '6');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Desk lamp' }).waitFor();

    await type(page, 'gs');
    await page.getByRole('grid', { name: 'Stock' }).waitFor();
    await press(page, '/');
    await expect.poll(async () => (await focused(page))?.name).toBe('Search or scan');
    await type(page, 'lamp');
    await press(page, 'Enter');
    await expect.poll(async () => (await focused(page))?.name).toBe('grid Stock');
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Desk lamp' }).waitFor();
    await expect.poll(() => onHand(page)).toBe(6);
  });

  test('[STS20] [ACT3] stock is adjusted and the adjustment undone', async () => {
    const { page } = desk;
    await type(page, 'a');
    await dialog(page, 'Adjust stock').waitFor();
    await tabTo(page, /^Reason/);
    await type(page, 'Damage');
    await page.getByRole('option', { name: 'Damage' }).waitFor();
    await press(page, 'Enter');
    await tabTo(page, /^Quantity/);
    await type(page, '2');
    await press(page, 'Enter');
    await told(page, 'Damage:');
    await expect.poll(() => onHand(page)).toBe(4);

    await command(page, 'Go to Activity');
    await page.getByRole('heading', { name: 'Activity' }).waitFor();
    await page
      .getByRole('grid', { name: 'Activity' })
      .getByText(/^Damage: Desk lamp/)
      .waitFor();
    await tabTo(page, /^grid Activity$/);
    await page.getByRole('row').and(page.locator('[data-cursor]')).filter({ hasText: 'Damage' }).waitFor();
    await type(page, 'u');
    await told(page, 'Undone: Damage: Desk lamp');
    await command(page, 'Desk lamp');
    await page.getByRole('heading', { name: 'Desk lamp' }).waitFor();
    await expect.poll(() => onHand(page)).toBe(6);
  });

  test('[OQ1] [OQ5] [SH44] an order is entered, opened and shipped', async () => {
    const { page } = desk;
    await command(page, 'Go to Orders');
    await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await type(page, 'n');
    await dialog(page, 'New order').waitFor();
    await tabTo(page, /^Customer/);
    await type(page, 'Zoe New');
    await tabTo(page, /^Add a product/);
    await type(page, 'lamp');
    await page.getByRole('option', { name: 'Desk lamp' }).waitFor();
    await press(page, 'Enter');
    await dialog(page, 'New order').getByRole('textbox', { name: 'Quantity' }).waitFor();
    await tabTo(page, /^Quantity/);
    await type(page, '2');
    await press(page, 'Enter');
    await told(page, /^Order .* entered/);

    await tabTo(page, /^grid Orders$/);
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: /^Order / }).waitFor();
    await page.getByRole('main').getByText('Zoe New').first().waitFor();
    await type(page, 's');
    await dialog(page, 'Ship order').waitFor();
    await tabTo(page, /^Ship$/);
    await press(page, 'Enter');
    await told(page, /^Order .* shipped/);
    await command(page, 'Desk lamp');
    await region(page, 'Levels').waitFor();
    await expect.poll(() => onHand(page)).toBe(4);
    await expect.poll(() => figure(page, 'Committed')).toBe(0);
  });

  test('[RL2] an alert appears with its rule and is marked as ordered', async () => {
    const { page } = desk;
    await expect.poll(() => waiting(page, 'Reorder')).toBe('');
    await type(page, 'r');
    await dialog(page, 'Set reorder point').waitFor();
    await tabTo(page, /^Reorder point/);
    await type(page, '9');
    await press(page, 'Enter');
    await dialog(page, 'Set reorder point').waitFor({ state: 'hidden' });
    await expect.poll(() => waiting(page, 'Reorder')).toBe('1');

    await command(page, 'Go to Reorder');
    await page.getByRole('grid', { name: 'Reorder' }).locator('[data-row="0"]').waitFor();
    await tabTo(page, /^grid Reorder$/);
    await type(page, 'o');
    const form = dialog(page, 'Mark as ordered');
    await form.waitFor();
    await tabTo(page, /^Quantity/);
    await type(page, '12');
    await expect.poll(() => form.getByRole('textbox', { name: 'Quantity' }).inputValue()).toBe('12');
    await press(page, 'Enter');
    await told(page, 'Desk lamp marked as ordered');
    await expect.poll(() => waiting(page, 'Reorder')).toBe('');
    await command(page, 'Desk lamp');
    await region(page, 'Levels').waitFor();
    await expect.poll(() => figure(page, 'Incoming')).toBe(12);
  });

  test('[IMP42] a file is imported', async () => {
    const { page } = desk;
    // The driver has to be listening well before the system's own dialog would open.
    const chooser = new Promise<FileChooser>((resolve) => page.once('filechooser', resolve));
    await press(page, 'Control+i');
    const form = importForm(page);
    await form.waitFor();
    await tabTo(page, /^Choose/);
    await press(page, 'Enter');
    await (await chooser).setFiles(journeyFile('fruit.csv'));
    await form.getByRole('button', { name: 'Preview', exact: true }).waitFor();
    await tabTo(page, /^Preview$/);
    await press(page, 'Enter');
    await form.getByRole('tab', { name: /^Rows/ }).waitFor();
    await tabTo(page, /^Import$/);
    await press(page, 'Enter');
    await told(page, '3 imported from fruit.csv');
    await command(page, 'Go to Stock');
    // What was searched for is still there.
    await press(page, '/');
    await expect.poll(async () => (await focused(page))?.name).toBe('Search or scan');
    await press(page, 'Delete');
    await expect.poll(() => countOf(page, 'Stock')).toBe(4);
    await tabTo(page, /^grid Stock$/);
  });

  test('[PUR1] [PUR4] a delivery is received', async () => {
    const { page } = desk;
    await type(page, 'gp');
    await page.getByRole('heading', { name: 'Purchasing', exact: true }).waitFor();
    await type(page, 'r');
    const said = page.locator('.receive-said');
    await expect.poll(async () => (await focused(page))?.name).toBe('Scan or find what arrived');
    for (const [typed, answer] of [
      ['A-1', 'Apple: 1'],
      ['*12', 'Apple: 12'],
      ['cherry', 'Cherry: 1'],
    ] as const) {
      await type(page, typed);
      await press(page, 'Enter');
      await said.getByText(answer, { exact: true }).waitFor();
    }
    await tabTo(page, /^grid Receive$/);
    await press(page, 'ArrowRight');
    await press(page, 'ArrowRight');
    await press(page, 'Enter');
    await page.getByRole('textbox', { name: 'Quantity of Cherry' }).waitFor();
    await type(page, '3');
    await press(page, 'Enter');
    await press(page, 'Control+Enter');
    await told(page, '2 products received at');
    await command(page, 'Apple');
    await region(page, 'Levels').waitFor();
    await expect.poll(() => onHand(page)).toBe(22);
  });

  test('[CNT20] [CNT22] a shelf is counted, a difference reviewed, and the count posted', async () => {
    const { page } = desk;
    await type(page, 'gc');
    await page.getByRole('heading', { name: 'Counts', exact: true }).waitFor();
    await type(page, 'n');
    await dialog(page, 'New count').waitFor();
    await tabTo(page, /^Name/);
    await press(page, 'Control+a');
    await type(page, 'Fruit shelf');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Fruit shelf' }).waitFor();
    await expect.poll(async () => (await focused(page))?.name).toBe('Scan or find a product');
    for (const [code, answer] of [
      ['B-1', 'Banana: 1 counted.'],
      ['A-1', 'Apple: 1 counted.'],
    ] as const) {
      await type(page, code);
      await press(page, 'Enter');
      await page.getByRole('status').filter({ hasText: answer }).waitFor();
    }
    await tabTo(page, /^grid Counted products$/);
    await press(page, 'ArrowRight');
    await press(page, 'ArrowRight');
    await press(page, 'Enter');
    await type(page, '22');
    await press(page, 'Enter');
    await page.getByRole('status').filter({ hasText: 'Apple: 22 counted.' }).waitFor();
    await type(page, 'v');
    await page.getByRole('grid', { name: 'Differences' }).locator('[data-row="1"]').waitFor();
    await tabTo(page, /^grid Differences$/);
    await press(page, 'Enter');
    await region(page, 'Banana').waitFor();
    await tabTo(page, /^Count again/);
    await type(page, '4');
    await press(page, 'Enter');
    await told(page, 'Banana: 4 counted.');
    await tabTo(page, /^Reason/);
    await type(page, 'Damage');
    await page.getByRole('option', { name: 'Damage' }).waitFor();
    await press(page, 'Enter');
    await page.getByRole('row').filter({ hasText: 'Banana' }).getByText('Damage').waitFor();
    await command(page, 'Post count');
    await dialog(page, 'Post count').getByText('2 lines are posted.').waitFor();
    await press(page, 'Enter');
    await told(page, 'Count posted: 2 lines.');
    await command(page, 'Banana');
    await region(page, 'Levels').waitFor();
    await expect.poll(() => onHand(page)).toBe(4);
  });

  test('[LAB50] [LAB53] labels are chosen and saved as a PDF', async () => {
    const { page } = desk;
    await type(page, 'gl');
    await page.getByRole('heading', { name: 'Labels', exact: true }).waitFor();
    await expect.poll(async () => (await focused(page))?.name).toBe('Scan or find a product');
    await type(page, 'LAMP-1');
    await press(page, 'Enter');
    await page.getByRole('img', { name: 'Page 1 of 1 as it is printed' }).waitFor();
    await press(page, 'Control+Enter');
    await dialog(page, 'Print labels').waitFor();
    await tabTo(page, /^Save as PDF/);
    const pdf = await fileOf(desk, `keyboard-${launch.name}.pdf`, () => press(page, 'Enter'));
    await told(page, 'saved as PDF');
    expect(await codesIn(pdf)).toEqual(['LAMP-1']);
  });

  test('[SH23] every stop of Tab on every screen is seen, and is seen to have the focus', async () => {
    const { page } = desk;
    // A toast that goes slides out of the window within a tenth of a second: quicker than anybody's Tab but the driver's.
    const toasts = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Close' }) });
    await expect.poll(() => toasts.count()).toBe(0);
    const hidden: Record<string, readonly string[]> = {};
    for (const place of [
      'Dashboard',
      'Stock',
      'Orders',
      'Reorder',
      'Purchasing',
      'Counts',
      'Labels',
      'Activity',
      'Settings',
    ]) {
      await command(page, `Go to ${place}`);
      await page.getByRole('heading', { name: place, exact: true }).waitFor();
      const toured = await tour(page);
      expect(toured.count, place).toBeGreaterThan(10);
      if (toured.hidden.length > 0) hidden[place] = toured.hidden;
    }
    await press(page, 'F1');
    await page.getByRole('heading', { name: 'Help', exact: true }).waitFor();
    const help = await tour(page);
    expect(help.count).toBeGreaterThan(20);
    await command(page, 'Desk lamp');
    await region(page, 'Movements').getByRole('grid').waitFor();
    const product = await tour(page);
    expect({ ...hidden, help: help.hidden, product: product.hidden }).toEqual({ help: [], product: [] });
    expect(desk.complaints).toEqual([]);
  });
});
