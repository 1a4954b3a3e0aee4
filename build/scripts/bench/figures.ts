/// <reference lib="dom" />

/** One measured figure; `baseline` is what the other way of doing it takes, in the same unit, `ratio` ours over it. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'rows/s' | 'MB' | 'bytes' | 'tasks';
  readonly baseline: number | null;
  readonly ratio: number | null;
};

/** A figure, rounded to what can be read. */
export function figure(name: string, value: number, unit: Figure['unit'], baseline: number | null = null): Figure {
  const round = (number: number) => Number(number.toPrecision(4));
  return {
    name,
    value: round(value),
    unit,
    baseline: baseline === null ? null : round(baseline),
    ratio: baseline ? round(value / baseline) : null,
  };
}

/** How long something takes, in milliseconds. */
export async function timeOf(run: () => unknown): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** The value that a part of the measurements stays at or below. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

const BEAT = 4;

/** Runs something and answers how long it took and the longest time the thread answered nothing else meanwhile. */
export async function withLongestTask(
  run: () => Promise<unknown>,
): Promise<{ readonly took: number; readonly longest: number }> {
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - BEAT);
    last = now;
  }, BEAT);
  const took = await timeOf(run);
  await new Promise((resolve) => setTimeout(resolve, 2 * BEAT));
  clearInterval(beat);
  return { took, longest };
}

/** The memory JavaScript holds, in MB, after a collection; null where the browser does not tell. */
export function heapMegabytes(): number {
  const scope = globalThis as unknown as { gc?: () => void; performance: { memory?: { usedJSHeapSize: number } } };
  scope.gc?.();
  scope.gc?.();
  return (scope.performance.memory?.usedJSHeapSize ?? Number.NaN) / 2 ** 20;
}
