import { runWhole } from '#shared/base/whole.ts';
import type { LocationId, VariantId } from '../operations/ids.ts';
import type { OrderRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { allocateSteps, type Shared } from './allocate.ts';
import { unshippedOf } from './progress.ts';
import { forSaleOnly, shelfWithoutPicked, type Supply } from './shelf.ts';

/** What is known of a variant's stock. */
export type StockFacts = Pick<Supply, 'isTracked' | 'isForSale' | 'expected'> & {
  /** On hand at a location with its staging place. */
  readonly onHandAt: (variantId: VariantId, locationId: LocationId) => number;
  /** Available everywhere together. */
  readonly availableOf: (variantId: VariantId) => number;
  readonly days: Pick<Calendar, 'today' | 'dayOf' | 'said'>;
};

/** How the stock covers the open orders. */
export type OrderStock = Shared & {
  /** What was shared. */
  readonly supply: Supply;
  /** Products of which more is promised than there is, the worst first. */
  readonly oversold: readonly Oversold[];
  readonly oversoldOrders: ReadonlySet<string>;
};
export type Oversold = {
  readonly variantId: VariantId;
  readonly available: number;
  readonly orders: readonly OrderRow[];
};

/** Shares the stock among the open orders, and finds what is oversold. `open` is oldest first. */
export function orderStock(open: readonly OrderRow[], facts: StockFacts): OrderStock {
  return runWhole(orderStockSteps(open, facts));
}

/** The same in steps, so that very many orders do not block the thread. What the facts say must stay the same meanwhile. */
export function* orderStockSteps(open: readonly OrderRow[], facts: StockFacts): Generator<void, OrderStock, void> {
  const { isTracked, isForSale, expected, days } = facts;
  const onShelf = shelfWithoutPicked(open, facts.onHandAt);
  const supply = forSaleOnly({ isTracked, isForSale, expected, onShelf });
  yield;
  const shared = yield* allocateSteps(open, supply, days);
  yield;
  const oversold = oversoldIn(open, shared.variants(), facts);
  return {
    ...shared,
    supply,
    oversold,
    oversoldOrders: new Set(oversold.flatMap(({ orders }) => orders.map(({ id }) => id))),
  };
}

/** The products of which more is promised than there is; where there are any, the orders are walked for who holds them. */
function oversoldIn(
  open: readonly OrderRow[],
  variants: Iterable<VariantId>,
  { isTracked, availableOf }: StockFacts,
): readonly Oversold[] {
  const holding = new Map<VariantId, { readonly available: number; readonly orders: Set<OrderRow> }>();
  for (const variantId of variants) {
    const available = isTracked(variantId) ? availableOf(variantId) : 0;
    if (available < 0) holding.set(variantId, { available, orders: new Set() });
  }
  if (holding.size > 0)
    for (const order of open)
      for (const line of order.lines) if (unshippedOf(line) > 0) holding.get(line.variantId)?.orders.add(order);
  return [...holding]
    .filter(([, { orders }]) => orders.size > 0)
    .map(([variantId, { available, orders }]) => ({ variantId, available, orders: [...orders] }))
    .sort((a, b) => a.available - b.available);
}
