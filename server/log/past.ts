import { sql } from 'kysely';
import { type Act, asksPast } from '#shared/domain/operations/act.ts';
import { momentSeen } from '#shared/domain/operations/before.ts';
import type { Past } from '#shared/domain/operations/counted.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { cellId, type MovementId, type OpId } from '#shared/domain/operations/ids.ts';
import type { Counted, Movement, Row, WriterRow } from '#shared/domain/operations/rows.ts';
import type { StoreTransaction } from '#server/database/tables.ts';
import { type Draft, levelsOf } from './draft.ts';
import { isStorable } from './offer.ts';

/** What of the books, besides rows, some operations may ask for. */
export type LoadedPast = {
  readonly counted: ReadonlyMap<string, Counted>;
  readonly onHand: ReadonlyMap<string, number>;
  readonly lines: ReadonlyMap<string, readonly Movement[]>;
  readonly movements: ReadonlyMap<MovementId, Movement>;
  readonly writers: ReadonlyMap<string, WriterRow>;
};

export const emptyPast: LoadedPast = {
  counted: new Map(),
  onHand: new Map(),
  lines: new Map(),
  movements: new Map(),
  writers: new Map(),
};

/** The past as it is after a draft. */
export function pastAfter(draft: Draft, loaded: LoadedPast): Past {
  const { counted, onHand, lines, movements, writers } = loaded;
  return {
    counted: (level) => draft.counted.get(level) ?? counted.get(level),
    onHand: (level) => levelsOf(draft, level).reduce((sum, one) => sum + one.onHand, onHand.get(level) ?? 0),
    lines: (level) => [...(lines.get(level) ?? []), ...draft.movements.filter((m) => cellId(m) === level)],
    movement: (id) => movements.get(id) ?? draft.movements.find((m) => m.id === id),
    predecessors: (writer) => {
      const row = draft.rows.get(refKey({ kind: 'writer', id: writer }));
      return (row?.kind === 'writer' ? row : writers.get(writer))?.predecessor;
    },
  };
}

/** Loads the past of some acts; `rows` holds the observations that they post, those in the log already. */
export async function loadPast(
  trx: StoreTransaction,
  acts: readonly Act[],
  rows: ReadonlyMap<string, Row>,
): Promise<LoadedPast> {
  const asked = acts.map(asksPast);
  const levels = storable(asked.flatMap((one) => one.levels).map(cellId));
  if (levels.length === 0) return emptyPast;
  const postings = asked.filter((one) => one.observations.length > 0);
  const posted = storable(postings.flatMap((one) => one.levels).map(cellId));
  const counted = await loadCounted(trx, levels);
  if (counted.size === 0 && posted.length === 0) return emptyPast;
  const since = seenByAll(
    postings.flatMap((one) => one.observations),
    rows,
  );
  const lines = await loadLines(trx, posted, since);
  const reverses = asked.flatMap((one) => one.reverses);
  return {
    counted,
    onHand: await loadOnHand(trx, posted),
    lines,
    movements: await loadTargets(trx, [...lines.values()].flat(), reverses),
    writers: await loadWriters(trx),
  };
}

function storable<T extends string>(ids: readonly T[]): T[] {
  return [...new Set(ids)].filter(isStorable);
}

/** The position that every desk had seen when it observed: lines up to there were made before. */
function seenByAll(observations: readonly OpId[], rows: ReadonlyMap<string, Row>): number {
  const seen = observations.map((id) => {
    const row = rows.get(refKey({ kind: 'observation', id }));
    return row?.kind === 'observation' ? (momentSeen(row).seen?.seq ?? 0) : 0;
  });
  return seen.reduce((least, seq) => Math.min(least, seq), seen.length > 0 ? Number.MAX_SAFE_INTEGER : 0);
}

async function loadCounted(trx: StoreTransaction, levels: readonly string[]): Promise<ReadonlyMap<string, Counted>> {
  const { rows } = await sql<{ json: string }>`select json from counted where id = any(${levels}::text[])`.execute(trx);
  return new Map(rows.map(countedRow).map((row) => [row.id, row]));
}

/** Checkpoints as they were written; only `apply` writes them. */
export function countedRow(stored: { readonly json: string }): Counted {
  // The text was made by this program's fold; what an older one made is rebuilt before anything reads it.
  return JSON.parse(stored.json) as Counted;
}

async function loadOnHand(trx: StoreTransaction, levels: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; on_hand: number }>`
    select id, on_hand from levels where id = any(${levels}::text[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.on_hand]));
}

/** The ledger lines of some cells after a position. */
export async function loadLines(
  trx: StoreTransaction,
  levels: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, readonly Movement[]>> {
  const [variants, places] = [0, 1].map((part) => levels.map((level) => level.split(':')[part] ?? ''));
  const lots = levels.map((level) => level.split(':')[2] ?? null);
  const { rows } = await sql<{ json: string }>`
    select m.json from movements m
    join unnest(${variants}::text[], ${places}::text[], ${lots}::text[]) as w (v, l, lot)
      on m.variant_id = w.v and m.location_id = w.l and m.lot_id is not distinct from w.lot
    where m.seq > ${since} order by m.seq`.execute(trx);
  const lines = new Map<string, Movement[]>();
  for (const m of rows.map(movementRow)) {
    const some = lines.get(cellId(m));
    if (some) some.push(m);
    else lines.set(cellId(m), [m]);
  }
  return lines;
}

function movementRow(stored: { readonly json: string }): Movement {
  // As above: made by this program's fold.
  return JSON.parse(stored.json) as Movement;
}

/** The lines that reversals name, and those that these name in turn. */
async function loadTargets(
  trx: StoreTransaction,
  lines: readonly Movement[],
  reverses: readonly MovementId[],
): Promise<ReadonlyMap<MovementId, Movement>> {
  const known = new Map(lines.map((m) => [m.id, m] as const));
  let wanted = storable([...reverses, ...lines.flatMap((m) => m.reverses ?? [])]).filter((id) => !known.has(id));
  while (wanted.length > 0) {
    const { rows } = await sql<{ json: string }>`
      select json from movements where id = any(${wanted}::text[])`.execute(trx);
    const found = rows.map(movementRow);
    for (const m of found) known.set(m.id, m);
    wanted = storable(found.flatMap((m) => m.reverses ?? [])).filter((id) => !known.has(id));
  }
  return known;
}

async function loadWriters(trx: StoreTransaction): Promise<ReadonlyMap<string, WriterRow>> {
  const rows = await trx.selectFrom('entities').select('json').where('kind', '=', 'writer').execute();
  // As above: rows of this kind, made by this program's fold.
  return new Map(rows.map((row) => JSON.parse(row.json) as WriterRow).map((row) => [row.id, row]));
}
