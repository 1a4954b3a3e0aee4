import { expect, test } from 'vitest';
import { IDLE_MS, type IdleParts, watchIdle } from './idle-watch.ts';

function handTimed() {
  const timers: { at: number; run: () => void }[] = [];
  let now = 0;
  let touched = () => {};
  const begun: AbortSignal[] = [];
  const ends: ((next: 'again' | 'enough') => void)[] = [];
  const parts: IdleParts = {
    onTouch: (listener) => {
      touched = listener;
      return () => {
        touched = () => {};
      };
    },
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
    work: (signal) => {
      begun.push(signal);
      return new Promise((resolve) => ends.push(resolve));
    },
  };
  const passes = (ms: number) => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  return { parts, passes, touch: () => touched(), begun, ends, timers };
}

test('[LED20] work begins when nobody touched the window for some minutes, and ends at the first touch', () => {
  const { parts, passes, touch, begun } = handTimed();
  watchIdle(parts);
  passes(IDLE_MS - 1);
  touch();
  passes(IDLE_MS - 1);
  expect(begun).toHaveLength(0);
  passes(1);
  expect(begun.map(({ aborted }) => aborted)).toEqual([false]);
  touch();
  expect(begun.map(({ aborted }) => aborted)).toEqual([true]);
  passes(IDLE_MS);
  expect(begun).toHaveLength(2);
});

test('[LED20] what is done is not begun again before somebody was there; what was disturbed is', async () => {
  const { parts, passes, begun, ends, timers } = handTimed();
  const stop = watchIdle(parts);
  passes(IDLE_MS);
  ends[0]?.('again');
  await Promise.resolve();
  passes(IDLE_MS);
  expect(begun).toHaveLength(2);
  ends[1]?.('enough');
  await Promise.resolve();
  passes(10 * IDLE_MS);
  expect(begun).toHaveLength(2);
  stop();
  expect(timers).toHaveLength(0);
});
