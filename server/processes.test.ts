import 'fake-indexeddb/auto';
import { connect as dial, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { checkBooks } from '#renderer/sync/books-check.ts';
import { connect } from '#renderer/sync/exchange.ts';
import { type Lanes, startLanes } from '#renderer/sync/lane.ts';
import { pumpJournal } from '#renderer/sync/pump.ts';
import { openDatabase } from '#server/database/open.ts';
import { clientOf, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { startAt } from '#tests/fakes/store-server/start.ts';
import { startPair } from '#tests/fixtures/postgres-pair.ts';
import { query, startPostgres } from '#tests/fixtures/postgres.ts';
import { realHost } from '#tests/fixtures/real-host.ts';
import { type ServerProgram, serverProgram } from '#tests/fixtures/server-process.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import {
  closeDesks,
  type Desk,
  does,
  joinDesk,
  now,
  openDesk,
  SHOP,
  sells,
  silent,
  value,
} from '#tests/fixtures/sync-desks.ts';

const cluster = await startPostgres();
const pair = await startPair();
afterAll(async () => {
  if (!('missing' in cluster)) await cluster.stop();
  if (!('missing' in pair)) await pair.stop();
});

describe('several processes on one PostgreSQL', () => {
  if ('missing' in cluster) return test.skip(`skipped: ${cluster.missing}`, () => undefined);

  test('[SRV35] a desk that waits at one hears of what came in at another, and a token made at one counts at the other', async () => {
    const place = { databaseUrl: await cluster.newDatabase() };
    const first = await startAt(place, { scope: 'admin' });
    const second = await startAt(place);
    const [one, two] = [clientOf(first), clientOf({ url: second.url, token: first.token })];
    await one.claim(shopId);
    const desk = offeringDesk(1);
    const act = desk.write(must(smallShop(desk.nextId).setup[0], 'a shop begins'));
    // Longer than this test may last: only news ends it.
    const waiting = two.changes({ wait: 30_000 });
    await two.shop();
    await one.push([act.text]);
    expect((await waiting).body.ops.map(({ opId }) => opId)).toEqual([act.op.opId]);
    const made = await fetch(`${first.url}/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scope: 'desk' }),
    });
    const { token, id } = (await made.json()) as { readonly token: string; readonly id: string };
    const there = clientOf({ url: second.url, token });
    await until(async () => (await there.shop()).status === 200);
    await fetch(`${first.url}/v1/tokens/revoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id }),
    });
    await until(async () => (await there.shop()).status !== 200);
    await Promise.all([first.stop(), second.stop()]);
  }, 25_000);

  test('[SRV38] a process that is older than the books writes nothing more, and says that it is not ready', async () => {
    const databaseUrl = await cluster.newDatabase();
    const lines: unknown[] = [];
    const server = await startAt({ databaseUrl }, { log: (line) => lines.push(line) });
    const client = clientOf(server);
    await client.claim(shopId);
    const act = offeringDesk(1).write({ type: 'writer.started', payload: { predecessor: null } });
    const ready = async () => (await fetch(`${server.url}/healthz/ready`)).status;
    const [made] = await query(databaseUrl, 'select fold_version as fold from shop');
    await query(databaseUrl, 'update shop set fold_version = 99');
    expect([(await client.push([act.text])).status, await ready()]).toEqual([500, 503]);
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'request-failed', fault: expect.objectContaining({ name: 'OldProgram' }) }),
    );
    await query(databaseUrl, `update shop set fold_version = ${Number(made?.['fold'])}`);
    expect([(await client.push([act.text])).body.results[0]?.outcome, await ready()]).toEqual(['accepted', 200]);
    await server.stop();
  }, 30_000);

  test('[SRV36] what only one may do is held by one, and given free when its connection to the database ends', async () => {
    const databaseUrl = await cluster.newDatabase();
    const open = async () => {
      const opened = await openDatabase({ databaseUrl }, Date.now, () => undefined);
      if (!opened.ok) throw new Error(opened.failure.code);
      return opened.value;
    };
    const [first, second] = [await open(), await open()];
    const held = must(await first.peers.hold('channel x'), 'nobody has it');
    expect(await second.peers.hold('channel x')).toBeNull();
    expect(await second.peers.hold('channel y')).not.toBeNull();
    await held.release();
    const next = must(await second.peers.hold('channel x'), 'it was let go');
    const lost = new Promise((resolve) => next.signal.addEventListener('abort', resolve));
    await query(databaseUrl, `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`);
    await lost;
    expect(await first.peers.hold('channel x')).not.toBeNull();
    await Promise.all([first.close(), second.close()]);
  }, 30_000);
});

describe('two servers before a primary and its standby', () => {
  if ('missing' in pair) return test.skip(`skipped: ${pair.missing}`, () => undefined);

  let program: ServerProgram;
  beforeAll(async () => {
    program = await serverProgram();
  }, 90_000);
  afterEach(closeDesks);
  afterAll(() => {
    program.killAll();
    program.remove();
  });

  test('[SRV37] a server is killed, then the standby is promoted in the middle of pushes: nothing acknowledged is lost, and desks go on by themselves', async () => {
    const env = { DATABASE_URL: pair.databaseUrl };
    const first = program.run(['--port', '0'], env);
    const { url, token = '' } = await first.line;
    const second = program.run(['--port', '0'], env);
    const balancer = await balance([url, (await second.line).url]);
    const hosts = [realHost(), realHost()] as const;
    const lanes: Lanes[] = [];
    try {
      for (const { host } of hosts) value(await host.ask('store.connect', { url: balancer.url, token }));
      const one = await openDesk(hosts[0].host);
      value(await pumpJournal(one.session.db, one.session.door, silent));
      value(await connect(one.session, balancer.url, silent));
      const { desk: two } = await joinDesk(hosts[1].host, balancer.url);
      const desks = [one, two];
      for (const desk of desks) lanes.push(startLanes(desk.session, impatient(), silent));
      const client = clientOf({ url: balancer.url, token });
      const { logEpoch } = (await client.shop()).body;

      const writing = writeOnAndOn(desks, lanes, client);
      await writing.acknowledged(15);
      first.child.kill('SIGKILL');
      await writing.acknowledged(15);
      await pair.crashPrimary();
      await pair.promote();
      await writing.acknowledged(15);
      const third = program.run(['--port', '0'], env);
      balancer.add((await third.line).url);
      await writing.acknowledged(5);
      const acknowledged = await writing.stop();

      await until(async () => {
        for (const one of lanes) await one.syncNow();
        const { head } = (await client.shop()).body;
        const checks = await Promise.all(desks.map(({ session }) => checkBooks(session.db)));
        return checks.every((check) => check.unsent === 0 && check.cursor?.seq === head);
      });
      const log = new Map((await readLog(client)).map(({ opId, seq }) => [opId, seq]));
      expect(acknowledged.size).toBeGreaterThanOrEqual(50);
      for (const [opId, seq] of acknowledged) expect([opId, log.get(opId)]).toEqual([opId, seq]);
      const proof = (await client.hash()).body;
      // Nothing had to be healed: the log of the standby is the log that was answered from.
      expect(proof).toMatchObject({ logEpoch, differences: 0 });
      for (const { session } of desks)
        expect(await checkBooks(session.db)).toMatchObject({
          factHash: proof.factHash,
          bookHash: proof.bookHash,
          differences: 0,
          unsent: 0,
        });
    } finally {
      for (const one of lanes) await one.stop();
      await closeDesks();
      for (const host of hosts) await host.close();
      await balancer.close();
    }
  }, 120_000);
});

/** The clock of a desk that waits for nothing long. */
function impatient() {
  return {
    now,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, Math.min(ms, 50));
      return () => clearTimeout(timer);
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Desks sell, and one more writer pushes by hand and keeps what was acknowledged to it: until it is told to end. */
function writeOnAndOn(desks: readonly Desk[], lanes: readonly Lanes[], client: StoreClient) {
  const hand = offeringDesk(9);
  const goods = smallShop(hand.nextId);
  const acknowledged = new Map<string, number>();
  let isDone = false;
  const selling = Promise.all(
    desks.map(async (desk, i) => {
      for (let n = 0; !isDone && n < 200; n++) {
        await does(desk, sells(1));
        lanes[i]?.nudge();
        const { size } = acknowledged;
        // In step with the writer below, so that the storm has acts of every desk.
        await until(async () => isDone || acknowledged.size > size);
      }
    }),
  );
  const pushing = (async () => {
    const setup = goods.setup.map((decision) => hand.write(decision));
    const offers = function* () {
      yield setup;
      for (;;) yield [hand.write(opening(goods.mug, goods.floor, 1))];
    };
    for (const offer of offers()) {
      if (isDone) return;
      const texts = offer.map(({ text }) => text.replaceAll(shopId, SHOP));
      await until(async () => {
        const { status, body } = await client.push(texts);
        if (status !== 200) return false;
        for (const result of body.results) if ('seq' in result) acknowledged.set(result.opId, result.seq);
        return true;
      });
    }
  })();
  return {
    acknowledged: async (more: number) => {
      const wanted = acknowledged.size + more;
      await until(async () => acknowledged.size >= wanted);
    },
    stop: async () => {
      isDone = true;
      await Promise.all([selling, pushing]);
      return acknowledged;
    },
  };
}

/** A small balancer: each connection goes to the next server that takes one. */
async function balance(urls: readonly string[]) {
  const ports = urls.map((url) => Number(new URL(url).port));
  const sockets = new Set<Socket>();
  let turn = 0;
  const server: Server = createServer((client) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    reach(client, ports.length);
  });
  function reach(client: Socket, tries: number): void {
    if (tries === 0) return void client.destroy();
    const behind = dial(ports[turn++ % ports.length] ?? 0, '127.0.0.1');
    behind.once('connect', () => {
      client.pipe(behind).pipe(client);
      behind.on('error', () => client.destroy()).on('close', () => client.destroy());
      client.on('close', () => behind.destroy());
    });
    behind.once('error', () => {
      if (behind.connecting || behind.pending) reach(client, tries - 1);
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (url: string) => void ports.push(Number(new URL(url).port)),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
