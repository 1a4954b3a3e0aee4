import { actOf } from './act.ts';
import type { Effects } from './effects.ts';
import { cellOf, movementId, reversalId } from './ids.ts';
import {
  type CheckpointHide,
  type CountChange,
  type Decision,
  groupOf,
  type LineChange,
  type Operation,
  type OperationType,
  type OrderAmendment,
  type OrderChange,
} from './operation.ts';
import type { Ref, Row } from './rows.ts';

/**
 * The act that undoes an operation: its bringing in of rows is taken away, its stock lines are answered by opposite ones that
 * name them, its fields go back, an order returns to the state it came from. Undoing an undo is the redo. The id follows
 * from the target, and the payload from the target alone, so two desks that undo one act write the same act.
 */
export function decideReversal(target: Operation): Decision {
  const { effects } = actOf(target);
  const counts = [...effects.add.flatMap(countUnmade), ...effects.counts.map(countChangedBack)];
  const checkpoints = checkpointsHidden(target, effects);
  return {
    type: 'act.reversed',
    opId: reversalId(target.opId),
    payload: {
      target: target.opId,
      targetType: target.type,
      group: groupOf(target),
      document: effects.document,
      bringing: bringsIn(target, effects) ? target.opId : (effects.bringing ?? null),
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
      ...(effects.amendments.length > 0 && { amendments: effects.amendments.map(amendedBack) }),
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

/** Whether others may have brought in what an act adds. Of acts on stock these are their lots: without any, an undo names no bringing. */
function bringsIn({ type }: Operation, { add }: Effects): boolean {
  return bringingTypes.has(type) || (type === 'stock.recorded' && add.length > 0);
}

function orderChangedBack(change: OrderChange): OrderChange {
  return {
    ...change,
    from: change.to,
    to: change.from,
    lines: change.lines.map(lineChangedBack),
    relocate: change.relocate.map((line) => ({ ...line, from: line.to, to: line.from })),
    shippedAt: change.shippedAt,
  };
}

function lineChangedBack({ lineId, picked, shipped, from }: LineChange): LineChange {
  const after = from && { picked: from.picked + picked, shipped: from.shipped + shipped };
  return { lineId, picked: 0 - picked, shipped: 0 - shipped, from: after };
}

function amendedBack({ orderId, step, lines }: OrderAmendment): OrderAmendment {
  return {
    orderId,
    step: step === 1 ? -1 : 1,
    // The last line that was taken out is the first to be put back, so that each finds its place as it left it.
    lines: lines.map((line) => ({ ...line, was: line.becomes, becomes: line.was })).reverse(),
  };
}

function countUnmade(row: Row): readonly CountChange[] {
  return row.kind === 'count' ? [{ countId: row.id, from: row.state, to: 'void', endedAt: null }] : [];
}

function countChangedBack({ countId, from, to, endedAt }: CountChange): CountChange {
  return { countId, from: to, to: from, endedAt };
}

function checkpointsHidden(target: Operation, { posts, hidesPosts }: Effects): readonly CheckpointHide[] {
  const levels = posts.map(cellOf);
  const own: readonly CheckpointHide[] = posts.length > 0 ? [{ posting: target.opId, step: 1, levels }] : [];
  return [...own, ...hidesPosts.map((hide): CheckpointHide => ({ ...hide, step: hide.step === 1 ? -1 : 1 }))];
}

function opposite(tracks: -1 | 0 | 1): -1 | 0 | 1 {
  return tracks === 1 ? -1 : tracks === -1 ? 1 : 0;
}
