import { deriveUuid } from '#shared/base/hash.ts';
import type { Id } from '#shared/base/id.ts';
import { foldCode } from '../values/code.ts';

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
export type LotId = Id<'lot'>;
export type ParcelId = Id<'parcel'>;
export type ReturnId = Id<'return'>;
export type BatchId = Id<'batch'>;
export type ShortPickId = Id<'short-pick'>;
export type ViewId = Id<'view'>;

/** The actor when no person acts: a desk or a server acts by itself, or nobody has said yet who is there. */
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

/**
 * The contact record of an order's own: another address to deliver to, and the note of the order. It is kept like every
 * record of a person, and erased with it (DATA-R10); an order of which nobody has said such a thing has none.
 */
export function orderContactId(order: OrderId): ContactId {
  return deriveUuid('order-contact', order) as ContactId;
}

/** Ids derived so far: every fold of an order asks for them, and a shop has few locations. */
const stagings = new Map<LocationId, LocationId>();

/** The id of a variant's reorder rule, for one location or (null) for all locations together. */
export function ruleId(variant: VariantId, location: LocationId | null): RuleId {
  return `${variant}:${location ?? '*'}` as RuleId;
}

/**
 * The id of a listing, the same wherever it is brought in. `within` is the channel, or the program of the file. Without
 * a `remoteId` the product has one variant there, or its variants are not told apart there.
 */
export function listingId(within: string, remoteProductId: string | null, remoteId: string | null): ListingId {
  return deriveUuid(
    'listing',
    within,
    ...(remoteId === null ? ['product', remoteProductId ?? ''] : ['variant', remoteId]),
  ) as ListingId;
}

/**
 * The id of a lot or serial number of a variant: the same wherever it is brought in, however its code is spelled
 * (LOT1).
 */
export function lotId(variant: VariantId, code: string): LotId {
  return deriveUuid('lot', variant, foldCode(code)) as LotId;
}

/** Where stock lies: a variant, an exact location, and a lot; no lot where none is known (LOT2). */
export type Cell = {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly lotId?: LotId;
};

/**
 * The key of a variant's cell without a lot at a location. It is also the key of its level there, since a shop without
 * lots has no other cells.
 */
export function levelId(variant: VariantId, location: LocationId): string {
  return `${variant}:${location}`;
}

/** The key of a cell. */
export function cellId({ variantId, locationId, lotId: lot }: Cell): string {
  return lot === undefined ? `${variantId}:${locationId}` : `${variantId}:${locationId}:${lot}`;
}

/** Only the fields that name a cell; without a lot there is no `lotId` field. */
export function cellOf({ variantId, locationId, lotId: lot }: Cell): Cell {
  return lot === undefined ? { variantId, locationId } : { variantId, locationId, lotId: lot };
}

/**
 * The id of a count line: a cell's reason and note in a count. The lot's id is shortened, since 0.1 cannot read longer
 * keys.
 */
export function countLineId(count: CountId, { variantId, locationId, lotId: lot }: Cell): CountLineId {
  const level = `${count}:${variantId}:${locationId}`;
  return (lot === undefined ? level : `${level}:${shortUuid(lot)}`) as CountLineId;
}

/** The count and the cell that a count line's id is made of. */
export function countLineOf(id: CountLineId): { readonly countId: CountId; readonly cell: Cell } {
  // `countLineId` joined these ids.
  const [countId, variantId, locationId, lot] = id.split(':') as [CountId, VariantId, LocationId, string?];
  return { countId, cell: cellOf({ variantId, locationId, lotId: lot === undefined ? undefined : longUuid(lot) }) };
}

/** A lower-case UUID in at most 25 characters. */
function shortUuid(uuid: string): string {
  return BigInt(`0x${uuid.replaceAll('-', '')}`).toString(36);
}

function longUuid(short: string): LotId {
  const value = [...short].reduce((sum, sign) => sum * 36n + BigInt(Number.parseInt(sign, 36)), 0n);
  return value
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as LotId;
}

/** The id of a ledger line: its operation, and its index there (DATA-R1). */
export function movementId(op: OpId, line: number): MovementId {
  return `${op}:${line}` as MovementId;
}
