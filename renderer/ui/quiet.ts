/** So much of a wait between two looks counts at most: while the window was busy, keys may have been pressed unheard. */
const stepMs = 20;

/** What a wait is measured with. */
type Clock = { readonly now: () => number; readonly later: (task: () => void, ms: number) => () => void };

const windowClock: Clock = {
  now: () => performance.now(),
  later: (task, ms) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Runs a task after so many milliseconds in which the window could hear keys. Time in which it was busy hardly counts: a
 * key that was pressed then is heard before the task runs. The answer takes it back.
 */
export function whenQuiet(task: () => void, ms: number, clock: Clock = windowClock): () => void {
  let left = ms;
  let lookedAt = clock.now();
  const look = () => {
    const now = clock.now();
    left -= Math.min(now - lookedAt, stepMs);
    lookedAt = now;
    if (left <= 0) task();
    else takeBack = clock.later(look, Math.min(left, stepMs - 4));
  };
  let takeBack = clock.later(look, Math.min(left, stepMs - 4));
  return () => takeBack();
}
