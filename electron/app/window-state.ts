import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const area = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
/** A rectangle in device-independent pixels. */
export type Area = z.infer<typeof area>;

const windowState = area.extend({ maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

const usual = { width: 1280, height: 800 };
const least = { width: 900, height: 600 };

const file = (folder: string) => path.join(folder, 'window.json');

/** The state kept in a profile, or null where none is kept or it cannot be read. */
export function readWindowState(folder: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file(folder), 'utf8')));
  } catch {
    return null; // a lost window position is no loss: the window opens in the middle
  }
}

/** Keeps where the window stands. */
export function writeWindowState(folder: string, state: WindowState): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file(folder), JSON.stringify(state));
}

const overlap = (a: number, aSize: number, b: number, bSize: number) =>
  Math.max(0, Math.min(a + aSize, b + bSize) - Math.max(a, b));

/** Where a window opens so that a person can reach its title bar: where it stood, or in the middle of the main screen. */
export function placeWindow(kept: Area | null, screens: readonly Area[], main: Area): Area {
  const width = Math.max(least.width, Math.min(kept?.width ?? usual.width, main.width));
  const height = Math.max(least.height, Math.min(kept?.height ?? usual.height, main.height));
  const reachable =
    kept &&
    screens.some((s) => overlap(kept.x, width, s.x, s.width) >= 200 && kept.y >= s.y && kept.y < s.y + s.height - 50);
  if (kept && reachable) return { x: kept.x, y: kept.y, width, height };
  return {
    x: main.x + Math.max(0, Math.round((main.width - width) / 2)),
    y: main.y + Math.max(0, Math.round((main.height - height) / 2)),
    width,
    height,
  };
}
