import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** An open file, written at positions; nothing written is safe before `datasync` has answered. */
export type OpenFile = {
  readonly read: (position: number, length: number) => Promise<Uint8Array>;
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly datasync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * What the journal needs from a disk. Every call rejects with a Node error (`code`) when the disk refuses. A name that
 * was made, changed or removed is safe only after `syncFolder` of its folder has answered.
 */
export type FileLayer = {
  /** Makes a new file for reading and writing; rejects with EEXIST when there is one. */
  readonly create: (path: string) => Promise<OpenFile>;
  /** Opens a file that is there for reading and writing. */
  readonly open: (path: string) => Promise<OpenFile>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Files of a folder with their sizes, folders left out. */
  readonly files: (folder: string) => Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  /** Names of the folders in a folder. */
  readonly folders: (folder: string) => Promise<readonly string[]>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly removeFolder: (path: string) => Promise<void>;
  /** Makes one folder in a folder that is there; one that is there already is fine. */
  readonly makeFolder: (path: string) => Promise<void>;
  readonly syncFolder: (path: string) => Promise<void>;
  /** How many bytes there is still room for on the disk of a folder; null where it does not say. */
  readonly room: (folder: string) => Promise<number | null>;
};

/** The code of a Node error (`ENOSPC`, `ENOENT`, …), or its name. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return 'unknown';
}

/** Whether a file layer refused because nothing has that name. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

function opened(handle: FileHandle): OpenFile {
  return {
    read: async (position, length) => {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    write: async (bytes, position) => {
      let written = 0;
      while (written < bytes.length)
        written += (await handle.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
    },
    truncate: (length) => handle.truncate(length),
    datasync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

/** The real disk. On Windows folders cannot be synced; NTFS keeps names in its own log. */
export const nodeFiles: FileLayer = {
  create: async (path) => opened(await open(path, 'wx+', 0o600)),
  open: async (path) => opened(await open(path, 'r+')),
  readFile: (path) => readFile(path),
  files: async (folder) => {
    const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
    return Promise.all(entries.map(async ({ name }) => ({ name, bytes: (await stat(join(folder, name))).size })));
  },
  folders: async (folder) =>
    (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name),
  rename,
  remove: unlink,
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  },
  syncFolder: async (path) => {
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  room: (folder) =>
    statfs(folder).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    ),
};
