import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { oneDesk, oneWay } from './drive.ts';
import { goTo, goToSettings, openDemo } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-everything-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Answers the system's question for a folder. */
function choose(electron: ElectronApplication | null, to: string): Promise<void> {
  return must(electron, 'folders are chosen in Electron').evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, to);
}

/** Makes figures of the window's database other ones than their movements come to. */
async function spoil(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [{ name = '' } = {}] = (await indexedDB.databases()).filter((one) => one.name?.startsWith('stockroom-'));
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const write = opening.result.transaction('stock', 'readwrite');
        const rows = write.objectStore('stock');
        const read = rows.getAll(undefined, 2);
        read.onsuccess = () => {
          for (const row of read.result) {
            for (const level of Object.values<{ onHand: number }>(row.at)) level.onHand += 5;
            rows.put(row);
          }
        };
        write.oncomplete = () => {
          opening.result.close();
          resolve();
        };
        write.onerror = () => reject(new Error('the row was not written'));
      };
    });
  });
}

describe.each(oneWay)('everything out, and the books $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[OUT5] [OUT12] [OUT30] the shop is written as plain files into a chosen folder', async () => {
    const { page } = desk;
    await choose(desk.electron, folder);
    await goToSettings(page, 'Everything out');
    await page.getByRole('button', { name: 'Save everything' }).click();
    await goTo(page, 'Stock');
    await page.getByText(/\d+ files saved/).waitFor();
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^Stockroom .+ \d{4}-\d\d-\d\d$/);
    const readme = readFileSync(path.join(folder, name, 'README.md'), 'utf8');
    const acts = readFileSync(path.join(folder, name, 'activity.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(readme).toContain(`Facts: ${acts.length}-`);
    await goToSettings(page, 'Books');
    await page.getByRole('button', { name: 'Check the books' }).click();
    await page.getByText('The books are right').waitFor();
    const facts = await page
      .getByRole('group', { name: 'Books' })
      .getByText(/^\d+-[0-9a-f]{32}$/)
      .innerText();
    expect(readme).toContain(`Facts: ${facts}`);
  });

  test('[LED21] [LED22] a wrong figure is named, needs attention, and is repaired from the log', async () => {
    const { page } = desk;
    await spoil(page);
    await goToSettings(page, 'Books');
    await page.getByRole('button', { name: 'Check the books' }).click();
    await page.getByText(/stock figures? differs? from what/).waitFor();
    await goTo(page, 'Activity');
    await page.getByText(/stock figures? (is|are) wrong on this computer/).waitFor();
    await page.getByRole('link', { name: 'See and repair' }).click();
    await page.getByRole('button', { name: 'Repair the books' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Repair the books' }).click();
    await page.getByText('The books were made anew').waitFor();
    await goToSettings(page, 'Books');
    await page.getByText(/figures? (was|were) different/).waitFor();
    await page.getByRole('button', { name: 'Check the books' }).click();
    await page.getByText('The books are right').waitFor();
  });

  test('[LED25] a report for support is shown before it is saved', async () => {
    const { page } = desk;
    await goToSettings(page, 'Log');
    await page.getByRole('button', { name: 'Make a report' }).click();
    const dialog = page.getByRole('dialog', { name: 'Report for support' });
    await dialog.getByRole('tab', { name: 'journal.json' }).click();
    await dialog.getByText('"records"').waitFor();
    await dialog.getByRole('tab', { name: 'log.jsonl' }).click();
    await dialog.getByText('"started"').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});
