import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { factHash } from '#shared/domain/operations/books.ts';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import { nodeFiles } from '#electron/journal/file-layer.ts';
import { openJournal } from '#electron/journal/journal.ts';
import { shopOnDisk } from '#tests/fixtures/shop-on-disk.ts';
import { findings } from './axe.ts';
import { desksOf, launchElectron } from './drive.ts';
import { misfits } from './fits.ts';
import { adjust, cancel, chip, dialog, goTo, goToSettings, onHand, openByCode, proof, told } from './steps.ts';
import { playTrace } from './traces.ts';

const stick = mkdtempSync(path.join(tmpdir(), 'stockroom-stick-'));
afterAll(() => rmSync(stick, { recursive: true, force: true }));

/** The bars of the first of the shop's many products. */
const CODE = `210000000000${gtinCheckDigit('210000000000')}`;

/** The next folder or file that a person chooses is this one. */
async function choosing(electron: ElectronApplication | null, chosen: string): Promise<void> {
  await must(electron, 'Electron runs').evaluate(({ dialog: system }, answer) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [answer] });
  }, chosen);
}

/** The newest backup on the stick. */
const newest = () =>
  path.join(
    stick,
    must(
      readdirSync(stick)
        .filter((name) => name.endsWith('.stockroom-backup'))
        .sort()
        .at(-1),
      'a backup',
    ),
  );

async function backUp(page: Page, electron: ElectronApplication | null): Promise<void> {
  await goToSettings(page, 'Backup');
  await choosing(electron, stick);
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await told(page, 'The backup was written, read back and is right.');
}

async function restoreInWelcome(page: Page, electron: ElectronApplication | null): Promise<void> {
  await dialog(page, 'Welcome').getByRole('button', { name: 'Restore a backup' }).click();
  const form = dialog(page, 'Restore a backup');
  await choosing(electron, newest());
  await form.getByRole('button', { name: 'Choose the backup' }).click();
  await form.getByText('Every part of it was read and is right.').waitFor({ timeout: 60_000 });
  await form.getByText('Garden & Co. „Übermut“').first().waitFor();
  await form.getByRole('button', { name: 'Restore', exact: true }).click();
  await told(page, /^The shop was restored: [\d,]+ entries came back\./);
}

/** Proves the newest copy and begins to restore it, by keys alone; answers what is wrong with how that looks. */
async function flawsOfOwn(page: Page): Promise<readonly string[]> {
  await page.setViewportSize({ width: 1_024, height: 700 });
  const found = [...(await findings(page, 'Settings, Backup'))];
  const prove = page.getByRole('button', { name: 'Prove it' });
  await prove.press('Enter');
  const proven = dialog(page, 'Prove a backup');
  await proven.getByText(/equals this one as it was then/).waitFor({ timeout: 120_000 });
  found.push(
    ...(await findings(page, 'Prove a backup', '[role="dialog"]')),
    ...(await misfits(page, 'Prove a backup')),
  );
  await page.keyboard.press('Enter');
  await proven.waitFor({ state: 'hidden' });
  await expect.poll(() => hasFocus(prove)).toBe(true);
  const restore = page.getByRole('button', { name: 'Restore', exact: true });
  await restore.press('Enter');
  const form = dialog(page, 'Restore a backup');
  await expect.poll(() => hasFocus(form.getByRole('radio', { name: 'Repair this computer' }))).toBe(true);
  found.push(...(await findings(page, 'Restore', '[role="dialog"]')), ...(await misfits(page, 'Restore')));
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  await expect.poll(() => hasFocus(restore)).toBe(true);
  return found;
}

const hasFocus = (place: Locator) => place.evaluate((element) => element === document.activeElement);

type Act = { readonly type: string; readonly writerId: string; readonly writerSeq: number; readonly payload: unknown };

/** What the journal of a closed desk holds, act for act. */
async function textsOf(profile: string): Promise<readonly string[]> {
  const shopId = must(
    readdirSync(path.join(profile, 'shops')).find((name) => name.length === 36),
    'a shop',
  );
  const folder = path.join(profile, 'shops', shopId, 'journal');
  const journal = await openJournal({ files: nodeFiles, folder, shopId }, { now: Date.now });
  const texts: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof journal.read>> = await journal.read(cursor, 2_000);
    const { records, next } = must(page.ok ? page.value : null, 'the journal reads');
    for (const record of records) if (record.type === 'op') texts.push(record.text);
    if (next === null) break;
    cursor = next;
  }
  await journal.close();
  return texts;
}

const actIn = (text: string | undefined): Act => JSON.parse(must(text, 'an act is there')) as Act;

describe('a shop and a new computer', () => {
  const desks = desksOf(launchElectron);

  test('[DATA-P10] [BAK30] [BAK36] [BAK37] [BAK38] [BAK44] [BAK45] a shop of 5,000 products and a year goes to a stick, and on from there on another computer, twice', {
    timeout: 300_000,
  }, async () => {
    const a = await desks.fresh();
    await desks.close(a.profile);
    rmSync(a.profile, { recursive: true });
    await shopOnDisk(a.profile, {
      name: 'Garden & Co. „Übermut“',
      products: 5_000,
      seed: 7,
      now: Date.UTC(2026, 9, 1),
    });
    const first = await desks.again(a.profile);
    await chip(first.page).getByText('Saved · no backup').waitFor({ timeout: 120_000 });
    await openByCode(first.page, CODE);
    await adjust(first.page, { reason: 'Damage', quantity: '1' });
    const books = await proof(first.page);
    await backUp(first.page, first.electron);
    expect(await flawsOfOwn(first.page)).toEqual([]);
    await lookAtBackup(first.page, books);
    await desks.close(a.profile);
    const texts = await textsOf(a.profile);
    expect(factHash(texts)).toBe(books.facts);
    rmSync(a.profile, { recursive: true });

    const b = await desks.fresh();
    const { page } = b.desk;
    await restoreInWelcome(page, b.desk.electron);
    const came = await proof(page);
    expect(came.books).toBe(books.books);
    await openByCode(page, CODE);
    const before = await onHand(page);
    await adjust(page, { reason: 'Damage', quantity: '1' });
    await count(page);
    await openByCode(page, CODE);
    expect(await onHand(page)).not.toBe(before);
    const went = await proof(page);
    await backUp(page, b.desk.electron);
    await desks.close(b.profile);

    // What came is what was, act for act; the first one of its own says whom it follows.
    const there = await textsOf(b.profile);
    expect(there.slice(0, texts.length)).toEqual(texts);
    const last = actIn(texts.at(-1));
    const own = actIn(there[texts.length]);
    expect(own).toMatchObject({ type: 'writer.started', writerSeq: 1 });
    expect(own.payload).toEqual({ predecessor: { writerId: last.writerId, writerSeq: last.writerSeq } });
    expect(own.writerId).not.toBe(last.writerId);

    const c = await desks.fresh();
    await restoreInWelcome(c.desk.page, c.desk.electron);
    expect((await proof(c.desk.page)).books).toBe(went.books);
    await desks.close(c.profile);
    const again = await textsOf(c.profile);
    expect(factHash(again.slice(0, there.length))).toBe(went.facts);
    expect(actIn(again[there.length])).toMatchObject({ type: 'writer.started' });
  });
});

/** Looks at the newest backup in the place of the shop: it says the same, takes nothing, and leads back. */
async function lookAtBackup(page: Page, books: { readonly facts: string; readonly books: string }): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Look at it' }).click();
  const form = dialog(page, 'Restore a backup');
  await form.getByText('Every part of it was read and is right.').waitFor({ timeout: 60_000 });
  expect(await form.getByRole('radio', { name: /^Open it to look at/ }).isChecked()).toBe(true);
  await form.getByRole('button', { name: 'Open', exact: true }).click();
  const band = page.getByRole('note', { name: /^Backup of .* · read-only$/ });
  await band.waitFor({ timeout: 120_000 });
  expect(await proof(page)).toEqual(books);
  await openByCode(page, CODE);
  const before = await onHand(page);
  await page.getByRole('button', { name: 'Adjust stock' }).first().click();
  const refused = dialog(page, 'Adjust stock');
  await refused.getByRole('textbox', { name: 'Quantity' }).fill('1');
  await refused.getByRole('button', { name: 'Adjust stock' }).click();
  await refused.getByText('This is a backup, open to be looked at.').waitFor();
  await cancel(refused);
  await refused.waitFor({ state: 'hidden' });
  expect(await onHand(page)).toBe(before);
  await band.getByRole('button', { name: 'Close' }).click();
  await band.waitFor({ state: 'hidden' });
  await chip(page).getByText('Saved').waitFor({ timeout: 120_000 });
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  expect(left.filter((name) => name.startsWith('copy-'))).toEqual([]);
}

/** Counts one piece of the product and posts it. */
async function count(page: Page): Promise<void> {
  await goTo(page, 'Counts');
  await page.keyboard.press('n');
  const form = dialog(page, 'New count');
  await form.getByRole('textbox', { name: 'Name' }).fill('First shelf');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'First shelf' }).waitFor();
  await playTrace(page, CODE);
  await page.getByRole('status').filter({ hasText: ': 1 counted.' }).waitFor();
  await page.getByRole('grid', { name: 'Counted products' }).focus();
  await page.keyboard.press('v');
  await page.getByRole('grid', { name: 'Differences' }).focus();
  await page.keyboard.press('p');
  await dialog(page, 'Post count').waitFor();
  await page.keyboard.press('Enter');
  await told(page, 'Count posted: 1 line.');
}
