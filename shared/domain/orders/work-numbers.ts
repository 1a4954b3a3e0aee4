import type { OrderId, PersonId } from '../operations/ids.ts';
import type { Day, OrderRow, ParcelRow, ReturnReason, ReturnRow, ShortPickRow } from '../operations/rows.ts';
import { hasLeft } from '../parcels/parcel-states.ts';
import { type Calendar, daysAfter, daysBetween } from '../values/day.ts';
import { commitsStock, hasGone } from './order-states.ts';
import { isPartShipped } from './progress.ts';
import { serviceDay } from './service-order.ts';

/** The longest period that is counted, in days. */
export const MOST_DAYS = 366;

/** What is counted: the days from one to another, both included, and of whom; null: of everybody. */
export type NumbersAsk = { readonly from: Day; readonly to: Day; readonly person: PersonId | null };

/** The rows that numbers are counted from. Of an order of which a parcel is there all parcels are. */
export type WorkRows = {
  readonly orders: readonly OrderRow[];
  readonly parcels: readonly ParcelRow[];
  readonly shortPicks: readonly ShortPickRow[];
  readonly returns: readonly ReturnRow[];
};

/** How many there are of something, and the orders it is about. */
export type Counted = { readonly count: number; readonly orders: readonly OrderId[] };

/** The parcels of one person: how many on each day of the period, and on how many days there was one. */
export type PackedBy = {
  readonly person: PersonId;
  readonly count: number;
  readonly byDay: readonly number[];
  readonly days: number;
};

export type WorkNumbers = {
  /** From the order to its last parcel, in milliseconds; the slowest order first. */
  readonly shipTime: {
    readonly median: number | null;
    readonly p90: number | null;
    readonly orders: readonly OrderId[];
  };
  /** Shipped after the day it was promised for or due on; `of`: how many had such a day. */
  readonly late: Counted & { readonly of: number };
  /** Of the period or not: what waits and is late now. */
  readonly overdue: Counted;
  readonly shortPicks: Counted;
  readonly wrongScans: Counted;
  readonly parcels: Counted & { readonly days: readonly Day[]; readonly byPerson: readonly PackedBy[] };
  /** Orders that left at more than one moment. */
  readonly parts: Counted;
  readonly returns: Counted & { readonly byReason: ReadonlyMap<ReturnReason, Counted> };
};

/** Counts how the work on orders went in a period (NUM1). */
export function workNumbers(rows: WorkRows, ask: NumbersAsk, days: Calendar): WorkNumbers {
  const [start, end] = [days.endOf(daysAfter(ask.from, -1)), days.endOf(ask.to)];
  const isIn = (at: number | null): at is number => at !== null && at >= start && at < end;
  const isOf = (person: PersonId) => ask.person === null || ask.person === person;
  const sent = rows.parcels.filter((parcel) => !parcel.voided && hasLeft(parcel.state));
  const own = new Set(sent.filter(({ packedBy }) => isOf(packedBy)).map(({ orderId }) => orderId));
  const orders = rows.orders.filter((order) => !order.voided && (ask.person === null || own.has(order.id)));
  const gone = orders.filter((order) => hasGone(order.state) && isIn(order.shippedAt));
  const shortPicks = rows.shortPicks.filter((one) => !one.voided && isIn(one.at) && isOf(one.by));
  const packed = rows.parcels.filter((one) => !one.voided && isIn(one.packedAt) && isOf(one.packedBy));
  const wrong = packed.filter(({ wrongScans = 0 }) => wrongScans > 0);
  const waiting = rows.orders.filter(
    (order) => !order.voided && commitsStock(order.state) && (serviceDay(order, days) ?? days.today) < days.today,
  );
  return {
    shipTime: shipTimes(gone),
    late: lateOf(gone, days),
    overdue: counted(waiting),
    shortPicks: ofOrders(shortPicks),
    wrongScans: { ...ofOrders(wrong), count: wrong.reduce((sum, { wrongScans = 0 }) => sum + wrongScans, 0) },
    parcels: parcelsOf(
      sent.filter((parcel) => isIn(parcel.shippedAt) && isOf(parcel.packedBy)),
      ask,
      days,
    ),
    parts: partsOf(orders, sent, isIn),
    returns: returnsOf(rows.returns.filter((one) => !one.voided && isIn(one.receivedAt) && isOf(one.receivedBy))),
  };
}

function shipTimes(gone: readonly OrderRow[]): WorkNumbers['shipTime'] {
  // An order that a file brought as shipped may say it was placed after it left: no time is made of that.
  const timed = gone.flatMap(({ id, placedAt, shippedAt }) =>
    shippedAt !== null && shippedAt >= placedAt ? [{ id, took: shippedAt - placedAt }] : [],
  );
  timed.sort((a, b) => a.took - b.took || (a.id < b.id ? -1 : 1));
  const rank = (share: number) => timed[Math.max(0, Math.ceil(timed.length * share) - 1)]?.took ?? null;
  return { median: rank(0.5), p90: rank(0.9), orders: timed.map(({ id }) => id).reverse() };
}

function lateOf(gone: readonly OrderRow[], days: Calendar): WorkNumbers['late'] {
  const dated = gone.flatMap((order) => {
    const day = serviceDay(order, days);
    return day === null || order.shippedAt === null
      ? []
      : [{ id: order.id, isLate: days.dayOf(order.shippedAt) > day }];
  });
  return { ...counted(dated.filter(({ isLate }) => isLate)), of: dated.length };
}

function parcelsOf(parcels: readonly ParcelRow[], { from, to }: NumbersAsk, days: Calendar): WorkNumbers['parcels'] {
  const count = Math.min(MOST_DAYS, Math.max(0, daysBetween(from, to) + 1));
  const period = Array.from({ length: count }, (_, index) => daysAfter(from, index));
  const byPerson = new Map<PersonId, number[]>();
  for (const { packedBy, shippedAt } of parcels) {
    const own = byPerson.get(packedBy) ?? period.map(() => 0);
    const at = shippedAt === null ? -1 : daysBetween(from, days.dayOf(shippedAt));
    if (at in own) own[at] = (own[at] ?? 0) + 1;
    byPerson.set(packedBy, own);
  }
  const people = [...byPerson].map(
    ([person, byDay]): PackedBy => ({
      person,
      byDay,
      count: byDay.reduce((sum, some) => sum + some, 0),
      days: byDay.filter((some) => some > 0).length,
    }),
  );
  people.sort((a, b) => b.count - a.count || (a.person < b.person ? -1 : 1));
  return { ...ofOrders(parcels), days: period, byPerson: people };
}

function partsOf(
  orders: readonly OrderRow[],
  sent: readonly ParcelRow[],
  isIn: (at: number | null) => boolean,
): Counted {
  const moments = new Map<OrderId, Set<number>>();
  for (const { orderId, shippedAt } of sent)
    if (shippedAt !== null) moments.set(orderId, (moments.get(orderId) ?? new Set()).add(shippedAt));
  return counted(
    orders.filter((order) => {
      const own = [...(moments.get(order.id) ?? [])];
      return own.some(isIn) && (own.length > 1 || isPartShipped(order));
    }),
  );
}

function returnsOf(returns: readonly ReturnRow[]): WorkNumbers['returns'] {
  const byReason = new Map<ReturnReason, ReturnRow[]>();
  for (const one of returns)
    for (const reason of new Set(one.lines.map((line) => line.reason)))
      byReason.set(reason, [...(byReason.get(reason) ?? []), one]);
  const sorted = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  return { ...ofOrders(returns), byReason: new Map(sorted.map(([reason, some]) => [reason, ofOrders(some)])) };
}

function counted(orders: readonly { readonly id: OrderId }[]): Counted {
  return { count: orders.length, orders: orders.map(({ id }) => id) };
}

function ofOrders(rows: readonly { readonly orderId: OrderId }[]): Counted {
  return { count: rows.length, orders: [...new Set(rows.map(({ orderId }) => orderId))] };
}
