import type { LocationId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { OrderRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { allocate, type Shared } from './allocate.ts';
import { unshippedOf } from './progress.ts';
import { shelfWithoutPicked, type Supply } from './shelf.ts';

/** What is known of a variant's stock. */
export type StockFacts = Pick<Supply, 'isTracked' | 'expected'> & {
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
  readonly shortOrders: ReadonlySet<string>;
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
  const { isTracked, expected, days } = facts;
  const supply = { isTracked, expected, onShelf: shelfWithoutPicked(open, facts.onHandAt) };
  const shared = allocate(open, supply, days);
  const oversold = oversoldIn(open, facts);
  return {
    ...shared,
    supply,
    shortOrders: new Set(
      open.filter((order) => order.lines.some((line) => isShort(shared.lines, line.id))).map(({ id }) => id),
    ),
    oversold,
    oversoldOrders: new Set(oversold.flatMap(({ orders }) => orders.map(({ id }) => id))),
  };
}

function oversoldIn(open: readonly OrderRow[], { isTracked, availableOf }: StockFacts): readonly Oversold[] {
  const available = new Map<VariantId, number>();
  const holding = new Map<VariantId, Set<OrderRow>>();
  for (const order of open)
    for (const line of order.lines) {
      const { variantId } = line;
      if (unshippedOf(line) === 0) continue;
      let left = available.get(variantId);
      if (left === undefined) available.set(variantId, (left = isTracked(variantId) ? availableOf(variantId) : 0));
      if (left >= 0) continue;
      const orders = holding.get(variantId);
      if (orders) orders.add(order);
      else holding.set(variantId, new Set([order]));
    }
  return [...holding]
    .map(([variantId, orders]) => ({ variantId, available: available.get(variantId) ?? 0, orders: [...orders] }))
    .sort((a, b) => a.available - b.available);
}

function isShort(lines: Shared['lines'], id: OrderLineId): boolean {
  return (lines.get(id)?.short ?? 0) > 0;
}
