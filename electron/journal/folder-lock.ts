import { createHash, randomUUID } from 'node:crypto';
import { link, realpath, rename, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './file-layer.ts';

/** Holds a folder for this process until it is called, or the process ends in whatever way. */
export type Release = () => Promise<void>;
/** Null when another process holds the folder. */
export type FolderLock = (folder: string) => Promise<Release | null>;

/** Longer socket paths do not fit into the system's address (104 bytes on macOS, 108 on Linux). */
const longestAddress = 100;

/**
 * Locks a folder by listening on a socket of its name: the system closes it with the process, so a killed holder is
 * told from a living one without trusting process numbers or times.
 */
export const lockFolder: FolderLock = async (folder) => {
  const real = await realpath(folder);
  const short = `stockroom-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return held(await listen(`\\\\.\\pipe\\${short}`));
  const inside = join(real, 'lock');
  const elsewhere = join(tmpdir(), `${short}.sock`);
  if (Buffer.byteLength(inside) > longestAddress) return lockAt(elsewhere);
  // Some file systems hold no sockets; whoever else wants this folder meets the same refusal and the same way out.
  return lockAt(inside).catch(() => lockAt(elsewhere));
};

async function lockAt(address: string): Promise<Release | null> {
  const first = await listen(address);
  if (first || (await answers(address))) return held(first);
  return (await clearDead(address)) ? held(await listen(address)) : null;
}

function held(server: Server | null): Release | null {
  return server && (() => new Promise<void>((resolve) => server.close(() => resolve())));
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => resolve(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'].includes(errorCode(error))));
  });
}

/** Takes a dead holder's socket away. By renaming first: of two that come at once one moves it, and whoever moved a living one puts it back. */
async function clearDead(address: string): Promise<boolean> {
  const aside = `${address}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(address, aside);
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
  const alive = await answers(aside);
  // Should a third have taken the name in that moment, the living one keeps listening without it.
  if (alive) await link(aside, address).catch(() => undefined);
  await unlink(aside);
  return !alive;
}
