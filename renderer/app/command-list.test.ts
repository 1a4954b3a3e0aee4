import { beforeAll, expect, test, vi } from 'vitest';
import { commandProblems } from '#renderer/ui/command.ts';
import { hasWord, openWords } from '#renderer/words/words.ts';

beforeAll(() => openWords('en'));

/** Loading every screen takes its time on a busy machine. */
const patience = 60_000;

/** The screens' modules look for what they kept on this PC; here nothing was kept. */
async function everyCommand() {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  return (await import('./command-list.ts')).allCommands;
}

test(
  '[SH15] every command has its words, its menu and keys of its own',
  async () => {
    const commands = await everyCommand();
    expect(commands.length).toBeGreaterThan(5);
    expect(commandProblems(commands, hasWord)).toEqual([]);
  },
  patience,
);

test(
  '[SH15] every scope has a name for the palette',
  async () => {
    const scopes = [...new Set((await everyCommand()).map(({ scope }) => scope))].filter((scope) => scope !== 'global');
    expect(scopes.filter((scope) => !hasWord(`${scope}.title`))).toEqual([]);
  },
  patience,
);

test(
  '[SH89] every menu of a noun has the way to its screen, so that the menu bar stays as it is',
  async () => {
    const ways = (await everyCommand()).filter(({ id, scope }) => id.startsWith('go.') && scope === 'global');
    const menus = new Set(ways.map(({ menu }) => menu.menu));
    expect([...menus].sort()).toEqual(['counts', 'file', 'labels', 'orders', 'purchasing', 'stock', 'view']);
  },
  patience,
);
