import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
const { noteCommand, readRecent, useRecentCommands } = await import('./recent-commands.store.ts');

test('[SH64] the commands chosen last stand first, each once', () => {
  for (const id of ['stock.new', 'orders.new', 'stock.new']) noteCommand(id);
  expect(useRecentCommands.getState()).toEqual(['stock.new', 'orders.new']);
});

test('[SH64] what another version kept and nobody understands counts as nothing', () => {
  expect(readRecent('["stock.new", 7, null]')).toEqual(['stock.new']);
  for (const text of [null, '{"a":1}', 'not json', '3']) expect(readRecent(text)).toEqual([]);
});
