import type { ContactId, GroupId, LocationId, OrderId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewOrder } from '#shared/domain/operations/operation.ts';
import { priceOf, type Ware } from './assortment.ts';
import { dayIn } from '#shared/domain/values/day.ts';
import { DAY, dayOf, HOUR } from './calendar.ts';
import { wishesOf } from './carriage.ts';
import type { Demand } from './demand.ts';
import { freshId } from './fresh-id.ts';
import { type PlannedOrder, planOrders } from './order-plan.ts';
import { follow } from './order-way.ts';
import { type DemoContact, demoCustomer } from './people.ts';
import { freeAt, type Year } from './year.ts';

/** An act of orders holds at most this many orders and lines together (DATA-R1). */
const ROWS_AN_ACT = 25;

/** Keeps the shop's orders through the year: typed in as they come, imported twice a day, picked, shipped, now and then not. */
export function planOrderBook(year: Year, demand: Demand): void {
  const book = { year, demand, customers: customersOf(year), numbers: { typed: 400, csv: 10_200 } };
  const planned = planOrders(year.chance, year.start, year.now);
  for (const order of planned)
    if (order.channel === 'typed') year.later(order.placedAt + 3 * 60_000, (at) => enter(book, at, [order]));
  const imported = planned.filter((order) => order.channel === 'csv');
  const times: number[] = [];
  for (let day = dayOf(year.start) + DAY; day < year.now; day += DAY)
    times.push(day + 8 * HOUR + 45 * 60_000, day + 16 * HOUR + 45 * 60_000);
  const imports = [...times.filter((time) => time < year.now - HOUR / 3), year.now - HOUR / 3];
  imports.forEach((time, i) => {
    const since = imported.filter(({ placedAt }) => placedAt < time && placedAt >= (imports[i - 1] ?? 0));
    if (since.length > 0) year.later(time, (at) => enter(book, at, since));
  });
}

type Book = {
  readonly year: Year;
  readonly demand: Demand;
  readonly customers: (contacts: DemoContact[]) => ContactId;
  readonly numbers: { typed: number; csv: number };
};

/** Somebody who orders: often somebody who has ordered before. */
function customersOf({ chance, nextId }: Year): Book['customers'] {
  const known: ContactId[] = [];
  return (contacts) => {
    if (known.length > 20 && chance.happens(0.7)) return chance.pick(known);
    const customer = demoCustomer(chance, nextId);
    known.push(customer.contactId);
    contacts.push(customer);
    return customer.contactId;
  };
}

type Batch = {
  readonly parts: { readonly orders: NewOrder[]; readonly contacts: DemoContact[] }[];
  readonly taken: Set<VariantId>;
};

/** Enters orders as they were placed, in acts of at most 25 rows, and plans what becomes of each. */
function enter(book: Book, at: number, planned: readonly PlannedOrder[]): void {
  const { year } = book;
  const batch: Batch = { parts: [], taken: new Set() };
  for (const plan of planned) {
    const contacts: DemoContact[] = [];
    const order = orderOf(book, plan, contacts, batch.taken);
    const last = batch.parts.at(-1);
    if (last && rowsIn([...last.orders, order]) <= ROWS_AN_ACT) {
      last.orders.push(order);
      last.contacts.push(...contacts);
    } else batch.parts.push({ orders: [order], contacts });
    follow(year, order.id, at, plan.destiny);
  }
  const id = freshId<GroupId>(year.nextId);
  const label = `orders-${new Date(at).toISOString().slice(0, 10)}.csv`;
  batch.parts.forEach(({ orders, contacts }, part) => {
    const group =
      planned[0]?.channel === 'csv'
        ? ({ id, act: 'order-import', label, part, parts: batch.parts.length } as const)
        : null;
    year.act(at, { type: 'order.added', payload: { group, orders } }, contacts);
  });
}

function rowsIn(orders: readonly NewOrder[]): number {
  return orders.reduce((sum, order) => sum + 1 + order.lines.length, 0);
}

function orderOf(book: Book, planned: PlannedOrder, contacts: DemoContact[], taken: Set<VariantId>): NewOrder {
  const { year, numbers } = book;
  const { chance, nextId } = year;
  numbers[planned.channel] += 1;
  const number = planned.channel === 'typed' ? `T-${String(numbers.typed).padStart(4, '0')}` : `W-${numbers.csv}`;
  const promised = planned.placedAt + chance.pick([3, 4, 4, 5]) * DAY;
  const isLate = planned.destiny === 'left-overdue' || planned.destiny === 'left-short';
  const due = planned.destiny.startsWith('left') && !isLate ? Math.max(promised, year.now + DAY) : promised;
  return {
    id: freshId<OrderId>(nextId),
    number,
    channel: planned.channel,
    contactId: book.customers(contacts),
    state: 'open',
    placedAt: planned.placedAt,
    shippedAt: null,
    dueAt: null,
    dueOn: dayIn(due, 'UTC'),
    ...(planned.channel === 'csv' && { promisedOn: dayIn(due, 'UTC') }),
    ...wishesOf(chance, planned.destiny === 'left-overdue'),
    lines: linesOf(book, planned, taken),
  };
}

function linesOf(
  { year, demand }: Book,
  { placedAt, destiny }: PlannedOrder,
  taken: Set<VariantId>,
): NewOrder['lines'] {
  const { chance, places, wares } = year;
  const lines: NewOrder['lines'][number][] = [];
  const add = (ware: Ware, quantity: number, locationId: LocationId) => {
    taken.add(ware.variant.id);
    lines.push({
      id: freshId<OrderLineId>(year.nextId),
      variantId: ware.variant.id,
      locationId,
      quantity,
      unitPrice: priceOf(ware),
    });
  };
  const count = chance.pick([1, 1, 1, 2, 2, 3]);
  const bare =
    destiny === 'left-short'
      ? wares.filter(
          ({ variant, demand: wish }) =>
            wish > 0 && !taken.has(variant.id) && freeAt(year, variant.id, places.warehouse) <= 0,
        )
      : [];
  if (bare.length > 0) add(driestOf(year, bare), 2, places.warehouse);
  for (let tries = 0; lines.length < count && tries < 40; tries++) {
    const ware = demand(placedAt);
    if (!ware || taken.has(ware.variant.id)) continue;
    const quantity = ware.portion * (ware.portion === 1 ? chance.pick([1, 1, 1, 2, 2, 3]) : chance.between(2, 10));
    const place = [places.warehouse, places.shop].find((at) => freeAt(year, ware.variant.id, at) >= quantity);
    if (place) add(ware, quantity, place);
  }
  const wrapping = wares.find(({ variant }) => variant.sku === 'SRV-WRAP');
  if (wrapping && (chance.happens(0.08) || lines.length === 0)) add(wrapping, 1, places.warehouse);
  return lines;
}

/** One that nobody can get, where there is one. */
function driestOf({ chance }: Year, bare: readonly Ware[]): Ware {
  const dry = bare.filter(({ fate }) => fate === 'dry');
  return chance.pick(dry.length > 0 ? dry : bare);
}
