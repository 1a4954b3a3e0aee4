/** One line of the server's log. Only what stands here can be written: nothing that a desk has sent, and no person or shop by name. */
export type LogLine = {
  readonly level: 'info' | 'warning' | 'error';
  readonly event:
    | 'request'
    | 'request-failed'
    | 'uncaught'
    | 'database-lost'
    | 'housekeeping-failed'
    | 'channel-failed'
    | 'listening-lost'
    | 'database-moved';
  /** Method and pattern of the address, never the address itself. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  /** The key of the shop in this server, which says nothing about it outside. */
  readonly shop?: string;
  readonly fault?: Fault;
};

/** What may be known of something that was thrown: never its message, which may quote people's data. */
export type Fault = { readonly name: string; readonly code?: string; readonly at: readonly string[] };

export type Log = (line: LogLine) => void;

const FRAMES = 8;
const code = /^[\w-]{1,40}$/;

/** Reads a thrown thing as the log may know it. */
export function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { name: typeof thrown, at: [] };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const named = 'code' in thrown ? String(thrown.code) : '';
  return {
    name: thrown.name,
    ...(code.test(named) && { code: named }),
    at: frames.slice(0, FRAMES).map((frame) => frame.trim()),
  };
}

/** A log that writes JSON lines with the moment first. Requests that went well are written only where they are wanted. */
export function lineLog(write: (text: string) => void, now: () => number, wantsRequests: boolean): Log {
  return (line) => {
    if (line.level === 'info' && !wantsRequests) return;
    write(redacted(JSON.stringify({ time: new Date(now()).toISOString(), ...line })));
  };
}

/** The log of the program: standard error, with every request where `STOCKROOM_LOG` is `requests`. */
export function programLog(now: () => number): Log {
  return lineLog((text) => console.error(text), now, process.env['STOCKROOM_LOG'] === 'requests');
}

/** Takes out what looks like a secret, should a name or a path ever hold one. */
export function redacted(text: string): string {
  return text
    .replace(/(Bearer\s+)[^\s"\\]+/gi, '$1…')
    .replace(/(:\/\/)[^/\s"@]+@/g, '$1…@')
    .replace(/(?<![\w/.-])[\w-]{40,}(?![\w/.-])/g, '…');
}
