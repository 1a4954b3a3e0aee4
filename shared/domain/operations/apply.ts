import { momentSeen } from './before.ts';
import { bringIn, isHidden, withdraw } from './bringing.ts';
import { type CountedChange, countedAfter, nothingCounted, offsetOf, type Past } from './counted.ts';
import { type Effects, effectsOf, refKey, restrictedTo } from './effects.ts';
import type { CountId, CountLineId, LocationId, OpId, VariantId } from './ids.ts';
import { levelId, movementId, ruleId, stagingId } from './ids.ts';
import type {
  CountChange,
  FieldSet,
  IncomingChange,
  Operation,
  OperationType,
  OrderChange,
  StockLine,
} from './operation.ts';
import type {
  CountLineRow,
  CountRow,
  InboxRow,
  IncomingRow,
  Level,
  Movement,
  OrderLine,
  OrderRow,
  OrderState,
  Ref,
  Row,
  RuleRow,
} from './rows.ts';

/** Raised whenever the fold changes what it makes of the same operations; every desk then rebuilds its projections (DATA-R5). */
export const foldVersion = 3;

/** The rows an operation asked for with `reads`, and the past it asked for with `asksPast`. */
export type Rows = { get(ref: Ref): Row | undefined; readonly past: Past };

export type Refusal = {
  readonly code: 'order-moved-on' | 'order-unknown' | 'count-moved-on' | 'count-unknown';
  readonly ref: Ref;
  readonly current: string | null;
};

/** What one operation changes. Level changes are sums: whoever writes adds them to what is there. */
export type Applied =
  | {
      readonly ok: true;
      readonly rows: readonly Row[];
      readonly movements: readonly Movement[];
      readonly levels: readonly Level[];
      readonly inbox: readonly InboxRow[];
      /** Checkpoints as they were and are; `levels` has what that does. */
      readonly counted: readonly CountedChange[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The one fold (DATA-R5): what an operation makes of the rows it reads. Refuses, whole, a transition whose order or count
 * is not in the state it names; everything else is a fact and is taken. `seq` is the shop server's number, null without one.
 */
export function apply(rows: Rows, op: Operation, seq: number | null): Applied {
  return applyEffects(rows, op, effectsOf(op), seq);
}

/** What an operation makes of one row alone, or the row as it was where the operation would be refused: for showing own edits over a confirmed row. */
export function applyToRow(row: Row | undefined, ref: Ref, op: Operation): Row | undefined {
  const applied = applyEffects(
    { get: (asked) => (refKey(asked) === refKey(ref) ? row : undefined), past: nothingCounted },
    op,
    restrictedTo(effectsOf(op), ref),
    null,
  );
  return applied.ok ? (applied.rows[0] ?? row) : row;
}

function applyEffects(rows: Rows, op: Operation, effects: Effects, seq: number | null): Applied {
  const next = new Map<string, Row>();
  const current = (ref: Ref) => next.get(refKey(ref)) ?? rows.get(ref);
  const put = (row: Row) => next.set(refKey(row), row);
  const inbox: InboxRow[] = [];

  for (const change of effects.orders) {
    const order = current({ kind: 'order', id: change.orderId });
    const moved = moveOrder(order?.kind === 'order' ? order : undefined, change, effects.stock);
    if (!moved.ok) return moved;
    put(moved.row);
  }
  for (const change of effects.counts) {
    const count = current({ kind: 'count', id: change.countId });
    const moved = moveCount(count?.kind === 'count' ? count : undefined, change);
    if (!moved.ok) return moved;
    put(moved.row);
  }
  for (const row of effects.add) put(bringIn(current(row), row.kind === 'observation' ? { ...row, seq } : row));
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

  const movements = movementsOf(op, seq);
  const counted = countedBy(rows, op, { movements, effects });
  const changed = [...next.values()];
  return {
    ok: true,
    rows: changed,
    movements,
    inbox,
    counted,
    levels: sumLevels([
      ...levelChanges(
        movements,
        changed.map((row) => [rows.get(row), row]),
      ),
      ...counted.map(levelOfCounted),
    ]),
  };
}

/** What an operation does to checkpoints, or with `step` −1 what taking it back does. */
export function countedBy(
  rows: Rows,
  op: Operation,
  { movements, effects }: { readonly movements: readonly Movement[]; readonly effects: Effects },
  step: 1 | -1 = 1,
): readonly CountedChange[] {
  const seenAt = (id: OpId) => {
    const row = rows.get({ kind: 'observation', id });
    if (row?.kind === 'observation') return momentSeen(row);
    // An observation that nobody knows was seen when it was posted.
    const { writerId, writerSeq, seen, skewMs, occurredAt } = op;
    return { writerId, writerSeq, seen, skewMs, seq: null, at: occurredAt };
  };
  return countedAfter({ past: rows.past, op, movements, effects, momentSeen: seenAt }, step);
}

/** What a change of checkpoints does to its level. */
export function levelOfCounted({ before, after }: CountedChange): Level {
  return {
    ...emptyLevel(after.variantId, after.locationId),
    onHand: offsetOf(after) - (before ? offsetOf(before) : 0),
  };
}

/** The ledger lines of an operation. */
export function movementsOf(op: Operation, seq: number | null): readonly Movement[] {
  const { stock, orders } = effectsOf(op);
  return stock.map((line, i) => ({
    id: movementId(op.opId, i),
    opId: op.opId,
    variantId: line.variantId,
    locationId: line.locationId,
    quantity: line.quantity,
    reason: line.reason,
    costTotal: line.costTotal,
    reverses: line.reverses,
    tracks: line.tracks,
    orderId: orders[0]?.orderId ?? null,
    note: noteOf(op, i),
    occurredAt: op.occurredAt,
    actor: op.actor,
    writerId: op.writerId,
    writerSeq: op.writerSeq,
    seen: op.seen,
    skewMs: op.skewMs,
    seq,
  }));
}

function noteOf(op: Operation, line: number): string | null {
  if (op.type === 'count.posted') return op.payload.lines[line]?.note ?? null;
  return op.type === 'stock.recorded' ? op.payload.note : null;
}

/** An undo of version 1 takes nothing away from another act that brought the row in first. */
function isAddedByAnother(row: Row, op: Operation): boolean {
  return op.type === 'act.reversed' && addingTypes.has(op.payload.targetType) && row.addedBy !== op.payload.target;
}

const addingTypes: ReadonlySet<OperationType> = new Set(['catalog.added', 'place.added', 'incoming.marked']);

function hideMore(row: Row, step: 1 | -1): Row {
  const hides = (row.hides ?? 0) + step;
  const next = { ...row, hides: hides === 0 ? undefined : hides };
  return { ...next, voided: isHidden(next) };
}

function moveOrder(
  order: OrderRow | undefined,
  change: OrderChange,
  stock: readonly StockLine[],
): { readonly ok: true; readonly row: OrderRow } | { readonly ok: false; readonly refusal: Refusal } {
  const ref: Ref = { kind: 'order', id: change.orderId };
  if (!order) return { ok: false, refusal: { code: 'order-unknown', ref, current: null } };
  const lines = order.lines.map((line) => moveLine(line, change));
  if (
    order.state !== change.from ||
    !lines.every((line) => isPossible(line, change.to)) ||
    !stock.every((line) => isOfOrder(line, order))
  ) {
    return { ok: false, refusal: { code: 'order-moved-on', ref, current: order.state } };
  }
  const row: OrderRow = {
    ...order,
    state: change.to,
    shippedAt:
      change.to === 'shipped'
        ? change.shippedAt
        : change.from === 'shipped' && change.to !== 'void'
          ? null
          : order.shippedAt,
    lines: lines.map(({ asExpected: _, ...line }) => line),
  };
  // What is picked or shipped stays, though everything that brought it in was undone.
  return { ok: true, row: { ...row, voided: isHidden(row) } };
}

function moveCount(
  count: CountRow | undefined,
  change: CountChange,
): { readonly ok: true; readonly row: CountRow } | { readonly ok: false; readonly refusal: Refusal } {
  const ref: Ref = { kind: 'count', id: change.countId };
  if (!count) return { ok: false, refusal: { code: 'count-unknown', ref, current: null } };
  if (count.state !== change.from) return { ok: false, refusal: { code: 'count-moved-on', ref, current: count.state } };
  const ended = change.to === 'posted' || change.to === 'cancelled';
  return { ok: true, row: { ...count, state: change.to, endedAt: ended ? change.endedAt : null } };
}

function moveLine(line: OrderLine, change: OrderChange): OrderLine & { readonly asExpected: boolean } {
  const deltas = change.lines.filter((delta) => delta.lineId === line.id);
  const place = change.relocate.find((l) => l.lineId === line.id);
  return {
    ...line,
    picked: deltas.reduce((sum, delta) => sum + delta.picked, line.picked),
    shipped: deltas.reduce((sum, delta) => sum + delta.shipped, line.shipped),
    locationId: place?.to ?? line.locationId,
    // Only what still lies on the shelf can be promised from another one.
    asExpected: !place || (place.from === line.locationId && line.picked === 0),
  };
}

/** Whether a line can be so in this state; an order on the shelf has nothing picked, or somebody has picked on since. */
function isPossible(line: OrderLine & { readonly asExpected: boolean }, to: OrderState): boolean {
  const inOrder = line.shipped >= 0 && line.picked >= line.shipped && line.picked <= line.quantity;
  return line.asExpected && inOrder && (line.picked === 0 || (to !== 'open' && to !== 'held'));
}

/** Whether stock moves where the order's lines are: after a relocation somebody picked from the wrong shelf. */
function isOfOrder(stock: StockLine, order: OrderRow): boolean {
  return order.lines.some(
    (line) =>
      line.variantId === stock.variantId &&
      (line.locationId === stock.locationId || stagingId(line.locationId) === stock.locationId),
  );
}

function setField(
  row: Row | undefined,
  set: FieldSet,
  op: Operation,
): { readonly row?: Row; readonly inbox?: InboxRow } {
  const target = row ?? emptyRow(set);
  if (!target) return {};
  const base = op.base?.[refKey(set)]?.[set.field] ?? null;
  const theirs = fieldValue(target, set.field);
  if (writerOf(target, set.field) === base || isOfUndoneBringing(target, set.field, base)) {
    // The field's name was checked against its kind where the operation entered; the row keeps its shape.
    return { row: { ...target, [set.field]: set.value, fieldOps: { ...target.fieldOps, [set.field]: op.opId } } };
  }
  if (sameValue(theirs, set.value)) return {};
  const ref: Ref = { kind: set.kind, id: set.id };
  return {
    inbox: {
      id: `${op.opId}:${set.id}:${set.field}`,
      type: 'lost-edit',
      opId: op.opId,
      ref,
      field: set.field,
      mine: set.value,
      theirs,
      actor: op.actor,
      at: op.occurredAt,
      resolved: false,
    },
  };
}

/** Whether an edit was made on what an act said that is undone by now: another bringing stands in its place, nobody has set the field. */
function isOfUndoneBringing(row: Row, field: string, base: OpId | null): boolean {
  return !row.fieldOps[field] && (row.bringings ?? []).some(({ by, undone }) => by === base && undone > 0);
}

/** The operation that last wrote a field, or null: what a new edit names as its base (DATA-R7). */
export function writerOf(row: Row | undefined, field: string): OpId | null {
  return row?.fieldOps[field] ?? row?.addedBy ?? null;
}

/** The value of a field by name; null where the row has none. */
export function fieldValue(row: Row, field: string): FieldSet['value'] {
  const value: unknown = Object.entries(row).find(([name]) => name === field)?.[1];
  return value === undefined ? null : (value as FieldSet['value']);
}

function sameValue(a: FieldSet['value'], b: FieldSet['value']): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Rules and count lines are there from the first field that is set. */
function emptyRow({ kind, id }: FieldSet): Row | undefined {
  if (kind === 'count-line') return emptyCountLine(id);
  return kind === 'rule' ? emptyRule(id) : undefined;
}

function emptyCountLine(id: string): CountLineRow {
  // The id of a count line is made of the ids it names (`countLineId`).
  const [countId, variantId, locationId] = id.split(':') as [CountId, VariantId, LocationId];
  const nothingSaid = { reason: null, note: null, dropped: false } as const;
  const written = { addedBy: null, fieldOps: {}, voided: false };
  return { kind: 'count-line', id: id as CountLineId, countId, variantId, locationId, ...nothingSaid, ...written };
}

function emptyRule(id: string): RuleRow {
  // The id of a rule is made of the ids of its variant and its location (`ruleId`).
  const [variantId, locationId = '*'] = id.split(':') as [VariantId, (LocationId | '*')?];
  return {
    kind: 'rule',
    id: ruleId(variantId, locationId === '*' ? null : locationId),
    variantId,
    locationId: locationId === '*' ? null : locationId,
    point: null,
    upTo: null,
    multiple: null,
    addedBy: null,
    fieldOps: {},
    voided: false,
  };
}

function receiveIncoming(row: IncomingRow, change: IncomingChange): IncomingRow {
  return { ...row, open: row.open - change.received };
}

/** Adds level changes up, one per variant and location, leaving out what comes to nothing. */
export function sumLevels(changes: Iterable<Level>): readonly Level[] {
  const sums = new Map<string, Level>();
  for (const change of changes) {
    const sum = sums.get(change.id);
    sums.set(change.id, sum ? addLevels(sum, change) : change);
  }
  return [...sums.values()].filter((l) => !isZero(l));
}

/** A level and a change of it. */
export function addLevels(a: Level, b: Level): Level {
  return {
    ...a,
    onHand: a.onHand + b.onHand,
    committed: a.committed + b.committed,
    incoming: a.incoming + b.incoming,
    facts: a.facts + b.facts,
  };
}

/** True for a level that says nothing: it is not kept and not hashed. */
export function isZero(level: Level): boolean {
  return level.onHand === 0 && level.committed === 0 && level.incoming === 0 && level.facts === 0;
}

/** What movements and changed rows do to the levels. */
export function levelChanges(
  movements: readonly Movement[],
  changed: readonly (readonly [before: Row | undefined, after: Row])[],
): readonly Level[] {
  const all: Level[] = movements.map(levelOfMovement);
  for (const [before, after] of changed) {
    for (const level of rowLevels(before))
      all.push({ ...level, committed: 0 - level.committed, incoming: 0 - level.incoming });
    all.push(...rowLevels(after));
  }
  return sumLevels(all);
}

/** What of a ledger line its level is made from; sums of such lines will do. */
export type LedgerLine = Pick<Movement, 'variantId' | 'locationId' | 'quantity'> & { readonly tracks: number };

/** What one ledger line does to its level. */
export function levelOfMovement(m: LedgerLine): Level {
  return { ...emptyLevel(m.variantId, m.locationId), onHand: m.quantity, facts: m.tracks };
}

/** A level with nothing in it. */
export function emptyLevel(variantId: VariantId, locationId: LocationId): Level {
  return { id: levelId(variantId, locationId), variantId, locationId, onHand: 0, committed: 0, incoming: 0, facts: 0 };
}

/**
 * What a row promises or expects: the unshipped quantity of every order that is neither cancelled nor shipped (held
 * ones included), unpicked at the line's location and picked at its staging place; the open quantity of incoming lines,
 * nothing where more arrived than was marked.
 */
export function rowLevels(row: Row | undefined): readonly Level[] {
  if (!row || row.voided) return [];
  if (row.kind === 'incoming')
    return row.open <= 0 ? [] : [{ ...emptyLevel(row.variantId, row.locationId), incoming: row.open }];
  if (row.kind !== 'order' || !isCommitting(row)) return [];
  return row.lines
    .flatMap((line) => [
      { ...emptyLevel(line.variantId, line.locationId), committed: line.quantity - line.picked },
      { ...emptyLevel(line.variantId, stagingId(line.locationId)), committed: line.picked - line.shipped },
    ])
    .filter((level) => level.committed !== 0);
}

function isCommitting(order: OrderRow): boolean {
  return order.state === 'open' || order.state === 'held' || order.state === 'picking';
}
