import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { Operation, OrderAct } from '#shared/domain/operations/operation.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { unshippedOf } from '#shared/domain/orders/progress.ts';
import { type Goods, knownPieces, piecesOf, type StepPiece } from '#shared/domain/orders/step-pieces.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { type GoneOrder, readGoneOrder, trackingNumbersOf } from './gone-order.queries.ts';
import { ordersIn } from './in-the-way.queries.ts';
import { linesRefused, rowsKnown } from './refused-rows.queries.ts';

/** What a refused act on an order was about: the goods, what was to become of them, and numbers of its parcels. */
export type RefusedStep = {
  readonly orderId: OrderId;
  /** As it is called now. */
  readonly number: string;
  /** Null where it was no step, or the undo of one. */
  readonly act: OrderAct | null;
  /** True where nothing of these goods is still to leave with the order: it went out by another desk, or is cancelled. */
  readonly isOver: boolean;
  readonly pieces: readonly Goods[];
  readonly trackingNumbers: readonly string[];
  /** The order, where it is not here any more; null where it is. */
  readonly gone: GoneOrder | null;
};

type Step = Extract<Operation, { type: 'order.moved' }>['payload'];

/** What an act on an order was about, by the order's lines as they are called now; of one that is not here any more as they were. */
export async function refusedStep(db: ShopDatabase, op: Operation, depth: number): Promise<RefusedStep | null> {
  const orderId = await orderOf(db, op);
  if (!orderId) return null;
  const step = op.type === 'order.moved' && depth === 0 ? op.payload : null;
  const pieces = step ? piecesOf(step) : [];
  const gone = await readGoneOrder(db, orderId);
  const order = gone ?? (await db.orders.get(orderId));
  if (!order) return null;
  const productOf = await productsOf(db, orderId, order.lines);
  return {
    orderId,
    number: order.number,
    act: step?.act ?? null,
    isOver: 'origin' in order || !isLeftOf(order, pieces) || !commitsStock(order.state),
    pieces: knownPieces(pieces, productOf),
    trackingNumbers: await numbersIn(db, step),
    gone,
  };
}

/** Whether something of the lines of some pieces is still to leave with their order. */
function isLeftOf({ lines }: Pick<OrderRow, 'lines'>, pieces: readonly StepPiece[]): boolean {
  const asked = new Set(pieces.map(({ lineId }) => lineId));
  return lines.some((line) => asked.has(line.id) && unshippedOf(line) > 0);
}

/** The order that an act is about: not the one that it makes beside. */
async function orderOf(db: ShopDatabase, op: Operation): Promise<OrderId | undefined> {
  if (op.type === 'order.moved') return op.payload.change.orderId;
  if (op.type === 'order.added') return op.payload.outOf?.orderId;
  const parcel = op.type === 'fields.set' ? op.payload.sets.find(({ kind }) => kind === 'parcel') : undefined;
  return parcel ? (await rowsKnown(db, 'parcel', [parcel.id]))[0]?.orderId : ordersIn(op)[0];
}

/** Which product a line is of, also one that only a refused act put into the order. */
async function productsOf(db: ShopDatabase, orderId: OrderId, lines: readonly Pick<OrderLine, 'id' | 'variantId'>[]) {
  const here = new Map<string, OrderLine['variantId']>(lines.map(({ id, variantId }) => [id, variantId]));
  const refused = await linesRefused(db, [orderId]);
  return (lineId: OrderLine['id']) => here.get(lineId) ?? refused.get(lineId) ?? null;
}

async function numbersIn(db: ShopDatabase, step: Step | null): Promise<readonly string[]> {
  const { newParcels = [], parcels = [] } = step ?? {};
  return trackingNumbersOf(db, [...newParcels.map(({ id }) => id), ...parcels.map(({ parcelId }) => parcelId)]);
}
