import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import { faultOf, type Log, programLog } from '#server/watch/log-lines.ts';
import { embeddedFiles } from './embedded-files.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { noPeers, type Peers, PostgresPeers } from './peers.ts';
import { type PoolFigures, PrimaryPool } from './primary-pool.ts';
import { shopDialect } from './shop-dialect.ts';
import { ensureShopRole } from './shop-role.ts';
import { SyncedFolder, syncedStartParams, syncTree } from './synced-folder.ts';
import type { StoreDatabase, Tables } from './tables.ts';

/** Where the shops' books lie: embedded in a folder, or in a PostgreSQL database; `databaseUrl` may name every server of its cluster, with spaces between. */
export type Place = { readonly folder: string } | { readonly databaseUrl: string };

export type OpenDatabase = {
  /** As the server itself: every shop. For what is of no shop, such as tokens. */
  readonly db: StoreDatabase;
  /** The database as one shop sees it: nothing else is there. */
  readonly ofShop: (shopKey: string) => StoreDatabase;
  /** False where this login can step down to no role: such a database holds one shop only. */
  readonly keepsApart: boolean;
  readonly peers: Peers;
  readonly pool: () => PoolFigures | null;
  readonly close: () => Promise<void>;
};

export type OpenFailure = Failure<'data-in-use' | 'database-newer'>;

/** Opens the database in today's shape. Whole numbers come as numbers from both kinds. */
export async function openDatabase(
  place: Place,
  now: () => number,
  log: Log = programLog(now),
): Promise<Result<OpenDatabase, OpenFailure>> {
  const opened = 'folder' in place ? await openFolder(place.folder, now) : done(openServer(place.databaseUrl, log));
  if (!opened.ok) return opened;
  try {
    return await openOn(opened.value);
  } catch (fault) {
    await opened.value.close();
    throw fault;
  }
}

/** What a kind of database brings along. */
export type Ground = Pick<OpenDatabase, 'peers' | 'pool' | 'close'> & {
  readonly dialect: () => Dialect;
  /** Whether it takes several statements in one message. */
  readonly takesSeveral: boolean;
};

/** Opens what lies on a ground, in today's shape. */
export async function openOn(ground: Ground): Promise<Result<OpenDatabase, OpenFailure>> {
  const db = new Kysely<Tables>({ dialect: ground.dialect() });
  const migrated = await migrate(db);
  if (!migrated.ok) {
    await ground.close();
    return migrated;
  }
  const role = await ensureShopRole(db);
  const views = new Map<string, StoreDatabase>();
  const { takesSeveral } = ground;
  return done({
    db,
    ofShop: (shopKey) => {
      const known = views.get(shopKey);
      const view =
        known ?? new Kysely<Tables>({ dialect: shopDialect(ground.dialect(), { shopKey, role, takesSeveral }) });
      views.set(shopKey, view);
      return view;
    },
    keepsApart: role !== null,
    peers: ground.peers,
    pool: ground.pool,
    close: ground.close,
  });
}

async function openFolder(folder: string, now: () => number): Promise<Result<Ground, OpenFailure>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder, now);
  if (!lock.ok) return lock;
  try {
    const data = join(folder, 'postgres');
    if (!existsSync(data)) await makeEmpty(folder, data);
    // One of before is open to everybody inside. The folder around it may have been there before us, and hold more than ours.
    chmodSync(data, 0o700);
    const pglite = await startEmbedded(data);
    return done(embedded(pglite, () => pglite.close().then(lock.value.release)));
  } catch (fault) {
    lock.value.release();
    throw fault;
  }
}

/** Makes the embedded database beside its place and moves it there whole: a start cut short leaves nothing half-made. */
async function makeEmpty(folder: string, data: string): Promise<void> {
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  await (await startEmbedded(making)).close();
  syncTree(making);
  renameSync(making, data);
  syncTree(folder);
}

async function startEmbedded(data: string): Promise<PGlite> {
  const parsers = { [pgliteTypes.INT8]: Number };
  const files = await embeddedFiles();
  return PGlite.create({ ...files, fs: new SyncedFolder(data), startParams: [...syncedStartParams], parsers });
}

/** An embedded database is this process's alone; every view of it waits for its one connection. */
export function embedded(pglite: PGlite, close: () => Promise<void>): Ground {
  return { dialect: () => new PGliteDialect({ pglite }), takesSeveral: false, peers: noPeers, pool: () => null, close };
}

function openServer(databaseUrl: string, log: Log): Ground {
  const lost = (fault: unknown) => log({ level: 'warning', event: 'database-lost', fault: faultOf(fault) });
  const moved = () => log({ level: 'warning', event: 'database-moved' });
  const pool = new PrimaryPool(databaseUrl.trim().split(/\s+/), lost, moved);
  const peers = new PostgresPeers({
    connect: () => pool.connect(),
    lost: (fault) => log({ level: 'warning', event: 'listening-lost', fault: faultOf(fault) }),
  });
  return {
    dialect: () => new PostgresDialect({ pool }),
    takesSeveral: true,
    peers,
    pool: () => pool.figures(),
    close: () => peers.close().then(() => pool.end()),
  };
}
