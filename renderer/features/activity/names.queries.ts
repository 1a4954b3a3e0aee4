import type { BarcodeId, LocationId, OrderId, PersonId, SupplierId, VariantId } from '#shared/domain/operations/ids.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { FieldValue, LotRow, Ref } from '#shared/domain/operations/rows.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { ActSummary } from './act-summary.ts';

/** A thing with the names its ids stand for. */
export type Named<T> = { readonly data: T; readonly names: Names };

/** What ids are called, as the shop knows them now. */
export type Names = {
  readonly variant: (
    id: VariantId,
  ) => { readonly title: string; readonly decimals: number; readonly place: string } | null;
  readonly location: (id: LocationId) => string;
  readonly order: (id: OrderId) => string | null;
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
  people: readonly PersonId[],
): Promise<Found> {
  const { db } = shop;
  // A person's id is the id of their contact record.
  const persons = await db.contacts.bulkGet([
    ...new Set<string>([...people, ...summaries.flatMap(customersIn)]),
  ] as never[]);
  const parcels = await db.parcels.bulkGet([...new Set(summaries.flatMap(parcelOf))]);
  const orderOfParcel = new Map<string, OrderId>(
    parcels.flatMap((row) => (row ? [[row.id, row.orderId] as const] : [])),
  );
  const orders = await db.orders.bulkGet([...new Set([...summaries.flatMap(orderOf), ...orderOfParcel.values()])]);
  const barcodes = await db.barcodes.bulkGet([
    ...new Set(summaries.flatMap((summary) => (summary.kind === 'barcode-detached' ? [summary.barcodeId] : []))),
  ]);
  const lots = await db.lots.bulkGet([...new Set(summaries.flatMap(lotOf))]);
  const views = await db.views.bulkGet([...new Set(summaries.flatMap(viewOf))]);
  const personNames = new Map<string, string>(
    persons.flatMap((contact) => (contact ? [[contact.contactId, contact.name] as const] : [])),
  );
  const orderNumbers = new Map(orders.flatMap((order) => (order ? [[order.id, order.number] as const] : [])));
  const codes = new Map(barcodes.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const person = (id: string) => personNames.get(id) || null;
  const names = namesOf(
    shop,
    person,
    (id) => orderNumbers.get(id) ?? null,
    (id) => codes.get(id) ?? null,
    new Map(lots.flatMap((row) => (row ? [[row.id, row] as const] : []))),
    (id) => orderOfParcel.get(id) ?? null,
    new Map(views.flatMap((row) => (row ? [[row.id, row.name] as const] : []))),
  );
  return { of: (data) => ({ data, names }), person };
}

function orderOf(summary: ActSummary): readonly string[] {
  if (summary.kind === 'order' || summary.kind === 'amended' || summary.kind === 'short-picked')
    return [summary.orderId];
  return summary.kind === 'set' && summary.set.kind === 'order' ? [summary.set.id] : [];
}

/** The view that a summary is of. */
function viewOf(summary: ActSummary): readonly string[] {
  return summary.kind === 'set' && summary.set.kind === 'view' ? [summary.set.id] : [];
}

/** The lot that a summary is of. */
function lotOf(summary: ActSummary): readonly string[] {
  return summary.kind === 'set' && summary.set.kind === 'lot' ? [summary.set.id] : [];
}

/** The parcel that a summary is of. */
function parcelOf(summary: ActSummary): readonly string[] {
  return summary.kind === 'set' && summary.set.kind === 'parcel' ? [summary.set.id] : [];
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

function namesOf(
  { catalogue }: Pick<Shop, 'catalogue'>,
  contact: Names['contact'],
  order: Names['order'],
  barcode: Names['barcode'],
  lots: ReadonlyMap<string, Pick<LotRow, 'code' | 'variantId'>>,
  orderOfParcel: (id: string) => OrderId | null,
  views: ReadonlyMap<string, string>,
): Names {
  const variant: Names['variant'] = (id) => variantNamed(catalogue, id);
  return {
    variant,
    contact,
    order,
    barcode,
    location: (id) => catalogue.locationName(id),
    currency: catalogue.shop()?.currency ?? 'EUR',
    idValue: (field, value) => {
      if (typeof value !== 'string') return null;
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
          return { name: order(id as OrderId) ?? '', place: `/orders/${id}` };
        case 'parcel': {
          const of = orderOfParcel(id);
          return { name: of === null ? '' : (order(of) ?? ''), place: of === null ? null : `/orders/${of}` };
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
          return { name: views.get(id) ?? '', place: null };
        case 'barcode':
        case 'listing':
        case 'channel':
        case 'incoming':
        case 'writer':
        case 'count':
        case 'observation':
        case 'return':
        case 'batch':
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
