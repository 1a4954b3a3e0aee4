import type { Operation } from './operation.ts';

/**
 * The last sequence number that is still valid in each earlier epoch of a log. A server that was set back begins a new
 * epoch, and assigns the numbers after the last common point again (DATA-R11). Empty for a log that never forked.
 */
export type Forks = { readonly [logEpoch: string]: number };

export const noForks: Forks = {};

/** The forks known after an operation of the log; for an epoch that forked twice the lower number counts. */
export function forksAfter(forks: Forks, op: Operation): Forks {
  if (op.type !== 'log.forked') return forks;
  const known = op.payload.forks.map(({ logEpoch, seq }) => [logEpoch, Math.min(seq, forks[logEpoch] ?? seq)]);
  return { ...forks, ...Object.fromEntries(known) };
}

/**
 * The operation with `seen` reduced to what is valid in this log: a position in an epoch that forked counts up to the
 * last common point. Operations of a log are applied in this form; their stored text stays as it is.
 */
export function asKnown<O extends Operation>(op: O, forks: Forks): O {
  const held = op.seen && Object.hasOwn(forks, op.seen.logEpoch) ? forks[op.seen.logEpoch] : undefined;
  if (!op.seen || held === undefined || held >= op.seen.seq) return op;
  return { ...op, seen: { ...op.seen, seq: held } };
}
