import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Upper ends of the buckets of durations, in seconds; a desk that waits for news may wait thirty. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** One figure as it is now. */
export type Gauge = { readonly name: string; readonly help: string; readonly value: number };

/** A figure that only grows, by its labels. */
type Counter = { readonly help: string; readonly values: Map<string, number> };
type Histogram = { readonly counts: number[]; sum: number; count: number };

/** What this process has done since it began, for Prometheus. It knows routes and outcomes, no shop and no person. */
export class Metrics {
  readonly #counters = new Map<string, Counter>();
  readonly #durations = new Map<string, Histogram>();
  readonly #lag = monitorEventLoopDelay({ resolution: 20 });
  #waiting = 0;

  constructor() {
    this.#lag.enable();
    this.#counter('stockroom_http_requests_total', 'Requests that were answered.');
    this.#counter('stockroom_operations_total', 'Operations that desks have offered, by what became of them.');
    this.#counter('stockroom_pushes_total', 'Pushes of operations that were decided.');
    this.#counter('stockroom_pulls_total', 'Answers to desks that asked what is new.');
    this.#counter('stockroom_pulled_operations_total', 'Operations that were given out to desks.');
    this.#counter('stockroom_limited_total', 'Requests that were told to wait.');
    this.#counter('stockroom_token_refusals_total', 'Requests without a token that is known.');
  }

  /** One request was answered. */
  request(route: string, status: number, ms: number): void {
    const [method = '', pattern = ''] = route.split(' ');
    this.#add('stockroom_http_requests_total', { method, route: pattern, status: String(status) });
    const known = this.#durations.get(route) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
    for (const [i, top] of BUCKETS.entries()) if (ms / 1_000 <= top) known.counts[i] = (known.counts[i] ?? 0) + 1;
    known.sum += ms / 1_000;
    known.count += 1;
    this.#durations.set(route, known);
  }

  /** A push was decided: what became of each of its operations. */
  pushed(outcomes: readonly string[]): void {
    this.#add('stockroom_pushes_total', {});
    for (const outcome of outcomes) this.#add('stockroom_operations_total', { outcome });
  }

  /** A desk was told what is new. */
  pulled(operations: number): void {
    this.#add('stockroom_pulls_total', {});
    this.#add('stockroom_pulled_operations_total', {}, operations);
  }

  /** Somebody was told to wait. */
  limited(by: 'token' | 'address' | 'wrong-tokens'): void {
    this.#add('stockroom_limited_total', { by });
  }

  /** A token was not known. */
  tokenRefused(): void {
    this.#add('stockroom_token_refusals_total', {});
  }

  /** Counts a desk that waits for news, until the work is done. */
  async waiting<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    try {
      return await work();
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Everything in Prometheus' text format; `gauges` are read by the caller, just now. */
  text(gauges: readonly Gauge[]): string {
    const lag = [0.5, 0.99].map(
      (q) => `stockroom_event_loop_lag_seconds{quantile="${q}"} ${seconds(this.#lag.percentile(q * 100))}`,
    );
    const own: readonly Gauge[] = [
      { name: 'stockroom_waiting_desks', help: 'Requests that wait for news.', value: this.#waiting },
      { name: 'process_resident_memory_bytes', help: 'Memory of this process.', value: process.memoryUsage().rss },
      { name: 'process_uptime_seconds', help: 'How long this process runs.', value: Math.round(process.uptime()) },
    ];
    const lines = [
      ...[...this.#counters].flatMap(([name, counter]) => counterLines(name, counter)),
      ...this.#durationLines(),
      ...head('process_cpu_seconds_total', 'Processor time of this process.', 'counter'),
      `process_cpu_seconds_total ${processorSeconds()}`,
      ...[...own, ...gauges].flatMap(({ name, help, value }) => [...head(name, help, 'gauge'), `${name} ${value}`]),
      ...head('stockroom_event_loop_lag_seconds', 'How late timers of this process are.', 'gauge'),
      ...lag,
    ];
    return `${lines.join('\n')}\n`;
  }

  /** Ends what it measures with. */
  close(): void {
    this.#lag.disable();
  }

  #counter(name: string, help: string): void {
    this.#counters.set(name, { help, values: new Map() });
  }

  #add(name: string, labels: Readonly<Record<string, string>>, by = 1): void {
    const values = this.#counters.get(name)?.values;
    const key = labelText(labels);
    values?.set(key, (values.get(key) ?? 0) + by);
  }

  #durationLines(): readonly string[] {
    const name = 'stockroom_http_request_duration_seconds';
    const lines = [...this.#durations].flatMap(([route, { counts, sum, count }]) => {
      const [method = '', pattern = ''] = route.split(' ');
      const of = { method, route: pattern };
      const tops = [...BUCKETS.map(String), '+Inf'];
      return [
        ...tops.map((le, i) => `${name}_bucket${labelText({ ...of, le })} ${counts[i] ?? count}`),
        `${name}_sum${labelText(of)} ${sum.toFixed(6)}`,
        `${name}_count${labelText(of)} ${count}`,
      ];
    });
    return [...head(name, 'How long answers took, waiting for news included.', 'histogram'), ...lines];
  }
}

function processorSeconds(): string {
  const { user, system } = process.cpuUsage();
  return ((user + system) / 1e6).toFixed(3);
}

function counterLines(name: string, { help, values }: Counter): readonly string[] {
  return [...head(name, help, 'counter'), ...[...values].map(([labels, value]) => `${name}${labels} ${value}`)];
}

function head(name: string, help: string, type: 'counter' | 'gauge' | 'histogram'): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const some = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return some.length === 0 ? '' : `{${some.join(',')}}`;
}

function seconds(nanoseconds: number): string {
  return Number.isFinite(nanoseconds) ? (nanoseconds / 1e9).toFixed(6) : '0';
}
