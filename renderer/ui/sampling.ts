import type { Place } from './location.ts';

/** One moment of a chart: its place on the axis, its words, and a figure for each series. */
export type ChartPoint = {
  readonly at: string | number;
  readonly label: string;
  readonly values: Readonly<Record<string, number | null>>;
  /** The place where what the moment is made of is listed. */
  readonly href?: Place;
  /** The places behind its figures, by series. */
  readonly hrefs?: Readonly<Record<string, Place>>;
};

/** Points beyond this are more than a screen can show and a chart can draw in a frame. */
export const mostPoints = 365;

/**
 * At most `most` of the points, first and last among them: of each bucket the points where the first series is highest and lowest,
 * so that no peak and no stock-out gets lost.
 */
export function sample(points: readonly ChartPoint[], series: string, most = mostPoints): readonly ChartPoint[] {
  if (points.length <= most) return points;
  const buckets = Math.floor((most - 2) / 2);
  const inner = points.length - 2;
  const kept = new Set([0, points.length - 1]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = 1 + Math.floor((bucket * inner) / buckets);
    const to = 1 + Math.floor(((bucket + 1) * inner) / buckets);
    let low = from;
    let high = from;
    for (let index = from; index < to; index++) {
      if (figureAt(points, index, series) < figureAt(points, low, series)) low = index;
      if (figureAt(points, index, series) > figureAt(points, high, series)) high = index;
    }
    kept.add(low).add(high);
  }
  return points.filter((_, index) => kept.has(index));
}

function figureAt(points: readonly ChartPoint[], index: number, series: string): number {
  return points[index]?.values[series] ?? 0;
}
