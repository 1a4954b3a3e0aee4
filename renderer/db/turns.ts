/**
 * Runs work one turn at a time: a call while it runs makes it run once more afterwards, and both callers wait for that.
 * What a turn throws is handed on, never to the callers, and keeps no later turn from running.
 */
export function inTurns(
  run: () => Promise<void>,
  onFault: (fault: unknown) => void | Promise<void>,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again: Promise<void> | null = null;
  const start = () => {
    running = run()
      .catch(onFault)
      .finally(() => {
        running = null;
      });
    return running;
  };
  return () => {
    if (!running) return start();
    again ??= running.then(() => {
      again = null;
      return start();
    });
    return again;
  };
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/** Runs something once, so many milliseconds after the first of several calls. */
export function onceWithin(ms: number, run: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      run();
    }, ms);
  };
}

/** Reads everything that is wanted, a page at a time. What is wanted meanwhile is read too; what a failed read had taken is wanted again. */
export async function readWanted<Key>(
  wanted: Set<Key>,
  page: number,
  read: (some: readonly Key[]) => Promise<void>,
): Promise<void> {
  while (wanted.size > 0) {
    const some = [...wanted].slice(0, page);
    for (const key of some) wanted.delete(key);
    await read(some).catch((fault: unknown) => {
      for (const key of some) wanted.add(key);
      throw fault;
    });
  }
}

/** Reads of a database that are tried again when they fail, until they are stopped. */
export type Reading = { readonly ask: () => Promise<void>; readonly stop: () => void };

/**
 * Reads in turns; a read that fails is told and tried again after a second, later less often. `isGone` says that the
 * database was let go, after which a failure is none.
 */
export function reading(read: () => Promise<void>, isGone: () => boolean): Reading {
  let stopped = false;
  let waitMs = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = inTurns(
    async () => {
      if (stopped) return;
      clearTimeout(timer);
      await read();
      waitMs = FIRST_WAIT;
    },
    (fault) => {
      if (stopped || isGone()) return;
      tellFault(fault);
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), waitMs);
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT);
    },
  );
  return {
    ask,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

type ReadOnce<Key> = {
  /** The keys of everything there is when it is first asked for. */
  readonly keys: () => Promise<readonly Key[]>;
  /** So many are read at once, so that no task of the window grows long. */
  readonly page: number;
  readonly read: (some: readonly Key[]) => Promise<void>;
  readonly isGone: () => boolean;
};

/** Everything of one kind, read once when it is first asked for. */
export function readOnce<Key>({ keys, page, read, isGone }: ReadOnce<Key>): {
  readonly all: () => Promise<void>;
  readonly isBegun: () => boolean;
  /** Reads some again, or for the first time. */
  readonly again: (some: Iterable<Key>) => void;
} {
  const wanted = new Set<Key>();
  let begun: Promise<void> | null = null;
  const reads = reading(() => readWanted(wanted, page, read), isGone);
  const want = (some: Iterable<Key>) => {
    for (const key of some) wanted.add(key);
    return reads.ask();
  };
  return {
    all: () => {
      begun ??= keys().then(want);
      return begun;
    },
    isBegun: () => begun !== null,
    again: (some) => void want(some),
  };
}

/** Tells the window's log of a fault that stops nothing. */
export function tellFault(fault: unknown): void {
  if (typeof reportError === 'function') reportError(fault);
  else console.error(fault);
}
