import { tellFault } from '../turns.ts';

/** When work may run: a clock to measure a slice with, and a way to go on in a later task. */
export type Slices = { readonly now: () => number; readonly later: (run: () => void) => void };

/** Work that stops now and then: each `yield` is a place where it may be put off to a later task. */
export type Work<T> = Generator<void, T, void>;

/** The longest stretch of work in one task, in milliseconds: a frame has 16, and input and paint need their share. */
export const SLICE_MS = 8;

/**
 * Runs work in slices of at most about 8 ms. The first slice runs at once, so short work is done when this returns;
 * `done` receives the result. Returns a stop function: after it nothing more runs, and `done` is not called.
 */
export function runSliced<T>(work: Work<T>, slices: Slices, done: (value: T) => void): () => void {
  let stopped = false;
  const slice = () => {
    if (stopped) return;
    const end = slices.now() + SLICE_MS;
    for (;;) {
      const step = work.next();
      if (step.done) {
        done(step.value);
        return;
      }
      if (slices.now() >= end) {
        slices.later(slice);
        return;
      }
    }
  };
  slice();
  return () => {
    stopped = true;
  };
}

/**
 * Sliced work that is requested again and again: one run at a time, and one more if it was requested during the run.
 */
export type Repeated = {
  readonly ask: () => void;
  /** Drops the run under way and begins anew in this task. */
  readonly restart: () => void;
  readonly isRunning: () => boolean;
  readonly stop: () => void;
};

/** Makes work repeatable; `done` receives every run's result, also when another run follows. */
export function repeated<T>(slices: Slices, make: () => Work<T>, done: (value: T) => void): Repeated {
  let state: 'idle' | 'running' | 'again' | 'stopped' = 'idle';
  let stopRun = () => {};
  const run = () => {
    if (state === 'stopped') return;
    state = 'running';
    // Work that throws ends only its own run: the next request starts it anew.
    stopRun = runSliced(guarded(make(), tellFault), slices, (outcome) => {
      const again = state === 'again';
      state = again ? 'running' : 'idle';
      if (outcome) done(outcome.value);
      if (again) slices.later(run);
    });
  };
  return {
    ask: () => {
      if (state === 'idle') run();
      else if (state === 'running') state = 'again';
    },
    restart: () => {
      stopRun();
      run();
    },
    isRunning: () => state === 'running' || state === 'again',
    stop: () => {
      state = 'stopped';
      stopRun();
    },
  };
}

/** Sliced work as a promise. */
export function slicedPromise<T>(work: Work<T>, slices: Slices): Promise<T> {
  return new Promise((resolve, reject) => {
    // An exception in the first slice rejects by itself; in a later slice nobody would catch it.
    runSliced(guarded(work, reject), slices, (outcome) => {
      if (outcome) resolve(outcome.value);
    });
  });
}

function* guarded<T>(work: Work<T>, reject: (fault: unknown) => void): Work<{ readonly value: T } | null> {
  try {
    return { value: yield* work };
  } catch (fault) {
    reject(fault);
    return null;
  }
}

/** A pause for asynchronous work to ask for often: it lets other tasks run once a slice is over. */
export function pauses({ now, later }: Slices): () => Promise<void> {
  let end = now() + SLICE_MS;
  return async () => {
    if (now() < end) return;
    await new Promise<void>((resolve) => later(resolve));
    end = now() + SLICE_MS;
  };
}

/**
 * Slices between the browser's tasks. A message arrives sooner than a timer, which waits at least four milliseconds.
 */
export function browserSlices(): Slices {
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => performance.now(),
    later: (run) => {
      waiting.push(run);
      port2.postMessage(null);
    },
  };
}

/** Calls back once, soon and before a paint. */
export type Frames = (run: () => void) => void;

/** A stream of changes (an import, a pull) is shown at most this often, in milliseconds. */
const APART = 100;

/** The browser's frames: at once for a single change, ten times a second for a stream. A hidden window has no frames, so a timer stands in. */
export function browserFrames(): Frames {
  let last = Number.NEGATIVE_INFINITY;
  const inFrame = (run: () => void) => {
    let due = true;
    const once = () => {
      if (!due) return;
      due = false;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      last = performance.now();
      run();
    };
    const frame = requestAnimationFrame(once);
    const timer = setTimeout(once, 200);
  };
  return (run) => {
    const wait = last + APART - performance.now();
    if (wait <= 0) inFrame(run);
    else setTimeout(() => inFrame(run), wait);
  };
}
