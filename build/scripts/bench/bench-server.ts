import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as later } from 'node:timers/promises';
import { callServer, type Call } from '#electron/shop-server/server-client.ts';
import { must } from '#shared/base/must.ts';
import { storeRoutes } from '#shared/contract/store/protocol.ts';
import { tokenRoutes } from '#shared/contract/store/tokens.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { query, startPostgres } from '#tests/fixtures/postgres.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import { type Figure, figure, percentile } from './figures.ts';

const DESKS = 50;
/** How long each way of working is measured, in milliseconds. */
const LASTS = 20_000;
const WAIT = 20_000;

type Ask = <T>(call: Call<T>) => Promise<T>;
type Desk = { readonly ask: Ask; readonly write: () => string };
type Measured = {
  readonly pushes: number[];
  readonly news: number[];
  readonly seconds: number;
  /** What the server's process has worked, in seconds. */
  readonly processor: number;
};

/**
 * Fifty desks that push and follow one shop's log, with the client that a desk's host has, on one server process and one
 * PostgreSQL that waits for the disk. Once as in a shop, an act a second each, and once as fast as answers come.
 */
export async function benchServer(program: string): Promise<readonly Figure[]> {
  const cluster = await startPostgres({ isDurable: true });
  if ('missing' in cluster) throw new Error(cluster.missing);
  const databaseUrl = await cluster.newDatabase();
  const server = await startProgram(program, databaseUrl);
  const sizeOf = async () =>
    Number((await query(databaseUrl, 'select pg_database_size(current_database()) as size'))[0]?.['size']);
  try {
    const desks = await openDesks(server);
    const gone = new AbortController();
    const made = new Map<string, number>();
    const news: number[] = [];
    const following = desks.map((desk) => follow(desk, made, news, gone.signal));
    const measured = async (everyMs: number) => {
      const before = await read(server, 'process_cpu_seconds_total');
      const done = await work(desks, made, news, everyMs);
      return { ...done, processor: (await read(server, 'process_cpu_seconds_total')) - before };
    };
    const empty = await sizeOf();
    const calm = await measured(1_000);
    const fast = await measured(0);
    const bytes = await read(server, 'process_resident_memory_bytes');
    const memory = figure(`server, ${DESKS} desks: memory of its process`, bytes / 2 ** 20, 'MB');
    const grown = (await sizeOf()) - empty;
    gone.abort();
    await server.stop();
    await Promise.allSettled(following);
    return [
      ...figuresOf('an act a second each', calm),
      ...figuresOf('as fast as answered', fast),
      memory,
      figure(`server, ${DESKS} desks: database, an operation`, grown / made.size, 'bytes'),
    ];
  } finally {
    await server.stop();
    await cluster.stop();
  }
}

function figuresOf(how: string, { pushes, news, seconds, processor }: Measured): readonly Figure[] {
  const of = `server, ${DESKS} desks, ${how}`;
  return [
    figure(`${of}: operations`, pushes.length / seconds, 'operations/s'),
    figure(`${of}: push p50`, percentile(pushes, 0.5), 'ms'),
    figure(`${of}: push p95`, percentile(pushes, 0.95), 'ms'),
    figure(`${of}: at another desk p95`, percentile(news, 0.95), 'ms'),
    figure(`${of}: processor of the server an operation`, (processor * 1_000) / pushes.length, 'ms'),
  ];
}

async function startProgram(program: string, databaseUrl: string) {
  const child = spawn(process.execPath, [program, '--port', '0', '--new-token', '--scope', 'admin'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, token } = JSON.parse(line.toString()) as { readonly url: string; readonly token: string };
  const ended = once(child, 'exit');
  return {
    url,
    token,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function asker(url: string, token: string): Ask {
  return async (call) => {
    const answer = await callServer({ url: new URL(url), token }, call, Date.now);
    if (!answer.ok) throw new Error(`${call.path}: ${answer.failure.code} ${answer.failure.detail ?? ''}`);
    return answer.value;
  };
}

async function openDesks({ url, token }: { readonly url: string; readonly token: string }): Promise<readonly Desk[]> {
  const admin = asker(url, token);
  await admin({
    method: 'POST',
    path: '/v1/shop/claim',
    body: { shopId, name: 'Bench' },
    answer: storeRoutes.claim.answer,
  });
  const first = offeringDesk(1_000);
  const shop = smallShop(first.nextId);
  const ops = shop.setup.map((decision) => first.write(decision).text);
  await admin({ method: 'POST', path: '/v1/ops', body: { ops }, answer: storeRoutes.ops.answer });
  return Promise.all(
    Array.from({ length: DESKS }, async (_, i) => {
      const body = { scope: 'desk', label: `Desk ${i}` };
      const made = await admin({ method: 'POST', path: '/v1/tokens', body, answer: tokenRoutes.make.answer });
      const desk = offeringDesk(i + 1);
      return {
        ask: asker(url, made.token),
        write: () => desk.write(opening(shop.mug, shop.floor, 1)).text,
      };
    }),
  );
}

/** Follows the log as a desk does, and notes how long an act took from its push to here. */
async function follow(
  { ask }: Desk,
  made: ReadonlyMap<string, number>,
  news: number[],
  gone: AbortSignal,
): Promise<void> {
  for (let at = ''; !gone.aborted; ) {
    const path = `/v1/changes?${at}limit=1000&wait=${WAIT}`;
    const page = await ask({ method: 'GET', path, waitMs: WAIT, answer: storeRoutes.changes.answer });
    const now = performance.now();
    for (const { opId } of page.ops) {
      const from = made.get(opId);
      if (from !== undefined) news.push(now - from);
    }
    const last = page.ops.at(-1);
    if (last) at = `epoch=${page.logEpoch}&seq=${last.seq}&opId=${last.opId}&`;
  }
}

async function work(
  desks: readonly Desk[],
  made: Map<string, number>,
  news: number[],
  everyMs: number,
): Promise<Omit<Measured, 'processor'>> {
  const pushes: number[] = [];
  news.length = 0;
  const from = performance.now();
  await Promise.all(
    desks.map(async ({ ask, write }, i) => {
      await later((everyMs * i) / DESKS);
      while (performance.now() - from < LASTS) {
        const text = write();
        const began = performance.now();
        made.set((JSON.parse(text) as { readonly opId: string }).opId, began);
        const answer = await ask({
          method: 'POST',
          path: '/v1/ops',
          body: { ops: [text] },
          answer: storeRoutes.ops.answer,
        });
        if (must(answer.results[0], 'an operation is answered').outcome !== 'accepted') throw new Error('not accepted');
        const took = performance.now() - began;
        pushes.push(took);
        await later(Math.max(0, everyMs - took));
      }
    }),
  );
  return { pushes, news: [...news], seconds: (performance.now() - from) / 1_000 };
}

/** One figure that the server tells of itself. */
async function read({ url, token }: { readonly url: string; readonly token: string }, name: string): Promise<number> {
  const said = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return Number(new RegExp(`^${name} ([\\d.]+)$`, 'm').exec(await said.text())?.[1]);
}
