import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { act, dialog, discarded, goTo, goToSettings, openDemo, region, told } from './steps.ts';

const lines = (page: Page) => page.getByRole('list', { name: 'Locations' }).getByRole('listitem');
const line = (page: Page, name: string) => lines(page).filter({ hasText: name }).first();
const more = (page: Page, name: string) =>
  page.getByRole('button', { name: `What can be done with ${name}`, exact: true });

/** Chooses an act of a location's menu. */
async function choose(page: Page, name: string, item: string): Promise<void> {
  await more(page, name).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  // The next menu would open while this one is still going away, and both have the same items.
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}

/** Adds a location from the open dialog. */
async function fill(page: Page, name: string, barcode = ''): Promise<void> {
  const form = dialog(page, 'Add location');
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  if (barcode !== '') await form.getByRole('textbox', { name: 'Barcode' }).fill(barcode);
  await form.getByRole('button', { name: 'Add location' }).click();
}

describe.each(oneWay)('places $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[LOC1] [LOC2] [LOC3] [LOC4] bins lie in a tree; a name or code that is taken is refused', async () => {
    const { page } = desk;
    await goToSettings(page, 'Locations');
    await choose(page, 'Warehouse', 'Add a location in it');
    await fill(page, 'Aisle A');
    await told(page, 'Location Aisle A added');
    await choose(page, 'Aisle A', 'Add a location in it');
    await fill(page, 'A-03', 'BIN-A03');
    await told(page, 'Location A-03 added');
    await choose(page, 'Shop floor', 'Add a location in it');
    await fill(page, 'A-03', 'BIN-A03');
    await dialog(page, 'Add location').getByText('The location A-03 has this barcode.').waitFor();
    await dialog(page, 'Add location').getByRole('textbox', { name: 'Barcode' }).fill('');
    await dialog(page, 'Add location').getByRole('button', { name: 'Add location' }).click();
    // Two places have this name: each is called by its path now.
    await more(page, 'Shop floor › A-03').waitFor();
    await more(page, 'Warehouse › Aisle A › A-03').waitFor();
    await choose(page, 'Warehouse › Aisle A › A-03', 'Edit location');
    const form = dialog(page, 'Edit location');
    await form.getByRole('combobox', { name: 'Lies in' }).fill('Shop floor');
    await page.getByRole('option', { name: 'Shop floor', exact: true }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Another location beside it is called A-03.').waitFor();
    await page.keyboard.press('Escape');
    await discarded(form);
    expect(desk.complaints).toEqual([]);
  });

  test('[LOC6] [LOC8] [LOC10] [LOC11] a usual location is set in bulk; an empty place is deleted and comes back by undo', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    const grid = page.getByRole('grid', { name: 'Stock' });
    await grid.locator('[data-row="0"]').getByRole('rowheader').click();
    await region(page, 'Details').waitFor();
    await act(page, 'Set usual location');
    const form = dialog(page, 'Set usual location');
    await form.getByRole('combobox', { name: 'Usual location' }).fill('BIN-A03');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Set for 1' }).click();
    await told(page, 'Usual location of 1 product set');
    await region(page, 'Details').getByText('Warehouse › Aisle A › A-03').waitFor();

    await goToSettings(page, 'Locations');
    await choose(page, 'Warehouse › Aisle A › A-03', 'Archive');
    await line(page, 'Archived').waitFor();
    await choose(page, 'Warehouse › Aisle A › A-03', 'Take back into use');
    await choose(page, 'Shop floor › A-03', 'Delete');
    await told(page, 'Location Shop floor › A-03 deleted');
    await more(page, 'A-03').waitFor();
    await page.keyboard.press('Control+z');
    await told(page, /^Undone: Location .*A-03 deleted$/);
    await more(page, 'Shop floor › A-03').waitFor();
    // What holds stock, or other places, is not offered to be deleted.
    await more(page, 'Warehouse').click();
    expect(await page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(desk.complaints).toEqual([]);
  });
});
