import { actOf } from '#shared/domain/operations/act.ts';
import { applyToRow } from '#shared/domain/operations/apply.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { type OpId, type OrderLineId, reversalId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { LineAmendment, Operation } from '#shared/domain/operations/operation.ts';
import type { Kind, Ref, Row, RowOf } from '#shared/domain/operations/rows.ts';
import { type ShopDatabase, type StoredOperation, tableOf } from '#renderer/db/database.ts';
import { readStored } from '#renderer/db/stored-operation.ts';

/** As many acts are looked through for fields of what a refused act made: they came soon after it. */
const LOOKED = 1_000;

/** Acts of this desk that were refused and say one of some ids, oldest first. */
export async function refusedSaying(db: ShopDatabase, ids: readonly string[]): Promise<readonly Operation[]> {
  return (await storedRefused(db, ids)).map(readStored);
}

async function storedRefused(db: ShopDatabase, ids: readonly string[]): Promise<readonly StoredOperation[]> {
  if (ids.length === 0) return [];
  const taken = await Promise.all(
    (['rejected', 'refused'] as const).map((stage) =>
      db.operations
        .where('[stage+no]')
        .between([stage, 0], [stage, Number.POSITIVE_INFINITY])
        .filter(({ text }) => ids.some((id) => text.includes(id)))
        .toArray(),
    ),
  );
  return taken.flat().sort(byNumber);
}

function byNumber(a: StoredOperation, b: StoredOperation): number {
  return (a.no ?? 0) - (b.no ?? 0);
}

/** What was set of some rows after an act: no shop refuses that, though nothing is there to set it of. */
async function storedSets(
  db: ShopDatabase,
  ids: readonly string[],
  after: number,
): Promise<readonly StoredOperation[]> {
  return db.operations
    .where('no')
    .between(after, after + LOOKED, false)
    .filter(({ type, stage, text }) => {
      const isRefused = stage === 'rejected' || stage === 'refused';
      return type === 'fields.set' && !isRefused && ids.some((id) => text.includes(id));
    })
    .toArray();
}

/** Those of some refused acts that were not undone on this desk before they were refused. */
export function standingAmong(refused: readonly Operation[]): readonly Operation[] {
  const ids = new Set<OpId>(refused.map(({ opId }) => opId));
  const stands = (opId: OpId): boolean => !ids.has(reversalId(opId)) || !stands(reversalId(opId));
  return refused.filter(({ type, opId }) => type !== 'act.reversed' && stands(opId));
}

/**
 * Rows that are not here, since the act that made them was refused, as this desk had them when it was: what it did to them after
 * that was refused with it, and all of it is kept. By their keys; a row that no refused act made is left out.
 */
async function rowsRefused(db: ShopDatabase, refs: readonly Ref[]): Promise<ReadonlyMap<string, Row>> {
  const ids = refs.map(({ id }) => id);
  const refused = await storedRefused(db, ids);
  const [first] = refused;
  if (!first) return new Map();
  const sets = await storedSets(db, ids, first.no ?? 0);
  const acts = [...refused, ...sets].sort(byNumber).map((row) => actOf(readStored(row)));
  return new Map(
    refs.flatMap((ref) => {
      const key = refKey(ref);
      const row = acts
        .filter(({ op }) => op.entities.includes(key))
        .reduce((under: Row | undefined, act) => applyToRow(under, ref, act), undefined);
      return row ? [[key, row] as const] : [];
    }),
  );
}

/** Rows of a kind, each as it is here, or as it was before the act that made it was refused; what neither knows is left out. */
export async function rowsKnown<K extends Kind>(
  db: ShopDatabase,
  kind: K,
  ids: readonly string[],
): Promise<readonly RowOf<K>[]> {
  const refs = [...new Set(ids)].map((id): Ref => ({ kind, id }));
  const here = await tableOf(db, kind).bulkGet(refs.map(({ id }) => id));
  const refused = await rowsRefused(
    db,
    refs.filter((_, place) => !here[place]),
  );
  // Its kind says which row it is.
  return [...here, ...refused.values()].flatMap((row) => (row?.kind === kind ? [row as RowOf<K>] : []));
}

/** Products of lines that only a refused act put into an order, by a merging say: its desk went on with them before it was refused. */
export async function linesRefused(
  db: ShopDatabase,
  orderIds: readonly string[],
): Promise<ReadonlyMap<OrderLineId, VariantId>> {
  const refused = await refusedSaying(db, orderIds);
  return new Map(
    refused.flatMap(amendedBy).flatMap(({ lineId, was, becomes }) => {
      const line = becomes ?? was;
      return line ? [[lineId, line.variantId] as const] : [];
    }),
  );
}

function amendedBy(op: Operation): readonly LineAmendment[] {
  if (op.type === 'order.amended') return op.payload.lines;
  if (op.type === 'order.moved') return op.payload.into?.amendment.lines ?? [];
  return op.type === 'order.added' ? (op.payload.outOf?.lines ?? []) : [];
}
