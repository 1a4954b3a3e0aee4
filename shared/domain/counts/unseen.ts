import { momentSeen } from '#shared/domain/operations/before.ts';
import { type Past, varianceAt } from '#shared/domain/operations/counted.ts';
import { type Cell, cellId, cellOf, levelId } from '#shared/domain/operations/ids.ts';
import type { CountLine } from './count-line.ts';

/** A cell that nobody looked into, though another one of the product was counted at its place. */
export type UnseenCell = Cell & {
  /** What the books say was there when that was counted. */
  readonly expected: number;
};

/**
 * Cells in which, by the books, something lay when other cells of the product were counted at the place, and which nobody
 * looked into: posting would count them beside what was seen (CNT28). A line that is left out asks for none.
 */
export function unseenCells(lines: readonly CountLine[], cells: readonly Cell[], past: Past): readonly UnseenCell[] {
  if (cells.length === 0) return [];
  const seen = new Set(lines.map((line) => line.levelId));
  const counted = new Map<string, CountLine[]>();
  for (const line of lines) {
    const some = counted.get(levelOf(line));
    if (line.dropped) continue;
    if (some) some.push(line);
    else counted.set(levelOf(line), [line]);
  }
  return cells.flatMap((cell) => {
    if (seen.has(cellId(cell))) return [];
    const expected = (counted.get(levelOf(cell)) ?? [])
      .map((line) => 0 - varianceAt(past, cellId(cell), { moment: momentSeen(line.latest), counted: 0 }))
      .find((quantity) => quantity !== 0);
    return expected === undefined ? [] : [{ ...cellOf(cell), expected }];
  });
}

/** Of some cells those of a product at a place where it was seen, which were not seen themselves. */
export function cellsBeside(seen: readonly Cell[], cells: Iterable<Cell>): readonly Cell[] {
  const [ids, places] = [new Set(seen.map(cellId)), new Set(seen.map(levelOf))];
  return [...cells].filter((cell) => places.has(levelOf(cell)) && !ids.has(cellId(cell))).map(cellOf);
}

/** What a cell is one of: the product at the place, whatever the lot. */
export function levelOf({ variantId, locationId }: Cell): string {
  return levelId(variantId, locationId);
}
