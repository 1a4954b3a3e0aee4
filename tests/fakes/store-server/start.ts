import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '#server/database/open.ts';
import { type ServerOptions, startServer } from '#server/start.ts';
import { fillDataFolder } from '#tests/fixtures/empty-store.ts';
import { startPostgres } from '#tests/fixtures/postgres.ts';

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

/** A new folder with an empty embedded database in it. */
export async function emptyDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stockroom-store-'));
  await fillDataFolder(folder);
  return folder;
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
