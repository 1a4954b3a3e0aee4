import type { ProgramLog } from './program-log.ts';

/** Windows hear of faults at most this often: the log has each of them. */
const TOLD_EVERY_MS = 60_000;

type FaultParts = {
  readonly log: Pick<ProgramLog, 'note'>;
  readonly now: () => number;
  /** Tells the person at the window that something went wrong behind it. */
  readonly tell: () => void;
};

/** What the log says of an error: its kind, its message and where it came from. */
export function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * Takes a fault that nobody caught: it is written down and told, and the host goes on. What it was doing for one
 * question is lost; whoever asked waits or asks again, and nothing is acknowledged that is not safe.
 */
export function faultTaker({ log, now, tell }: FaultParts): (error: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    console.error('host fault:', error);
    log.note('error', 'host-fault', { detail: textOf(error) });
    const at = now();
    if (Math.abs(at - toldAt) < TOLD_EVERY_MS) return;
    toldAt = at;
    try {
      tell();
    } catch (fault) {
      log.note('error', 'host-fault', { detail: textOf(fault) });
    }
  };
}

/** From here on the process outlives faults that nobody caught. */
export function outliveFaults(take: (error: unknown) => void): void {
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
}
