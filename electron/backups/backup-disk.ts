import { open, readdir, realpath, stat, statfs } from 'node:fs/promises';
import { errorCode, type FileLayer, isMissing, nodeFiles } from '#electron/journal/file-layer.ts';
import type { ByteSource } from './bytes.ts';

/** A file that is only read, also on a disk that takes no writes. */
export type ReadFile = ByteSource & { readonly close: () => Promise<void> };

/** What is asked of the disks that backups lie on: sticks, network drives and folders that a program of the cloud looks after. */
export type BackupDisk = {
  readonly files: FileLayer;
  readonly openToRead: (path: string) => Promise<ReadFile>;
  /** On which disk a folder lies and how many bytes are free there. Rejects where it is gone. */
  readonly about: (folder: string) => Promise<{ readonly disk: string; readonly free: number }>;
  /** What lies in a folder. Others may be writing there: nothing more is asked of a name that may be gone by then. */
  readonly names: (folder: string) => Promise<readonly string[]>;
  /** Whether a folder or a file lies under a path; null for nothing, and for what is neither. */
  readonly kindAt: (path: string) => Promise<'folder' | 'file' | null>;
  /** How long a file is and when it was last changed; null where there is none now. */
  readonly fileAt: (path: string) => Promise<{ readonly bytes: number; readonly changedAt: number } | null>;
};

/** The real disks. */
export const nodeDisk: BackupDisk = {
  files: nodeFiles,
  openToRead: async (path) => {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      return {
        size,
        read: async (position, length) => {
          const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - position)));
          let filled = 0;
          while (filled < bytes.length) {
            const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, position + filled);
            if (bytesRead === 0) break;
            filled += bytesRead;
          }
          return bytes.subarray(0, filled);
        },
        close: () => handle.close(),
      };
    } catch (error) {
      await handle.close();
      throw error;
    }
  },
  about: async (folder) => {
    const real = await realpath(folder);
    const [{ dev }, room] = [await stat(real, { bigint: true }), await statfs(real)];
    return { disk: String(dev), free: room.bavail * room.bsize };
  },
  names: async (folder) => (await readdir(folder)).sort(),
  kindAt: async (path) => {
    try {
      const found = await stat(path);
      if (found.isDirectory()) return 'folder';
      return found.isFile() ? 'file' : null;
    } catch {
      // Whatever stops looking at it, there is nothing there to be used.
      return null;
    }
  },
  fileAt: async (path) => {
    try {
      const { size, mtimeMs } = await stat(path);
      return { bytes: size, changedAt: mtimeMs };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
};

/** Network drives and some sticks cannot sync a folder: their names are safe when the file is, or never. */
const cannotSync = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EACCES', 'EISDIR', 'EBADF', 'ENOSYS'];

/** Makes names in a folder safe, where its disk can. */
export async function syncNames(files: FileLayer, folder: string): Promise<void> {
  try {
    await files.syncFolder(folder);
  } catch (error) {
    if (!cannotSync.includes(errorCode(error))) throw error;
  }
}
