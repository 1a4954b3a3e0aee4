import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { lockFolder } from '#server/database/folder-lock.ts';
import { openDatabase, type Place } from '#server/database/open.ts';
import { clientOf, readLog } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, emptyDataFolder, startAt } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { query } from '#tests/fixtures/postgres.ts';
import { newOrder, opening, orderAdded, smallShop } from '#tests/fixtures/small-shop.ts';
import { startServer } from './start.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

/** A small shop in the log, and what a desk with the token sees of it. */
async function fill(place: Place) {
  const server = await startAt(place);
  const client = clientOf(server);
  await client.claim(shopId);
  const desk = offeringDesk(1);
  const shop = smallShop(desk.nextId);
  const order = orderAdded(newOrder(desk.nextId, [[shop.mug, shop.floor, 2]]));
  await client.push(
    [...shop.setup, opening(shop.mug, shop.floor, 9), order].map((decision) => desk.write(decision).text),
  );
  return { server, client, desk, shop, seen: await look(client) };
}

async function look(client: ReturnType<typeof clientOf>) {
  const { time: _, ...shop } = (await client.shop()).body;
  return { shop, hash: (await client.hash()).body, log: await readLog(client) };
}

describe.each(kinds)('the server on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  test('[SRV19] a restart keeps everything; [SRV2] another token is made only when asked for, and only hashes are kept', async () => {
    const place = await kind.newPlace();
    const { server, seen, desk, shop } = await fill(place);
    await server.stop();
    const again = await startAt(place, { newToken: true });
    expect(await look(clientOf(again))).toEqual(seen);
    const client = clientOf({ ...again, token: server.token });
    const { results } = (await client.push([desk.write(opening(shop.mug, shop.floor, 1)).text])).body;
    expect(results).toMatchObject([{ outcome: 'accepted', seq: seen.shop.head + 1 }]);
    await again.stop();
    const opened = await openDatabase(place, Date.now);
    if (!opened.ok) throw new Error(opened.failure.code);
    const kept = await opened.value.db.selectFrom('tokens').selectAll().execute();
    await opened.value.close();
    expect(kept).toHaveLength(2);
    for (const one of [server.token, again.token]) expect(JSON.stringify(kept)).not.toContain(one);
  }, 90_000);

  test('[SRV21] stopping lets a waiting desk go and answers what is under way', async () => {
    const { server, client, seen, desk, shop } = await fill(await kind.newPlace());
    const { seq, opId } = must(seen.log.at(-1), 'the log has begun');
    const waiting = client.changes({ epoch: seen.shop.logEpoch, seq, opId, wait: 30_000 });
    await client.shop();
    const pushing = client.push([desk.write(opening(shop.mug, shop.floor, 1)).text]);
    await client.shop();
    await server.stop();
    expect([(await waiting).status, (await pushing).status]).toEqual([200, 200]);
    await expect(client.shop()).rejects.toThrow('fetch failed');
  }, 90_000);
});

describe('a database from another day', () => {
  const kind = must(
    kinds.find((one) => one.kind === 'PostgreSQL'),
    'PostgreSQL is one of the kinds',
  );
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  let place: { readonly databaseUrl: string };
  beforeEach(async () => {
    const made = await kind.newPlace();
    if ('databaseUrl' in made) place = made;
  });

  test('[SRV17] books that are not their fold are found out; [SRV18] those of an older fold are made anew from the log', async () => {
    const { server, client, seen } = await fill(place);
    await query(place.databaseUrl, 'update levels set on_hand = 77 where on_hand = 9');
    const proof = (await client.hash()).body;
    expect([proof.differences, proof.factHash, proof.bookHash === seen.hash.bookHash]).toEqual([
      1,
      seen.hash.factHash,
      false,
    ]);
    await server.stop();
    await query(
      place.databaseUrl,
      `update entities set json = replace(json, 'Enamel', 'Broken'); delete from movements; update shop set fold_version = 0`,
    );
    const again = await startAt(place);
    expect(await look(clientOf({ ...again, token: server.token }))).toEqual(seen);
    await again.stop();
  }, 90_000);

  test('[SRV20] [DATA-P9] one that a newer program has written is refused, and left as it is', async () => {
    const { server, seen } = await fill(place);
    await server.stop();
    const { databaseUrl } = place;
    await query(databaseUrl, `insert into kysely_migration (name, timestamp) values ('999-future', '2030-01-01')`);
    expect(await startServer(place)).toEqual({ ok: false, failure: { code: 'database-newer', detail: '999-future' } });
    await query(
      databaseUrl,
      `delete from kysely_migration where name = '999-future'; update shop set fold_version = 99`,
    );
    expect(await startServer(place)).toEqual({ ok: false, failure: { code: 'database-newer', detail: 'fold 99' } });
    const newest = `where seq = (select max(seq) from ops)`;
    await query(
      databaseUrl,
      `update ops set text = regexp_replace(text, '"v":(\\d),', '"v":99\\1,') ${newest}; update shop set fold_version = 0`,
    );
    expect(await startServer(place)).toMatchObject({ ok: false, failure: { code: 'database-newer' } });
    await query(
      databaseUrl,
      `update ops set text = regexp_replace(text, '"v":99(\\d),', '"v":\\1,') ${newest}; update shop set fold_version = ${seen.shop.foldVersion}`,
    );
    const again = await startAt(place);
    expect(await look(clientOf({ ...again, token: server.token }))).toEqual(seen);
    await again.stop();
  }, 90_000);
});

describe('a data folder', () => {
  test('[SRV20] serves one process at a time; a note of a process that is gone is nobody', async () => {
    const folder = await emptyDataFolder();
    const file = join(folder, 'server.lock');
    const server = await startAt({ folder });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await startServer({ folder })).toEqual({ ok: false, failure: { code: 'data-in-use', detail: file } });
    expect((await clientOf(server).shop()).status).toBe(200);
    await server.stop();
    expect(existsSync(file)).toBe(false);
    const nobody = JSON.stringify({ pid: 2 ** 22 + 1, at: Date.now() });
    const beforeTheLastBoot = JSON.stringify({ pid: process.pid, at: 1 });
    for (const stale of [nobody, beforeTheLastBoot, '', 'rubbish']) {
      writeFileSync(file, stale);
      const lock = lockFolder(folder, Date.now);
      expect(lock.ok).toBe(true);
      if (lock.ok) lock.value.release();
    }
    expect(readdirSync(folder)).toEqual(['postgres']);
    rmSync(folder, { recursive: true });
  }, 90_000);
});
