import { useMemo } from 'react';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { OpId, OrderId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { decideServing, type ServeProposal } from '#shared/domain/orders/serve-elsewhere.ts';
import type { Run } from '#renderer/db/act-in-parts.ts';
import { actsOfOneMoment } from '#renderer/db/acts-of-one-moment.ts';
import type { Recorded } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { detailSets } from './order-fields.commands.ts';
import type { OrderCommandFailure } from './orders.commands.ts';

/** What was changed: how many lines of how many orders, and how many orders were left because they were changed meanwhile. */
export type ServedElsewhere = {
  readonly opIds: readonly OpId[];
  readonly lines: number;
  readonly skipped: number;
};

/**
 * Serves lines from other places as it was proposed: an amendment for each order, all of one moment, so that they are one step to
 * undo (ACT10). An order that was changed meanwhile is left as it is and counted; it fails only where nothing could be done.
 */
export async function serveElsewhere(
  shop: Shop,
  proposals: readonly ServeProposal[],
  run: Run = {},
): Promise<Result<ServedElsewhere, OrderCommandFailure>> {
  const byOrder = new Map<OrderId, ServeProposal[]>();
  for (const proposal of proposals) byOrder.set(proposal.orderId, [...(byOrder.get(proposal.orderId) ?? []), proposal]);
  let [lines, changed] = [0, 0];
  const made = await actsOfOneMoment<readonly [OrderId, readonly ServeProposal[]], OrderCommandFailure>(shop, {
    ...run,
    things: [...byOrder],
    decide: async (db, some, stamp) => {
      const orders = await db.orders.bulkGet(some.map(([id]) => id));
      const decisions: Decision[] = [];
      let first: OrderCommandFailure | null = null;
      for (const [place, [, wanted]] of some.entries()) {
        const order = orders[place];
        const isStale = wanted.some(({ parts }) => parts.some((part) => shop.catalogue.isNotForSale(part.locationId)));
        const decided =
          !order || isGone(order)
            ? fail({ code: 'order-unknown' } as const)
            : isStale
              ? fail({ code: 'serving-outdated' } as const)
              : decideServing(order, wanted, stamp.nextId);
        if (!decided.ok) first ??= decided.failure;
        else {
          decisions.push(decided.value);
          lines += wanted.length;
          changed++;
        }
      }
      return decisions.length > 0 ? done({ decisions }) : fail(first ?? { code: 'order-unknown' });
    },
  });
  if (!made.ok) return made;
  const { opIds, through } = made.value;
  return done({ opIds, lines, skipped: through - changed });
}

/** Says the day that an order's customer is promised, or takes it away. */
export function promiseOrder(
  shop: Shop,
  orderId: OrderId,
  day: Day | null,
): Promise<Result<Recorded, OrderCommandFailure>> {
  return act<OrderCommandFailure>(shop, async (db) => {
    const order = await db.orders.get(orderId);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    const sets = detailSets(order, { promisedOn: day });
    if (sets.length === 0) return fail({ code: 'nothing-changed' });
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } }] });
  });
}

/** What a person can do about what is short. */
export function useServeCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      serve: (proposals: readonly ServeProposal[], run?: Run) => serveElsewhere(shop, proposals, run),
      promise: (orderId: OrderId, day: Day | null) => promiseOrder(shop, orderId, day),
    }),
    [shop],
  );
}
