import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#build/scripts/root.mjs';
import { developmentRuntimeFits } from '#build/scripts/runtime/development-runtime.mjs';
import { type Desk, newProfile, openElectron, packagedCommand } from './drive.ts';
import { fixture, goTo, importForm, preview, startEmpty } from './steps.ts';

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
