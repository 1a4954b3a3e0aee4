import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Kysely, PostgresDialect } from 'kysely';
import { z } from 'zod';
import { lineLog, faultOf } from '#server/watch/log-lines.ts';
import type { Tables } from '#server/database/tables.ts';
import { clientOf } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { openServices } from '#tests/fakes/store-server/services.ts';
import { startTestServer, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import { buildApp } from './app.ts';
import { list } from './route.ts';

type Schema = Parameters<typeof z.fromJSONSchema>[0];
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: { readonly 200: { readonly content?: Content } } }>>>
  >;
};

/** For routes that ask none. */
const noDatabase = new Kysely<Tables>({
  dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('none')) }),
});

describe('looking after a server', () => {
  let server: TestServer;
  const lines: string[] = [];
  const secret = 'figures-of-the-tests';
  const ask = (path: string, token?: string, init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, {
      ...init,
      headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) },
    });
  const picture = Buffer.from('picture');
  const blob = `/v1/blobs/${createHash('sha256').update(picture).digest('hex')}`;

  beforeAll(async () => {
    const log = lineLog((line) => lines.push(line), Date.now, true);
    server = await startTestServer({ scope: 'admin', figuresToken: secret, log });
    const client = clientOf(server);
    await client.ask('POST', '/v1/shop/claim', z.unknown(), { shopId, name: 'Canary Store' });
    const desk = offeringDesk(1);
    const shop = smallShop(desk.nextId);
    const setup = shop.setup.map((decision) => desk.write(decision).text);
    const act = desk.write(opening(shop.mug, shop.floor, 3)).text;
    await client.push([...setup, act]);
    await client.push([act]);
    await client.changes({ limit: 1_000 });
  }, 90_000);
  afterAll(() => server.stop());

  test('[SRV29] health is told without a token: the process answers, and desks can be served', async () => {
    for (const path of ['/healthz', '/healthz/live', '/healthz/ready']) {
      const said = await ask(path);
      expect([said.status, await said.json()]).toEqual([200, { status: 'ok' }]);
    }
    const app = buildApp({ ...openServices(noDatabase, shopId, Date.now), isReady: async () => false });
    const said = await app.inject('/healthz/ready');
    expect([said.statusCode, said.json(), said.headers['retry-after']]).toEqual([503, { status: 'not-ready' }, '1']);
    expect((await app.inject('/healthz/live')).statusCode).toBe(200);
    await app.close();
  });

  test('[SRV64] while the database is away desks are told to ask again, and that is no fault of the server', async () => {
    const levels: string[] = [];
    const said = async (fault: Error) => {
      const dialect = new PostgresDialect({ pool: () => Promise.reject(fault) });
      const app = buildApp({
        ...openServices(new Kysely<Tables>({ dialect }), shopId, Date.now),
        log: ({ level, event }) => void (event === 'request-failed' && levels.push(level)),
      });
      const answer = await app.inject({ url: '/v1/shop', headers: { authorization: 'Bearer x' } });
      await app.close();
      return [answer.statusCode, answer.json().code, answer.headers['retry-after'], levels.pop()];
    };
    const away = [503, 'database-away', '2', 'warning'];
    const withCode = (code: string, more = {}) => Object.assign(new Error('no'), { code, ...more });
    for (const fault of [
      withCode('ECONNREFUSED'),
      withCode('57P01'),
      withCode('ENOENT', { syscall: 'connect' }),
      new Error('Connection terminated unexpectedly'),
    ])
      expect(await said(fault)).toEqual(away);
    for (const fault of [withCode('42P01'), withCode('ENOENT', { syscall: 'open' }), new Error('another')])
      expect(await said(fault)).toEqual([500, 'server-fault', undefined, 'error']);
  });

  test('[SRV30] figures are read by an admin of the only shop or with their own secret, and name neither shops nor people', async () => {
    const text = await (await ask('/metrics', secret)).text();
    expect((await ask('/metrics', server.token)).status).toBe(200);
    expect((await ask('/metrics')).status).toBe(401);
    expect((await ask('/v1/shop', secret)).status).toBe(401);
    for (const line of [
      /^stockroom_http_requests_total\{method="POST",route="\/v1\/ops",status="200"\} 2$/m,
      /^stockroom_http_request_duration_seconds_bucket\{method="POST",route="\/v1\/ops",le="\+Inf"\} 2$/m,
      /^stockroom_operations_total\{outcome="accepted"\} \d+$/m,
      /^stockroom_operations_total\{outcome="duplicate"\} 1$/m,
      /^stockroom_pushes_total 2$/m,
      /^stockroom_pulls_total 1$/m,
      /^stockroom_shops 1$/m,
      /^stockroom_log_head [1-9]\d*$/m,
      /^stockroom_event_loop_lag_seconds\{quantile="0.99"\} \d/m,
    ])
      expect(text).toMatch(line);
    expect(text).not.toMatch(new RegExp(`Canary|${shopId}|${server.token}`));
    // Every line is a comment or a figure, as the format wants it.
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\\\n]*",?)+\})? -?[\d.e+-]+)$/);
  });

  test('[SRV31] the log is JSON, a line each: routes and figures, and nothing that was sent', async () => {
    await ask('/v1/changes?epoch=canary-epoch&seq=1&opId=x', server.token);
    await ask('/v1/Canary', server.token);
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read).toContainEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      level: 'info',
      event: 'request',
      route: 'GET /v1/changes',
      status: 409,
      ms: expect.any(Number),
    });
    expect(lines.join('\n')).not.toMatch(new RegExp(`canary|${server.token}`, 'i'));
    const fault = Object.assign(new Error('Ada Canary'), { code: '42P01' });
    fault.stack = `Error: Ada Canary\n    at postgresql://shop:canary@host/db (Bearer canary.token)\n    at x ${'c'.repeat(43)}`;
    const told: string[] = [];
    const quiet = lineLog(
      (line) => told.push(line),
      () => 0,
      false,
    );
    quiet({ level: 'info', event: 'request' });
    quiet({ level: 'error', event: 'uncaught', fault: faultOf(fault) });
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0] ?? '')).toMatchObject({ fault: { name: 'Error', code: '42P01' } });
    expect(told[0]).not.toMatch(/canary|cccc/i);
  });

  test('[SRV32] every route stands in the document, and what the server answers is what it says', async () => {
    const said = (await (await ask('/v1/openapi.json', server.token)).json()) as Document;
    expect(said.openapi).toBe('3.1.0');
    const routes = Object.entries(said.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    for (const route of [
      'GET /v1/shop',
      'POST /v1/ops',
      'PUT /v1/channels/access',
      'HEAD /v1/blobs/{hash}',
      'GET /metrics',
    ])
      expect(routes).toContain(route);
    await ask(blob, server.token, {
      method: 'PUT',
      body: picture,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const json = { 'content-type': 'application/json' };
    const contact = {
      contactId: shopId,
      kind: 'customer',
      erased: false,
      name: 'Ada',
      address: '',
      phone: '',
      email: '',
      note: '',
    };
    const bodies: Readonly<Record<string, string>> = {
      '/v1/shop/claim': JSON.stringify({ shopId, name: 'Shop' }),
      '/v1/ops': JSON.stringify({
        ops: [offeringDesk(2).write({ type: 'writer.started', payload: { predecessor: null } }).text],
      }),
      '/v1/lost': JSON.stringify({ ranges: [{ writerId: shopId, from: 1, to: 2 }] }),
      '/v1/contacts': JSON.stringify({ contact, baseVersion: 0 }),
      '/v1/tokens': JSON.stringify({ scope: 'desk' }),
      '/v1/tokens/rotate': JSON.stringify({}),
      '/v1/channels/forget': JSON.stringify({ channelId: shopId }),
      '/v1/channels/ask': JSON.stringify({ channelId: shopId, ask: { is: 'plan' } }),
    };
    const queries: Readonly<Record<string, string>> = {
      '/v1/channels/rows': `?channelId=${shopId}`,
      '/v1/taken-back': '?no=1',
    };
    let checked = 0;
    for (const [path, methods] of Object.entries(said.paths))
      for (const [method, { responses }] of Object.entries(methods)) {
        const schema = responses[200].content?.['application/json']?.schema;
        const body = method === 'get' ? undefined : bodies[path];
        if (!schema || (method !== 'get' && body === undefined)) continue;
        const answer = await ask(path + (queries[path] ?? ''), server.token, {
          method: method.toUpperCase(),
          ...(body && { body, headers: json }),
        });
        expect([path, answer.status]).toEqual([path, 200]);
        expect(z.fromJSONSchema(schema).safeParse(await answer.json()).error?.issues).toBeUndefined();
        checked++;
      }
    expect(checked).toBeGreaterThanOrEqual(17);
  });

  test('[SRV32] a route that does not say who may ask it is not served', async () => {
    const app = buildApp(openServices(noDatabase, shopId, Date.now));
    expect(() => app.get('/v1/secret', () => 'x')).toThrow('says who may ask it');
    app.route({
      ...list(app, { method: 'GET', url: '/v1/told', needs: 'nothing', about: 'x', ask: null, answer: null }),
      handler: () => 'x',
    });
    await app.close();
  });
});
