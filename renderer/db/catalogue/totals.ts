import type { LocationId } from '#shared/domain/operations/ids.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { Catalogue } from './catalogue.ts';
import { slicedPromise, type Work } from './slices.ts';

/** What is on hand, at cost and at the price it is sold for; minor units. What has no cost or price counts for nothing. */
export type Totals = {
  readonly atCost: number;
  readonly atRetail: number;
  readonly units: number;
  readonly variants: number;
};

/** The worth of everything on sale and on hand at a location, or (null) everywhere. Stock below zero takes off. */
export function totalsOf(catalogue: Catalogue, locationId: LocationId | null): Promise<Totals> {
  return slicedPromise(addUp(catalogue, locationId), catalogue.slices);
}

function* addUp(catalogue: Catalogue, locationId: LocationId | null): Work<Totals> {
  const sum = { atCost: 0, atRetail: 0, units: 0, variants: 0 };
  for (let slot = 0; slot < catalogue.size; slot++) {
    if (slot % 128 === 127) yield;
    const figures = catalogue.isShown(slot) ? catalogue.figuresAt(slot, locationId) : null;
    if (!figures || figures.onHand === 0) continue;
    const decimals = catalogue.variants.decimalsOf(slot);
    sum.atCost += worth(catalogue.variants.cost.get(slot), figures.onHand, decimals);
    sum.atRetail += worth(catalogue.variants.price.get(slot), figures.onHand, decimals);
    sum.units += decimals === 0 ? figures.onHand : 0;
    sum.variants++;
  }
  return sum;
}

/** What a variant's stock is worth at cost, everywhere together; minor units. */
export function worthAt(catalogue: Catalogue, slot: number): number {
  const figures = catalogue.figuresAt(slot, null);
  return figures ? worth(catalogue.variants.cost.get(slot), figures.onHand, catalogue.variants.decimalsOf(slot)) : 0;
}

function worth(unitMinor: number | null, onHand: number, decimals: number): number {
  if (unitMinor === null) return 0;
  const product = unitMinor * onHand;
  return decimals === 0 && Number.isSafeInteger(product) ? product : timesQuantity(unitMinor, onHand, decimals);
}
