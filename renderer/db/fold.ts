import { must } from '#shared/base/must.ts';
import { type Act, needs, writes } from '#shared/domain/operations/act.ts';
import { type Applied, apply, applyToRow, countedBy } from '#shared/domain/operations/apply.ts';
import { levelChanges, levelOfCounted, levelOfMovement, sumLevels } from '#shared/domain/operations/levels.ts';
import { movementsOf } from '#shared/domain/operations/movements.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { type CountedChange, nothingCounted } from '#shared/domain/operations/counted.ts';
import { cellId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { InboxRow, Kind, Level, Movement, Ref, Row } from '#shared/domain/operations/rows.ts';
import type { LevelFigures, ShadowRow, ShopDatabase, StockRow } from './database.ts';
import { withCell } from './cells.ts';
import { type Table, tableOf } from './database.ts';
import type { Touched } from './feed.ts';
import { loadPast } from './past.ts';
import { noteNumber } from './sealing.ts';

/** Rows by their key, as loaded for one operation. */
type Loaded = Map<string, Row>;

/** What an own act would change in the rows as they are shown here. Call it inside a transaction. */
export async function applyHere(
  db: ShopDatabase,
  act: Act,
): Promise<{ readonly applied: Applied; readonly before: Loaded }> {
  const before = await loadRows(db, needs(act));
  const past = await loadPast(db, act);
  return { applied: apply({ get: (ref) => before.get(refKey(ref)), past }, act, null), before };
}

/**
 * Writes what an own operation does. `shadowed`: the confirmed rows are kept as shadows until the server has answered.
 */
export async function writeOwn(
  db: ShopDatabase,
  act: Act,
  applied: Extract<Applied, { ok: true }>,
  before: Loaded,
  shadowed: boolean,
): Promise<Touched> {
  if (shadowed) await keepShadows(db, writes(act), before);
  // With a server an edit has lost only when the server says so.
  else await db.inbox.bulkPut([...applied.inbox]);
  await putRows(db, applied.rows);
  await addLedger(db, act.op.opId, applied.movements);
  await putCounted(db, applied.counted);
  return { rows: applied.rows, stock: await addToStock(db, applied.levels, applied.counted), log: true };
}

/**
 * Writes an operation that the server has ordered to the confirmed rows, and shows own edits that are still under way
 * on top. `own`: not null if this desk made it, so that its lines are in the ledger already. `shadowed`: the confirmed
 * rows do not contain it yet. `made`: our local version, kept when another desk's duplicate won.
 */
export async function writeAccepted(
  db: ShopDatabase,
  act: Act,
  seq: number,
  own: { readonly shadowed: boolean; readonly made: Act | null } | null,
  pending: readonly Act[],
): Promise<Touched> {
  // An own act that is not shadowed was made before a server ordered the log: rows and ledger contain it already, and
  // only its sequence number is new.
  if (own) await settleCounted(db, act.op, seq);
  const retold = own?.made ? await retellCounted(db, own.made, act, seq) : [];
  if (own && !own.shadowed) {
    const levels = [...(await settleLedger(db, act, seq, own.made !== null)), ...retold.map(levelOfCounted)];
    return { rows: [], stock: await addToStock(db, levels, retold), log: true };
  }
  const refs = writes(act);
  const shown = await loadRows(db, needs(act));
  const shadows = await loadShadows(db, refs);
  const confirmed = (ref: Ref): Row | undefined => {
    const shadow = shadows.get(refKey(ref));
    return shadow ? (shadow.row ?? undefined) : shown.get(refKey(ref));
  };
  // Checkpoints are sums, like levels: an own act changed them when it was made.
  const past = own ? nothingCounted : await loadPast(db, act);
  const applied = apply({ get: confirmed, past }, act, seq);
  if (!applied.ok)
    throw new Error(
      `Broken assumption: the server accepted ${act.op.opId}, this fold refuses it (${applied.refusal.code})`,
    );
  const next = new Map(applied.rows.map((row) => [refKey(row), row]));
  const rows = await showOver(db, refs, (ref) => next.get(refKey(ref)) ?? confirmed(ref), pending);
  const movements = own
    ? await settleLedger(db, act, seq, own.made !== null)
    : await addLedger(db, act.op.opId, applied.movements);
  await db.inbox.bulkPut([...applied.inbox]);
  const counted = own ? retold : applied.counted;
  if (!own) await putCounted(db, counted);
  const levels = [...levelChanges([], pairs(rows, shown)), ...movements, ...counted.map(levelOfCounted)];
  return { rows, stock: await addToStock(db, levels, counted), log: true };
}

/**
 * Takes back an own operation that the server refused: its lines leave the ledger, the rows are shown without it, and a
 * person is told.
 */
export async function writeRejected(
  db: ShopDatabase,
  act: Act,
  code: string,
  pending: readonly Act[],
): Promise<Touched> {
  const refs = writes(act);
  const shown = await loadRows(db, refs);
  const shadows = await loadShadows(db, refs);
  const rows = await showOver(db, refs, (ref) => shadows.get(refKey(ref))?.row ?? undefined, pending);
  const lines = await db.ledger.where('opId').equals(act.op.opId).toArray();
  const counted = countedBy(
    { get: () => undefined, past: await loadPast(db, act) },
    act,
    lines.flatMap((row) => row.lines),
    -1,
  );
  await putCounted(db, counted);
  await db.ledger.bulkDelete(lines.map((line) => must(line.no, 'a stored ledger row has its number')));
  const gone = lines.flatMap((row) => row.lines.map(levelOfMovement)).map(negative);
  await db.inbox.put(refusedRow(act, code));
  const levels = [...levelChanges([], pairs(rows, shown)), ...gone, ...counted.map(levelOfCounted)];
  return { rows, stock: await addToStock(db, levels, counted), log: true };
}

/** The inbox row that tells a person of an own act that the server refused. */
export function refusedRow(act: Act, code: string): InboxRow {
  const { op } = act;
  return {
    id: `${op.opId}:refused`,
    type: 'refused',
    opId: op.opId,
    operationType: op.type,
    code,
    refs: writes(act),
    actor: op.actor,
    at: op.occurredAt,
    resolved: false,
  };
}

/** Shows the pending own edits over the confirmed rows, and keeps or drops the shadows accordingly. */
async function showOver(
  db: ShopDatabase,
  refs: readonly Ref[],
  confirmed: (ref: Ref) => Row | undefined,
  pending: readonly Act[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const shadows: ShadowRow[] = [];
  const free: string[] = [];
  const gone: Ref[] = [];
  for (const ref of refs) {
    const key = refKey(ref);
    const base = confirmed(ref);
    const mine = pending.filter(({ op }) => op.entities.includes(key));
    const row = mine.reduce((under: Row | undefined, act) => applyToRow(under, ref, act), base);
    if (mine.length > 0) shadows.push({ key, row: base ?? null });
    else free.push(key);
    if (row) rows.push(row);
    else gone.push(ref);
  }
  await putRows(db, rows);
  await db.shadows.bulkPut(shadows);
  await db.shadows.bulkDelete(free);
  // A row that only a refused operation had made is deleted, and told as hidden, so that every listener drops it by
  // this change.
  const shown = await loadRows(db, gone);
  const hidden = [...shown.values()].map((row): Row => ({ ...row, voided: true }));
  await Promise.all(gone.map((ref) => tableOf(db, ref.kind).delete(ref.id)));
  return [...rows, ...hidden];
}

function pairs(rows: readonly Row[], before: Loaded): (readonly [Row | undefined, Row])[] {
  return rows.map((row) => [before.get(refKey(row)), row]);
}

/** Loads rows of any kinds. */
export async function loadRows(db: ShopDatabase, refs: readonly Ref[]): Promise<Loaded> {
  const loaded: Loaded = new Map();
  for (const [kind, ids] of byKind(refs)) {
    for (const row of await getRows(tableOf(db, kind), ids)) if (row) loaded.set(refKey(row), row);
  }
  return loaded;
}

const FEW = 5;

/**
 * Rows by key, in the order of the keys; an empty list if there are none. Ids that were just made lie side by side
 * where the table is still empty: one count of that range replaces a look-up for each.
 */
async function getRows<R>(table: Table<R, string>, ids: readonly string[]): Promise<readonly (R | undefined)[]> {
  if (ids.length > FEW) {
    const sorted = [...ids].sort();
    const [first, last] = [sorted[0], sorted.at(-1)];
    if ((await table.where(':id').between(first, last, true, true).count()) === 0) return [];
  }
  return table.bulkGet([...ids]);
}

async function loadShadows(db: ShopDatabase, refs: readonly Ref[]): Promise<Map<string, ShadowRow>> {
  const found = await db.shadows.bulkGet(refs.map(refKey));
  return new Map(found.flatMap((row) => (row ? [[row.key, row] as const] : [])));
}

async function keepShadows(db: ShopDatabase, refs: readonly Ref[], before: Loaded): Promise<void> {
  const kept = await loadShadows(db, refs);
  const missing = refs.map(refKey).filter((key) => !kept.has(key));
  await db.shadows.bulkPut(missing.map((key) => ({ key, row: before.get(key) ?? null })));
}

/** Writes rows of any kinds. */
export async function putRows(db: ShopDatabase, rows: readonly Row[]): Promise<void> {
  const kinds = new Map<Kind, Row[]>();
  for (const row of rows) {
    const some = kinds.get(row.kind);
    if (some) some.push(row);
    else kinds.set(row.kind, [row]);
  }
  for (const [kind, some] of kinds) await tableOf(db, kind).bulkPut(some);
}

function byKind(refs: readonly Ref[]): Map<Kind, string[]> {
  const kinds = new Map<Kind, string[]>();
  for (const ref of refs) {
    const ids = kinds.get(ref.kind);
    if (ids) ids.push(ref.id);
    else kinds.set(ref.kind, [ref.id]);
  }
  return kinds;
}

async function addLedger(db: ShopDatabase, opId: OpId, lines: readonly Movement[]): Promise<readonly Level[]> {
  if (lines.length > 0) await db.ledger.add({ opId, variants: variantsOf(lines), lines });
  return lines.map(levelOfMovement);
}

/**
 * Gives the lines of an own operation the server's sequence number. Returns the changes of levels; there are none
 * unless another desk's version of the act won (`isOther`).
 */
async function settleLedger(db: ShopDatabase, act: Act, seq: number, isOther: boolean): Promise<readonly Level[]> {
  const row = await db.ledger.where('opId').equals(act.op.opId).first();
  const lines = movementsOf(act, seq);
  // Sealed already; only record the server's sequence number, so that later counts order correctly.
  if (!row && lines.length > 0) await noteNumber(db, act.op, seq);
  if (!row) return [];
  await db.ledger.put({ ...row, variants: variantsOf(lines), lines });
  return isOther ? sumLevels([...row.lines.map(levelOfMovement).map(negative), ...lines.map(levelOfMovement)]) : [];
}

async function putCounted(db: ShopDatabase, changes: readonly CountedChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ after }) => after);
  await db.counted.bulkPut(rows.filter((row) => row.lines.length > 0));
  await db.counted.bulkDelete(rows.filter((row) => row.lines.length === 0).map((row) => row.id));
}

/**
 * Gives an own observation the server's sequence number, in its row and in the checkpoint it was posted to: movements
 * of other desks are compared with this number.
 */
async function settleCounted(db: ShopDatabase, op: Operation, seq: number): Promise<void> {
  if (op.type !== 'count.observed') return;
  await db.observations.update(op.opId, { seq });
  const counted = await db.counted.get(cellId(op.payload));
  if (!counted?.lines.some((line) => line.observation === op.opId)) return;
  const lines = counted.lines.map((line) =>
    line.observation === op.opId ? { ...line, moment: { ...line.moment, seq } } : line,
  );
  await db.counted.put({ ...counted, lines });
}

/** Another desk's version of an own act won: checkpoints now name its lines as that desk made them. */
async function retellCounted(db: ShopDatabase, made: Act, act: Act, seq: number): Promise<readonly CountedChange[]> {
  const changes: CountedChange[] = [];
  for (const [one, number, step] of [[made, null, -1] as const, [act, seq, 1] as const]) {
    const rows = await loadRows(db, needs(one));
    const past = await loadPast(db, one);
    const counted = countedBy({ get: (ref) => rows.get(refKey(ref)), past }, one, movementsOf(one, number), step);
    await putCounted(db, counted);
    changes.push(...counted);
  }
  return changes;
}

function variantsOf(lines: readonly Movement[]): VariantId[] {
  return [...new Set(lines.map((line) => line.variantId))];
}

function negative(level: Level): Level {
  return {
    ...level,
    onHand: 0 - level.onHand,
    committed: 0 - level.committed,
    incoming: 0 - level.incoming,
    facts: 0 - level.facts,
  };
}

/**
 * Adds level changes to the stored levels, inside the transaction. Returns the new stock rows, also those of which only
 * the checkpoints have changed.
 */
async function addToStock(
  db: ShopDatabase,
  levels: readonly Level[],
  counted: readonly CountedChange[],
): Promise<readonly StockRow[]> {
  const byVariant = new Map<VariantId, Level[]>(counted.map(({ after }) => [after.variantId, []]));
  for (const level of sumLevels(levels)) {
    const some = byVariant.get(level.variantId);
    if (some) some.push(level);
    else byVariant.set(level.variantId, [level]);
  }
  if (byVariant.size === 0) return [];
  const variants = [...byVariant.keys()];
  const kept = await getRows(db.stock, variants);
  const rows = variants.map((variantId, i) =>
    withLevels(kept[i] ?? { variantId, at: {} }, byVariant.get(variantId) ?? []),
  );
  await db.stock.bulkPut(rows);
  return rows;
}

/** A stock row with level changes added; a location whose figures are all 0 is left out. */
export function withLevels(row: StockRow, changes: readonly Level[]): StockRow {
  const at: Record<string, LevelFigures> = { ...row.at };
  for (const change of changes) {
    const figures = withCell(at[change.locationId], change);
    if (figures) at[change.locationId] = figures;
    else delete at[change.locationId];
  }
  return { variantId: row.variantId, at };
}

/** The variants whose figures or texts a change touches: their cached columns are out of date. */
export function variantsTouched(change: Touched): readonly VariantId[] {
  const touched = new Set<VariantId>(change.stock.map((row) => row.variantId));
  for (const row of change.rows) {
    if (row.kind === 'variant') touched.add(row.id);
    else if (row.kind === 'barcode' || row.kind === 'rule') touched.add(row.variantId);
  }
  return [...touched];
}
