/** What an idle window is told by, and what it does then. */
export type IdleParts = {
  /** Hears every touch of a person: a key, a pointer, a scan; answers how to stop. */
  readonly onTouch: (listener: () => void) => () => void;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Work for a window at which nobody is; it ends when `signal` says so. */
  readonly work: (signal: AbortSignal) => Promise<'again' | 'enough'>;
};

/** How long nobody must have touched the window. */
export const IDLE_MS = 5 * 60_000;

/** Does work while nobody is at the window, and stops it at the first touch; answers its stop. */
export function watchIdle({ onTouch, after, work }: IdleParts): () => void {
  let stopped = false;
  let running: AbortController | null = null;
  const wait = () => after(IDLE_MS, begin);
  let cancel = wait();
  function begin(): void {
    const controller = new AbortController();
    running = controller;
    void work(controller.signal).then((next) => {
      if (running === controller) running = null;
      // What was disturbed is tried again, as long as nobody comes back before.
      if (next === 'again' && !stopped && !controller.signal.aborted) cancel = wait();
    });
  }
  const stopTouch = onTouch(() => {
    running?.abort();
    running = null;
    cancel();
    cancel = wait();
  });
  return () => {
    stopped = true;
    running?.abort();
    cancel();
    stopTouch();
  };
}

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Every touch of this window, at most once a second. */
export function windowTouches(listener: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const touched = (event: Event) => {
    if (event.timeStamp - last < 1_000 && event.timeStamp >= last) return;
    last = event.timeStamp;
    listener();
  };
  for (const touch of TOUCHES) window.addEventListener(touch, touched, { capture: true, passive: true });
  return () => {
    for (const touch of TOUCHES) window.removeEventListener(touch, touched, { capture: true });
  };
}
