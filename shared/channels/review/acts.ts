import { runWhole } from '#shared/base/whole.ts';
import { cleanCode } from '#shared/domain/values/code.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { minorDigits, parseMoney } from '#shared/domain/values/money.ts';
import type { BarcodeId, ChannelId, CountId, LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type {
  Decision,
  FieldSet,
  Group,
  NewBarcode,
  NewListing,
  NewProduct,
  NewVariant,
  StockLine,
} from '#shared/domain/operations/operation.ts';
import type { ChannelRow, ListingFields, ListingRow } from '#shared/domain/operations/rows.ts';
import type { LaneItem } from '../lane-rows.ts';
import type { Decided } from './decide.ts';
import { isUntold } from './outcome.ts';
import type { OurIndex } from './ours.ts';
import { noneAwaited } from './review.ts';
import { forEach, type Steps } from './steps.ts';

/** What the acts of a review are made with. */
export type ReviewContext = {
  readonly channel: Pick<ChannelRow, 'id' | 'vendor' | 'name' | 'locationIds' | 'places'>;
  /** The shop's; null: prices are left out, since the store counts in another one. */
  readonly currency: string | null;
  readonly ours: OurIndex;
  readonly nextId: () => string;
  /** What a count of what is to be counted is called. */
  readonly countName: string;
};

/** One row that a review writes; as many as one act holds go into one (DATA-R1). */
export type ReviewWrite = {
  readonly product?: NewProduct;
  readonly variant?: NewVariant;
  readonly barcode?: NewBarcode;
  readonly listing?: NewListing;
  readonly sets?: readonly FieldSet[];
  /** The first stock of something new, and what corrects the stock of something known. */
  readonly opening?: readonly StockLine[];
  readonly correction?: readonly StockLine[];
  readonly count?: {
    readonly countId: CountId;
    readonly locationId: LocationId;
    readonly variantIds: readonly VariantId[];
  };
};

/** Everything that decisions write in the shop's books, in order; nothing for what is as it was. */
export function reviewWrites(decided: readonly Decided[], context: ReviewContext): readonly ReviewWrite[] {
  return runWhole(writing(decided, context));
}

/** The same in steps (CHN202). */
export function* writing(decided: readonly Decided[], context: ReviewContext): Steps<readonly ReviewWrite[]> {
  const made = new Map<string, ProductId>();
  const writes: ReviewWrite[] = [];
  yield* forEach(decided, (one) => {
    const { choice } = one;
    if (choice.as === 'create') writes.push(created(one, made, context));
    if (choice.as === 'link') writes.push(...linked(one, choice.variantId, context));
  });
  return [...writes, ...countOf(decided, context)];
}

/** The acts of some of these rows, under one group. */
export function writtenAs(
  some: readonly ReviewWrite[],
  group: Group | null,
  { channel, countName }: Pick<ReviewContext, 'channel' | 'countName'>,
): readonly Decision[] {
  const all = <T>(of: (write: ReviewWrite) => T | readonly T[] | undefined): readonly T[] =>
    some.flatMap((write) => of(write) ?? []);
  const catalog = {
    products: all(({ product }) => product),
    variants: all(({ variant }) => variant),
    barcodes: all(({ barcode }) => barcode),
    rules: [],
    stock: all(({ opening }) => opening),
  };
  const listings = all(({ listing }) => listing);
  const sets = all((write) => write.sets);
  const lines = all(({ correction }) => correction);
  const brings = catalog.products.length + catalog.variants.length + listings.length > 0;
  return [
    ...(brings
      ? [{ type: 'catalog.added', payload: { group, ...catalog, ...(listings.length > 0 && { listings }) } } as const]
      : []),
    ...(sets.length > 0 ? [{ type: 'fields.set', payload: { group, sets } } as const] : []),
    ...(lines.length > 0
      ? [{ type: 'stock.recorded', payload: { group, lines, incoming: [], note: channel.name } } as const]
      : []),
    ...all(({ count }) => count).map(
      ({ countId, locationId, variantIds }): Decision => ({
        type: 'count.begun',
        payload: {
          countId,
          name: countName,
          locationId,
          scope: { kind: 'list', variantIds },
          mode: 'guided',
          ...(group && { group }),
        },
      }),
    ),
  ];
}

function linked(one: Decided, variantId: VariantId, context: ReviewContext): readonly ReviewWrite[] {
  const { row, choice, quantities } = one;
  const fields: ListingFields = { variantId, archived: false, ...(isUntold(one) && { untold: true }) };
  const tie = listingWrite(row.item, fields, context);
  const correction =
    choice.as === 'link' && choice.stock === 'theirs' ? correctionOf(one, variantId, context) : undefined;
  if (!tie && !correction) return [];
  return [
    { ...tie, ...(correction && (quantities?.is === 'untracked-here' ? { opening: correction } : { correction })) },
  ];
}

/** A new listing, or what changes in the one there is; undefined where nothing does. */
function listingWrite(
  item: LaneItem,
  fields: ListingFields,
  { channel, ours }: ReviewContext,
): ReviewWrite | undefined {
  const known = ours.listing(item.listingId);
  if (!known) return { listing: newListing(item, fields, channel) };
  const sets = changesOf(known, fields);
  return sets.length > 0 ? { sets } : undefined;
}

function newListing(
  item: LaneItem,
  fields: ListingFields,
  channel: { readonly id: ChannelId; readonly vendor: string },
): NewListing {
  return {
    ...fields,
    id: item.listingId,
    channelId: channel.id,
    source: channel.vendor,
    remoteProductId: item.ref.productId,
    remoteId: item.ref.variantId,
  };
}

function changesOf(known: ListingRow, { variantId, archived, untold = null }: ListingFields): readonly FieldSet[] {
  const set = (field: string, value: FieldSet['value'], was: FieldSet['value']): readonly FieldSet[] =>
    value === was ? [] : [{ kind: 'listing', id: known.id, field, value, was }];
  return [
    ...set('variantId', variantId, known.variantId),
    ...set('archived', archived, known.archived),
    // What was never said and what was taken back are one.
    ...((known.untold ?? false) === (untold ?? false) ? [] : set('untold', untold, known.untold ?? null)),
  ];
}

/** What makes the stock of a thing here what the store shows, at each place that the store tells apart. */
function correctionOf(
  { row, thing, quantities }: Decided,
  variantId: VariantId,
  context: ReviewContext,
): readonly StockLine[] | undefined {
  const size = 10 ** (thing?.decimals ?? 0);
  const line = (locationId: string | null, pieces: number, reason: 'correction' | 'opening'): readonly StockLine[] => {
    const at = locationFor(locationId, context);
    const quantity = pieces * size;
    if (at === null || !Number.isSafeInteger(quantity) || (quantity === 0 && reason === 'correction')) return [];
    return [{ variantId, locationId: at, quantity, reason, costTotal: null, tracks: 1, reverses: null }];
  };
  const lines =
    quantities?.is === 'untracked-here'
      ? row.item.places.flatMap(({ locationId, shown, awaited = noneAwaited }) =>
          shown === null ? [] : line(locationId, shown + awaited.taken, 'opening'),
        )
      : quantities?.is === 'differs'
        ? quantities.places.flatMap(({ locationId, shown, available, awaited }) =>
            line(locationId, shown + awaited.taken - available, 'correction'),
          )
        : [];
  return lines.length > 0 ? lines : undefined;
}

/** Our location that stands for one of the store's places; null where none does. */
function locationFor(place: string | null, { channel: { places, locationIds } }: ReviewContext): LocationId | null {
  if (place === null) return locationIds[0] ?? null;
  return places?.find(({ remoteId }) => remoteId === place)?.locationId ?? null;
}

/** A thing of the store made here: what the store keeps as one product is one here, too. */
function created(one: Decided, made: Map<string, ProductId>, context: ReviewContext): ReviewWrite {
  const { item } = one.row;
  const { nextId, ours, currency } = context;
  const known = made.get(item.ref.productId);
  // New ids become a product's, a variant's and a barcode's here.
  const productId = known ?? (nextId() as ProductId);
  made.set(item.ref.productId, productId);
  const variantId = nextId() as VariantId;
  const barcode = cleanCode(item.barcode).slice(0, mayMake.name);
  const opening =
    one.choice.as === 'create' && one.choice.stock === 'theirs' ? openingOf(item, variantId, context) : [];
  const fields = { variantId, archived: false, ...(isUntold(one) && { untold: true }) };
  return {
    ...(known === undefined && { product: productOf(item, productId) }),
    variant: {
      id: variantId,
      productId,
      sku: cleanCode(item.sku).slice(0, mayMake.name) || null,
      options: item.options.slice(0, mayMake.options).map(({ name, value }) => ({
        name: name.slice(0, mayMake.name),
        value: value.slice(0, mayMake.name),
      })),
      price: priceOf(item.price, currency),
      cost: null,
      unit: null,
      supplierCode: null,
      archived: false,
      decimals: 0,
    },
    // A code that one of ours has already stays with it.
    ...(barcode !== '' &&
      ours.byBarcode(barcode).length === 0 && {
        barcode: { id: nextId() as BarcodeId, variantId, code: barcode, packSize: 1 },
      }),
    ...listingWrite(item, fields, context),
    ...(opening.length > 0 && { opening }),
  };
}

function productOf(item: LaneItem, id: ProductId): NewProduct {
  return {
    id,
    name: item.title.slice(0, mayMake.name),
    category: null,
    supplierId: null,
    description: null,
    archived: false,
    productType: item.ref.variantId === null ? 'simple' : 'variable',
  };
}

function openingOf(item: LaneItem, variantId: VariantId, context: ReviewContext): readonly StockLine[] {
  return item.places.flatMap(({ locationId, shown, awaited = noneAwaited }) => {
    const at = locationFor(locationId, context);
    if (shown === null || at === null || !Number.isSafeInteger(shown)) return [];
    // What its orders took out of the figure lies on the shelf until it is sent.
    const quantity = shown + awaited.taken;
    return [{ variantId, locationId: at, quantity, reason: 'opening', costTotal: null, tracks: 1, reverses: null }];
  });
}

/** As the shop writes money; null where a store's amount cannot be one. */
function priceOf(amount: string | null, currency: string | null): number | null {
  if (amount === null || currency === null) return null;
  const read = parseMoney(amount, '.', minorDigits(currency));
  return read.ok ? read.value.minor : null;
}

/** The count of what is to be counted, where the channel is served from first. */
function countOf(decided: readonly Decided[], { channel, nextId }: ReviewContext): readonly ReviewWrite[] {
  const ids = decided.flatMap(({ choice }) =>
    choice.as === 'link' && choice.stock === 'count' ? [choice.variantId] : [],
  );
  const variantIds = [...new Set(ids)].slice(0, mayMake.scope);
  const [locationId] = channel.locationIds;
  if (variantIds.length === 0 || locationId === undefined) return [];
  return [{ count: { countId: nextId() as CountId, locationId, variantIds } }];
}
