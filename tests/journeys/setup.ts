import { type ChildProcess, spawn } from 'node:child_process';
import { ensureBuilt } from '#build/scripts/build.mjs';
import { hasDisplay } from '#build/scripts/runtime/launch.mjs';
import { resolveRuntime } from '#build/scripts/runtime/resolve.mjs';

/** Starts a screen that nobody sees and answers its name. */
function openScreen(): Promise<{ readonly screen: ChildProcess; readonly display: string }> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.stdio[3]?.once('data', (number: Buffer) => resolve({ screen, display: `:${String(number).trim()}` }));
  });
}

/** Before the journeys: a current build, an Electron to run it, and a screen; after them the screen goes. */
export default async function setup(): Promise<() => void> {
  await ensureBuilt();
  await resolveRuntime();
  if (hasDisplay()) return () => {};
  const { screen, display } = await openScreen();
  process.env['DISPLAY'] = display;
  return () => screen.kill();
}
