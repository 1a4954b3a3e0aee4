import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Preloaded } from '#renderer/platform/bridge-preload.ts';
import { must } from '#shared/base/must.ts';
import { root } from '#build/scripts/root.mjs';
import { addressOf } from '#build/scripts/served-address.mjs';
import { type Desk, electronCommand, launchElectron, newProfile, serve, ways } from './drive.ts';

describe.each(ways)('the window $way', ({ launch }) => {
  const { profile, remove } = newProfile();
  let desk: Desk;
  beforeAll(async () => {
    desk = await launch({ profile });
  });
  afterAll(async () => {
    await desk?.close();
    remove();
  });

  test('[HOST20] opens with its title, in a secure context, and nothing breaks the policy', async () => {
    await desk.page.waitForFunction(() => (document.getElementById('root')?.children.length ?? 0) > 0);
    expect(await desk.page.title()).toContain('Stockroom');
    expect(await desk.page.evaluate(() => window.isSecureContext)).toBe(true);
    expect(desk.complaints).toEqual([]);
  });

  test('[HOST20] script from a text never runs and nothing outside is fetched', async () => {
    const breaches = await desk.page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => found.push(effectiveDirective));
      const planted = document.createElement('div');
      planted.innerHTML = '<img src="https://example.com/x.png" onerror="window.planted = true">';
      document.body.append(planted);
      await fetch('https://example.com/').catch(() => found.push('fetch refused'));
      await new Promise((resolve) => setTimeout(resolve, 100));
      planted.remove();
      return { found, ran: 'planted' in window };
    });
    expect(breaches.ran).toBe(false);
    expect(breaches.found).toEqual(expect.arrayContaining(['img-src', 'connect-src', 'fetch refused']));
  });

  test('[HOST32] opens again on the same profile', async () => {
    desk = await desk.restart();
    await desk.page.waitForFunction(() => (document.getElementById('root')?.children.length ?? 0) > 0);
    expect(desk.complaints).toEqual([]);
  });
});

describe('Electron around the window', () => {
  const { profile, remove } = newProfile();
  let desk: Desk;
  beforeAll(async () => {
    desk = await launchElectron({ profile });
  });
  afterAll(async () => {
    await desk?.close();
    remove();
  });
  const electron = () => must(desk.electron, 'this desk runs in Electron');

  test('[HOST33] runs with Chromium’s sandbox on', async () => {
    const pid = await electron().evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
  });

  test('[HOST34] the page has no Node and only named functions of the host', async () => {
    const seen = await desk.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      names: Object.entries<Preloaded[keyof Preloaded]>(window.stockroom ?? {}).map(
        ([name, value]) => `${name}: ${typeof value}`,
      ),
    }));
    expect(seen.node).toEqual([]);
    expect(seen.names).toContain('app.about: function');
    expect(seen.names).not.toContain('store.push: function');
    expect(seen.names.every((name) => name.endsWith(': function'))).toBe(true);
  });

  test('[HOST35] [DATA-P11] a second launch on the profile is refused in plain words, and the first goes on', async () => {
    const { file, args, env } = await electronCommand(profile);
    const second = spawnSync(file, args, { env, encoding: 'utf8', timeout: 30_000 });
    expect(second.status).toBe(0);
    expect(second.stdout).toContain('Stockroom is already open with this profile.');
    expect(await desk.page.title()).toContain('Stockroom');
  });

  test('[HOST36] goes nowhere else, opens no second window and embeds nothing', async () => {
    const address = desk.page.url();
    const opened = await desk.page.evaluate(() => {
      window.location.href = 'https://example.com/';
      return window.open('file:///etc/passwd') !== null;
    });
    await desk.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(opened).toBe(false);
    expect(desk.page.url()).toBe(address);
    expect(electron().windows()).toHaveLength(1);
  });

  test('[HOST37] permissions are denied but for keeping data and writing the clipboard', async () => {
    const states = await desk.page.evaluate(async () => ({
      persisted: await navigator.storage.persist(),
      notifications: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    }));
    expect(states).toEqual({ persisted: true, notifications: 'denied', geolocation: 'denied' });
  });

  test('[HOST15] a worker that went with its page gives its journal back', async () => {
    const shopId = crypto.randomUUID();
    const made = await desk.page.evaluate(async (id) => {
      const entry = {
        shopId: id,
        shopKind: 'demo',
        name: 'A',
        dbName: 'stockroom-a',
        generation: id,
        createdAt: 0,
      } as const;
      const answer = await window.stockroom?.['shops.create']?.(entry);
      await window.stockroom?.['shops.select']?.({ shopId: null });
      return answer?.ok;
    }, shopId);
    expect(made).toBe(true);
    const attach = () =>
      desk.page.evaluate(
        ([id, windowId]) =>
          new Promise<unknown>((resolve) => {
            window.addEventListener('message', function hear({ data, ports: [port] }) {
              if (data !== 'stockroom:worker-port' || !port) return;
              window.removeEventListener('message', hear);
              Object.assign(window, { port });
              port.onmessage = (answer) => resolve(answer.data.answer.ok);
              port.postMessage({ id: 1, channel: 'journal.attach', ask: { shopId: id, windowId, takeOver: false } });
            });
            window.stockroom?.requestWorkerPort();
          }),
        [shopId, crypto.randomUUID()] as const,
      );
    expect(await attach()).toBe(true);
    expect(await attach()).toBe(false);
    await desk.page.reload();
    expect(await attach()).toBe(true);
  });

  test('[HOST40] the title names a development runtime', async () => {
    const { title, version } = await electron().evaluate(({ BrowserWindow }) => ({
      title: BrowserWindow.getAllWindows()[0]?.getTitle() ?? '',
      version: process.versions.electron ?? '',
    }));
    if (Number.parseInt(version, 10) < 42) expect(title).toContain(`development runtime (Electron ${version})`);
    else expect(title).not.toContain('development');
  });
});

describe('[HOST50] the served host', () => {
  const { profile, remove } = newProfile();
  let host: Awaited<ReturnType<typeof serve>>;
  let at: URL;
  beforeAll(async () => {
    host = await serve({ profile, port: 0 });
    at = new URL(host.address);
  });
  afterAll(async () => {
    await host.stop();
    remove();
  });

  type Answer = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]> };
  const get = (target: string, headers: Readonly<Record<string, string>> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const ask = request({ host: '127.0.0.1', port: at.port, path: target, headers }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      });
      ask.on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      });
      ask.once('error', reject).end();
    });

  test('answers nobody without the address that was printed, and that only once', async () => {
    expect((await get('/')).status).toBe(403);
    expect((await get('/?token=wrong')).status).toBe(403);
    const once = await get(`/${at.search}`);
    expect(once.status).toBe(302);
    expect(String(once.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await get(`/${at.search}`)).status).toBe(403);
    const cookie = must(String(once.headers['set-cookie']).split(';')[0], 'a cookie was set');

    const page = await get('/', { cookie });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await get('/', { cookie, host: `evil.example:${at.port}` })).status).toBe(403);

    const upgrade = {
      cookie,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'x3JJHMbDL1EzLkh9GBhXDw==',
    };
    expect((await get('/bridge', { ...upgrade, origin: at.origin })).status).toBe(101);
    expect((await get('/bridge', { ...upgrade, origin: 'http://evil.example' })).status).toBe(403);
    expect((await get('/bridge', { ...upgrade, cookie: '', origin: at.origin })).status).toBe(403);
  });
});

test('[HOST52] npm that is told to end takes the served host with it', async () => {
  const { profile, remove } = newProfile();
  const npm = spawn('npm', ['run', 'serve', '--', '--port', '0', '--profile', profile], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { origin } = new URL(await addressOf(npm));
  const answers = () =>
    fetch(origin).then(
      () => true,
      () => false,
    );
  expect(await answers()).toBe(true);
  npm.kill('SIGTERM');
  await once(npm, 'exit');
  await expect.poll(answers).toBe(false);
  remove();
});
