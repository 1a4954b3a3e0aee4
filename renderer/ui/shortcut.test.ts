import { expect, test } from 'vitest';
import { accelerator, isPlainStroke, keyCaps, strokeOf } from './shortcut.ts';

const press = (key: string, held: Partial<Parameters<typeof strokeOf>[0]> = {}) => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  shift: false,
  ...held,
});

test.each([
  [press('a'), false, 'a'],
  [press('A', { shift: true }), false, 'shift+a'],
  [press('?', { shift: true }), false, '?'],
  [press('k', { ctrl: true }), false, 'mod+k'],
  [press('k', { meta: true }), true, 'mod+k'],
  [press('k', { ctrl: true }), true, 'other+k'],
  [press('Enter', { shift: true }), false, 'shift+enter'],
  [press(' '), false, 'space'],
  [press('Control', { ctrl: true }), false, null],
])('%j on a Mac (%s) is the stroke %j', (key, apple, stroke) => {
  expect(strokeOf(key, apple)).toBe(stroke);
});

test('[SH18] a plain stroke is one without a helper key', () => {
  expect(['a', '?', 'shift+a'].every(isPlainStroke)).toBe(true);
  expect(['mod+k', 'alt+1', 'f2'].some(isPlainStroke)).toBe(false);
});

const english = {
  mod: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  space: 'Space',
  escape: 'Esc',
  delete: 'Del',
};

test('[SH18] keys are written as on the keyboard of the language', () => {
  expect(keyCaps('mod+shift+k', false, english)).toEqual(['Ctrl', 'Shift', 'K']);
  expect(keyCaps('mod+k', true, english)).toEqual(['⌘', 'K']);
  expect(keyCaps('mod++', false, english)).toEqual(['Ctrl', '+']);
  const german = { ...english, mod: 'Strg', shift: 'Umschalt', enter: 'Eingabe' };
  expect(keyCaps('mod+shift+enter', false, german)).toEqual(['Strg', 'Umschalt', 'Eingabe']);
});

test('a native menu shows only keys it may show', () => {
  expect(accelerator('mod+k')).toBe('CmdOrCtrl+K');
  expect(accelerator('mod+shift+e')).toBe('CmdOrCtrl+Shift+E');
  expect(accelerator('a')).toBeNull();
  expect(accelerator('g s')).toBeNull();
});
