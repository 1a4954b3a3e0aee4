import type {
  BarcodeId,
  BatchId,
  LocationId,
  OrderId,
  OrderLineId,
  SupplierId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { FieldValue, LotRow, OrderRow, Ref } from '#shared/domain/operations/rows.ts';
import { actorNames } from '#renderer/db/actor-names.ts';
import { readBatches } from '#renderer/db/open-batches.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { ActSummary } from './act-summary.ts';
import { linesRefused, rowsKnown } from './refused-rows.queries.ts';

/** A thing with the names its ids stand for. */
export type Named<T> = { readonly data: T; readonly names: Names };

/** What ids are called, as the shop knows them now. */
export type Names = {
  readonly variant: (
    id: VariantId,
  ) => { readonly title: string; readonly decimals: number; readonly place: string } | null;
  readonly location: (id: LocationId) => string;
  readonly order: (id: OrderId) => string | null;
  /** Where an order is shown; null where it is not here any more. */
  readonly orderPlace: (id: OrderId) => string | null;
  /** Which product a line of an order is of; null where the order has no such line any more. */
  readonly lineVariant: (orderId: OrderId, lineId: OrderLineId) => VariantId | null;
  readonly batch: (id: BatchId) => string | null;
  /** What a customer's record is called; null where there is none. */
  readonly contact: (id: string) => string | null;
  readonly barcode: (id: BarcodeId) => { readonly code: string; readonly variantId: VariantId } | null;
  /** What a row is called, and where it is shown. */
  readonly ref: (ref: Ref) => { readonly name: string; readonly place: string | null };
  /** A field's value when it is an id; null when it is not. */
  readonly idValue: (field: string, value: FieldValue) => string | null;
  readonly currency: string;
};

type Found = { readonly of: <T>(data: T) => Named<T>; readonly person: (id: string) => string | null };

/** The names that some acts need; what memory does not hold is read once for all of them. */
export async function namesFor(
  shop: Pick<Shop, 'db' | 'catalogue'>,
  summaries: readonly ActSummary[],
  people: readonly string[],
): Promise<Found> {
  const { db } = shop;
  const personNames = await actorNames(db, [...people, ...summaries.flatMap(customersIn)]);
  const parcels = await rowsKnown(db, 'parcel', setsOf(summaries, 'parcel'));
  // What came back is named by its order as a parcel is.
  const returns = await rowsKnown(db, 'return', setsOf(summaries, 'return'));
  const orderOfDocument = new Map<string, OrderId>([...parcels, ...returns].map((row) => [row.id, row.orderId]));
  const orderIds = [...summaries.flatMap(ordersOf), ...orderOfDocument.values()];
  // An order whose making was refused has its name still; it has no place any more.
  const orders = await rowsKnown(db, 'order', orderIds);
  const here = new Set<string>(await db.orders.where('id').anyOf(orderIds).primaryKeys());
  const batches = await batchNames(db, summaries.flatMap(batchOf));
  const barcodes = await rowsKnown(
    db,
    'barcode',
    summaries.flatMap((summary) => (summary.kind === 'barcode-detached' ? [summary.barcodeId] : [])),
  );
  const lots = await rowsKnown(db, 'lot', setsOf(summaries, 'lot'));
  const views = await rowsKnown(db, 'view', setsOf(summaries, 'view'));
  const channels = await rowsKnown(db, 'channel', setsOf(summaries, 'channel'));
  const listings = await rowsKnown(db, 'listing', setsOf(summaries, 'listing'));
  const codes = byId(barcodes);
  const person = (id: string) => personNames.get(id) || null;
  const names = namesOf(shop, {
    contact: person,
    orders: byId(orders),
    here,
    linesRefused: await linesRefused(db, unknownLines(summaries, byId(orders))),
    barcode: (id) => codes.get(id) ?? null,
    lots: byId(lots),
    orderOfDocument,
    views: byId(views),
    channels: byId(channels),
    listings: byId(listings),
    batches,
  });
  return { of: (data) => ({ data, names }), person };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The orders that some steps were about of which they say a line that the order has not. */
function unknownLines(
  summaries: readonly ActSummary[],
  orders: ReadonlyMap<string, Pick<OrderRow, 'lines'>>,
): readonly string[] {
  return summaries.flatMap((summary) => {
    if (summary.kind !== 'order') return [];
    const lines = new Set(orders.get(summary.orderId)?.lines.map(({ id }) => id));
    return summary.pieces.some(({ lineId }) => !lines.has(lineId)) ? [summary.orderId] : [];
  });
}

/** The orders that a summary names. */
function ordersOf(summary: ActSummary): readonly string[] {
  if (summary.kind === 'order' || summary.kind === 'amended' || summary.kind === 'orders-added')
    return [summary.orderId];
  if (summary.kind === 'short-picked') return summary.orderIds;
  if (summary.kind !== 'set') return [];
  const { set } = summary;
  if (set.field === 'exchangeId') return [set.value, set.was].filter((id) => typeof id === 'string');
  return set.kind === 'order' ? [set.id] : [];
}

/** The batch that a summary names. */
function batchOf(summary: ActSummary): readonly string[] {
  return summary.kind === 'batch-ended' ? [summary.batchId] : setOf(summary, 'batch');
}

/** What some batches are called, which depends on all that are here (PCK19). One that was undone or refused has its number. */
async function batchNames(db: Shop['db'], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const names = new Map((await readBatches(db)).map(({ id, name }) => [id, name]));
  const rows = await rowsKnown(db, 'batch', ids);
  return new Map(rows.map(({ id, number }) => [id, names.get(id) ?? number]));
}

/** The rows of a kind that summaries say fields of were set. */
function setsOf(summaries: readonly ActSummary[], kind: Ref['kind']): readonly string[] {
  return summaries.flatMap((one) => setOf(one, kind));
}

/** The row of a kind that a summary says a field of was set. */
function setOf(summary: ActSummary, kind: Ref['kind']): readonly string[] {
  return summary.kind === 'set' && summary.set.kind === kind ? [summary.set.id] : [];
}

/** Fields that hold the id of a contact record: a customer's, or that of somebody who works on something. */
const contactFields: readonly string[] = ['contactId', 'assigneeId'];

/** The customers that an order was given to or taken from, and the people who work on it. */
function customersIn(summary: ActSummary): readonly string[] {
  if (summary.kind !== 'set') return [];
  const sets = [summary.set, ...(summary.besides ?? [])].filter(({ field }) => contactFields.includes(field));
  return sets.flatMap(({ value, was }) => [value, was]).filter((id) => typeof id === 'string');
}

/** What a variant is called, how its quantities are written, and where it is shown; null where nothing is known of it. */
export function variantNamed(catalogue: Shop['catalogue'], id: VariantId): ReturnType<Names['variant']> {
  const slot = catalogue.slotOf(id);
  const row = slot === undefined ? undefined : catalogue.rowAt(slot);
  return row
    ? { title: row.title, decimals: row.decimals, place: `/stock/product/${row.productId}?variant=${row.variantId}` }
    : null;
}

/** What was read for the names. */
type Read = Pick<Names, 'contact' | 'barcode'> & {
  readonly orders: ReadonlyMap<string, Pick<OrderRow, 'number' | 'lines'>>;
  /** The orders that are here still. */
  readonly here: ReadonlySet<string>;
  /** Products of lines that only a refused act put into an order. */
  readonly linesRefused: ReadonlyMap<OrderLineId, VariantId>;
  readonly lots: ReadonlyMap<string, Pick<LotRow, 'code' | 'variantId'>>;
  /** The order of a parcel or a return. */
  readonly orderOfDocument: ReadonlyMap<string, OrderId>;
  readonly views: ReadonlyMap<string, { readonly name: string }>;
  readonly channels: ReadonlyMap<string, { readonly name: string }>;
  readonly listings: ReadonlyMap<string, { readonly variantId: VariantId }>;
  readonly batches: ReadonlyMap<string, string>;
};

function namesOf(
  { catalogue }: Pick<Shop, 'catalogue'>,
  { contact, orders, here, linesRefused, barcode, lots, orderOfDocument, views, channels, listings, batches }: Read,
): Names {
  const variant: Names['variant'] = (id) => variantNamed(catalogue, id);
  const order: Names['order'] = (id) => orders.get(id)?.number ?? null;
  const orderPlace: Names['orderPlace'] = (id) => (here.has(id) ? `/orders/${id}` : null);
  const batch: Names['batch'] = (id) => batches.get(id) ?? null;
  const lines = new Map<OrderId, ReadonlyMap<string, VariantId>>();
  const linesOf = (id: OrderId) => {
    const known = lines.get(id) ?? new Map(orders.get(id)?.lines.map((line) => [line.id, line.variantId]));
    lines.set(id, known);
    return known;
  };
  return {
    variant,
    contact,
    order,
    orderPlace,
    lineVariant: (orderId, lineId) => linesOf(orderId).get(lineId) ?? linesRefused.get(lineId) ?? null,
    batch,
    barcode,
    location: (id) => catalogue.locationName(id),
    currency: catalogue.shop()?.currency ?? 'EUR',
    idValue: (field, value) => {
      if (typeof value !== 'string') return null;
      if (field === 'exchangeId') return order(value as OrderId);
      // The field says which kind of id it holds.
      if (field === 'supplierId' || field === 'mergedInto')
        return catalogue.supplierNamed(value as SupplierId)?.name ?? null;
      return placeFields.includes(field) ? catalogue.locationName(value as LocationId) : null;
    },
    // The kind of a reference says which kind of id it holds.
    ref: ({ kind, id }) => {
      switch (kind) {
        case 'variant':
        case 'rule': {
          const found = variant((id.split(':')[0] ?? '') as VariantId); // a rule is named by its variant first
          return { name: found?.title ?? '', place: found?.place ?? null };
        }
        case 'product':
          return { name: catalogue.productAt(id)?.name ?? '', place: `/stock/product/${id}` };
        case 'order':
          return { name: order(id as OrderId) ?? '', place: orderPlace(id as OrderId) };
        case 'parcel':
        case 'return': {
          const of = orderOfDocument.get(id) ?? null;
          return { name: of === null ? '' : (order(of) ?? ''), place: of === null ? null : orderPlace(of) };
        }
        case 'supplier':
          return { name: catalogue.supplierNamed(id as SupplierId)?.name ?? '', place: `/suppliers/${id}` };
        case 'location':
          return { name: catalogue.locationName(id as LocationId), place: null };
        case 'shop':
          return { name: catalogue.shop()?.name ?? '', place: null };
        case 'count-line': {
          const found = variant((id.split(':')[1] ?? '') as VariantId); // a count line names its count first
          return { name: found?.title ?? '', place: found?.place ?? null };
        }
        case 'lot': {
          const lot = lots.get(id);
          const found = lot && variant(lot.variantId);
          return { name: [found?.title, lot?.code].filter(Boolean).join(', '), place: found?.place ?? null };
        }
        case 'view':
          return { name: views.get(id)?.name ?? '', place: null };
        case 'batch':
          return { name: batch(id as BatchId) ?? '', place: `/picking/${id}` };
        case 'channel':
          return { name: channels.get(id)?.name ?? '', place: `/channels/${id}` };
        case 'listing': {
          const listing = listings.get(id);
          const found = listing && variant(listing.variantId);
          return { name: found?.title ?? '', place: found?.place ?? null };
        }
        case 'barcode':
        case 'incoming':
        case 'writer':
        case 'count':
        case 'observation':
        case 'short-pick':
          return { name: '', place: null };
      }
    },
  };
}

const placeFields: readonly string[] = ['defaultLocationId', 'usualBinId', 'parentId'];

/** The decimals of the figures a field holds. */
export function decimalsOf({ kind, id }: Pick<FieldSet, 'kind' | 'id'>, names: Names): number {
  if (kind !== 'rule') return 0;
  return names.variant((id.split(':')[0] ?? '') as VariantId)?.decimals ?? 0; // a rule is named by its variant first
}
