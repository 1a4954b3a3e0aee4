import { unreachable } from '#shared/base/must.ts';
import {
  type CheckpointHide,
  type CheckpointLine,
  type CountChange,
  type Decision,
  type FieldSet,
  groupOf,
  type IncomingChange,
  type Operation,
  type OperationType,
  type OrderChange,
  type StockLine,
} from './operation.ts';
import type { CountId, LocationId, MovementId, OpId, VariantId } from './ids.ts';
import { countLineId, movementId, reversalId, ruleId } from './ids.ts';
import type { Ref, Row } from './rows.ts';

/** Everything one operation does, in one vocabulary, so that applying and undoing are written once. */
export type Effects = {
  readonly add: readonly Row[];
  /** The act whose bringing in of rows `hide` takes away and `restore` gives back; null where they are about the rows themselves. */
  readonly bringing: OpId | null;
  readonly hide: readonly Ref[];
  readonly restore: readonly Ref[];
  readonly sets: readonly FieldSet[];
  readonly stock: readonly StockLine[];
  readonly incoming: readonly IncomingChange[];
  readonly orders: readonly OrderChange[];
  readonly counts: readonly CountChange[];
  /** Checkpoints set; the ledger line of each stands at the same place in `stock`. */
  readonly posts: readonly (CheckpointLine & { readonly countId: CountId })[];
  readonly hidesPosts: readonly CheckpointHide[];
};

const NOTHING: Effects = {
  add: [],
  bringing: null,
  hide: [],
  restore: [],
  sets: [],
  stock: [],
  incoming: [],
  orders: [],
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
      // What it says is how the log is read (`forks.ts`); it changes no row.
      return NOTHING;
    case 'catalog.added':
      return { ...NOTHING, add: catalogRows(op), stock: op.payload.stock };
    case 'place.added':
      return { ...NOTHING, add: placeRows(op) };
    case 'fields.set':
      return { ...NOTHING, sets: op.payload.sets };
    case 'barcode.detached':
      return { ...NOTHING, hide: [{ kind: 'barcode', id: op.payload.barcodeId }] };
    case 'stock.recorded':
      return { ...NOTHING, stock: op.payload.lines, incoming: op.payload.incoming };
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
        add: op.payload.orders.map((order) => ({
          kind: 'order',
          ...order,
          lines: order.lines.map((line) => {
            const gone = order.state === 'shipped' ? line.quantity : 0;
            return { ...line, picked: gone, shipped: gone };
          }),
          ...(order.state === 'shipped' && { cameShipped: true as const }),
          ...writtenBy(op.opId),
        })),
      };
    case 'order.moved':
      return { ...NOTHING, orders: [op.payload.change], stock: op.payload.stock };
    case 'count.begun':
      return { ...NOTHING, add: [countRow(op)] };
    case 'count.observed':
      return { ...NOTHING, add: [observationRow(op)] };
    case 'count.noted': {
      const { countId, variantId, locationId, sets } = op.payload;
      const id = countLineId(countId, variantId, locationId);
      return { ...NOTHING, sets: sets.map((set) => ({ kind: 'count-line', id, ...set })) };
    }
    case 'count.posted': {
      const { change, lines } = op.payload;
      const posts = lines.map((line) => ({ ...line, countId: change.countId }));
      return { ...NOTHING, counts: [change], posts, stock: lines.map(checkpointStock) };
    }
    case 'count.closed':
      return { ...NOTHING, counts: [op.payload.change] };
    case 'act.reversed': {
      const { bringing, hide, restore, sets, stock, incoming, orders, counts = [], checkpoints = [] } = op.payload;
      return { ...NOTHING, bringing, hide, restore, sets, stock, incoming, orders, counts, hidesPosts: checkpoints };
    }
    default:
      return unreachable(op);
  }
}

function writtenBy(opId: OpId) {
  return { addedBy: opId, fieldOps: {}, voided: false } as const;
}

function catalogRows(op: Extract<Operation, { type: 'catalog.added' }>): Row[] {
  const written = writtenBy(op.opId);
  const { products, variants, barcodes, rules } = op.payload;
  return [
    ...products.map((p): Row => ({ kind: 'product', ...p, ...written })),
    ...variants.map((v): Row => ({ kind: 'variant', ...v, ...written })),
    ...barcodes.map((b): Row => ({ kind: 'barcode', ...b, ...written })),
    ...rules.map((r): Row => ({ kind: 'rule', id: ruleId(r.variantId, r.locationId), ...r, ...written })),
  ];
}

function countRow(op: Extract<Operation, { type: 'count.begun' }>): Row {
  const { countId, ...count } = op.payload;
  const begun = { state: 'open', begunAt: op.occurredAt, begunBy: op.actor, endedAt: null } as const;
  return { kind: 'count', id: countId, ...count, ...begun, ...writtenBy(op.opId) };
}

function observationRow(op: Extract<Operation, { type: 'count.observed' }>): Row {
  const { opId, actor, writerId, writerSeq, seen, skewMs, payload } = op;
  // Its number on the server is not the operation's to say: `apply` adds it.
  const moment = { actor, writerId, writerSeq, seen, skewMs, seq: null };
  return { kind: 'observation', id: opId, ...payload, ...moment, ...writtenBy(opId) };
}

/** The ledger line of a checkpoint moves nothing itself: its variance is derived (DATA-R6). It makes the variant tracked. */
function checkpointStock({ variantId, locationId, reason }: CheckpointLine): StockLine {
  const line = { variantId, locationId, quantity: 0, costTotal: null, reverses: null };
  return { ...line, reason: reason ?? 'count', tracks: 1 };
}

function placeRows(op: Extract<Operation, { type: 'place.added' }>): Row[] {
  const written = writtenBy(op.opId);
  const { shop, locations, suppliers } = op.payload;
  return [
    ...(shop ? [{ kind: 'shop', ...shop, ...written } as const] : []),
    ...locations.map((l): Row => ({ kind: 'location', ...l, ...written })),
    ...suppliers.map((s): Row => ({ kind: 'supplier', ...s, ...written })),
  ];
}

/**
 * The act that undoes an operation: its bringing in of rows is taken away, its stock lines are answered by opposite ones that
 * name them, its fields go back, an order returns to the state it came from. Undoing an undo is the redo. The id follows
 * from the target, and the payload from the target alone, so two desks that undo one act write the same act.
 */
export function decideReversal(target: Operation): Decision {
  const effects = effectsOf(target);
  const counts = [...effects.add.flatMap(countUnmade), ...effects.counts.map(countChangedBack)];
  const checkpoints = checkpointsHidden(target, effects);
  return {
    type: 'act.reversed',
    opId: reversalId(target.opId),
    payload: {
      target: target.opId,
      targetType: target.type,
      group: groupOf(target),
      bringing: bringingTypes.has(target.type) ? target.opId : effects.bringing,
      hide: [
        ...effects.add.filter((row) => row.kind !== 'count').map(({ kind, id }): Ref => ({ kind, id })),
        ...effects.restore,
      ],
      restore: effects.hide,
      sets: effects.sets.map((set) => ({ ...set, value: set.was, was: set.value })),
      stock: effects.stock.map((line, i) => ({
        ...line,
        quantity: 0 - line.quantity,
        costTotal: line.costTotal === null ? null : 0 - line.costTotal,
        tracks: opposite(line.tracks),
        reverses: movementId(target.opId, i),
      })),
      incoming: effects.incoming.map((change) => ({ ...change, received: 0 - change.received })),
      orders: effects.orders.map(orderChangedBack),
      ...(counts.length > 0 && { counts }),
      ...(checkpoints.length > 0 && { checkpoints }),
    },
  };
}

/** What these acts add, others may bring in too: imports of one file on two desks, what a channel tells. */
const bringingTypes: ReadonlySet<OperationType> = new Set([
  'catalog.added',
  'place.added',
  'incoming.marked',
  'order.added',
]);

function orderChangedBack(change: OrderChange): OrderChange {
  return {
    ...change,
    from: change.to,
    to: change.from,
    lines: change.lines.map((line) => ({ ...line, picked: 0 - line.picked, shipped: 0 - line.shipped })),
    relocate: change.relocate.map((line) => ({ ...line, from: line.to, to: line.from })),
    shippedAt: change.shippedAt,
  };
}

function countUnmade(row: Row): readonly CountChange[] {
  return row.kind === 'count' ? [{ countId: row.id, from: row.state, to: 'void', endedAt: null }] : [];
}

function countChangedBack({ countId, from, to, endedAt }: CountChange): CountChange {
  return { countId, from: to, to: from, endedAt };
}

function checkpointsHidden(target: Operation, { posts, hidesPosts }: Effects): readonly CheckpointHide[] {
  const levels = posts.map(({ variantId, locationId }) => ({ variantId, locationId }));
  const own: readonly CheckpointHide[] = posts.length > 0 ? [{ posting: target.opId, step: 1, levels }] : [];
  return [...own, ...hidesPosts.map((hide): CheckpointHide => ({ ...hide, step: hide.step === 1 ? -1 : 1 }))];
}

function opposite(tracks: -1 | 0 | 1): -1 | 0 | 1 {
  return tracks === 1 ? -1 : tracks === -1 ? 1 : 0;
}

/** The key of a row, as it stands in `entities`. */
export function refKey(ref: Ref): string {
  return `${ref.kind}:${ref.id}`;
}

/** The rows an operation writes; whoever applies it loads these first. */
export function writes(effects: Effects): readonly Ref[] {
  const refs = new Map<string, Ref>();
  const add = (ref: Ref) => refs.set(refKey(ref), { kind: ref.kind, id: ref.id });
  for (const row of effects.add) add(row);
  for (const ref of [...effects.hide, ...effects.restore, ...effects.sets]) add(ref);
  for (const change of effects.incoming) add({ kind: 'incoming', id: change.incomingId });
  for (const change of effects.orders) add({ kind: 'order', id: change.orderId });
  for (const change of effects.counts) add({ kind: 'count', id: change.countId });
  return [...refs.values()];
}

/** The rows an operation reads and writes. Levels are sums, so their keys follow from what `apply` answers; what else it asks of the past, `asksPast` says. */
export function reads(op: Operation): readonly Ref[] {
  return writes(effectsOf(op));
}

/** What an operation asks of the books besides its rows (`Past` in `counted.ts`). */
export type AsksPast = {
  /** Levels whose checkpoints it may change. */
  readonly levels: readonly { readonly variantId: VariantId; readonly locationId: LocationId }[];
  /** Observations it posts: their rows say since when ledger lines are asked for. */
  readonly observations: readonly OpId[];
  /** Ledger lines its own reverse. */
  readonly reverses: readonly MovementId[];
};

/** What of the past an operation needs loaded. */
export function asksPast(op: Operation): AsksPast {
  const { stock, posts } = effectsOf(op);
  return {
    levels: stock,
    observations: posts.map((post) => post.observation),
    reverses: stock.flatMap((line) => (line.reverses && line.quantity !== 0 ? [line.reverses] : [])),
  };
}

/** Every row an operation needs loaded: those it writes, and the observations it posts. */
export function needs(op: Operation): readonly Ref[] {
  return [...reads(op), ...asksPast(op).observations.map((id): Ref => ({ kind: 'observation', id }))];
}

/** The part of some effects that concerns one row; stock lines are sums and stay out. */
export function restrictedTo(effects: Effects, ref: Ref): Effects {
  const same = (other: Ref) => other.kind === ref.kind && other.id === ref.id;
  return {
    add: effects.add.filter(same),
    bringing: effects.bringing,
    hide: effects.hide.filter(same),
    restore: effects.restore.filter(same),
    sets: effects.sets.filter(same),
    stock: [],
    incoming: ref.kind === 'incoming' ? effects.incoming.filter((change) => change.incomingId === ref.id) : [],
    orders: ref.kind === 'order' ? effects.orders.filter((change) => change.orderId === ref.id) : [],
    counts: ref.kind === 'count' ? effects.counts.filter((change) => change.countId === ref.id) : [],
    posts: [],
    hidesPosts: [],
  };
}
