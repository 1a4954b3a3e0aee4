import { type FromChild, fromChild, type ShareFailureCode, type ToChild } from '#shared/contract/sharing/child.ts';

/** A started process as this room sees it, whatever started it. */
export type Child = {
  readonly say: (message: ToChild) => void;
  readonly onSaid: (take: (message: unknown) => void) => void;
  /** Lines that it wrote for its log; it promises that they quote nobody. */
  readonly onLine: (take: (line: string) => void) => void;
  readonly onEnd: (take: (code: number | null) => void) => void;
  readonly kill: () => void;
};

export type ServerState =
  | { readonly state: 'starting' }
  | { readonly state: 'running'; readonly port: number }
  /** It ended and is started again at `nextAt`. */
  | { readonly state: 'waiting'; readonly code: ShareFailureCode; readonly nextAt: number }
  /** Starting it again would not help. */
  | { readonly state: 'failed'; readonly code: ShareFailureCode };

export type SupervisedServer = {
  readonly state: () => ServerState;
  readonly say: (message: ToChild) => void;
  /** Lets it answer what is under way, and ends it. */
  readonly stop: () => Promise<void>;
};

/** Writes into the program's log. */
export type Note = (
  level: 'info' | 'warn',
  what: string,
  facts: Readonly<Record<string, string | number | null>>,
) => void;

type Parts = {
  /** Null where no process can be started here. */
  readonly startChild: () => Child | null;
  /** What it is told first; asked again for every start. */
  readonly beginning: () => Extract<ToChild, { type: 'start' }>;
  readonly said: (message: FromChild) => void;
  readonly changed: () => void;
  readonly note: Note;
  readonly now: () => number;
  readonly later: (ms: number, run: () => void) => () => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** A server that ran so long starts anew at once, however often it has ended before. */
const PROVEN_MS = 60_000;
/** Longer it may not take to end. */
const STOP_MS = 6_000;

/** Keeps a shop's server running as a child of this program: started again after it ended, waiting longer each time. */
export function superviseServer({ startChild, beginning, said, changed, note, now, later }: Parts): SupervisedServer {
  let state: ServerState = { state: 'starting' };
  let child: Child | null = null;
  let stopping = false;
  let waitMs = FIRST_WAIT_MS;
  let cancelWait: () => void = () => undefined;
  let ended: () => void = () => undefined;

  const go = (next: ServerState) => {
    state = next;
    if (!stopping) changed();
  };
  const start = () => {
    const startedAt = now();
    let failure: string | null = null;
    const mine = startChild();
    if (!mine) return go({ state: 'failed', code: 'share-no-server' });
    child = mine;
    go({ state: 'starting' });
    mine.onLine((line) => note('warn', 'shared-server', { line: line.slice(0, 300) }));
    mine.onSaid((data) => {
      const message = fromChild.safeParse(data);
      if (!message.success || child !== mine) return;
      if (message.data.type === 'started') {
        note('info', 'shared-server', { started: message.data.port });
        go({ state: 'running', port: message.data.port });
      }
      if (message.data.type === 'failed') failure = message.data.code;
      said(message.data);
    });
    mine.onEnd((exit) => {
      if (child !== mine) return;
      child = null;
      ended();
      if (stopping) return;
      note('warn', 'shared-server', { ended: exit, code: failure });
      // What a newer program has written only a newer one can open.
      if (failure === 'database-newer') return go({ state: 'failed', code: 'share-newer' });
      if (now() - startedAt >= PROVEN_MS) waitMs = FIRST_WAIT_MS;
      go({ state: 'waiting', code: 'share-ended', nextAt: now() + waitMs });
      cancelWait = later(waitMs, start);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
    mine.say(beginning());
  };
  start();

  return {
    state: () => state,
    say: (message) => child?.say(message),
    stop: async () => {
      stopping = true;
      cancelWait();
      const running = child;
      if (!running) return;
      const gone = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const late = later(STOP_MS, () => running.kill());
      running.say({ type: 'stop' });
      await gone;
      late();
    },
  };
}
