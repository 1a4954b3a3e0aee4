import type { Act } from './act.ts';
import { momentSeen } from './before.ts';
import { amendOrder } from './amend-order.ts';
import { bringIn, isGone, isHidden, withdraw } from './bringing.ts';
import { type CountedChange, countedAfter, nothingCounted, type Past } from './counted.ts';
import { refKey, restrictedTo } from './effects.ts';
import { lostEdit, setField } from './fields.ts';
import type { OpId } from './ids.ts';
import { levelChanges, levelOfCounted, sumLevels } from './levels.ts';
import { isParcelledAsPacked, moveBatch, moveCount, moveParcel } from './move-documents.ts';
import { moveOrder } from './move-order.ts';
import { movementsOf } from './movements.ts';
import type { IncomingChange, Operation, OperationType } from './operation.ts';
import type { InboxRow, IncomingRow, Level, LotRow, Movement, Ref, Row } from './rows.ts';
import { movedOn, type Refusal } from './transitions.ts';

/** Raised whenever the fold changes what it makes of the same operations; every desk then rebuilds its projections (DATA-R5). */
export const foldVersion = 6;

/** The rows an act asked for with `needs`, and the past it asked for with `asksPast`. */
export type Rows = { get(ref: Ref): Row | undefined; readonly past: Past };

/** What one operation changes. Level changes are sums: whoever writes adds them to what is there. */
export type Applied =
  | {
      readonly ok: true;
      readonly rows: readonly Row[];
      readonly movements: readonly Movement[];
      readonly levels: readonly Level[];
      readonly inbox: readonly InboxRow[];
      /** Checkpoints before and after; `levels` already contains their effect. */
      readonly counted: readonly CountedChange[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The one fold (DATA-R5): what an act makes of the rows it reads. It refuses the whole act if an order or a count is
 * not as its transition or amendment names it. Everything else is a fact and is accepted. `seq` is the shop server's
 * sequence number, null without a server.
 */
export function apply(rows: Rows, act: Act, seq: number | null): Applied {
  const { op, effects } = act;
  const next = new Map<string, Row>();
  const current = (ref: Ref) => next.get(refKey(ref)) ?? rows.get(ref);
  const put = (row: Row) => next.set(refKey(row), row);
  const inbox: InboxRow[] = [...takenBackNews(op)];

  for (const change of effects.orders) {
    const order = current({ kind: 'order', id: change.orderId });
    const moved = moveOrder(order?.kind === 'order' ? order : undefined, change, effects.stock);
    if (!moved.ok) return moved;
    put(moved.row);
  }
  const [parcelled] = effects.orders;
  if (parcelled && !isParcelledAsPacked(effects))
    return movedOn({ kind: 'order', id: parcelled.orderId }, parcelled.from);
  for (const change of effects.parcels) {
    const parcel = current({ kind: 'parcel', id: change.parcelId });
    const moved = moveParcel(parcel?.kind === 'parcel' ? parcel : undefined, change);
    if (!moved.ok) return moved;
    put(moved.row);
  }
  for (const change of effects.batches) {
    const batch = current({ kind: 'batch', id: change.batchId });
    const moved = moveBatch(batch?.kind === 'batch' ? batch : undefined, change);
    if (!moved.ok) return moved;
    put(moved.row);
  }
  for (const amendment of effects.amendments) {
    const order = current({ kind: 'order', id: amendment.orderId });
    const amended = amendOrder(order?.kind === 'order' ? order : undefined, amendment);
    if (!amended.ok) return amended;
    put(amended.row);
  }
  for (const change of effects.counts) {
    const count = current({ kind: 'count', id: change.countId });
    const moved = moveCount(count?.kind === 'count' ? count : undefined, change);
    if (!moved.ok) return moved;
    put(moved.row);
  }
  for (const added of effects.add) {
    const row = current(added);
    if (added.kind === 'lot' && row?.kind === 'lot') inbox.push(...lostExpiry(row, added, op));
    put(bringIn(row, asAdded(added, seq)));
  }
  for (const [refs, step] of [
    [effects.hide, 1],
    [effects.restore, -1],
  ] as const) {
    for (const ref of refs) {
      const row = current(ref);
      if (row && effects.bringing) put(withdraw(row, effects.bringing, step));
      else if (row && !isAddedByAnother(row, op)) put(hideMore(row, step));
    }
  }
  for (const set of effects.sets) {
    const outcome = setField(current(set), set, op);
    if (outcome.row) put(outcome.row);
    if (outcome.inbox) inbox.push(outcome.inbox);
  }
  for (const change of effects.incoming) {
    const row = current({ kind: 'incoming', id: change.incomingId });
    if (row?.kind === 'incoming') put(receiveIncoming(row, change));
  }

  const movements = movementsOf(act, seq);
  const counted = countedBy(rows, act, movements);
  const changed = [...next.values()];
  const levels = levelChanges(
    movements,
    changed.map((row) => [rows.get(row), row]),
  );
  return {
    ok: true,
    rows: changed,
    movements,
    inbox,
    counted,
    levels: counted.length === 0 ? levels : sumLevels([...levels, ...counted.map(levelOfCounted)]),
  };
}

/** A person is told that the shop was taken back; the row stays for good. */
function takenBackNews(op: Operation): readonly InboxRow[] {
  if (op.type !== 'log.forked' || !op.payload.takenBack) return [];
  const { ranges: _ranges, ...takenBack } = op.payload.takenBack;
  const { opId, actor, occurredAt: at } = op;
  return [{ id: `${opId}:taken-back`, type: 'taken-back', opId, takenBack, actor, at, resolved: false }];
}

/**
 * What an act makes of one row alone, to show own edits over a confirmed row. If the act would be refused, the row
 * stays as it was.
 */
export function applyToRow(row: Row | undefined, ref: Ref, { op, effects }: Act): Row | undefined {
  const rows = { get: (asked: Ref) => (refKey(asked) === refKey(ref) ? row : undefined), past: nothingCounted };
  const applied = apply(rows, { op, effects: restrictedTo(effects, ref) }, null);
  return applied.ok ? (applied.rows[0] ?? row) : row;
}

/** Reports an expiry day that differs from the one that the lot already has: the first one stands (DATA-R7, LOT1). */
function lostExpiry(row: LotRow, { expiresOn }: LotRow, op: Operation): readonly InboxRow[] {
  if (isGone(row) || expiresOn === null || expiresOn === row.expiresOn) return [];
  return [lostEdit({ kind: 'lot', id: row.id, field: 'expiresOn', value: expiresOn }, row.expiresOn, op)];
}

/** The row to be added, with the server's sequence number, which the operation itself does not contain. */
function asAdded(row: Row, seq: number | null): Row {
  return row.kind === 'observation' ? { ...row, seq } : row;
}

/** How an act with these ledger lines changes checkpoints; with `step` −1, how taking it back changes them. */
export function countedBy(
  rows: Rows,
  act: Act,
  movements: readonly Movement[],
  step: 1 | -1 = 1,
): readonly CountedChange[] {
  const seenAt = (id: OpId) => {
    const row = rows.get({ kind: 'observation', id });
    if (row?.kind === 'observation') return momentSeen(row);
    // An unknown observation counts as seen when it was posted.
    const { writerId, writerSeq, seen, skewMs, occurredAt } = act.op;
    return { writerId, writerSeq, seen, skewMs, seq: null, at: occurredAt };
  };
  return countedAfter({ past: rows.past, act, movements, momentSeen: seenAt }, step);
}

/** Whether another act brought the row in first: an undo of version 1 takes nothing away from it. */
function isAddedByAnother(row: Row, op: Operation): boolean {
  return op.type === 'act.reversed' && addingTypes.has(op.payload.targetType) && row.addedBy !== op.payload.target;
}

const addingTypes: ReadonlySet<string> = new Set<OperationType>(['catalog.added', 'place.added', 'incoming.marked']);

function hideMore(row: Row, step: 1 | -1): Row {
  const hides = (row.hides ?? 0) + step;
  const next = { ...row, hides: hides === 0 ? undefined : hides };
  return { ...next, voided: isHidden(next) };
}

function receiveIncoming(row: IncomingRow, change: IncomingChange): IncomingRow {
  return { ...row, open: row.open - change.received };
}
