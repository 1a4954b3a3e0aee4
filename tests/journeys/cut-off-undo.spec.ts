import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Desk, launchElectron, newProfile } from './drive.ts';
import { goTo, importFiles, startEmpty } from './steps.ts';

const home = newProfile();
let desk: Desk | null = null;
afterAll(async () => {
  await desk?.close();
  home.remove();
});

test('[ACT17] [ACT16] an undo of an import that a kill cut off is told at the next start, waits in the list, and is finished', async () => {
  const first = await launchElectron(home);
  desk = first;
  await startEmpty(first.page);
  const list = path.join(home.profile, 'list.csv');
  const rows = Array.from({ length: 1_500 }, (_, i) => `S-${i},Thing ${i},1.20,${i % 7}`);
  writeFileSync(list, ['SKU,Name,Price,Stock', ...rows].join('\n'));
  await importFiles(first.page, [list]);
  await goTo(first.page, 'Activity');
  await first.page.keyboard.press('Control+z');
  await first.page.getByText(/^(25|50) of 60/).waitFor();
  await first.kill();

  const { page } = (desk = await launchElectron(home));
  const cutOff = page.getByRole('dialog', { name: 'Finish the undo that was cut off' });
  await cutOff.getByText('of its 60 parts are taken back').waitFor();
  await page.keyboard.press('Escape');
  await goTo(page, 'Activity');
  await page.getByRole('button', { name: 'Finish: Import of products: list.csv' }).click();
  await cutOff.getByRole('button', { name: 'Give back what was undone' }).click();
  await page.getByRole('button', { name: 'Undo: Import of products: list.csv' }).waitFor();
  expect(await page.getByRole('grid', { name: 'Activity' }).innerText()).toContain('about 1,500');

  await page.keyboard.press('Control+z');
  await page.getByText('Undone: Import of products: list.csv').waitFor();
  // More undone acts lie in front now than one transaction lets a walk await.
  await page.keyboard.press('Control+z');
  await page.getByText('Nothing to undo').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('Done again: Import of products: list.csv').waitFor();
}, 300_000);
