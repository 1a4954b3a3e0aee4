import type { LocationId, OrderId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { BatchRow, OrderRow, ShortPickRow } from '../operations/rows.ts';
import { isPickable, type JointLine, jointPick } from '../orders/joint-pick.ts';
import type { PickPlaces } from '../orders/pick-order.ts';
import { unpickedOf } from '../orders/progress.ts';

/** What one line of an order still needs at a stop, and which box that goes into. */
export type StopNeed = {
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  /** The place of its order in the batch, from 1. */
  readonly box: number;
  /** What is to be picked, without what was reported as not there. */
  readonly left: number;
  readonly missing: number;
};

/** One place of a batch at which one product is picked, for how many orders ever. */
export type BatchStop = {
  readonly key: string;
  readonly variantId: VariantId;
  /** Where the books have it. */
  readonly locationId: LocationId;
  /** The places that a code may be scanned of here: the bin, where one is known, and all that it lies in. */
  readonly placeIds: readonly LocationId[];
  readonly path: readonly string[];
  /** Whose walk it is of, where each order has its own; null: it is of the one walk for all of them. */
  readonly walk: OrderId | null;
  /** By box. */
  readonly needs: readonly StopNeed[];
  readonly left: number;
  readonly missing: number;
};

type Around = {
  readonly places: PickPlaces;
  readonly nameOf: (variantId: VariantId) => string;
  /** What was reported as not there; only what was in this batch counts. */
  readonly shorts: readonly ShortPickRow[];
};

type Boxed = OrderRow & { readonly box: number };

/**
 * What is left to pick of a batch, in the order one walks past it: order after order, or all of them in one walk. It is derived
 * from the orders as they are now, never stored, so an order that was cancelled, held or changed meanwhile is right (PCK3).
 */
export function batchStops(
  batch: Pick<BatchRow, 'id' | 'method' | 'orderIds'>,
  orders: readonly OrderRow[],
  { places, nameOf, shorts }: Around,
): readonly BatchStop[] {
  const missing = missingOf(batch, shorts);
  const boxed = inBoxes(batch, orders).filter(isPickable);
  const walks = batch.method === 'single' ? boxed.map((order) => [order]) : [boxed];
  return walks.flatMap((walk) =>
    jointPick(walk, places, nameOf).flatMap((line) => {
      const own = batch.method === 'single' ? (walk[0]?.id ?? null) : null;
      return stopsOf(line, { own, places, missing });
    }),
  );
}

/** The orders of a batch that are here, with the boxes they have. */
export function inBoxes({ orderIds }: Pick<BatchRow, 'orderIds'>, orders: readonly OrderRow[]): readonly Boxed[] {
  const known = new Map(orders.map((order) => [order.id, order]));
  return orderIds.flatMap((id, at) => {
    const order = known.get(id);
    return order && !order.voided ? [{ ...order, box: at + 1 }] : [];
  });
}

/** How much of each line was reported as not there while this batch was picked. */
function missingOf({ id }: Pick<BatchRow, 'id'>, shorts: readonly ShortPickRow[]): ReadonlyMap<OrderLineId, number> {
  const sums = new Map<OrderLineId, number>();
  for (const { batchId, lineId, quantity, voided } of shorts)
    if (batchId === id && !voided) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
}

type Walk = {
  readonly own: OrderId | null;
  readonly places: PickPlaces;
  readonly missing: ReadonlyMap<OrderLineId, number>;
};

function stopsOf(line: JointLine<Boxed>, { own, places, missing }: Walk): readonly BatchStop[] {
  const needs = line.shares.flatMap(({ order, lineIds }) =>
    order.lines
      .filter(({ id }) => lineIds.includes(id))
      .map((one): StopNeed & { readonly locationId: LocationId } => {
        const unpicked = unpickedOf(one);
        const gone = Math.min(unpicked, missing.get(one.id) ?? 0);
        const { id: lineId, locationId } = one;
        return { orderId: order.id, lineId, box: order.box, left: unpicked - gone, missing: gone, locationId };
      }),
  );
  const [first] = needs;
  if (!first) return [];
  const { variantId, stop } = line;
  const bin = places.usualBin(variantId);
  const toBin = bin === null ? [] : places.pathOf(bin);
  const way = toBin.some(({ id }) => id === first.locationId) ? toBin : places.pathOf(first.locationId);
  return [
    {
      key: `${own === null ? '' : `${own}/`}${stop.key}/${variantId}`,
      variantId,
      locationId: first.locationId,
      placeIds: way.map(({ id }) => id),
      path: stop.path,
      walk: own,
      needs: needs.map(({ locationId: _, ...need }) => need),
      left: sumOf(needs, 'left'),
      missing: sumOf(needs, 'missing'),
    },
  ];
}

/** Whether one stands before both at once: they are of one walk and lie in exactly the same place, and not only within one (PCK13). */
export function isSamePlace(one: Placed, other: Placed): boolean {
  return one.walk === other.walk && one.placeIds.at(-1) === other.placeIds.at(-1);
}
type Placed = Pick<BatchStop, 'walk' | 'placeIds'>;

function sumOf(needs: readonly StopNeed[], what: 'left' | 'missing'): number {
  return needs.reduce((sum, need) => sum + need[what], 0);
}

/** So many units for one line of an order. */
export type LineShare = {
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  readonly quantity: number;
};

/**
 * Whose units are that were just taken at a stop: the first box gets its own first, and what was reported as not there comes
 * last. Null where they are more than all of them need (PCK6).
 */
export function sharesOfPick(needs: readonly StopNeed[], quantity: number): readonly LineShare[] | null {
  return shareOut(
    [...needs.map((need) => [need, need.left] as const), ...needs.map((need) => [need, need.missing] as const)],
    quantity,
  );
}

/** Whose units are not there: the last box goes without first, so that the oldest order gets what there is. */
export function sharesOfShort(needs: readonly StopNeed[], quantity: number): readonly LineShare[] | null {
  return shareOut(
    [...needs].reverse().map((need) => [need, need.left] as const),
    quantity,
  );
}

function shareOut(from: readonly (readonly [StopNeed, number])[], quantity: number): readonly LineShare[] | null {
  const shares = new Map<OrderLineId, LineShare>();
  let left = quantity;
  for (const [{ orderId, lineId }, most] of from) {
    const some = Math.min(left, most);
    left -= some;
    if (some > 0) shares.set(lineId, { orderId, lineId, quantity: some + (shares.get(lineId)?.quantity ?? 0) });
  }
  return left > 0 || quantity <= 0 ? null : [...shares.values()];
}

/** How many are to be picked at a stop: those that are there, and once these are picked those that were not. */
export function leftAt({ left, missing }: Pick<BatchStop, 'left' | 'missing'>): number {
  return left > 0 ? left : missing;
}

/** How far a batch is, by lines: of orders that were cancelled or undone nothing is to be picked. */
export function batchProgress(orders: readonly Pick<OrderRow, 'lines' | 'state' | 'voided'>[]): {
  readonly done: number;
  readonly total: number;
} {
  const lines = orders
    .filter(({ state, voided }) => !voided && state !== 'cancelled' && state !== 'void')
    .flatMap((order) => order.lines);
  return { done: lines.filter((line) => unpickedOf(line) === 0).length, total: lines.length };
}

/** The number that is proposed for the next batch: one more than the highest there is. */
export function nextBatchNumber(numbers: Iterable<string>): string {
  let highest = 0;
  for (const number of numbers) {
    const [, digits] = /^B-(\d{1,9})$/.exec(number) ?? [];
    if (digits) highest = Math.max(highest, Number(digits));
  }
  return `B-${highest + 1}`;
}
