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

test('[SH15] the native menu has every command in its place', () => {
  const specs = [
    spec('late', { menu: { menu: 'view', order: 9 } }),
    spec('early', { menu: { menu: 'view', order: 1 }, shortcut: 'mod+e' }),
    spec('file', { menu: { menu: 'file', order: 1 }, shortcut: 'n' }),
  ];
  expect(menuOf(specs, (title) => title.toUpperCase(), new Set(['early']))).toEqual([
    { menu: 'file', lines: [{ id: 'file', label: 'FILE', accelerator: null, enabled: false }] },
    {
      menu: 'view',
      lines: [
        { id: 'early', label: 'EARLY', accelerator: 'CmdOrCtrl+E', enabled: true },
        { id: 'late', label: 'LATE', accelerator: null, enabled: false },
      ],
    },
  ]);
});
