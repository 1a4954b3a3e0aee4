import type { IncomingId } from '../operations/ids.ts';
import type { Day, OrderLine, OrderRow } from '../operations/rows.ts';
import type { Calendar } from '../values/day.ts';
import { type Allocation, type Shared, shareOf } from './allocate.ts';
import { notOnOrder } from './promise-day.ts';
import { type ServedFirst, whyFirst } from './service-order.ts';
import type { Supply } from './shelf.ts';
import type { Kept } from './whole-order.ts';

/** Who has something before a line, how much, and why. */
export type Before = {
  readonly order: OrderRow;
  readonly quantity: number;
  /** `whole`: this line's order only leaves whole and lets others go first; `same`: another line of the same order. */
  readonly why: ServedFirst | 'whole' | 'same';
  /** Where it is only kept for that order, because it waits until it is whole. */
  readonly kept: Kept | null;
};

/** A delivery that a line waits for or that others have before it. */
export type Delivery = {
  readonly incomingId: IncomingId;
  readonly day: Day | null;
  /** The day that was said of it; it is late where that is over. */
  readonly said: Day | null;
  readonly quantity: number;
  /** What of it others have before. */
  readonly before: number;
  readonly mine: number;
};

/** How a line comes to what it has and to what it misses, step by step (ALC10). */
export type CoverSteps = {
  readonly picked: number;
  /** Whether what lies at its place is for sale; where it is not, nothing of it is any order's. */
  readonly isForSale: boolean;
  /** What lies on the shelf of its place, whoever's it is. */
  readonly shelf: number;
  readonly before: readonly Before[];
  /** What of the shelf is its. */
  readonly covered: number;
  readonly short: number;
  readonly deliveries: readonly Delivery[];
  /** What is neither there nor on order for it. */
  readonly unknown: number;
  /** Why what is there is kept until all of the order is; `yields`: it is not, others may have it. */
  readonly whole: Kept | 'yields' | null;
};

type Around = {
  readonly shared: Shared;
  readonly supply: Supply;
  readonly days: Pick<Calendar, 'said'>;
};

/** Explains what a line of an order has: who goes before it, what comes when. It walks over the whole queue: for one line that is asked about. */
export function explainCover(order: OrderRow, line: OrderLine, { shared, supply, days }: Around): CoverSteps {
  const { variantId, locationId, picked } = line;
  const mine = shareOf(line, shared);
  const earlier = servedBefore(order, line, shared);
  const before = earlier.flatMap((one): readonly Before[] => {
    const quantity = one.share.covered - one.line.picked;
    if (quantity === 0) return [];
    const stand = shared.whole.get(one.order.id);
    const kept = stand === undefined || stand === 'complete' || stand === 'yields' ? null : stand;
    return [{ order: one.order, quantity, why: whyBefore(one, order, days), kept }];
  });
  const stand = shared.whole.get(order.id) ?? 'complete';
  return {
    picked,
    isForSale: supply.isForSale(locationId),
    shelf: Math.max(supply.onShelf(variantId, locationId), 0),
    before,
    covered: mine.covered - picked,
    short: mine.short,
    deliveries: mine.short > 0 ? deliveriesFor(mine, earlier, supply.expected(variantId, locationId)) : [],
    unknown: notOnOrder(mine),
    whole: stand === 'complete' ? null : stand,
  };
}

type Earlier = {
  readonly order: OrderRow;
  readonly line: OrderLine;
  readonly share: Allocation;
  /** Its order comes later in the queue, and goes first because this line's order lets others go first. */
  readonly isLetBefore: boolean;
};

/** The lines that have of the same product at the same place before this one. */
function servedBefore(order: OrderRow, line: OrderLine, shared: Shared): readonly Earlier[] {
  const isYielding = (one: OrderRow) => shared.whole.get(one.id) === 'yields';
  const at = shared.queue.findIndex(({ id }) => id === order.id);
  const mine = isYielding(order);
  const earlier: Earlier[] = [];
  for (const [place, one] of shared.queue.entries()) {
    const isBefore = isYielding(one) === mine ? place <= at : mine;
    if (!isBefore) continue;
    for (const other of one.lines) {
      // Of one order the lines are served as they stand.
      if (other.id === line.id) break;
      if (other.variantId === line.variantId && other.locationId === line.locationId)
        earlier.push({ order: one, line: other, share: shareOf(other, shared), isLetBefore: place > at });
    }
  }
  return earlier;
}

function whyBefore(
  { order: other, isLetBefore }: Earlier,
  order: OrderRow,
  days: Pick<Calendar, 'said'>,
): Before['why'] {
  if (other.id === order.id) return 'same';
  return isLetBefore ? 'whole' : whyFirst(other, order, days);
}

function deliveriesFor(
  mine: Allocation,
  earlier: readonly Earlier[],
  expected: ReturnType<Supply['expected']>,
): readonly Delivery[] {
  const sum = (shares: readonly Allocation[], id: IncomingId) =>
    shares.reduce(
      (all, { coming }) => coming.reduce((of, one) => (one.incomingId === id ? of + one.quantity : of), all),
      0,
    );
  const others = earlier.map(({ share }) => share);
  return expected.map(({ incomingId, quantity, day, said }) => ({
    incomingId,
    day,
    said,
    quantity,
    before: sum(others, incomingId),
    mine: sum([mine], incomingId),
  }));
}
