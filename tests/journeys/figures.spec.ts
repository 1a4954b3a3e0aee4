import { describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { walkFigures } from './figures.ts';
import { dialog, goTo, goToSettings, openDemo, region } from './steps.ts';

describe.each(oneWay)('figures $way', { timeout: 240_000 }, ({ launch }) => {
  const desk = oneDesk(launch);

  test('[DASH2] [SH37] [STK12] [LOC16] every kind of figure on every screen says what makes it, and it adds up', async () => {
    const { page } = desk;
    await openDemo(page);
    // What lies at a place that is not for sale is part of what makes the figures (STK12).
    await goToSettings(page, 'Locations');
    await page.getByRole('button', { name: 'What can be done with Shop floor' }).click();
    await page.getByRole('menuitem', { name: 'Edit location' }).click();
    const place = dialog(page, 'Edit location');
    await place.getByRole('checkbox', { name: 'Not for sale' }).check();
    await place.getByRole('button', { name: 'Save' }).click();
    await place.waitFor({ state: 'hidden' });
    await goTo(page, 'Stock');
    const found: Record<string, Awaited<ReturnType<typeof walkFigures>>> = {};
    const look = async (view: string) => {
      found[view] = await walkFigures(page);
    };
    await look('Stock');
    await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="4"]').getByRole('rowheader').click();
    await region(page, 'Levels').waitFor();
    await look('product');
    for (const place of ['Dashboard', 'Orders', 'Reorder']) {
      await goTo(page, place);
      await look(place);
    }
    await page.getByRole('tab', { name: /^On order/ }).click();
    await look('On order');
    await goTo(page, 'Orders');
    await page
      .getByRole('grid', { name: 'Orders', exact: true })
      .locator('[data-row="0"]')
      .getByRole('rowheader')
      .click();
    await page.getByRole('heading', { name: /^Order / }).waitFor();
    await look('order');
    const wrong = Object.entries(found).flatMap(([view, { wrong: said }]) => said.map((one) => `${view}: ${one}`));
    expect(wrong).toEqual([]);
    expect(Object.values(found).every(({ asked }) => asked > 0)).toBe(true);
    expect(desk.complaints).toEqual([]);
  });
});
