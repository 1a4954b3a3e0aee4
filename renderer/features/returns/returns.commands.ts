import { useMemo } from 'react';
import { deriveUuid } from '#shared/base/hash.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { LocationId, OrderId, OrderLineId, ReturnId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewOrder, Stamp } from '#shared/domain/operations/operation.ts';
import type { OrderedLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { asTakenBack, type LookedAt } from '#shared/domain/orders/came-back.ts';
import type { OrderFailure } from '#shared/domain/orders/order-step.ts';
import { decideReturn } from '#shared/domain/orders/take-back.ts';
import { decideNewPlace } from '#shared/domain/stock/new-place.ts';
import { checkPlace } from '#shared/domain/stock/place-rules.ts';
import { type SerialFailure, serialFailure } from '#shared/domain/stock/serials.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { type DraftHome, dropDraft, keepDraft } from '#renderer/db/drafts.ts';
import { stockOf, trackedIn } from '#renderer/db/order-around.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { actOfReturn } from './refused-return.ts';
import { draftKey, type ReturnDraft } from './return-draft.ts';
import { findReturnOrders, readLotsAway } from './returns.queries.ts';

export type ReturnFailure =
  | OrderFailure
  | SerialFailure
  | RecordFailure
  | Failure<
      | 'variant-unknown'
      | 'no-lines'
      | 'quantity-zero'
      | 'number-missing'
      | 'return-unknown'
      | 'place-for-sale'
      | 'place-name-taken'
    >;

/** What else a person decided with a return: what is paid back, and what is sent instead. */
export type Besides = {
  /** In minor units; null: nothing is said of money. */
  readonly refund: number | null;
  readonly exchange: { readonly number: string; readonly lines: readonly OrderedLine[] } | null;
};

/** What was written, and the order that sends something else, where there is one. */
export type TookBack = Recorded & { readonly exchangeId: OrderId | null };

/** Keeps a return that is being looked at, so that a crash does not cost it; one without pieces is let go. */
export async function keepReturn(shop: DraftHome, draft: ReturnDraft): Promise<void> {
  const key = draftKey(draft.orderId);
  if (draft.pieces.length > 0) await keepDraft(shop, key, draft);
  else await dropDraft(shop, key);
}

/**
 * Takes pieces of an order back, with an order for what is sent instead where one is wanted: one moment, one step to undo (ACT10).
 * The id follows from the draft's: one that was taken back already, before a crash let it go, is not taken back again
 * (`already-done`).
 */
export async function takeBack(
  shop: Shop,
  { id, orderId, pieces }: Pick<ReturnDraft, 'id' | 'orderId'> & { readonly pieces: readonly LookedAt[] },
  { refund, exchange }: Besides,
): Promise<Result<TookBack, ReturnFailure>> {
  // A new id becomes an order's here.
  const exchangeId = exchange ? (deriveUuid(id, 'exchange') as OrderId) : null;
  const taken = await act<ReturnFailure>(shop, async (db, stamp) => {
    if (await db.returns.get(id)) return fail({ code: 'already-done' });
    const order = await db.orders.get(orderId);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    const offered = pieces.find((piece) => wouldBeOffered(shop, piece));
    if (offered?.locationId)
      return fail({ code: 'place-for-sale', detail: shop.catalogue.locationName(offered.locationId) });
    const instead =
      exchange && exchangeId ? await exchangeOrder(db, order, { id: exchangeId, ...exchange }, stamp) : null;
    if (instead && !instead.ok) return instead;
    const isTracked = trackedIn(await stockOf(db, [order]));
    const costOf = await costsIn(db, order);
    const items = asTakenBack(order, pieces, await readLotsAway(db, order), costOf);
    if (!items.ok) return items;
    const decided = decideReturn(order, isTracked, items.value, {
      id,
      ...(refund !== null && { refund }),
      ...(exchangeId !== null && { exchangeId }),
    });
    if (!decided.ok) return decided;
    if (decided.value.type !== 'order.moved') return fail({ code: 'nothing-to-return' });
    const second = serialFailure(await withSerials(db, decided.value.payload.stock));
    if (second) return fail(second);
    // One act with the order that is sent instead: neither is there, or undone, without the other.
    const payload = { ...decided.value.payload, ...(instead && { exchange: instead.value }) };
    return done({ decisions: [{ type: 'order.moved', payload, opId: actOfReturn(id) }] });
  });
  if (taken.ok || taken.failure.code === 'already-done') await keepReturn(shop, { id, orderId, pieces: [] });
  return taken.ok ? done({ ...taken.value, exchangeId }) : taken;
}

/** Whether pieces that are damaged would lie where they are for sale (RET15). */
function wouldBeOffered({ catalogue }: Pick<Shop, 'catalogue'>, { outcome, locationId }: LookedAt): boolean {
  return outcome === 'damaged' && locationId !== null && !catalogue.isNotForSale(locationId);
}

/** Makes a place that is not for sale, for damaged pieces (RET16). */
export async function addDamagedPlace(
  shop: Shop,
  name: string,
): Promise<Result<Recorded & { readonly locationId: LocationId }, ReturnFailure>> {
  const locationId = shop.nextId() as LocationId; // a new id becomes a place's here
  const form = { name, locationType: 'warehouse', parentId: null, barcode: null, notForSale: true } as const;
  const made = await act<ReturnFailure>(shop, async () => {
    const checked = checkPlace({ id: null, ...form }, shop.catalogue.locations());
    if (!checked.ok) return fail({ code: 'place-name-taken', detail: name });
    return done({ decisions: [decideNewPlace(locationId, form)] });
  });
  return made.ok ? done({ ...made.value, locationId }) : made;
}

/** What a line is worth at its product's cost of today; null where it has none. */
async function costsIn(db: ShopDatabase, { lines }: OrderRow) {
  const variants = await db.variants.bulkGet([...new Set(lines.map(({ variantId }) => variantId))]);
  const known = new Map(variants.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return (variantId: VariantId, quantity: number): number | null => {
    const variant = known.get(variantId);
    return variant?.cost == null ? null : timesQuantity(variant.cost, quantity, variant.decimals);
  };
}

type Exchange = NonNullable<Besides['exchange']> & { readonly id: OrderId };

/** The order that sends something else to the same customer. */
async function exchangeOrder(
  db: ShopDatabase,
  { contactId }: OrderRow,
  { id, number, lines }: Exchange,
  stamp: Stamp,
): Promise<Result<NewOrder, ReturnFailure>> {
  if (number.trim() === '') return fail({ code: 'number-missing' });
  if (lines.length === 0) return fail({ code: 'no-lines' });
  if (lines.some(({ quantity }) => quantity <= 0)) return fail({ code: 'quantity-zero' });
  const variants = await db.variants.bulkGet(lines.map(({ variantId }) => variantId));
  if (variants.some((variant) => !variant || variant.voided)) return fail({ code: 'variant-unknown' });
  const order: NewOrder = {
    id,
    number: number.trim(),
    channel: 'typed',
    contactId,
    state: 'open',
    placedAt: stamp.at,
    shippedAt: null,
    dueAt: null,
    // New ids become those of lines here.
    lines: lines.map((line) => ({ ...line, id: stamp.nextId() as OrderLineId })),
  };
  return done(order);
}

/** Says what is to be paid back for a return; null takes it away. */
export function setRefund(
  shop: Shop,
  returnId: ReturnId,
  refund: number | null,
): Promise<Result<Recorded, ReturnFailure>> {
  return act<ReturnFailure>(shop, async (db) => {
    const row = await db.returns.get(returnId);
    if (!row || row.voided) return fail({ code: 'return-unknown' });
    const was = row.refund ?? null;
    if (was === refund) return fail({ code: 'nothing-changed' });
    const set = { kind: 'return', id: returnId, field: 'refund', value: refund, was } as const;
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets: [set] } }] });
  });
}

/** What a person can do with returns. */
export function useReturnCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      addDamagedPlace: (name: string) => addDamagedPlace(shop, name),
      keep: (draft: ReturnDraft) => keepReturn(shop, draft),
      takeBack: (...asked: [Parameters<typeof takeBack>[1], Besides]) => takeBack(shop, ...asked),
      setRefund: (id: ReturnId, refund: number | null) => setRefund(shop, id, refund),
      /** The orders that a scanned or typed code means. */
      find: (code: string) => findReturnOrders(shop, code),
      // A new id becomes a return's here.
      newId: () => shop.nextId() as ReturnId,
    }),
    [shop],
  );
}
