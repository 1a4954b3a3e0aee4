import { useMemo } from 'react';
import { deriveUuid } from '#shared/base/hash.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { OpId, OrderId, ParcelId, PersonId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { OrderRow, ParcelFields, ParcelLine, ParcelRow } from '#shared/domain/operations/rows.ts';
import type { OrderFailure } from '#shared/domain/orders/fulfil.ts';
import { inParts } from '#shared/domain/orders/in-parts.ts';
import { type OpenParcel, packedItems } from '#shared/domain/parcels/open-parcel.ts';
import { decidePack, decideRepack, decideUnpack } from '#shared/domain/parcels/pack.ts';
import { notForSaleFailure } from '#shared/domain/orders/shelf.ts';
import { type SerialFailure, serialFailure } from '#shared/domain/stock/serials.ts';
import type { ShopDatabase, StockRow } from '#renderer/db/database.ts';
import { type DraftHome, dropDraft, keepDraft } from '#renderer/db/drafts.ts';
import { readPickedLots, stockOf, trackedIn } from '#renderer/db/order-around.ts';
import { readParcels } from '#renderer/db/order-parcels.ts';
import { readOtherWith } from '#renderer/db/number-owner.ts';
import { type ParcelStep, setParcels, stepParcels } from '#renderer/db/parcel-acts.ts';
import { readRecipients } from '#renderer/db/recipients.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { readShelfLots } from '#renderer/db/shelf-lots.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { readLogo } from '#renderer/db/shop-logo.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import { base64Of } from '#renderer/platform/base64.ts';
import { usePrintDesk } from '#renderer/platform/print-desk.ts';
import { draftKey, isUntouched } from './packing-draft.ts';
import { type PaperKind, printedKey } from './printed-papers.ts';

export type PackFailure = OrderFailure | SerialFailure | RecordFailure | Failure<'parcel-unknown' | 'nothing-changed'>;
type Written = Promise<Result<Recorded, PackFailure>>;

/** Keeps the open parcel of an order, so that neither leaving nor a crash costs it; one with nothing in it is let go. */
export async function keepOpenParcel(shop: DraftHome, parcel: OpenParcel): Promise<void> {
  if (isUntouched(parcel)) await dropOpenParcel(shop, parcel.orderId);
  else await keepDraft(shop, draftKey(parcel.orderId), parcel);
}

/** Lets the open parcel of an order go. */
export async function dropOpenParcel(shop: DraftHome, orderId: OrderId): Promise<void> {
  await dropDraft(shop, draftKey(orderId));
}

type Around = {
  readonly db: ShopDatabase;
  readonly stock: readonly StockRow[];
  readonly parcels: readonly ParcelRow[];
  readonly at: number;
};

/** One step of an order and its parcels, decided on what is there when it is written. */
function onOrder(
  shop: Shop,
  orderId: OrderId,
  decide: (order: OrderRow, around: Around) => Promise<Result<Decision, PackFailure>> | Result<Decision, PackFailure>,
  opIdOf?: (part: number) => OpId,
): Written {
  return act<PackFailure>(shop, async (db, { at }) => {
    const order = await db.orders.get(orderId);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    const stock = await stockOf(db, [order]);
    const decided = await decide(order, { db, stock, parcels: await readParcels(db, [orderId]), at });
    if (!decided.ok) return decided;
    const parts = inParts(order, decided.value);
    return done({ decisions: parts.map((part, no) => (opIdOf ? { ...part, opId: opIdOf(no) } : part)) });
  });
}

/**
 * Closes the open parcel: what lies in it is packed. The acts have their ids from the parcel's: one that was closed before a
 * crash let the draft go is not packed again (`already-done`).
 */
export function closeParcel(shop: Shop, parcel: OpenParcel): Written {
  const decide = async (order: OrderRow, { db, stock, at }: Around): Promise<Result<Decision, PackFailure>> => {
    if (await db.parcels.get(parcel.id)) return fail({ code: 'already-done' });
    const { today } = shopCalendar(shop.catalogue, at);
    const shelves = await readShelfLots(db, [order], stock, today);
    const items = packedItems(order, parcel, await readPickedLots(db, order, stock), shelves.take);
    const {
      scans: _scans,
      seen: _seen,
      gone: _gone,
      orderId: _orderId,
      claimed: _claimed,
      wrongScans,
      ...fields
    } = parcel;
    const closed = { ...fields, ...(wrongScans > 0 && { wrongScans }) };
    const decided = decidePack(order, trackedIn(stock), items, closed, shelves);
    if (!decided.ok || decided.value.type !== 'order.moved') return decided;
    const taking = decided.value.payload.stock;
    const refused =
      notForSaleFailure(taking, (id) => shop.catalogue.isNotForSale(id)) ??
      serialFailure(await withSerials(db, taking));
    return refused ? fail(refused) : decided;
  };
  return onOrder(shop, parcel.orderId, decide, (part) => deriveUuid(parcel.id, 'pack', String(part)) as OpId);
}

/** Gives an order to who packs it, so that the other desks say who has it, or gives it back (PAK20). One that anybody else has by now stays theirs. */
export function claimOrder(
  shop: Shop,
  orderId: OrderId,
  { was, becomes }: { readonly was: PersonId | null; readonly becomes: PersonId | null },
): Promise<Result<Recorded, PackFailure>> {
  return act<PackFailure>(shop, async (db) => {
    const order = await db.orders.get(orderId);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    if ((order.assigneeId ?? null) !== was) return fail({ code: 'nothing-changed' });
    const sets = changedSets(order, { assigneeId: becomes });
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } }] });
  });
}

/** Takes a parcel apart that has not left. */
export function unpackParcel(shop: Shop, { id, orderId }: Pick<ParcelRow, 'id' | 'orderId'>): Written {
  return onOrder(shop, orderId, (order, { parcels }) => {
    const parcel = parcels.find((one) => one.id === id);
    return parcel ? decideUnpack(order, parcel) : fail({ code: 'parcel-unknown' });
  });
}

/** Moves pieces of a parcel into another one (null: into a new one). */
export function movePieces(
  shop: Shop,
  { id, orderId }: Pick<ParcelRow, 'id' | 'orderId'>,
  items: readonly ParcelLine[],
  into: ParcelId | null,
): Written {
  return onOrder(shop, orderId, (order, { parcels }) => {
    const from = parcels.find((one) => one.id === id);
    const other = into === null ? { id: shop.nextId() as ParcelId } : parcels.find((one) => one.id === into); // a new id becomes a parcel's here
    return from && other ? decideRepack(order, from, items, other) : fail({ code: 'parcel-unknown' });
  });
}

/** What a person can do while packing, and with parcels. */
export function usePackingCommands() {
  const shop = useShop();
  const printDesk = usePrintDesk();
  return useMemo(
    () => ({
      newId: () => shop.nextId(),
      keep: (parcel: OpenParcel) => keepOpenParcel(shop, parcel),
      drop: (orderId: OrderId) => dropOpenParcel(shop, orderId),
      close: (parcel: OpenParcel) => closeParcel(shop, parcel),
      claim: (orderId: OrderId, person: PersonId) => claimOrder(shop, orderId, { was: null, becomes: person }),
      giveBack: (orderId: OrderId, person: PersonId) => claimOrder(shop, orderId, { was: person, becomes: null }),
      step: (step: ParcelStep, ids: readonly ParcelId[]) => stepParcels(shop, step, ids),
      unpack: (parcel: ParcelRow) => unpackParcel(shop, parcel),
      move: (parcel: ParcelRow, items: readonly ParcelLine[], into: ParcelId | null) =>
        movePieces(shop, parcel, items, into),
      set: (parcelId: ParcelId, fields: ParcelFields, how?: { readonly fresh?: boolean }) =>
        setParcels(shop, [{ parcelId, fields }], how),
      otherWith: (number: string, parcelId: ParcelId) => readOtherWith(shop.db, number, parcelId, shop.now()),
      /** The parcels of an order and its recipient as they are now, for their papers. */
      papersOf: async (order: OrderRow) => ({
        parcels: await readParcels(shop.db, [order.id]),
        to: (await readRecipients(shop.db, [order])).get(order.id),
        logo: await readLogo(shop, base64Of),
      }),
      /** Remembers with which contents a paper of a parcel was printed (LAB104). */
      printed: (parcel: ParcelRow, paper: PaperKind) =>
        shop.db.drafts.put(printedKey(parcel, paper, shop.now())).then(() => undefined),
      print: printDesk,
    }),
    [shop, printDesk],
  );
}
