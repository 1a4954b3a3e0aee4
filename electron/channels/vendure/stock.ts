import { behindUnknown } from '../in-runs.ts';
import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type {
  ChannelFailure,
  OutboundTask,
  PushOutcome,
  RemoteRef,
  RemoteStock,
  StockTask,
} from '#shared/contract/channels/port.ts';
import type { VendureFailure } from './answer.ts';
import { listed } from './lists.ts';
import { levelOf, shownOf } from './products.ts';
import type { VendureSession } from './session.ts';
import { type StockRow, stockFields, stockRow } from './shapes.ts';
import { type Shop, shopNow } from './shop.ts';

type Made<T> = Promise<Result<T, VendureFailure>>;
type Outcomes = Map<OutboundTask, PushOutcome>;
/** How long the ledger of each thing was when a task about it was sent, as long as this program runs. */
export type Lengths = Map<string, number>;
type Context = {
  readonly session: VendureSession;
  readonly shop: Shop;
  readonly lengths: Lengths;
  readonly signal: AbortSignal;
};

/** How many things are read, and how many written, in one request. */
const READ = 200;
const WRITE = 50;

/** What the store shows of some things at their places. */
export async function readStock(
  session: VendureSession,
  asked: readonly { readonly ref: RemoteRef; readonly locationId: string | null }[],
  signal: AbortSignal,
): Promise<Result<readonly RemoteStock[], ChannelFailure>> {
  const shop = await shopNow(session, signal);
  if (!shop.ok) return shop;
  const rows = await readRows(
    session,
    asked.map(({ ref }) => idOf(ref)),
    signal,
  );
  if (!rows.ok) return rows;
  return done(
    asked.flatMap(({ ref, locationId }) => {
      const row = rows.value.get(idOf(ref));
      const place = placeOf(locationId, shop.value);
      return row && place !== null ? [{ ref, locationId, quantity: shownOf(row, place, shop.value) }] : [];
    }),
  );
}

/** The variant that is sold: a product has one at least. */
function idOf({ productId, variantId }: RemoteRef): string {
  return variantId ?? productId;
}

/** A place of the store's; its only one where none is named. */
function placeOf(locationId: string | null, { locations }: Shop): string | null {
  if (locationId !== null) return locations.some(({ id }) => id === locationId) ? locationId : null;
  const [only, another] = locations;
  return only && !another ? only.id : null;
}

async function readRows(
  session: VendureSession,
  ids: readonly string[],
  signal: AbortSignal,
): Made<ReadonlyMap<string, StockRow>> {
  const wanted = [...new Set(ids)];
  const rows = new Map<string, StockRow>();
  const reading = { session, root: 'productVariants', fields: stockFields, row: stockRow, signal } as const;
  for (let at = 0; at < wanted.length; at += READ) {
    const some = wanted.slice(at, at + READ);
    const page = await listed(reading, { filter: { id: { in: some } }, take: some.length });
    if (!page.ok) return page;
    for (const row of page.value.items) rows.set(row.id, row);
  }
  return done(rows);
}

/**
 * Tells the store changes of offers: read before, what lies there set to what was read and the difference, read back after. What
 * customers order meanwhile is counted apart by the store, so that a figure set here does not lose it. Returns what stopped it,
 * null where all were told.
 */
export async function pushStock(
  context: Omit<Context, 'shop'>,
  tasks: readonly StockTask[],
  outcomes: Outcomes,
): Promise<ChannelFailure | null> {
  const shop = await shopNow(context.session, context.signal);
  if (!shop.ok) return shop.failure;
  for (const batch of batchesOf(tasks)) {
    const stopped = await pushBatch({ ...context, shop: shop.value }, batch, outcomes);
    if (stopped) return stopped;
  }
  return null;
}

/** Nothing twice in one batch: a second change of one thing begins where the first ended. */
function batchesOf(tasks: readonly StockTask[]): readonly (readonly StockTask[])[] {
  const batches: StockTask[][] = [];
  let batch: StockTask[] = [];
  for (const task of tasks) {
    if (batch.length === WRITE || batch.some(({ ref }) => idOf(ref) === idOf(task.ref))) {
      batches.push(batch);
      batch = [];
    }
    batch.push(task);
  }
  return [...batches, batch];
}

type Fit = { readonly task: StockTask; readonly variantId: string; readonly place: string; readonly onHand: number };

async function pushBatch(
  context: Context,
  batch: readonly StockTask[],
  outcomes: Outcomes,
): Promise<ChannelFailure | null> {
  const { session, shop, lengths, signal } = context;
  const ids = batch.map(({ ref }) => idOf(ref));
  const before = await readRows(session, ids, signal);
  if (!before.ok) return before.failure;
  const toWrite: Fit[] = [];
  for (const task of batch) {
    const judged = judge(task, before.value.get(idOf(task.ref)), shop);
    if ('is' in judged) outcomes.set(task, judged);
    else toWrite.push(judged);
  }
  if (toWrite.length === 0) return null;
  const ledgers = await lengthsOf(
    session,
    toWrite.map(({ variantId }) => variantId),
    signal,
  );
  if (!ledgers.ok) return ledgers.failure;
  for (const { task, variantId } of toWrite) lengths.set(task.taskId, ledgers.value.get(variantId) ?? 0);
  const stopped = await write(context, toWrite, outcomes);
  await readBack(context, toWrite, outcomes);
  return stopped;
}

/** What is known of a task before it is written, or what is to be written. */
function judge(task: StockTask, row: StockRow | undefined, shop: Shop): PushOutcome | Fit {
  if (!Number.isInteger(task.delta)) return { is: 'rejected', reason: 'fractional' };
  const place = placeOf(task.locationId, shop);
  if (place === null) return { is: 'rejected', reason: 'location' };
  if (!row) return { is: 'rejected', reason: 'gone' };
  const shown = shownOf(row, place, shop);
  if (shown === null) return { is: 'rejected', reason: 'not-counted' };
  if (shown !== task.expected) return { is: 'conflict', shown };
  return { task, variantId: row.id, place, onHand: levelOf(row, place).stockOnHand };
}

const ledger = z.object({ stockMovements: z.object({ totalItems: z.number().int() }) }).nullable();

/** How many changes of its figure the store has noted for each. */
async function lengthsOf(
  session: VendureSession,
  ids: readonly string[],
  signal: AbortSignal,
): Made<ReadonlyMap<string, number>> {
  const parts = ids.map(
    (_, n) =>
      `v${n}: productVariant(id: $id${n}) { stockMovements(options: { type: ADJUSTMENT, take: 1 }) { totalItems } }`,
  );
  const query = `query Ledgers(${ids.map((_, n) => `$id${n}: ID!`).join(', ')}) { ${parts.join(' ')} }`;
  const variables = Object.fromEntries(ids.map((id, n) => [`id${n}`, id]));
  const found = await session.call({ query, variables, answer: z.record(z.string(), ledger) }, signal);
  if (!found.ok) return found;
  return done(new Map(ids.map((id, n) => [id, found.value[`v${n}`]?.stockMovements.totalItems ?? 0])));
}

const writeQuery = `mutation SetStock($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }`;
const written = z.object({ updateProductVariants: z.array(z.unknown()) });

async function write(context: Context, fits: readonly Fit[], outcomes: Outcomes): Promise<ChannelFailure | null> {
  const { session, signal } = context;
  const input = fits.map(({ task, variantId, place, onHand }) => ({
    id: variantId,
    stockLevels: [{ stockLocationId: place, stockOnHand: onHand + task.delta }],
  }));
  const told = await session.call({ query: writeQuery, variables: { input }, answer: written, writes: true }, signal);
  if (told.ok) {
    for (const { task } of fits) outcomes.set(task, { is: 'applied', shown: task.expected + task.delta });
    return null;
  }
  const { failure } = told;
  if (failure.mayBeWritten) {
    for (const { task } of fits) outcomes.set(task, { is: 'unknown' });
    return behindUnknown(failure);
  }
  if (!isStoresNo(failure)) return failure;
  const [only, ...others] = fits;
  if (only && others.length === 0) {
    outcomes.set(only.task, rejectedBy(failure));
    return null;
  }
  // One of them made the store refuse all.
  for (const fit of fits) {
    const stopped = await write(context, [fit], outcomes);
    if (stopped) return stopped;
  }
  return null;
}

/** Whether the store itself says no to what was asked, and will say so again. */
export function isStoresNo({ code, said }: VendureFailure): boolean {
  return code === 'channel-not-understood' && said !== '' && said !== 'GRAPHQL_VALIDATION_FAILED';
}

/** The store's own no, by its code. */
export function rejectedBy({ said }: VendureFailure): Extract<PushOutcome, { readonly is: 'rejected' }> {
  return said === 'ENTITY_NOT_FOUND'
    ? { is: 'rejected', reason: 'gone' }
    : { is: 'rejected', reason: 'store-says-no', detail: said };
}

/** What the store shows after it, which is the truth where others acted at the same time. */
async function readBack({ session, shop, signal }: Context, fits: readonly Fit[], outcomes: Outcomes): Promise<void> {
  const applied = fits.filter(({ task }) => outcomes.get(task)?.is === 'applied');
  if (applied.length === 0) return;
  const after = await readRows(
    session,
    applied.map(({ variantId }) => variantId),
    signal,
  );
  // It was applied all the same: what it shows is then what it was told.
  if (!after.ok) return;
  for (const { task, variantId, place } of applied) {
    const row = after.value.get(variantId);
    if (row) outcomes.set(task, { is: 'applied', shown: shownOf(row, place, shop) });
  }
}

/** What a task is about, as the store has it now; null where it is not there or not counted. */
export async function figureOf(
  session: VendureSession,
  task: StockTask,
  signal: AbortSignal,
): Made<{ readonly variantId: string; readonly shown: number } | null> {
  const shop = await shopNow(session, signal);
  if (!shop.ok) return shop;
  const rows = await readRows(session, [idOf(task.ref)], signal);
  if (!rows.ok) return rows;
  const row = rows.value.get(idOf(task.ref));
  const place = placeOf(task.locationId, shop.value);
  const shown = row && place !== null ? shownOf(row, place, shop.value) : null;
  return done(row && shown !== null ? { variantId: row.id, shown } : null);
}
