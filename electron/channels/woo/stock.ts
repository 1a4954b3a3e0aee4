import { behindUnknown } from '../in-runs.ts';
import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type {
  ChannelFailure,
  OutboundTask,
  PushOutcome,
  RemoteRef,
  RemoteStock,
  Resolution,
  StockTask,
} from '#shared/contract/channels/port.ts';
import type { WooFailure } from './answer.ts';
import { BATCH, byParent, ownId, parentOf, readRows, stockPath } from './look.ts';
import { shownOf } from './products.ts';
import type { WooSession } from './session.ts';
import { MARKER, metaText, type StockRow } from './shapes.ts';

type Outcomes = Map<OutboundTask, PushOutcome>;

/** What the store shows of some things. */
export async function readStock(
  session: WooSession,
  refs: readonly RemoteRef[],
  signal: AbortSignal,
): Promise<Result<readonly RemoteStock[], ChannelFailure>> {
  const found: RemoteStock[] = [];
  for (const [parent, list] of byParent(refs, (ref) => ref)) {
    const rows = await readRows(session, parent, list.map(ownId), signal);
    if (!rows.ok) return rows;
    for (const ref of list) {
      const row = rows.value.get(ownId(ref));
      if (row) found.push({ ref, locationId: null, quantity: shownOf(row) });
    }
  }
  return done(found);
}

/**
 * Tells the store changes of offers: read before, a difference with our mark in one request, read back after. Absolute figures
 * are never written, since those of a sale in between would be lost. Returns what stopped it, null where all were told.
 */
export async function pushStock(
  session: WooSession,
  tasks: readonly StockTask[],
  outcomes: Outcomes,
  signal: AbortSignal,
): Promise<ChannelFailure | null> {
  const fit: StockTask[] = [];
  for (const task of tasks) {
    if (!Number.isInteger(task.delta)) outcomes.set(task, { is: 'rejected', reason: 'fractional' });
    else if (task.locationId !== null) outcomes.set(task, { is: 'rejected', reason: 'location' });
    else fit.push(task);
  }
  for (const batch of batchesOf(fit)) {
    const stopped = await pushBatch(session, batch, outcomes, signal);
    if (stopped) return stopped;
  }
  return null;
}

/** Of one list each, at most a hundred, and nothing twice: a second change of one thing begins where the first ended. */
function batchesOf(tasks: readonly StockTask[]): readonly (readonly StockTask[])[] {
  const batches: StockTask[][] = [];
  for (const list of byParent(tasks, ({ ref }) => ref).values()) {
    let batch: StockTask[] = [];
    let ids = new Set<string>();
    for (const task of list) {
      if (batch.length === BATCH || ids.has(ownId(task.ref))) {
        batches.push(batch);
        batch = [];
        ids = new Set();
      }
      batch.push(task);
      ids.add(ownId(task.ref));
    }
    batches.push(batch);
  }
  return batches;
}

async function pushBatch(
  session: WooSession,
  batch: readonly StockTask[],
  outcomes: Outcomes,
  signal: AbortSignal,
): Promise<ChannelFailure | null> {
  const [first] = batch;
  if (!first) return null;
  const parent = parentOf(first.ref);
  const before = await readRows(
    session,
    parent,
    batch.map(({ ref }) => ownId(ref)),
    signal,
  );
  if (!before.ok) return before.failure;
  const toWrite: StockTask[] = [];
  for (const task of batch) {
    const known = judge(task, before.value.get(ownId(task.ref)));
    if (known) outcomes.set(task, known);
    else toWrite.push(task);
  }
  if (toWrite.length === 0) return null;
  const stopped = await write(session, parent, toWrite, outcomes, signal);
  await readBack(session, parent, outcomes, toWrite, signal);
  return stopped;
}

/** What is known of a task before it is written; null where it is to be written. */
function judge(task: StockTask, row: StockRow | undefined): PushOutcome | null {
  if (!row) return { is: 'rejected', reason: 'gone' };
  if (row.manage_stock === 'parent') return { is: 'rejected', reason: 'counted-together' };
  const shown = shownOf(row);
  if (shown === null) return { is: 'rejected', reason: 'not-counted' };
  if (metaText(row.meta_data, MARKER) === task.taskId) return { is: 'already', shown };
  return shown === task.expected ? null : { is: 'conflict', shown };
}

const item = z.object({
  id: z.number().optional(),
  stock_quantity: z.unknown().optional(),
  error: z.object({ code: z.string(), data: z.object({ status: z.number() }).partial().catch({}) }).optional(),
});
type Item = z.infer<typeof item>;

async function write(
  session: WooSession,
  parent: string | null,
  tasks: readonly StockTask[],
  outcomes: Outcomes,
  signal: AbortSignal,
): Promise<ChannelFailure | null> {
  const update = tasks.map(({ ref, delta, taskId }) => ({
    id: Number(ownId(ref)),
    inventory_delta: delta,
    meta_data: [{ key: MARKER, value: taskId }],
  }));
  const answer = z.object({ update: z.array(item).length(tasks.length) });
  const path = `${stockPath(parent)}/batch`;
  const written = await session.call({ method: 'POST', path, body: { update }, answer }, signal);
  if (written.ok) {
    written.value.value.update.forEach((one, index) => {
      const task = tasks[index];
      if (task) outcomes.set(task, outcomeOf(one));
    });
    return null;
  }
  if (written.failure.status === 413 && tasks.length > 1) {
    // Some hosts take less than a hundred.
    const half = Math.ceil(tasks.length / 2);
    const stopped = await write(session, parent, tasks.slice(0, half), outcomes, signal);
    return stopped ?? write(session, parent, tasks.slice(half), outcomes, signal);
  }
  if (!written.failure.mayBeWritten) return written.failure;
  for (const task of tasks) outcomes.set(task, { is: 'unknown' });
  return behindUnknown(written.failure);
}

function outcomeOf({ error, stock_quantity: shown }: Item): PushOutcome {
  if (!error) return { is: 'applied', shown: typeof shown === 'number' ? shown : null };
  // Only the store's code goes on, never a stranger's sentence.
  const detail = /^\w{1,80}$/.test(error.code) ? error.code : 'error';
  if ((error.data.status ?? 0) >= 500) return { is: 'unknown' };
  return detail.endsWith('invalid_id')
    ? { is: 'rejected', reason: 'gone' }
    : { is: 'rejected', reason: 'store-says-no', detail };
}

/** What the store shows after it, which is the truth where others wrote at the same time. */
async function readBack(
  session: WooSession,
  parent: string | null,
  outcomes: Outcomes,
  tasks: readonly StockTask[],
  signal: AbortSignal,
): Promise<void> {
  const applied = tasks.filter((task) => outcomes.get(task)?.is === 'applied');
  if (applied.length === 0) return;
  const after = await readRows(
    session,
    parent,
    applied.map(({ ref }) => ownId(ref)),
    signal,
  );
  // It was applied all the same: what it shows is then what the write answered.
  if (!after.ok) return;
  for (const task of applied) {
    const row = after.value.get(ownId(task.ref));
    if (!row) continue;
    const shown = shownOf(row);
    // Somebody ended the counting in between: the mark was kept, the difference was not.
    outcomes.set(task, shown === null ? { is: 'rejected', reason: 'not-counted' } : { is: 'applied', shown });
  }
}

/** What became of a change whose answer was lost, by our mark, else by the figure. Null: it may still be under way. */
export async function resolveStock(
  session: WooSession,
  task: StockTask,
  isSettled: boolean,
  signal: AbortSignal,
): Promise<Result<Resolution | null, WooFailure>> {
  const rows = await readRows(session, parentOf(task.ref), [ownId(task.ref)], signal);
  if (!rows.ok) return rows;
  const row = rows.value.get(ownId(task.ref));
  if (row && metaText(row.meta_data, MARKER) === task.taskId) return done('applied');
  if (!isSettled) return done(null);
  // Telling it again finds out that it is gone.
  if (!row) return done('not-applied');
  const shown = shownOf(row);
  if (shown === task.expected) return done('not-applied');
  return done(shown === task.expected + task.delta ? 'applied' : 'undecidable');
}
