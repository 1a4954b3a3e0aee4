import { isGone } from '#shared/domain/operations/bringing.ts';
import type { ContactId, OrderId } from '#shared/domain/operations/ids.ts';
import type { NewOrder, Operation } from '#shared/domain/operations/operation.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type OrderDeed, orderDeed } from '#shared/domain/orders/progress.ts';
import type { Goods } from '#shared/domain/orders/step-pieces.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { refusedSaying, rowsKnown, standingAmong } from './refused-rows.queries.ts';

/** An order that is not here any more, since the act that made it does not stand, as this desk had it last. */
export type GoneOrder = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly contactId: ContactId | null;
  /** What made it. */
  readonly origin: 'exchange' | 'split' | 'entered';
  /** The order whose goods came back, or that it was split off; null where there is none, or nothing is known of it. */
  readonly from: { readonly orderId: OrderId; readonly number: string; readonly isHere: boolean } | null;
  /** All that it asked for. */
  readonly goods: readonly Goods[];
  readonly lines: OrderRow['lines'];
  /** What was done to it here, oldest first, each once. */
  readonly deeds: readonly OrderDeed[];
  /** True where something of it was picked, or left: it lies in no book. */
  readonly isBegun: boolean;
  readonly trackingNumbers: readonly string[];
};

/** As many orders that went with one act as are told: an import may have brought thousands in. */
const TOLD = 5;

/** An order that is not here any more; null where it is, or nothing is known of it. */
export async function readGoneOrder(db: ShopDatabase, orderId: OrderId): Promise<GoneOrder | null> {
  const here = await db.orders.get(orderId);
  if (here && !isGone(here)) return null;
  const [row] = await rowsKnown(db, 'order', [orderId]);
  return row ? toldGone(db, row) : null;
}

/** Orders that a refused act had made and that went with it. */
export async function readMadeAndGone(db: ShopDatabase, op: Operation): Promise<readonly GoneOrder[]> {
  const made = ordersMadeBy(op).slice(0, TOLD);
  const gone = await Promise.all(made.map(({ id }) => readGoneOrder(db, id)));
  return gone.flatMap((one) => one ?? []);
}

async function toldGone(db: ShopDatabase, row: OrderRow): Promise<GoneOrder> {
  const refused = standingAmong(await refusedSaying(db, [row.id]));
  const steps = refused.flatMap((op) =>
    op.type === 'order.moved' && op.payload.change.orderId === row.id ? [op] : [],
  );
  const stored = row.addedBy && (await db.operations.where('opId').equals(row.addedBy).first());
  const maker = stored ? readStored(stored) : null;
  return {
    orderId: row.id,
    number: row.number,
    contactId: row.contactId,
    origin: maker ? originOf(maker) : 'entered',
    from: await fromOf(db, maker),
    goods: row.lines.map(({ variantId, quantity }) => ({ variantId, quantity, outcome: null })),
    lines: row.lines,
    deeds: [...new Set(steps.map(({ payload }) => orderDeed(payload)))],
    isBegun: row.lines.some(({ picked, shipped }) => picked > 0 || shipped > 0),
    trackingNumbers: await trackingNumbersOf(
      db,
      steps.flatMap(({ payload }) => (payload.newParcels ?? []).map(({ id }) => id)),
    ),
  };
}

/** The orders that an act made. */
function ordersMadeBy(op: Operation): readonly NewOrder[] {
  if (op.type === 'order.added') return op.payload.orders;
  return op.type === 'order.moved' && op.payload.exchange ? [op.payload.exchange] : [];
}

function originOf(maker: Operation): GoneOrder['origin'] {
  if (maker.type === 'order.moved') return 'exchange';
  return maker.type === 'order.added' && maker.payload.outOf ? 'split' : 'entered';
}

async function fromOf(db: ShopDatabase, maker: Operation | null): Promise<GoneOrder['from']> {
  const orderId = maker && orderBehind(maker);
  if (!orderId) return null;
  const here = await db.orders.get(orderId);
  const [row] = await rowsKnown(db, 'order', [orderId]);
  return row ? { orderId, number: row.number, isHere: here !== undefined && !isGone(here) } : null;
}

/** The order that an act which made another one is about. */
function orderBehind(maker: Operation): OrderId | null {
  if (maker.type === 'order.moved') return maker.payload.change.orderId;
  return maker.type === 'order.added' ? (maker.payload.outOf?.orderId ?? null) : null;
}

/** The numbers of some parcels, also of those whose packing was refused. */
export async function trackingNumbersOf(db: ShopDatabase, ids: readonly string[]): Promise<readonly string[]> {
  return (await rowsKnown(db, 'parcel', ids)).flatMap(({ trackingNumber }) => trackingNumber ?? []);
}
