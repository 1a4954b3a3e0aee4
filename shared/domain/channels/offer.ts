import type { LocationId, ProductId } from '../operations/ids.ts';
import type { ChannelFields, OfferRule, ProductFields, VariantRow } from '../operations/rows.ts';
import { availableOf } from '../stock/available.ts';
import { liesIn, type ParentOf } from '../stock/location-tree.ts';

/**
 * What is known of a variant at a location, its staging place and everything below it, in the variant's smallest unit. `retired` is what
 * would be available of it in places that are archived; left out where none is.
 */
export type OfferFigures = {
  readonly onHand: number;
  readonly notForSale: number;
  readonly committed: number;
  readonly retired?: number;
};

/** Of a channel, what its offers depend on. */
export type OfferChannel = Pick<
  ChannelFields,
  'locationIds' | 'buffer' | 'floor' | 'archived' | 'places' | 'offerRules'
>;

/** What a channel offers of a variant depends on this, and on nothing else. */
export type OfferOf = {
  readonly channel: OfferChannel;
  readonly product: Pick<ProductFields, 'category' | 'archived'> & { readonly id: ProductId };
  readonly variant: Pick<VariantRow, 'decimals' | 'archived'>;
  /** Whether anybody counts it; what is not tracked has no figure that could be told. */
  readonly isTracked: boolean;
  /** Whether the store can show parts of a piece. */
  readonly fractional: boolean;
  readonly parentOf: ParentOf;
  readonly figuresAt: (location: LocationId) => OfferFigures;
};

/**
 * One part of the figure, in the variant's smallest unit: it adds to what comes before it. `retired-place`: it lies in a place that is
 * archived. `below-floor`: the rest is too little to be offered. `below-zero`: more is promised and kept back than there is, and a store is
 * never told less than nothing. `part-piece`: the store counts whole pieces. `archived`: the product, or the variant, is not sold any more.
 */
export type OfferPart = {
  readonly is:
    | 'on-hand'
    | 'not-for-sale'
    | 'committed'
    | 'retired-place'
    | 'buffer'
    | 'below-zero'
    | 'below-floor'
    | 'part-piece'
    | 'archived';
  readonly quantity: number;
};

/** What one place of the store is to show. */
export type Offer = {
  /** The store's place; null where it knows one. */
  readonly remoteId: string | null;
  /** As the store counts: whole pieces, or parts of them. */
  readonly quantity: number;
  /** What makes it up, without what comes to nothing; on hand is always there. Their sum is the offer. */
  readonly parts: readonly OfferPart[];
};

/**
 * What a channel's store is to show of a variant, by the store's places (CHN100): what is available at the locations that serve the place,
 * with everything below them and without what is not for sale, less the buffer; nothing below the floor, and nothing of what is archived
 * (CHN220). Null: it has no offer, and nothing is told about it.
 */
export function offerOf(of: OfferOf): readonly Offer[] | null {
  const { channel, product, isTracked } = of;
  if (!isTracked || channel.archived) return null;
  const served = placesOf(channel);
  if (served.size === 0) return null;
  const rule = keptBack(channel, product);
  return [...served].map(([remoteId, locations]) => offerAt(of, remoteId, locations, rule));
}

/** Which locations serve which of the store's places, by what the channel says; none where nothing serves it. */
function placesOf({ places, locationIds }: OfferChannel): ReadonlyMap<string | null, readonly LocationId[]> {
  if (!places || places.length === 0) return new Map(locationIds.length === 0 ? [] : [[null, locationIds]]);
  const served = new Map<string, LocationId[]>();
  for (const { remoteId, locationId } of places) served.set(remoteId, [...(served.get(remoteId) ?? []), locationId]);
  return served;
}

/** How much is kept back of a product, and below what it is not offered, in whole pieces (CHN101). */
export function keptBack(
  { buffer, floor, offerRules }: Pick<OfferChannel, 'buffer' | 'floor' | 'offerRules'>,
  product: Pick<OfferOf['product'], 'id' | 'category'>,
): { readonly buffer: number; readonly floor: number } {
  const rules = nearestFirst(offerRules ?? [], product);
  const said = (field: 'buffer' | 'floor') => rules.find((rule) => rule[field] !== null)?.[field];
  return { buffer: said('buffer') ?? buffer, floor: said('floor') ?? floor };
}

/** The rules that hold for a product: its own, then those of its category and of what that lies in. */
function nearestFirst(
  rules: readonly OfferRule[],
  { id, category }: Pick<OfferOf['product'], 'id' | 'category'>,
): readonly OfferRule[] {
  const own = rules.filter(({ of, key }) => of === 'product' && key === id);
  const path = category ?? '';
  const around = rules
    .filter(({ of, key }) => of === 'category' && (key === path || path.startsWith(`${key} > `)))
    .sort((a, b) => b.key.length - a.key.length);
  return [...own, ...around];
}

function offerAt(
  { variant, product, fractional, parentOf, figuresAt }: OfferOf,
  remoteId: string | null,
  locations: readonly LocationId[],
  rule: { readonly buffer: number; readonly floor: number },
): Offer {
  const piece = 10 ** variant.decimals;
  const { onHand, notForSale, committed, retired } = added(outermost(locations, parentOf).map(figuresAt));
  const left = availableOf(onHand, notForSale, committed) - retired - rule.buffer * piece;
  const offered = Math.max(left, 0);
  const isTooLittle = offered < rule.floor * piece;
  const partPiece = fractional || isTooLittle ? 0 : offered % piece;
  const forSale = isTooLittle ? 0 : offered - partPiece;
  const isArchived = variant.archived || product.archived;
  const parts: readonly OfferPart[] = [
    { is: 'on-hand', quantity: onHand },
    { is: 'not-for-sale', quantity: 0 - notForSale },
    { is: 'committed', quantity: 0 - committed },
    { is: 'retired-place', quantity: 0 - retired },
    { is: 'buffer', quantity: 0 - rule.buffer * piece },
    { is: 'below-zero', quantity: offered - left },
    { is: 'below-floor', quantity: isTooLittle ? 0 - offered : 0 },
    { is: 'part-piece', quantity: 0 - partPiece },
    { is: 'archived', quantity: isArchived ? 0 - forSale : 0 },
  ];
  return {
    remoteId,
    quantity: isArchived ? 0 : forSale / piece,
    parts: parts.filter(({ is, quantity }) => is === 'on-hand' || quantity !== 0),
  };
}

/** Without those that lie in others of them: what lies there is counted once. */
function outermost(locations: readonly LocationId[], parentOf: ParentOf): readonly LocationId[] {
  const all = [...new Set(locations)];
  return all.filter((one) => !all.some((other) => other !== one && liesIn(one, other, parentOf)));
}

function added(figures: readonly OfferFigures[]): Required<OfferFigures> {
  const sum = { onHand: 0, notForSale: 0, committed: 0, retired: 0 };
  for (const { onHand, notForSale, committed, retired = 0 } of figures) {
    sum.onHand += onHand;
    sum.notForSale += notForSale;
    sum.committed += committed;
    sum.retired += retired;
  }
  return sum;
}

/**
 * By how much a store's figure is to change for an offer. A figure below nothing is what its store owes its customers, and says no more than
 * nothing does: where nothing is offered it stays (CHN109).
 */
export function gapOf(offer: number, shown: number): number {
  return offer === 0 && shown <= 0 ? 0 : offer - shown;
}
