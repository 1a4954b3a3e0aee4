import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { clientOf, readLog, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { emptyDataFolder, startTestServer, type TestServer } from '#tests/fakes/store-server/start.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import { FREE_ATTEMPTS, LONGEST_WAIT, MOST_ADDRESSES, WrongTokens } from './attempts.ts';
import { openServices } from '#tests/fakes/store-server/services.ts';
import { ensureShop } from '#server/shop/shop.ts';

describe('a hostile desk', () => {
  let server: TestServer;
  let client: StoreClient;
  let now = 1_000_000;
  const desk = offeringDesk(1);
  const shop = smallShop(desk.nextId);
  const routes = [
    ['GET', '/v1/shop'],
    ['POST', '/v1/shop/claim'],
    ['POST', '/v1/ops'],
    ['GET', '/v1/changes'],
    ['GET', '/v1/contacts'],
    ['PUT', '/v1/contacts'],
    ['GET', '/v1/hash'],
    ['GET', `/v1/blobs/${'a'.repeat(64)}`],
    ['PUT', `/v1/blobs/${'a'.repeat(64)}`],
  ] as const;
  const bearer = () => ({ authorization: `Bearer ${server.token}`, 'content-type': 'application/json' });
  const errors = vi.spyOn(console, 'error');

  beforeAll(async () => {
    server = await startTestServer({ now: () => now, limits: null });
    client = clientOf(server);
    await client.claim(shopId);
  }, 90_000);
  afterEach(() => {
    now += 120_000;
    expect(errors).not.toHaveBeenCalled();
  });
  afterAll(() => server.stop());

  test.each(routes)('[SRV2] %s %s asks for the token first', async (method, path) => {
    const body = method === 'GET' ? undefined : '{';
    for (const authorization of [
      undefined,
      'Bearer',
      'Bearer ',
      `Bearer ${server.token}x`,
      `Bearer ${server.token.slice(1)}`,
      `Basic ${server.token}`,
      server.token,
      `bearer ${server.token}`,
    ]) {
      now += 120_000;
      const response = await fetch(`${server.url}${path}`, {
        method,
        body,
        headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      });
      expect([response.status, await response.json()]).toEqual([401, { code: 'token-refused', detail: '' }]);
    }
  });

  test('[SRV65] one request larger than usual is read at a time, others are told to wait, and usual ones pass', async () => {
    const begin = (headers: string, body = '') => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      const said = new Promise<string>((resolve, reject) => {
        socket.once('data', (data: Buffer) => resolve(data.toString().slice(9, 12)));
        socket.once('error', reject);
      });
      const { authorization } = bearer();
      socket.write(
        `POST /v1/ops HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`,
      );
      return { said, end: () => socket.destroy() };
    };
    const ofAnySize = async () => {
      const asked = begin('Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n');
      const status = await asked.said;
      asked.end();
      return status;
    };
    // "Go on" is said once the route has the request; its body never comes.
    const large = begin('Content-Length: 16000001\r\nExpect: 100-continue');
    expect(await large.said).toBe('100');
    expect(await ofAnySize()).toBe('429');
    expect((await client.push(['{}'])).status).not.toBe(429);
    large.end();
    await vi.waitFor(async () => expect(await ofAnySize()).toBe('400'), { timeout: 20_000 });
  }, 40_000);

  test('[SRV3] wrong tokens slow down their address; a right one is let through at once, whatever others guess there', async () => {
    now += 1_000_000;
    const guess = clientOf({ ...server, token: 'guess' });
    for (let n = 0; n < FREE_ATTEMPTS; n++) expect((await guess.shop()).code).toBe('token-refused');
    const waits: number[] = [];
    for (let n = 0; n < 20; n++) {
      const slowed = await fetch(`${server.url}/v1/shop`, { headers: { authorization: 'Bearer guess' } });
      expect([slowed.status, await slowed.json()]).toEqual([429, { code: 'too-busy', detail: 'wrong-tokens' }]);
      const wait = Number(slowed.headers.get('retry-after'));
      expect((await client.shop()).status).toBe(200);
      waits.push(wait);
      now += wait * 1_000;
      expect((await guess.shop()).code).toBe('token-refused');
    }
    expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    expect(Math.max(...waits)).toBe(LONGEST_WAIT);
  });

  describe('[SRV3] wrong tokens by address', () => {
    let time = 0;
    const guess = (tokens: WrongTokens, address: string) => {
      for (let n = 0; n < FREE_ATTEMPTS; n++) tokens.note(address);
      return tokens.note(address);
    };

    test('one waits, another does not, and a clock set back locks nobody out', () => {
      time = 10_000;
      const tokens = new WrongTokens(() => time);
      expect([guess(tokens, '10.0.0.1'), tokens.note('10.0.0.2')]).toEqual([1, 0]);
      time = 9_000;
      expect(tokens.note('10.0.0.1')).toBe(0);
    });

    test('asking again while it waits makes no wait longer, and a quiet quarter of an hour ends it', () => {
      time = 0;
      const tokens = new WrongTokens(() => time);
      for (let n = 0; n < 100; n++) guess(tokens, '10.0.0.1');
      expect(tokens.note('10.0.0.1')).toBe(1);
      time += 15 * 60_000;
      for (let n = 0; n < FREE_ATTEMPTS; n++) expect(tokens.note('10.0.0.1')).toBe(0);
    });

    test('addresses of one IPv6 network count as one, those of IPv4 by themselves', () => {
      const tokens = new WrongTokens(() => 0);
      for (let n = 0; n < FREE_ATTEMPTS; n++) tokens.note(`2001:db8::${n}:1`);
      expect([tokens.note('2001:db8:0:0:ffff::1'), tokens.note('2001:db8:0:1::1')]).toEqual([1, 0]);
      expect([guess(tokens, '::ffff:10.0.0.1'), tokens.note('10.0.0.1'), tokens.note('::ffff:10.0.0.2')]).toEqual([
        1, 1, 0,
      ]);
    });

    test('a crowd of addresses takes a bounded memory', () => {
      const tokens = new WrongTokens(() => 0);
      for (let n = 0; n < 3 * MOST_ADDRESSES; n++) tokens.note(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
      expect(tokens.size).toBe(MOST_ADDRESSES);
    });
  });

  test('[SRV24] what is no request, or names no address, is answered in kind and quotes nothing', async () => {
    const { hostname, port } = new URL(server.url);
    const send = (line: string, more = '') =>
      new Promise<string>((resolve, reject) => {
        let said = '';
        const socket = connect(Number(port), hostname, () =>
          socket.write(`${line}\r\nHost: shop\r\n${more}Connection: close\r\n\r\n`),
        );
        socket.on('data', (part) => (said += part.toString('utf8')));
        socket.on('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ECONNRESET' ? resolve(said) : reject(error),
        );
        socket.on('close', () => resolve(said));
      });
    for (const line of [
      'GET // HTTP/1.1',
      'GET /%E0%A4%AQUOTE HTTP/1.1',
      'GET /v1/shop%QUOTE HTTP/1.1',
      'GET http://QUOTE/v1/shop HTTP/1.1',
      'GET * HTTP/1.1',
      'OPTIONS * HTTP/1.1',
      'CONNECT QUOTE:1 HTTP/1.1',
      'BREW /QUOTE HTTP/1.1',
      'GET /v1/shop?QUOTE=%E0%A4 HTTP/1.1',
      'QUOTE',
    ])
      for (const more of [
        '',
        `Authorization: Bearer ${server.token}\r\n`,
        'Upgrade: websocket\r\n',
        `X: ${'x'.repeat(20_000)}\r\n`,
      ]) {
        now += 1_000_000;
        const said = await send(line, more);
        expect(said).toMatch(/^HTTP\/1\.1 [24]\d\d /);
        expect(said).not.toContain('QUOTE');
        expect(said).toMatch(/\{"(code|protocol)":[^]*\}$/);
      }
    expect((await client.shop()).status).toBe(200);
  });

  test('[SRV4] bodies that are no question are refused in kind', async () => {
    const send = async (body: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${server.url}/v1/ops`, {
        method: 'POST',
        body,
        headers: { ...bearer(), ...headers },
      });
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    const nothing = [400, 'bad-request'];
    for (const body of [
      '',
      '{',
      '[]',
      '"x"',
      '{"ops":[]}',
      '{"ops":"x"}',
      '{"ops":[1]}',
      '{"ops":["x"],"more":1}',
      '{"__proto__":{},"ops":["x"]}',
      `{"ops":${JSON.stringify(Array.from({ length: 501 }, () => 'x'))}}`,
    ]) {
      expect([body.slice(0, 40), ...(await send(body))]).toEqual([body.slice(0, 40), ...nothing]);
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/html',
    ])
      expect(await send('{"ops":["x"]}', { 'content-type': type })).toEqual(nothing);
    expect(
      await send(
        JSON.stringify({ ops: ['x'.repeat(999_999), ...Array.from({ length: 16 }, () => 'x'.repeat(999_999))] }),
      ),
    ).toEqual([413, 'too-large']);
    expect(await send(JSON.stringify({ ops: ['x'.repeat(1_000_001)] }))).toEqual(nothing);
  });

  test('[SRV4] half a body changes nothing, and the whole of it later is taken', async () => {
    const { text } = desk.write(opening(shop.mug, shop.floor, 1));
    const body = JSON.stringify({ ops: [text] });
    const { hostname, port } = new URL(server.url);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.end(
          `POST /v1/ops HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer ${server.token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, body.length / 2)}`,
        );
      });
      socket
        .on('data', () => undefined)
        .on('error', reject)
        .on('close', () => resolve());
    });
    expect((await client.shop()).body.head).toBe(0);
    expect((await client.push([text])).body.results).toMatchObject([{ outcome: 'accepted', seq: 1 }]);
  });

  test('[SRV4] nothing a desk sends becomes SQL', async () => {
    const log = await readLog(client);
    const payloads = [
      `'; drop table ops; --`,
      `1 or 1=1`,
      `') union select hash from tokens --`,
      `\\'; delete from shop; --`,
      `$1`,
      `{a,"b"}`,
      `%s%n`,
      `null`,
      `\u0000`,
    ];
    for (const text of payloads) {
      const [id, query] = [text as Parameters<typeof opening>[0], encodeURIComponent(text)];
      await client.push([desk.write(opening(id, id as never, 1)).text]);
      await client.changes({ epoch: text, seq: 0, opId: text });
      await client.contacts(text as never);
      await client.claim(text);
      await client.ask('GET', `/v1/${query}?${query}=${query}`, undefined as never).catch(() => undefined);
    }
    expect((await readLog(client)).slice(0, log.length)).toEqual(log);
    const { results } = (await client.push(payloads.map((_, i) => desk.write(opening(shop.mug, shop.floor, i)).text)))
      .body;
    expect(results.map((result) => result.outcome)).toEqual(payloads.map(() => 'accepted'));
    expect((await client.hash()).body.differences).toBe(0);
  });

  test('[SRV4] unknown routes and methods are typed, and no other origin is let in', async () => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/v1/ops'],
      ['DELETE', '/v1/ops'],
      ['HEAD', '/v1/shop'],
      ['GET', '/v1/../v1/secrets'],
    ] as const) {
      expect(
        (await fetch(`${server.url}${path}`, { method, headers: { authorization: bearer().authorization } })).status,
      ).toBe(404);
    }
    const preflight = await fetch(`${server.url}/v1/shop`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });
    const asked = await fetch(`${server.url}/v1/shop`, { headers: { ...bearer(), origin: 'https://evil.example' } });
    for (const response of [preflight, asked])
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect([preflight.status, asked.headers.get('cache-control')]).toEqual([401, 'no-store']);
  });
});

describe('a fault of ours', () => {
  test('[SRV21] is answered and logged without anything a desk has sent', async () => {
    const logged: string[] = [];
    const errors = vi.spyOn(console, 'error').mockImplementation((line: string) => void logged.push(line));
    const folder = await emptyDataFolder();
    const { openDatabase } = await import('#server/database/open.ts');
    const { buildApp } = await import('./app.ts');
    const opened = await openDatabase({ folder }, Date.now);
    if (!opened.ok) throw new Error(opened.failure.code);
    const shopKey = await ensureShop(opened.value.db, 'epoch');
    const app = buildApp(openServices(opened.value.ofShop(shopKey), shopKey, Date.now));
    await opened.value.db.schema.dropTable('contacts').execute();
    const contact = {
      contactId: shopId,
      kind: 'customer',
      erased: false,
      name: 'Ada Canary',
      address: '',
      phone: '',
      email: '',
      note: '',
    };
    const answer = await app.inject({
      method: 'PUT',
      url: '/v1/contacts',
      headers: { authorization: 'Bearer x' },
      payload: { contact, baseVersion: 0 },
    });
    await app.close();
    await opened.value.close();
    rmSync(folder, { recursive: true });
    errors.mockRestore();
    expect([answer.statusCode, answer.json()]).toEqual([500, { code: 'server-fault', detail: '' }]);
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      level: 'error',
      event: 'request-failed',
      route: 'PUT /v1/contacts',
      fault: { code: '42P01', at: expect.arrayContaining([expect.stringContaining('at ')]) },
    });
    expect(answer.body + logged.join()).not.toContain('Canary');
  }, 90_000);
});
