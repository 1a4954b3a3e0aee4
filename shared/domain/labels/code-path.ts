import type { Box } from './page.ts';

/**
 * Taken off every side of what is dark, in mm: less than half a dot at 600 dpi. Printers blacken every dot that a shape
 * touches, so that a bar whose edge lies on the border of a dot, give or take the last digit of a number, would come out
 * a dot wider than its neighbour.
 */
const SHAVED = 0.018;

const runsIn = (modules: string) => [...modules.matchAll(/1+/g)].map(({ index, 0: { length } }) => ({ index, length }));

/** Dark modules of two rows that lie on each other. */
function shared(upper: string, lower: string): string {
  return Array.from(upper, (module, at) => (module === '1' && lower.charAt(at) === '1' ? '1' : '0')).join('');
}

/** The dark modules of a code as rectangles; neighbours, also from row to row, are one dark place without a seam. */
export function darkBoxes(rows: readonly string[], box: Box): readonly Box[] {
  const across = box.width / (rows[0]?.length ?? 1);
  const down = box.height / rows.length;
  const place = (modules: string, y: number, height: number) =>
    runsIn(modules).map(({ index, length }) => ({
      x: box.x + index * across + SHAVED,
      y: box.y + y + SHAVED,
      width: length * across - 2 * SHAVED,
      height: height - 2 * SHAVED,
    }));
  return rows.flatMap((row, r) => [
    ...place(row, r * down, down),
    ...(r === 0 ? [] : place(shared(rows[r - 1] ?? '', row), (r - 0.5) * down, down)),
  ]);
}

/** The dark modules of a code as an SVG path. */
export function codePath(rows: readonly string[], box: Box): string {
  return darkBoxes(rows, box)
    .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`)
    .join('');
}
