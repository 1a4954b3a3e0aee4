import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { SyncedFolder, syncedStartParams, syncTree } from './synced-folder.ts';
import type { StoreDatabase, Tables } from './tables.ts';

/** Where the shop's books lie: embedded in a folder, or in a PostgreSQL database of its own. */
export type Place = { readonly folder: string } | { readonly databaseUrl: string };

export type OpenDatabase = { readonly db: StoreDatabase; readonly close: () => Promise<void> };

export type OpenFailure = Failure<'data-in-use' | 'database-newer'>;

/** Opens the database in today's shape. Whole numbers come as numbers from both kinds. */
export async function openDatabase(place: Place, now: () => number): Promise<Result<OpenDatabase, OpenFailure>> {
  const opened = 'folder' in place ? await openFolder(place.folder, now) : done(openServer(place.databaseUrl));
  if (!opened.ok) return opened;
  try {
    const migrated = await migrate(opened.value.db);
    if (migrated.ok) return opened;
    await opened.value.close();
    return migrated;
  } catch (fault) {
    await opened.value.close();
    throw fault;
  }
}

async function openFolder(folder: string, now: () => number): Promise<Result<OpenDatabase, OpenFailure>> {
  mkdirSync(folder, { recursive: true });
  const lock = lockFolder(folder, now);
  if (!lock.ok) return lock;
  try {
    const data = join(folder, 'postgres');
    if (!existsSync(data)) await makeEmpty(folder, data);
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await startEmbedded(data) }) });
    return done({ db, close: () => db.destroy().then(lock.value.release) });
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

function startEmbedded(data: string): Promise<PGlite> {
  const parsers = { [pgliteTypes.INT8]: Number };
  return PGlite.create({ fs: new SyncedFolder(data), startParams: [...syncedStartParams], parsers });
}

function openServer(databaseUrl: string): OpenDatabase {
  const types = { getTypeParser: numbersAsNumbers };
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, types });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (fault) => console.error(`database connection lost: ${fault.name}`));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

const numbersAsNumbers: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
