import { must } from '#shared/base/must.ts';
import type { GroupId, LocationId } from '#shared/domain/operations/ids.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import { type AdjustReason, decideAdjust } from '#shared/domain/stock/adjust.ts';
import { priceOf, type Ware } from './assortment.ts';
import { DAY, dayOf, HOUR, wanted, weekdayOf } from './calendar.ts';
import type { Demand } from './demand.ts';
import { freshId } from './fresh-id.ts';
import { freeAt, onHandAt, type Year } from './year.ts';

/** Plans what happens at the counter and on the shelves: sales twice a day, the market, mishaps, a rise of prices, a clearing out. */
export function planTrade(year: Year, demand: Demand): void {
  for (let day = dayOf(year.start) + DAY; day <= year.now; day += DAY) {
    const weekday = weekdayOf(day);
    if (weekday === 0) continue;
    for (const hour of [13, 18])
      year.later(day + hour * HOUR + year.chance.between(0, 20) * 60_000, (at) =>
        sell(year, demand, at, year.places.shop, salesOf(year, at)),
      );
    if (weekday === 6) year.later(day + 15 * HOUR, (at) => sellAtStall(year, at));
    if (year.chance.happens(0.32)) year.later(day + year.chance.between(9, 17) * HOUR, (at) => mishap(year, at));
  }
  year.later(year.start + 120 * DAY, (at) => raisePrices(year, at, 'KIT', 'Kitchen: new price list'));
  year.later(year.start + 251 * DAY, (at) => raisePrices(year, at, 'STA', 'Stationery: new price list'));
  year.later(year.start + 300 * DAY, (at) => clearOut(year, at));
  year.later(year.now - 26 * HOUR, (at) => sellUncounted(year, at));
}

function salesOf({ chance }: Year, at: number): number {
  return Math.round(((wanted('all', at) + wanted('christmas', at) / 4) * chance.between(40, 110)) / 200);
}

type Sale = {
  readonly variantId: Ware['variant']['id'];
  readonly locationId: LocationId;
  readonly quantity: number;
  readonly costTotal: null;
};

/** What went over the counter since the last time the till was emptied: one act. */
function sell(year: Year, demand: Demand, at: number, locationId: LocationId, count: number): void {
  const sold = new Map<string, Sale>();
  for (let i = 0; i < count; i++) {
    const ware = demand(at);
    if (!ware || sold.has(ware.variant.id)) continue;
    const quantity = Math.min(portions(year, ware), freeAt(year, ware.variant.id, locationId));
    if (quantity > 0) sold.set(ware.variant.id, { variantId: ware.variant.id, locationId, quantity, costTotal: null });
  }
  adjust(year, at, 'sold', [...sold.values()], null);
}

function portions({ chance }: Year, ware: Ware): number {
  const some = chance.pick([1, 1, 1, 1, 2, 2, 3]);
  return ware.portion === 1 ? some : ware.portion * chance.between(1, 6);
}

function sellAtStall(year: Year, at: number): void {
  const locationId = year.places.stall;
  const lines = year.wares.flatMap(({ variant, portion }): Sale[] => {
    const here = onHandAt(year, variant.id, locationId);
    const quantity = Math.min(portion * year.chance.between(0, 3), here);
    return quantity > 0 ? [{ variantId: variant.id, locationId, quantity, costTotal: null }] : [];
  });
  adjust(year, at, 'sold', lines, 'Market');
}

const mishaps: readonly (readonly [share: number, reason: AdjustReason, notes: readonly string[]])[] = [
  [
    28,
    'damage',
    ['Dropped while unpacking', 'Chipped on the shelf', 'Water came through the skylight', 'Lid does not close'],
  ],
  [14, 'sample', ['Tester for the counter', 'Sent to a magazine', 'Shown to a café']],
  [12, 'internal-use', ['For the shop kitchen', 'Window display', 'Workshop material']],
  [10, 'theft', ['Empty box found', 'Seen on the camera']],
  [8, 'loss', ['Not found at closing', 'Lost by the carrier']],
  [14, 'customer-return', ['Wrong size', 'Did not like the colour', 'A present that was there already']],
  [14, 'correction', ['Counted the shelf', 'Mixed up with the one beside it']],
];

function mishap(year: Year, at: number): void {
  const { chance, places } = year;
  const locationId = chance.happens(0.7) ? places.shop : places.warehouse;
  const ware = chance.pick(year.wares);
  const here = freeAt(year, ware.variant.id, locationId);
  const [, reason, notes] = drawMishap(chance.below(100));
  const comesBack = reason === 'customer-return';
  if (ware.fate === 'untracked' || (here < ware.portion && !comesBack)) return;
  const quantity =
    ware.portion * (comesBack ? 1 : Math.min(chance.pick([1, 1, 1, 2]), Math.floor(here / ware.portion)));
  const signed = reason === 'correction' && chance.happens(0.6) ? 0 - quantity : quantity;
  adjust(
    year,
    at,
    reason,
    [{ variantId: ware.variant.id, locationId, quantity: signed, costTotal: null }],
    chance.pick(notes),
  );
}

function drawMishap(drawn: number): (typeof mishaps)[number] {
  let left = drawn;
  const found = mishaps.find(([share]) => {
    left -= share;
    return left < 0;
  });
  return must(found, 'the shares of the mishaps add up to a hundred');
}

/** Sold from behind the counter before anybody booked it in: a few levels fall below nothing. */
function sellUncounted(year: Year, at: number): void {
  const locationId = year.places.shop;
  const few = year.wares
    .filter(
      ({ demand, variant, portion }) => demand > 0 && portion === 1 && onHandAt(year, variant.id, locationId) <= 1,
    )
    .slice(0, 4);
  const lines = few.map(
    ({ variant }): Sale => ({
      variantId: variant.id,
      locationId,
      quantity: Math.max(onHandAt(year, variant.id, locationId), 0) + year.chance.between(1, 2),
      costTotal: null,
    }),
  );
  adjust(year, at, 'sold', lines, 'Sold from the delivery, not booked in yet');
}

function adjust(
  year: Year,
  at: number,
  reason: AdjustReason,
  lines: Parameters<typeof decideAdjust>[1],
  note: string | null,
): void {
  const decided = decideAdjust(reason, lines, note);
  if (decided.ok) year.act(at, decided.value);
}

function raisePrices(year: Year, at: number, department: string, label: string): void {
  const sets = year.wares
    .filter(({ variant }) => variant.sku?.startsWith(department))
    .map(
      (ware): FieldSet => ({
        kind: 'variant',
        id: ware.variant.id,
        field: 'price',
        value: Math.round((priceOf(ware) * 105) / 1_000) * 10,
        was: priceOf(ware),
      }),
    );
  setFields(year, at, label, sets);
}

function clearOut(year: Year, at: number): void {
  const products = new Set(year.wares.filter(({ fate }) => fate === 'retired').map(({ variant }) => variant.productId));
  setFields(
    year,
    at,
    'Given up',
    [...products].map((id) => ({ kind: 'product', id, field: 'archived', value: true, was: false })),
  );
}

function setFields(year: Year, at: number, label: string, sets: readonly FieldSet[]): void {
  const id = freshId<GroupId>(year.nextId);
  const parts = Math.ceil(sets.length / 25);
  for (let part = 0; part < parts; part++) {
    const group = { id, act: 'bulk-edit', label, part, parts } as const;
    year.act(at + part * 300, { type: 'fields.set', payload: { group, sets: sets.slice(part * 25, part * 25 + 25) } });
  }
}
