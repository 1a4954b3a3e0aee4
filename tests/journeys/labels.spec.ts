import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { must } from '#shared/base/must.ts';
import { type Desk, desksOf, ways } from './drive.ts';
import { codesIn, fileOf } from './given-files.ts';
import { dialog, goTo, importFiles, journeyFile, startEmpty, stockRow, told } from './steps.ts';

const line = (page: Page, text: string) =>
  page.getByRole('grid', { name: 'Labels' }).getByRole('row').filter({ hasText: text });

describe.each(ways)('labels $way', ({ launch }) => {
  const desks = desksOf(launch);
  let desk: Desk | null = null;
  const here = () => must(desk, 'the desk is open');

  test('[LAB50] products chosen in Stock become labels, and a scan adds one', async () => {
    ({ desk } = await desks.fresh());
    const { page } = here();
    await startEmpty(page);
    await importFiles(page, [journeyFile('hat-list.csv')]);
    await goTo(page, 'Stock');
    await stockRow(page, 'Wool hat').getByRole('checkbox').click();
    await page.keyboard.press('l');
    await line(page, 'Wool hat').waitFor();
    await page.getByRole('img', { name: 'Page 1 of 1 as it is printed' }).waitFor();
    await page.keyboard.type('4012345678901');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'Page 1 of 2 as it is printed' }).waitFor();
  });

  test('[LAB51] a sheet begins at the label that is free, and the file reads back', async () => {
    const { page } = here();
    const paper = page.getByRole('combobox', { name: 'Paper' });
    await paper.click();
    await page.getByRole('option', { name: /24 labels/ }).click();
    const first = page.getByRole('slider', { name: 'First free label' });
    await first.press('ArrowRight');
    expect(await first.getAttribute('aria-valuenow')).toBe('2');
    await page.getByRole('img', { name: 'Page 1 of 1 as it is printed' }).waitFor();
    await page.keyboard.press('Control+Enter');
    const form = dialog(page, 'Print labels');
    const pdf = await fileOf(here(), `${launch.name}.pdf`, () =>
      form.getByRole('button', { name: 'Save as PDF' }).click(),
    );
    await told(page, 'saved as PDF');
    expect(await codesIn(pdf)).toEqual(['4012345678901', '4012345678901']);
    expect(here().complaints).toEqual([]);
  });
});
