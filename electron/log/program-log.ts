import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import electronLog from 'electron-log/node';
import { scrubFacts } from './scrub.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** What happened to the program itself: one JSON line each, without secrets and without the shop's data. */
export type ProgramLog = {
  readonly file: string;
  /** Writes one line; the same again within a minute is counted and written later. Never throws. */
  readonly note: (level: LogLevel, what: string, facts?: LogFacts) => void;
  /** The newest lines, at most about a megabyte. */
  readonly read: () => string;
};

type LogParts = {
  readonly folder: string;
  /** The person's own folder, whose name is not written. */
  readonly home: string;
  readonly now: () => number;
};

const MOST_BYTES = 512 * 1024;
const SAME_MS = 60_000;
/** More different lines than this in a minute are a storm: what it says stands in the first of them. */
const MOST_A_MINUTE = 120;

/** Opens the log of a profile: `stockroom.log`, and `stockroom.old.log` when that was full. */
export function openProgramLog({ folder, home, now }: LogParts): ProgramLog {
  const file = path.join(folder, 'stockroom.log');
  const logger = electronLog.create({ logId: file });
  for (const transport of Object.values(logger.transports)) if (transport) transport.level = false;
  Object.assign(logger.transports.file, {
    level: 'silly',
    maxSize: MOST_BYTES,
    resolvePathFn: () => file,
    // Only `note` below writes here, and always an object.
    format: ({ message: { data, date, level } }: { message: { data: unknown[]; date: Date; level: string } }) => [
      JSON.stringify({ at: date.toISOString(), level, ...(data[0] as object) }),
    ],
  });
  const again = new Map<string, { readonly since: number; times: number }>();
  let minute = { since: Number.NEGATIVE_INFINITY, lines: 0 };

  const note = (level: LogLevel, what: string, facts: LogFacts = {}) => {
    const at = now();
    const scrubbed = scrubFacts(facts, home);
    const key = JSON.stringify([level, what, scrubbed]);
    const known = again.get(key);
    // Distances, since a clock that is set back must not silence the log for as long.
    if (known && Math.abs(at - known.since) < SAME_MS) {
      known.times++;
      return;
    }
    if (Math.abs(at - minute.since) >= SAME_MS) {
      minute = { since: at, lines: 0 };
      for (const [old, { since, times }] of again)
        if (times === 0 && Math.abs(at - since) >= SAME_MS) again.delete(old);
    }
    if (++minute.lines > MOST_A_MINUTE) return;
    again.set(key, { since: at, times: 0 });
    logger[level]({ what, ...scrubbed, ...(known && known.times > 0 && { before: known.times }) });
  };
  const read = () => {
    const old = path.join(folder, 'stockroom.old.log');
    return [old, file].map((one) => (existsSync(one) ? readFileSync(one, 'utf8') : '')).join('');
  };
  return { file, note, read };
}
