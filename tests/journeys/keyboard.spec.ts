import type { FileChooser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { oneDesk, ways } from './drive.ts';
import { countOf, dialog, figure, journeyFile, onHand, region, told, waiting } from './steps.ts';

type Stop = {
  /** The name as a screen reader says it. */
  readonly name: string;
  /** What hides it from a person who looks for it; nothing when all is well. */
  readonly hidden: 'outside' | 'covered' | 'unmarked' | null;
};

/** What has the focus, and whether a person sees it and sees that it has the focus; null where nothing has it. */
async function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    const name = `${element.role === 'grid' ? 'grid ' : ''}${element.ariaLabel ?? label ?? element.textContent}`.trim();
    const { top, left, bottom, right } = element.getBoundingClientRect();
    const [x, y] = [
      (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
      (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
    ];
    const isOutside = x < left || x > right || y < top || y > bottom || right <= left || bottom <= top;
    if (isOutside) return { name, hidden: 'outside' as const };
    const above = document.elementFromPoint(x, y);
    const part = element.closest('label, .ui-control') ?? element;
    if (!above || !(part.contains(above) || above.contains(element))) return { name, hidden: 'covered' as const };
    const hasRing = (of: Element | null, pseudo?: string) => {
      const style = of && getComputedStyle(of, pseudo);
      return style !== null && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    };
    const isMarked =
      hasRing(element) ||
      hasRing(element, '::after') ||
      hasRing(element.closest('.ui-control')) ||
      hasRing(element.querySelector('[data-at-cursor]'));
    return { name, hidden: isMarked ? null : ('unmarked' as const) };
  });
}

/** Goes on with Tab until something of this name has the focus; every stop on the way can be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < 80; stops++) {
    const now = await focused(page);
    if (now && name.test(now.name)) return expect(now.hidden, now.name).toBeNull();
    if (now && stops > 0) expect(now.hidden, now.name.slice(0, 60)).toBeNull();
    passed.push(now?.name.slice(0, 40) ?? '');
    await press(page, 'Tab');
  }
  throw new Error(`Tab never came to ${name}: ${passed.join(' | ')}`);
}

/** Goes with Tab once around what is shown and answers the stops a person would not see, of how many. */
async function tour(page: Page) {
  const stops = new Map<string, Stop['hidden']>();
  const marks = async () =>
    page.evaluate(() => {
      const isSeen = document.activeElement?.hasAttribute('data-toured') ?? false;
      document.activeElement?.setAttribute('data-toured', '');
      return isSeen;
    });
  for (let count = 0; count < 200; count++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (await marks()) break;
    if (now) stops.set(`${count}: ${now.name.slice(0, 60)}`, now.hidden);
  }
  await page.evaluate(() =>
    document.querySelectorAll('[data-toured]').forEach((e) => e.removeAttribute('data-toured')),
  );
  return { count: stops.size, hidden: [...stops].flatMap(([name, why]) => (why ? [`${name} is ${why}`] : [])) };
}

/** Keys as a person types them: what comes quicker is a scanner, which no shortcut hears. */
const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 70 });
const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 70 });

/** Does a command by its name in the palette. */
async function command(page: Page, title: string): Promise<void> {
  await press(page, 'Control+k');
  const palette = page.getByRole('combobox', { name: 'Search commands, products, orders' });
  await palette.waitFor();
  await type(page, title);
  await page
    .getByRole('option', { name: new RegExp(`^${title}`) })
    .first()
    .waitFor();
  await press(page, 'Enter');
  await palette.waitFor({ state: 'hidden' });
}

describe.each(ways)('the main job by keyboard alone $way', ({ launch }) => {
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

  test('[OQ1] [OQ5] an order is entered, opened and shipped', async () => {
    const { page } = desk;
    await command(page, 'Go to Orders');
    await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await type(page, 'n');
    await dialog(page, 'New order').waitFor();
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
    const form = dialog(page, 'Import products');
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
    await expect.poll(() => countOf(page, 'Stock')).toBe(4);
  });

  test('[SH23] every stop of Tab on every screen is seen, and is seen to have the focus', async () => {
    const { page } = desk;
    // A toast that goes slides out of the window within a tenth of a second: quicker than anybody's Tab but the driver's.
    await page.getByRole('status').filter({ hasText: 'imported from' }).waitFor({ state: 'hidden' });
    const hidden: Record<string, readonly string[]> = {};
    for (const place of ['Dashboard', 'Stock', 'Orders', 'Reorder', 'Activity', 'Settings']) {
      await command(page, `Go to ${place}`);
      await page.getByRole('heading', { name: place, exact: true }).waitFor();
      const toured = await tour(page);
      expect(toured.count, place).toBeGreaterThan(10);
      if (toured.hidden.length > 0) hidden[place] = toured.hidden;
    }
    await command(page, 'Desk lamp');
    await region(page, 'Movements').getByRole('grid').waitFor();
    const product = await tour(page);
    expect({ ...hidden, product: product.hidden }).toEqual({ product: [] });
    expect(desk.complaints).toEqual([]);
  });
});
