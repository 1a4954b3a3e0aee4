import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOf, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { startAt, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { query, startPostgres } from '#tests/fixtures/postgres.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';

// PGlite has one connection and cannot show this fault: it takes a real PostgreSQL.
const cluster = await startPostgres();
afterAll(() => ('missing' in cluster ? undefined : cluster.stop()));

describe('the lock of the head row on PostgreSQL', () => {
  if ('missing' in cluster) return test.skip(`skipped: ${cluster.missing}`, () => undefined);

  const connect = async (url: string) => {
    const connection = new pg.Client({ connectionString: url });
    await connection.connect();
    return connection;
  };
  /** Resolves when some connection waits for a lock: the moment two transactions are truly side by side. */
  const someoneWaits = async (url: string) => {
    for (;;) {
      const [row] = await query(
        url,
        `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (Number(row?.['waiting']) > 0) return;
    }
  };

  test('[SRV5] planted: with a plain sequence as cursor a reader passes a number that commits later, and never sees it', async () => {
    const url = await cluster.newDatabase();
    await query(url, 'create table log (seq bigserial primary key, text text)');
    const [first, second] = [await connect(url), await connect(url)];
    await first.query('begin');
    await first.query(`insert into log (text) values ('first')`);
    await second.query(`insert into log (text) values ('second')`);
    const seen: string[] = [];
    let cursor = 0;
    const poll = async () => {
      for (const row of await query(url, `select seq, text from log where seq > ${cursor} order by seq`)) {
        cursor = Number(row['seq']);
        seen.push(String(row['text']));
      }
    };
    await poll();
    await first.query('commit');
    await poll();
    await Promise.all([first.end(), second.end()]);
    expect(seen).toEqual(['second']);
  });

  describe('in the server', () => {
    let url: string;
    let servers: readonly TestServer[];
    let clients: readonly StoreClient[];
    const desks = [offeringDesk(1), offeringDesk(2)];
    const shop = smallShop(offeringDesk(3).nextId);

    beforeAll(async () => {
      url = await cluster.newDatabase();
      const first = await startAt({ databaseUrl: url });
      const second = await startAt({ databaseUrl: url }, { newToken: true });
      servers = [first, second];
      clients = servers.map(clientOf);
      await clients[0]?.claim(shopId);
    }, 30_000);
    afterAll(() => Promise.all(servers.map((server) => server.stop())));

    test('[SRV5] a push behind an open transaction waits for it, and a reader sees both in order', async () => {
      const [client, other] = clients;
      const slow = await connect(url);
      await slow.query('begin');
      await slow.query('select * from shop for update');
      await slow.query('update shop set head = head + 1');
      await slow.query(
        `insert into ops (shop_key, seq, op_id, writer_id, writer_seq, size, text) select shop_key, head, 'slow', 'w', 1, 2, '{}' from shop`,
      );
      const pushed = other?.push([desks[0]?.write(opening(shop.mug, shop.floor, 1)).text ?? '']);
      await someoneWaits(url);
      expect((await client?.changes())?.body).toMatchObject({ head: 0, ops: [] });
      await slow.query('commit');
      await slow.end();
      expect((await pushed)?.body.results).toMatchObject([{ outcome: 'accepted', seq: 2 }]);
      expect((await client?.changes())?.body.ops.map((op) => op.seq)).toEqual([1, 2]);
      await query(url, `delete from ops where op_id = 'slow'; update ops set seq = 1; update shop set head = 1`);
    });

    test('[SRV5] two servers on one database, pushing and reading at once: nothing is missed, doubled or out of order', async () => {
      const head = (await clients[0]?.shop())?.body.head ?? 0;
      const end = head + 2 * 40;
      const follow = async (client: StoreClient) => {
        const seen: number[] = [];
        while ((seen.at(-1) ?? 0) < end) {
          const log = await readLog(client, 7);
          const fresh = log.filter((op) => op.seq > (seen.at(-1) ?? 0)).map((op) => op.seq);
          seen.push(...fresh);
        }
        return seen;
      };
      const readers = clients.map(follow);
      await Promise.all(
        desks.map(async (desk, i) => {
          for (let n = 0; n < 40; n++)
            expect((await clients[i]?.push([desk.write(opening(shop.mug, shop.floor, 1)).text]))?.status).toBe(200);
        }),
      );
      for (const seen of await Promise.all(readers)) expect(seen).toEqual(Array.from({ length: end }, (_, i) => i + 1));
    }, 90_000);

    test('[SRV5] the same act offered on two servers at the same moment is accepted once', async () => {
      const op = offeringDesk(7).write(opening(shop.mug, shop.floor, 1));
      const holder = await connect(url);
      await holder.query('begin');
      await holder.query('select * from shop for update');
      const both = Promise.all(clients.map((client) => client.push([op.text])));
      await someoneWaits(url);
      await holder.query('rollback');
      await holder.end();
      const outcomes = (await both).flatMap((reply) => reply.body.results.map((result) => result.outcome));
      expect(outcomes.sort()).toEqual(['accepted', 'duplicate']);
    });
  });
});
