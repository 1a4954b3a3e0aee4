import 'fake-indexeddb/auto';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { checkBooks } from '#renderer/sync/books-check.ts';
import { connect } from '#renderer/sync/exchange.ts';
import { pumpJournal } from '#renderer/sync/pump.ts';
import { administer } from '#server/administer.ts';
import { clientOf, readLog } from '#tests/fakes/store-server/client.ts';
import { startAt } from '#tests/fakes/store-server/start.ts';
import { binaries, type Cluster, query, startPostgres } from '#tests/fixtures/postgres.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { realHost } from '#tests/fixtures/real-host.ts';
import { closeDesks, does, exchange, joinDesk, openDesk, sells, silent, value } from '#tests/fixtures/sync-desks.ts';

const bin = binaries();
const noDump =
  bin === null || !['pg_dump', 'pg_restore'].every((name) => existsSync(join(bin, name)))
    ? 'pg_dump is not installed (apt-get install postgresql)'
    : null;
const cluster = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'stockroom-dump-'));
afterAll(async () => {
  if (!('missing' in cluster)) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});
/** A database as docs/deploy.md has one made: its owner is no superuser, and may make roles. */
async function ownDatabase(at: Cluster): Promise<string> {
  const url = await at.newDatabase();
  await query(
    url,
    'do $$ begin create role stockroom login createrole; exception when duplicate_object then null; end $$',
  );
  await query(url, `alter database ${new URL(url).pathname.slice(1)} owner to stockroom`);
  return url.replace('shop@', 'stockroom@');
}

const run = (name: string, args: readonly string[]) => promisify(execFile)(join(bin ?? '', name), args);

if ('missing' in cluster) test.skip(`skipped: ${cluster.missing}`, () => undefined);
else
  test('[SRV33] a login that is no superuser and may make roles makes the one that keeps shops apart, and steps down to it', async () => {
    const place = { databaseUrl: await ownDatabase(cluster) };
    const server = await startAt(place);
    const client = clientOf(server);
    await client.claim(shopId);
    expect((await client.shop()).body).toMatchObject({ shopId });
    await server.stop();
    // One of several shops is served under that role alone.
    expect(await administer(place, { is: 'new-shop' })).toMatchObject({ ok: true });
    const several = await startAt(place);
    expect((await clientOf({ url: several.url, token: server.token }).hash()).body).toMatchObject({ differences: 0 });
    await several.stop();
  }, 60_000);

if (noDump !== null || 'missing' in cluster) test.skip(`skipped: ${noDump ?? 'no PostgreSQL'}`, () => undefined);
else
  test('[BAK63] [SRV22] dumped while desks push and restored into a fresh PostgreSQL, as docs/deploy.md says, the desks give back what came since and end equal', async () => {
    const databaseUrl = await ownDatabase(cluster);
    const server = await startAt({ databaseUrl });
    const hosts = [realHost(), realHost()] as const;
    const fresh = await startPostgres();
    if ('missing' in fresh) throw new Error(fresh.missing);
    try {
      for (const { host } of hosts) value(await host.ask('store.connect', { url: server.url, token: server.token }));
      const one = await openDesk(hosts[0].host);
      value(await pumpJournal(one.session.db, one.session.door, silent));
      value(await connect(one.session, server.url, silent));
      const { desk: two } = await joinDesk(hosts[1].host, server.url);
      const desks = [one, two];
      const shared: string[] = [];
      const work = async () => {
        for (const desk of desks) {
          shared.push(await does(desk, sells(1)));
          await exchange(desk);
        }
      };
      await work();
      let isDumped = false;
      const dump = join(folder, 'stockroom.dump');
      const dumping = run('pg_dump', ['-Fc', '--no-privileges', '-f', dump, databaseUrl]).finally(() => {
        isDumped = true;
      });
      // On and on while it is made, and once more after it: the dump lacks what came last.
      while (!isDumped) await work();
      await dumping;
      await work();
      const client = clientOf(server);
      const { logEpoch, head } = (await client.shop()).body;
      await server.stop();

      const restored = await ownDatabase(fresh);
      await run('pg_restore', ['--no-privileges', '--exit-on-error', '-d', restored, dump]);
      const again = await startAt({ databaseUrl: restored }, { port: Number(new URL(server.url).port) });
      expect(again.token, 'the token of before the dump counts').toBe('');
      expect((await client.shop()).body.head).toBeLessThan(head);
      for (let round = 0; round < 3; round++) await work();
      for (const desk of [...desks, ...desks]) await exchange(desk);

      const proof = (await client.hash()).body;
      expect(proof).toMatchObject({ differences: 0 });
      expect(proof.logEpoch).not.toBe(logEpoch);
      for (const { session } of desks)
        expect(await checkBooks(session.db)).toMatchObject({
          ...{ factHash: proof.factHash, bookHash: proof.bookHash },
          ...{ differences: 0, unsent: 0, cursor: { seq: proof.head } },
        });
      const log = (await readLog(client)).map(({ opId }) => opId);
      expect(log.filter((opId) => shared.includes(opId)).sort()).toEqual([...shared].sort());
      await again.stop();
    } finally {
      await closeDesks();
      for (const host of hosts) await host.close();
      await fresh.stop();
    }
  }, 120_000);
