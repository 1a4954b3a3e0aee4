import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callServer } from '#electron/shop-server/server-client.ts';
import { must } from '#shared/base/must.ts';
import { storeRoutes } from '#shared/contract/store/protocol.ts';
import { tokenRoutes, type TokenScope } from '#shared/contract/store/tokens.ts';
import { clientOf } from '#tests/fakes/store-server/client.ts';
import { startTestServer, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { MOST_REMEMBERED, RateLimit } from './limits.ts';

const day = 24 * 60 * 60 * 1_000;

describe('tokens of a shop', () => {
  let server: TestServer;
  let now = 1_800_000_000_000;
  const withToken = (token: string) => clientOf({ url: server.url, token });
  const make = async (scope: TokenScope, more: object = {}) =>
    (await withToken(server.token).ask('POST', '/v1/tokens', tokenRoutes.make.answer, { scope, ...more })).body;
  const list = async () =>
    (await withToken(server.token).ask('GET', '/v1/tokens', tokenRoutes.list.answer)).body.tokens;
  const statusOf = async (token: string) => (await withToken(token).shop()).status;

  beforeAll(async () => {
    server = await startTestServer({ now: () => now, scope: 'admin', limits: null });
    await withToken(server.token).claim(shopId);
  }, 90_000);
  beforeEach(() => {
    // Wrong tokens of the test before are long ago.
    now += day;
  });
  afterAll(() => server.stop());

  test('[SRV26] each route asks for its scope: a read-only token changes nothing, a desk gives out no tokens', async () => {
    const desk = await make('desk');
    const reader = await make('read-only');
    const { paths } = (await (
      await fetch(`${server.url}/v1/openapi.json`, { headers: { authorization: `Bearer ${reader.token}` } })
    ).json()) as { paths: Record<string, Record<string, { 'x-scope'?: string }>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, facts]) => ({
        path,
        method: method.toUpperCase(),
        needs: facts['x-scope'],
      })),
    );
    expect(routes.length).toBeGreaterThan(20);
    // Questions that are none: who may ask is said before anything is read.
    const refused = async (token: string) => {
      const some: string[] = [];
      for (const { path, method, needs } of routes) {
        if (needs === undefined || path === '/v1/tokens/rotate') continue;
        const answer = await fetch(`${server.url}${path.replace('{hash}', 'x')}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(method !== 'GET' && method !== 'HEAD' && { 'content-type': 'application/json' }),
          },
          ...(method !== 'GET' && method !== 'HEAD' && { body: '{' }),
        });
        const code = method === 'HEAD' ? '' : ((await answer.json().catch(() => ({}))) as { code?: string }).code;
        if (answer.status === 403) some.push(`${method} ${path}`);
        if (answer.status === 403 && method !== 'HEAD') expect(code).toBe('scope-refused');
      }
      return some;
    };
    const needing = (...scopes: readonly string[]) =>
      routes
        .filter(({ needs, path }) => needs && scopes.includes(needs) && path !== '/v1/tokens/rotate')
        .map(({ method, path }) => `${method} ${path}`);
    expect(await refused(server.token)).toEqual([]);
    expect(await refused(desk.token)).toEqual(needing('admin', 'figures'));
    expect(await refused(reader.token)).toEqual(needing('desk', 'admin', 'figures'));
  });

  test('[SRV27] a token that is changed counts for its grace time beside the new one, and rotating makes nothing last longer', async () => {
    const old = await make('desk', { label: 'Till', until: now + 10 * day });
    const rotated = await withToken(old.token).ask('POST', '/v1/tokens/rotate', tokenRoutes.rotate.answer, {
      graceMs: day,
    });
    expect(rotated.body).toMatchObject({ scope: 'desk', until: now + 10 * day });
    expect([await statusOf(old.token), await statusOf(rotated.body.token)]).toEqual([200, 200]);
    // A stolen old token is changed for one that ends with it.
    const stolen = await withToken(old.token).ask('POST', '/v1/tokens/rotate', tokenRoutes.rotate.answer, {
      graceMs: 30 * day,
    });
    expect(stolen.body.until).toBe(now + day);
    now += day;
    expect(await statusOf(old.token)).toBe(401);
    expect(await statusOf(stolen.body.token)).toBe(401);
    expect(await statusOf(rotated.body.token)).toBe(200);
    now += 9 * day;
    expect(await statusOf(rotated.body.token)).toBe(401);
  });

  test('[SRV27] a token is revoked at once, a list names each without its text, and one of elsewhere is unknown', async () => {
    const till = await make('desk', { label: 'Till' });
    const its = must(
      (await list()).find(({ id }) => id === till.id),
      'the token is in the list',
    );
    expect(its).toEqual({ id: till.id, scope: 'desk', label: 'Till', madeAt: now, until: null, own: false });
    expect((await list()).filter(({ own }) => own)).toHaveLength(1);
    const revoke = (id: string) =>
      withToken(server.token).ask('POST', '/v1/tokens/revoke', tokenRoutes.revoke.answer, { id });
    expect((await revoke(till.id)).status).toBe(200);
    expect(await statusOf(till.token)).toBe(401);
    expect([(await revoke(till.id)).status, (await revoke(till.id)).code]).toEqual([404, 'token-unknown']);
  });

  test('[SRV63] a revoked token ends with all it was made of and that were made of it, and others of the same name stay', async () => {
    const namesake = await make('desk', { label: 'Till' });
    const first = await make('desk', { label: 'Till' });
    const rotate = async (token: string) =>
      (await withToken(token).ask('POST', '/v1/tokens/rotate', tokenRoutes.rotate.answer, { graceMs: 10 * day })).body;
    const second = await rotate(first.token);
    const third = await rotate(second.token);
    const beside = await rotate(first.token);
    await withToken(server.token).ask('POST', '/v1/tokens/revoke', tokenRoutes.revoke.answer, { id: second.id });
    for (const { token } of [first, second, third, beside]) expect(await statusOf(token)).toBe(401);
    now += day;
    expect(await statusOf(namesake.token)).toBe(200);
  });
});

describe('limits', () => {
  test('[SRV28] a burst is let through, then so many a second, each asker for itself, in bounded memory', () => {
    let now = 0;
    const limit = new RateLimit({ burst: 3, perSecond: 2 }, () => now);
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 1]);
    expect(limit.take('b')).toBe(0);
    now += 500;
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 1]);
    now -= 10_000;
    expect(limit.take('a')).toBe(1);
    now += 60_000;
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 1]);
    for (let n = 0; n < MOST_REMEMBERED + 10; n++) limit.take(`n${n}`);
    expect(limit.size).toBe(MOST_REMEMBERED);
  });

  test('[SRV28] too many questions of a token or an address are told how long to wait, which a desk understands', async () => {
    let now = 1_800_000_000_000;
    const perToken = { burst: 2, perSecond: 0.2 };
    const server = await startTestServer({
      now: () => now,
      limits: { perToken, perAddress: { burst: 5, perSecond: 0.1 } },
    });
    try {
      const { answer } = storeRoutes.shop;
      const ask = () =>
        callServer(
          { url: new URL(server.url), token: server.token },
          { method: 'GET', path: '/v1/shop', answer },
          () => now,
        );
      expect([(await ask()).ok, (await ask()).ok]).toEqual([true, true]);
      expect(await ask()).toEqual({ ok: false, failure: { code: 'too-busy', detail: '5000' } });
      const plain = async () => {
        const said = await fetch(`${server.url}/healthz/live`);
        return [said.status, said.headers.get('retry-after')];
      };
      // The address has asked three times already, whatever came of it.
      expect([await plain(), await plain(), await plain()]).toEqual([
        [200, null],
        [200, null],
        [429, '10'],
      ]);
      now += 60_000;
      expect((await ask()).ok).toBe(true);
    } finally {
      await server.stop();
    }
  }, 60_000);
});
