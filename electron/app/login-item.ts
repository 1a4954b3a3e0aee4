import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { LoginItem } from '#electron/sharing/sharing.ts';

/** What Electron knows of starting with the system: on Windows and macOS. */
type SystemSettings = {
  readonly getLoginItemSettings: () => {
    readonly openAtLogin: boolean;
    readonly executableWillLaunchAtLogin?: boolean;
  };
  readonly setLoginItemSettings: (settings: { readonly openAtLogin: boolean }) => void;
};

type Where = {
  readonly platform: NodeJS.Platform;
  /** A development run is no program to start. */
  readonly packaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program that runs. */
  readonly program: string;
  readonly system: SystemSettings;
};

/** Starting with the system when a person signs in. */
export function loginItemOf(where: Where): LoginItem {
  const { platform, packaged, system } = where;
  if (!packaged) return { get: () => null, set: () => undefined };
  if (platform === 'linux') return autostartFile(where);
  if (platform !== 'win32' && platform !== 'darwin') return { get: () => null, set: () => undefined };
  return {
    get: () => {
      const { openAtLogin, executableWillLaunchAtLogin = true } = system.getLoginItemSettings();
      // Windows keeps the entry of a program that a person switched off in the Task Manager, and does not start it.
      return openAtLogin && (platform === 'darwin' || executableWillLaunchAtLogin);
    },
    set: (openAtLogin) => system.setLoginItemSettings({ openAtLogin }),
  };
}

/** Desktops on Linux start what lies in this folder (freedesktop.org: Desktop Application Autostart). */
function autostartFile({ env, program }: Where): LoginItem {
  const config = env['XDG_CONFIG_HOME'] || path.join(env['HOME'] || homedir(), '.config');
  const file = path.join(config, 'autostart', 'stockroom.desktop');
  // An AppImage is unpacked anew at every start: the file itself is what can be started again.
  const text = entryOf(env['APPIMAGE'] || program);
  return {
    // An entry for another place starts nothing once that is gone, and one that a desktop's settings hid or disabled is off.
    get: () => read(file) === text,
    set: (on) => {
      if (!on) return rmSync(file, { force: true });
      mkdirSync(path.dirname(file), { recursive: true });
      return writeFileSync(file, text);
    },
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

const entryOf = (program: string) => `[Desktop Entry]
Type=Application
Name=Stockroom
Exec=${argumentOf(program)}
Icon=stockroom
Terminal=false
`;

/** A program's path as one argument of `Exec`: quoted, and its backslashes once more as those of any value. */
function argumentOf(program: string): string {
  const quoted = program.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${quoted.replaceAll('\\', '\\\\')}"`;
}
