import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';

/** What only the program around the window can do with folders; null where a browser shows it. */
export type FolderShell = {
  /** Asks the person for a folder; null where none was chosen. */
  readonly choose: (title: string) => Promise<string | null>;
  readonly show: (folder: string) => void;
};

export type OutFolders = {
  readonly handlers: HandlersOf<Extract<Channel, `out.${string}`>>;
  /** Takes away whatever is not finished. */
  readonly close: () => Promise<void>;
};

/** A folder that is being written. */
type Unfinished = {
  readonly parent: string;
  readonly name: string;
  /** Where it is until it is whole. */
  readonly folder: string;
  readonly folders: Set<string>;
  readonly files: Map<string, FileHandle>;
  /** Pieces are written one after the other. */
  last: Promise<unknown>;
};

/** Tells a folder that was cut off from a whole one, also where nobody could take it away. */
const UNFINISHED = '.unfinished';
/** Folders of one name beside each other. */
const MOST_NAMES = 1_000;

/** Folders of files that are written where a person chose, whole or not at all. */
export function outFolders(shell: FolderShell | null, nextId: () => string): OutFolders {
  const chosen = new Map<string, string>();
  const open = new Map<string, Unfinished>();
  const finished = new Map<string, string>();

  const inTurn = <T>(out: Unfinished, work: () => Promise<T>): Promise<Result<T>> => {
    const turn = out.last.then(work).then(
      (value): Result<T> => done(value),
      (error: unknown): Result<T> => fail(failureOf(error)),
    );
    out.last = turn;
    return turn;
  };
  const drop = async (outId: string) => {
    const out = open.get(outId);
    if (!out) return;
    open.delete(outId);
    await out.last;
    await Promise.allSettled([...out.files.values()].map((file) => file.close()));
    await rm(out.folder, { recursive: true, force: true });
  };

  return {
    handlers: {
      'out.choose': async ({ title }) => {
        if (!shell) return fail({ code: 'not-here' });
        const folder = await shell.choose(title);
        if (folder === null) return done({ chosen: null });
        const handle = nextId();
        chosen.set(handle, folder);
        return done({ chosen: { handle, folder } });
      },
      'out.begin': async ({ handle, name }) => {
        const parent = chosen.get(handle);
        if (parent === undefined) return fail({ code: 'folder-unknown' });
        try {
          const folder = await freshFolder(parent, name);
          const outId = nextId();
          open.set(outId, { parent, name, folder, folders: new Set(), files: new Map(), last: Promise.resolve() });
          return done({ outId });
        } catch (error) {
          return fail(failureOf(error));
        }
      },
      'out.write': async ({ outId, path: file, piece }) => {
        const out = open.get(outId);
        if (!out) return fail({ code: 'folder-unknown' });
        const bytes = 'text' in piece ? Buffer.from(piece.text, 'utf8') : Buffer.from(piece.bytes, 'base64');
        const written = await inTurn(out, async () => (await fileOf(out, file)).writeFile(bytes));
        return written.ok ? done({}) : written;
      },
      'out.finish': async ({ outId }) => {
        const out = open.get(outId);
        if (!out) return fail({ code: 'folder-unknown' });
        const whole = await inTurn(out, () => finish(out));
        if (!whole.ok) {
          await drop(outId);
          return whole;
        }
        open.delete(outId);
        finished.set(outId, whole.value);
        return done({ folder: whole.value });
      },
      'out.cancel': async ({ outId }) => {
        await drop(outId);
        return done({});
      },
      'out.reveal': async ({ outId }) => {
        const folder = finished.get(outId);
        if (!shell || folder === undefined) return fail({ code: 'not-here' });
        shell.show(folder);
        return done({});
      },
    },
    close: async () => {
      for (const outId of [...open.keys()]) await drop(outId);
    },
  };
}

/** Makes a folder under a name that no other has, neither now nor when it is finished. */
async function freshFolder(parent: string, name: string): Promise<string> {
  for (let n = 1; n < MOST_NAMES; n++) {
    const folder = path.join(parent, numbered(name, n) + UNFINISHED);
    if (await isThere(path.join(parent, numbered(name, n)))) continue;
    // People's names and addresses may lie there: it is for who made it alone, where the disk knows of persons.
    const made = await mkdir(folder, { mode: 0o700 }).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      },
    );
    if (made) return folder;
  }
  throw Object.assign(new Error('too many folders of one name'), { code: 'EEXIST' });
}

async function fileOf(out: Unfinished, file: string): Promise<FileHandle> {
  const known = out.files.get(file);
  if (known) return known;
  const within = path.dirname(file);
  if (within !== '.' && !out.folders.has(within)) {
    await mkdir(path.join(out.folder, within));
    out.folders.add(within);
  }
  await closeOldest(out);
  const opened = await open(path.join(out.folder, file), 'a');
  out.files.set(file, opened);
  return opened;
}

/** Files are written one after the other: whoever begins another one has done with those before. */
async function closeOldest({ files }: Unfinished): Promise<void> {
  for (const [name, file] of files) {
    if (files.size < 4) return;
    await file.sync();
    await file.close();
    files.delete(name);
  }
}

/** Puts everything on the disk, and only then gives the folder the name of a whole one. */
async function finish(out: Unfinished): Promise<string> {
  for (const file of out.files.values()) {
    await file.sync();
    await file.close();
  }
  out.files.clear();
  for (const within of out.folders) await syncFolder(path.join(out.folder, within));
  await syncFolder(out.folder);
  const whole = await freeName(out);
  await rename(out.folder, whole);
  await syncFolder(out.parent);
  return whole;
}

/** The name the folder was begun under; another number where something took it meanwhile. */
async function freeName({ parent, name }: Unfinished): Promise<string> {
  for (let n = 1; n < MOST_NAMES; n++) {
    const folder = path.join(parent, numbered(name, n));
    if (!(await isThere(folder))) return folder;
  }
  throw Object.assign(new Error('too many folders of one name'), { code: 'EEXIST' });
}

function numbered(name: string, n: number): string {
  return n === 1 ? name : `${name} (${n})`;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** On Windows folders cannot be synced; NTFS keeps names in its own log. Some drives of a network cannot either. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** Why a folder of files cannot be written. */
type FolderFailure = Failure<'folder-full' | 'folder-refused' | 'folder-gone' | 'folder-failed'>;

const failures: Readonly<Record<string, FolderFailure['code']>> = {
  ENOSPC: 'folder-full',
  EDQUOT: 'folder-full',
  EFBIG: 'folder-full',
  EACCES: 'folder-refused',
  EPERM: 'folder-refused',
  EROFS: 'folder-refused',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ENODEV: 'folder-gone',
};

/** Why a folder could not be written, as the window has words for it; never with a path. */
function failureOf(error: unknown): FolderFailure {
  const code = codeOf(error);
  return { code: failures[code] ?? 'folder-failed', detail: code };
}
