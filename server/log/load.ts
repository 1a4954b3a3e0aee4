import { sql } from 'kysely';
import { must } from '#shared/base/must.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import type { Forks } from '#shared/domain/operations/forks.ts';
import type { Ref, Row } from '#shared/domain/operations/rows.ts';
import type { EntityTable, NumberTable, StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import { type Known, type NumberRange, numberKey, rowsNeeded, type UsedNumber } from './decide.ts';
import { isStorable, type Offer } from './offer.ts';
import { loadPast } from './past.ts';

/**
 * Everything the log must know to decide a batch; the caller holds the lock on the shop's row. Lists go in as one
 * parameter each, so that a batch of any size is the same few statements.
 */
export async function loadKnown(trx: StoreTransaction, head: number, offers: readonly Offer[]): Promise<Known> {
  const accepted = await loadAccepted(trx, offers);
  const fresh = offers.filter((offer) => !accepted.has(offer.opId));
  const acts = fresh.flatMap(({ read }) => (read.ok ? [read.value] : []));
  const rows = await loadRows(trx, rowsNeeded(acts));
  return {
    head,
    accepted,
    numbers: await loadNumbers(trx, offers),
    writerHeads: await loadWriterHeads(trx, offers),
    lost: await loadRanges(trx, 'lost_numbers', offers),
    taken: await loadRanges(trx, 'taken_numbers', offers),
    refusedTargets: await loadRefusedTargets(trx, fresh),
    rows,
    past: await loadPast(trx, acts, rows),
    forks: await loadForks(trx),
  };
}

/** How far earlier epochs of the log hold. */
export async function loadForks(db: StoreDatabase): Promise<Forks> {
  const rows = await db.selectFrom('forks').selectAll().execute();
  return Object.fromEntries(rows.map((row) => [row.log_epoch, row.seq]));
}

async function loadAccepted(trx: StoreTransaction, offers: readonly Offer[]): Promise<Known['accepted']> {
  const ids = offers.map((offer) => offer.opId);
  const rows = await trx
    .selectFrom('ops')
    .select(['op_id', 'seq', 'text'])
    .where(sql<boolean>`op_id = any(${ids}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.op_id, { seq: row.seq, text: row.text }]));
}

async function loadNumbers(trx: StoreTransaction, offers: readonly Offer[]): Promise<Known['numbers']> {
  const writers = offers.map((offer) => offer.writerId);
  const seqs = offers.map((offer) => offer.writerSeq);
  const { rows } = await sql<NumberTable>`
    select n.* from numbers n
    join (select distinct w, s from unnest(${writers}::text[], ${seqs}::bigint[]) as offered (w, s)) o
      on n.writer_id = o.w and n.writer_seq = o.s`.execute(trx);
  return new Map(rows.map(usedNumber).map((used) => [numberKey(used), used]));
}

function usedNumber(row: NumberTable): UsedNumber {
  const became: UsedNumber['became'] =
    row.outcome === 'rejected'
      ? { outcome: row.outcome, code: must(row.code, 'a refusal has a code'), current: row.current }
      : { outcome: row.outcome };
  return { writerId: row.writer_id, writerSeq: row.writer_seq, opId: row.op_id, became };
}

async function loadWriterHeads(trx: StoreTransaction, offers: readonly Offer[]): Promise<Known['writerHeads']> {
  const writers = [...new Set(offers.map((offer) => offer.writerId))];
  const { rows } = await sql<{ writer: string; head: number | null }>`
    select w as writer, (select max(writer_seq) from numbers where writer_id = w) as head
    from unnest(${writers}::text[]) as w`.execute(trx);
  return new Map(rows.flatMap((row) => (row.head === null ? [] : [[row.writer, row.head] as const])));
}

async function loadRanges(
  trx: StoreTransaction,
  table: 'lost_numbers' | 'taken_numbers',
  offers: readonly Offer[],
): Promise<ReadonlyMap<string, readonly NumberRange[]>> {
  const writers = [...new Set(offers.map((offer) => offer.writerId))];
  const rows = await trx
    .selectFrom(table)
    .selectAll()
    .where(sql<boolean>`writer_id = any(${writers}::text[])`)
    .execute();
  const ranges = new Map<string, NumberRange[]>();
  for (const { writer_id, first, last } of rows)
    ranges.set(writer_id, [...(ranges.get(writer_id) ?? []), { from: first, to: last }]);
  return ranges;
}

async function loadRefusedTargets(trx: StoreTransaction, offers: readonly Offer[]): Promise<Known['refusedTargets']> {
  const reversals = offers.flatMap(({ read }) =>
    read.ok && read.value.op.type === 'act.reversed' ? [read.value.op.payload.target] : [],
  );
  const targets = reversals.filter(isStorable);
  if (targets.length === 0) return new Set();
  const { rows } = await sql<{ op_id: string }>`
    select distinct op_id from numbers
    where op_id = any(${targets}::text[]) and outcome = 'rejected'
      and not exists (select from ops where ops.op_id = numbers.op_id)`.execute(trx);
  return new Set(rows.map((row) => row.op_id));
}

/** The rows of some refs that there are, by `kind:id`. */
export async function loadRows(trx: StoreTransaction, refs: readonly Ref[]): Promise<ReadonlyMap<string, Row>> {
  if (refs.length === 0) return new Map();
  const kinds = refs.map((ref) => ref.kind);
  const ids = refs.map((ref) => ref.id);
  const { rows } = await sql<EntityTable>`
    select e.* from entities e
    join (select distinct * from unnest(${kinds}::text[], ${ids}::text[]) as w (kind, id)) wanted on e.kind = wanted.kind and e.id = wanted.id`.execute(
    trx,
  );
  return new Map(rows.map(entityRow).map((row) => [refKey(row), row]));
}

/** A row as it was written; only `apply` writes them. */
export function entityRow(stored: { readonly json: string }): Row {
  // The text was made from a row by this program's fold; an older fold's rows are rebuilt before anything reads them.
  return JSON.parse(stored.json) as Row;
}
