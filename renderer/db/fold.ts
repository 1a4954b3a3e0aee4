import { TAKEN_BACK } from '#shared/contract/store/take-back.ts';
import { must } from '#shared/base/must.ts';
import { type Act, asksPast, needs, writes } from '#shared/domain/operations/act.ts';
import { type Applied, apply, applyToRow, countedBy } from '#shared/domain/operations/apply.ts';
import { levelChanges, levelOfCounted, levelOfMovement, sumLevels } from '#shared/domain/operations/levels.ts';
import { movementsOf } from '#shared/domain/operations/movements.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { type CountedChange, nothingCounted } from '#shared/domain/operations/counted.ts';
import { cellId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { InboxRow, Kind, Level, Movement, Ref, Row } from '#shared/domain/operations/rows.ts';
import type { LevelFigures, ShadowRow, StockRow } from './database.ts';
import { withCell } from './cells.ts';
import { tableOf } from './database.ts';
import type { Batch } from './batch.ts';
import type { Touched } from './feed.ts';
import { loadCounted, loadPast } from './past.ts';
import { noteNumber } from './sealing.ts';

/** Rows by their key, as loaded for one operation. */
type Loaded = Map<string, Row>;

/**
 * Reads what several acts need, all of it at once, so that none of them waits for the database. `withShadows`: the
 * confirmed rows, too, where they differ.
 */
export async function readAhead(batch: Batch, acts: readonly Act[], withShadows: boolean): Promise<void> {
  const refs = new Map(acts.flatMap(needs).map((ref) => [refKey(ref), ref] as const));
  const cells = acts.flatMap((act) => asksPast(act).levels);
  await Promise.all([
    loadRows(batch, [...refs.values()]),
    batch.get(
      batch.db.stock,
      cells.map(({ variantId }) => variantId),
    ),
    loadCounted(batch, cells),
    withShadows && batch.get(batch.db.shadows, [...refs.keys()]),
  ]);
}

/** What an own act would change in the rows as they are shown here. */
export async function applyHere(
  batch: Batch,
  act: Act,
): Promise<{ readonly applied: Applied; readonly before: Loaded }> {
  const before = await loadRows(batch, needs(act));
  const past = await loadPast(batch, act);
  return { applied: apply({ get: (ref) => before.get(refKey(ref)), past }, act, null), before };
}

/**
 * Writes what an own operation does. `shadowed`: the confirmed rows are kept as shadows until the server has answered.
 */
export async function writeOwn(
  batch: Batch,
  act: Act,
  applied: Extract<Applied, { ok: true }>,
  before: Loaded,
  shadowed: boolean,
): Promise<Touched> {
  if (shadowed) await keepShadows(batch, writes(act), before);
  // With a server an edit has lost only when the server says so.
  else batch.put(batch.db.inbox, applied.inbox);
  putRows(batch, applied.rows);
  addLedger(batch, act.op.opId, applied.movements);
  putCounted(batch, applied.counted);
  return {
    rows: applied.rows,
    stock: await addToStock(batch, applied.levels, applied.counted),
    log: true,
    ...turnedBy(act),
  };
}

/** Says of a change that it takes an act back, or does it again, and which. */
function turnedBy({ op }: Act): Pick<Touched, 'turned' | 'reversed'> {
  return op.type === 'act.reversed' ? { turned: true, reversed: [op.payload.target] } : {};
}

/**
 * Writes an operation that the server has ordered to the confirmed rows, and shows own edits that are still under way
 * on top. `own`: not null if this desk made it, so that its lines are in the ledger already. `shadowed`: the confirmed
 * rows do not contain it yet. `made`: our local version, kept when another desk's duplicate won.
 */
export async function writeAccepted(
  batch: Batch,
  act: Act,
  seq: number,
  own: { readonly shadowed: boolean; readonly made: Act | null } | null,
  pending: readonly Act[],
): Promise<Touched> {
  // An own act that is not shadowed was made before a server ordered the log: rows and ledger contain it already, and
  // only its sequence number is new.
  if (own) await settleCounted(batch, act.op, seq);
  const retold = own?.made ? await retellCounted(batch, own.made, act, seq) : [];
  if (own && !own.shadowed) {
    const levels = [...(await settleLedger(batch, act, seq, own.made !== null)), ...retold.map(levelOfCounted)];
    return { rows: [], stock: await addToStock(batch, levels, retold), log: true };
  }
  const refs = writes(act);
  const shown = await loadRows(batch, needs(act));
  const shadows = await loadShadows(batch, refs);
  const confirmed = (ref: Ref): Row | undefined => {
    const shadow = shadows.get(refKey(ref));
    return shadow ? (shadow.row ?? undefined) : shown.get(refKey(ref));
  };
  // Checkpoints are sums, like levels: an own act changed them when it was made.
  const past = own ? nothingCounted : await loadPast(batch, act);
  const applied = apply({ get: confirmed, past }, act, seq);
  if (!applied.ok)
    throw new Error(
      `Broken assumption: the server accepted ${act.op.opId}, this fold refuses it (${applied.refusal.code})`,
    );
  const next = new Map(applied.rows.map((row) => [refKey(row), row]));
  const rows = await showOver(batch, refs, (ref) => next.get(refKey(ref)) ?? confirmed(ref), pending);
  const movements = own
    ? await settleLedger(batch, act, seq, own.made !== null)
    : addLedger(batch, act.op.opId, applied.movements);
  batch.put(batch.db.inbox, applied.inbox);
  const counted = own ? retold : applied.counted;
  if (!own) putCounted(batch, counted);
  const levels = [...levelChanges([], pairs(rows, shown)), ...movements, ...counted.map(levelOfCounted)];
  return { rows, stock: await addToStock(batch, levels, counted), log: true, ...turnedBy(act) };
}

/**
 * Takes back an own operation that the server refused: its lines leave the ledger, the rows are shown without it, and a
 * person is told.
 */
export async function writeRejected(batch: Batch, act: Act, code: string, pending: readonly Act[]): Promise<Touched> {
  const refs = writes(act);
  const shown = await loadRows(batch, refs);
  const shadows = await loadShadows(batch, refs);
  const rows = await showOver(batch, refs, (ref) => shadows.get(refKey(ref))?.row ?? undefined, pending);
  const lines = await (await batch.written()).ledger.where('opId').equals(act.op.opId).toArray();
  const counted = countedBy(
    { get: () => undefined, past: await loadPast(batch, act) },
    act,
    lines.flatMap((row) => row.lines),
    -1,
  );
  putCounted(batch, counted);
  await batch.db.ledger.bulkDelete(lines.map((line) => must(line.no, 'a stored ledger row has its number')));
  const gone = lines.flatMap((row) => row.lines.map(levelOfMovement)).map(negative);
  // What was taken back with the whole shop is told once for all of it.
  if (code !== TAKEN_BACK) batch.put(batch.db.inbox, [refusedRow(act, code)]);
  const levels = [...levelChanges([], pairs(rows, shown)), ...gone, ...counted.map(levelOfCounted)];
  return { rows, stock: await addToStock(batch, levels, counted), log: true };
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
  batch: Batch,
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
  putRows(batch, rows);
  batch.put(batch.db.shadows, shadows);
  batch.remove(batch.db.shadows, free);
  // A row that only a refused operation had made is deleted, and told as hidden, so that every listener drops it by
  // this change.
  const shown = await loadRows(batch, gone);
  const hidden = [...shown.values()].map((row): Row => ({ ...row, voided: true }));
  for (const ref of gone) batch.remove(tableOf(batch.db, ref.kind), [ref.id]);
  return [...rows, ...hidden];
}

function pairs(rows: readonly Row[], before: Loaded): (readonly [Row | undefined, Row])[] {
  return rows.map((row) => [before.get(refKey(row)), row]);
}

/** Loads rows of any kinds. */
export async function loadRows(batch: Batch, refs: readonly Ref[]): Promise<Loaded> {
  const loaded: Loaded = new Map();
  const found = await Promise.all([...byKind(refs)].map(([kind, ids]) => batch.get(tableOf(batch.db, kind), ids)));
  for (const row of found.flat()) if (row) loaded.set(refKey(row), row);
  return loaded;
}

async function loadShadows(batch: Batch, refs: readonly Ref[]): Promise<Map<string, ShadowRow>> {
  const found = await batch.get(batch.db.shadows, refs.map(refKey));
  return new Map(found.flatMap((row) => (row ? [[row.key, row] as const] : [])));
}

async function keepShadows(batch: Batch, refs: readonly Ref[], before: Loaded): Promise<void> {
  const kept = await loadShadows(batch, refs);
  const missing = refs.map(refKey).filter((key) => !kept.has(key));
  batch.put(
    batch.db.shadows,
    missing.map((key) => ({ key, row: before.get(key) ?? null })),
  );
}

/** Writes rows of any kinds. */
export function putRows(batch: Batch, rows: readonly Row[]): void {
  const kinds = new Map<Kind, Row[]>();
  for (const row of rows) {
    const some = kinds.get(row.kind);
    if (some) some.push(row);
    else kinds.set(row.kind, [row]);
  }
  for (const [kind, some] of kinds) batch.put(tableOf(batch.db, kind), some);
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

function addLedger(batch: Batch, opId: OpId, lines: readonly Movement[]): readonly Level[] {
  if (lines.length > 0) batch.add(batch.db.ledger, [{ opId, variants: variantsOf(lines), lines }]);
  return lines.map(levelOfMovement);
}

/**
 * Gives the lines of an own operation the server's sequence number. Returns the changes of levels; there are none
 * unless another desk's version of the act won (`isOther`).
 */
async function settleLedger(batch: Batch, act: Act, seq: number, isOther: boolean): Promise<readonly Level[]> {
  const { db } = batch;
  const row = await db.ledger.where('opId').equals(act.op.opId).first();
  const lines = movementsOf(act, seq);
  // Sealed already; only record the server's sequence number, so that later counts order correctly.
  if (!row && lines.length > 0) await noteNumber(db, act.op, seq);
  if (!row) return [];
  await db.ledger.put({ ...row, variants: variantsOf(lines), lines });
  return isOther ? sumLevels([...row.lines.map(levelOfMovement).map(negative), ...lines.map(levelOfMovement)]) : [];
}

function putCounted(batch: Batch, changes: readonly CountedChange[]): void {
  if (changes.length === 0) return;
  const rows = changes.map(({ after }) => after);
  batch.put(
    batch.db.counted,
    rows.filter((row) => row.lines.length > 0),
  );
  batch.remove(
    batch.db.counted,
    rows.flatMap((row) => (row.lines.length === 0 ? [row.id] : [])),
  );
}

/**
 * Gives an own observation the server's sequence number, in its row and in the checkpoint it was posted to: movements
 * of other desks are compared with this number.
 */
async function settleCounted(batch: Batch, op: Operation, seq: number): Promise<void> {
  if (op.type !== 'count.observed') return;
  const db = await batch.written();
  await db.observations.update(op.opId, { seq });
  const counted = await db.counted.get(cellId(op.payload));
  if (!counted?.lines.some((line) => line.observation === op.opId)) return;
  const lines = counted.lines.map((line) =>
    line.observation === op.opId ? { ...line, moment: { ...line.moment, seq } } : line,
  );
  await db.counted.put({ ...counted, lines });
}

/** Another desk's version of an own act won: checkpoints now name its lines as that desk made them. */
async function retellCounted(batch: Batch, made: Act, act: Act, seq: number): Promise<readonly CountedChange[]> {
  const changes: CountedChange[] = [];
  for (const [one, number, step] of [[made, null, -1] as const, [act, seq, 1] as const]) {
    const rows = await loadRows(batch, needs(one));
    const past = await loadPast(batch, one);
    const counted = countedBy({ get: (ref) => rows.get(refKey(ref)), past }, one, movementsOf(one, number), step);
    putCounted(batch, counted);
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
  batch: Batch,
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
  const kept = await batch.get(batch.db.stock, variants);
  const rows = variants.map((variantId, i) =>
    withLevels(kept[i] ?? { variantId, at: {} }, byVariant.get(variantId) ?? []),
  );
  batch.put(batch.db.stock, rows);
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
