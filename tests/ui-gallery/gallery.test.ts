import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { serveGallery } from './served-gallery.ts';

const chrome = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Every rule of axe on the page as it stands; the answer is what it found, in words. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Axe = { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

describe.skipIf(!existsSync(chrome))(
  `the gallery in Chromium (skipped without ${chrome})`,
  { timeout: 120_000 },
  () => {
    let gallery: Awaited<ReturnType<typeof serveGallery>> | null = null;
    let browser: Browser | null = null;

    beforeAll(async () => {
      gallery = await serveGallery();
      browser = await chromium.launch({ executablePath: chrome, args: quiet });
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await gallery?.close();
    });

    async function open(place: string, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
      const context = await must(browser, 'opened').newContext({
        colorScheme: scheme,
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`${must(gallery, 'served').url}#${place}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    }
    const toastRight = () => document.querySelector('.ui-toast')?.getBoundingClientRect().right ?? Number.NaN;
    const panelLeft = () => document.querySelector('.ui-side')?.getBoundingClientRect().left ?? Number.NaN;
    const atCursor = (page: Page) => page.locator('[data-at-cursor]').innerText();

    for (const scheme of ['light', 'dark'] as const) {
      test(`[SH2] [SH24] ${scheme}: axe finds nothing on a table, chosen rows, a panel, an explanation, a menu, a toast`, async () => {
        const page = await open('/stock', scheme);
        expect(await findings(page)).toEqual([]);
        await page.getByText('HS-000002').click();
        await page.getByRole('row').nth(4).getByRole('checkbox').click();
        await page.getByRole('region', { name: 'Plate olive' }).waitFor();
        expect(await findings(page)).toEqual([]);
        await page.getByRole('button', { name: 'On hand: -6' }).first().click();
        await page.getByRole('dialog', { name: 'On hand: -6' }).getByText('Opening balance').waitFor();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'More' }).click();
        await page.getByRole('menuitem', { name: 'Export' }).waitFor();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'New product' }).click();
        await page.getByRole('button', { name: 'Undo' }).waitFor();
        expect(await findings(page)).toEqual([]);
        expect(await page.evaluate(toastRight)).toBeLessThan(await page.evaluate(panelLeft));
        await page.context().close();
      });

      test(`[SH2] ${scheme}: axe finds nothing on parts, fields, dialogs and the palette`, async () => {
        const page = await open('/orders', scheme);
        await page.locator('.recharts-surface').first().waitFor();
        expect(await findings(page)).toEqual([]);
        await page.getByRole('button', { name: 'Delete product' }).click();
        await page.getByRole('dialog', { name: 'Delete product' }).waitFor();
        expect(await findings(page)).toEqual([]);
        await page.goto(`${must(gallery, 'served').url}#/fields`);
        await page.getByRole('heading', { level: 1, name: 'Fields' }).waitFor();
        await page.getByRole('button', { name: 'Adjust stock' }).click();
        await page.getByRole('dialog').getByRole('combobox', { name: 'Supplier' }).click();
        await page.getByRole('option', { name: 'Supplier 3', exact: false }).first().waitFor();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.keyboard.press('Control+k');
        await page.getByRole('option').first().waitFor();
        expect(await findings(page)).toEqual([]);
        await page.context().close();
      });
    }

    /** Cells of figures and codes whose text does not fit, in words. */
    const cut = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.ui-tbody .ui-td[data-fits]')]
          .filter((cell) => cell.scrollWidth > cell.clientWidth)
          .map((cell) => `${cell.dataset['column']}: ${cell.textContent}`),
      );

    test.each([
      [1024, 700],
      [1280, 800],
      [1920, 1080],
      [819, 560], // 1024 × 700 at 125 %
    ])('[SH35] at %i × %i no figure and no code is cut, however long, and names give way', async (width, height) => {
      const page = await open('/stock');
      await page.setViewportSize({ width, height });
      await page.getByRole('button', { name: 'Long' }).click();
      await page.getByText('−1,234,567,890,123').first().waitFor();
      expect(await cut(page)).toEqual([]);
      await page.getByRole('grid', { name: 'Stock' }).focus();
      await page.keyboard.press('End');
      await page.getByText('HS-LONG-CODE-OF-A-SUPPLIER-39').waitFor();
      expect(await cut(page)).toEqual([]);
      const name = await page.locator('.ui-tbody .ui-td-first').first().boundingBox();
      expect(name?.width).toBeGreaterThan(90);
      await page.context().close();
    });

    test('[SH36] a column is dragged or made wider by keys, is so at the next start, and a double click takes it back', async () => {
      const page = await open('/stock');
      const head = page.getByRole('columnheader', { name: 'SKU' });
      const widthOf = async () => Math.round((await head.boundingBox())?.width ?? 0);
      const usual = await widthOf();
      const grip = head.locator('.ui-th-grip');
      const at = must(await grip.boundingBox(), 'the edge is there');
      await page.mouse.move(at.x + at.width / 2, at.y + 5);
      await page.mouse.down();
      await page.mouse.move(at.x + at.width / 2 + 70, at.y + 5, { steps: 3 });
      await page.mouse.up();
      expect(await widthOf()).toBe(usual + 70);
      await page.getByRole('grid', { name: 'Stock' }).focus();
      for (const key of ['ArrowUp', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft'])
        await page.keyboard.press(key);
      expect(await widthOf()).toBe(usual + 86);
      await page.reload();
      await head.waitFor();
      expect(await widthOf()).toBe(usual + 86);
      await grip.dblclick();
      expect(await widthOf()).toBe(usual);
      await page.context().close();
    });

    test('[SH9][SH10] a table of 100,000 rows holds few of them, and the keyboard reaches the last', async () => {
      const page = await open('/stock');
      const grid = page.getByRole('grid', { name: 'Stock' });
      expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
      await grid.focus();
      await page.keyboard.press('ArrowDown');
      expect(await atCursor(page)).toBe('Bowl sand');
      await page.keyboard.press('End');
      expect(
        await page
          .locator('[data-at-cursor]')
          .evaluate((cell) => cell.closest('[role=row]')?.getAttribute('aria-rowindex')),
      ).toBe('100001');
      expect(
        await page
          .locator('[data-at-cursor]')
          .evaluate((cell) => cell.getBoundingClientRect().bottom <= window.innerHeight),
      ).toBe(true);
      expect(await page.getByRole('row').count()).toBeLessThan(60);
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('columnheader', { name: 'Product' }).getAttribute('aria-sort')).toBe('ascending');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Bowl blue' }).waitFor();
      await page.context().close();
    });

    test('[STS2] a row that was pressed is opened though the list moved before the button came up; a drag opens none', async () => {
      const page = await open('/stock');
      const cell = page.getByText('HS-000002');
      const at = must(await cell.boundingBox(), 'the row is there');
      await page.mouse.move(at.x + 5, at.y + 5);
      await page.mouse.down();
      await page.evaluate(() => dispatchEvent(new Event('rows-come')));
      await page.getByText('N-0').waitFor();
      await page.mouse.up();
      await page.getByRole('region', { name: 'Plate olive' }).waitFor();
      await page.reload();
      await page.mouse.move(at.x + 5, at.y + 5);
      await page.mouse.down();
      await page.mouse.move(at.x + 5, at.y + 100, { steps: 4 });
      await page.mouse.up();
      await page.getByText('HS-000000').click();
      await page.getByRole('region', { name: 'Cup blue' }).waitFor();
      expect(await page.getByRole('region', { name: 'Plate olive' }).count()).toBe(0);
      await page.context().close();
    });

    test('[SH42] the head of a table ends where its rows end, also where nothing scrolls', async () => {
      const page = await open('/stock');
      await page.getByRole('button', { name: 'Long' }).click();
      await page.setViewportSize({ width: 1280, height: 2_400 });
      await page.screenshot({ path: '.cache/table-head.png', clip: { x: 980, y: 0, width: 300, height: 320 } });
      const ends = await page.evaluate(() =>
        ['.ui-thead > .ui-tr', '.ui-tbody > .ui-tr'].map(
          (part) => document.querySelector(part)?.getBoundingClientRect().right,
        ),
      );
      expect(ends[0]).toBe(ends[1]);
      // Nothing of the head is painted behind that: the table's own ground is one colour.
      expect(await page.locator('.ui-table').evaluate((table) => getComputedStyle(table).backgroundImage)).toBe('none');
      await page.context().close();
    });

    test('[SH112] [SH113] one point is a line of figures, and a way out of a table is as dark as its text', async () => {
      const page = await open('/orders');
      const day = page.getByRole('region', { name: 'Since yesterday' });
      await day.getByRole('row', { name: 'Day 0 60' }).waitFor();
      expect(await day.getByRole('button').count()).toBe(0);
      expect(await day.locator('.recharts-surface').count()).toBe(0);
      expect((await day.locator('figure').boundingBox())?.height).toBeLessThan(110);
      const colourOf = (part: string) =>
        page
          .locator(part)
          .first()
          .evaluate((element) => getComputedStyle(element).color);
      expect(await colourOf('.ui-td .ui-link')).toBe(await colourOf('.ui-td'));
      expect(await colourOf('.ui-inline > .ui-link')).not.toBe(await colourOf('.ui-td'));
      await page.context().close();
    });

    test('[SH11] Space, Shift with an arrow and Ctrl+A choose rows, Esc none', async () => {
      const page = await open('/stock');
      await page.getByRole('grid').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByText('3 selected').waitFor();
      await page.keyboard.press('Control+a');
      await page.getByText('100000 selected').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('toolbar').waitFor({ state: 'detached' });
      await page.context().close();
    });

    test('[SH13] a cell is edited in place: a refusal stays and says why, Esc takes it back', async () => {
      const page = await open('/stock');
      await page.getByText('€2.50').click();
      const editor = page.getByRole('textbox', { name: 'Price of Cup blue' });
      await editor.fill('cheap');
      await editor.press('Enter');
      await page.getByRole('alert').getByText('Write a price').waitFor();
      expect(await editor.inputValue()).toBe('cheap');
      await editor.press('Escape');
      await editor.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
      await page.context().close();
    });

    test('[SH40] an editor that nobody touched saves nothing, though its row has changed meanwhile', async () => {
      const page = await open('/stock');
      const editor = page.getByRole('textbox', { name: 'Price of Cup blue' });
      await page.getByText('€2.50').click();
      await page.evaluate(() => dispatchEvent(new Event('prices-rise')));
      await editor.press('Tab');
      await page.getByText('€3.50').click();
      await editor.fill('4');
      await editor.press('Enter');
      await page.locator('.ui-toast').filter({ hasText: 'Saved 4.' }).waitFor();
      expect(await page.locator('.ui-toast').filter({ hasText: 'Saved' }).count()).toBe(1);
      await page.context().close();
    });

    test('[SH38] a form is not sent while a figure or a day in it cannot be read, and says which', async () => {
      const page = await open('/fields');
      await page.getByRole('button', { name: 'Adjust stock' }).click();
      const form = page.getByRole('dialog', { name: 'Adjust stock' });
      for (const [name, good, bad, why] of [
        ['Quantity', '1.5', '1.5.5', 'Write a number'],
        ['Price', '19.99', '19x', 'Write a number'],
        ['Due', '05/12/2026', '31.31.', 'Write a day'],
      ] as const) {
        await form.getByRole('textbox', { name }).fill(bad);
        await form.getByRole('textbox', { name: 'Note' }).focus();
        await form.getByRole('button', { name: 'Adjust stock' }).click();
        await form.getByText(why).waitFor();
        expect(await form.getByRole('textbox', { name }).evaluate((field) => field === document.activeElement)).toBe(
          true,
        );
        await form.getByRole('textbox', { name }).fill(good);
      }
      await form.getByRole('button', { name: 'Adjust stock' }).click();
      await form.waitFor({ state: 'hidden' });
      await page.context().close();
    });

    test('[SH14] the way back to a table leads to where it was left', async () => {
      const page = await open('/stock');
      await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: 36_000 }));
      await page.getByText('HS-001005').waitFor();
      await page.getByRole('link', { name: 'Orders' }).click();
      await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
      await page.goBack();
      await page.getByText('HS-001005').waitFor();
      await page.context().close();
    });

    test('[SH16][SH18] keys act, but not what a scanner types, not in a field, not behind a dialog', async () => {
      const page = await open('/fields');
      const place = () => new URL(page.url()).hash;
      await page.evaluate(() => {
        for (const key of ['g', 'o', 'g', 's', '?', 'Enter']) {
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        }
      });
      await page.getByRole('searchbox', { name: 'Search or scan' }).focus();
      await page.keyboard.press('g', { delay: 60 });
      await page.keyboard.press('o', { delay: 60 });
      expect(place()).toBe('#/fields');
      await page.getByRole('button', { name: 'Adjust stock' }).click();
      await page.getByRole('dialog', { name: 'Adjust stock' }).getByRole('button', { name: 'Close' }).focus();
      await page.keyboard.press('g', { delay: 60 });
      await page.keyboard.press('o', { delay: 60 });
      expect(place()).toBe('#/fields');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('g', { delay: 100 });
      await page.keyboard.press('o', { delay: 60 });
      await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
      await page.context().close();
    });

    /** What could move on the page as it stands: transitions, animations, smooth scrolling, of elements and what is drawn before and after them. */
    const moving = (page: Page) =>
      page.evaluate(() => {
        const last = (times: string) => Math.max(...times.split(',').map(Number.parseFloat));
        return [...document.querySelectorAll('body, body *')].flatMap((element) =>
          ['', '::before', '::after'].flatMap((part) => {
            const style = getComputedStyle(element, part || null);
            const slides = style.transitionProperty !== 'none' && last(style.transitionDuration) > 0;
            // Times are seconds here; a hundredth of a millisecond ends an animation at once.
            const plays = style.animationName !== 'none' && last(style.animationDuration) > 0.000_01;
            const scrolls = style.scrollBehavior === 'smooth';
            return slides || plays || scrolls ? [`${element.className}${part}`] : [];
          }),
        );
      });

    test.each([
      ['the system asks for it', 'reduce', ''],
      ['a person chose it', 'no-preference', 'reduced'],
      ['nobody did', 'no-preference', 'system'],
    ] as const)('[SH28] where %s, things move accordingly', async (_, reducedMotion, chosen) => {
      const context = await must(browser, 'opened').newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion,
      });
      const page = await context.newPage();
      await page.goto(`${must(gallery, 'served').url}#/fields`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      // As wearLook writes a person's choice.
      await page.evaluate((motion) => (document.documentElement.dataset['motion'] = motion), chosen);
      // A rule of the house holds for parts that only some screens have.
      await page.addStyleTag({
        content:
          'h1::after { content: ""; transition: opacity 1s; } h1::before { content: ""; animation: x 1s infinite; }',
      });
      const found = [...(await moving(page))];
      await page.getByRole('button', { name: 'Adjust stock' }).click();
      await page.getByRole('dialog').waitFor();
      found.push(...(await moving(page)));
      if (chosen === 'system') expect(found).not.toEqual([]);
      else expect(found).toEqual([]);
      await context.close();
    });

    test('[SH24] a new toast is shown at once, while a pointer keeps three older ones', async () => {
      const page = await open('/stock');
      const older = page.getByRole('status').filter({ hasText: '3 Cup blue adjusted to 12.' });
      for (let shown = 1; shown <= 3; shown++) {
        await page.getByRole('button', { name: 'New product' }).click();
        await older.nth(shown - 1).waitFor();
      }
      await older.first().hover();
      const more = page.getByRole('button', { name: 'More' });
      await more.press('Enter');
      await page.getByRole('menuitem', { name: 'Import products' }).press('Enter');
      await page.getByRole('status').filter({ hasText: 'A calmer toast.' }).waitFor();
      await page.waitForFunction(() => document.querySelectorAll('.ui-toast').length === 3, undefined, {
        timeout: 5_000,
      });
      await page.context().close();
    });

    test('a dialog has the focus in its first field, Esc closes it and gives the focus back', async () => {
      const page = await open('/fields');
      await page.getByRole('button', { name: 'Adjust stock' }).click();
      const name = page.getByRole('dialog', { name: 'Adjust stock' }).getByRole('textbox', { name: 'Name' });
      await name.waitFor();
      await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
      expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.textContent === 'Adjust stock');
      await page.context().close();
    });

    test('[SH22] in the imagined language the frame speaks it, and the page still fits', async () => {
      const context = await must(browser, 'opened').newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${must(gallery, 'served').url}?language=en-XA#/stock`);
      await page.getByRole('navigation', { name: /áíñ/ }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await context.close();
    });
  },
);
