import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll } from 'vitest';
import { hasDisplay } from '#build/scripts/runtime/launch.mjs';

/** Starts a screen that nobody sees and answers its name. */
function openScreen(): Promise<{ readonly screen: ChildProcess; readonly display: string }> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.once('exit', (code) => reject(new Error(`The screen ended with ${code}.`)));
    screen.stdio[3]?.once('data', (number: Buffer) => resolve({ screen, display: `:${String(number).trim()}` }));
  });
}

/** Journeys run side by side: where there is no screen each file gets one of its own, and no window takes another's focus. */
if (!hasDisplay()) {
  let screen: ChildProcess;
  beforeAll(async () => {
    const opened = await openScreen();
    screen = opened.screen;
    process.env['DISPLAY'] = opened.display;
  });
  afterAll(async () => {
    delete process.env['DISPLAY'];
    const gone = once(screen, 'exit');
    screen.kill();
    await gone;
  });
}
