import { spawn } from 'node:child_process';

/**
 * Starts a screen that nobody sees and answers it with its name, as `DISPLAY` takes it.
 * @returns {Promise<{ readonly screen: import('node:child_process').ChildProcess, readonly display: string }>}
 */
export function openScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.once('exit', (code) => reject(new Error(`The screen ended with ${code}.`)));
    screen.stdio[3]?.once('data', (/** @type {Buffer} */ number) =>
      resolve({ screen, display: `:${String(number).trim()}` }),
    );
  });
}
