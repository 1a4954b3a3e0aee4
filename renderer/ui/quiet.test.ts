import { expect, test } from 'vitest';
import { whenQuiet } from './quiet.ts';

/** A window whose clock and business the test decides. */
function busyWindow() {
  let now = 0;
  let waiting: { readonly task: () => void; readonly at: number } | null = null;
  return {
    clock: {
      now: () => now,
      later: (task: () => void, ms: number) => {
        const mine = { task, at: now + ms };
        waiting = mine;
        return () => {
          if (waiting === mine) waiting = null;
        };
      },
    },
    /** Lets time pass; while the window is busy no timer runs until the end. */
    pass: (ms: number, isBusy = false) => {
      const end = now + ms;
      while (!isBusy && waiting && waiting.at <= end) {
        const { task, at } = waiting;
        [waiting, now] = [null, at];
        task();
      }
      now = end;
      const due = waiting && waiting.at <= now ? waiting : null;
      if (due) {
        waiting = null;
        due.task();
      }
    },
  };
}

test('[SCN8] silence counts while the window can hear it', () => {
  const { clock, pass } = busyWindow();
  let ran = 0;
  whenQuiet(() => ran++, 100, clock);
  pass(99);
  expect(ran).toBe(0);
  pass(2);
  expect(ran).toBe(1);
});

test('[SCN8] time in which the window was busy is no silence', () => {
  const { clock, pass } = busyWindow();
  let ran = 0;
  whenQuiet(() => ran++, 100, clock);
  for (let i = 0; i < 4; i++) pass(200, true);
  expect(ran).toBe(0);
  pass(30);
  expect(ran).toBe(1);
});

test('[SCN8] a wait that was taken back runs nothing', () => {
  const { clock, pass } = busyWindow();
  let ran = 0;
  const takeBack = whenQuiet(() => ran++, 100, clock);
  pass(60);
  takeBack();
  pass(500);
  expect(ran).toBe(0);
});
