import type { Reason } from '../operations/rows.ts';
import type { LedgerFold } from './fold.ts';

/** What the lines of one reason come to. */
export type ReasonSum = {
  readonly reason: Reason;
  readonly quantity: number;
  readonly count: number;
  readonly lastAt: number;
};

/** Adds lines up by their reason; the reason of the newest line first. */
export function byReason(): LedgerFold<'reason' | 'quantity' | 'occurredAt', readonly ReasonSum[]> {
  const sums = new Map<Reason, ReasonSum>();
  return {
    fields: ['reason', 'quantity', 'occurredAt'],
    order: 'oldest-first',
    counts: 'as-known',
    add: ({ reason, quantity, occurredAt }) => {
      const { quantity: before, count, lastAt } = sums.get(reason) ?? { quantity: 0, count: 0, lastAt: 0 };
      sums.set(reason, { reason, quantity: before + quantity, count: count + 1, lastAt: Math.max(lastAt, occurredAt) });
    },
    answer: () => [...sums.values()].sort((a, b) => b.lastAt - a.lastAt),
  };
}
