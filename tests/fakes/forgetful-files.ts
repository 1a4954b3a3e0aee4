import { basename, dirname } from 'node:path';
import type { FileLayer, OpenFile } from '#electron/journal/file-layer.ts';

type FileNode = { readonly type: 'file'; safe: Buffer; now: Buffer; poisoned: boolean };
type FolderNode = {
  readonly type: 'folder';
  safe: Map<string, Node>;
  now: Map<string, Node>;
  unsynced: ((names: Map<string, Node>) => void)[];
};
type Node = FileNode | FolderNode;

/** What a call did, in words a fault can choose by. */
export type DiskCall = { readonly call: keyof FileLayer | keyof OpenFile; readonly path: string };

/** A number from 0 up to 1, as `Math.random` gives it, from a seed. */
export type Chance = () => number;

/** A repeatable stream of chance (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

const sites = new Map<string, string>();

/** Where in the code of the host a sync was asked for, as `electron/…ts:line`. Mapping a stack to the source is slow, so each place is mapped once. */
function callingSite(): string {
  const shown = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  Error.prepareStackTrace = (_, frames) =>
    frames.map((frame) => `${frame.getFileName()}:${frame.getLineNumber()}:${frame.getColumnNumber()}`);
  const frames: unknown = new Error().stack;
  if (shown) Object.defineProperty(Error, 'prepareStackTrace', shown);
  else Reflect.deleteProperty(Error, 'prepareStackTrace');
  const place = Array.isArray(frames)
    ? String(frames.find((frame) => String(frame).includes('/electron/')))
    : 'outside';
  const known = sites.get(place);
  if (known !== undefined) return known;
  const line = (new Error().stack ?? '').split('\n').find((frame) => frame.includes('/electron/')) ?? '';
  const site = /electron\/[^\s)]*?:\d+/.exec(line)?.[0] ?? 'outside';
  sites.set(place, site);
  return site;
}

/**
 * A disk that keeps its promises and not one more: bytes and names that were not synced may be gone, or torn, or there,
 * each by its own luck, after the power fails. Processes can be killed (what they wrote stays, unsynced) and syncs of
 * one place in the code can be left out.
 */
export class ForgetfulDisk {
  /** A place in the code, as `electron/…ts:line`, whose syncs answer and do nothing. */
  ignoredSite: string | null = null;
  /** Calls until the power fails; none does anything afterwards. */
  callsLeft = Number.POSITIVE_INFINITY;
  /** How many bytes its files may have together. */
  capacity = Number.POSITIVE_INFINITY;
  /** Makes a call fail with the code it answers. */
  fault: (call: DiskCall) => string | null = () => null;
  readonly chance: Chance;
  private root: FolderNode;

  constructor(chance: Chance, root: FolderNode = { type: 'folder', safe: new Map(), now: new Map(), unsynced: [] }) {
    this.chance = chance;
    this.root = root;
  }

  get dead(): boolean {
    return this.callsLeft <= 0;
  }

  /** The disk as the next start finds it after the power failed. */
  afterPowerLoss(chance: Chance = this.chance): ForgetfulDisk {
    return new ForgetfulDisk(chance, this.remembered(this.root, chance, new Map()));
  }

  /** Everything that is on the disk now, as a backup of it has it. */
  copy(): ForgetfulDisk {
    return new ForgetfulDisk(this.chance, copyOf(this.root, new Map()));
  }

  private remembered(folder: FolderNode, chance: Chance, seen: Map<Node, Node>): FolderNode {
    // Some crashes lose all that was unsynced, some nothing, most something.
    const luck = chance();
    const names = new Map(folder.safe);
    for (const change of folder.unsynced) if (luck > 0.8 || (luck > 0.2 && chance() < 0.5)) change(names);
    const entries = new Map<string, Node>();
    for (const [name, node] of names) {
      const kept =
        seen.get(node) ?? (node.type === 'folder' ? this.remembered(node, chance, seen) : fileAfter(node, chance));
      seen.set(node, kept);
      entries.set(name, kept);
    }
    return { type: 'folder', safe: new Map(entries), now: entries, unsynced: [] };
  }

  /** The disk as one process sees it; `kill` ends that process after so many calls. */
  process(): FileLayer & { readonly killAfter: (calls: number) => void; readonly killed: () => boolean } {
    let alive = Number.POSITIVE_INFINITY;
    const counted = async <T>(call: DiskCall, act: () => T, torn?: () => void): Promise<T> => {
      if (this.callsLeft <= 0 || alive <= 0) throw failure('DEAD', call.path);
      const last = --this.callsLeft <= 0 || --alive <= 0;
      if (last && this.chance() < 0.5) {
        torn?.();
        throw failure('DEAD', call.path);
      }
      const code = this.fault(call);
      if (code) {
        if (call.call === 'datasync') this.poison(call.path);
        torn?.();
        throw failure(code, call.path);
      }
      const value = act();
      if (last) throw failure('DEAD', call.path);
      return value;
    };
    const change = (path: string, act: (names: Map<string, Node>) => void) => {
      const folder = this.folder(dirname(path));
      act(folder.now);
      folder.unsynced.push(act);
    };
    const opened = (path: string, node: FileNode): OpenFile => {
      const put = (bytes: Uint8Array, position: number) => {
        if (position + bytes.length - node.now.length > this.free()) throw failure('ENOSPC', path);
        const grown = Buffer.alloc(Math.max(node.now.length, position + bytes.length));
        node.now.copy(grown);
        grown.set(bytes, position);
        node.now = grown;
      };
      return {
        read: (position, length) =>
          counted({ call: 'read', path }, () => Buffer.from(node.now.subarray(position, position + length))),
        write: (bytes, position) =>
          counted(
            { call: 'write', path },
            () => put(bytes, position),
            () => put(bytes.subarray(0, Math.floor(this.chance() * bytes.length)), position),
          ),
        truncate: (length) =>
          counted({ call: 'truncate', path }, () => void (node.now = Buffer.from(node.now.subarray(0, length)))),
        datasync: () => {
          const site = callingSite();
          return counted({ call: 'datasync', path }, () => {
            // After a failed sync the system holds the bytes for written: asking again succeeds and saves nothing.
            if (site !== this.ignoredSite && !node.poisoned) node.safe = Buffer.from(node.now);
          });
        },
        close: () => counted({ call: 'close', path }, () => undefined),
      };
    };
    return {
      killAfter: (calls) => {
        alive = calls;
      },
      killed: () => alive <= 0,
      create: (path) =>
        counted({ call: 'create', path }, () => {
          if (this.folder(dirname(path)).now.has(basename(path))) throw failure('EEXIST', path);
          const node: FileNode = { type: 'file', safe: Buffer.alloc(0), now: Buffer.alloc(0), poisoned: false };
          change(path, (names) => names.set(basename(path), node));
          return opened(path, node);
        }),
      open: (path) => counted({ call: 'open', path }, () => opened(path, this.file(path))),
      readFile: (path) => counted({ call: 'readFile', path }, () => Buffer.from(this.file(path).now)),
      files: (folder) =>
        counted({ call: 'files', path: folder }, () =>
          [...this.folder(folder).now].flatMap(([name, node]) =>
            node.type === 'file' ? [{ name, bytes: node.now.length }] : [],
          ),
        ),
      folders: (folder) =>
        counted({ call: 'folders', path: folder }, () =>
          [...this.folder(folder).now].flatMap(([name, node]) => (node.type === 'folder' ? [name] : [])),
        ),
      rename: (from, to) =>
        counted({ call: 'rename', path: from }, () => {
          const node = this.find(from);
          if (dirname(from) === dirname(to))
            return change(from, (names) => {
              names.delete(basename(from));
              names.set(basename(to), node);
            });
          // Between two folders, each is synced on its own: what is forgotten of one may be kept of the other.
          change(from, (names) => names.delete(basename(from)));
          change(to, (names) => names.set(basename(to), node));
        }),
      remove: (path) =>
        counted({ call: 'remove', path }, () => {
          this.find(path);
          change(path, (names) => names.delete(basename(path)));
        }),
      removeFolder: (path) =>
        counted({ call: 'removeFolder', path }, () => change(path, (names) => names.delete(basename(path)))),
      makeFolder: (path) =>
        counted({ call: 'makeFolder', path }, () => {
          if (this.folder(dirname(path)).now.has(basename(path))) return;
          const node: FolderNode = { type: 'folder', safe: new Map(), now: new Map(), unsynced: [] };
          change(path, (names) => names.set(basename(path), node));
        }),
      syncFolder: (path) => {
        const site = callingSite();
        return counted({ call: 'syncFolder', path }, () => {
          const folder = this.folder(path);
          if (site === this.ignoredSite) return;
          folder.safe = new Map(folder.now);
          folder.unsynced = [];
        });
      },
      room: async () => (this.capacity === Number.POSITIVE_INFINITY ? null : this.free()),
    };
  }

  private free(): number {
    return this.capacity === Number.POSITIVE_INFINITY ? this.capacity : this.capacity - sizeOf(this.root, new Set());
  }

  /** Changes a file behind everybody's back, as a failing disk does. */
  damage(path: string, change: (bytes: Buffer) => Buffer): void {
    const file = this.file(path);
    file.now = change(Buffer.from(file.now));
    file.safe = Buffer.from(file.now);
  }

  /** The bytes a file has now. */
  bytes(path: string): Buffer {
    return Buffer.from(this.file(path).now);
  }

  private poison(path: string): void {
    this.file(path).poisoned = true;
  }

  private find(path: string): Node {
    let node: Node = this.root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      const next: Node | undefined = node.type === 'folder' ? node.now.get(name) : undefined;
      if (!next) throw failure('ENOENT', path);
      node = next;
    }
    return node;
  }

  private folder(path: string): FolderNode {
    const node = this.find(path);
    if (node.type !== 'folder') throw failure('ENOTDIR', path);
    return node;
  }

  private file(path: string): FileNode {
    const node = this.find(path);
    if (node.type !== 'file') throw failure('EISDIR', path);
    return node;
  }
}

/** The bytes of all files below, each once. */
function sizeOf(node: Node, seen: Set<Node>): number {
  if (seen.has(node)) return 0;
  seen.add(node);
  if (node.type === 'file') return node.now.length;
  return [...node.now.values()].reduce((sum, one) => sum + sizeOf(one, seen), 0);
}

const block = 512;

/** A file after the power failed: what was synced, what was written, or a mixture by the block with zeros where nothing came. */
function copyOf(folder: FolderNode, seen: Map<Node, Node>): FolderNode {
  const entries = new Map<string, Node>();
  for (const [name, node] of folder.now) {
    const copied = seen.get(node) ?? (node.type === 'folder' ? copyOf(node, seen) : wholeFile(node));
    seen.set(node, copied);
    entries.set(name, copied);
  }
  return { type: 'folder', safe: new Map(entries), now: entries, unsynced: [] };
}

function wholeFile({ now }: FileNode): FileNode {
  return { type: 'file', safe: Buffer.from(now), now: Buffer.from(now), poisoned: false };
}

function fileAfter({ safe, now }: FileNode, chance: Chance): FileNode {
  const luck = chance();
  const bytes = luck < 0.3 ? safe : luck > 0.7 ? now : torn(safe, now, chance);
  return { type: 'file', safe: Buffer.from(bytes), now: Buffer.from(bytes), poisoned: false };
}

function torn(safe: Buffer, now: Buffer, chance: Chance): Buffer {
  const bytes = Buffer.alloc(chance() < 0.5 ? now.length : Math.max(safe.length, Math.floor(chance() * now.length)));
  for (let at = 0; at < bytes.length; at += block)
    bytes.set((chance() < 0.5 ? now : safe).subarray(at, Math.min(at + block, bytes.length)), at);
  return bytes;
}
