import { homedir } from 'node:os';
import path from 'node:path';

/** Where one desk keeps everything on this computer. */
export type Profile = {
  readonly folder: string;
  /** Chromium's own folder, with the working database; it may be lost, the rest may not. */
  readonly browser: string;
};

type Surroundings = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
};

function localApplicationData({ env, platform }: Surroundings): string {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  return env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local', 'share');
}

/** The value of `--name value` or `--name=value` on a command line, or null. */
export function argument(argv: readonly string[], name: string): string | null {
  const at = argv.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  const found = argv[at];
  if (found === undefined) return null;
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : (argv[at + 1] ?? null);
}

/** The profile that `--profile` names, else this person's own. */
export function profileFrom(surroundings: Surroundings): Profile {
  const named = argument(surroundings.argv, 'profile');
  const folder = named
    ? path.resolve(surroundings.cwd, named)
    : path.join(localApplicationData(surroundings), 'Stockroom');
  return { folder, browser: path.join(folder, 'browser') };
}
