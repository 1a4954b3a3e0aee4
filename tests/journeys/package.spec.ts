import { createPackage, extractAll } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#build/scripts/root.mjs';
import { developmentRuntimeFits } from '#build/scripts/runtime/development-runtime.mjs';
import { must } from '#shared/base/must.ts';
import { type Desk, newProfile, openElectron, packagedCommand } from './drive.ts';
import { chip, dialog, fixture, goTo, goToSettings, importForm, preview, region, startEmpty } from './steps.ts';

const built = mkdtempSync(path.join(tmpdir(), 'stockroom-packed-'));
afterAll(() => rmSync(built, { recursive: true, force: true }));

/** Packs the program for this system into a folder of its own and answers the program in it. */
function pack(name: string, ...flags: readonly string[]): string {
  const folder = path.join(built, name);
  const argv = ['build/scripts/package.mjs', `-c.directories.output=${folder}`, ...flags];
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return path.join(folder, 'linux-unpacked', 'stockroom');
}

/** What the server's Node must have and the development runtime's has not, so far as the server asks for it. */
const lent = `{
  const diagnostics = require('node:diagnostics_channel');
  diagnostics.tracingChannel ??= () => ({ hasSubscribers: false });
}
`;

/** Gives the server in a package what the development runtime's Node lacks; nothing else of it is changed. */
async function lendTracing(program: string): Promise<void> {
  const archive = path.join(path.dirname(program), 'resources', 'app.asar');
  const folder = path.join(built, 'archive');
  extractAll(archive, folder);
  const server = path.join(folder, 'out', 'server', 'child.cjs');
  writeFileSync(server, `${lent}${readFileSync(server, 'utf8')}`);
  await createPackage(folder, archive);
  rmSync(folder, { recursive: true });
}

/** The process of the shop's server, among those that Electron started itself; null while there is none. */
async function serverProcess({ electron }: Desk): Promise<number | null> {
  const found = await electron?.evaluate(({ app }) =>
    app.getAppMetrics().find(({ type, name }) => type === 'Utility' && name === 'Stockroom shop server'),
  );
  return found?.pid ?? null;
}

/** Whether a process runs; one that ended and that nobody has asked for yet does not. */
function runs(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const tried = test.runIf(developmentRuntimeFits);
if (!developmentRuntimeFits)
  test.skip('skipped: packages are tried on Linux x64, where an unfused runtime can be fetched', () => undefined);

tried('[HOST70] a package starts nothing but its own archive', async () => {
  const fuses = await getCurrentFuseWire(pack('fused'));
  const on = (fuse: FuseV1Options) => String.fromCharCode(Number(fuses[fuse])) === '1';
  expect({
    node: on(FuseV1Options.RunAsNode),
    options: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspector: on(FuseV1Options.EnableNodeCliInspectArguments),
    archiveOnly: on(FuseV1Options.OnlyLoadAppFromAsar),
    cookies: on(FuseV1Options.EnableCookieEncryption),
  }).toEqual({
    node: false,
    options: false,
    inspector: false,
    archiveOnly: true,
    cookies: true,
  });
});

describe.runIf(developmentRuntimeFits)('[HOST71] the packaged program', () => {
  const { profile, remove } = newProfile();
  let program = '';
  let desk: Desk;
  beforeAll(async () => {
    program = pack('unfused', '--unfused');
    await lendTracing(program);
    desk = await openElectron(() => packagedCommand(program, profile));
  });
  afterAll(async () => {
    await desk?.close();
    remove();
  });

  test('runs from its own archive and opens a shop', async () => {
    const at = await desk.electron?.evaluate(({ app }) => ({ packaged: app.isPackaged, folder: app.getAppPath() }));
    expect(at).toEqual({ packaged: true, folder: expect.stringMatching(/app\.asar$/) });
    await startEmpty(desk.page);
    expect(desk.complaints).toEqual([]);
  });

  test('[SHR1] [SHR3] [SHR4] [SHR5] shares its shop by a process of Electron’s own, started anew when it ends', async () => {
    const open = async () => {
      await goToSettings(desk.page, 'Sharing');
      await region(desk.page, 'Sharing').getByText('Open to your network').waitFor({ timeout: 120_000 });
    };
    const gone = (pid: number) => expect.poll(() => runs(pid), { timeout: 20_000 }).toBe(false);
    const shared = () => expect.poll(() => chip(desk.page).innerText(), { timeout: 60_000 }).toContain('Shared');

    await goToSettings(desk.page, 'Sharing');
    await region(desk.page, 'Sharing').getByRole('button', { name: 'Share this shop' }).click();
    await dialog(desk.page, 'Share this shop').getByRole('button', { name: 'Share on this network' }).click();
    await open();
    await shared();
    const first = must(await serverProcess(desk), 'the server runs');

    process.kill(first, 'SIGKILL');
    await gone(first);
    await expect.poll(async () => [null, first].includes(await serverProcess(desk)), { timeout: 60_000 }).toBe(false);
    await open();
    const second = must(await serverProcess(desk), 'the server runs again');

    await desk.close();
    await gone(second);
    desk = await openElectron(() => packagedCommand(program, profile));
    await open();
    await shared();
    const third = must(await serverProcess(desk), 'the server runs with the program');
    await desk.kill();
    await gone(third);
    desk = await openElectron(() => packagedCommand(program, profile));
  }, 300_000);

  test('[HOST60] opens a file that is named to it, in the shop it had before', async () => {
    await desk.close();
    desk = await openElectron(() => packagedCommand(program, profile, [fixture('sizes.csv')]));
    const form = importForm(desk.page);
    await form.getByRole('button', { name: 'Preview', exact: true }).waitFor();
    await preview(form);
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await desk.page.getByRole('status').filter({ hasText: 'imported from' }).last().waitFor();
    await goTo(desk.page, 'Stock');
    await desk.page.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').waitFor();
  });

  test('[HOST61] a second launch that names a file hands it to the window that is open', async () => {
    const { file, args, env } = await packagedCommand(program, profile, [fixture('sizes.csv')]);
    expect(spawnSync(file, args, { env, timeout: 30_000 }).status).toBe(0);
    await importForm(desk.page).getByRole('button', { name: 'Preview', exact: true }).waitFor();
  });
});
