import { momentSeen, placingOf, type Predecessors } from '#shared/domain/operations/before.ts';
import { type Cell, cellId, cellOf, countLineId, type PersonId } from '#shared/domain/operations/ids.ts';
import type { CountLineFields, CountLineRow, ObservationRow } from '#shared/domain/operations/rows.ts';

/** Everything that was seen of one cell in one count: of a variant, and a lot of it where it is told apart by lots, at one exact location. */
export type CountLine = CountLineFields &
  Cell & {
    /** The key of the cell. */
    readonly levelId: string;
    readonly quantity: number;
    readonly first: ObservationRow;
    /** The latest: what the line is compared with. */
    readonly latest: ObservationRow;
    /** Who saw what the quantity is made of; whose figure was replaced is not among them. */
    readonly by: readonly PersonId[];
    /** All of them, those that were replaced too; by id. */
    readonly observations: readonly ObservationRow[];
  };

/** A count's observations as lines, one a cell; undone ones are left out. */
export function countLines(
  observations: readonly ObservationRow[],
  notes: readonly CountLineRow[],
  predecessors: Predecessors,
): readonly CountLine[] {
  const byLevel = new Map<string, ObservationRow[]>();
  for (const seen of observations) {
    if (seen.voided) continue;
    const id = cellId(seen);
    const some = byLevel.get(id);
    if (some) some.push(seen);
    else byLevel.set(id, [seen]);
  }
  const noted = new Map(notes.flatMap((row) => (row.voided ? [] : [[row.id, row] as const])));
  return [...byLevel].map(([id, some]) => {
    const line = lineOf(id, some, predecessors);
    const note = noted.get(countLineId(line.first.countId, line));
    return { ...line, reason: note?.reason ?? null, note: note?.note ?? null, dropped: note?.dropped ?? false };
  });
}

function lineOf(id: string, some: readonly ObservationRow[], predecessors: Predecessors) {
  const isBefore = (a: ObservationRow, b: ObservationRow) =>
    placingOf(momentSeen(a), momentSeen(b), predecessors).before;
  const later = (a: ObservationRow, b: ObservationRow) => (isBefore(a, b) ? b : a);
  const sorted = [...some].sort((a, b) => (a.id < b.id ? -1 : 1));
  const replacing = sorted
    .filter((seen) => seen.how === 'replace')
    .reduce<ObservationRow | null>((last, seen) => (last ? later(last, seen) : seen), null);
  // A number that was typed stands for all that was seen before it; scans after it add.
  const counting = replacing
    ? sorted.filter((seen) => seen === replacing || (seen.how === 'add' && !isBefore(seen, replacing)))
    : sorted;
  const latest = counting.reduce(later);
  const first = counting.reduce((a, b) => (isBefore(a, b) ? a : b));
  const quantity = counting.reduce((sum, seen) => sum + seen.quantity, 0);
  const by = [...new Set(counting.map(({ actor }) => actor))];
  return { levelId: id, ...cellOf(latest), quantity, first, latest, by, observations: sorted };
}
