import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../root.mjs';

/** @typedef {import('./resolve.mjs').Runtime} Runtime */
/** @typedef {{ readonly file: string, readonly args: readonly string[], readonly env: NodeJS.ProcessEnv, readonly sandbox: boolean }} LaunchPlan */

const namespacesAllowed = () =>
  spawnSync('unshare', ['--user', '--map-user=1000', '--map-group=1000', '--', 'true'], { stdio: 'ignore' }).status ===
  0;

/**
 * How this machine starts the runtime with Chromium's sandbox on; without it only where user namespaces are forbidden.
 * @returns {LaunchPlan}
 */
export function planLaunch(/** @type {Runtime} */ { executable, kind }) {
  // The shop's server runs under this Node, since the development runtime's own is too old for it.
  const env = {
    ...process.env,
    STOCKROOM_ELECTRON: executable,
    STOCKROOM_RUNTIME: kind,
    STOCKROOM_NODE: process.execPath,
  };
  const plain = { file: executable, args: waylandOnly() ? ['--ozone-platform=wayland'] : [], env, sandbox: true };
  if (process.platform !== 'linux') return plain;
  if (!namespacesAllowed()) return { ...plain, args: [...plain.args, '--no-sandbox'], sandbox: false };
  if (process.getuid?.() !== 0) return plain;
  return { ...plain, file: path.join(root, 'build/scripts/runtime/as-user.sh') };
}

/** True where a window can be shown. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

const waylandOnly = () => process.platform === 'linux' && !process.env.DISPLAY && Boolean(process.env.WAYLAND_DISPLAY);
