import { must } from '#shared/base/must.ts';
import type { IncomingId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import { ruleInForce, suggest } from '#shared/domain/reorder/suggest.ts';
import { decideAdjust, decideMove } from '#shared/domain/stock/adjust.ts';
import type { Ware } from './assortment.ts';
import { DAY, dayOf, HOUR, nextWorkday, weekdayOf } from './calendar.ts';
import { freshId } from './fresh-id.ts';
import { costOf } from './taking-in.ts';
import { dayIn } from '#shared/domain/values/day.ts';
import { freeAt, onHandAt, positionOf, type Year } from './year.ts';

const shopDefaults = { defaultPoint: 2, defaultUpTo: 6 };

/** Plans how stock comes in and moves about: orders to suppliers on Mondays, shelves filled twice a week, the stall on Saturdays. */
export function planSupply(year: Year): void {
  for (let day = dayOf(year.start) + DAY; day <= year.now; day += DAY) {
    const weekday = weekdayOf(day);
    if (weekday === 1) year.later(day + 10 * HOUR, (at) => orderFromSuppliers(year, at));
    if (weekday === 2 || weekday === 5) year.later(day + 8 * HOUR, (at) => fillShelves(year, at));
    if (weekday === 6) year.later(day + 7 * HOUR, (at) => packStall(year, at));
  }
}

function orderFromSuppliers(year: Year, at: number): void {
  const wanted = year.wares.flatMap((ware) => {
    const quantity = isBought(year, ware, at) ? quantityToBuy(year, ware) : 0;
    return quantity > 0 ? [{ ware, quantity }] : [];
  });
  for (const supplierId of new Set(wanted.map(({ ware }) => ware.supplierId))) {
    const lines = wanted.filter(({ ware }) => ware.supplierId === supplierId).slice(0, 25);
    year.later(at + year.chance.between(1, 90) * 60_000, (then) => buy(year, then, lines));
  }
}

/** Whether anybody buys it now: not what nobody wants, what has dried up or is given up; and now and then somebody forgets. */
function isBought({ chance, start }: Year, ware: Ware, at: number): boolean {
  const day = (at - start) / DAY;
  if (ware.fate === 'dead' || ware.fate === 'untracked') return false;
  if (ware.fate === 'dry' && day > 255) return false;
  if (ware.fate === 'retired' && day > 200) return false;
  return chance.happens(0.7);
}

function quantityToBuy(year: Year, { variant, rule }: Ware): number {
  const inForce = ruleInForce(rule ?? undefined, shopDefaults);
  return (inForce && suggest(positionOf(year, variant.id), inForce)?.quantity) ?? 0;
}

type Bought = { readonly ware: Ware; readonly quantity: number };

function buy(year: Year, at: number, lines: readonly Bought[]): void {
  const supplierId = lines[0]?.ware.supplierId;
  const lead = (supplierId && rowOf(year.books, 'supplier', supplierId)?.leadTimeDays) ?? 14;
  const arrives = nextWorkday(at + lead * DAY, 11);
  const marked = lines.map(({ ware, quantity }) => ({
    id: freshId<IncomingId>(year.nextId),
    variantId: ware.variant.id,
    locationId: year.places.warehouse,
    quantity,
    expectedAt: null,
    expectedOn: dayIn(arrives, 'UTC'),
  }));
  year.act(at, { type: 'incoming.marked', payload: { group: null, lines: marked } });
  const late = year.chance.happens(0.2) ? year.chance.between(2, 9) : 0;
  year.later(nextWorkday(arrives + late * DAY, 11), (then) =>
    receive(
      year,
      then,
      lines,
      marked.map((line) => line.id),
    ),
  );
}

function receive(year: Year, at: number, lines: readonly Bought[], marks: readonly IncomingId[]): void {
  const incoming = marks.map((id) => must(rowOf(year.books, 'incoming', id), 'what was marked is in the books'));
  const arrived = lines.map(({ ware, quantity }) => {
    const short = quantity > ware.portion * 4 && year.chance.happens(0.05) ? ware.portion : 0;
    return {
      variantId: ware.variant.id,
      locationId: year.places.warehouse,
      quantity: quantity - short,
      costTotal: costOf(ware, quantity - short),
    };
  });
  const decided = decideAdjust('receive', arrived, `Delivery note ${year.chance.between(10_000, 99_999)}`, incoming);
  if (decided.ok) year.act(at, decided.value);
}

function fillShelves(year: Year, at: number): void {
  const { shop, warehouse } = year.places;
  const lines = year.wares.flatMap(({ variant, demand, portion }) => {
    if (demand === 0) return [];
    const goal = portion * (2 + Math.round(demand / 2_500));
    const missing = goal - onHandAt(year, variant.id, shop);
    const spare = freeAt(year, variant.id, warehouse) - portion;
    const quantity = missing * 2 > goal ? Math.min(missing, Math.floor(spare / portion) * portion) : 0;
    return quantity > 0 ? [{ variantId: variant.id, quantity }] : [];
  });
  for (let i = 0; i < lines.length; i += 25)
    move(year, at + i * 10_000, lines.slice(i, i + 25), warehouse, shop, 'Shelves');
}

/** Saturdays: what is left from last week goes back, something else comes along. */
function packStall(year: Year, at: number): void {
  const { stall, warehouse } = year.places;
  const left = year.wares.flatMap(({ variant }) => {
    const quantity = onHandAt(year, variant.id, stall);
    return quantity > 0 && year.chance.happens(0.5) ? [{ variantId: variant.id, quantity }] : [];
  });
  move(year, at, left.slice(0, 25), stall, warehouse, 'Back from the market');
  const chosen = year.chance
    .shuffled(
      year.wares.filter(
        ({ demand, variant, portion }) => demand > 0 && freeAt(year, variant.id, warehouse) > portion * 6,
      ),
    )
    .slice(0, 9);
  const lines = chosen.map(({ variant, portion }) => ({
    variantId: variant.id,
    quantity: portion * year.chance.between(2, 4),
  }));
  move(year, at + 20 * 60_000, lines, warehouse, stall, 'Market');
}

type Moved = Parameters<typeof decideMove>;

function move(year: Year, at: number, ...moved: Moved): void {
  const decided = decideMove(...moved);
  if (decided.ok) year.act(at, decided.value);
}
