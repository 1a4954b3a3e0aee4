import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '#server/database/open.ts';
import { type ServerOptions, startServer } from '#server/start.ts';
import { startPostgres } from '#tests/fixtures/postgres.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

type Listening = Omit<ServerOptions, 'folder' | 'databaseUrl'>;

export type TestServer = {
  readonly url: string;
  readonly token: string;
  readonly place: Place;
  readonly stop: () => Promise<void>;
};

/** The real server on a new, empty database in this process; `stop` also removes what it kept. */
export async function startTestServer(options: Listening = {}): Promise<TestServer> {
  const folder = await emptyDataFolder();
  const server = await startAt({ folder }, options);
  return { ...server, stop: () => server.stop().then(() => rmSync(folder, { recursive: true, force: true })) };
}

/** The real server at a place that was prepared already, new or not; the token is empty when it was given before. */
export async function startAt(place: Place, options: Listening = {}): Promise<TestServer> {
  const started = await startServer({ ...place, ...options });
  if (!started.ok) throw new Error(`The server did not start: ${started.failure.code} ${started.failure.detail ?? ''}`);
  const { url, token, stop } = started.value;
  return { url, token: token ?? '', place, stop };
}

/** A folder with an empty embedded database in it, copied from one made once: making one costs five seconds. */
export async function emptyDataFolder(): Promise<string> {
  const template = join(root, '.cache', 'empty-store', 'pglite-0.5.16-3');
  if (!existsSync(template)) await makeTemplate(template);
  const folder = mkdtempSync(join(tmpdir(), 'stockroom-store-'));
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** Another test process may make it at the same time: the first rename wins. */
async function makeTemplate(template: string): Promise<void> {
  mkdirSync(dirname(template), { recursive: true });
  const making = mkdtempSync(`${template}-`);
  const { openDatabase } = await import('#server/database/open.ts');
  const opened = await openDatabase({ folder: making }, Date.now);
  if (!opened.ok) throw new Error(`No empty store: ${opened.failure.code}`);
  await opened.value.close();
  try {
    renameSync(making, template);
  } catch (fault) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(template)) throw fault;
  }
}

export type DatabaseKind = {
  readonly kind: 'PGlite' | 'PostgreSQL';
  readonly newPlace: () => Promise<Place>;
  /** A backup of a place no server runs on: everything that is there now. */
  readonly copyOf: (place: Place) => Promise<Place>;
  readonly stop: () => Promise<void>;
  readonly missing?: string;
};

/** Both kinds of database the server runs on; PostgreSQL says why when it is missing. */
export async function databaseKinds(): Promise<readonly DatabaseKind[]> {
  const folders: string[] = [];
  const embedded: DatabaseKind = {
    kind: 'PGlite',
    newPlace: async () => {
      const folder = await emptyDataFolder();
      folders.push(folder);
      return { folder };
    },
    copyOf: async (place) => {
      if (!('folder' in place)) throw new Error('not an embedded place');
      const folder = mkdtempSync(join(tmpdir(), 'stockroom-store-'));
      folders.push(folder);
      cpSync(place.folder, folder, { recursive: true });
      return { folder };
    },
    stop: async () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
  const cluster = await startPostgres();
  if ('missing' in cluster) {
    const none = () => Promise.reject(new Error(cluster.missing));
    return [
      embedded,
      { kind: 'PostgreSQL', newPlace: none, copyOf: none, stop: async () => undefined, missing: cluster.missing },
    ];
  }
  return [
    embedded,
    {
      kind: 'PostgreSQL',
      newPlace: async () => ({ databaseUrl: await cluster.newDatabase() }),
      copyOf: async (place) => {
        if (!('databaseUrl' in place)) throw new Error('not a database of the cluster');
        return { databaseUrl: await cluster.copyOf(place.databaseUrl) };
      },
      stop: cluster.stop,
    },
  ];
}
