/** Wakes those who wait for the log to grow. Each waiter ends by an arrival, its time or its signal; none is left behind. */
export class Arrivals {
  readonly #waiting = new Set<() => void>();
  #count = 0;
  #isClosed = false;

  /** How many arrivals there were; taken before reading, so that none in between is missed. */
  get count(): number {
    return this.#count;
  }

  /** Tells every waiter that the log has grown. */
  tell(): void {
    this.#count += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves at the first arrival after `count`, after `waitMs`, or when the signal says so. */
  async after(count: number, waitMs: number, signal: AbortSignal): Promise<void> {
    if (this.#isClosed || this.#count > count || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, waitMs);
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }

  /** Lets every waiter go, now and from now on. */
  close(): void {
    this.#isClosed = true;
    for (const wake of this.#waiting) wake();
  }
}
