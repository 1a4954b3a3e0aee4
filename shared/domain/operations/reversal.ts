import { actOf } from './act.ts';
import type { Effects } from './effects.ts';
import { cellOf, movementId, reversalId } from './ids.ts';
import {
  type BatchChange,
  type CheckpointHide,
  type CountChange,
  type Decision,
  groupOf,
  type LineChange,
  type Operation,
  type OperationType,
  type OrderAmendment,
  type OrderChange,
  type ParcelChange,
} from './operation.ts';
import { unitsOf, withLines } from './move-documents.ts';
import { progressAfter } from './move-order.ts';
import type { Kind, ParcelLine, Ref, Row } from './rows.ts';

/**
 * The act that undoes an operation: it takes away the rows that were brought in, answers stock lines with opposite ones
 * that name them, and sets fields and the states of orders back. Undoing an undo is the redo. Id and payload follow
 * from the target alone, so two desks that undo one act write the same act.
 */
export function decideReversal(target: Operation): Decision {
  const { effects } = actOf(target);
  const counts = [...effects.add.flatMap(countUnmade), ...effects.counts.map(countChangedBack)];
  const parcels = [...effects.add.flatMap(parcelUnmade), ...effects.parcels.map(parcelChangedBack)];
  const batches = [...effects.add.flatMap(batchUnmade), ...effects.batches.map(batchChangedBack)];
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
        ...effects.add.filter((row) => !statedKinds.has(row.kind)).map(({ kind, id }): Ref => ({ kind, id })),
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
      ...(parcels.length > 0 && { parcels }),
      ...(batches.length > 0 && { batches }),
      ...(counts.length > 0 && { counts }),
      ...(checkpoints.length > 0 && { checkpoints }),
    },
  };
}

/** Kinds of rows whose making is undone by a step of their state, so that it is refused once they have moved on. */
const statedKinds: ReadonlySet<Kind> = new Set<Kind>(['count', 'parcel', 'batch']);

/**
 * Acts that add rows which other acts may bring in as well: two desks import one file, or hear the same from a channel.
 */
const bringingTypes: ReadonlySet<OperationType> = new Set([
  'catalog.added',
  'place.added',
  'incoming.marked',
  'order.added',
]);

/**
 * Whether other acts may have brought in the rows that an act adds. Acts on stock add lots only; without lots their
 * undo names no bringing.
 */
function bringsIn({ type }: Operation, { add }: Effects): boolean {
  return (
    bringingTypes.has(type) ||
    (type === 'stock.recorded' && add.length > 0) ||
    // An order that sends something else stays once somebody picked of it, as every order does.
    (type === 'order.moved' && add.some(({ kind }) => kind === 'order'))
  );
}

function orderChangedBack(change: OrderChange): OrderChange {
  return {
    ...change,
    from: change.to,
    to: change.from,
    lines: change.lines.map(lineChangedBack),
    relocate: change.relocate.map((line) => ({ ...line, from: line.to, to: line.from })),
    shippedAt: change.shippedAt,
    ...(change.heldFor && { heldFor: { was: change.heldFor.becomes, becomes: change.heldFor.was } }),
  };
}

function lineChangedBack(change: LineChange): LineChange {
  const { lineId, picked, shipped, packed, delivered, returned, from } = change;
  return {
    lineId,
    picked: 0 - picked,
    shipped: 0 - shipped,
    ...(packed !== undefined && { packed: 0 - packed }),
    ...(delivered !== undefined && { delivered: 0 - delivered }),
    ...(returned !== undefined && { returned: 0 - returned }),
    from: from && progressAfter(from, change),
  };
}

function amendedBack({ orderId, step, merges, lines }: OrderAmendment): OrderAmendment {
  return {
    orderId,
    step: step === 1 ? -1 : 1,
    ...(merges && { merges }),
    // In reverse order: the line that was removed last is put back first, so that each line gets its old index.
    lines: lines.map((line) => ({ ...line, was: line.becomes, becomes: line.was })).reverse(),
  };
}

function parcelUnmade(row: Row): readonly ParcelChange[] {
  if (row.kind !== 'parcel') return [];
  const { id, state, lines, shippedAt } = row;
  return [{ parcelId: id, from: state, to: 'void', lines: lines.map(opposed), at: shippedAt }];
}

function parcelChangedBack({ parcelId, from, to, lines, at, holds }: ParcelChange): ParcelChange {
  const back = { parcelId, from: to, to: from, lines: lines.map(opposed), at };
  if (!holds) return back;
  return { ...back, holds: { units: holds.units + unitsOf(lines), lines: withLines(holds.lines, lines) } };
}

function opposed({ lineId, quantity }: ParcelLine): ParcelLine {
  return { lineId, quantity: 0 - quantity };
}

function batchUnmade(row: Row): readonly BatchChange[] {
  return row.kind === 'batch' ? [{ batchId: row.id, from: row.state, to: 'void', endedAt: null }] : [];
}

function batchChangedBack({ batchId, from, to, endedAt }: BatchChange): BatchChange {
  return { batchId, from: to, to: from, endedAt };
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
