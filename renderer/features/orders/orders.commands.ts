import { useMemo } from 'react';
import { unreachable } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import {
  type ContactId,
  levelId,
  type LocationId,
  type OpId,
  orderContactId,
  type OrderId,
  type OrderLineId,
  type VariantId,
} from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { Day, HoldReason, OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import {
  decideCancel,
  decideHold,
  decidePick,
  decidePutBack,
  decideRelocate,
  decideResume,
  decideShip,
  type IsTracked,
  looseIn,
  type OrderFailure,
  noShelfLots,
  type Parcels,
  type ShelfLots,
} from '#shared/domain/orders/fulfil.ts';
import { inParts } from '#shared/domain/orders/in-parts.ts';
import type { PickedLots } from '#shared/domain/orders/picked-lots.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { isPartShipped, unpickedOf } from '#shared/domain/orders/progress.ts';
import { decideDeliver } from '#shared/domain/parcels/pack.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { notForSaleFailure } from '#shared/domain/orders/shelf.ts';
import { type SerialFailure, serialFailure } from '#shared/domain/stock/serials.ts';
import type { Run } from '#renderer/db/act-in-parts.ts';
import { actsOfOneMoment } from '#renderer/db/acts-of-one-moment.ts';
import { readPickedLots, stockOf, trackedIn } from '#renderer/db/order-around.ts';
import { parcelsAround, readParcels } from '#renderer/db/order-parcels.ts';
import type { ShopDatabase, StockRow } from '#renderer/db/database.ts';
import { readOpenBatches } from '#renderer/db/open-batches.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { withSerials } from '#renderer/db/serials.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { shopCalendar } from '#renderer/db/zones.ts';
import { readLogo } from '#renderer/db/shop-logo.ts';
import { base64Of } from '#renderer/platform/base64.ts';
import { usePrintDesk } from '#renderer/platform/print-desk.ts';
import { readDelivery } from './delivery-record.commands.ts';
import { type AskedCustomer, customerDone, type WrittenRecord } from './customer-record.commands.ts';
import { lastShippingOf } from './last-shipping.queries.ts';
import { readPickPlan } from './pick-plan.queries.ts';
import { readShelfLots } from '#renderer/db/shelf-lots.ts';

/** One product of an order as a person entered it. */
export type LineEntry = {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  /** In smallest units, above zero. */
  readonly quantity: number;
  /** Minor units for one whole unit. */
  readonly unitPrice: number | null;
};
export type NewOrderAsk = {
  readonly number: string;
  readonly customer: AskedCustomer;
  readonly dueOn: Day | null;
  readonly lines: readonly LineEntry[];
};

export type OrderCommandFailure =
  | OrderFailure
  | SerialFailure
  | Failure<'variant-unknown' | 'no-lines' | 'number-missing' | 'quantity-zero' | 'quantity-too-large'>
  | Failure<'contact-unknown' | 'contact-met'>
  | RecordFailure;

/** What was written, and the order it made. */
export type Entered = Recorded & { readonly orderId: OrderId; readonly written: WrittenRecord | null };

/** Enters an order that a person typed: it is open and holds its stock from now on. A new customer is kept as a contact, and what was changed of a known one's record is kept there. */
export async function addOrder(shop: Shop, ask: NewOrderAsk): Promise<Result<Entered, OrderCommandFailure>> {
  const orderId = shop.nextId() as OrderId; // a new id becomes an order's here
  let record: WrittenRecord | null = null;
  const written = await act<OrderCommandFailure>(shop, async (db, stamp) => {
    const wrong = await problemOf(shop, db, ask);
    if (wrong) return fail(wrong);
    const customer = await customerDone(db, ask.customer, stamp);
    if (!customer.ok) return customer;
    const { contactId, contacts, met } = customer.value;
    if (met.length > 0) return fail({ code: 'contact-met' });
    record = customer.value.written;
    // New ids become those of lines here.
    const lines = ask.lines.map((line) => ({ ...line, id: stamp.nextId() as OrderLineId }));
    const order = {
      id: orderId,
      number: ask.number.trim(),
      channel: 'typed',
      contactId,
      state: 'open',
      placedAt: stamp.at,
      shippedAt: null,
      dueAt: null,
      ...(ask.dueOn !== null && { dueOn: ask.dueOn }),
      lines,
    } as const;
    return done({
      decisions: [{ type: 'order.added', payload: { group: null, orders: [order] } }],
      contacts,
    });
  });
  return written.ok ? done({ ...written.value, orderId, written: record }) : written;
}

async function problemOf(
  { catalogue }: Pick<Shop, 'catalogue'>,
  db: ShopDatabase,
  { number, lines }: NewOrderAsk,
): Promise<Extract<OrderCommandFailure, { code: string }> | null> {
  if (number.trim() === '') return { code: 'number-missing' };
  if (lines.length === 0) return { code: 'no-lines' };
  return quantityProblem(lines) ?? placeProblem(catalogue, lines) ?? (await unknownProduct(db, lines));
}

/** Whether a quantity is none, or none that can be ordered. */
export function quantityProblem(
  lines: readonly Pick<LineEntry, 'quantity'>[],
): Failure<'quantity-zero' | 'quantity-too-large'> | null {
  if (lines.some(({ quantity }) => !Number.isInteger(quantity) || quantity <= 0)) return { code: 'quantity-zero' };
  return lines.some(({ quantity }) => quantity > MAX_QUANTITY) ? { code: 'quantity-too-large' } : null;
}

/** Whether a line is to be served from a place that is not for sale (ALC19). */
export function placeProblem(
  catalogue: Shop['catalogue'],
  lines: readonly Pick<LineEntry, 'locationId'>[],
): Failure<'place-not-for-sale'> | null {
  const aside = lines.find(({ locationId }) => catalogue.isNotForSale(locationId));
  return aside ? { code: 'place-not-for-sale', detail: catalogue.locationName(aside.locationId) } : null;
}

/** Whether a product of some lines is not there to be ordered. */
export async function unknownProduct(
  db: ShopDatabase,
  lines: readonly Pick<LineEntry, 'variantId'>[],
): Promise<Failure<'variant-unknown'> | null> {
  const variants = await db.variants.bulkGet(lines.map((line) => line.variantId));
  return variants.some((variant) => !variant || variant.voided) ? { code: 'variant-unknown' } : null;
}

/** Picks some quantities of an order's lines, or all that is left. */
export function pickOrder(
  shop: Shop,
  orderId: OrderId,
  picks: Parameters<typeof decidePick>[2],
): Promise<Result<Recorded, OrderCommandFailure>> {
  return actOnOrder(shop, orderId, async (order, { db, stock, today }) => {
    const shelves = picks === 'all' ? await readShelfLots(db, [order], stock, today) : noShelfLots;
    const decided = forSaleOnly(shop, decidePick(order, trackedIn(stock), picks, shelves));
    if (!decided.ok || decided.value.type !== 'order.moved') return decided;
    const refused = serialFailure(await withSerials(db, decided.value.payload.stock));
    return refused ? fail(refused) : decided;
  });
}

/** A step of an order, refused where it takes something that is not for sale. */
function forSaleOnly({ catalogue }: Pick<Shop, 'catalogue'>, decided: Result<Decision, OrderFailure>) {
  if (!decided.ok || decided.value.type !== 'order.moved') return decided;
  const refused = notForSaleFailure(decided.value.payload.stock, (id) => catalogue.isNotForSale(id));
  return refused ? fail(refused) : decided;
}

/** Promises a line's stock at another location. */
export function relocateLine(
  shop: Shop,
  orderId: OrderId,
  lineId: OrderLineId,
  to: LocationId,
): Promise<Result<Recorded, OrderCommandFailure>> {
  return actOnOrder(shop, orderId, (order) => {
    const wrong = placeProblem(shop.catalogue, [{ locationId: to }]);
    return wrong ? fail(wrong) : decideRelocate(order, lineId, to);
  });
}

type Decided = Result<Decision, OrderCommandFailure>;
/** What is read around an order: the stock of its products, as of a day of the shop. */
type Around = { readonly db: ShopDatabase; readonly stock: readonly StockRow[]; readonly today: Day };
type Decide = (order: OrderRow, around: Around) => Decided | Promise<Decided>;

function actOnOrder(shop: Shop, orderId: OrderId, decide: Decide): Promise<Result<Recorded, OrderCommandFailure>> {
  return act<OrderCommandFailure>(shop, async (db, { at }) => {
    const order = await db.orders.get(orderId);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    const { today } = shopCalendar(shop.catalogue, at);
    const decided = await decide(order, { db, stock: await stockOf(db, [order]), today });
    return decided.ok ? done({ decisions: inParts(order, decided.value) }) : decided;
  });
}

/** What can be done to many orders at once. */
export type OrderStep = 'pick' | 'putBack' | 'ship' | 'shipPicked' | 'cancel' | 'hold' | 'resume' | 'deliver';
/** How far a step is, a way to stop it, and what is said with it. */
export type StepRun = Run & {
  /** Why orders are held, and what is added to their notes on that. */
  readonly heldFor?: HoldReason | null;
  readonly note?: string;
  /** Whether orders that somebody picks in a batch are picked, too: of many, they are left otherwise (OQ80). */
  readonly takeBatched?: boolean;
};
export type Stepped = {
  readonly opIds: readonly OpId[];
  readonly changed: readonly OrderId[];
  readonly skipped: number;
  /** How many of those that were skipped have pieces that a person must name first. */
  readonly unnamed: number;
  /** How many of them the shelves do not hold. */
  readonly short: number;
  /** How many of them are being picked in a batch. */
  readonly batched: number;
  readonly stopped: boolean;
};

/**
 * Takes orders one step on, each as an act of its own, all of one moment: they are one step to undo (ACT10). Orders whose
 * state does not allow it are left as they are and counted, as are those with pieces that a person must name (ORD18); it fails only when nothing could be done, with the reason of
 * the first.
 */
export async function stepOrders(
  shop: Shop,
  step: OrderStep,
  orderIds: readonly OrderId[],
  { onProgress, signal, heldFor = null, note = '', takeBatched = false }: StepRun = {},
): Promise<Result<Stepped, OrderCommandFailure>> {
  const changed: OrderId[] = [];
  const refused: OrderFailure[] = [];
  const made = await actsOfOneMoment<OrderId, OrderCommandFailure>(shop, {
    things: orderIds,
    onProgress,
    signal,
    decide: async (db, some, stamp) => {
      const orders = (await db.orders.bulkGet([...some])).flatMap((order) => (order && !order.voided ? [order] : []));
      const stock = await stockOf(db, orders);
      const isTracked = trackedIn(stock);
      const isNotForSale = (id: LocationId) => shop.catalogue.isNotForSale(id);
      const { today } = shopCalendar(shop.catalogue, stamp.at);
      // Its orders share what lies on the shelves; parts that were written before are read with them.
      const takes = step === 'pick' || step === 'ship';
      const shelves = takes ? await readShelfLots(db, orders, stock, today) : noShelfLots;
      const isOfParcels = takes || step === 'shipPicked' || step === 'cancel' || step === 'deliver';
      const ids = orders.map(({ id }) => id);
      const parcels = isOfParcels ? await readParcels(db, ids) : [];
      const unseen =
        step === 'pick' ? await pickedUnseen(db, { stock, isTracked, isNotForSale, takeBatched }) : () => null;
      const decisions: Decision[] = [];
      const stepped: OrderId[] = [];
      for (const order of orders) {
        const lastAt = step === 'cancel' && isPartShipped(order) ? await lastShippingOf(db, order) : null;
        const left = unseen(order);
        if (left) {
          refused.push(left);
          continue;
        }
        const lots = await readPickedLots(db, order, stock);
        const moment = { at: stamp.at, lastShippedAt: lastAt ?? stamp.at };
        const wanted = decideStep(step, order, isTracked, {
          ...moment,
          lots,
          shelves,
          parcels: parcelsAround(parcels, order.id, stamp.nextId),
          underWay: parcels.filter(({ orderId, state }) => orderId === order.id && state === 'shipped'),
          heldFor,
        });
        const decided = takes ? forSaleOnly(shop, wanted) : wanted;
        if (!decided.ok) refused.push(decided.failure);
        else {
          decisions.push(...inParts(order, decided.value));
          stepped.push(order.id);
        }
      }
      if (decisions.length === 0) return fail(refused[0] ?? { code: 'order-unknown' });
      changed.push(...stepped);
      return done({ decisions, contacts: await withNote(db, stepped, note) });
    },
  });
  if (!made.ok) return made;
  const { opIds, through } = made.value;
  const refusedFor = (why: OrderFailure['code']) => refused.filter(({ code }) => code === why).length;
  return done({
    opIds,
    changed,
    skipped: through - changed.length,
    unnamed: refusedFor('serials-not-picked'),
    short: refusedFor('shelf-short'),
    batched: refusedFor('order-in-batch'),
    stopped: through < orderIds.length,
  });
}

type Unseen = {
  readonly stock: readonly StockRow[];
  readonly isTracked: IsTracked;
  readonly isNotForSale: (id: LocationId) => boolean;
  readonly takeBatched: boolean;
};

/**
 * Why orders are left that are picked without a look at each: somebody picks them in a batch (OQ80), or their shelves do not hold all of
 * it. It takes what it lets through from the shelves.
 */
async function pickedUnseen(
  db: ShopDatabase,
  { stock, isTracked, isNotForSale, takeBatched }: Unseen,
): Promise<(order: OrderRow) => OrderFailure | null> {
  const batches = takeBatched ? [] : await readOpenBatches(db);
  const batched = new Set(batches.flatMap(({ orderIds }) => orderIds));
  const left = onShelves(stock, isNotForSale);
  return (order) => {
    if (!mayDo(order.state, 'pick')) return null;
    if (batched.has(order.id)) return { code: 'order-in-batch' };
    return takeFromShelves(left, order, isTracked) ? null : { code: 'shelf-short' };
  };
}

/** What is on hand of some variants at each place where it is for sale. */
function onShelves(stock: readonly StockRow[], isNotForSale: (id: LocationId) => boolean): Map<string, number> {
  return new Map(
    stock.flatMap(({ variantId, at }) =>
      Object.entries(at).flatMap(([key, { onHand }]) => {
        const place = key as LocationId; // keys of `at` are places
        return isNotForSale(place) ? [] : [[levelId(variantId, place), onHand] as const];
      }),
    ),
  );
}

/** Takes what is left to pick of an order; false, with nothing taken, where the shelves do not hold all of it. */
function takeFromShelves(left: Map<string, number>, { lines }: OrderRow, isTracked: IsTracked): boolean {
  const needs = new Map<string, number>();
  for (const line of lines) {
    if (!isTracked(line.variantId)) continue;
    const key = levelId(line.variantId, line.locationId);
    needs.set(key, (needs.get(key) ?? 0) + unpickedOf(line));
  }
  if ([...needs].some(([key, quantity]) => quantity > 0 && (left.get(key) ?? 0) < quantity)) return false;
  for (const [key, quantity] of needs) left.set(key, (left.get(key) ?? 0) - quantity);
  return true;
}

type StepAround = {
  readonly at: number;
  readonly lastShippedAt: number;
  /** The lots that lie picked for the order. */
  readonly lots: PickedLots;
  readonly shelves: ShelfLots;
  readonly parcels: Parcels;
  /** The parcels that left and have not arrived. */
  readonly underWay: readonly ParcelRow[];
  readonly heldFor: HoldReason | null;
};

/** The records of orders' own with a line more in their notes; a record that is erased stays so. */
async function withNote(db: ShopDatabase, orderIds: readonly OrderId[], line: string): Promise<readonly Contact[]> {
  const said = line.trim();
  if (said === '') return [];
  const records = await Promise.all(orderIds.map((id) => readDelivery(db, id)));
  return records.flatMap((record) =>
    record ? [{ ...record, note: [record.note, said].filter(Boolean).join('\n') }] : [],
  );
}

function decideStep(
  step: OrderStep,
  order: OrderRow,
  isTracked: IsTracked,
  { at, lastShippedAt, lots, shelves, parcels, underWay, heldFor }: StepAround,
): Result<Decision, OrderFailure> {
  switch (step) {
    case 'pick':
      return decidePick(order, isTracked, 'all', shelves);
    case 'putBack':
      return decidePutBack(order, isTracked, looseIn(order), lots);
    case 'ship':
      return decideShip(order, isTracked, at, 'all', lots, shelves, parcels);
    case 'shipPicked':
      return decideShip(order, isTracked, at, 'picked', lots, noShelfLots, parcels);
    case 'cancel':
      return decideCancel(order, isTracked, lastShippedAt, lots, parcels);
    case 'hold':
      return decideHold(order, heldFor);
    case 'resume':
      return decideResume(order);
    case 'deliver':
      return decideDeliver(order, underWay, at);
    default:
      return unreachable(step);
  }
}

async function contactsOf(db: ShopDatabase, orders: readonly OrderRow[]): Promise<ReadonlyMap<ContactId, Contact>> {
  const ids = [
    ...new Set(orders.flatMap(({ id, contactId }) => [orderContactId(id), ...(contactId ? [contactId] : [])])),
  ];
  const found = await db.contacts.bulkGet(ids);
  return new Map(
    found.flatMap((contact) => (contact && !contact.erased ? [[contact.contactId, contact] as const] : [])),
  );
}

/** What a person can do to orders. */
export function useOrderCommands() {
  const shop = useShop();
  const printDesk = usePrintDesk();
  return useMemo(
    () => ({
      /** Shows what was laid out for orders, to be printed or saved. */
      open: printDesk,
      /** Who orders are for, and the records of their own; those that are erased or nobody's are left out. */
      contactsOf: (orders: readonly OrderRow[]) => contactsOf(shop.db, orders),
      logo: () => readLogo(shop, base64Of),
      /** Where and of which lots orders are picked. */
      pickPlan: (orders: readonly OrderRow[]) => readPickPlan(shop, orders),
      add: (ask: NewOrderAsk) => addOrder(shop, ask),
      pick: (orderId: OrderId, picks: Parameters<typeof decidePick>[2]) => pickOrder(shop, orderId, picks),
      relocate: (orderId: OrderId, lineId: OrderLineId, to: LocationId) => relocateLine(shop, orderId, lineId, to),
      step: (step: OrderStep, orderIds: readonly OrderId[], run?: StepRun) => stepOrders(shop, step, orderIds, run),
    }),
    [shop, printDesk],
  );
}
