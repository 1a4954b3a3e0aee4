/** News is gathered this long for each desk that follows, and at most this long in all, in milliseconds. */
const GATHER_MS = 2;
const LONGEST_GATHER_MS = 100;

/**
 * Wakes those who wait for the log to grow. Each waiter ends by an arrival, its time or its signal; none is left behind. The more
 * desks follow a shop, the longer news is gathered: they are woken together, and one read answers all of them.
 */
export class Arrivals {
  readonly #waiting = new Set<() => void>();
  readonly #reads = new Map<string, Promise<unknown>>();
  #count = 0;
  #followers = 0;
  #gathering: { readonly over: Promise<void>; readonly end: () => void } | null = null;
  #isClosed = false;

  /** How many arrivals there were; taken before reading, so that none in between is missed. */
  get count(): number {
    return this.#count;
  }

  /** Tells every waiter that the log has grown, once what comes with it is gathered. */
  tell(): void {
    this.#count += 1;
    if (this.#gathering || this.#isClosed) return;
    let resolve: () => void;
    const over = new Promise<void>((resolved) => {
      resolve = resolved;
    });
    const end = () => {
      clearTimeout(timer);
      this.#gathering = null;
      // Those who were woken are on their way for a moment: they follow still.
      this.#followers = Math.max(this.#waiting.size, Math.floor(this.#followers * 0.9));
      for (const wake of this.#waiting) wake();
      resolve();
    };
    const many = Math.max(this.#waiting.size, this.#followers);
    const timer = setTimeout(end, Math.min(many * GATHER_MS, LONGEST_GATHER_MS));
    this.#gathering = { over, end };
  }

  /** Resolves when nothing is being gathered. */
  async gathered(): Promise<void> {
    await this.#gathering?.over;
  }

  /** One read for all who ask the same before anything else arrives. */
  async once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const name = `${this.#count} ${key}`;
    const known = this.#reads.get(name);
    // What is kept under a key is what its read answers.
    if (known) return known as Promise<T>;
    const asked = read().finally(() => this.#reads.delete(name));
    this.#reads.set(name, asked);
    return asked;
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
    this.#gathering?.end();
    for (const wake of this.#waiting) wake();
  }
}
