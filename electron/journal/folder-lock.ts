import { createHash, randomUUID } from 'node:crypto';
import { readdir, realpath, rename, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode, isMissing } from './file-layer.ts';

/** Holds a folder for this process until it is called, or the process ends in whatever way. */
export type Release = () => Promise<void>;
/** Null when another process, or another part of this one, holds the folder. */
export type FolderLock = (folder: string) => Promise<Release | null>;

/** Longer socket paths do not fit into the system's address (104 bytes on macOS, 108 on Linux). */
const longestAddress = 100;
const tries = 40;

/**
 * Locks a folder by a listening socket: the system closes it with the process, so a killed holder is told from a
 * living one without trusting process numbers or times.
 */
export const lockFolder: FolderLock = async (folder) => {
  const real = await realpath(folder);
  const short = `stockroom-${createHash('sha256').update(real).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return lockPipe(`\\\\.\\pipe\\${short}`);
  const elsewhere: Room = { folder: tmpdir(), prefix: `${short}-` };
  const inside: Room = { folder: real, prefix: 'lock-' };
  if (Buffer.byteLength(join(real, `${seatName(inside)}.new`)) > longestAddress) return lockRoom(elsewhere);
  return (await holdsSockets(inside)) ? lockRoom(inside) : lockRoom(elsewhere);
};

/** Refusals that another process may not meet: going elsewhere for them, two could hold. */
const passing = ['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'ENOMEM', 'EIO'];

/** Some file systems hold no sockets; whoever else wants this folder meets the same refusal and takes the same way out. */
async function holdsSockets(room: Room): Promise<boolean> {
  try {
    await leave(await takeSeat(room));
    return true;
  } catch (error) {
    if (passing.includes(errorCode(error))) throw error;
    return false;
  }
}

/** A pipe of Windows has one owner and goes with it. */
async function lockPipe(address: string): Promise<Release | null> {
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, address);
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') return null;
    throw error;
  }
  return () => close(server);
}

/** Where those who want one folder leave their names. */
type Room = { readonly folder: string; readonly prefix: string };
type State = 'trying' | 'claiming' | 'holding';
/** One who wants the folder: a socket under a name that is never used again, which tells its state to whoever asks. */
type Seat = { readonly room: Room; readonly name: string; readonly server: Server; state: State };

function seatName({ prefix }: Room): string {
  return `${prefix}${randomUUID().replaceAll('-', '').slice(0, 16)}`;
}

/**
 * Claims before it looks a second time. Of two that both claim, whoever came second either met the other's claim on its
 * first look, or is seen by the other's second; so two never hold. Who steps back tries again.
 */
async function lockRoom(room: Room): Promise<Release | null> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const seat = await takeSeat(room);
    const met = await othersThan(seat);
    if (met.some(({ state }) => state === 'holding')) {
      await leave(seat);
      return null;
    }
    if (!met.some((other) => other.state === 'claiming' || other.name < seat.name)) {
      seat.state = 'claiming';
      if (!(await othersThan(seat)).some((other) => other.state === 'holding' || other.name < seat.name)) {
        seat.state = 'holding';
        return () => leave(seat);
      }
    }
    await leave(seat);
    await pause(Math.random() * 20);
  }
  return null;
}

/** Listens first and takes the name then: what stands under a name listens, or its process is dead. */
async function takeSeat(room: Room): Promise<Seat> {
  const name = seatName(room);
  const seat: Seat = {
    room,
    name,
    state: 'trying',
    server: createServer((socket) => socket.on('error', () => undefined).end(seat.state)),
  };
  const fresh = join(room.folder, `${name}.new`);
  await listen(seat.server, fresh);
  await rename(fresh, join(room.folder, name));
  return seat;
}

async function leave({ room, name, server }: Seat): Promise<void> {
  // A name that a disk does not let go any more stands for nobody once nothing listens behind it.
  await removeName(room, name).catch(() => undefined);
  await close(server);
}

async function othersThan(seat: Seat): Promise<readonly { readonly name: string; readonly state: State }[]> {
  const { folder, prefix } = seat.room;
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && !name.endsWith('.new'));
  const others: { readonly name: string; readonly state: State }[] = [];
  for (const name of names) {
    const state = name === seat.name ? null : await stateAt(join(folder, name));
    if (state === 'dead') await removeName(seat.room, name).catch(() => undefined);
    else if (state) others.push({ name, state });
  }
  return others;
}

/** What the one behind a socket says of itself. Whoever is there but does not speak is busy or stopped, and may well hold. */
function stateAt(address: string): Promise<State | 'dead'> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(address);
    const decide = () => {
      resolve(said === 'trying' || said === 'claiming' ? said : 'holding');
      socket.destroy();
    };
    socket.setTimeout(1_000, decide);
    socket.on('data', (chunk) => {
      said += chunk.toString();
    });
    socket.once('end', decide);
    socket.once('error', (error) =>
      ['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'].includes(errorCode(error)) ? resolve('dead') : decide(),
    );
  });
}

async function removeName({ folder }: Room, name: string): Promise<void> {
  try {
    await unlink(join(folder, name));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.unref();
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
