import { hasPassed } from '#shared/base/elapsed.ts';
import { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import type {
  ChannelFailure,
  OutboundTask,
  PushOutcome,
  RemoteRef,
  RemoteStock,
  Resolution,
  StockTask,
} from '#shared/contract/channels/port.ts';
import { behindUnknown } from '../in-runs.ts';
import type { ShopifyFailure } from './answer.ts';
import { adjust, STOCK } from './documents.ts';
import { availableOf, isCounted } from './products.ts';
import type { ShopifySession } from './session.ts';
import { isId, level, refused } from './shapes.ts';

/** How many changes go in one question; each is a write of its own there. */
export const BATCH = 25;
/** How long a store keeps the keys of writes, less some hours. */
export const KEYS_LAST_MS = 20 * 60 * 60_000;

type Outcomes = Map<OutboundTask, PushOutcome>;
type Asked = { readonly ref: RemoteRef; readonly locationId: string | null };
/** What is there of a variant at a place; `shown` null where it is not counted, no row where it is not kept there. */
type Found = {
  readonly itemId: string;
  readonly reject: 'not-counted' | 'counted-together' | 'location' | null;
  readonly shown: number | null;
};

const stockRow = z.object({
  id: z.string(),
  requiresComponents: z.boolean(),
  product: z.object({ id: z.string() }),
  inventoryItem: z.object({ id: z.string(), tracked: z.boolean(), inventoryLevel: level.nullable() }),
});
const stockRows = z.object({ nodes: z.array(stockRow.nullable()) });

/** What the store shows of some things at some places. */
export async function readStock(
  session: ShopifySession,
  refs: readonly Asked[],
  signal: AbortSignal,
): Promise<Result<readonly RemoteStock[], ChannelFailure>> {
  const rows = await look(session, refs, signal);
  if (!rows.ok) return rows;
  return done(
    refs.flatMap(({ ref, locationId }) => {
      const row = rows.value(ref, locationId);
      return row && row.reject !== 'location' ? [{ ref, locationId, quantity: row.shown }] : [];
    }),
  );
}

type Look = (ref: RemoteRef, locationId: string | null) => Found | undefined;

/** Reads variants by place: a place is part of the question. */
async function look(
  session: ShopifySession,
  asked: readonly Asked[],
  signal: AbortSignal,
): Promise<Result<Look, ShopifyFailure>> {
  const found = new Map<string, Found>();
  const keyOf = (ref: RemoteRef, place: string | null) => `${ref.productId} ${ref.variantId} ${place}`;
  for (const place of new Set(asked.map(({ locationId }) => locationId))) {
    if (place === null || !isId(place, 'Location')) continue;
    const here = asked.filter(
      ({ locationId, ref }) => locationId === place && isId(ref.variantId ?? '', 'ProductVariant'),
    );
    const ids = [...new Set(here.map(({ ref }) => ref.variantId))];
    for (let at = 0; at < ids.length; at += BATCH) {
      const variables = { ids: ids.slice(at, at + BATCH), place };
      const page = await session.call({ document: STOCK, variables, answer: stockRows }, signal);
      if (!page.ok) return page;
      for (const row of page.value.nodes)
        if (row) found.set(keyOf({ productId: row.product.id, variantId: row.id }, place), foundOf(row));
    }
  }
  return done((ref, place) => found.get(keyOf(ref, place)));
}

function foundOf(row: z.infer<typeof stockRow>): Found {
  const { id: itemId, inventoryLevel } = row.inventoryItem;
  if (row.requiresComponents) return { itemId, reject: 'counted-together', shown: null };
  if (!isCounted(row)) return { itemId, reject: 'not-counted', shown: null };
  if (!inventoryLevel?.isActive) return { itemId, reject: 'location', shown: null };
  return { itemId, reject: null, shown: availableOf(inventoryLevel) };
}

/**
 * Tells the store changes of offers: read before, each change with its key and the figure that is expected, read back after. Where
 * another figure is shown the store itself refuses. Returns what stopped it, null where all were told.
 */
export async function pushStock(
  session: ShopifySession,
  tasks: readonly StockTask[],
  outcomes: Outcomes,
  signal: AbortSignal,
): Promise<ChannelFailure | null> {
  const fit: StockTask[] = [];
  for (const task of tasks) {
    if (!Number.isInteger(task.delta)) outcomes.set(task, { is: 'rejected', reason: 'fractional' });
    else if (task.locationId === null || !isId(task.locationId, 'Location'))
      outcomes.set(task, { is: 'rejected', reason: 'location' });
    else fit.push(task);
  }
  for (const batch of batchesOf(fit)) {
    const stopped = await pushBatch(session, batch, outcomes, signal);
    if (stopped) return stopped;
  }
  return null;
}

/** Nothing twice in one question: what is shown after each change is told. */
function batchesOf(tasks: readonly StockTask[]): readonly (readonly StockTask[])[] {
  const batches: StockTask[][] = [];
  const seen = new Set<string>();
  for (const task of tasks) {
    const key = `${task.ref.variantId} ${task.locationId}`;
    const last = batches.at(-1);
    if (last && last.length < BATCH && !seen.has(key)) last.push(task);
    else {
      batches.push([task]);
      seen.clear();
    }
    seen.add(key);
  }
  return batches;
}

async function pushBatch(
  session: ShopifySession,
  batch: readonly StockTask[],
  outcomes: Outcomes,
  signal: AbortSignal,
): Promise<ChannelFailure | null> {
  const before = await look(session, batch, signal);
  if (!before.ok) return before.failure;
  const toWrite = batch.flatMap((task) => {
    const row = before.value(task.ref, task.locationId);
    if (row && !row.reject) return [{ task, row }];
    outcomes.set(task, { is: 'rejected', reason: row?.reject ?? 'gone' });
    return [];
  });
  if (toWrite.length === 0) return null;
  const written = await write(session, toWrite, signal);
  if (!written.ok) {
    if (!written.failure.mayBeWritten) return written.failure;
    for (const { task } of toWrite) outcomes.set(task, { is: 'unknown' });
    return behindUnknown(written.failure);
  }
  const after = await look(session, batch, signal);
  for (const [index, { task, row }] of toWrite.entries()) {
    // It was done all the same where it cannot be read back; what is shown is then what follows from it.
    const shown = after.ok ? (after.value(task.ref, task.locationId)?.shown ?? null) : null;
    outcomes.set(task, outcomeOf(written.value[index] ?? [], task, row, shown));
  }
  return toWrite.some(({ task }) => outcomes.get(task)?.is === 'unknown')
    ? { code: 'channel-busy', detail: 'not tried: still at work' }
    : null;
}

type Codes = readonly string[];
type Writing = { readonly task: StockTask; readonly row: Pick<Found, 'itemId'> };

/** Sends changes, in their order; what each was answered. */
async function write(
  session: ShopifySession,
  all: readonly Writing[],
  signal: AbortSignal,
): Promise<Result<readonly Codes[], ShopifyFailure>> {
  const variables: Record<string, unknown> = {};
  for (const [n, { task, row }] of all.entries()) {
    variables[`key${n}`] = keyOf(task);
    variables[`input${n}`] = {
      name: 'available',
      reason: 'correction',
      referenceDocumentUri: `gid://stockroom/Operation/${encodeURIComponent(task.taskId)}`,
      changes: [
        {
          delta: task.delta,
          changeFromQuantity: task.sentExpected ?? task.expected,
          inventoryItemId: row.itemId,
          locationId: task.locationId,
        },
      ],
    };
  }
  const answer = z.record(z.string(), z.object({ userErrors: refused }));
  const told = await session.call({ document: adjust(all.length), variables, answer }, signal);
  if (!told.ok) return told;
  const answers = all.map((_, n) => told.value[`c${n}`]);
  if (answers.includes(undefined)) return fail(lacking);
  return done(answers.map((one) => one?.userErrors.map(({ code }) => code ?? 'NONE') ?? []));
}

const lacking: ShopifyFailure = {
  code: 'channel-not-understood',
  detail: 'shape',
  status: 200,
  said: '',
  mayBeWritten: true,
};

/** By the task alone: told with another figure it is refused, and never done a second time. */
function keyOf({ taskId }: StockTask): string {
  return `stockroom-${taskId}`;
}

/** Codes that say: this never, or not any more. */
const never: Readonly<Record<string, PushOutcome>> = {
  INVALID_INVENTORY_ITEM: { is: 'rejected', reason: 'gone' },
  INVALID_LOCATION: { is: 'rejected', reason: 'location' },
  NON_MUTABLE_INVENTORY_ITEM: { is: 'rejected', reason: 'counted-together' },
};
/** Codes after which it is not known whether it was done, or is being done. */
const open = ['IDEMPOTENCY_CONCURRENT_REQUEST', 'SERVICE_UNAVAILABLE', 'ADJUST_QUANTITIES_FAILED'];
/** Codes that say: not done, and a new task is needed. */
const notDone = ['CHANGE_FROM_QUANTITY_STALE', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED'];

function outcomeOf(codes: Codes, { expected }: StockTask, before: Found, shown: number | null): PushOutcome {
  const [code] = codes;
  // What the store did before under this key it answers again, whatever is shown by now.
  if (code === undefined) return { is: before.shown === expected ? 'applied' : 'already', shown };
  if (notDone.includes(code)) return { is: 'conflict', shown };
  if (open.includes(code)) return { is: 'unknown' };
  return never[code] ?? { is: 'rejected', reason: 'store-says-no', detail: /^\w{1,80}$/.test(code) ? code : 'error' };
}

/**
 * What became of a change whose answer was lost: exactly the same is sent again, so that the store says what it did, or does it now.
 * When it may have forgotten the key, only what is shown can say it. Null: it may still be under way.
 */
export async function resolveStock(
  session: ShopifySession,
  task: StockTask,
  sentAt: number,
  signal: AbortSignal,
): Promise<Result<Resolution | null, ShopifyFailure>> {
  const before = await look(session, [task], signal);
  if (!before.ok) return before;
  const row = before.value(task.ref, task.locationId);
  // Telling it again finds out why.
  if (!row || row.reject) return done('not-applied');
  if (hasPassed(sentAt, KEYS_LAST_MS, session.access.now())) {
    if (row.shown === task.expected) return done('not-applied');
    return done(row.shown === task.expected + task.delta ? 'applied' : 'undecidable');
  }
  const written = await write(session, [{ task, row }], signal);
  if (!written.ok) return written;
  const [code] = written.value[0] ?? [];
  if (code === undefined) return done('applied');
  if (open.includes(code)) return done(null);
  return done(notDone.includes(code) || never[code] ? 'not-applied' : 'undecidable');
}
