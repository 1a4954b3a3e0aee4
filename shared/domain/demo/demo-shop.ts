import type { LocationId, ShopId, SupplierId } from '#shared/domain/operations/ids.ts';
import { demoAssortment, takenInAt } from './assortment.ts';
import { DAY, HOUR } from './calendar.ts';
import { chanceFrom } from './chance.ts';
import { demandOf } from './demand.ts';
import { freshId } from './fresh-id.ts';
import { suppliers } from './goods.ts';
import { planOrderBook } from './order-book.ts';
import { demoStaff } from './people.ts';
import { planSupply } from './supply.ts';
import { placesAdded, takeIn } from './taking-in.ts';
import { planTrade } from './trade.ts';
import { type DemoStep, newYear } from './year.ts';

export type DemoOptions = {
  readonly seed: number;
  readonly now: number;
  readonly nextId: () => string;
  readonly shopId: ShopId;
  /** The time zone of its days. */
  readonly zone: string;
};

/**
 * A gift, outdoor and home shop and the year it had until `now`, as the acts of its three people in the order of their
 * time; about 400 products, 1,500 orders. The same seed, moment and ids tell the same year. Contact records come with
 * the first act that names them; the ids of the acts are the taker's to give.
 */
export function* generateDemoShop({ seed, now, nextId, shopId, zone }: DemoOptions): Generator<DemoStep> {
  const chance = chanceFrom(seed);
  const staff = demoStaff(nextId);
  const start = now - 365 * DAY;
  const places = {
    shop: freshId<LocationId>(nextId),
    warehouse: freshId<LocationId>(nextId),
    stall: freshId<LocationId>(nextId),
  };
  const supplierIds = suppliers.map(() => freshId<SupplierId>(nextId));
  const year = newYear({ chance, nextId, start, now, places, shopId, staff });
  const articles = demoAssortment({ chance, nextId, supplierIds });

  year.later(start, (at) => year.act(at, placesAdded({ shopId, zone }, places, supplierIds), staff));
  for (const moment of [...new Set(articles.map((article) => takenInAt(article, start)))].sort((a, b) => a - b)) {
    const taken = articles.filter((article) => takenInAt(article, start) === moment);
    year.later(moment + HOUR / 2, (at) =>
      takeIn(year, at, taken, `range-${new Date(at).toISOString().slice(0, 10)}.csv`),
    );
  }
  const demand = demandOf(year);
  planSupply(year);
  planTrade(year, demand);
  planOrderBook(year, demand);
  yield* year.tell();
}
