import type { ChartPoint } from './sampling.ts';

/** One line or bar colour of a chart. */
export type ChartSeries = { readonly id: string; readonly label: string };

/** What a chart shows. */
export type ChartProps = {
  /** step: a level that holds until it changes. */
  readonly kind: 'line' | 'step' | 'bar';
  readonly name: string;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
  readonly formatValue?: (value: number) => string;
  readonly height?: number;
};

/** The colour of a series by its place. */
export function seriesColour(index: number): string {
  return `var(--series-${(index % 6) + 1})`;
}
