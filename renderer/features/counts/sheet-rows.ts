import { type Cell, cellOf, levelId, type PersonId } from '#shared/domain/operations/ids.ts';
import type { CountLots } from './count-lots.queries.ts';
import type { CountFacts, CountReview, CountSheet, Due, StockListRow } from './counts.queries.ts';

/** A line of the count sheet: counted, or still to be counted. */
export type SheetRow = Cell & {
  readonly key: string;
  readonly product: StockListRow | undefined;
  readonly quantity: number | null;
  readonly expected: number;
  readonly at: number | null;
  /** Who counted it; nobody where it is still to be counted. */
  readonly by: readonly PersonId[];
  readonly isOutside: boolean;
};

type Parts = {
  readonly sheet: CountSheet;
  readonly review: CountReview | undefined;
  readonly facts: CountFacts;
  readonly lots: CountLots;
};

/** What was seen, as rows, the latest first. */
export function countedRows({ sheet, review, facts, lots }: Parts): readonly SheetRow[] {
  const { scope } = sheet.count;
  const named = scope.kind === 'all' ? null : new Set(scope.variantIds);
  const reviewed = new Map((review?.lines ?? []).map((line) => [line.latest.id, line.expected] as const));
  return sheet.lines.map((line): SheetRow => {
    const { variantId, levelId: key, quantity, latest } = line;
    return {
      ...cellOf(line),
      key,
      quantity,
      product: facts.variant(variantId),
      // Seen since the last comparison: the books say now what they said then.
      expected: reviewed.get(latest.id) ?? onHandIn(line, facts, lots),
      at: latest.to,
      by: line.by,
      isOutside: named !== null && !named.has(variantId),
    };
  });
}

/** What is on hand in a cell now, by the books. */
export function onHandIn(cell: Cell, facts: Pick<CountFacts, 'onHand'>, lots: CountLots): number {
  const cells = lots.cellsAt(cell);
  if (cells.length === 0) return cell.lotId === undefined ? facts.onHand(cell.variantId, cell.locationId) : 0;
  return cells.find(({ lotId }) => lotId === cell.lotId)?.onHand ?? 0;
}

/** What is still to be looked at, as rows. */
export function uncountedRows(due: readonly Due[], facts: Pick<CountFacts, 'variant'>): readonly SheetRow[] {
  return due.map(({ onHand, levelId: key, ...cell }) => ({
    ...cellOf(cell),
    key,
    product: facts.variant(cell.variantId),
    quantity: null,
    expected: onHand,
    at: null,
    by: [],
    isOutside: false,
  }));
}

/** Rows with the other lots of each product below its first one: they are to be answered, too (CNT29). */
export function withOtherLots(rows: readonly SheetRow[], others: readonly SheetRow[]): readonly SheetRow[] {
  if (others.length === 0) return rows;
  const waiting = new Map<string, SheetRow[]>();
  for (const row of others) {
    const level = levelId(row.variantId, row.locationId);
    waiting.set(level, [...(waiting.get(level) ?? []), row]);
  }
  return rows.flatMap((row) => {
    const level = levelId(row.variantId, row.locationId);
    const below = waiting.get(level) ?? [];
    waiting.delete(level);
    return [row, ...below];
  });
}
