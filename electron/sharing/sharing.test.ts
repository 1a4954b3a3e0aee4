import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:tls';
import { type AddressInfo, connect as plainConnect, createServer as plainServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { server as bundle } from '#build/bundle/node.config.mjs';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { fillDataFolder } from '#tests/fixtures/empty-store.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';
import { sharingHost } from '#tests/fixtures/sharing-host.ts';
import { makeIdentity } from './certificate.ts';

// Inside the repository, where the bundle finds its packages.
const out = path.resolve('.cache', `sharing-test-${process.pid}`);
const entry = path.join(out, 'child.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-sharing-'));
const profileOf = (name: string) => path.join(folder, name);
type Host = ReturnType<typeof sharingHost>;
const hosts: Host[] = [];
const listeners: { readonly close: () => void }[] = [];

function host(name: string, more: Partial<Parameters<typeof sharingHost>[0]> = {}): Host {
  const opened = sharingHost({ profile: profileOf(name), entry, computer: name, ...more });
  hosts.push(opened);
  return opened;
}

beforeAll(async () => {
  await build({ ...bundle, build: { ...bundle.build, outDir: out } });
}, 180_000);
afterAll(async () => {
  for (const { close } of listeners) close();
  await Promise.all(hosts.map(({ close }) => close()));
  for (const gone of [out, folder]) rmSync(gone, { recursive: true, force: true });
}, 60_000);

/** What is awaited takes a moment, and on a busy machine longer. */
const patiently = <T>(ask: () => T) => expect.poll(ask, { timeout: 150_000 });
const stateOf = async ({ handlers }: Host) => {
  const answer = await handlers['sharing.state']({ shopId });
  return answer.ok ? answer.value.share : null;
};
/** Shares the shop, lets the network in, and answers the port. */
async function shareIn(sharer: Host): Promise<number> {
  const started = await sharer.handlers['sharing.start']({ shopId, name: 'Corner shop' });
  const url = started.ok ? started.value.url : '';
  expect(await sharer.handlers['store.bind']({ shopId, url })).toEqual({ ok: true, value: {} });
  await sharer.handlers['sharing.allow']({ shopId, allowed: true });
  return portOf(sharer);
}
async function portOf(sharer: Host): Promise<number> {
  await patiently(async () => (await stateOf(sharer))?.network.port ?? 0).toBeGreaterThan(0);
  return must((await stateOf(sharer))?.network.port, 'it listens');
}
async function codeOf(sharer: Host) {
  expect(await sharer.handlers['sharing.showCode']({ shopId, on: true })).toEqual({ ok: true, value: {} });
  return must((await stateOf(sharer))?.shown, 'a code is shown');
}
const other = (code: string) => String((Number(code) + 1) % 1e9).padStart(9, '0');

/** Someone with a certificate of their own who answers at an address, and hands on to another one, if to any. */
async function between(to: number | null, port = 0) {
  const { key, certificate } = await makeIdentity();
  let heard = '';
  const server = createServer({ key, cert: certificate }, (near) => {
    near.on('data', (part: Buffer) => (heard += part.toString('latin1'))).on('error', () => undefined);
    if (to === null) return;
    // A man in the middle who looks at everything and believes anything.
    const far = connect({ port: to, host: '127.0.0.1', rejectUnauthorized: false });
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near
      .on('close', () => far.destroy())
      .pipe(far)
      .pipe(near);
  });
  server.on('tlsClientError', () => undefined);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  listeners.push({ close });
  // A server that listens on TCP has an address and a port.
  return { port: (server.address() as AddressInfo).port, heard: () => heard, close };
}

describe('a shop that is shared', { timeout: 300_000 }, () => {
  let office: Host;
  let port = 0;
  let till: Host;

  test('[SHR1] [SHR2] starts its server as a child, for this computer alone, and is tied to it', async () => {
    office = host('Office');
    expect(await stateOf(office)).toBeNull();
    // What a first start makes of nothing is [SHR4]'s.
    await fillDataFolder(path.join(profileOf('Office'), 'shops', shopId, 'server'));
    const started = await office.handlers['sharing.start']({ shopId, name: 'Corner shop' });
    expect(started).toEqual({ ok: true, value: { url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/$/) } });
    expect(await stateOf(office)).toMatchObject({
      state: 'running',
      network: { allowed: false, port: null, addresses: [] },
      computers: [],
      shown: null,
    });
    expect(await office.handlers['sharing.showCode']({ shopId, on: true })).toMatchObject({
      failure: { code: 'share-closed' },
    });
    port = await shareIn(office);
    expect(await office.handlers['store.claim']({ shopId, name: 'Corner shop' })).toMatchObject({ ok: true });
    expect(await office.handlers['store.connection']({ shopId })).toMatchObject({
      value: { connection: { from: '' } },
    });
  });

  test('[SHR11] its key is for this person alone, and in no other file', () => {
    const keyFile = path.join(profileOf('Office'), 'shops', shopId, 'server', 'share-key.pem');
    if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const files = ['shares.json', 'connections.json'].map((name) =>
      readFileSync(path.join(profileOf('Office'), name), 'utf8'),
    );
    expect(files.join('')).not.toMatch(/PRIVATE|Bearer/);
    expect(office.lines.join('')).not.toMatch(/PRIVATE/);
  });

  test('[SHR21] [SHR24] [SHR40] a computer joins by the typed code, with a token of its own and the certificate it has proved', async () => {
    till = host('Till');
    const [second, shown] = [till, await codeOf(office)];
    const asked = { address: `127.0.0.1:${port}`, code: shown.code.replace(/(...)(...)/, '$1 $2 ') };
    const joined = await second.handlers['joining.pair'](asked);
    expect(joined).toMatchObject({ ok: true, value: { shop: { shopId } } });
    if (!joined.ok) return;
    expect(await second.handlers['store.bind']({ shopId, url: joined.value.url })).toMatchObject({ ok: true });
    expect(await second.handlers['store.shop']({ shopId })).toMatchObject({ ok: true, value: { shopId } });
    expect(await second.handlers['store.connection']({ shopId })).toMatchObject({
      value: { connection: { from: 'Office' } },
    });
    await patiently(() => stateOf(office)).toMatchObject({
      computers: [{ name: 'Till', here: true }],
      shown: { state: 'used', joined: 'Till' },
    });
    expect(await host('Third').handlers['joining.pair'](asked)).toMatchObject({ failure: { code: 'pairing-closed' } });
  });

  test('[SHR22] wrong codes are told apart, and five void it', async () => {
    const [second, shown] = [till, await codeOf(office)];
    const address = `127.0.0.1:${port}`;
    const tries = [];
    for (let n = 0; n < 6; n++)
      tries.push(await second.handlers['joining.pair']({ address, code: n < 5 ? other(shown.code) : shown.code }));
    expect(tries.map((one) => (one.ok ? 'in' : one.failure.code))).toEqual([
      ...Array.from({ length: 4 }, () => 'pairing-wrong-code'),
      'pairing-void',
      'pairing-void',
    ]);
    await patiently(() => stateOf(office)).toMatchObject({ shown: { state: 'void' }, computers: [{ name: 'Till' }] });
    expect(await second.handlers['joining.pair']({ address, code: '12345' })).toMatchObject({
      failure: { code: 'pairing-no-code' },
    });
  });

  test('[SHR23] who stands between with another certificate gets nothing: not by the typed code, and of the drawn one not a word', async () => {
    const shown = await codeOf(office);
    const man = await between(port);
    expect(await till.handlers['joining.pair']({ address: `127.0.0.1:${man.port}`, code: shown.code })).toMatchObject({
      failure: { code: 'pairing-wrong-code' },
    });
    expect(man.heard()).toContain('/v1/pairing/prove');
    expect((await stateOf(office))?.computers).toHaveLength(1);
    const said = man.heard().length;
    const [prefix, one, fingerprint, secret] = shown.link.split(':');
    const drawn = [prefix, one, fingerprint, secret, `https://127.0.0.1:${man.port}/`].join(':');
    expect(await till.handlers['joining.pair']({ address: drawn, code: '' })).toMatchObject({
      failure: { code: 'share-other' },
    });
    expect(man.heard()).toHaveLength(said);
    const right = [prefix, one, fingerprint, secret, `https://127.0.0.1:${port}/`].join(':');
    expect(await host('Third').handlers['joining.pair']({ address: right, code: '' })).toMatchObject({ ok: true });
  });

  test('[SHR22] a code of ten minutes ago is no code; what is no shared shop is said to be none', async () => {
    const early = host('Early');
    expect(await early.handlers['joining.pair']({ address: '127.0.0.1:1', code: '123456789' })).toMatchObject({
      failure: { code: 'share-not-found' },
    });
    expect(await early.handlers['joining.pair']({ address: 'no address!', code: '123456789' })).toMatchObject({
      failure: { code: 'address-refused' },
    });
    const stranger = await between(null);
    const asked = early.handlers['joining.pair']({ address: `127.0.0.1:${stranger.port}`, code: '123456789' });
    await patiently(stranger.heard).toContain('hello');
    stranger.close();
    expect(await asked).toMatchObject({ failure: { code: 'share-not-found' } });
    await office.handlers['sharing.showCode']({ shopId, on: false });
    expect(await early.handlers['joining.pair']({ address: `127.0.0.1:${port}`, code: '123456789' })).toMatchObject({
      failure: { code: 'pairing-closed' },
    });
  });

  test('[SHR41] a computer that is removed hears of it at once, also while it waits, and no other does', async () => {
    const second = till;
    const waiting = second.handlers['store.changes']({ shopId, after: null, limit: 10, waitMs: 25_000 });
    await patiently(async () => (await stateOf(office))?.computers.find(({ name }) => name === 'Till')?.here).toBe(
      true,
    );
    const { computerId } = must(
      (await stateOf(office))?.computers.find(({ name }) => name === 'Till'),
      'it joined',
    );
    await office.handlers['sharing.remove']({ shopId, computerId });
    expect((await waiting).ok).toBe(false);
    expect(await second.handlers['store.shop']({ shopId })).toMatchObject({ failure: { code: 'computer-removed' } });
    await patiently(async () => (await stateOf(office))?.computers.map(({ name }) => name)).toEqual(['Third']);
    expect(await office.handlers['store.shop']({ shopId })).toMatchObject({ ok: true });
  });

  test('[SHR6] paused it is closed to others and open here', async () => {
    await office.handlers['sharing.pause']({ shopId, paused: true });
    await patiently(async () => (await stateOf(office))?.network.port).toBeNull();
    expect(await till.handlers['joining.pair']({ address: `127.0.0.1:${port}`, code: '123456789' })).toMatchObject({
      failure: { code: 'share-not-found' },
    });
    expect(await office.handlers['store.shop']({ shopId })).toMatchObject({ ok: true });
    await office.handlers['sharing.pause']({ shopId, paused: false });
    expect(await portOf(office)).toBe(port);
  });

  test('[SHR3] killed in mid-push it starts again by itself, and what was acknowledged is there once', async () => {
    const desk = offeringDesk(1);
    const shop = smallShop(desk.nextId);
    const texts = Array.from({ length: 12 }, () => desk.write(opening(shop.mug, shop.floor, 1)).text);
    const push = (text: string) => office.handlers['store.push']({ shopId, ops: [text], again: false });
    const acknowledged: string[] = [];
    for (const [n, text] of texts.entries()) {
      const asked = push(text);
      if (n === 6) must(office.children.at(-1), 'it runs').kill();
      const answer = await asked;
      if (!answer.ok) break;
      acknowledged.push(text);
    }
    expect(acknowledged.length).toBeLessThan(texts.length);
    await patiently(() => office.children.length).toBe(2);
    expect(await portOf(office)).toBe(port);
    for (const text of texts) expect(await push(text)).toMatchObject({ ok: true });
    const log = await office.handlers['store.changes']({ shopId, after: null, limit: 100, waitMs: 0 });
    expect(log.ok && log.value.ops.map((op) => op.text)).toEqual(texts);
  });

  test('[SHR31] [SHR12] at another address it is found again by its certificate; to another one nothing is said', async () => {
    const shown = await codeOf(office);
    let places: readonly string[] = [];
    const desk = host('Desk', { look: async () => places, now: steps() });
    const joined = await desk.handlers['joining.pair']({ address: `127.0.0.1:${port}`, code: shown.code });
    expect(await desk.handlers['store.bind']({ shopId, url: joined.ok ? joined.value.url : '' })).toMatchObject({
      ok: true,
    });
    await office.close();
    const unencrypted = plainServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.resume().end('SSH-2.0-OpenSSH_9.2\r\n');
    }).listen(port, '127.0.0.1');
    await once(unencrypted, 'listening');
    expect(await desk.handlers['store.shop']({ shopId })).toMatchObject({ failure: { code: 'certificate-changed' } });
    await new Promise((closed) => unencrypted.close(closed));
    const impostor = await between(null, port);
    expect(await desk.handlers['store.shop']({ shopId })).toMatchObject({ failure: { code: 'certificate-changed' } });
    office = host('Office');
    const moved = await portOf(office);
    expect(moved).not.toBe(port);
    places = [`https://127.0.0.1:${impostor.port}/`, `https://127.0.0.2:${moved}/`];
    expect(await desk.handlers['store.shop']({ shopId })).toMatchObject({ ok: true, value: { shopId } });
    expect(await desk.handlers['store.connection']({ shopId })).toMatchObject({
      value: { connection: { url: `https://127.0.0.2:${moved}/` } },
    });
    expect(impostor.heard()).toBe('');
    expect(await desk.handlers['store.move']({ shopId, address: `127.0.0.1:${impostor.port}` })).toMatchObject({
      failure: { code: 'share-not-found' },
    });
    expect(await desk.handlers['store.move']({ shopId, address: `127.0.0.1:${moved}` })).toMatchObject({ ok: true });
    expect(impostor.heard()).toBe('');
  });

  test('[SHR5] ended, it is gone, and its log stays for the next time', async () => {
    await office.handlers['sharing.stop']({ shopId });
    expect(await stateOf(office)).toBeNull();
    expect(existsSync(path.join(profileOf('Office'), 'shops', shopId, 'server', 'postgres'))).toBe(true);
    expect(await host('Third').handlers['store.shop']({ shopId })).toMatchObject({ ok: false });
  });
});

test('[SHR4] it ends with the program that started it, however that ends', { timeout: 180_000 }, async () => {
  const { key, certificate } = await makeIdentity();
  const start = {
    type: 'start',
    folder: profileOf('orphan'),
    key,
    certificate,
    ownToken: 'x'.repeat(43),
    computer: 'Office',
  };
  const script = `
    const child = require('node:child_process').fork(${JSON.stringify(entry)}, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', (message) => message.type === 'started' && console.log(message.port));
    child.send(${JSON.stringify(start)});`;
  const parent: ChildProcess = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(must(parent.stdout, 'it is piped'), 'data')) as [Buffer];
  const listeningAt = Number(String(line));
  // Not whether the process is there: one that ended stays in the system's table where nobody asks for its end.
  const listens = () =>
    new Promise<boolean>((resolve) => {
      const socket = plainConnect(listeningAt, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
  expect(await listens()).toBe(true);
  parent.kill('SIGKILL');
  await patiently(listens).toBe(false);
});

/** A clock on which no two looks are near each other. */
function steps(): () => number {
  let at = Date.now();
  return () => (at += 10_000);
}
