import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * A folder whose embedded PostgreSQL really reaches the disk. As it comes, PGlite runs with `fsync` off (`-F`), and its
 * file layer has no sync at all, so a commit could vanish with the power. Here a sync is a sync of the file.
 */
export class SyncedFolder extends NodeFS {
  readonly #sync: (fd: number) => void;

  constructor(folder: string, sync: (fd: number) => void = fdatasyncSync) {
    super(folder);
    this.#sync = sync;
  }

  override async init(...[pg, opts]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, opts);
    const addSync = (module: unknown) => {
      // PGlite does not type its module's file systems; what is added is the one operation they leave out.
      const { NODEFS } = module as { NODEFS: { stream_ops: Record<string, unknown> } };
      NODEFS.stream_ops['fsync'] = (stream: { readonly nfd: number }) => {
        this.#sync(stream.nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }
}

/** PGlite's own start parameters with syncing on; `fsync`, because its `fdatasync` call does nothing. */
export const syncedStartParams: readonly string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/** Syncs every file and folder below: after the first start, whose files were written without. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncTree(join(folder, entry.name));
    else if (entry.isFile()) syncPath(join(folder, entry.name), 'r+');
  }
  // Windows cannot open a folder; its file systems keep names in order without it.
  if (process.platform !== 'win32') syncPath(folder, 'r');
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const fd = openSync(path, flags);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
