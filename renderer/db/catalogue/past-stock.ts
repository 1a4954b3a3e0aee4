import type { PastStock } from '#shared/domain/ledger/stock-at.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { Catalogue } from './catalogue.ts';
import { type Figures, Places } from './places.ts';
import type { StockListRow } from './stock-list-row.ts';

/** What the catalogue's variants were at a past moment; only what was on hand is known of it. */
export type Past = {
  /** Null where the variant was not tracked yet. */
  readonly figuresAt: (slot: number, locationId: LocationId | null) => Figures | null;
  /** Whether anything was known of a variant at a location, with everything below it, or (null) anywhere at all. */
  readonly isKnownAt: (slot: number, locationId: LocationId | null) => boolean;
  readonly rowAt: (slot: number, locationId: LocationId | null) => StockListRow;
};

/** Lays past levels over a catalogue: locations contain each other as they do now. */
export function pastOf(catalogue: Catalogue, stock: PastStock): Past {
  const places = new Places();
  for (const row of catalogue.places.rows()) places.put(row);
  const slots = stock.variants.map((id) => catalogue.slotOf(id));
  const numbers = stock.places.map((id) => places.numberFor(id));
  stock.onHand.forEach((onHand, i) => {
    const [slot, number] = [slots[stock.variant[i] ?? -1], numbers[stock.place[i] ?? -1]];
    const facts = stock.facts[i] ?? 0;
    if (slot !== undefined && number !== undefined)
      places.addLevel(slot, number, { onHand, committed: 0, incoming: 0, facts });
  });
  const figuresAt = (slot: number, locationId: LocationId | null): Figures | null => {
    if (places.totals.facts.get(slot) <= 0) return null;
    return locationId === null ? places.sumOfAll(slot) : places.sumOver(places.subtree(locationId), slot);
  };
  return {
    figuresAt,
    isKnownAt: (slot, locationId) => locationId === null || places.isKnownIn(places.subtree(locationId), slot),
    rowAt: (slot, locationId) => {
      const figures = figuresAt(slot, locationId);
      const now = catalogue.listedRowAt(slot, locationId);
      return { ...now, figures, tracked: figures !== null, status: figures ? 'ok' : 'untracked' };
    },
  };
}
