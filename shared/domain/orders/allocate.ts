import { runWhole } from '#shared/base/whole.ts';
import type { IncomingId, LocationId, OrderId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { Day, OrderLine, OrderRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { unpickedOf } from './progress.ts';
import { serviceOrderSteps } from './service-order.ts';
import type { Expected, Supply } from './shelf.ts';
import { keptFor, type WholeStand } from './whole-order.ts';

/** How much of an order line is there, and what of the rest is on order. Derived, never stored. */
export type Allocation = {
  readonly lineId: OrderLineId;
  /** What is picked, and what of the shelf is its. */
  readonly covered: number;
  readonly short: number;
  /** What of the short quantity is its when it comes, the soonest first. */
  readonly coming: readonly Coming[];
};
export type Coming = {
  readonly incomingId: IncomingId;
  readonly quantity: number;
  /** The day it can be reckoned with, if one can be said. */
  readonly day: Day | null;
};

/** How what there is is shared among the orders that wait. */
export type Shared = {
  /** The orders that wait, in the order they are served. */
  readonly queue: readonly OrderRow[];
  /** The lines that are short, which are few; every other is covered (`shareOf`). */
  readonly shortLines: ReadonlyMap<OrderLineId, Allocation>;
  readonly shortOrders: ReadonlySet<OrderId>;
  /** How the orders stand that only leave whole. */
  readonly whole: ReadonlyMap<OrderId, WholeStand>;
  /** The products that the orders are of. */
  readonly variants: () => Iterable<VariantId>;
  /** What lies on a shelf that is nobody's. */
  readonly freeAt: (variantId: VariantId, locationId: LocationId) => number;
};

/** What is shared: of places where it is for sale only (`forSaleOnly`). */
type Shareable = Omit<Supply, 'isForSale'>;

const nothing: readonly Coming[] = [];

/** What a line of an order that waits was given. */
export function shareOf(
  line: Pick<OrderLine, 'id' | 'quantity'>,
  { shortLines }: Pick<Shared, 'shortLines'>,
): Allocation {
  return shortLines.get(line.id) ?? { lineId: line.id, covered: line.quantity, short: 0, coming: nothing };
}

/**
 * Shares what is on the shelf, and after it what is on order, among the orders that wait, in the order they are served (ALC1): each
 * line has what is left at its place. An order that only leaves whole has nothing before all of it is there, unless it keeps
 * (ALC3); what is left once all others had theirs is its. A variant that is not tracked is never short. Takes one walk over the lines.
 */
export function allocate(
  orders: readonly OrderRow[],
  supply: Shareable,
  days: Pick<Calendar, 'today' | 'dayOf' | 'said'>,
): Shared {
  return runWhole(allocateSteps(orders, supply, days));
}

/** So many orders are served in one step. */
const STEP = 200;

/** The same in steps, so that very many orders do not block the thread. */
export function* allocateSteps(
  orders: readonly OrderRow[],
  supply: Shareable,
  days: Pick<Calendar, 'today' | 'dayOf' | 'said'>,
): Generator<void, Shared, void> {
  const levels = openLevels(supply);
  const queue = yield* serviceOrderSteps(orders, days);
  const shortLines = new Map<OrderLineId, Allocation>();
  const shortOrders = new Set<OrderId>();
  const whole = new Map<OrderId, WholeStand>();
  const serve = (order: OrderRow) => {
    for (const line of order.lines) {
      const share = shortShare(line, levels);
      if (share === null) continue;
      shortLines.set(line.id, share);
      shortOrders.add(order.id);
    }
  };
  const yielding: OrderRow[] = [];
  for (const [at, order] of queue.entries()) {
    if (at % STEP === 0) yield;
    const stand = order.onlyWhole ? standOf(order, levels, days) : null;
    if (stand) whole.set(order.id, stand);
    if (stand === 'yields') yielding.push(order);
    else serve(order);
  }
  yield;
  for (const order of yielding) serve(order);
  return {
    queue,
    shortLines,
    shortOrders,
    whole,
    variants: levels.variants,
    freeAt: (variantId, locationId) => levels.at(variantId, locationId)?.left ?? 0,
  };
}

/** What is left at a place. */
type Level = {
  readonly locationId: LocationId;
  left: number;
  readonly expected: readonly Expected[];
  /** Which delivery is next, and how much of it is left. */
  next: number;
  nextLeft: number;
};
type Levels = {
  /** What is left of a product at a place; null for one that is not tracked. */
  readonly at: (variantId: VariantId, locationId: LocationId) => Level | null;
  readonly variants: () => Iterable<VariantId>;
};

/** The levels that lines ask for. A product is looked up once a line, and has few places: they are walked. */
function openLevels(supply: Shareable): Levels {
  const variants = new Map<VariantId, Level[] | null>();
  const opened = (variantId: VariantId, locationId: LocationId): Level => {
    const expected = supply.expected(variantId, locationId);
    const left = Math.max(supply.onShelf(variantId, locationId), 0);
    return { locationId, left, expected, next: 0, nextLeft: expected[0]?.quantity ?? 0 };
  };
  return {
    variants: () => variants.keys(),
    at: (variantId, locationId) => {
      let places = variants.get(variantId);
      if (places === undefined) variants.set(variantId, (places = supply.isTracked(variantId) ? [] : null));
      if (!places) return null;
      for (const level of places) if (level.locationId === locationId) return level;
      const level = opened(variantId, locationId);
      places.push(level);
      return level;
    },
  };
}

/** Takes what a line needs, as far as it is left; null where all of it is. */
function shortShare(line: OrderLine, levels: Levels): Allocation | null {
  const needed = unpickedOf(line);
  const level = levels.at(line.variantId, line.locationId);
  if (needed === 0 || !level) return null;
  const taken = Math.min(needed, level.left);
  level.left -= taken;
  const short = needed - taken;
  if (short === 0) return null;
  const coming = level.next < level.expected.length ? takenOfExpected(level, short) : nothing;
  return { lineId: line.id, covered: line.picked + taken, short, coming };
}

function takenOfExpected(level: Level, needed: number): readonly Coming[] {
  const coming: Coming[] = [];
  for (let rest = needed; rest > 0; ) {
    const delivery = level.expected[level.next];
    if (!delivery) break;
    const quantity = Math.min(rest, level.nextLeft);
    if (quantity > 0) coming.push({ incomingId: delivery.incomingId, quantity, day: delivery.day });
    rest -= quantity;
    level.nextLeft -= quantity;
    if (level.nextLeft === 0) level.nextLeft = level.expected[++level.next]?.quantity ?? 0;
  }
  return coming;
}

/** How an order stands, in its turn, that only leaves whole. */
function standOf(order: OrderRow, levels: Levels, days: Pick<Calendar, 'today' | 'dayOf' | 'said'>): WholeStand {
  const needs = new Map<Level, number>();
  for (const line of order.lines) {
    const needed = unpickedOf(line);
    const level = levels.at(line.variantId, line.locationId);
    if (level && needed > 0) needs.set(level, (needs.get(level) ?? 0) + needed);
  }
  let restOn: Day | null = days.today;
  let isComplete = true;
  for (const [level, needed] of needs) {
    if (needed <= level.left) continue;
    isComplete = false;
    const day = dayOfRest(level, needed - level.left);
    restOn = day === null || restOn === null ? null : day > restOn ? day : restOn;
  }
  return isComplete ? 'complete' : (keptFor(order, restOn, days) ?? 'yields');
}

/** The day by which so much more is here, by what is on order and left; null where no day can be said. */
function dayOfRest(level: Level, needed: number): Day | null {
  let rest = needed - level.nextLeft;
  let at = level.next;
  while (rest > 0 && at < level.expected.length) rest -= level.expected[++at]?.quantity ?? 0;
  return rest > 0 ? null : (level.expected[at]?.day ?? null);
}
