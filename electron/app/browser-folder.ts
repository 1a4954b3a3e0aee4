import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diskFailureOf, isReadOnlyDisk } from '#shared/contract/bridge/disk.ts';
import { errorCode } from '#electron/journal/file-layer.ts';
import type { Profile } from './profile.ts';

/** Where Chromium keeps what it needs. `isElsewhere`: for this run alone, since the profile's disk takes no writing. */
export type BrowserFolder = { readonly folder: string; readonly isElsewhere: boolean };

/**
 * Chromium does not start on a disk that takes no writing, and the shop is to be looked at there. It gets a folder on another disk then; each
 * profile always the same one, so that it is still open once.
 */
export function browserFolder({ folder, browser }: Profile): BrowserFolder {
  const why = refusalOf(browser);
  if (why === null || !isReadOnlyDisk(diskFailureOf(why))) return { folder: browser, isElsewhere: false };
  const own = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  const elsewhere = path.join(tmpdir(), `stockroom-browser-${own}`);
  mkdirSync(elsewhere, { recursive: true });
  return { folder: elsewhere, isElsewhere: true };
}

/** Removes what was kept elsewhere, as far as it can be: it holds a copy of the shop. */
export function dropElsewhere({ folder, isElsewhere }: BrowserFolder): void {
  if (!isElsewhere) return;
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // What Chromium still holds goes at the end of the next such run.
  }
}

/** Why nothing can be written in a folder; null where it can. */
function refusalOf(folder: string): string | null {
  const probe = path.join(folder, 'disk.probe');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
    return null;
  } catch (error) {
    return errorCode(error);
  }
}
