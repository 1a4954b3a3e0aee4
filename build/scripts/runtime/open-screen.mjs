import { spawn } from 'node:child_process';

/**
 * Starts a screen that nobody sees and answers it with its name, as `DISPLAY` takes it.
 * @returns {Promise<{ readonly screen: import('node:child_process').ChildProcess, readonly display: string }>}
 */
export function openScreen() {
  // Without -noreset it forgets its keyboard's layout whenever its last window or tool has gone.
  const argv = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'];
  const screen = spawn('Xvfb', argv, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.once('exit', (code) => reject(new Error(`The screen ended with ${code}.`)));
    screen.stdio[3]?.once('data', (/** @type {Buffer} */ number) =>
      resolve({ screen, display: `:${String(number).trim()}` }),
    );
  });
}
