import { getRandomValues } from 'node:crypto';
import { join } from 'node:path';
import { done } from '#shared/base/result.ts';
import type { HandlersOf } from '#shared/contract/bridge/channels.ts';
import { type DiskFailureCode, diskFailureOf } from '#shared/contract/bridge/disk.ts';
import { errorCode, type FileLayer, type OpenFile } from './file-layer.ts';
import { removeIfThere } from './segment.ts';
import { journalFolder } from './shop-folder.ts';

/**
 * The disk a profile lies on, with room held back on it: a file of a few MB, really written. When there is less than that
 * left beside it, it is given up, so that what is under way can still be saved; it is made again once there is room for it
 * twice.
 */
export type Disk = {
  /** The profile's files. What meets a full disk is tried once more with the room that was held back. */
  readonly files: FileLayer;
  /** Gives up the room that is held back; for whoever met the full disk on another way than through `files`. */
  readonly giveRoom: () => Promise<void>;
  /** Whether the disk takes what a shop writes; null if it does. Writes only where something was refused, or to hold room back. */
  readonly look: (shopId: string) => Promise<DiskFailureCode | null>;
  /** The same by writing something in any case: for a shop that could not be opened. */
  readonly lookAnew: (shopId: string) => Promise<DiskFailureCode | null>;
  /** Looks where the disk was away, so that nothing is written to a shop on it before that was taken hold of anew. */
  readonly ready: (shopId: string) => Promise<void>;
};

export type DiskSettings = {
  readonly profile: string;
  readonly files: FileLayer;
  /** Hears that a disk that was away takes what is written again: another may have used a shop on it meanwhile. */
  readonly onBack?: (shopId: string) => Promise<void>;
  /** The size of what is held back. */
  readonly reserveBytes?: number;
};

/** The name of the file that holds room back, in the profile's folder. */
export const reserveName = 'room.reserve';

/** More than the largest batch of acts, with as much again for what the window's database writes beside it. */
const RESERVE_BYTES = 8_000_000;

const full: readonly string[] = ['ENOSPC', 'EDQUOT'];
/** A disk that goes answers in many ways. */
const away: readonly DiskFailureCode[] = ['disk-gone', 'disk-faulty'];
/** Refusals that say nothing of the disk: of a name, or of a folder that somebody may not have. */
const ofNames: readonly string[] = ['EEXIST', 'ENOENT', 'EISDIR', 'ENOTEMPTY'];

/** Touches no disk before it is asked. */
export function openDisk({ profile, files, onBack, reserveBytes = RESERVE_BYTES }: DiskSettings): Disk {
  const reserve = join(profile, reserveName);
  let isHeld = false;
  let isDoubted = false;
  let wasAway = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** Giving up and making again come one after the other. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = turn.then(act);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function giveNow(): Promise<void> {
    isHeld = false;
    // Where even that is refused, whoever tries again meets the full disk again and says so.
    await removeIfThere(files, reserve).catch(() => undefined);
  }
  const giveRoom = () => inTurn(giveNow);

  function doubt(code: string): void {
    isDoubted = true;
    wasAway ||= away.includes(diskFailureOf(code));
  }

  /** An act that changes something on the disk. */
  async function changing<T>(act: () => Promise<T>, doubtedBy: (code: string) => boolean = tellsOfDisk): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const code = errorCode(error);
      if (doubtedBy(code)) doubt(code);
      if (!full.includes(code)) throw error;
      await giveRoom();
      return act();
    }
  }

  /** A sync is never asked again of the same descriptor (JRN4): whoever asked begins anew, and has room then. */
  async function syncing(sync: () => Promise<void>): Promise<void> {
    try {
      await sync();
    } catch (error) {
      doubt(errorCode(error));
      if (full.includes(errorCode(error))) await giveRoom();
      throw error;
    }
  }

  const opened = (file: OpenFile): OpenFile => ({
    ...file,
    write: (bytes, position) => changing(() => file.write(bytes, position)),
    truncate: (length) => changing(() => file.truncate(length)),
    datasync: () => syncing(file.datasync),
  });

  /** Writes the file that holds room back, and answers why it could not. Zeros would take no room on some disks. */
  async function hold(): Promise<DiskFailureCode | null> {
    const free = await files.room(profile);
    // With less than twice its size free it would be given up again at once.
    if (free !== null && free < 2 * reserveBytes) return 'disk-full';
    const fresh = `${reserve}.new`;
    try {
      await removeIfThere(files, fresh);
      await write(fresh, reserveBytes);
      await files.rename(fresh, reserve);
      return null;
    } catch (error) {
      await removeIfThere(files, fresh).catch(() => undefined);
      return diskFailureOf(errorCode(error));
    }
  }

  async function write(path: string, bytes: number): Promise<void> {
    const file = await files.create(path);
    try {
      for (let at = 0; at < bytes; at += piece)
        await file.write(getRandomValues(new Uint8Array(Math.min(piece, bytes - at))), at);
    } finally {
      await file.close();
    }
  }

  async function isThere(): Promise<boolean> {
    const found = await files.files(profile).catch(() => []);
    return found.some(({ name, bytes }) => name === reserveName && bytes >= reserveBytes);
  }

  /** Whether a small file can be made in a folder. */
  async function probe(folder: string): Promise<DiskFailureCode | null> {
    const path = join(folder, 'disk.probe');
    try {
      await removeIfThere(files, path);
      await write(path, piece);
      await files.remove(path);
      return null;
    } catch (error) {
      await removeIfThere(files, path).catch(() => undefined);
      return diskFailureOf(errorCode(error));
    }
  }

  async function lookNow(shopId: string): Promise<DiskFailureCode | null> {
    if (isDoubted) {
      const trouble = await probe(journalFolder(profile, shopId));
      wasAway ||= trouble !== null && away.includes(trouble);
      if (trouble !== null && trouble !== 'disk-full') return trouble;
      isDoubted = false;
    }
    isHeld ||= await isThere();
    const free = isHeld ? await files.room(profile) : null;
    // The window's own database lies there, too, and does not bear a disk without any room.
    if (free !== null && free < reserveBytes) await giveNow();
    const trouble = isHeld ? null : await hold();
    isHeld = trouble === null;
    return trouble;
  }

  /** Looks, and lets whoever holds a shop on a disk that is back take hold of it anew before anything is written there. */
  async function backAfter(
    shopId: string,
    look: () => Promise<DiskFailureCode | null>,
  ): Promise<DiskFailureCode | null> {
    const trouble = await inTurn(look);
    if (!wasAway || isDoubted) return trouble;
    wasAway = false;
    // Not in this room's turn: opening a journal may need the room that is held back.
    await onBack?.(shopId);
    return trouble;
  }

  return {
    files: {
      ...files,
      create: async (path) =>
        opened(
          await changing(
            () => files.create(path),
            (code) => code === 'ENOENT' || tellsOfDisk(code),
          ),
        ),
      open: async (path) => opened(await changing(() => files.open(path))),
      rename: (from, to) => changing(() => files.rename(from, to)),
      remove: (path) => changing(() => files.remove(path)),
      makeFolder: (path) => changing(() => files.makeFolder(path)),
      syncFolder: (path) => syncing(() => files.syncFolder(path)),
    },
    giveRoom,
    ready: async (shopId) => {
      if (wasAway) await backAfter(shopId, () => lookNow(shopId));
    },
    look: (shopId) => backAfter(shopId, () => lookNow(shopId)),
    lookAnew: (shopId) =>
      backAfter(shopId, () => {
        isDoubted = true;
        return lookNow(shopId);
      }),
  };
}

const piece = 64_000;

function tellsOfDisk(code: string): boolean {
  return !ofNames.includes(code);
}

/** Serves the channel that asks for the disk. */
export function diskHandlers(disk: Disk): HandlersOf<'disk.look'> {
  return {
    'disk.look': async ({ shopId }) => done({ refusing: await disk.look(shopId) }),
  };
}
