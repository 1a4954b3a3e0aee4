import type { Box } from './page.ts';

/** The dark modules of a code as an SVG path of rectangles; neighbours in a row are one, so that no light line is between them. */
export function codePath(rows: readonly string[], box: Box): string {
  const across = box.width / (rows[0]?.length ?? 1);
  const down = box.height / rows.length;
  return rows
    .flatMap((row, r) =>
      [...row.matchAll(/1+/g)].map(
        (run) =>
          `M${box.x + run.index * across} ${box.y + r * down}h${run[0].length * across}v${down}h${-run[0].length * across}z`,
      ),
    )
    .join('');
}
