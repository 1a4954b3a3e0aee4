/** @typedef {import('./figures.ts').Figure} Figure */
/** @typedef {{ readonly name: string, readonly ts: number, readonly tdur?: number, readonly pid: number, readonly tid: number, readonly args?: { readonly usedHeapSizeBefore?: number } }} TraceEvent */

/**
 * Watches the page's thread while something runs, and answers the longest task of each stretch that was marked with
 * `taskTime`, and all of them together, in processor time: on a busy machine a clock on the wall measures the neighbours. Where workers ran
 * meanwhile, it also answers the most that the heap of one held, as seen when its memory was collected.
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<T>} run
 */
export async function withThreadTime(page, run) {
  const session = await page.context().newCDPSession(page);
  const categories = ['toplevel', 'blink.user_timing', 'v8'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: categories },
  });
  /** @type {TraceEvent[]} */
  const events = [];
  // The protocol types events as plain objects; these are the fields that Chromium's trace format names.
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(.../** @type {TraceEvent[]} */ (/** @type {unknown} */ (value))),
  );
  const result = await run();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  return { result, tasks: stretches(events) };
}

/** @returns {Figure[]} */
function stretches(/** @type {readonly TraceEvent[]} */ events) {
  return events.flatMap((mark) => {
    if (!mark.name.startsWith(FROM)) return [];
    const label = mark.name.slice(FROM.length);
    const end =
      events.find(({ name, ts }) => name === `${TO}${label}` && ts >= mark.ts)?.ts ?? Number.POSITIVE_INFINITY;
    const meanwhile = events.filter(({ pid, ts, tdur = 0 }) => pid === mark.pid && ts + tdur >= mark.ts && ts <= end);
    const tasks = meanwhile.filter(({ tid, name }) => tid === mark.tid && name === TASK);
    const spent = tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
    const longest = most(meanwhile.filter(({ tid }) => tid === mark.tid).map(({ tdur = 0 }) => tdur)) / 1_000;
    const heap = most(meanwhile.filter(({ tid }) => tid !== mark.tid).map(({ args }) => args?.usedHeapSizeBefore ?? 0));
    /** @type {readonly Figure[]} */
    const figures = [
      {
        name: `${label}: longest task, processor time`,
        value: longest,
        unit: 'ms',
        baseline: 50,
        ratio: longest / 50,
      },
      { name: `${label}: processor time of its thread`, value: spent, unit: 'ms', baseline: null, ratio: null },
      { name: `${label}: peak of the worker's heap`, value: heap / 2 ** 20, unit: 'MB', baseline: null, ratio: null },
    ];
    return figures.slice(0, heap > 0 ? 3 : 2).map(rounded);
  });
}

function most(/** @type {readonly number[]} */ values) {
  return values.reduce((greatest, value) => Math.max(greatest, value), 0);
}

/** @returns {Figure} */
function rounded(/** @type {Figure} */ figure) {
  const round = (/** @type {number} */ number) => Number(number.toPrecision(4));
  return { ...figure, value: round(figure.value), ratio: figure.ratio === null ? null : round(figure.ratio) };
}

/** What Chromium calls one task of a thread. */
const TASK = 'ThreadControllerImpl::RunTask';
const [FROM, TO] = ['bench-from:', 'bench-to:'];
