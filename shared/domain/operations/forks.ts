import type { Operation } from './operation.ts';

/**
 * How far each earlier epoch of a log still holds: a server that was set back begins a new epoch, and numbers beyond the
 * last common point of the old one were given twice (DATA-R11). Empty for a log that never forked.
 */
export type Forks = { readonly [logEpoch: string]: number };

export const noForks: Forks = {};

/** The forks known after an operation of the log; an epoch that forked twice holds up to the lower point. */
export function forksAfter(forks: Forks, op: Operation): Forks {
  if (op.type !== 'log.forked') return forks;
  const known = op.payload.forks.map(({ logEpoch, seq }) => [logEpoch, Math.min(seq, forks[logEpoch] ?? seq)]);
  return { ...forks, ...Object.fromEntries(known) };
}

/**
 * The operation with what its desk had really seen of this log: a position of an epoch that forked counts up to its last
 * common point. Whoever folds a log applies operations so; their stored text stays as it is.
 */
export function asKnown<O extends Operation>(op: O, forks: Forks): O {
  const held = op.seen && Object.hasOwn(forks, op.seen.logEpoch) ? forks[op.seen.logEpoch] : undefined;
  if (!op.seen || held === undefined || held >= op.seen.seq) return op;
  return { ...op, seen: { ...op.seen, seq: held } };
}
