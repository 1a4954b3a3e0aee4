import { PGlite, types as pgliteTypes } from '@electric-sql/pglite';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { AddressInfo } from 'node:net';
import type { Holdings } from '#electron/backups/holdings.ts';
import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { NOBODY } from '#shared/domain/operations/ids.ts';
import { takeBack } from '#server/log/take-back.ts';
import { canonical } from '#shared/domain/operations/books.ts';
import { embedded, openOn } from '#server/database/open.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import { buildApp } from '#server/http/app.ts';
import { proveBooks } from '#server/log/proof.ts';
import { ensureShop } from '#server/shop/shop.ts';
import { openServices } from '#tests/fakes/store-server/services.ts';

/** How the next question to the server goes: as it should, never arrives, or is done and its answer is lost. */
export type Weather = 'well' | 'never-arrives' | 'answer-lost';

/** The real server on one embedded database in memory, which is emptied between seeds. */
export type RealServer = {
  readonly url: () => string;
  /** Chooses what becomes of every question that comes. */
  weather: () => Weather;
  /** Begins with an empty database under an epoch of this name. */
  readonly empty: (epoch: string) => Promise<void>;
  /** Ends the process and starts another on the same database. */
  readonly restart: () => Promise<void>;
  /** Takes the shop back to what a backup holds; answers how many acts that undid. */
  readonly takeBack: (backup: Holdings, requestId: string) => Promise<number>;
  readonly texts: () => Promise<readonly string[]>;
  readonly refused: () => Promise<ReadonlySet<string>>;
  readonly proof: () => ReturnType<typeof proveBooks>;
  /** Every part of the books that counts in their hash, by its key. */
  readonly books: () => Promise<ReadonlyMap<string, string>>;
  readonly contacts: () => Promise<ReadonlyMap<string, string>>;
  readonly close: () => Promise<void>;
};

/** Starts it; `now` is the server's clock. */
export async function startRealServer(now: () => number): Promise<RealServer> {
  const pglite = await PGlite.create({ parsers: { [pgliteTypes.INT8]: Number } });
  const opened = await openOn(embedded(pglite, () => pglite.close()));
  if (!opened.ok) throw new Error(`The server does not take its own steps: ${opened.failure.code}`);
  const { db: whole, ofShop } = opened.value;
  let shopKey = await ensureShop(whole, 'none');
  let db: StoreDatabase = ofShop(shopKey);
  let port = 0;

  async function listen(): Promise<FastifyInstance> {
    const made = buildApp(openServices(db, shopKey, now));
    const lost = new WeakSet<object>();
    made.addHook('onRequest', async (request, reply) => {
      const weather = server.weather();
      if (weather === 'answer-lost') lost.add(request);
      if (weather !== 'never-arrives') return;
      request.raw.destroy();
      return reply.hijack();
    });
    made.addHook('onSend', async (request) => {
      if (lost.has(request)) request.raw.destroy();
    });
    // The same address again after a restart.
    await made.listen({ port, host: '127.0.0.1' });
    // A server that listens on TCP has an address and a port.
    port = (made.server.address() as AddressInfo).port;
    return made;
  }

  const server: RealServer = {
    url: () => `http://127.0.0.1:${port}`,
    weather: () => 'well',
    empty: async (epoch) => {
      const { rows } = await sql<{ name: string }>`
        select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
        whole,
      );
      await sql.raw(`truncate ${rows.map(({ name }) => `"${name}"`).join(', ')}`).execute(whole);
      shopKey = await ensureShop(whole, epoch);
      db = ofShop(shopKey);
      await server.restart();
    },
    restart: async () => {
      await app.close();
      app = await listen();
    },
    takeBack: async ({ heads, knows }, requestId) => {
      const { shop_id: shopId } = await db.selectFrom('shop').select('shop_id').executeTakeFirstOrThrow();
      const ask = {
        shopId: must(shopId, 'the shop is claimed'),
        heads: [...heads],
        knows,
        zone: 'UTC',
        requestId,
        to: now(),
        computer: 'Till',
        actor: NOBODY,
      };
      const taken = await takeBack(db, ask, { now, nextId: () => deriveUuid('epoch', requestId) });
      if (!taken.ok) throw new Error(`not taken back: ${taken.failure.code}`);
      return taken.value.acts;
    },
    texts: async () => (await db.selectFrom('ops').select('text').orderBy('seq').execute()).map(({ text }) => text),
    refused: async () => {
      const rows = await db.selectFrom('numbers').select('op_id').where('outcome', '=', 'rejected').execute();
      return new Set(rows.map((row) => row.op_id));
    },
    proof: () => proveBooks(db),
    books: async () => {
      const entities = await db.selectFrom('entities').selectAll().execute();
      const counted = await db.selectFrom('counted').selectAll().execute();
      return new Map([
        ...entities.map(({ kind, id, json }) => [`${kind}:${id}`, canonical(JSON.parse(json))] as const),
        ...counted.map(({ id, json }) => [`counted:${id}`, canonical(JSON.parse(json))] as const),
      ]);
    },
    contacts: async () => {
      const rows = await db.selectFrom('contacts').selectAll().execute();
      return new Map(rows.map((row) => [row.contact_id, row.json]));
    },
    close: async () => {
      await app.close();
      await opened.value.close();
    },
  };
  let app = await listen();
  return server;
}
