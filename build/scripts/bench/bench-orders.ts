/// <reference lib="dom" />
import type { IncomingId, OpId, OrderId, OrderLineId } from '#shared/domain/operations/ids.ts';
import type { IncomingRow, OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { isToShip } from '#shared/domain/orders/due.ts';
import { orderStock } from '#shared/domain/orders/order-stock.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import { serviceDay } from '#shared/domain/orders/service-order.ts';
import { expectedFrom } from '#shared/domain/orders/shelf.ts';
import { type Calendar, calendarIn, daysAfter } from '#shared/domain/values/day.ts';
import { openCatalogue } from '#renderer/db/catalogue/catalogue.ts';
import { browserFrames, browserSlices } from '#renderer/db/catalogue/slices.ts';
import { stockFacts } from '#renderer/db/stock-facts.ts';
import { compareText } from './bench-load.ts';
import { type Figure, figure, taskTime, timeOf } from './figures.ts';
import { chance, sampleShop, type SampleShop } from './sample-shop.ts';

const LINES = 3;
/** So many runs, of which the best counts: what else the machine does only adds. */
const RUNS = 7;
const NOW = Date.UTC(2026, 2, 10, 12);

/** Orders that wait, oldest first: some with a day, a priority or the wish to leave whole, over the products of a shop. */
function waitingOrders(count: number, { variants, locations }: SampleShop, days: Calendar): readonly OrderRow[] {
  const next = chance(23);
  const some = <T>(of: readonly T[]): T => of[Math.floor(next() ** 2 * of.length)] as T; // an index within the list
  const priorities = ['low', 'high', 'urgent'] as const;
  return Array.from({ length: count }, (_, i): OrderRow => {
    const lines = Array.from(
      { length: LINES },
      (__, at): OrderLine => ({
        id: `line-${i}-${at}` as OrderLineId, // made up for this run
        variantId: some(variants).id,
        locationId: some(locations.slice(0, 2)).id,
        quantity: 1 + Math.floor(next() * 4),
        picked: 0,
        shipped: 0,
        unitPrice: 1_000,
      }),
    );
    const placedAt = NOW - (count - i) * 60_000;
    const order: OrderRow = {
      kind: 'order',
      id: `order-${String(i).padStart(6, '0')}` as OrderId,
      number: String(i),
      channel: 'typed',
      contactId: null,
      state: 'open',
      placedAt,
      shippedAt: null,
      dueAt: null,
      dueOn: next() < 0.5 ? daysAfter(days.today, Math.floor(next() * 20) - 5) : null,
      lines,
      addedBy: '' as OpId,
      fieldOps: {},
      voided: false,
    };
    return {
      ...order,
      ...(next() < 0.1 && { priority: some(priorities) }),
      ...(next() < 0.05 && { onlyWhole: true }),
    };
  });
}

function deliveries({ variants, locations }: SampleShop, days: Calendar): readonly IncomingRow[] {
  const next = chance(29);
  const [place] = locations;
  return variants.slice(0, 5_000).map(
    ({ id }, i): IncomingRow => ({
      kind: 'incoming',
      id: `incoming-${i}` as IncomingId,
      variantId: id,
      locationId: place?.id ?? ('' as never), // a sample has places
      quantity: 12,
      open: 12,
      expectedAt: null,
      expectedOn: next() < 0.8 ? daysAfter(days.today, Math.floor(next() * 30) - 3) : null,
      markedAt: NOW,
      addedBy: '' as OpId,
      fieldOps: {},
      voided: false,
    }),
  );
}

/** The best of some runs; the first is the one whose longest task is told. */
async function best(label: string, run: () => unknown): Promise<number> {
  let least = await taskTime(label, run);
  for (let i = 1; i < RUNS; i++) least = Math.min(least, await timeOf(run));
  return least;
}

/** Who gets the stock of many open orders, against plain sums over the same lines; and what the queue's filters cost. */
export async function benchOrders(count: number): Promise<readonly Figure[]> {
  const days = calendarIn({ shop: 'Europe/Berlin', legacy: 'Europe/Berlin' }, NOW);
  const sample = sampleShop(20_000);
  const catalogue = openCatalogue({ compareText, slices: browserSlices(), frames: browserFrames() });
  catalogue.apply({
    rows: [sample.shop, ...sample.locations, ...sample.products, ...sample.variants],
    stock: sample.stock,
  });
  const orders = waitingOrders(count, sample, days);
  const expected = expectedFrom(deliveries(sample, days), days);
  const facts = { ...stockFacts(catalogue), expected, days };
  const name = `orders: allocation of ${count} × ${LINES} lines`;
  const allocated = await best(name, () => orderStock(orders, facts));
  const plain = await best('orders: (plain sum)', () => {
    let sum = 0;
    for (const { lines } of orders) for (const line of lines) sum += unpickedOf(line);
    return sum;
  });
  const byPlace = await best('orders: (sum for each product at its place)', () => {
    const sums = new Map<string, number>();
    for (const { lines } of orders)
      for (const line of lines) {
        const key = `${line.variantId}:${line.locationId}`;
        sums.set(key, (sums.get(key) ?? 0) + unpickedOf(line));
      }
    return sums;
  });
  const { shortOrders } = orderStock(orders, facts);
  const toShip = await best('orders: filter to ship', () =>
    orders.filter((order) => isToShip(order, shortOrders, days)),
  );
  const sorted = await best('orders: sort by day', () =>
    [...orders].sort((a, b) => ((serviceDay(a, days) ?? '~') < (serviceDay(b, days) ?? '~') ? -1 : 1)),
  );
  return [
    figure(`${name}, against the plain sum of what is left of them`, allocated, 'ms', plain),
    figure(`${name}, against the sum for each product at its place`, allocated, 'ms', byPlace),
    figure(`orders: filter "to ship" over ${count}`, toShip, 'ms'),
    figure(`orders: sort ${count} by day`, sorted, 'ms'),
  ];
}
