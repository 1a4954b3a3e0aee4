import { momentSeen, placingOf } from '#shared/domain/operations/before.ts';
import { type Past, placeOf, varianceAt, varianceOf } from '#shared/domain/operations/counted.ts';
import { type Cell, cellOf, type CountId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Counted, Moment, Movement, ObservationRow, PostedLine } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { CountLine } from './count-line.ts';

/** What a variant costs, in minor units for one stock unit; null where nobody said. */
export type CostOf = (variantId: VariantId) => { readonly cost: number | null; readonly decimals: number } | undefined;

/** One line of a count as it would be posted. */
export type ReviewLine = CountLine & {
  /** What the books say was there when it was seen. */
  readonly expected: number;
  readonly variance: number;
  /** The variance at cost, in minor units; null where the cost is not known. */
  readonly value: number | null;
  /** Movements while it was being counted: the line asks for a recount, or for a person's word. */
  readonly moved: readonly Movement[];
  /** Movements of which only clocks too close or unsure say on which side of the count they fall. */
  readonly around: readonly Movement[];
};

/** A count as it would be posted: the greatest variance at cost first, dropped lines last. */
export function reviewCount(lines: readonly CountLine[], past: Past, costOf: CostOf): readonly ReviewLine[] {
  const reviewed = lines.map((line): ReviewLine => {
    const variance = varianceAt(past, line.levelId, { moment: momentSeen(line.latest), counted: line.quantity });
    const { moved, around } = unsettled(line, past);
    return {
      ...line,
      variance,
      expected: line.quantity - variance,
      value: valueOf(variance, costOf(line.variantId)),
      moved,
      around,
    };
  });
  return reviewed.sort(
    (a, b) =>
      Number(a.dropped) - Number(b.dropped) ||
      Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0) ||
      Math.abs(b.variance) - Math.abs(a.variance) ||
      (a.levelId < b.levelId ? -1 : 1),
  );
}

function valueOf(variance: number, of: ReturnType<CostOf>): number | null {
  return of && of.cost !== null ? timesQuantity(of.cost, variance, of.decimals) : null;
}

/** Movements that fall within a line's interval, by chain and knowledge or by the clock, and those that only clocks place. */
function unsettled(line: CountLine, past: Past): Pick<ReviewLine, 'moved' | 'around'> {
  const [from, to] = [momentSeen(line.first, 'from'), momentSeen(line.latest)];
  const moved: Movement[] = [];
  const around: Movement[] = [];
  for (const m of past.lines(line.levelId)) {
    if (m.quantity === 0) continue;
    const place = placeOf(m, past);
    const [atFirst, atLatest] = [momentSeen(line.first), to].map((o) => placingOf(place, o, past.predecessors));
    if (atLatest?.around) around.push(m);
    const parted = !atFirst?.before && atLatest?.before;
    const withinClocks =
      clockOf(place) >= clockOf(from) && clockOf(place) <= clockOf(to) && clockOf(from) < clockOf(to);
    if (parted || withinClocks) moved.push(m);
  }
  return { moved, around };
}

function clockOf({ at, skewMs }: Moment): number {
  return at + (skewMs ?? 0);
}

/** A posted line as it is now. */
export type PostedReview = Cell & {
  readonly line: PostedLine;
  /** The variance as it is now; `line.asPosted` is what it was, `line.told` says since what. */
  readonly variance: number;
};

/** The lines of a posted count as they are now; those of a posting that was undone are left out. */
export function postedLines(counted: Iterable<Counted>, countId: CountId): readonly PostedReview[] {
  return [...counted].flatMap((at) =>
    at.lines
      .filter((line) => line.countId === countId && line.hides <= 0)
      .map((line) => ({
        ...cellOf(at),
        line,
        variance: varianceOf(at, line),
      })),
  );
}

/** Observations that no posting of their count named, on lines that were not dropped: they came later and need attention. */
export function unpostedObservations(
  lines: readonly CountLine[],
  posted: readonly PostedReview[],
): readonly ObservationRow[] {
  const named = new Set<OpId>(posted.flatMap(({ line }) => line.observations));
  return lines.filter((line) => !line.dropped).flatMap((line) => line.observations.filter(({ id }) => !named.has(id)));
}
