import type { OpId } from './ids.ts';
import type { Bringing, OrderLine, OrderRow, Row } from './rows.ts';

/** The most acts that are remembered per row, so that a row cannot grow for ever; a further act brings in nothing. */
const MOST_BRINGINGS = 16;

/**
 * A row after an act has brought it in. The values of the first act stand; those of a later act are kept beside them,
 * in case the first is undone. A row that is gone comes back with the new act's values, and the undone acts are
 * remembered behind it.
 */
export function bringIn(row: Row | undefined, added: Row): Row {
  if (!row) return added;
  const bringing: Bringing = { by: added.addedBy, undone: 0, as: added };
  const known = bringingsOf(row).map((one) => ({ ...one, as: one.as ?? asBrought(row) }));
  if (!isGone(row)) return known.length < MOST_BRINGINGS ? settled(row, [...known, bringing]) : row;
  // Something other than undos hides it, such as the detaching of a barcode: it starts anew.
  if (isHiddenOtherwise(row)) return added;
  return { ...added, bringings: [bringing, ...known].slice(0, MOST_BRINGINGS) };
}

/** A row after the bringing in by `act` was undone (`step` 1), or after that undo was undone (−1). */
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

/**
 * Whether a row is hidden: an act hides it, or every act that brought it in is undone and it is not begun (`isBegun`).
 */
export function isHidden(row: Row): boolean {
  return (row.hides ?? 0) > 0 || (!isBegun(row) && bringingsOf(row).every(({ undone }) => undone > 0));
}

/** Whether a row was undone or hidden: it is kept, but shown nowhere. */
export function isGone(row: Row): boolean {
  return row.voided || isVoid(row);
}

/**
 * Whether something of an order was picked or shipped here. Such an order stays, even if every act that brought it in
 * is undone.
 */
export function isBegun(row: Row): boolean {
  return (
    row.kind === 'order' &&
    row.lines.some(({ picked, shipped, cameShipped = 0 }) => picked > cameShipped || shipped > cameShipped)
  );
}

/** The acts that brought a row in. The row has the values of the first one that is not undone. */
function bringingsOf(row: Row): readonly Bringing[] {
  return row.bringings ?? [{ by: row.addedBy, undone: 0, as: null }];
}

function isHiddenOtherwise(row: Row): boolean {
  return (row.hides ?? 0) > 0 || isVoid(row);
}

/** Whether an undo set a document to `void`, or a parcel was unpacked. For orders only undos of version 1 do so. */
function isVoid(row: Row): boolean {
  return 'state' in row && row.state === 'void';
}

/** The row without its history of being brought in and hidden. */
function asBrought(row: Row): Row {
  return { ...row, voided: false, hides: undefined, bringings: undefined };
}

function settled(row: Row, known: readonly Bringing[]): Row {
  // An order that stays because it is begun is again that of the act that brought it in first.
  const first = known.find(({ undone }) => undone <= 0) ?? (isBegun(row) ? known[0] : undefined);
  const before = known.find(({ by }) => by === row.addedBy)?.as;
  const valued = first?.as && before && first.by !== row.addedBy ? saidBy(first.as, before, row) : row;
  const isPlain = known.length === 1 && known.every(({ undone }) => undone === 0);
  const next = { ...valued, bringings: isPlain ? undefined : known };
  return { ...next, voided: isHidden(next) };
}

/**
 * The row with the values of another act that brought it in (`now`); what was set or done since stays. `before` has the
 * values of the act that was undone.
 */
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
  // Picks, amendments, a hold and a cancellation were made on the present lines: these stay.
  if (isBegun(row) || row.amended || (!isAsBrought && now.state !== 'open')) return { ...row, addedBy: now.addedBy };
  const next = withSince(now, row);
  const lines = now.lines.map((line) => ({ ...line, locationId: placeOf(line, before, row) }));
  return isAsBrought ? { ...next, lines } : { ...next, lines, state: row.state };
}

/** The location of a line: the one that somebody has chosen since, otherwise the one that the new act names. */
function placeOf(line: OrderLine, before: OrderRow, row: OrderRow): OrderLine['locationId'] {
  const [was, is] = [before, row].map(({ lines }) => lines.find(({ id }) => id === line.id)?.locationId);
  return is !== undefined && was !== is ? is : line.locationId;
}
