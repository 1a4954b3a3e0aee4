import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chanceFrom } from '#tests/fakes/forgetful-files.ts';
import { type Desk, launchElectron } from './drive.ts';
import { goToSettings, openDemo, proof, region } from './steps.ts';

const place = mkdtempSync(path.join(tmpdir(), 'stockroom-harmed-'));
const template = path.join(place, 'whole');
const seed = Number(process.env['STOCKROOM_SEED'] ?? Math.floor(Math.random() * 1e6));
const chance = chanceFrom(seed);
let desk: Desk | null = null;

/** The files of the browser's own database in a profile, by a part of their names. */
function filesOf(profile: string, like: RegExp): readonly string[] {
  const folder = path.join(profile, 'browser', 'IndexedDB');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && like.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function cut(file: string): void {
  truncateSync(file, Math.floor(statSync(file).size * (0.2 + 0.6 * chance())));
}

/** Flips a bit in every so many bytes. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  for (let at = Math.floor(chance() * 300); at < bytes.length; at += 1 + Math.floor(chance() * 600))
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  writeFileSync(file, bytes);
}

const kept = /\.(log|ldb)$/;
const harms: readonly (readonly [string, RegExp, (file: string) => void])[] = [
  ['its log and tables cut', kept, cut],
  ['bits of its log and tables flipped', kept, flip],
  ['its manifest cut', /^MANIFEST/, cut],
  ['every file of it emptied', /./, (file) => truncateSync(file)],
];

/** The hash of the books once they can be checked; null while the shop is made anew, which begins every screen afresh. */
async function booksIn(page: Page): Promise<string | null> {
  try {
    await goToSettings(page, 'Books');
    await page.getByRole('button', { name: 'Check the books' }).click();
    const books = region(page, 'Books');
    await books.getByText('The books are right').waitFor({ timeout: 5_000 });
    return /[0-9]+-[0-9]+-[0-9a-f]{32}/.exec(await books.innerText())?.[0] ?? null;
  } catch {
    return null;
  }
}

async function open(profile: string): Promise<Desk> {
  desk = await launchElectron({ profile });
  return desk;
}

async function close(): Promise<void> {
  await desk?.close();
  desk = null;
}

describe('the database of the window, harmed on the disk', () => {
  let books = '';
  beforeAll(async () => {
    const { page } = await open(template);
    await openDemo(page);
    ({ books } = await proof(page));
    await close();
  });
  afterAll(async () => {
    await close();
    rmSync(place, { recursive: true, force: true });
  });

  test.each(harms)('[DATA-P2] %s: everything comes back, with the same books', async (name, which, harm) => {
    const profile = path.join(place, name);
    cpSync(template, profile, { recursive: true });
    const files = filesOf(profile, which);
    expect(files).not.toEqual([]);
    for (const file of files) harm(file);
    console.info(`${name} (seed ${seed}): ${files.map((file) => path.basename(file)).join(', ')}`);
    const { page } = await open(profile);
    await expect.poll(() => booksIn(page), { timeout: 90_000 }).toBe(books);
    await close();
  });
});
