import type { Operation } from '#shared/domain/operations/operation.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';

/** What several acts of one press were, as one step: what is said of it, and how many acts are left unsaid. */
export type MomentSummary = { readonly said: readonly ActSummary[]; readonly more: number };

/** As many different acts of one press as are said. */
const SAID = 2;

/**
 * What one press did, whichever way it is turned: the same step of several orders is said once with their number, parts of one
 * order's step are one, and of what differs the first acts are said. `acts` stand in the order they were done; of very many they
 * are the first, and `total` says how many there are.
 */
export function momentSummary(acts: readonly Operation[], total: number): MomentSummary {
  const all = acts.map(summaryOf);
  const unread = total - acts.length;
  const [first] = all;
  if (first?.kind === 'order' && all.every((one) => one.kind === 'order' && one.act === first.act)) {
    const orders = new Set(all.map((one) => (one.kind === 'order' ? one.orderId : ''))).size + unread;
    if (orders > 1) return { said: [{ kind: 'orders', act: first.act, orders }], more: 0 };
    const pieces = all.flatMap((one) => (one.kind === 'order' ? one.pieces : []));
    return { said: [{ ...first, pieces }], more: 0 };
  }
  // Two acts of one kind would read as the same thing twice.
  const isMixed = all.length > 1 && all[1]?.kind !== first?.kind;
  const said = all.slice(0, isMixed ? SAID : 1);
  return { said, more: total - said.length };
}
