import { useState } from 'react';
import { goodsBackAgain } from '#shared/domain/batches/back-again.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { useBackAgain } from './back-again.queries.ts';
import { usePickingCommands } from './picking.commands.ts';
import type { FoundBatch } from './picking.queries.ts';
import type { Goods } from './refused-picks.queries.ts';

/** An order whose cancellation was undone, and the goods that belong to what is picked for it again. */
export type ToFetch = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly goods: readonly Goods[];
  /** They lie there. */
  readonly done: () => void;
};

/** What is to be fetched again of the orders of a batch until somebody at this desk says that it is done (PCK21, PCK22). */
export function useToFetch({ batch, orders }: FoundBatch): readonly ToFetch[] {
  const commands = usePickingCommands();
  const back = useBackAgain(batch, orders);
  // What was said just now goes at once, and not only once it is kept.
  const [fetched, setFetched] = useState<ReadonlySet<string>>(new Set());
  return back.flatMap((one): readonly ToFetch[] => {
    const order = orders.find(({ id }) => id === one.orderId);
    const goods = order && !fetched.has(one.by) ? goodsBackAgain(one, order) : [];
    if (!order || goods.length === 0) return [];
    const done = () => {
      setFetched((before) => new Set([...before, one.by]));
      void commands.fetched(one.by);
    };
    return [{ orderId: order.id, number: order.number, goods, done }];
  });
}
