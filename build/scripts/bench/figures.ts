/// <reference lib="dom" />

/** One measured figure; `baseline` is what the other way of doing it takes, in the same unit, `ratio` ours over it. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit:
    | 'ms'
    | 'rows/s'
    | 'operations/s'
    | 'labels/s'
    | 'products/s'
    | 'MB'
    | 'bytes'
    | 'MB/s'
    | 'tasks'
    | 'requests';
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

/** How long something takes; its longest task is told apart by the driver, which watches the thread between the marks. */
export async function taskTime(label: string, run: () => unknown): Promise<number> {
  const newTask = () => new Promise((resolve) => setTimeout(resolve));
  await newTask();
  performance.mark(`bench-from:${label}`);
  const took = await timeOf(run);
  performance.mark(`bench-to:${label}`);
  await newTask();
  return took;
}

/** The memory JavaScript holds, in MB, after a collection; null where the browser does not tell. */
export function heapMegabytes(): number {
  const scope = globalThis as unknown as { gc?: () => void; performance: { memory?: { usedJSHeapSize: number } } };
  scope.gc?.();
  scope.gc?.();
  return (scope.performance.memory?.usedJSHeapSize ?? Number.NaN) / 2 ** 20;
}
