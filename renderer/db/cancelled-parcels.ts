import { useCallback, useMemo, useState } from 'react';
import { fieldsOf } from '#shared/base/kept-fields.ts';
import type { OrderId, OrderLineId, ParcelId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { OrderRow, ParcelLine, ParcelRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { type CancelledParcel, takenOutByCancelling } from '#shared/domain/parcels/cancelled-parcel.ts';
import { referenceAmong } from '#shared/domain/parcels/parcel-reference.ts';
import type { ShopDatabase } from './database.ts';
import { type DraftHome, keepDraft } from './drafts.ts';
import type { Change } from './feed.ts';
import { useLiveRead } from './live-read.ts';
import { readParcels } from './order-parcels.ts';
import { type Shop, useShop } from './shop.ts';
import { readStored } from './stored-operation.ts';

/** Of a parcel that was packed so long ago nobody is told any more: it has left its table one way or the other. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;
/** Acts are read this many at a time. */
const PAGE = 250;

/** Parcels that stand about closed while their order is cancelled, the first packed first, live; and a person's word that one is taken apart. */
export function useCancelledParcels(): {
  readonly all: readonly CancelledParcel[];
  readonly confirm: (one: CancelledParcel) => void;
} {
  const shop = useShop();
  const [said, setSaid] = useState<ReadonlySet<ParcelId>>(new Set());
  const read = useCallback(({ db, now }: Shop) => readCancelledParcels(db, now()), []);
  const found = useLiveRead(read, concernsParcels) ?? none;
  const confirm = useCallback(
    (one: CancelledParcel) => {
      setSaid((before) => new Set(before).add(one.parcel.id));
      void confirmCancelled(shop, one);
    },
    [shop],
  );
  const all = useMemo(
    () => found.map((one) => (said.has(one.parcel.id) ? { ...one, confirmed: true } : one)),
    [found, said],
  );
  return { all, confirm };
}

const none: readonly CancelledParcel[] = [];

function concernsParcels({ log, rows }: Change): boolean {
  return log || rows.some(({ kind }) => kind === 'parcel' || kind === 'order');
}

/** Keeps on this computer that a parcel was taken apart, with what lay in it: a scan of it is still answered. */
export function confirmCancelled(shop: DraftHome, { parcel, lines }: CancelledParcel): Promise<void> {
  return keepDraft(shop, keyOf(parcel.id), { lines });
}

const keyOf = (id: ParcelId) => `cancelled-parcel:${id}`;

/** The parcels that were closed and had not left when their order was cancelled, the first packed first. */
export async function readCancelledParcels(db: ShopDatabase, now: number): Promise<readonly CancelledParcel[]> {
  const gone = (await db.parcels.where('state').equals('void').toArray()).filter(
    ({ voided, packedAt }) => !voided && packedAt > now - LONGEST,
  );
  if (gone.length === 0) return [];
  const orders = new Map(
    (await db.orders.bulkGet([...new Set(gone.map(({ orderId }) => orderId))])).flatMap((order) =>
      order && !mayDo(order.state, 'pack') ? [[order.id, order] as const] : [],
    ),
  );
  const parcels = gone.filter(({ orderId }) => orders.has(orderId));
  const kept = await readConfirmed(db, parcels);
  const taken = await readTakenOut(
    db,
    parcels.filter(({ id }) => !kept.has(id)),
  );
  const found = parcels.flatMap((parcel): readonly Found[] => {
    const order = orders.get(parcel.orderId);
    const lines = kept.get(parcel.id) ?? taken.get(parcel.id);
    return order && lines ? [{ parcel, order, lines, confirmed: kept.has(parcel.id) }] : [];
  });
  return withReferences(found, await readParcels(db, [...orders.keys()]));
}

type Found = Omit<CancelledParcel, 'reference'>;

/** A parcel kept its place among those of its order, also of those that left. */
function withReferences(found: readonly Found[], left: readonly ParcelRow[]): readonly CancelledParcel[] {
  const inOrder = (a: ParcelRow, b: ParcelRow) => a.packedAt - b.packedAt || (a.id < b.id ? -1 : 1);
  const all = [...found.map(({ parcel }) => parcel), ...left].sort(inOrder);
  const among = ({ id, number }: OrderRow, parcel: ParcelRow) =>
    referenceAmong(
      number,
      all.filter(({ orderId }) => orderId === (id satisfies OrderId)),
      parcel.id,
    );
  return found
    .map((one) => ({ ...one, reference: among(one.order, one.parcel) }))
    .sort((a, b) => inOrder(a.parcel, b.parcel));
}

/** What lay in parcels of which a person said here that they are taken apart. */
async function readConfirmed(
  db: ShopDatabase,
  parcels: readonly ParcelRow[],
): Promise<ReadonlyMap<ParcelId, readonly ParcelLine[]>> {
  const drafts = await db.drafts.bulkGet(parcels.map(({ id }) => keyOf(id)));
  return new Map(
    parcels.flatMap(({ id }, at) => {
      const draft = drafts[at];
      return draft ? [[id, linesOf(draft.value)] as const] : [];
    }),
  );
}

function linesOf(value: unknown): readonly ParcelLine[] {
  const { lines } = fieldsOf(value) ?? {};
  return (Array.isArray(lines) ? lines : []).flatMap((line: unknown) => {
    const { lineId, quantity } = fieldsOf(line) ?? {};
    // Ids become kinds where they enter.
    return typeof lineId === 'string' && typeof quantity === 'number'
      ? [{ lineId: lineId as OrderLineId, quantity }]
      : [];
  });
}

/** What a cancelling took out of parcels; only acts after the first of them was packed are looked through, page by page. */
async function readTakenOut(
  db: ShopDatabase,
  parcels: readonly ParcelRow[],
): Promise<ReadonlyMap<ParcelId, readonly ParcelLine[]>> {
  const packedBy = parcels.flatMap(({ addedBy }) => addedBy ?? []);
  const packed = await db.operations.where('opId').anyOf(packedBy).toArray();
  if (packed.length === 0) return new Map();
  const ids = parcels.map(({ id }) => id);
  const acts: Operation[] = [];
  for (let last = packed.reduce((least, { no = 1 }) => Math.min(least, no), Number.POSITIVE_INFINITY); ; ) {
    const page = await db.operations.where('no').above(last).limit(PAGE).toArray();
    for (const row of page)
      if (row.stage !== 'rejected' && row.stage !== 'refused' && ids.some((id) => row.text.includes(id)))
        acts.push(readStored(row));
    last = page.at(-1)?.no ?? last;
    if (page.length < PAGE) return takenOutByCancelling(acts, new Set(ids));
  }
}
