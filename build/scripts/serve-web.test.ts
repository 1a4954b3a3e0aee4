import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import { openWeb, type Web } from './serve-web.ts';

let bundle: string;
let web: Web;
let faults: unknown[];
let addresses: URL[];

beforeAll(() => {
  bundle = mkdtempSync(path.join(tmpdir(), 'stockroom-web-'));
  writeFileSync(path.join(bundle, 'index.html'), '<!doctype html><title>page</title>');
});
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

beforeEach(async () => {
  faults = [];
  addresses = [];
  web = openWeb({
    bundle,
    dispatch: async () => done({}),
    onFault: (error) => faults.push(error),
    onAddress: (address) => addresses.push(new URL(address)),
  });
  await web.listen(0);
});
afterEach(() => web.close());

const here = () => must(addresses.at(-1), 'the web listens');

/** Sends bytes as they are and answers what came back until the connection ended. */
function sendRaw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(Number(here().port), '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
    socket.on('data', (part) => (said += part.toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(said) : reject(error)));
    socket.on('close', () => resolve(said));
  });
}

async function enter(): Promise<string> {
  const entered = await fetch(here(), { redirect: 'manual' });
  return must(entered.headers.get('set-cookie')?.split(';')[0], 'the address was good for one opening');
}

const request = (line: string, headers: readonly string[]) =>
  `${[line, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`;

async function expectAlive(): Promise<void> {
  expect((await fetch(here().origin)).status).toBe(403);
  expect(faults).toEqual([]);
}

describe('[HOST50] the address that was printed', () => {
  test('opens once, leaves a cookie, and the cookie opens page and bridge', async () => {
    const first = here();
    const cookie = await enter();
    expect((await fetch(first, { redirect: 'manual' })).status).toBe(403);
    expect(await (await fetch(here().origin, { headers: { cookie } })).text()).toContain('page');
    const socket = new WebSocket(`ws://${here().host}/bridge`, { headers: { cookie, origin: here().origin } });
    const answer = new Promise((resolve) =>
      socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString('utf8')))),
    );
    socket.once('open', () => socket.send(JSON.stringify({ id: 1, channel: 'shops.list', ask: {} })));
    expect(await answer).toEqual({ id: 1, answer: done({}) });
  });
});

describe('[HOST53] whatever is asked is answered, and the host stays', () => {
  const hosts = () => [`Host: ${here().host}`];

  test.each([
    'GET // HTTP/1.1',
    'GET //evil.example/ HTTP/1.1',
    'GET /\\ HTTP/1.1',
    'GET /% HTTP/1.1',
    'GET /%E0%A4%A HTTP/1.1',
    'GET /?token=%C3%A9 HTTP/1.1',
    'GET http://evil.example/ HTTP/1.1',
    'GET http:// HTTP/1.1',
    'GET * HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'POST // HTTP/1.1',
    'CONNECT // HTTP/1.1',
    'CONNECT a:1 HTTP/1.1',
    'BREW / HTTP/1.1',
    'GET / HTTP/9.9',
    'GET',
  ])('%s', async (line) => {
    for (const known of [[], [`Cookie: ${await enter()}`]]) {
      for (const upgrading of [[], ['Upgrade: websocket', `Origin: ${here().origin}`]])
        expect(await sendRaw(request(line, [...hosts(), ...known, ...upgrading]))).toMatch(/^HTTP\/1\.1 [2345]\d\d /);
      await expectAlive();
    }
  });

  test('a cookie or token of other bytes in as many letters is only a wrong one', async () => {
    const cookie = await enter();
    const foreign = cookie.replace(/.$/, '\u00e9');
    expect(await sendRaw(request('GET / HTTP/1.1', [...hosts(), `Cookie: ${foreign}`]))).toMatch(/^HTTP\/1\.1 403 /);
    const token = 'é'.repeat(must(here().searchParams.get('token'), 'the address has its token').length);
    expect((await fetch(`${here().origin}/?token=${encodeURIComponent(token)}`)).status).toBe(403);
    await expectAlive();
  });

  test('an upgrade of someone who is gone before the answer', async () => {
    await Promise.all(
      Array.from(
        { length: 20 },
        () =>
          new Promise<void>((resolve) => {
            const socket = connect(Number(here().port), '127.0.0.1', () => {
              socket.write(request('GET // HTTP/1.1', [...hosts(), 'Upgrade: websocket']));
              socket.resetAndDestroy();
            });
            socket.on('error', () => undefined);
            socket.on('close', () => resolve());
          }),
      ),
    );
    await expectAlive();
  });

  test('any address, method and headers, from a seed', async () => {
    const cookie = await enter();
    const odd = fc.string({ unit: fc.constantFrom(...'/\\%?#:@[].*~ é\u00ff\t0aé'), maxLength: 12 });
    const method = fc.constantFrom(
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'OPTIONS',
      'DELETE',
      'TRACE',
      'PATCH',
      'M-SEARCH',
      'get',
      'X',
    );
    const target = fc.oneof(
      odd,
      odd.map((tail) => `/${tail}`),
      fc.webUrl(),
      fc.constantFrom('//', '/bridge', '*'),
    );
    const header = fc.oneof(
      fc.constantFrom(
        'Upgrade: websocket',
        'Upgrade: h2c',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: x',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Extensions: permessage-deflate; x="',
        'Expect: 100-continue',
        'Expect: x',
        'Transfer-Encoding: chunked',
        'Content-Length: -1',
        `Cookie: ${cookie}`,
        `Origin: ${here().origin}`,
        `X: ${'x'.repeat(20_000)}`,
      ),
      fc
        .tuple(fc.constantFrom('Host', 'Cookie', 'Origin', 'Range', 'X-Y'), odd)
        .map(([name, value]) => `${name}: ${value}`),
    );
    await fc.assert(
      fc.asyncProperty(
        method,
        target,
        fc.array(header, { maxLength: 5 }),
        fc.boolean(),
        async (word, at, more, named) => {
          const said = await sendRaw(
            request(`${word} ${at} HTTP/1.1`, [...(named ? hosts() : []), ...more, 'Content-Length: 0']),
          );
          expect(said).toMatch(/^HTTP\/1\.1 [12345]\d\d /);
          expect(faults).toEqual([]);
        },
      ),
      { numRuns: 400, seed: 9 },
    );
    await expectAlive();
  }, 60_000);
});
