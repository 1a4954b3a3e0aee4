import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneDesk, ways } from './drive.ts';
import { fixture, goTo, importFiles, openByCode, openDemo, proof, region, startEmpty } from './steps.ts';

/** Takes Chromium's databases away, wherever in the browser's folder they lie. */
function deleteDatabases(profile: string): number {
  const entries = readdirSync(profile, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB');
  for (const entry of found) rmSync(path.join(entry.parentPath, entry.name), { recursive: true });
  return found.length;
}

describe.each(ways)('nothing that was saved is lost $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[DATA-R2] what was entered is there after closing and opening again', async () => {
    await startEmpty(desk.page);
    await importFiles(desk.page, [fixture('shopify-2024.csv')]);
    const before = await proof(desk.page);
    await desk.restart();
    expect(await proof(desk.page)).toEqual(before);
    await openByCode(desk.page, 'SOAP-1');
    expect(await region(desk.page, 'Levels').innerText()).toContain('40');
  });

  test('[DATA-R2] what was saved is there after the program was killed', async () => {
    await importFiles(desk.page, [fixture('woocommerce.csv')]);
    const before = await proof(desk.page);
    await desk.crash();
    expect(await proof(desk.page)).toEqual(before);
  });

  test('[DATA-R5] the database deleted between two launches: everything comes back from the journal', async () => {
    await goTo(desk.page, 'Settings');
    await desk.page.getByRole('button', { name: 'New shop' }).click();
    await openDemo(desk.page);
    const before = await proof(desk.page);
    await desk.restart((profile) => expect(deleteDatabases(profile)).toBeGreaterThan(0));
    await desk.page.getByText(/came back from the journal/).waitFor({ timeout: 90_000 });
    // The new database writes as a new writer, which is one fact more and changes nothing in the books.
    expect((await proof(desk.page)).books).toBe(before.books);
    expect(desk.complaints).toEqual([]);
  });
});
