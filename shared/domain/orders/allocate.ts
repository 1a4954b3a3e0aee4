import type { IncomingId, LocationId, OrderId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { Day, OrderLine } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { unpickedOf } from './progress.ts';
import { inServiceOrder, type Served } from './service-order.ts';
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
  readonly queue: readonly Served[];
  readonly lines: ReadonlyMap<OrderLineId, Allocation>;
  /** How the orders stand that only leave whole. */
  readonly whole: ReadonlyMap<OrderId, WholeStand>;
  /** What lies on a shelf that is nobody's. */
  readonly freeAt: (variantId: VariantId, locationId: LocationId) => number;
};

const nothing: readonly Coming[] = [];

/**
 * Shares what is on the shelf, and after it what is on order, among the orders that wait, in the order they are served (ALC1): each
 * line has what is left at its place. An order that only leaves whole has nothing before all of it is there, unless it keeps
 * (ALC3); what is left once all others had theirs is its. A variant that is not tracked is never short. Takes one walk over the lines.
 */
export function allocate(
  orders: readonly Served[],
  supply: Supply,
  days: Pick<Calendar, 'today' | 'dayOf' | 'said'>,
): Shared {
  const levels = openLevels(supply);
  const queue = inServiceOrder(orders, days);
  const lines = new Map<OrderLineId, Allocation>();
  const whole = new Map<OrderId, WholeStand>();
  const serve = (order: Served) => {
    for (const line of order.lines) lines.set(line.id, takenFor(line, supply, levels));
  };
  const yielding: Served[] = [];
  for (const order of queue) {
    const stand = order.onlyWhole ? standOf(order, supply, levels, days) : null;
    if (stand) whole.set(order.id, stand);
    if (stand === 'yields') yielding.push(order);
    else serve(order);
  }
  for (const order of yielding) serve(order);
  return {
    queue,
    lines,
    whole,
    freeAt: (variantId, locationId) => (supply.isTracked(variantId) ? levels.at(variantId, locationId).left : 0),
  };
}

/** What is left at a place. */
type Level = {
  left: number;
  readonly expected: readonly Expected[];
  /** Which delivery is next, and how much of it is left. */
  next: number;
  nextLeft: number;
};
type Levels = { readonly at: (variantId: VariantId, locationId: LocationId) => Level };

function openLevels(supply: Supply): Levels {
  const levels = new Map<VariantId, Map<LocationId, Level>>();
  return {
    at: (variantId, locationId) => {
      let places = levels.get(variantId);
      if (!places) levels.set(variantId, (places = new Map()));
      const known = places.get(locationId);
      if (known) return known;
      const expected = supply.expected(variantId, locationId);
      const level: Level = {
        left: Math.max(supply.onShelf(variantId, locationId), 0),
        expected,
        next: 0,
        nextLeft: expected[0]?.quantity ?? 0,
      };
      places.set(locationId, level);
      return level;
    },
  };
}

/** Takes what a line needs, as far as it is left. */
function takenFor(line: OrderLine, supply: Supply, levels: Levels): Allocation {
  const needed = unpickedOf(line);
  if (needed === 0 || !supply.isTracked(line.variantId))
    return { lineId: line.id, covered: line.quantity, short: 0, coming: nothing };
  const level = levels.at(line.variantId, line.locationId);
  const taken = Math.min(needed, level.left);
  level.left -= taken;
  const short = needed - taken;
  const coming = short > 0 && level.next < level.expected.length ? takenOfExpected(level, short) : nothing;
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
function standOf(
  order: Served,
  supply: Supply,
  levels: Levels,
  days: Pick<Calendar, 'today' | 'dayOf' | 'said'>,
): WholeStand {
  const needs = new Map<Level, number>();
  for (const line of order.lines) {
    const needed = unpickedOf(line);
    if (needed === 0 || !supply.isTracked(line.variantId)) continue;
    const level = levels.at(line.variantId, line.locationId);
    needs.set(level, (needs.get(level) ?? 0) + needed);
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
