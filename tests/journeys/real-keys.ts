import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openScreen } from '#build/scripts/runtime/open-screen.mjs';

/** Runs xdotool, which presses keys of the X server itself: they come with its time stamps, as a scanner's do. */
async function xdotool(argv: readonly string[]): Promise<string> {
  const run = spawn('xdotool', argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  run.stdout.on('data', (text: Buffer) => (said += String(text)));
  const [code] = await once(run, 'close');
  if (code !== 0) throw new Error(`xdotool ${argv[0]} ended with ${code}`);
  return said;
}

/** Opens a screen of its own with a keyboard of another layout, for what is started and pressed until it is closed. */
export async function screenWith(layout: string): Promise<{ readonly close: () => void }> {
  const before = process.env['DISPLAY'];
  const { screen, display } = await openScreen();
  process.env['DISPLAY'] = display;
  const set = spawn('setxkbmap', [layout], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(set, 'close');
  if (code !== 0) throw new Error(`setxkbmap ended with ${code}`);
  return {
    close: () => {
      process.env['DISPLAY'] = before;
      screen.removeAllListeners('exit');
      screen.kill();
    },
  };
}

/** Presses keys by their names (`ctrl+b`) or by their places on the keyboard (X's key codes: 10 is the key of digit 1). */
export async function pressKeys(keys: readonly (string | number)[], delay = 10): Promise<void> {
  await xdotool(['key', '--delay', String(delay), ...keys.map(String)]);
}

/**
 * The same for a code that ends with Return: true where the keys followed each other as a scanner's do. On a machine that
 * is loaded they may not, and then nothing can be said of what is made of them.
 */
export async function pressCode(page: Page, keys: readonly string[]): Promise<boolean> {
  await page.evaluate(() => {
    const { dataset } = document.body;
    if (dataset['presses'] === undefined)
      // The window keeps presses from whoever listens behind it; that a key comes up it does not.
      addEventListener('keyup', ({ key, timeStamp }) => (dataset['presses'] += `${key}:${timeStamp} `), true);
    dataset['presses'] = '';
  });
  await pressKeys(keys);
  const presses = () => page.evaluate(() => document.body.dataset['presses'] ?? '');
  await expect.poll(presses).toContain('Enter:');
  const times = (await presses())
    .trim()
    .split(' ')
    .map((press) => Number(press.split(':').at(-1)));
  return times.every((time, place) => place === 0 || time - (times[place - 1] ?? 0) < 40);
}

/** Gives the keyboard of the X server to the window; there is no window manager that would. */
export async function takeKeyboard(page: Page): Promise<void> {
  const [id = ''] = (await xdotool(['search', '--sync', '--onlyvisible', '--name', 'Stockroom'])).trim().split('\n');
  await xdotool(['windowfocus', '--sync', id]);
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
}

/** Presses the keys of a code and Enter behind them; xdotool takes about half of `delay`, in milliseconds, from one to the next. */
export async function scanKeys(code: string, { delay = 10, end = '\n' } = {}): Promise<void> {
  await xdotool(['type', '--delay', String(delay), '--', `${code}${end}`]);
}

/** Keeps the window's thread busy for 50–200 ms again and again, with a breath between, until the answer is called. */
export async function keepBusy(page: Page, seed: number): Promise<() => Promise<void>> {
  await page.evaluate((from) => {
    let state = from;
    const dice = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state / 0x7fffffff;
    };
    const block = () => {
      if (document.body.dataset['idle'] !== undefined) return;
      const until = performance.now() + 50 + 150 * dice();
      while (performance.now() < until) dice();
      setTimeout(block, 4 * dice());
    };
    delete document.body.dataset['idle'];
    block();
  }, seed);
  return async () => {
    await page.evaluate(() => {
      document.body.dataset['idle'] = '';
    });
  };
}
