import { isEnded as isCountEnded } from '../counts/count-states.ts';
import { batchStates } from '../batches/batch-states.ts';
import type { Effects } from './effects.ts';
import type { BatchChange, CountChange, ParcelChange } from './operation.ts';
import type { BatchRow, CountRow, ParcelLine, ParcelRow } from './rows.ts';
import { type Moved, movedOn, moveState } from './transitions.ts';

/**
 * A parcel after a step: refused where it is in another state, where something else lies in it than the step began from,
 * where less than nothing of a line would lie in it, or where something would be left in one that is no more.
 */
export function moveParcel(parcel: ParcelRow | undefined, change: ParcelChange): Moved<ParcelRow> {
  const ref = { kind: 'parcel', id: change.parcelId } as const;
  const moved = moveState(ref, parcel, change);
  if (!moved.ok) return moved;
  if (!holds(moved.row, change)) return movedOn(ref, change.from);
  const lines = withLines(moved.row.lines, change.lines);
  if (lines.some(({ quantity }) => quantity < 0) || (change.to === 'void' && lines.length > 0))
    return movedOn(ref, change.from);
  return { ok: true, row: { ...moved.row, ...momentsAfter(moved.row, change), lines } };
}

/** Whether there lies in a parcel what a step says: it may have been packed anew since. */
function holds({ lines }: ParcelRow, { holds: said }: ParcelChange): boolean {
  if (!said) return true;
  const inside = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return (
    unitsOf(lines) === said.units && said.lines.every(({ lineId, quantity }) => (inside.get(lineId) ?? 0) === quantity)
  );
}

/** How many units lie in a parcel, whichever line they are of. */
export function unitsOf(lines: readonly ParcelLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What lies in a parcel after a step. */
export function withLines(lines: readonly ParcelLine[], changes: readonly ParcelLine[]): readonly ParcelLine[] {
  const sums = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  for (const { lineId, quantity } of changes) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return [...sums].flatMap(([lineId, quantity]) => (quantity === 0 ? [] : [{ lineId, quantity }]));
}

function momentsAfter({ shippedAt, deliveredAt }: ParcelRow, { from, to, at }: ParcelChange) {
  if (to === 'packed') return { shippedAt: null, deliveredAt: null };
  if (to === 'delivered') return { shippedAt, deliveredAt: at };
  if (to === 'shipped') return { shippedAt: from === 'delivered' ? shippedAt : (at ?? shippedAt), deliveredAt: null };
  return { shippedAt, deliveredAt };
}

/**
 * Whether what an act packs of each line is what it puts into parcels: a unit lies in one parcel, and a parcel holds nothing
 * that its order does not know as packed. Acts that are about no parcel say nothing of it.
 */
export function isParcelledAsPacked({ add, orders, parcels }: Pick<Effects, 'add' | 'orders' | 'parcels'>): boolean {
  const made = add.filter((row) => row.kind === 'parcel');
  if (orders.length === 0 || made.length + parcels.length === 0) return true;
  const left = new Map<string, number>();
  const count = (lineId: string, quantity: number) => left.set(lineId, (left.get(lineId) ?? 0) + quantity);
  for (const { lineId, quantity } of [...made, ...parcels].flatMap(({ lines }) => lines)) count(lineId, quantity);
  for (const { lineId, packed, shipped } of orders.flatMap(({ lines }) => lines))
    count(lineId, 0 - (packed ?? shipped));
  return [...left.values()].every((quantity) => quantity === 0);
}

/** A count after a step. */
export function moveCount(count: CountRow | undefined, change: CountChange): Moved<CountRow> {
  const moved = moveState({ kind: 'count', id: change.countId }, count, change);
  if (!moved.ok) return moved;
  return { ok: true, row: { ...moved.row, endedAt: isCountEnded(change.to) ? change.endedAt : null } };
}

/** A batch after a step. */
export function moveBatch(batch: BatchRow | undefined, change: BatchChange): Moved<BatchRow> {
  const moved = moveState({ kind: 'batch', id: change.batchId }, batch, change);
  if (!moved.ok) return moved;
  return { ok: true, row: { ...moved.row, endedAt: batchStates[change.to].ended ? change.endedAt : null } };
}
