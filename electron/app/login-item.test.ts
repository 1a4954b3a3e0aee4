import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loginItemOf } from './login-item.ts';

const home = mkdtempSync(path.join(tmpdir(), 'stockroom-login-'));
const file = path.join(home, 'autostart', 'stockroom.desktop');
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A system that keeps what it was told, as Electron says it of Windows and macOS. */
function systemOf(state: { openAtLogin: boolean; executableWillLaunchAtLogin?: boolean }) {
  const asked: object[] = [];
  return {
    asked,
    getLoginItemSettings: () => state,
    setLoginItemSettings: (settings: { readonly openAtLogin: boolean }) => {
      asked.push(settings);
      state.openAtLogin = settings.openAtLogin;
    },
  };
}
const system = systemOf({ openAtLogin: false });
const onLinux = { platform: 'linux', packaged: true, env: { XDG_CONFIG_HOME: home }, system } as const;

describe('[SHR5] starting with the system', () => {
  test('is an entry of the autostart folder on Linux, which goes again', () => {
    const item = loginItemOf({ ...onLinux, program: '/opt/Stockroom/stockroom' });
    expect(item.get()).toBe(false);
    item.set(true);
    expect(item.get()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Stockroom/stockroom"\n');
    item.set(false);
    expect([item.get(), existsSync(file)]).toEqual([false, false]);
    item.set(false);
  });

  test('lies in the folder of the person who is signed in where no other is named', () => {
    loginItemOf({ ...onLinux, env: { HOME: home }, program: '/opt/s' }).set(true);
    expect(existsSync(path.join(home, '.config', 'autostart', 'stockroom.desktop'))).toBe(true);
  });

  test('starts the AppImage, not where it is unpacked this time', () => {
    const env = { ...onLinux.env, APPIMAGE: '/home/ada/Stockroom.AppImage' };
    loginItemOf({ ...onLinux, env, program: '/tmp/.mount_1/stockroom' }).set(true);
    expect(readFileSync(file, 'utf8')).toContain('Exec="/home/ada/Stockroom.AppImage"');
  });

  test('is off where a desktop switched the entry off, or it starts a program elsewhere', () => {
    const item = loginItemOf({ ...onLinux, program: '/opt/new/stockroom' });
    loginItemOf({ ...onLinux, program: '/opt/old/stockroom' }).set(true);
    expect(item.get()).toBe(false);
    item.set(true);
    writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`);
    expect(item.get()).toBe(false);
    item.set(true);
    expect(item.get()).toBe(true);
  });

  test('names a program in a folder of any name', () => {
    const program = path.join(home, 'a "b" $c `d` \\e 100%', 'stockroom');
    loginItemOf({ ...onLinux, program }).set(true);
    const [, exec = ''] = /^Exec=(.*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
    // A value's backslashes first, then the field codes; what is left is quoted as a shell quotes.
    const line = exec.replaceAll('\\\\', '\\').replaceAll('%%', '%');
    expect(spawnSync('sh', ['-c', `printf %s ${line}`], { encoding: 'utf8' }).stdout).toBe(program);
  });

  test('is Windows’ and macOS’ own setting; what a person switched off there is off', () => {
    for (const platform of ['win32', 'darwin'] as const) {
      const kept = systemOf({ openAtLogin: false });
      const item = loginItemOf({ ...onLinux, platform, system: kept, program: 'stockroom' });
      expect(item.get()).toBe(false);
      item.set(true);
      expect([item.get(), kept.asked]).toEqual([true, [{ openAtLogin: true }]]);
      item.set(false);
      expect(item.get()).toBe(false);
    }
    const switchedOff = systemOf({ openAtLogin: true, executableWillLaunchAtLogin: false });
    expect(loginItemOf({ ...onLinux, platform: 'win32', system: switchedOff, program: 's' }).get()).toBe(false);
  });

  test('is no question for a development run, nor where no such setting is known', () => {
    for (const other of [{ packaged: false }, { platform: 'freebsd' as const }]) {
      const item = loginItemOf({ ...onLinux, ...other, program: '/opt/s' });
      item.set(true);
      expect([item.get(), existsSync(file)]).toEqual([null, false]);
    }
  });
});
