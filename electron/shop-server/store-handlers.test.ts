import { createHash } from 'node:crypto';
import type * as Dns from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type * as Https from 'node:https';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import { BLOB_BYTES } from '#shared/contract/store/blob.ts';
import { authority, expired, otherHost, valid } from '#tests/fixtures/certificates.ts';
import { noSharing, openConnections } from './connections.ts';
import { storeHandlers } from './store-handlers.ts';

/** Where names lead; the one thing of the network that a test must decide. */
const names = vi.hoisted(() => new Map<string, string[][]>());
/** Whom the client trusts beside the system. The handshake and its errors are real. */
const trust = vi.hoisted(() => ({ ca: undefined as string | undefined }));
vi.mock('node:dns', async (original) => {
  const dns = await original<typeof Dns>();
  return {
    ...dns,
    lookup: (
      name: string,
      options: { all: true },
      answer: (error: Error | null, found: { address: string; family: number }[]) => void,
    ) => {
      const turns = names.get(name);
      if (!turns) return dns.lookup(name, options, answer);
      const found = turns.length > 1 ? turns.shift() : turns[0];
      answer(
        null,
        (found ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    },
  };
});
vi.mock('node:https', async (original) => {
  const https = await original<typeof Https>();
  return {
    ...https,
    request: (url: URL, options: object, answer: (response: IncomingMessage) => void) =>
      https.request(url, { ...options, ca: trust.ca }, answer),
  };
});

const shopId = '0192f0c0-0000-7000-8000-000000000001';
const otherShop = '0192f0c0-0000-7000-8000-000000000002';
const shop = {
  protocol: 1,
  shopId: null as string | null,
  name: 'Shop',
  logEpoch: 'e1',
  head: 0,
  foldVersion: 1,
  time: 5,
};
const now = Date.UTC(2030, 0, 1);

type Behave = (request: IncomingMessage, response: ServerResponse, body: string) => void;
type Running = {
  readonly url: string;
  readonly asked: {
    readonly method: string;
    readonly url: string;
    readonly token: string | undefined;
    readonly body: string;
  }[];
  behave: Behave;
};

const open: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(async () => {
  names.clear();
  trust.ca = undefined;
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ server, sockets });
  return (server.address() as AddressInfo).port;
}

async function serve(behave: Behave = answer(shop)): Promise<Running> {
  const running: Running = { url: '', asked: [], behave };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      running.asked.push({
        method: request.method ?? '',
        url: request.url ?? '',
        token: request.headers.authorization,
        body,
      });
      running.behave(request, response, body);
    });
  });
  return Object.assign(running, { url: `http://127.0.0.1:${await listening(server)}` });
}

const answer =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Behave =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

function desk() {
  const secrets = new Map<string, string>();
  let file: string | null = null;
  const blobs = new Map<string, Uint8Array>();
  const ports = {
    blobs: {
      put: async (_: string, hash: string, bytes: Uint8Array) => (blobs.set(hash, bytes), done(null)),
      read: async (_: string, hash: string) => {
        const bytes = blobs.get(hash);
        return bytes ? done(bytes) : fail({ code: 'blob-missing' });
      },
    },
    vault: {
      put: async (name: string, secret: string) => (secrets.set(name, secret), 'session' as const),
      get: async (name: string) => secrets.get(name) ?? null,
      kept: async (name: string) => (secrets.has(name) ? ('session' as const) : ('missing' as const)),
      wouldKeep: async () => 'session' as const,
      forget: async (name: string) => void secrets.delete(name),
    },
  };
  const connections = { read: async () => file, write: async (text: string) => void (file = text) };
  const start = () =>
    storeHandlers({
      ...ports,
      connections: openConnections({ vault: ports.vault, file: connections, ...noSharing, now: () => now }),
      keysOf: async () => null,
      now: () => now,
    });
  return { secrets, blobs, file: () => file, handlers: start(), restarted: start };
}

async function bound(behave?: Behave) {
  const server = await serve();
  const made = desk();
  expect(await made.handlers['store.connect']({ url: server.url, token: 'canary-token' })).toMatchObject({ ok: true });
  expect(await made.handlers['store.bind']({ shopId, url: server.url })).toEqual({ ok: true, value: {} });
  server.asked.length = 0;
  if (behave) server.behave = behave;
  return { ...made, server };
}

describe('a connection', () => {
  test('[SCL4] the server says who it is, is tied to a shop, remembered over starts, and forgotten', async () => {
    const server = await serve();
    const { handlers, restarted, secrets, file } = desk();
    expect(await handlers['store.connection']({ shopId })).toEqual({ ok: true, value: { connection: null } });
    expect(await handlers['store.connect']({ url: `${server.url}/`, token: 'canary-token' })).toEqual({
      ok: true,
      value: { shop, tokenKept: 'session' },
    });
    expect(secrets.size).toBe(0);
    expect(await handlers['store.bind']({ shopId, url: server.url })).toEqual({ ok: true, value: {} });
    expect(await restarted()['store.connection']({ shopId })).toEqual({
      ok: true,
      value: { connection: { url: `${server.url}/`, tokenKept: 'session', from: null } },
    });
    expect(file()).not.toContain('canary');
    expect(await restarted()['store.shop']({ shopId })).toEqual({ ok: true, value: shop });
    expect(server.asked.map(({ token }) => token)).toEqual(['Bearer canary-token', 'Bearer canary-token']);
    await handlers['store.disconnect']({ shopId });
    expect(secrets.size).toBe(0);
    // A person has ended it, which is no fault.
    const ended = { failure: { code: 'not-connected', detail: 'left' } };
    expect(await handlers['store.shop']({ shopId })).toMatchObject(ended);
    expect(await restarted()['store.shop']({ shopId })).toMatchObject(ended);
  });

  test('[SCL4] a server of another shop is not tied to this one, nor one that was never asked', async () => {
    const server = await serve(answer({ ...shop, shopId: otherShop }));
    const { handlers, file } = desk();
    expect(await handlers['store.bind']({ shopId, url: server.url })).toMatchObject({
      failure: { code: 'not-connected' },
    });
    await handlers['store.connect']({ url: server.url, token: 't' });
    expect(await handlers['store.bind']({ shopId, url: server.url })).toMatchObject({
      failure: { code: 'already-claimed' },
    });
    expect(file()).toBeNull();
    expect(await handlers['store.bind']({ shopId: otherShop, url: server.url })).toEqual({ ok: true, value: {} });
  });

  test('[SCL3] a token that is kept no more is asked for again, and one that cannot be a token is never sent', async () => {
    const { handlers, secrets, server } = await bound();
    secrets.clear();
    expect(await handlers['store.hash']({ shopId })).toMatchObject({
      failure: { code: 'token-missing' },
    });
    expect(await handlers['store.connect']({ url: server.url, token: 'a\r\nb: c' })).toMatchObject({
      failure: { code: 'token-refused' },
    });
    expect(server.asked).toEqual([]);
  });

  test('[SCL3] another protocol, and an address that may not be asked', async () => {
    const server = await serve(answer({ ...shop, protocol: 2 }));
    const { handlers } = desk();
    expect(await handlers['store.connect']({ url: server.url, token: 't' })).toMatchObject({
      failure: { code: 'refused', detail: 'protocol 2' },
    });
    expect(await handlers['store.connect']({ url: 'http://8.8.8.8', token: 't' })).toMatchObject({
      failure: { code: 'address-refused', detail: 'needs-https' },
    });
  });
});

test('each question of the protocol goes to its route, with the token, and its answer comes back', async () => {
  const contact = {
    contactId: shopId,
    kind: 'person' as const,
    erased: false,
    name: 'Ü',
    address: '',
    phone: '',
    email: '',
    note: '',
  };
  const { handlers, server } = await bound();
  const say = (value: unknown) => {
    server.behave = answer(value);
  };
  say({ logEpoch: 'e', head: 0 });
  expect(await handlers['store.claim']({ shopId, name: 'Shop' })).toMatchObject({ ok: true });
  say({ logEpoch: 'e', head: 1, time: 2, results: [{ opId: 'a', outcome: 'accepted', seq: 1 }] });
  expect(await handlers['store.push']({ shopId, ops: ['{"a":"ü"}'], again: true })).toMatchObject({
    ok: true,
    value: { results: [{ outcome: 'accepted' }] },
  });
  say({ logEpoch: 'e2', head: 4 });
  expect(await handlers['store.fork']({ shopId, logEpoch: 'e', seq: 3, opId: 'a', lost: shopId })).toMatchObject({
    value: { logEpoch: 'e2' },
  });
  say({ logEpoch: 'e', head: 1, time: 2, ops: [{ seq: 1, opId: 'a', text: '{"a":"ü"}' }] });
  expect(await handlers['store.changes']({ shopId, after: null, limit: 10, waitMs: 0 })).toMatchObject({ ok: true });
  say({ logEpoch: 'e', head: 9, time: 2, ops: [{ seq: 8, opId: 'a', text: '{"a":"ü"}' }] });
  expect(
    await handlers['store.changes']({ shopId, after: { logEpoch: 'e&1', seq: 7, opId: 'x y' }, limit: 10, waitMs: 20 }),
  ).toMatchObject({ value: { ops: [{ text: '{"a":"ü"}' }] } });
  say({ contacts: [{ contact, version: 1 }], head: 1 });
  expect(await handlers['store.contacts']({ shopId, after: 3 })).toMatchObject({ value: { contacts: [{ contact }] } });
  say({ outcome: 'stored', contact, version: 2 });
  expect(await handlers['store.putContact']({ shopId, contact, baseVersion: 1 })).toMatchObject({
    value: { version: 2 },
  });
  say({ logEpoch: 'e', head: 1, factHash: 'f', bookHash: 'b', differences: 0 });
  expect(await handlers['store.hash']({ shopId })).toMatchObject({ ok: true });
  expect(server.asked.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
    `POST /v1/shop/claim {"shopId":"${shopId}","name":"Shop"}`,
    'POST /v1/ops {"ops":["{\\"a\\":\\"ü\\"}"],"again":true}',
    `POST /v1/fork {"logEpoch":"e","seq":3,"opId":"a","lost":"${shopId}"}`,
    'GET /v1/changes?limit=10&wait=0 ',
    'GET /v1/changes?limit=10&wait=20&epoch=e%261&seq=7&opId=x+y ',
    'GET /v1/contacts?after=3 ',
    `PUT /v1/contacts ${JSON.stringify({ contact, baseVersion: 1 })}`,
    'GET /v1/hash ',
  ]);
  expect(new Set(server.asked.map(({ token }) => token))).toEqual(new Set(['Bearer canary-token']));
});

test.each([
  ['behind a gap', [9, 10], 10],
  ['with a gap in it', [8, 10], 10],
  ['once more', [7, 8], 10],
  ['out of order', [9, 8], 10],
  ['beyond its head', [8, 9], 8],
])('[SCL6] a page of the log that comes %s is no answer: nothing of it is taken', async (_, seqs, head) => {
  const { handlers, server } = await bound();
  const ops = seqs.map((seq) => ({ seq, opId: `op-${seq}`, text: '{}' }));
  server.behave = answer({ logEpoch: 'e', head, time: 2, ops });
  const after = { logEpoch: 'e', seq: 7, opId: 'x' };
  expect(await handlers['store.changes']({ shopId, after, limit: 10, waitMs: 0 })).toMatchObject({
    ok: false,
    failure: { code: 'rubbish' },
  });
});

const hash = { logEpoch: 'e', head: 1, factHash: 'f', bookHash: 'b', differences: 0 };
const text = JSON.stringify(hash);
const raw =
  (act: (socket: Socket) => void): Behave =>
  (request) =>
    act(request.socket);

const misbehaviours: readonly (readonly [string, Behave, object])[] = [
  [
    'a packed answer',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text)),
    { ok: true, value: hash },
  ],
  [
    'an answer in many pieces',
    (_, response) => {
      for (const char of text) response.write(char);
      response.end();
    },
    { ok: true, value: hash },
  ],
  ['an unknown field', answer({ ...hash, later: true }), { ok: true }],
  ['401', answer({ code: 'token-refused' }, 401), { failure: { code: 'token-refused', detail: '401 token-refused' } }],
  [
    '403 with a page',
    (_, response) => response.writeHead(403).end('<html>'),
    { failure: { code: 'token-refused', detail: '403' } },
  ],
  ['409 fork', answer({ code: 'fork' }, 409), { failure: { code: 'fork' } }],
  ['409 already-claimed', answer({ code: 'already-claimed' }, 409), { failure: { code: 'already-claimed' } }],
  [
    '409 for another reason',
    answer({ code: 'wrong-shop' }, 409),
    { failure: { code: 'refused', detail: '409 wrong-shop' } },
  ],
  ['400', answer({ code: 'bad-request' }, 400), { failure: { code: 'refused', detail: '400 bad-request' } }],
  [
    '404 of a stranger',
    (_, response) => response.writeHead(404).end('<h1>Canary</h1>'),
    { failure: { code: 'refused', detail: '404' } },
  ],
  ['413', answer({ code: 'too-large' }, 413), { failure: { code: 'refused', detail: '413 too-large' } }],
  ['a code that is no code', answer({ code: 'Canary <b>' }, 400), { failure: { code: 'refused', detail: '400' } }],
  ['429 for a time', answer({}, 429, { 'retry-after': '7' }), { failure: { code: 'too-busy', detail: '7000' } }],
  [
    '429 until a date',
    answer({}, 429, { 'retry-after': new Date(now + 90_000).toUTCString() }),
    { failure: { code: 'too-busy', detail: '90000' } },
  ],
  [
    '429 until the past',
    answer({}, 429, { 'retry-after': new Date(now - 90_000).toUTCString() }),
    { failure: { code: 'too-busy', detail: '0' } },
  ],
  [
    '429 with nonsense',
    answer({}, 429, { 'retry-after': 'soon' }),
    { failure: { code: 'too-busy', detail: undefined } },
  ],
  [
    '429 after six wrong tokens',
    answer({ code: 'too-busy', detail: 'wrong-tokens' }, 429, { 'retry-after': '4' }),
    { failure: { code: 'wrong-tokens', detail: '4000' } },
  ],
  ['503', answer({}, 503), { failure: { code: 'too-busy' } }],
  ['500', answer({ code: 'server-fault' }, 500), { failure: { code: 'away', detail: '500 server-fault' } }],
  [
    '502 of a proxy',
    (_, response) => response.writeHead(502).end('<html>'),
    { failure: { code: 'away', detail: '502' } },
  ],
  [
    'a login page with 200',
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><form>'),
    { failure: { code: 'rubbish', detail: 'not JSON' } },
  ],
  ['an empty body', (_, response) => response.writeHead(200).end(), { failure: { code: 'rubbish' } }],
  ['another shape', answer({ hello: 'world' }), { failure: { code: 'rubbish', detail: 'logEpoch' } }],
  ['null', answer(null), { failure: { code: 'rubbish' } }],
  [
    'half a body',
    (_, response) => {
      response.writeHead(200, { 'content-length': String(text.length) });
      response.write(text.slice(0, 9), () => response.destroy());
    },
    { failure: { code: 'rubbish' } },
  ],
  [
    'half a body in pieces',
    (_, response) => {
      response.writeHead(200);
      response.write(text.slice(0, 9), () => response.destroy());
    },
    { failure: { code: 'rubbish' } },
  ],
  [
    'half a packed body',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text).subarray(0, 20)),
    { failure: { code: 'rubbish' } },
  ],
  [
    'a packing we never asked for',
    (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
    { failure: { code: 'rubbish' } },
  ],
  [
    'too much',
    (_, response) => response.writeHead(200).end(Buffer.alloc(33_000_000, 32)),
    { failure: { code: 'rubbish' } },
  ],
  [
    'a bomb',
    (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(40_000_000, 32))),
    { failure: { code: 'rubbish' } },
  ],
  ['204', (_, response) => response.writeHead(204).end(), { failure: { code: 'rubbish' } }],
  ['304', (_, response) => response.writeHead(304).end(), { failure: { code: 'rubbish' } }],
  ['no HTTP at all', raw((socket) => socket.end('SSH-2.0-OpenSSH\r\n')), { failure: { code: 'rubbish' } }],
  ['a line cut before the answer', raw((socket) => socket.destroy()), { failure: { code: 'away' } }],
  [
    '__proto__ in its answer',
    (_, response) => response.end(`{"__proto__":{"differences":0},${text.slice(1)}`),
    { ok: true, value: hash },
  ],
];

describe('a server that', () => {
  test.each(misbehaviours)('[SCL3] answers with %s', async (_, behave, expected) => {
    const { handlers } = await bound(behave);
    expect(await handlers['store.hash']({ shopId })).toMatchObject(expected);
  });

  test('[SCL3] is away', async () => {
    const { handlers } = await bound();
    for (const { server, sockets } of open.splice(0)) {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
    expect(await handlers['store.hash']({ shopId })).toMatchObject({
      failure: { code: 'away', detail: 'ECONNREFUSED' },
    });
  });

  test('[SCL3] never answers, or stops in the middle, is given up', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const soon = new AbortController();
      setTimeout(() => soon.abort(), 60);
      return soon.signal;
    });
    const { handlers, server } = await bound(() => undefined);
    expect(await handlers['store.hash']({ shopId })).toEqual({
      ok: false,
      failure: { code: 'away', detail: 'timeout' },
    });
    server.behave = (_, response) => void response.write('{');
    expect(await handlers['store.hash']({ shopId })).toEqual({
      ok: false,
      failure: { code: 'away', detail: 'timeout' },
    });
    vi.restoreAllMocks();
  });
});

describe('a redirect', () => {
  const redirect =
    (location: string, status = 307): Behave =>
    (_, response) =>
      response.writeHead(status, { location }).end();

  test('[SCL2] on the same origin is followed, three times at most', async () => {
    const { handlers, server } = await bound();
    server.behave = (request, response, body) =>
      request.url === '/there'
        ? answer(hash)(request, response, body)
        : redirect('/there', 302)(request, response, body);
    expect(await handlers['store.hash']({ shopId })).toEqual({ ok: true, value: hash });
    server.asked.length = 0;
    server.behave = redirect('/round');
    expect(await handlers['store.hash']({ shopId })).toMatchObject({ failure: { code: 'rubbish' } });
    expect(server.asked).toHaveLength(4);
  });

  test('[SCL2] to another origin is not followed: the token goes nowhere else', async () => {
    const stranger = await serve(answer(hash));
    const { handlers, server } = await bound();
    for (const location of [
      `${stranger.url}/v1/hash`,
      stranger.url.replace('http://', '//'),
      stranger.url.replace('127.0.0.1', 'localhost'),
      'https://127.0.0.1/',
      'file:///etc/passwd',
      'http://169.254.169.254/latest',
    ]) {
      server.behave = redirect(location);
      expect(await handlers['store.hash']({ shopId }), location).toMatchObject({ failure: { code: 'refused' } });
    }
    server.behave = redirect(server.url.replace('http://', 'http://a:b@'));
    expect(await handlers['store.hash']({ shopId })).toMatchObject({ failure: { code: 'rubbish' } });
    expect(stranger.asked).toEqual([]);
  });

  test('[SCL2] of a writing question is not followed', async () => {
    const { handlers, server } = await bound();
    for (const status of [302, 307, 308]) {
      server.behave = redirect('/there', status);
      server.asked.length = 0;
      expect(await handlers['store.claim']({ shopId, name: 'x' })).toMatchObject({ failure: { code: 'rubbish' } });
      expect(server.asked).toHaveLength(1);
    }
  });
});

describe('a name', () => {
  test('[SCL1] is judged where it leads, each time anew', async () => {
    const server = await serve();
    const { handlers } = desk();
    const url = server.url.replace('127.0.0.1', 'kasse.example');
    const ask = () => handlers['store.connect']({ url, token: 't' });
    names.set('kasse.example', [['127.0.0.1'], ['169.254.169.254'], ['8.8.8.8'], ['fe80::1', '127.0.0.1'], []]);
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toEqual({ ok: false, failure: { code: 'address-refused', detail: 'blocked' } });
    expect(await ask()).toMatchObject({ failure: { code: 'address-refused' } });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ failure: { code: 'address-refused' } });
    expect(server.asked).toHaveLength(2);
  });
});

describe('a certificate', () => {
  async function tlsDesk(pair: { readonly key: string; readonly cert: string }, trusted: string | undefined) {
    const port = await listening(createTlsServer(pair, (request, response) => answer(shop)(request, response, '')));
    trust.ca = trusted;
    names.set('localhost', [['127.0.0.1']]);
    return desk().handlers['store.connect']({ url: `https://localhost:${port}`, token: 't' });
  }

  test.each([
    ['that is in order', valid, authority, { ok: true }],
    ['of an unknown authority', valid, undefined, { failure: { code: 'refused', detail: 'certificate not trusted' } }],
    ['that has expired', expired, authority, { failure: { code: 'refused', detail: 'certificate expired' } }],
    ['of another host', otherHost, authority, { failure: { code: 'refused', detail: 'certificate of another host' } }],
  ])('[SCL5] %s', async (_, pair, trusted, expected) => {
    expect(await tlsDesk(pair, trusted)).toMatchObject(expected);
  });

  test('[SCL5] is missing where https was asked of a plain server', async () => {
    const server = await serve();
    expect(
      await desk().handlers['store.connect']({ url: server.url.replace('http:', 'https:'), token: 't' }),
    ).toMatchObject({ failure: { code: 'refused', detail: 'no encryption there' } });
  });
});

describe('pictures', () => {
  const bytes = Buffer.from('a picture');
  const hash = createHash('sha256').update(bytes).digest('hex');
  const other = 'b'.repeat(64);
  const refusing =
    (status: number, code: string): Behave =>
    (request, response, body) =>
      answer(request.method === 'HEAD' ? '' : { code, detail: '' }, status)(request, response, body);

  test('[PIC8] one that the server has is not sent again; another is sent as it is', async () => {
    const { handlers, server, blobs } = await bound(answer(''));
    blobs.set(hash, bytes);
    expect(await handlers['store.pushBlob']({ shopId, hash })).toEqual({ ok: true, value: {} });
    expect(server.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([`HEAD /v1/blobs/${hash}`]);
    server.behave = (request, response, body) =>
      (request.method === 'HEAD' ? answer('', 404) : answer({}))(request, response, body);
    expect(await handlers['store.pushBlob']({ shopId, hash })).toEqual({ ok: true, value: {} });
    expect(server.asked.at(-1)).toMatchObject({ method: 'PUT', url: `/v1/blobs/${hash}`, body: 'a picture' });
    expect(await handlers['store.pushBlob']({ shopId, hash: other })).toMatchObject({
      failure: { code: 'blob-missing' },
    });
  });

  test('[PIC11] a server that has no such address is older; one that misses a picture is not', async () => {
    const { handlers, server, blobs } = await bound(refusing(404, 'not-found'));
    blobs.set(hash, bytes);
    for (const channel of ['store.pushBlob', 'store.pullBlob'] as const)
      expect(await handlers[channel]({ shopId, hash })).toMatchObject({ failure: { code: 'server-old' } });
    server.behave = refusing(404, 'blob-missing');
    expect(await handlers['store.pullBlob']({ shopId, hash })).toMatchObject({ failure: { code: 'blob-missing' } });
    server.behave = refusing(500, 'server-fault');
    for (const channel of ['store.pushBlob', 'store.pullBlob'] as const)
      expect(await handlers[channel]({ shopId, hash })).toMatchObject({ failure: { code: 'away' } });
  });

  test('[PIC9] bytes of another hash, and more of them than a picture has, are not kept', async () => {
    const { handlers, server, blobs } = await bound((_, response) => response.end('something else'));
    expect(await handlers['store.pullBlob']({ shopId, hash })).toMatchObject({ failure: { code: 'rubbish' } });
    server.behave = (_, response) => response.end(Buffer.alloc(BLOB_BYTES + 1));
    expect(await handlers['store.pullBlob']({ shopId, hash })).toMatchObject({ failure: { code: 'rubbish' } });
    expect(blobs.size).toBe(0);
    server.behave = (_, response) => response.end(bytes);
    expect(await handlers['store.pullBlob']({ shopId, hash })).toEqual({ ok: true, value: {} });
    expect(Buffer.from(blobs.get(hash) ?? [])).toEqual(bytes);
  });
});
