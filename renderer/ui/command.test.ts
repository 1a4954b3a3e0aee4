import { expect, test } from 'vitest';
import { type CommandSpec, commandProblems, menuOf } from './command.ts';

const spec = (id: string, changes: Partial<CommandSpec> = {}): CommandSpec => ({
  id,
  title: id,
  scope: 'global',
  menu: { menu: 'view', order: 1 },
  ...changes,
});
const problems = (...specs: readonly CommandSpec[]) => commandProblems(specs, () => true);

test('[SH15] a sound list has no problems', () => {
  expect(
    problems(spec('a', { shortcut: 'a', scope: 'stock' }), spec('b', { shortcut: 'a', scope: 'orders' }), spec('c')),
  ).toEqual([]);
});

test('[SH15] the same keys in one scope, or against a global one, clash', () => {
  expect(problems(spec('a', { shortcut: 'x' }), spec('b', { shortcut: 'x' }))).toHaveLength(1);
  expect(problems(spec('a', { shortcut: 'x' }), spec('b', { shortcut: 'x', scope: 'stock' }))).toHaveLength(1);
  expect(problems(spec('a', { shortcut: 'g' }), spec('b', { shortcut: 'g s' }))).toHaveLength(1);
  expect(problems(spec('a', { shortcut: 'g o' }), spec('b', { shortcut: 'g s' }))).toEqual([]);
});

test('[SH15] a missing title, a second declaration and a key of the focused part are found', () => {
  expect(commandProblems([spec('a')], () => false)).toHaveLength(1);
  expect(problems(spec('a'), spec('a'))).toHaveLength(1);
  expect(problems(spec('a', { shortcut: 'enter' }))).toHaveLength(1);
});

test('[SH89] the native menu is grouped by noun, in order, and has what can be done now', () => {
  const specs = [
    spec('late', { menu: { menu: 'orders', order: 9 } }),
    spec('not now', { menu: { menu: 'orders', order: 5 } }),
    spec('early', { menu: { menu: 'orders', order: 1 }, shortcut: 'mod+e' }),
    spec('file', { menu: { menu: 'file', order: 1 }, shortcut: 'n' }),
  ];
  const menus = menuOf(specs, (title) => title.toUpperCase(), new Set(['late', 'early', 'file']));
  expect(menus.map(({ menu }) => menu).join(' ')).toBe('file edit view stock orders purchasing counts labels help');
  expect(menus.filter(({ lines }) => lines.length > 0)).toEqual([
    { menu: 'file', lines: [{ id: 'file', label: 'FILE', accelerator: null }] },
    {
      menu: 'orders',
      lines: [
        { id: 'early', label: 'EARLY', accelerator: 'CmdOrCtrl+E' },
        { id: 'late', label: 'LATE', accelerator: null },
      ],
    },
  ]);
});

test('[SH15] other keys of a command clash as its first ones do', () => {
  const help = spec('help', { shortcut: 'f1', alsoKeys: ['?'] });
  expect(problems(help, spec('a', { shortcut: '?', scope: 'stock' }))).toHaveLength(1);
  expect(problems(help, spec('a', { shortcut: 'a', scope: 'stock' }))).toEqual([]);
});
