import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyReader } from './key-reader.ts';

const shortcuts = ['a', '1', 'g s', 'mod+k', 'mod+enter'];

/** A keyboard whose clock the test moves. */
function keyboard() {
  let now = 0;
  let waiting: { readonly task: () => void; readonly at: number } | null = null;
  const fired: string[] = [];
  const match = (strokes: readonly string[]) => {
    const typed = strokes.join(' ');
    if (shortcuts.includes(typed)) return 'shortcut';
    return shortcuts.some((shortcut) => shortcut.startsWith(`${typed} `)) ? 'beginning' : 'nothing';
  };
  const reader = createKeyReader(
    match,
    (shortcut) => fired.push(shortcut),
    (task, ms) => {
      const mine = { task, at: now + ms };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
  );
  const wait = (ms: number) => {
    now += ms;
    const due = waiting && waiting.at <= now ? waiting : null;
    if (!due) return;
    waiting = null;
    due.task();
  };
  return { press: (stroke: string, at = now) => reader.read(stroke, at), wait, fired };
}

test('[SH16] a plain key acts after a short silence', () => {
  const { press, wait, fired } = keyboard();
  expect(press('a')).toBe('taken');
  expect(fired).toEqual([]);
  wait(50);
  expect(fired).toEqual(['a']);
});

test('[SH16] what a scanner types never is a command', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '1', 'g', 's', '7', 'enter'), { minLength: 2, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 49 }), { minLength: 40, maxLength: 40 }),
      (keys, gaps) => {
        const { press, wait, fired } = keyboard();
        keys.forEach((key, index) => {
          if (index > 0) wait(gaps[index] ?? 7);
          press(key);
        });
        wait(2_000);
        expect(fired).toEqual([]);
      },
    ),
  );
});

test('[SH16] a key no scanner has does not make the next one a scan', () => {
  const { press, wait, fired } = keyboard();
  press('escape');
  wait(5);
  press('a');
  wait(60);
  expect(fired).toEqual(['a']);
});

test('[SH16] a person who types slowly is understood key by key', () => {
  const { press, wait, fired } = keyboard();
  for (const key of ['a', '1', 'a']) {
    press(key);
    wait(120);
  }
  expect(fired).toEqual(['a', '1', 'a']);
});

test('[SH16] keys that a busy window reads together are not a scan when they were not pressed together', () => {
  const { press, wait, fired } = keyboard();
  wait(1_000);
  press('g', 800);
  press('s', 920);
  wait(60);
  expect(fired).toEqual(['g s']);
});

test('[SH16] two presses that a busy window reads together act both', () => {
  const { press, wait, fired } = keyboard();
  wait(1_000);
  for (const at of [700, 820, 940]) press('mod+k', at);
  expect(fired).toEqual(['mod+k', 'mod+k']);
  wait(60);
  expect(fired).toEqual(['mod+k', 'mod+k', 'mod+k']);
});

test('[SH17] a sequence acts when its second key follows within a second', () => {
  const { press, wait, fired } = keyboard();
  press('g');
  wait(300);
  press('s');
  wait(60);
  expect(fired).toEqual(['g s']);
  press('g');
  wait(1_100);
  expect(press('s')).toBe('left');
  wait(60);
  expect(fired).toEqual(['g s']);
});

test('[SH17] a key that does not continue a sequence is read for itself', () => {
  const { press, wait, fired } = keyboard();
  press('g');
  wait(200);
  press('a');
  wait(60);
  expect(fired).toEqual(['a']);
});

test('with a helper key and no letter it acts at once, and what nobody knows is left alone', () => {
  const { press, fired } = keyboard();
  expect(press('mod+enter')).toBe('taken');
  expect(fired).toEqual(['mod+enter']);
  expect(press('mod+j')).toBe('left');
  expect(press('x')).toBe('left');
});

test('[SH16] Ctrl with a letter acts after a short silence: before, behind or in a scan it is a control character', () => {
  const { press, wait, fired } = keyboard();
  expect(press('mod+k')).toBe('taken');
  expect(fired).toEqual([]);
  wait(50);
  expect(fired).toEqual(['mod+k']);
  wait(1_000);
  for (const key of ['mod+k', '4', '0', 'a', 'mod+k', '1', 'mod+k', 'enter']) {
    press(key);
    wait(10);
  }
  wait(2_000);
  expect(fired).toEqual(['mod+k']);
});
