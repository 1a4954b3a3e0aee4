import { unreachable } from '#shared/base/must.ts';
import type {
  BatchChange,
  CheckpointHide,
  CheckpointLine,
  CountChange,
  FieldSet,
  IncomingChange,
  NewLot,
  NewOrder,
  Operation,
  OrderAmendment,
  OrderChange,
  ParcelChange,
  StockLine,
} from './operation.ts';
import type { CountId, OpId } from './ids.ts';
import { countDocument, importOf, orderDocument, recordedAs } from './documents.ts';
import { cellOf, countLineId, ruleId } from './ids.ts';
import type { DocumentRef, OrderLine, Ref, Row } from './rows.ts';

/** Everything one operation does, in one vocabulary, so that applying and undoing are written once. */
export type Effects = {
  /** The document that its ledger lines belong to (DATA-R17). */
  readonly document: DocumentRef | null;
  readonly add: readonly Row[];
  /**
   * The act whose bringing in of rows `hide` takes away and `restore` gives back; left out if they hide or restore the
   * rows themselves.
   */
  readonly bringing?: OpId;
  readonly hide: readonly Ref[];
  readonly restore: readonly Ref[];
  readonly sets: readonly FieldSet[];
  readonly stock: readonly StockLine[];
  readonly incoming: readonly IncomingChange[];
  readonly orders: readonly OrderChange[];
  readonly amendments: readonly OrderAmendment[];
  /** Steps of parcels that are there; those an act makes are among `add`. */
  readonly parcels: readonly ParcelChange[];
  readonly batches: readonly BatchChange[];
  readonly counts: readonly CountChange[];
  /** Checkpoints set; the ledger line of each stands at the same place in `stock`. */
  readonly posts: readonly (CheckpointLine & { readonly countId: CountId })[];
  readonly hidesPosts: readonly CheckpointHide[];
};

const NOTHING: Effects = {
  document: null,
  add: [],
  hide: [],
  restore: [],
  sets: [],
  stock: [],
  incoming: [],
  orders: [],
  amendments: [],
  parcels: [],
  batches: [],
  counts: [],
  posts: [],
  hidesPosts: [],
};

/** What an operation does. Pure: the same operation has the same effects for ever. */
export function effectsOf(op: Operation): Effects {
  switch (op.type) {
    case 'writer.started': {
      const { predecessor } = op.payload;
      return { ...NOTHING, add: [{ kind: 'writer', id: op.writerId, predecessor, ...writtenBy(op.opId) }] };
    }
    case 'log.forked':
      // It tells how to read the log (`forks.ts`) and changes no row.
      return NOTHING;
    case 'catalog.added':
      return { ...NOTHING, document: importOf(op.payload.group), add: catalogRows(op), stock: op.payload.stock };
    case 'place.added':
      return { ...NOTHING, add: placeRows(op) };
    case 'fields.set':
      return { ...NOTHING, sets: op.payload.sets };
    case 'barcode.detached':
      return { ...NOTHING, hide: [{ kind: 'barcode', id: op.payload.barcodeId }] };
    case 'stock.recorded':
      return {
        ...NOTHING,
        document: recordedAs(op.opId, op.payload.group, op.payload.lines),
        add: op.payload.lots ? lotRows(op.opId, op.payload.lots) : NOTHING.add,
        stock: op.payload.lines,
        incoming: op.payload.incoming,
      };
    case 'incoming.marked':
      return {
        ...NOTHING,
        add: op.payload.lines.map((line) => ({
          kind: 'incoming',
          ...line,
          open: line.quantity,
          markedAt: op.occurredAt,
          ...writtenBy(op.opId),
        })),
      };
    case 'order.added':
      return {
        ...NOTHING,
        add: op.payload.orders.map((order) => orderRow(op.opId, order)),
        amendments: op.payload.outOf ? [op.payload.outOf] : NOTHING.amendments,
      };
    case 'order.moved':
      return {
        ...NOTHING,
        document: orderDocument(op.payload.change),
        add: stepRows(op),
        orders: [op.payload.change],
        amendments: op.payload.into ? [op.payload.into.amendment] : NOTHING.amendments,
        sets: op.payload.into?.sets ?? NOTHING.sets,
        parcels: op.payload.parcels ?? NOTHING.parcels,
        stock: op.payload.stock,
      };
    case 'order.amended':
      return { ...NOTHING, document: orderDocument(op.payload), amendments: [op.payload] };
    case 'pick.short':
      return { ...NOTHING, add: shortPickRows(op) };
    case 'batch.begun':
      return { ...NOTHING, add: [batchRow(op)] };
    case 'batch.moved':
      return { ...NOTHING, batches: [op.payload.change] };
    case 'view.added':
      return {
        ...NOTHING,
        add: op.payload.views.map((view): Row => ({ kind: 'view', ...view, ...writtenBy(op.opId) })),
      };
    case 'count.begun':
      return { ...NOTHING, add: [countRow(op)] };
    case 'count.observed':
      return { ...NOTHING, add: [observationRow(op)] };
    case 'count.noted': {
      const { countId, sets } = op.payload;
      const id = countLineId(countId, op.payload);
      return { ...NOTHING, sets: sets.map((set) => ({ kind: 'count-line', id, ...set })) };
    }
    case 'count.posted': {
      const { change, lines } = op.payload;
      const posts = lines.map((line) => ({ ...line, countId: change.countId }));
      return {
        ...NOTHING,
        document: countDocument(change),
        counts: [change],
        posts,
        stock: lines.map(checkpointStock),
      };
    }
    case 'count.closed':
      return { ...NOTHING, counts: [op.payload.change] };
    case 'act.reversed': {
      const {
        document,
        bringing,
        hide,
        restore,
        sets,
        stock,
        incoming,
        orders,
        amendments = [],
        parcels = [],
        batches = [],
        counts = [],
        checkpoints = [],
      } = op.payload;
      const rows = { hide, restore, ...(bringing !== null && { bringing }) };
      return {
        ...NOTHING,
        document,
        ...rows,
        sets,
        stock,
        incoming,
        orders,
        amendments,
        parcels,
        batches,
        counts,
        hidesPosts: checkpoints,
      };
    }
    default:
      return unreachable(op);
  }
}

/**
 * An order line as it is brought in. What had been shipped before was neither picked nor shipped here (`cameShipped`).
 */
function lineBrought(state: NewOrder['state'], { alreadyShipped = 0, ...line }: NewOrder['lines'][number]): OrderLine {
  const gone = state === 'shipped' ? line.quantity : alreadyShipped;
  return { ...line, picked: gone, shipped: gone, ...(gone > 0 && { cameShipped: gone }) };
}

function writtenBy(opId: OpId) {
  return { addedBy: opId, fieldOps: {}, voided: false } as const;
}

function catalogRows(op: Extract<Operation, { type: 'catalog.added' }>): Row[] {
  const written = writtenBy(op.opId);
  const { products, variants, barcodes, rules, listings = [], lots = [] } = op.payload;
  return [
    ...products.map((p): Row => ({ kind: 'product', ...p, ...written })),
    ...variants.map((v): Row => ({ kind: 'variant', ...v, ...written })),
    ...barcodes.map((b): Row => ({ kind: 'barcode', ...b, ...written })),
    ...listings.map((l): Row => ({ kind: 'listing', ...l, ...written })),
    ...rules.map((r): Row => ({ kind: 'rule', id: ruleId(r.variantId, r.locationId), ...r, ...written })),
    ...lotRows(op.opId, lots),
  ];
}

function lotRows(opId: OpId, lots: readonly NewLot[]): readonly Row[] {
  return lots.map((lot): Row => ({ kind: 'lot', ...lot, ...writtenBy(opId) }));
}

function orderRow(opId: OpId, order: NewOrder): Row {
  const lines = order.lines.map((line) => lineBrought(order.state, line));
  return { kind: 'order', ...order, lines, ...writtenBy(opId) };
}

/** The parcels and returns that a step of an order makes, and the order that is sent for what came back. */
function stepRows({ opId, actor, occurredAt, payload }: Extract<Operation, { type: 'order.moved' }>): readonly Row[] {
  const { change, newParcels = [], returns = [], exchange } = payload;
  const { orderId } = change;
  const written = writtenBy(opId);
  const packed = { packedAt: occurredAt, packedBy: actor, deliveredAt: null };
  const received = { receivedAt: occurredAt, receivedBy: actor };
  return [
    ...newParcels.map((parcel): Row => {
      const shippedAt = parcel.state === 'shipped' ? (change.shippedAt ?? occurredAt) : null;
      return { kind: 'parcel', ...parcel, orderId, ...packed, shippedAt, ...written };
    }),
    ...returns.map((one): Row => ({ kind: 'return', ...one, orderId, ...received, ...written })),
    ...(exchange ? [orderRow(opId, exchange)] : []),
  ];
}

function shortPickRows(op: Extract<Operation, { type: 'pick.short' }>): readonly Row[] {
  const seen = { at: op.occurredAt, by: op.actor };
  return op.payload.shorts.map((short): Row => ({ kind: 'short-pick', ...short, ...seen, ...writtenBy(op.opId) }));
}

function batchRow(op: Extract<Operation, { type: 'batch.begun' }>): Row {
  const { batchId, assigneeId, ...batch } = op.payload;
  const begun = { state: 'open', begunAt: op.occurredAt, endedAt: null } as const;
  const assigned = assigneeId === null ? {} : { assigneeId };
  return { kind: 'batch', id: batchId, ...batch, ...assigned, ...begun, ...writtenBy(op.opId) };
}

function countRow(op: Extract<Operation, { type: 'count.begun' }>): Row {
  const { countId, ...count } = op.payload;
  const begun = { state: 'open', begunAt: op.occurredAt, begunBy: op.actor, endedAt: null } as const;
  return { kind: 'count', id: countId, ...count, ...begun, ...writtenBy(op.opId) };
}

function observationRow(op: Extract<Operation, { type: 'count.observed' }>): Row {
  const { opId, actor, writerId, writerSeq, seen, skewMs, payload } = op;
  // The operation does not contain its sequence number on the server: `apply` adds it.
  const moment = { actor, writerId, writerSeq, seen, skewMs, seq: null };
  return { kind: 'observation', id: opId, ...payload, ...moment, ...writtenBy(opId) };
}

/** The ledger line of a checkpoint moves nothing itself: its variance is derived (DATA-R6). It makes the variant tracked. */
function checkpointStock(posted: CheckpointLine): StockLine {
  const { reason } = posted;
  const line = { ...cellOf(posted), quantity: 0, costTotal: null, reverses: null };
  return { ...line, reason: reason ?? 'count', tracks: 1 };
}

function placeRows(op: Extract<Operation, { type: 'place.added' }>): Row[] {
  const written = writtenBy(op.opId);
  const { shop, locations, suppliers, channels = [] } = op.payload;
  return [
    ...(shop ? [{ kind: 'shop', ...shop, ...written } as const] : []),
    ...locations.map((l): Row => ({ kind: 'location', ...l, ...written })),
    ...suppliers.map((s): Row => ({ kind: 'supplier', ...s, ...written })),
    ...channels.map((c): Row => ({ kind: 'channel', ...c, ...written })),
  ];
}

/** The key of a row, as it stands in `entities`. */
export function refKey(ref: Ref): string {
  return `${ref.kind}:${ref.id}`;
}

/** The part of some effects that concerns one row; stock lines are sums and stay out. */
export function restrictedTo(effects: Effects, ref: Ref): Effects {
  const same = (other: Ref) => other.kind === ref.kind && other.id === ref.id;
  return {
    document: effects.document,
    add: effects.add.filter(same),
    ...(effects.bringing && { bringing: effects.bringing }),
    hide: effects.hide.filter(same),
    restore: effects.restore.filter(same),
    sets: effects.sets.filter(same),
    stock: [],
    incoming: ref.kind === 'incoming' ? effects.incoming.filter((change) => change.incomingId === ref.id) : [],
    orders: ref.kind === 'order' ? effects.orders.filter((change) => change.orderId === ref.id) : [],
    amendments: ref.kind === 'order' ? effects.amendments.filter(({ orderId }) => orderId === ref.id) : [],
    parcels: ref.kind === 'parcel' ? effects.parcels.filter((change) => change.parcelId === ref.id) : [],
    batches: ref.kind === 'batch' ? effects.batches.filter((change) => change.batchId === ref.id) : [],
    counts: ref.kind === 'count' ? effects.counts.filter((change) => change.countId === ref.id) : [],
    posts: [],
    hidesPosts: [],
  };
}
