import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from './window-state.ts';

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 0, width: 1280, height: 1000 };

test('[HOST31] the window opens where it stood', () => {
  const kept = { x: -1200, y: 40, width: 1000, height: 700 };
  expect(placeWindow(kept, [main, left], main)).toEqual(kept);
});

test('[HOST31] on a screen that is gone it opens in the middle of the main one, no larger than it', () => {
  expect(placeWindow({ x: -3000, y: 40, width: 2600, height: 700 }, [main], main)).toEqual({
    x: 0,
    y: 170,
    width: 1920,
    height: 700,
  });
  expect(placeWindow(null, [main], main)).toEqual({ x: 320, y: 120, width: 1280, height: 800 });
});

test('[HOST31] what was kept is read again; what is damaged is no loss', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-window-'));
  const state = { x: 1, y: 2, width: 900, height: 600, maximized: true };
  expect(readWindowState(folder)).toBeNull();
  writeWindowState(folder, state);
  expect(readWindowState(folder)).toEqual(state);
  writeFileSync(path.join(folder, 'window.json'), '{"x":');
  expect(readWindowState(folder)).toBeNull();
  rmSync(folder, { recursive: true, force: true });
});
