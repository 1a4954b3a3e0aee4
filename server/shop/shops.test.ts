import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { tokenRoutes } from '#shared/contract/store/tokens.ts';
import { administer, type Told } from '#server/administer.ts';
import { migrate } from '#server/database/migrate.ts';
import { openDatabase, type OpenDatabase, type Place } from '#server/database/open.ts';
import type { StoreDatabase, Tables } from '#server/database/tables.ts';
import { startServer } from '#server/start.ts';
import { clientOf, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { databaseKinds, startAt } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { query } from '#tests/fixtures/postgres.ts';
import { expectedShop, loadServer } from '#tests/fixtures/released/load.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

const other = '0190ffff-0000-7000-8000-00000000000b';
const channel = '00000000-0000-4000-8000-00000000c4a1';

async function told(place: Place, errand: Parameters<typeof administer>[1]): Promise<readonly Told[]> {
  const answer = await administer(place, errand);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

/** Two shops in one database, with an admin's token each. */
async function twoShops(place: Place) {
  const [a] = await told(place, { is: 'new-token', shopKey: null, scope: 'admin' });
  const [b] = await told(place, { is: 'new-shop' });
  const keyOf = (one: Told | undefined) => must(one, 'an errand tells a line').key;
  const [bAdmin] = await told(place, { is: 'new-token', shopKey: keyOf(b), scope: 'admin' });
  const tokenOf = (one: Told | undefined) => must(one?.token, 'a token is told');
  return { a: { key: keyOf(a), token: tokenOf(a) }, b: { key: keyOf(b), token: tokenOf(bAdmin) } };
}

const pictureOf = (name: string) => Buffer.from(`picture of ${name}`);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The same acts in every shop, by the same writers with the same ids: what keeps them apart is the shop alone. */
async function fill(url: string, token: string, its: string, name: string): Promise<StoreClient> {
  const client = clientOf({ url, token });
  const desk = offeringDesk(1);
  const shop = smallShop(desk.nextId);
  await client.ask('POST', '/v1/shop/claim', tokenRoutes.revoke.answer, { shopId: its, name: `Shop ${name}` });
  const texts = [...shop.setup, opening(shop.mug, shop.floor, 9)].map((decision) =>
    desk.write(decision).text.replaceAll(shopId, its),
  );
  expect((await client.push(texts)).body.results.map(({ outcome }) => outcome)).toEqual(texts.map(() => 'accepted'));
  const contact = {
    contactId: shopId,
    kind: 'customer',
    erased: false,
    name: `Ada ${name}`,
    address: '',
    phone: '',
    email: '',
    note: '',
  };
  await client.putContact(contact, 0);
  await fetch(`${url}/v1/blobs/${hashOf(pictureOf(name))}`, {
    method: 'PUT',
    body: pictureOf(name),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
  });
  return client;
}

/** Rows of the tables that these acts leave empty. */
async function fillTheRest(db: StoreDatabase, name: string): Promise<void> {
  const secret = `Canary ${name}`;
  await db
    .insertInto('counted')
    .values({ id: 'counted', json: JSON.stringify(secret) })
    .execute();
  await db
    .insertInto('inbox')
    .values({ id: 'inbox', json: JSON.stringify(secret) })
    .execute();
  await db.insertInto('forks').values({ log_epoch: secret, seq: 1 }).execute();
  await db.insertInto('lost_numbers').values({ writer_id: other, first: 1, last: 2 }).execute();
  await db
    .insertInto('takings')
    .values({ request_id: other, no: 1, answer: JSON.stringify(secret) })
    .execute();
  const gone = { op_id: secret, writer_id: other, writer_seq: 3, size: 1, text: secret };
  await db
    .insertInto('taken_back')
    .values({ no: 1, place: 1, returned_no: null, ...gone })
    .execute();
  await db.insertInto('taken_numbers').values({ writer_id: secret, first: 1, last: 2 }).execute();
  await db
    .insertInto('named_blobs')
    .values({ hash: hashOf(pictureOf(name)) })
    .execute();
  const rows = { channel_id: channel, part: 'note', id: 'note', gone: false, json: JSON.stringify(secret) };
  await db.insertInto('channel_rows').values(rows).execute();
  await db
    .insertInto('channel_deliveries')
    .values({ channel_id: channel, task_id: 'task', task: JSON.stringify(secret), sent_at: 1, outcome: 'applied' })
    .execute();
  await db
    .insertInto('channel_access')
    .values({ channel_id: channel, vendor: 'none', url: secret, sealed: secret })
    .execute();
}

/** Every table of a shop's rows, with the columns that can be written. */
async function shopTables(db: StoreDatabase) {
  const { rows } = await sql<{ name: string; columns: string[]; secured: boolean; may: boolean }>`
    select c.relname as name, c.relrowsecurity as secured,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      has_table_privilege('stockroom_shop', c.oid, 'select') or has_table_privilege('stockroom_shop', c.oid, 'insert')
        or has_table_privilege('stockroom_shop', c.oid, 'update') or has_table_privilege('stockroom_shop', c.oid, 'delete')
        or has_table_privilege('stockroom_shop', c.oid, 'truncate') as may
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(db);
  return rows;
}

/** Everything a shop has in a table, as one text. */
async function rowsOf(db: StoreDatabase, table: string, key: string): Promise<string> {
  const { rows } = await sql<{ all: string | null; many: number }>`
    select string_agg(t::text, ' | ' order by t::text) as all, count(*)::int as many
    from ${sql.table(table)} t where t.shop_key = ${key}`.execute(db);
  expect([table, rows[0]?.many]).not.toEqual([table, 0]);
  return rows[0]?.all ?? '';
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: { readonly code?: string }) => fault.code,
  );
const NOT_ALLOWED = '42501';

describe.each(kinds)('several shops on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  test('[SRV33] in no table does a statement of one shop see or change a row of the other, whatever it asks', async () => {
    const place = await kind.newPlace();
    const { a, b } = await twoShops(place);
    const server = await startAt(place);
    await fill(server.url, a.token, shopId, 'A');
    await fill(server.url, b.token, other, 'B');
    await server.stop();
    const opened = await openDatabase(place, Date.now);
    if (!opened.ok) throw new Error(opened.failure.code);
    const { db, ofShop, close } = opened.value;
    try {
      await fillTheRest(ofShop(a.key), 'A');
      await fillTheRest(ofShop(b.key), 'B');
      const all = await shopTables(db);
      const tables = all.filter(
        ({ columns, secured, name }) => secured && columns.includes('shop_key') && name !== 'tokens',
      );
      expect(tables.length).toBe(19);
      // What is of no shop, and the parts of tables, no shop may touch at all.
      for (const { name, may } of all) expect([name, may]).toEqual([name, tables.some((table) => table.name === name)]);
      for (const { name, columns } of tables) await expectApart(opened.value, name, columns, a.key, b.key);
      await expectNothingUnsaid(
        db,
        tables.map(({ name }) => name),
      );
    } finally {
      await close();
    }
  }, 120_000);

  test('[SRV33] by no route does a token of one shop get to the other', async () => {
    const place = await kind.newPlace();
    const { a, b } = await twoShops(place);
    const server = await startAt(place, { limits: null });
    try {
      const mine = await fill(server.url, a.token, shopId, 'A');
      const theirs = await fill(server.url, b.token, other, 'Bertha');
      const before = await everything(theirs);
      const listed = await theirs.ask('GET', '/v1/tokens', tokenRoutes.list.answer);
      const heard = await askAll(server.url, a.token, {
        hash: hashOf(pictureOf('Bertha')),
        theirTokens: listed.body.tokens.map(({ id }) => id),
        theirText: (await readLog(theirs)).at(-1)?.text ?? '',
      });
      expect(heard.length).toBeGreaterThan(20);
      for (const { route, text } of heard)
        expect([route, text]).toEqual([route, expect.not.stringMatching(new RegExp(`Bertha|${other}|${b.key}`))]);
      expect(await everything(theirs)).toEqual(before);
      expect((await mine.hash()).body.differences).toBe(0);
    } finally {
      await server.stop();
    }
  }, 120_000);
});

async function expectApart(
  { db, ofShop }: OpenDatabase,
  name: string,
  columns: readonly string[],
  a: string,
  b: string,
) {
  const mine = ofShop(a);
  const table = sql.table(name);
  const before = await rowsOf(db, name, b);
  const seen = await sql<{ shop_key: string }>`select shop_key from ${table}`.execute(mine);
  expect([name, ...new Set(seen.rows.map((row) => row.shop_key))]).toEqual([name, a]);
  const theirs = await sql`select 1 as one from ${table} where shop_key = ${b} or true and shop_key <> ${a}`.execute(
    mine,
  );
  expect([name, theirs.rows]).toEqual([name, []]);
  const updated = await sql`update ${table} set shop_key = shop_key where shop_key = ${b}`.execute(mine);
  const deleted = await sql`delete from ${table} where shop_key = ${b}`.execute(mine);
  expect([name, updated.numAffectedRows, deleted.numAffectedRows]).toEqual([name, 0n, 0n]);
  const others = columns.filter((column) => column !== 'shop_key').map((column) => sql.ref(column));
  const given = sql`insert into ${table} (shop_key, ${sql.join(others)}) select ${b}::uuid, ${sql.join(others)} from ${table} limit 1`;
  expect([name, await refusal(given.execute(mine))]).toEqual([name, NOT_ALLOWED]);
  expect([name, await refusal(sql`update ${table} set shop_key = ${b}`.execute(mine))]).toEqual([name, NOT_ALLOWED]);
  expect([name, await refusal(sql`truncate ${table}`.execute(mine))]).toEqual([name, NOT_ALLOWED]);
  // A shop itself stays while it has tokens; of everything else all that goes is its own.
  const all = sql`delete from ${table}`.execute(mine);
  if (name === 'shop') expect(await refusal(all)).toBe('23503');
  else expect([name, (await all).numAffectedRows]).toEqual([name, BigInt(seen.rows.length)]);
  expect(await rowsOf(db, name, b)).toBe(before);
}

/** Under the role, and no shop said: nothing is there, and tokens are not even to be asked for. */
async function expectNothingUnsaid(db: StoreDatabase, tables: readonly string[]) {
  const asRole = (text: string) =>
    db.transaction().execute(async (trx) => {
      await sql`select set_config('role', 'stockroom_shop', true)`.execute(trx);
      return (await sql.raw(text).execute(trx)).rows;
    });
  for (const name of tables) expect([name, await asRole(`select 1 as one from ${name}`)]).toEqual([name, []]);
  for (const name of ['tokens', 'kysely_migration', 'ops_part_0'])
    expect([name, await refusal(asRole(`select 1 from ${name}`))]).toEqual([name, NOT_ALLOWED]);
  expect(await refusal(asRole('create table x (y int)'))).toBe(NOT_ALLOWED);
}

async function everything(client: StoreClient) {
  const { time: _, ...shop } = (await client.shop()).body;
  const { tokens } = (await client.ask('GET', '/v1/tokens', tokenRoutes.list.answer)).body;
  return {
    shop,
    tokens,
    hash: (await client.hash()).body,
    log: await readLog(client),
    contacts: (await client.contacts(0)).body,
  };
}

/** Asks every route of the document as a token of one shop, with the names of things of the other; answers what was said. */
async function askAll(
  url: string,
  token: string,
  theirs: { readonly hash: string; readonly theirTokens: readonly string[]; readonly theirText: string },
) {
  const headers = { authorization: `Bearer ${token}` };
  const document = (await (await fetch(`${url}/v1/openapi.json`, { headers })).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const contact = {
    contactId: shopId,
    kind: 'customer',
    erased: true,
    name: '',
    address: '',
    phone: '',
    email: '',
    note: '',
  };
  const bodies: Readonly<Record<string, readonly unknown[]>> = {
    '/v1/shop/claim': [{ shopId: other, name: 'Mine now' }],
    '/v1/ops': [{ ops: [theirs.theirText] }, { ops: [theirs.theirText], again: true }],
    '/v1/fork': [{ logEpoch: channel, seq: 0, opId: '', lost: channel }],
    '/v1/lost': [{ ranges: [{ writerId: channel, from: 1, to: 9 }] }],
    '/v1/contacts': [{ contact, baseVersion: 1 }],
    '/v1/channels/access': [
      {
        channelId: channel,
        vendor: 'none',
        url: 'https://a.example',
        secrets: {},
        plainHttpAgreed: false,
        language: 'en',
      },
    ],
    '/v1/channels/forget': [{ channelId: channel }],
    '/v1/channels/ask': [{ channelId: channel, ask: { is: 'round' } }],
    '/v1/tokens': [{ scope: 'admin', label: 'mine' }],
    '/v1/tokens/rotate': [{}],
    '/v1/tokens/revoke': theirs.theirTokens.map((id) => ({ id })),
  };
  const heard: { route: string; text: string }[] = [];
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods)) {
      const query = path === '/v1/channels/rows' ? `?channelId=${channel}` : '';
      const to = `${url}${path.replace('{hash}', theirs.hash)}${query}`;
      const some = method === 'get' || method === 'head' ? [undefined] : (bodies[path] ?? ['bytes']);
      for (const body of some) {
        const type = body === 'bytes' ? 'application/octet-stream' : 'application/json';
        const answer = await fetch(to, {
          method: method.toUpperCase(),
          headers: { ...headers, ...(body !== undefined && { 'content-type': type }) },
          ...(body !== undefined && { body: body === 'bytes' ? 'bytes' : JSON.stringify(body) }),
        });
        heard.push({ route: `${method} ${path} ${answer.status}`, text: await answer.text() });
        if (path === '/v1/tokens/revoke' || (path.includes('{hash}') && method !== 'put'))
          expect([path, answer.status]).toEqual([path, 404]);
      }
    }
  return heard;
}

describe('a database of one shop', () => {
  const postgres = must(
    kinds.find(({ kind }) => kind === 'PostgreSQL'),
    'PostgreSQL is one of the kinds',
  );
  const expected = expectedShop();

  async function expectWhole(place: Place): Promise<void> {
    const server = await startAt(place, { now: () => expected.at });
    const client = clientOf({ url: server.url, token: expected.token });
    const { head, factHash } = expected.server;
    expect((await client.hash()).body).toMatchObject({ head, factHash, differences: 0 });
    expect((await client.contacts(0)).body.contacts).toHaveLength(expected.rows.server['contacts'] ?? 0);
    await server.stop();
  }

  test('[SRV34] one of 0.1 that was killed while it was brought to today begins again, with everything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stockroom-moved-'));
    const copies: string[] = [];
    try {
      await loadServer({ folder });
      const pglite = await PGlite.create(join(folder, 'postgres'), { parsers: { 20: Number } });
      const db = new Kysely<Tables>({
        dialect: new PGliteDialect({ pglite }),
        // The files as they are at this moment are what a kill would leave.
        log: ({ query: { sql: text } }) => {
          if (!text.startsWith('drop table old_contacts')) return;
          const copy = mkdtempSync(join(tmpdir(), 'stockroom-cut-'));
          copies.push(copy);
          cpSync(folder, copy, { recursive: true });
        },
      });
      expect((await migrate(db)).ok).toBe(true);
      await db.destroy();
      expect(copies).toHaveLength(1);
      for (const copy of copies) await expectWhole({ folder: copy });
    } finally {
      for (const one of [folder, ...copies]) rmSync(one, { recursive: true, force: true });
    }
  }, 180_000);

  if (postgres.missing) return test.skip(`skipped: ${postgres.missing}`, () => undefined);

  test('[SRV34] on PostgreSQL, too: a process that dies half-way leaves it as it was', async () => {
    const place = await postgres.newPlace();
    if (!('databaseUrl' in place)) throw new Error('not a database of the cluster');
    await loadServer(place);
    const { databaseUrl } = place;
    const holder = new Promise<void>((resolve, reject) => {
      // Holds up the last tables of the move, and ends what waits for them.
      query(
        databaseUrl,
        `begin; lock table contacts in access share mode;
         do $$ begin loop
           exit when exists (select from pg_locks where relation = 'contacts'::regclass and not granted);
           perform pg_sleep(0.01);
         end loop; end $$;
         select pg_terminate_backend(pid) from pg_locks where relation = 'contacts'::regclass and not granted;
         commit`,
      ).then(() => resolve(), reject);
    });
    await expect(startServer({ ...place, log: () => undefined })).rejects.toThrow(/terminat|discarded/);
    await holder;
    expect(await query(databaseUrl, 'select lock, head from shop')).toHaveLength(1);
    await expectWhole(place);
  }, 120_000);

  test('[SRV33] a login that can step down to no role holds one shop, and is told so when it wants another', async () => {
    const place = await postgres.newPlace();
    if (!('databaseUrl' in place)) throw new Error('not a database of the cluster');
    const login = `plain_${randomUUID().replaceAll('-', '')}`;
    const name = new URL(place.databaseUrl).pathname.slice(1);
    await query(place.databaseUrl, `create role ${login} login; alter database ${name} owner to ${login}`);
    const plain = { databaseUrl: place.databaseUrl.replace('shop@', `${login}@`) };
    const server = await startAt(plain, { newToken: true });
    const client = await fill(server.url, server.token, shopId, 'Alone');
    expect((await client.hash()).body).toMatchObject({ differences: 0 });
    await server.stop();
    expect(await administer(plain, { is: 'new-shop' })).toEqual({ ok: false, failure: { code: 'shops-together' } });
    await query(place.databaseUrl, `alter role ${login} createrole`);
    const [{ version } = {}] = await query(
      place.databaseUrl,
      `select current_setting('server_version_num')::int as version`,
    );
    // From 16 on, who did not make the role itself must have been given it.
    if (Number(version) >= 160_000)
      await query(
        place.databaseUrl,
        `do $$ begin create role stockroom_shop nologin; exception when duplicate_object then null; end $$; grant stockroom_shop to ${login}`,
      );
    expect(await told(plain, { is: 'new-shop' })).toMatchObject([{ token: expect.any(String) }]);
    expect(await told(plain, { is: 'list-shops' })).toMatchObject([{ shop: shopId }, { shop: null }]);
    await query(place.databaseUrl, `revoke stockroom_shop from ${login}; alter role ${login} nocreaterole`);
    expect(await startServer({ ...plain, log: () => undefined })).toEqual({
      ok: false,
      failure: { code: 'shops-together' },
    });
  }, 120_000);
});
