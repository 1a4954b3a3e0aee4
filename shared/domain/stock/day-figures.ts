import type { OrderId, VariantId } from '../operations/ids.ts';
import { orderOf } from '../operations/documents.ts';
import type { LedgerFold, Line, LineField } from '../ledger/fold.ts';
import { dayIndex } from '../values/day.ts';
import { timesQuantity } from '../values/money.ts';

/** One day: what the stock's value changed by, at today's cost, and what was sold; minor units. */
export type DayFigures = { readonly change: number; readonly sold: number };

/** What a variant is worth: cost and price of one, and the decimals it is counted in. */
export type Worth = { readonly cost: number | null; readonly price: number | null; readonly decimals: number };

const MOVED = ['variantId', 'quantity', 'reason', 'document', 'occurredAt'] as const satisfies readonly LineField[];
type Moved = Line<(typeof MOVED)[number]>;

/** What of one variant changed on the days, and what was sold of it, for which order (null: over the counter). */
type VariantDays = {
  readonly changed: Map<number, number>;
  readonly sold: Map<string, { readonly day: number; readonly orderId: OrderId | null; readonly quantity: number }>;
};

/** The ledger lines of a span of days, added up by variant. */
export type DaySums = {
  readonly variants: () => readonly VariantId[];
  readonly orders: () => readonly OrderId[];
  /** The days, once it is known what things are worth; a variant that is not known counts for nothing. */
  readonly figures: (
    worthOf: (variantId: VariantId) => Worth | undefined,
    priceIn: (orderId: OrderId, variantId: VariantId) => number | null,
  ) => readonly DayFigures[];
};

/** Adds movements up by day; `starts` are the first milliseconds of the days, one after the other. */
export function daySums(starts: readonly number[]): LedgerFold<(typeof MOVED)[number], DaySums> {
  const sums = new Map<VariantId, VariantDays>();
  const orders = new Set<OrderId>();
  const add = ({ variantId, quantity, reason, document, occurredAt }: Moved) => {
    const day = dayIndex(starts, occurredAt);
    if (day < 0 || quantity === 0) return;
    const sum = sums.get(variantId) ?? { changed: new Map(), sold: new Map() };
    sums.set(variantId, sum);
    sum.changed.set(day, (sum.changed.get(day) ?? 0) + quantity);
    if (reason !== 'sold' && reason !== 'ship') return;
    const orderId = orderOf({ document });
    if (orderId) orders.add(orderId);
    const key = `${day}:${orderId ?? ''}`;
    sum.sold.set(key, { day, orderId, quantity: (sum.sold.get(key)?.quantity ?? 0) - quantity });
  };
  const answer = (): DaySums => ({
    variants: () => [...sums.keys()],
    orders: () => [...orders],
    figures: (worthOf, priceIn) => {
      const days = starts.map(() => ({ change: 0, sold: 0 }));
      for (const [variantId, { changed, sold }] of sums) {
        const worth = worthOf(variantId);
        if (!worth) continue;
        for (const [day, quantity] of changed) addTo(days[day], 'change', worth.cost, quantity, worth.decimals);
        for (const { day, orderId, quantity } of sold.values()) {
          const price = (orderId && priceIn(orderId, variantId)) ?? worth.price;
          addTo(days[day], 'sold', price, quantity, worth.decimals);
        }
      }
      return days;
    },
  });
  return { fields: MOVED, order: 'newest-first', counts: 'as-known', add, answer };
}

function addTo(
  day: { change: number; sold: number } | undefined,
  figure: 'change' | 'sold',
  unitMinor: number | null,
  quantity: number,
  decimals: number,
): void {
  if (day && unitMinor !== null) day[figure] += timesQuantity(unitMinor, quantity, decimals);
}

/** The value at the end of each day, made by going back from what it is now. */
export function valuesByDay(days: readonly DayFigures[], now: number): readonly number[] {
  const values: number[] = [];
  let value = now;
  for (const { change } of [...days].reverse()) {
    values.push(value);
    value -= change;
  }
  return values.reverse();
}
