import { type Cell, cellId, cellOf } from '#shared/domain/operations/ids.ts';
import type { CountLine } from './count-line.ts';
import { cellsBeside, levelOf, type UnseenCell } from './unseen.ts';

/** A cell that nobody looked into, as it is counted where what was not seen is taken as not there. */
export type RestLine = Cell & {
  /** What the books say is there now. */
  readonly onHand: number;
  /** What came after somebody could have seen it; nothing where nothing did. */
  readonly quantity: number;
  /** Whether another cell of the product was counted at the place. */
  readonly isBeside: boolean;
};

/** What is known of the cells that a rest asks about. */
export type RestBooks = {
  readonly lines: readonly CountLine[];
  /** The cells that have to be answered, beside others of their product that were counted (CNT28). */
  readonly unseen: readonly UnseenCell[];
  /** Every cell of the products that are asked about, and what lies there. */
  readonly held: readonly (Cell & { readonly onHand: number })[];
  /** What came into a cell since the count began, less what left it. */
  readonly cameSince: (cell: Cell) => number;
};

/**
 * What counting a rest as nothing writes (CNT23): a line for each cell of it that nobody looked into, and for every other
 * one of the same product and place in which something lies. Where other cells of the product were counted, a cell is
 * nothing as of when these were; else as of when the count began. What came since is there, and is what the cell is counted
 * as: a lot that came later keeps what it has.
 */
export function restLines(rest: readonly Cell[], { lines, unseen, held, cameSince }: RestBooks): readonly RestLine[] {
  const seen = new Set(lines.map((line) => line.levelId));
  const counted = new Set(lines.map(levelOf));
  const lay = new Map(unseen.map((cell) => [cellId(cell), cell.expected] as const));
  const onHand = new Map(held.map((cell) => [cellId(cell), cell.onHand] as const));
  const lying = held.filter((cell) => cell.onHand !== 0);
  return [...rest.map(cellOf), ...cellsBeside(rest, lying)].flatMap((cell): readonly RestLine[] => {
    const id = cellId(cell);
    if (seen.has(id)) return [];
    const isBeside = counted.has(levelOf(cell));
    const now = onHand.get(id) ?? 0;
    const came = isBeside ? now - (lay.get(id) ?? 0) : cameSince(cell);
    return [{ ...cell, onHand: now, quantity: Math.max(0, Math.min(came, now)), isBeside }];
  });
}
