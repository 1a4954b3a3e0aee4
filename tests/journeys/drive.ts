import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, chromium, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { must } from '#shared/base/must.ts';
import { planLaunch } from '#build/scripts/runtime/launch.mjs';
import { resolveRuntime } from '#build/scripts/runtime/resolve.mjs';
import { root } from '#build/scripts/root.mjs';
import { addressOf } from '#build/scripts/served-address.mjs';

/** One running Stockroom and its window, whatever carries it. */
export type Desk = {
  readonly page: Page;
  /** What the window complained about so far: errors on the console, uncaught errors, breaches of the policy. */
  readonly complaints: readonly string[];
  /** Electron's own process, or null in a served browser. */
  readonly electron: ElectronApplication | null;
  readonly close: () => Promise<void>;
  /** Closes it and opens it again on the same profile. */
  readonly restart: () => Promise<Desk>;
  /** Ends the program as a power cut does: nothing is asked, nothing is closed. */
  readonly kill: () => Promise<void>;
};

export type Launch = (at: { readonly profile: string }) => Promise<Desk>;

/** A fresh profile folder, and how to remove it. */
export function newProfile(): { readonly profile: string; readonly remove: () => void } {
  const profile = mkdtempSync(path.join(tmpdir(), 'stockroom-profile-'));
  return { profile, remove: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }) };
}

/** How this machine starts Electron on a profile, with files to open named after it. */
export async function electronCommand(profile: string, files: readonly string[] = []) {
  const plan = planLaunch(await resolveRuntime());
  return { ...plan, args: [...plan.args, root, '--profile', profile, ...files] };
}

/** How this machine starts a packaged program. */
export async function packagedCommand(executable: string, profile: string, files: readonly string[] = []) {
  const plan = planLaunch({ ...(await resolveRuntime()), executable });
  return { ...plan, args: [...plan.args, '--profile', profile, ...files] };
}

/** A busy machine needs a while for a step; a step that never comes still fails. */
const patience = Number(process.env['PATIENCE'] ?? 60_000);

function listen(page: Page): string[] {
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** Opens the real window in Electron, with Chromium's sandbox as this machine allows it. */
export const launchElectron: Launch = ({ profile }) => openElectron(() => electronCommand(profile));

/** The window closes and loads anew though something typed is in it: a journey that ends there is not asked. */
const letGo = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.on('will-prevent-unload', (event) => event.preventDefault());
  });

/** Opens the window of the program that a command starts. */
export async function openElectron(command: () => ReturnType<typeof electronCommand>): Promise<Desk> {
  const { file, args, env, sandbox } = await command();
  // Playwright's own wish for a sandbox only adds a flag; the plan already holds the right one.
  const definedEnv = Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const electron = await _electron.launch({ executablePath: file, args, env: definedEnv, chromiumSandbox: sandbox });
  const page = await electron.firstWindow();
  const complaints = listen(page);
  await page.waitForLoadState('load');
  const child = electron.process();
  // Electron says this when it has closed everything and only the driver's debugger holds it, which may not let go.
  child.stderr?.on('data', (text: Buffer) => {
    if (String(text).includes('Waiting for the debugger to disconnect'))
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
  const close = async () => {
    await letGo(electron);
    await electron.close();
  };
  return {
    page,
    complaints,
    electron,
    close,
    restart: async () => {
      await close();
      return openElectron(command);
    },
    kill: async () => {
      const pid = await electron.evaluate(() => process.pid);
      const gone = new Promise<void>((resolve) => electron.once('close', () => resolve()));
      process.kill(pid, 'SIGKILL');
      await gone;
    },
  };
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return must(typeof address === 'object' ? address?.port : null, 'a listening server has a port');
}

/** A running served host, as `npm run serve` starts it: the address that opens it once, and how to end it. */
export async function serve({ profile, port }: { readonly profile: string; readonly port: number }) {
  const argv = ['out/served/serve.mjs', '--port', String(port), '--profile', profile];
  const host = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await addressOf(host);
  const stop = async () => {
    if (host.exitCode !== null || host.signalCode !== null) return;
    host.kill('SIGTERM');
    await once(host, 'exit');
  };
  return { address, stop, process: host };
}

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

async function launchServedAt(profile: string, port: number): Promise<Desk> {
  const host = await serve({ profile, port });
  const browser = await chromium.launchPersistentContext(path.join(profile, 'browser'), {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1280, height: 800 },
    args: quiet,
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const complaints = listen(page);
  await page.goto(host.address);
  const close = async () => {
    await browser.close();
    await host.stop();
  };
  return {
    page,
    complaints,
    electron: null,
    close,
    restart: async () => {
      await close();
      return launchServedAt(profile, port);
    },
    kill: async () => {
      const gone = once(host.process, 'exit');
      host.process.kill('SIGKILL');
      await Promise.all([gone, browser.close()]);
    },
  };
}

const ports = new Map<string, number>();

/** Serves the window and opens it in Chromium; a profile keeps its port over restarts, and so its database. */
export const launchServed: Launch = async ({ profile }) => {
  const port = ports.get(profile) ?? (await freePort());
  ports.set(profile, port);
  return launchServedAt(profile, port);
};

/** Both ways the window runs: a journey through files, printers, the journal or keys goes through each. */
export const ways: readonly { readonly way: string; readonly launch: Launch }[] = [
  { way: 'in Electron', launch: launchElectron },
  { way: 'served to Chromium', launch: launchServed },
];

/** The way of a journey about screens alone, to which the host behind them makes no difference. */
export const oneWay = ways.slice(0, 1);

const pictures = path.join(root, '.cache', 'journeys');

/** Keeps what the windows showed when a test failed: .cache/journeys/<test>.png. */
async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const file = path.join(pictures, `${name.replace(/\W+/g, '-')}.png`);
  await page.screenshot({ path: file, timeout: 10_000 }).catch(() => undefined);
}

/** Desks on fresh profiles for the tests of one describe: closed and removed at its end, with a picture of each failure. */
export function desksOf(launch: Launch) {
  const profiles: { readonly profile: string; readonly remove: () => void }[] = [];
  const open = new Map<string, Desk>();
  const start = async (profile: string) => {
    const desk = await launch({ profile });
    open.set(profile, desk);
    return desk;
  };
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const [index, { page, electron }] of [...open.values()].entries()) {
      await picture(page, `${task.name} ${launch.name} ${index}`);
      if (electron) await letGo(electron);
      await page.reload(); // what stands open is not in the way of the next test
    }
  });
  afterAll(async () => {
    await Promise.all([...open.values()].map((desk) => desk.close()));
    for (const { remove } of profiles) remove();
  });
  return {
    /** Opens a desk on a profile of its own. */
    fresh: async () => {
      const made = newProfile();
      profiles.push(made);
      return { profile: made.profile, desk: await start(made.profile) };
    },
    /** Opens a desk on a profile again, after it was closed or killed. */
    again: start,
    close: async (profile: string) => {
      await open.get(profile)?.close();
      open.delete(profile);
    },
    kill: async (profile: string) => {
      await open.get(profile)?.kill();
      open.delete(profile);
    },
  };
}

/** One desk that all tests of a describe share, one after the other. */
export function oneDesk(launch: Launch) {
  const desks = desksOf(launch);
  let profile = '';
  let desk: Desk | null = null;
  beforeAll(async () => {
    ({ profile, desk } = await desks.fresh());
  });
  return {
    get page() {
      return must(desk, 'the desk is open').page;
    },
    get complaints() {
      return must(desk, 'the desk is open').complaints;
    },
    /** Electron around the window, where the desk runs in it. */
    get electron() {
      return must(desk, 'the desk is open').electron;
    },
    /** Closes the window, lets something happen to its profile, and opens it again. */
    restart: async (between: (profile: string) => void | Promise<void> = () => undefined) => {
      await desks.close(profile);
      await between(profile);
      desk = await desks.again(profile);
      return desk.page;
    },
    /** Ends the program without a word and opens it again. */
    crash: async () => {
      await desks.kill(profile);
      desk = await desks.again(profile);
      return desk.page;
    },
  };
}
