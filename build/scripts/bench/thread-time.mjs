/** @typedef {import('./figures.ts').Figure} Figure */
/** @typedef {{ readonly name: string, readonly cat?: string, readonly ts: number, readonly tdur?: number, readonly pid: number, readonly tid: number }} TraceEvent */

/**
 * Watches the page's thread while something runs, and answers the longest task of each stretch that was marked with
 * `taskTime`, in processor time: on a busy machine a clock on the wall measures the neighbours.
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<T>} run
 */
export async function withThreadTime(page, run) {
  const session = await page.context().newCDPSession(page);
  const categories = ['toplevel', 'blink.user_timing'];
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
  return { result, tasks: longestTasks(events) };
}

/** @returns {Figure[]} */
function longestTasks(/** @type {readonly TraceEvent[]} */ events) {
  const tasks = events.filter(({ tdur }) => tdur !== undefined);
  return events.flatMap((mark) => {
    if (!mark.name.startsWith(FROM)) return [];
    const label = mark.name.slice(FROM.length);
    const end =
      events.find(({ name, ts }) => name === `${TO}${label}` && ts >= mark.ts)?.ts ?? Number.POSITIVE_INFINITY;
    const meanwhile = tasks.filter(
      ({ pid, tid, ts, tdur = 0 }) => pid === mark.pid && tid === mark.tid && ts + tdur >= mark.ts && ts <= end,
    );
    const longest = meanwhile.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1_000;
    return [
      {
        name: `${label}: longest task, processor time`,
        value: Number(longest.toPrecision(4)),
        unit: 'ms',
        baseline: 50,
        ratio: Number((longest / 50).toPrecision(4)),
      },
    ];
  });
}

const [FROM, TO] = ['bench-from:', 'bench-to:'];
