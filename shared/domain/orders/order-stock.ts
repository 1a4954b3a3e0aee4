import { levelId, type LocationId, type OrderLineId, type VariantId } from '../operations/ids.ts';
import type { OrderRow } from '../operations/rows.ts';
import { allocate, type Allocation } from './allocate.ts';
import { unshippedOf } from './progress.ts';

/** What is known of a variant's stock. */
export type StockFacts = {
  readonly isTracked: (variantId: VariantId) => boolean;
  /** On hand at a location with its staging place. */
  readonly onHandAt: (variantId: VariantId, locationId: LocationId) => number;
  /** Available everywhere together. */
  readonly availableOf: (variantId: VariantId) => number;
};

/** How the stock covers the open orders. */
export type OrderStock = {
  readonly lines: ReadonlyMap<OrderLineId, Allocation>;
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
  const lines = allocate(open, shelfOf(open, facts), facts.isTracked);
  const holding = new Map<VariantId, Set<OrderRow>>();
  for (const order of open)
    for (const { variantId } of order.lines.filter((line) => unshippedOf(line) > 0))
      holding.set(variantId, (holding.get(variantId) ?? new Set()).add(order));
  const oversold = [...holding]
    .filter(([variantId]) => facts.isTracked(variantId) && facts.availableOf(variantId) < 0)
    .map(([variantId, orders]) => ({ variantId, available: facts.availableOf(variantId), orders: [...orders] }))
    .sort((a, b) => a.available - b.available);
  return {
    lines,
    shortOrders: new Set(
      open.filter((order) => order.lines.some((line) => (lines.get(line.id)?.short ?? 0) > 0)).map(({ id }) => id),
    ),
    oversold,
    oversoldOrders: new Set(oversold.flatMap(({ orders }) => orders.map(({ id }) => id))),
  };
}

/** What lies on the shelf at a level: on hand there without what is picked and waits in staging. */
function shelfOf(open: readonly OrderRow[], { onHandAt }: StockFacts): (level: string) => number {
  const picked = new Map<string, number>();
  const places = new Map<string, readonly [VariantId, LocationId]>();
  for (const { variantId, locationId, picked: taken, shipped } of open.flatMap((order) => order.lines)) {
    const level = levelId(variantId, locationId);
    picked.set(level, (picked.get(level) ?? 0) + taken - shipped);
    places.set(level, [variantId, locationId]);
  }
  return (level) => {
    const place = places.get(level);
    return place ? onHandAt(...place) - (picked.get(level) ?? 0) : 0;
  };
}
