import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Place } from '#server/database/open.ts';
import type { StoreDatabase } from '#server/database/tables.ts';
import { clientOf, readLog } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, emptyDataFolder, startAt } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, smallShop } from '#tests/fixtures/small-shop.ts';
import { startServer } from './start.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

describe.each(kinds)('the server on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  let place: Place;
  beforeEach(async () => {
    place = await kind.newPlace();
  });

  /** A small shop in the log, and what a desk with the token sees of it. */
  const fill = async () => {
    const server = await startAt(place);
    const client = clientOf(server);
    await client.claim(shopId);
    const desk = offeringDesk(1);
    const shop = smallShop(desk.nextId);
    const acts = [
      ...shop.setup,
      opening(shop.mug, shop.floor, 9),
      orderAdded(newOrder(desk.nextId, [[shop.mug, shop.floor, 2]])),
    ];
    await client.push(acts.map((decision) => desk.write(decision).text));
    const seen = { shop: (await client.shop()).body, hash: (await client.hash()).body, log: await readLog(client) };
    return { server, desk, shop, seen, token: server.token };
  };
  const inDatabase = async (act: (db: StoreDatabase) => Promise<unknown>) => {
    const opened = await openDatabase(place, Date.now);
    if (!opened.ok) throw new Error(opened.failure.code);
    await act(opened.value.db);
    await opened.value.close();
  };

  test('[SRV19] a restart keeps everything, and gives no second token', async () => {
    const { server, seen, token, desk, shop } = await fill();
    await server.stop();
    const again = await startAt(place);
    expect(again.token).toBe('');
    const client = clientOf({ ...again, token });
    expect({ shop: (await client.shop()).body, hash: (await client.hash()).body, log: await readLog(client) }).toEqual({
      ...seen,
      shop: { ...seen.shop, time: expect.any(Number) },
    });
    expect((await client.push([desk.write(opening(shop.mug, shop.floor, 1)).text])).body.results).toMatchObject([
      { outcome: 'accepted', seq: seen.shop.head + 1 },
    ]);
    await again.stop();
  }, 90_000);

  test('[SRV2] only the hash of a token is kept; one more can be asked for', async () => {
    const { server, token } = await fill();
    await server.stop();
    const again = await startAt(place, { newToken: true });
    for (const one of [token, again.token]) expect((await clientOf({ ...again, token: one }).shop()).status).toBe(200);
    await again.stop();
    await inDatabase(async (db) => {
      const kept = await db.selectFrom('tokens').selectAll().execute();
      expect(kept.map((row) => row.hash)).toHaveLength(2);
      expect(JSON.stringify(kept)).not.toContain(token);
    });
  }, 90_000);

  test('[SRV18] projections of an older fold are made anew from the log', async () => {
    const { server, seen, token } = await fill();
    await server.stop();
    await inDatabase(async (db) => {
      await db.updateTable('shop').set({ fold_version: 0 }).execute();
      await sql`update entities set json = replace(json, 'Enamel', 'Broken')`.execute(db);
      await db.updateTable('levels').set({ on_hand: 77 }).execute();
      await db.deleteFrom('movements').execute();
    });
    const again = await startAt(place);
    expect((await clientOf({ ...again, token }).hash()).body).toEqual(seen.hash);
    await again.stop();
  }, 90_000);

  test('[SRV17] a level that is not its fold is counted as a difference', async () => {
    const { server, seen, token } = await fill();
    await server.stop();
    await inDatabase((db) => db.updateTable('levels').set({ on_hand: 77 }).where('on_hand', '=', 9).execute());
    const again = await startAt(place);
    const proof = (await clientOf({ ...again, token }).hash()).body;
    expect([proof.differences, proof.factHash]).toEqual([1, seen.hash.factHash]);
    expect(proof.bookHash).not.toBe(seen.hash.bookHash);
    await again.stop();
  }, 90_000);

  test('[SRV20] a database that a newer program has written is refused, and left as it is', async () => {
    const { server, seen, token } = await fill();
    await server.stop();
    const plant = (name: string) => sql`insert into kysely_migration (name, timestamp) values (${name}, '2030-01-01')`;
    await inDatabase((db) => plant('999-future').execute(db));
    expect(await startServer(place)).toEqual({ ok: false, failure: { code: 'database-newer', detail: '999-future' } });
    // The test itself is the newer program: it takes its step back.
    const { db, close } = await rawDatabase(place);
    await sql`delete from kysely_migration where name = '999-future'`.execute(db);
    await sql`update shop set fold_version = 99`.execute(db);
    await close();
    expect(await startServer(place)).toMatchObject({ failure: { code: 'database-newer', detail: 'fold 99' } });
    await inDatabase((one) => one.updateTable('shop').set({ fold_version: seen.shop.foldVersion }).execute());
    const again = await startAt(place);
    expect((await clientOf({ ...again, token }).hash()).body).toEqual(seen.hash);
    await again.stop();
  }, 90_000);

  test('[SRV21] stopping lets a waiting desk go and answers what is under way', async () => {
    const { server, seen, desk, shop, token } = await fill();
    const client = clientOf({ ...server, token });
    const last = seen.log.at(-1);
    const waiting = client.changes({
      epoch: seen.shop.logEpoch,
      seq: last?.seq ?? 0,
      opId: last?.opId ?? '',
      wait: 30_000,
    });
    await client.shop();
    const pushing = client.push([desk.write(opening(shop.mug, shop.floor, 1)).text]);
    await client.shop();
    await server.stop();
    expect([(await waiting).status, (await pushing).status]).toEqual([200, 200]);
    await expect(client.shop()).rejects.toThrow('fetch failed');
  }, 90_000);
});

/** The database without the question whether this program may open it. */
async function rawDatabase(place: Place) {
  const { Kysely, PGliteDialect, PostgresDialect } = await import('kysely');
  if ('databaseUrl' in place) {
    const { default: pg } = await import('pg');
    const db = new Kysely<Record<string, never>>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: place.databaseUrl }) }),
    });
    return { db, close: () => db.destroy() };
  }
  const { PGlite } = await import('@electric-sql/pglite');
  const db = new Kysely<Record<string, never>>({
    dialect: new PGliteDialect({ pglite: await PGlite.create(join(place.folder, 'postgres')) }),
  });
  return { db, close: () => db.destroy() };
}

describe('a data folder', () => {
  test('[SRV20] serves one process at a time; a note of a process that is gone is nobody', async () => {
    const folder = await emptyDataFolder();
    const lock = join(folder, 'server.lock');
    const server = await startAt({ folder });
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await startServer({ folder })).toEqual({ ok: false, failure: { code: 'data-in-use', detail: lock } });
    expect((await clientOf(server).shop()).status).toBe(200);
    await server.stop();
    expect(existsSync(lock)).toBe(false);
    const beforeTheLastBoot = JSON.stringify({ pid: process.pid, at: 1 });
    for (const stale of [JSON.stringify({ pid: 2 ** 22 + 1, at: Date.now() }), beforeTheLastBoot, '', 'rubbish']) {
      writeFileSync(lock, stale);
      const again = await startAt({ folder });
      await again.stop();
    }
    expect(readdirSync(folder)).toEqual(['postgres']);
    rmSync(folder, { recursive: true });
  }, 90_000);
});
