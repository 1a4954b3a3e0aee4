import { expect, test } from 'vitest';
import { createScanRegistry } from './scans.ts';

test('[SCN6] the newest part that wants scans gets them, and when it goes the earlier one does again', () => {
  const registry = createScanRegistry();
  const told: string[] = [];
  expect(registry.tell('1')).toBe(false);
  const leaveFirst = registry.add((code) => told.push(`first ${code}`));
  const leaveSecond = registry.add((code) => told.push(`second ${code}`));
  expect(registry.tell('2')).toBe(true);
  leaveSecond();
  registry.tell('3');
  leaveFirst();
  expect(registry.tell('4')).toBe(false);
  expect(told).toEqual(['second 2', 'first 3']);
});

test('[SCN6] what no part of the screen wants goes to the last taker, however new it is', () => {
  const registry = createScanRegistry();
  const told: string[] = [];
  const leave = registry.add((code) => told.push(`screen ${code}`));
  registry.addLast((code) => told.push(`window ${code}`));
  registry.tell('1');
  expect(registry.isWanted()).toBe(true);
  leave();
  registry.tell('2');
  expect(registry.isWanted()).toBe(false);
  expect(told).toEqual(['screen 1', 'window 2']);
});

test('[SCN64] what is scanned before a part of the screen is there is handed to it in its order', async () => {
  const registry = createScanRegistry();
  const told: string[] = [];
  registry.addLast((code) => told.push(`window ${code}`));
  const end = registry.hold();
  expect(registry.isWanted()).toBe(true);
  registry.tell('1');
  registry.tell('2', '12', false, 'layout');
  expect(told).toEqual([]);
  end();
  const leave = registry.add((code, doubt, kind) => told.push(`screen ${code} ${doubt} ${kind}`));
  await Promise.resolve();
  expect(told).toEqual(['screen 1 null torn', 'screen 2 12 layout']);
  leave();
  // A screen that never came leaves them to the window.
  const given = registry.hold();
  registry.tell('3');
  given();
  await Promise.resolve();
  expect(told.at(-1)).toBe('window 3');
});

test('[SCN10] with a dialog open only a taker of its own gets scans', () => {
  const registry = createScanRegistry();
  const told: string[] = [];
  registry.add((code) => told.push(`screen ${code}`));
  registry.addLast((code) => told.push(`window ${code}`));
  expect(registry.tell('1', null, true)).toBe(false);
  expect(registry.isWanted(true)).toBe(false);
  const leave = registry.addOver((code, doubt) => told.push(`dialog ${code} ${doubt}`));
  expect(registry.tell('2', 'x2', true)).toBe(true);
  leave();
  expect(registry.tell('3', null, true)).toBe(false);
  registry.tell('4');
  expect(told).toEqual(['dialog 2 x2', 'screen 4']);
});
