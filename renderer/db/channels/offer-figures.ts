import { type ExplainedFigure, figuresFor } from '#shared/channels/review/figures.ts';
import { retiredOf } from '#shared/domain/channels/figures.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow } from '#shared/domain/operations/rows.ts';
import { liesIn } from '#shared/domain/stock/location-tree.ts';
import type { Catalogue, Touched } from '../catalogue/catalogue.ts';

/** What a channel offers of a variant at one of the store's places, with what makes it; null: its stock is not kept here. */
export type ExplainedFigureOf = (variantId: VariantId, locationId: string | null) => ExplainedFigure | null;

/** The figures of a channel's offers, made for those asked for and kept until something of theirs changes. */
export type OfferFigures = {
  /** The same object while nothing of it changed. */
  readonly of: ExplainedFigureOf;
  /** `of` as another function whenever any of the figures may be another. */
  readonly get: () => ExplainedFigureOf;
  readonly subscribe: (reader: () => void) => () => void;
};

/** Opens the figures of a channel. They follow the catalogue while somebody reads them. */
export function offerFigures(catalogue: Catalogue, channel: ChannelRow): OfferFigures {
  const readers = new Set<() => void>();
  const known = new Map<VariantId, ReadonlyMap<string | null, ExplainedFigure>>();
  let version = catalogue.getVersion();
  let isOther = false;
  let stop = () => {};
  const of: ExplainedFigureOf = (variantId, locationId) => {
    const found = known.get(variantId) ?? figuresIn(catalogue, channel, variantId);
    known.set(variantId, found);
    return found.get(locationId) ?? null;
  };
  let current: ExplainedFigureOf = of;
  const renew = () => {
    current = (variantId, locationId) => of(variantId, locationId);
  };
  const forget = ({ slots, all }: Touched) => {
    if (all) known.clear();
    for (const slot of slots) known.delete(catalogue.variantIdAt(slot));
    isOther ||= all || slots.size > 0;
  };
  const tell = () => {
    version = catalogue.getVersion();
    if (!isOther) return;
    isOther = false;
    renew();
    for (const reader of [...readers]) reader();
  };
  const follow = () => {
    // What changed while nobody read was not heard.
    if (version !== catalogue.getVersion()) {
      known.clear();
      renew();
    }
    version = catalogue.getVersion();
    const ends = [catalogue.follow(forget), catalogue.subscribe(tell)];
    return () => ends.forEach((end) => end());
  };
  return {
    of,
    get: () => current,
    subscribe: (reader) => {
      if (readers.size === 0) stop = follow();
      readers.add(reader);
      return () => {
        readers.delete(reader);
        if (readers.size === 0) stop();
      };
    },
  };
}

const nothing = { onHand: 0, notForSale: 0, committed: 0 };

function figuresIn(
  catalogue: Catalogue,
  channel: ChannelRow,
  variantId: VariantId,
): ReadonlyMap<string | null, ExplainedFigure> {
  const slot = catalogue.slotOf(variantId);
  if (slot === undefined || !catalogue.isShown(slot)) return new Map();
  const { id, category } = catalogue.products.cellsAt(catalogue.variants.productOf(slot));
  const archived = catalogue.isArchived(slot);
  const retired = retiredPlaces(catalogue);
  return figuresFor({
    channel,
    product: { id, category, archived },
    variant: { decimals: catalogue.variants.decimalsOf(slot), archived },
    isTracked: catalogue.isTracked(slot),
    fractional: false,
    parentOf: (place: LocationId) => catalogue.parentOf(place),
    figuresAt: (location) => {
      const figures = catalogue.figuresAt(slot, location) ?? nothing;
      return retired.size === 0 ? figures : { ...figures, retired: retiredAt(catalogue, slot, location, retired) };
    },
  });
}

function retiredPlaces(catalogue: Catalogue): ReadonlySet<LocationId> {
  return new Set(catalogue.locations().flatMap(({ id, archived }) => (archived ? [id] : [])));
}

/** What of a variant could be sold from archived places that are a location or lie in it (CHN221). */
function retiredAt(catalogue: Catalogue, slot: number, top: LocationId, retired: ReadonlySet<LocationId>): number {
  const sum = { ...nothing };
  for (const { locationId, figures } of catalogue.exactFiguresAt(slot)) {
    if (!retired.has(locationId) || !liesIn(locationId, top, (id) => catalogue.parentOf(id))) continue;
    sum.onHand += figures.onHand;
    sum.notForSale += figures.notForSale;
    sum.committed += figures.committed;
  }
  return retiredOf(sum);
}
