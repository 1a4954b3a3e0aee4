import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, oneDesk, oneWay } from './drive.ts';
import { walkFigures } from './figures.ts';
import { goTo, openDemo, told } from './steps.ts';

const shots = process.env['SHOTS'];
const sizes = [
  [1024, 700],
  [1280, 800],
  [1920, 1080],
] as const;

/** Keeps what a screen looks like in every size, light and dark, where somebody asked for it. */
async function shot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [width, height] of sizes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await page.waitForFunction((scheme) => document.documentElement.dataset['scheme'] === scheme, colorScheme);
      await page.screenshot({ path: path.join(shots, `${name}-${width}-${colorScheme}.png`) });
    }
  await page.emulateMedia({ colorScheme: 'light' });
}

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-past-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Exports the list; answers the file's name and what is in it. */
async function exported({
  page,
  electron,
}: Pick<Desk, 'page' | 'electron'>): Promise<{ readonly name: string; readonly text: string }> {
  const press = async () => {
    await page.getByRole('button', { name: 'More ways to export' }).click();
    await page.getByRole('menuitem', { name: 'This list: CSV' }).click();
  };
  const file = path.join(folder, 'export.csv');
  if (!electron) {
    const given = page.waitForEvent('download');
    await press();
    await (await given).saveAs(file);
    return { name: (await given).suggestedFilename(), text: readFileSync(file, 'utf8') };
  }
  const given = electron.evaluate(
    ({ session }, to) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(to);
          item.once('done', () => resolve(item.getFilename()));
        });
      }),
    file,
  );
  await press();
  return { name: await given, text: readFileSync(file, 'utf8') };
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Stock' });
const headers = (page: Page) => grid(page).getByRole('columnheader').allInnerTexts();

describe.each(oneWay)('stock at a past moment $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[LED9] [LED10] [LED11] a day is chosen, read, explained, exported, and left again', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await grid(page).locator('[data-row="3"]').waitFor();
    await page.getByRole('button', { name: 'As of', exact: true }).click();
    const calendar = page.getByRole('dialog', { name: 'As of' });
    await calendar.getByRole('button', { name: 'Previous month' }).click();
    await shot(page, 'past-calendar');
    await calendar.getByRole('button', { name: /\b15\b/ }).click();

    const note = page.getByRole('status').filter({ hasText: 'Stock at the end of' });
    await note.waitFor();
    await grid(page).locator('[data-row="3"]').waitFor();
    const day = await page.evaluate(() => /asOf=([\d-]+)/.exec(location.hash)?.[1] ?? '');
    expect(day).toMatch(/^\d{4}-\d\d-15$/);
    expect((await headers(page)).join(' ')).not.toMatch(/Committed|Available|Incoming|Status|Reorder/);
    await shot(page, 'past-stock');

    const { asked, wrong } = await walkFigures(page);
    expect([asked > 3, wrong]).toEqual([true, []]);
    await grid(page).locator('[data-figure]').first().click();
    await page.locator('.ui-explain').getByText('On hand on').waitFor();
    await shot(page, 'past-explained');
    await page.keyboard.press('Escape');

    const file = await exported(desk);
    await told(page, /rows? exported/);
    expect(file.name).toBe(`stock-${day}.csv`);
    expect(file.text.split('\r\n')[0]).toContain(`On hand on ${day}`);

    await note.getByRole('button', { name: 'Back to now' }).click();
    await note.waitFor({ state: 'detached' });
    expect((await headers(page)).join(' ')).toMatch(/Available/);
    expect(desk.complaints).toEqual([]);
  });
});
