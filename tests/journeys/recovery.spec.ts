import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '#electron/journal/file-layer.ts';
import { openJournal } from '#electron/journal/journal.ts';
import { findings } from './axe.ts';
import { misfits } from './fits.ts';
import { launchElectron, oneDesk, ways } from './drive.ts';
import {
  dialog,
  fixture,
  goTo,
  goToSettings,
  importFiles,
  openByCode,
  openDemo,
  proof,
  region,
  startEmpty,
  told,
} from './steps.ts';

/** Takes Chromium's databases away, wherever in the browser's folder they lie. */
function deleteDatabases(profile: string): number {
  const entries = readdirSync(profile, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB');
  for (const entry of found) rmSync(path.join(entry.parentPath, entry.name), { recursive: true });
  return found.length;
}

/** Writes a shop's journal anew in small segments, as one of years has many, and answers its folder. */
async function inSmallSegments(profile: string, segmentBytes: number, together: number): Promise<string> {
  const shops = path.join(profile, 'shops');
  const shopId = readdirSync(shops)[0] ?? '';
  const folder = path.join(shops, shopId, 'journal');
  const whole = await openJournal({ files: nodeFiles, folder, shopId }, { now: Date.now });
  const texts: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await whole.read(cursor, 2_000);
    if (!page.ok) throw new Error(page.failure.code);
    texts.push(...page.value.records.flatMap((record) => (record.type === 'op' ? [record.text] : [])));
    cursor = page.value.next;
    if (cursor === null) break;
  }
  await whole.close();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const small = await openJournal({ files: nodeFiles, folder, shopId }, { now: Date.now, segmentBytes });
  for (let i = 0; i < texts.length; i += together) {
    const some = texts.slice(i, i + together);
    const { writerId, writerSeq }: { writerId: string; writerSeq: number } = JSON.parse(some[0] ?? '');
    await small.append(
      writerId,
      writerSeq,
      some.map((text) => ({ opId: JSON.parse(text).opId, text })),
    );
  }
  while (readdirSync(folder).filter((name) => name.endsWith('.log')).length > 1)
    await new Promise((turn) => setImmediate(turn));
  await small.close();
  return folder;
}

describe('a journal with a hole', () => {
  const desk = oneDesk(launchElectron);

  test('[DATA-R23] database and first segment gone: told and asked, the rest is there, what to count is listed, and a restart is quiet', {
    timeout: 300_000,
  }, async () => {
    await startEmpty(desk.page);
    await importFiles(desk.page, [fixture('shopify-2024.csv')]);
    await importFiles(desk.page, [fixture('woocommerce.csv')]);
    await desk.restart(async (profile) => {
      const folder = await inSmallSegments(profile, 500, 1);
      deleteDatabases(profile);
      const first = readdirSync(folder).sort()[0] ?? '';
      cpSync(path.join(folder, first), path.join(profile, first));
      rmSync(path.join(folder, first));
    });
    const asked = dialog(desk.page, 'Not everything came back');
    await asked.getByText(/lost, because 00000001 of the journal is missing or damaged/).waitFor({ timeout: 90_000 });
    await desk.page.screenshot({ path: '.cache/recovery-dialog.png' });
    await asked.getByRole('button', { name: 'Go on without it' }).click();
    await goTo(desk.page, 'Activity');
    await region(desk.page, 'Could not be applied')
      .getByText(/before these is|before these are/)
      .waitFor();
    await goTo(desk.page, 'Stock');
    await desk.page.screenshot({ path: '.cache/recovery-stock.png' });
    // Work goes on: what came back is there already, something else comes in.
    await importFiles(desk.page, [fixture('woocommerce-german.csv')]);
    await goToSettings(desk.page, 'Books');
    await desk.page.getByRole('button', { name: 'Check the books' }).click();
    await desk.page.getByText('incomplete: acts are missing here').first().waitFor();
    await desk.page.getByText(/The books are right/).waitFor();
    await desk.restart();
    await goTo(desk.page, 'Stock');
    expect(await dialog(desk.page, 'Not everything came back').count()).toBe(0);
    expect(desk.complaints).toEqual([]);
  });
});

/** Zeroes the last bytes of a shop's open segment, as a failing disk does. */
function zeroEnd(profile: string, bytes: number): void {
  const shops = path.join(profile, 'shops');
  const folder = path.join(shops, readdirSync(shops)[0] ?? '', 'journal');
  const open = path.join(folder, readdirSync(folder).sort().at(-1) ?? '');
  const whole = readFileSync(open);
  whole.subarray(whole.length - bytes).fill(0);
  writeFileSync(open, whole);
}

describe('a journal that is harmed at its end', () => {
  const desk = oneDesk(launchElectron);

  test('[JRN14] the database writes it again, told once; with the database gone too a person hears what may be missing', {
    timeout: 400_000,
  }, async () => {
    await startEmpty(desk.page);
    await importFiles(desk.page, [fixture('shopify-2024.csv')]);
    const before = await proof(desk.page);
    await desk.restart((profile) => zeroEnd(profile, 400));
    const calm = await told(desk.page, /The journal had been damaged at its end/);
    expect(await calm.innerText()).toMatch(/1 entry was written again from the database; nothing is missing/);
    await desk.page.screenshot({ path: '.cache/journal-end-healed.png' });
    expect(await proof(desk.page)).toEqual(before);
    await desk.restart((profile) => {
      zeroEnd(profile, 400);
      expect(deleteDatabases(profile)).toBeGreaterThan(0);
    });
    const grave = await told(desk.page, /came back from the journal/);
    expect(await grave.innerText()).toMatch(/The last [\d,]+ bytes of 0\d+\.log.*what was saved last may be missing/s);
    await desk.page.screenshot({ path: '.cache/journal-end-lost.png' });
    expect(desk.complaints).toEqual([]);
  });
});

describe('a year of orders with a hole', () => {
  const desk = oneDesk(launchElectron);

  test('[DATA-R23] acts that build on what is lost are listed with their products, and counted from the list', {
    timeout: 400_000,
  }, async () => {
    await openDemo(desk.page);
    await desk.restart(async (profile) => {
      const folder = await inSmallSegments(profile, 300_000, 50);
      deleteDatabases(profile);
      rmSync(path.join(folder, readdirSync(folder).sort()[2] ?? ''));
    });
    const asked = dialog(desk.page, 'Not everything came back');
    await asked.getByText(/could not be applied, because/).waitFor({ timeout: 90_000 });
    const found = [
      ...(await findings(desk.page, 'Recovery', '[role="dialog"]')),
      ...(await misfits(desk.page, 'Recovery')),
    ];
    await desk.page.screenshot({ path: '.cache/recovery-dialog-2.png' });
    await asked.getByRole('button', { name: 'Go on without it' }).click();
    await goTo(desk.page, 'Activity');
    const list = region(desk.page, 'Could not be applied');
    await list
      .getByText(/Not counted since: please count it/)
      .first()
      .waitFor();
    found.push(...(await findings(desk.page, 'Could not be applied')));
    expect(found).toEqual([]);
    await desk.page.screenshot({ path: '.cache/recovery-list.png' });
    await list
      .getByRole('button', { name: /^Count/ })
      .first()
      .click();
    await desk.page.getByRole('heading', { name: /After the recovery/ }).waitFor();
    expect(desk.complaints).toEqual([]);
  });
});

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

  test('[SHP5] the shops’ folder and their list deleted between two launches: the shop is there, and it is told', async () => {
    const before = await proof(desk.page);
    await desk.restart((profile) => {
      rmSync(path.join(profile, 'shops'), { recursive: true });
      rmSync(path.join(profile, 'shops.json'));
    });
    await desk.page.getByText(/The files of the journal were gone/).waitFor({ timeout: 90_000 });
    await desk.page.screenshot({ path: '.cache/recovery-folder.png' });
    expect((await proof(desk.page)).books).toBe(before.books);
    await desk.restart();
    expect((await proof(desk.page)).books).toBe(before.books);
  });

  test('[DATA-R5] [DATA-P2] the database deleted between two launches: everything comes back from the journal', async () => {
    await goToSettings(desk.page, 'Shops and data');
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
