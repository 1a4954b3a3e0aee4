import { deriveUuid } from '#shared/base/hash.ts';
import type { Id } from '#shared/base/id.ts';

export type OpId = Id<'operation'>;
export type ShopId = Id<'shop'>;
export type WriterId = Id<'writer'>;
export type PersonId = Id<'person'>;
export type ContactId = Id<'contact'>;
export type ProductId = Id<'product'>;
export type VariantId = Id<'variant'>;
export type BarcodeId = Id<'barcode'>;
export type LocationId = Id<'location'>;
export type SupplierId = Id<'supplier'>;
export type RuleId = Id<'rule'>;
export type OrderId = Id<'order'>;
export type OrderLineId = Id<'order-line'>;
export type IncomingId = Id<'incoming'>;
export type GroupId = Id<'group'>;
export type MovementId = Id<'movement'>;
export type ListingId = Id<'listing'>;
export type ChannelId = Id<'channel'>;
export type CountId = Id<'count'>;
export type CountLineId = Id<'count-line'>;

/** Who acts when nobody does: a desk or a server by itself, or before anybody has said who is there. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId;

/** The id of the operation that reverses `target`: the same on every desk, so two desks that undo one act undo it once (DATA-R4). */
export function reversalId(target: OpId): OpId {
  return deriveUuid(target, 'reversal') as OpId;
}

/** The staging place that belongs to a location; picked stock waits there until it is shipped. */
export function stagingId(location: LocationId): LocationId {
  const known = stagings.get(location);
  if (known) return known;
  const staging = deriveUuid(location, 'staging') as LocationId;
  stagings.set(location, staging);
  return staging;
}

/** What was derived once: every fold of an order asks for it again, and a shop has few locations. */
const stagings = new Map<LocationId, LocationId>();

/** The reorder rule of a variant, for one location or (null) for all of them together. */
export function ruleId(variant: VariantId, location: LocationId | null): RuleId {
  return `${variant}:${location ?? '*'}` as RuleId;
}

/**
 * What a variant is called outside, the same wherever it is heard of. `within` is the channel, or the program whose file says
 * it; without an id of the variant's own the product has one variant, or nobody there tells its variants apart.
 */
export function listingId(within: string, remoteProductId: string | null, remoteId: string | null): ListingId {
  return deriveUuid(
    'listing',
    within,
    ...(remoteId === null ? ['product', remoteProductId ?? ''] : ['variant', remoteId]),
  ) as ListingId;
}

/** What a count says of a variant at one exact location, besides what was seen there. */
export function countLineId(count: CountId, variant: VariantId, location: LocationId): CountLineId {
  return `${count}:${variant}:${location}` as CountLineId;
}

/** The level of a variant at a location. */
export function levelId(variant: VariantId, location: LocationId): string {
  return `${variant}:${location}`;
}

/** A line of the ledger is named by its operation and its place in it (DATA-R1). */
export function movementId(op: OpId, line: number): MovementId {
  return `${op}:${line}` as MovementId;
}
