import type { Addressed } from '#shared/domain/orders/recipient.ts';
import { type CarrierId, carrierNamed } from '#shared/domain/carriers/carrier.ts';
import type { ManifestParcel } from '#shared/domain/carriers/manifest.ts';
import type { Shipment } from '#shared/domain/carriers/shipment.ts';
import type { KnownParcel } from '#shared/domain/carriers/tracking-plan.ts';
import type { Day, OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { orderNumberKey } from '#shared/domain/orders/order-number.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';

/** A parcel with what its screen says of it. */
export type ParcelView = {
  readonly parcel: ParcelRow;
  readonly order: OrderRow;
  /** Whom it goes to; null where nobody is known, or the record was erased. */
  readonly recipient: Addressed | null;
  /** By which it is known outside. */
  readonly reference: string;
};

/** The lists of the screen. */
export const parcelTabs = ['ready', 'shipped', 'untracked', 'delivered'] as const;
export type ParcelTab = (typeof parcelTabs)[number];

/** What the address says of the list: its tab, one carrier, one day, words. */
export type ParcelQuery = {
  readonly tab: ParcelTab;
  readonly carrier: string | null;
  readonly day: Day | null;
  readonly search: string;
};

/** Reads the address; what it does not know is left out. */
export function readParcelQuery(address: URLSearchParams): ParcelQuery {
  const tab = parcelTabs.find((one) => one === address.get('list')) ?? 'ready';
  return { tab, carrier: address.get('carrier'), day: address.get('day'), search: address.get('q') ?? '' };
}

/** Whether a parcel is in a list; one that left without a number is in two. */
export function isInTab({ parcel }: ParcelView, tab: ParcelTab): boolean {
  switch (tab) {
    case 'ready':
      return parcel.state === 'packed';
    case 'untracked':
      return parcel.state === 'shipped' && !parcel.trackingNumber;
    default:
      return parcel.state === tab;
  }
}

/** The parcels that the address asks for. */
export function listParcels(views: readonly ParcelView[], query: ParcelQuery, days: Calendar): readonly ParcelView[] {
  const wanted = foldName(query.search);
  return views.filter(
    (view) =>
      isInTab(view, query.tab) &&
      (query.carrier === null || (view.parcel.carrier ?? '') === query.carrier) &&
      (query.day === null || dayOf(view, query.tab, days) === query.day) &&
      (wanted === '' || textOf(view).includes(wanted)),
  );
}

function textOf({ reference, recipient, parcel }: ParcelView): string {
  return foldName([reference, recipient?.name, parcel.trackingNumber, parcel.carrier].filter(Boolean).join('\n'));
}

/** The moment that a list is about: when a parcel was packed, left or arrived. */
export function momentOf({ parcel }: ParcelView, tab: ParcelTab): number | null {
  return tab === 'ready' ? parcel.packedAt : tab === 'delivered' ? parcel.deliveredAt : parcel.shippedAt;
}

/** The day of that moment. */
export function dayOf(view: ParcelView, tab: ParcelTab, days: Calendar): Day | null {
  const at = momentOf(view, tab);
  return at === null ? null : days.dayOf(at);
}

/** The parcels that left on a day, by carrier, the busiest first; `''` stands for none. */
export function leftOn(
  views: readonly ParcelView[],
  day: Day,
  days: Calendar,
): readonly (readonly [carrier: string, parcels: readonly ParcelView[]])[] {
  const left = new Map<string, ParcelView[]>();
  for (const view of views) {
    const { shippedAt, carrier } = view.parcel;
    if (shippedAt === null || days.dayOf(shippedAt) !== day) continue;
    const of = left.get(carrier ?? '') ?? [];
    of.push(view);
    left.set(carrier ?? '', of);
  }
  return [...left].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

/** The carriers of parcels by name, those that have most first. */
export function carriersUsed(views: readonly ParcelView[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { parcel } of views) if (parcel.carrier) counts.set(parcel.carrier, (counts.get(parcel.carrier) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** Those of them that Stockroom knows. */
export function knownCarriers(names: readonly string[]): readonly CarrierId[] {
  return [...new Set(names.flatMap((name) => carrierNamed(name) ?? []))];
}

/** A parcel as it is handed to a carrier. */
export function shipmentOf({ parcel, order, recipient, reference }: ParcelView): Shipment {
  const { id, weight = null, length = null, width = null, height = null, carrier = null, service = null } = parcel;
  return {
    parcelId: id,
    reference,
    orderNumber: order.number,
    name: recipient?.name ?? '',
    address: recipient?.address ?? '',
    phone: recipient?.phone ?? '',
    email: recipient?.email ?? '',
    weight,
    length,
    width,
    height,
    carrier,
    service: service ?? order.shippingMethod ?? null,
  };
}

/**
 * Which parcels go into the file for a carrier's program (null: any program), and which do not: those of another carrier, and those
 * that have a number already, since each would get a second label.
 */
export function handedTo(
  views: readonly ParcelView[],
  carrier: CarrierId | null,
): { readonly taken: readonly ParcelView[]; readonly left: readonly ParcelView[] } {
  const isLeft = ({ parcel }: ParcelView) =>
    carrier !== null &&
    (Boolean(parcel.trackingNumber) || (Boolean(parcel.carrier) && carrierNamed(parcel.carrier ?? '') !== carrier));
  return { taken: views.filter((view) => !isLeft(view)), left: views.filter(isLeft) };
}

/** A parcel as it stands on the list a carrier signs. */
export function manifestParcelOf({ parcel, recipient, reference }: ParcelView): ManifestParcel {
  const { carrier, service = null, trackingNumber = null, weight = null } = parcel;
  return { carrier: carrier ?? '', reference, recipient: recipient?.name ?? '', service, trackingNumber, weight };
}

/** A parcel as rows of a carrier's file may mean it. */
export function knownParcelOf({ parcel, order, reference }: ParcelView): KnownParcel {
  return {
    parcelId: parcel.id,
    reference,
    orderNumber: order.number,
    trackingNumber: parcel.trackingNumber ?? null,
  };
}

/** The parcels that a scanned code names: by their reference, or by the number of their order. */
export function parcelsByCode(views: readonly ParcelView[], code: string): readonly ParcelView[] {
  const wanted = orderNumberKey(code);
  const exact = views.filter(({ reference }) => orderNumberKey(reference) === wanted);
  return exact.length > 0 ? exact : views.filter(({ order }) => orderNumberKey(order.number) === wanted);
}

/** The parcel that has a tracking number already. */
export function parcelWithNumber(views: readonly ParcelView[], trackingNumber: string): ParcelView | undefined {
  const wanted = foldCode(trackingNumber);
  return views.find(({ parcel }) => parcel.trackingNumber && foldCode(parcel.trackingNumber) === wanted);
}
