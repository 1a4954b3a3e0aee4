import type { OpId } from './ids.ts';
import type { Bringing, OrderLine, OrderRow, Row } from './rows.ts';

/** More acts than this that brought in one row are not told apart: a row must not grow for ever. */
const MOST_BRINGINGS = 16;

/**
 * A row after an act has brought it in. The first one stands; what a later one says is kept beside it, for the case that the
 * first is undone. A row that is gone comes back as it is brought now; acts that were undone are remembered behind it.
 */
export function bringIn(row: Row | undefined, added: Row): Row {
  if (!row) return added;
  const bringing: Bringing = { by: added.addedBy, undone: 0, as: added };
  const known = bringingsOf(row).map((one) => ({ ...one, as: one.as ?? asBrought(row) }));
  if (!isGone(row)) return known.length < MOST_BRINGINGS ? settled(row, [...known, bringing]) : row;
  // Hidden by something else than its undone bringings (a barcode that was detached), it begins anew.
  if (isHiddenOtherwise(row)) return added;
  return { ...added, bringings: [bringing, ...known].slice(0, MOST_BRINGINGS) };
}

/** A row after the bringing of one act was undone (1), or that undo was (−1). */
export function withdraw(row: Row, act: OpId, step: 1 | -1): Row {
  const known = bringingsOf(row);
  const one = known.find(({ by }) => by === act);
  if (one)
    return settled(
      row,
      known.map((other) => (other === one ? { ...one, undone: one.undone + step } : other)),
    );
  return step === 1 || isGone(row) ? row : bringIn(row, { ...asBrought(row), addedBy: act });
}

/** Whether a row is hidden: by an act that hides it, or since every act that brought it in is undone and nothing of it has begun. */
export function isHidden(row: Row): boolean {
  return (row.hides ?? 0) > 0 || (!isBegun(row) && bringingsOf(row).every(({ undone }) => undone > 0));
}

/** True for a row whose making was undone: it is kept, and nobody sees it. */
export function isGone(row: Row): boolean {
  return row.voided || isVoid(row);
}

/** Whether something of an order was picked or shipped: then it stays, whatever becomes of what brought it in. */
export function isBegun(row: Row): boolean {
  return (
    row.kind === 'order' &&
    row.lines.some(({ picked, shipped, cameShipped = 0 }) => picked > cameShipped || shipped > cameShipped)
  );
}

/** The acts that brought a row in; the values of the first that is not undone stand. */
function bringingsOf(row: Row): readonly Bringing[] {
  return row.bringings ?? [{ by: row.addedBy, undone: 0, as: null }];
}

function isHiddenOtherwise(row: Row): boolean {
  return (row.hides ?? 0) > 0 || isVoid(row);
}

/** What an undo of before versions made of an order or a count that it took back. */
function isVoid(row: Row): boolean {
  return (row.kind === 'order' || row.kind === 'count') && row.state === 'void';
}

/** A row as an act might have brought it in. */
function asBrought(row: Row): Row {
  return { ...row, voided: false, hides: undefined, bringings: undefined };
}

function settled(row: Row, known: readonly Bringing[]): Row {
  const first = known.find(({ undone }) => undone <= 0);
  const before = known.find(({ by }) => by === row.addedBy)?.as;
  const valued = first?.as && before && first.by !== row.addedBy ? saidBy(first.as, before, row) : row;
  const isPlain = known.length === 1 && known.every(({ undone }) => undone === 0);
  const next = { ...valued, bringings: isPlain ? undefined : known };
  return { ...next, voided: isHidden(next) };
}

/** A row as another act brought it in: what was set or done since stays. `before` is what the act said that was undone. */
function saidBy(now: Row, before: Row, row: Row): Row {
  if (now.kind === 'order' && before.kind === 'order' && row.kind === 'order') return orderSaidBy(now, before, row);
  const next = withSince(now, row);
  if (next.kind !== 'incoming' || row.kind !== 'incoming') return next;
  return { ...next, open: next.quantity - (row.quantity - row.open) };
}

function withSince<R extends Row>(now: R, row: R): R {
  const set = Object.fromEntries(Object.entries(row).filter(([field]) => field in row.fieldOps));
  return { ...now, ...set, fieldOps: row.fieldOps, hides: row.hides };
}

function orderSaidBy(now: OrderRow, before: OrderRow, row: OrderRow): OrderRow {
  const isAsBrought = row.state === before.state;
  // What is picked or amended, and what a hold or a cancelling stands for, are of the lines that were there.
  if (isBegun(row) || row.amended || (!isAsBrought && now.state !== 'open')) return { ...row, addedBy: now.addedBy };
  const next = withSince(now, row);
  const lines = now.lines.map((line) => ({ ...line, locationId: placeOf(line, before, row) }));
  return isAsBrought ? { ...next, lines } : { ...next, lines, state: row.state };
}

/** Where a line is promised: another place only where somebody chose one since. */
function placeOf(line: OrderLine, before: OrderRow, row: OrderRow): OrderLine['locationId'] {
  const [was, is] = [before, row].map(({ lines }) => lines.find(({ id }) => id === line.id)?.locationId);
  return is !== undefined && was !== is ? is : line.locationId;
}
