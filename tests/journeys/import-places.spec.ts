import { describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { choose, dryRun, fixture, importFiles, levelAt, openByCode, previewFiles, startEmpty, told } from './steps.ts';

describe.each(oneWay)('files with several places $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP118] [IMP121] a till of two stores: one is the shop’s own place, the other a new one', async () => {
    const { page } = desk;
    await startEmpty(page);
    const form = await previewFiles(page, [fixture('till-two-stores.csv')]);
    expect(await dryRun(form)).toEqual({ New: 5 });
    await page.screenshot({ path: '.cache/import-places.png' });
    await choose(form.getByRole('combobox', { name: 'Harbour' }), 'Shop');
    await form.getByRole('tab', { name: /^Problems/ }).click();
    await form.getByRole('table', { name: 'Problems' }).getByText('“variable” in Price [Harbour]').waitFor();
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '5 imported from till-two-stores.csv');
    await openByCode(page, '202');
    expect([await levelAt(page, 'Shop'), await levelAt(page, 'Kiosk')]).toEqual(['8', '4']);
  });

  test('[IMP119] [IMP125] Shopify’s stock by location, and again: nothing is new', async () => {
    const { page } = desk;
    await importFiles(page, [fixture('shopify-stock-by-location.csv')]);
    await openByCode(page, 'SC-SA');
    expect([await levelAt(page, 'Quay'), await levelAt(page, 'Depot')]).toEqual(['7', '32']);
    const form = await previewFiles(page, [fixture('shopify-stock-by-location.csv')]);
    expect(await dryRun(form)).toEqual({ Same: 3 });
    expect(desk.complaints).toEqual([]);
  });
});
