import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { Resolution, StockTask } from '#shared/contract/channels/port.ts';
import type { VendureFailure } from './answer.ts';
import type { VendureSession } from './session.ts';
import { movements } from './shapes.ts';
import { figureOf, type Lengths } from './stock.ts';

type Made<T> = Promise<Result<T, VendureFailure>>;

/** What is known of a change whose answer was lost. */
type Lost = { readonly task: StockTask; readonly sentAt: number; readonly isSettled: boolean };

/** How many changes of a figure are looked through. */
const TAKE = 100;
/** The store's seconds, our clock's distance from its own, and the way there. */
const APART_MS = 5_000;

/**
 * What became of a change whose answer was lost. The store notes every change of a figure with its amount: where none was noted since,
 * nothing was done; where ours alone was noted, it was. Else the figure decides. Null: it may still be under way.
 */
export async function resolveStock(
  session: VendureSession,
  lengths: Lengths,
  { task, sentAt, isSettled }: Lost,
  signal: AbortSignal,
): Made<Resolution | null> {
  const figure = await figureOf(session, task, signal);
  if (!figure.ok) return figure;
  // Telling it again finds out that it is gone.
  if (figure.value === null) return done(isSettled ? 'not-applied' : null);
  const { variantId, shown } = figure.value;
  const length = lengths.get(task.taskId) ?? null;
  const noted = await notedSince(session, variantId, length, sentAt + session.skewMs() - APART_MS, signal);
  if (!noted.ok) return noted;
  const amounts = noted.value;
  // Known where the ledger ended, nothing of before is among them.
  if (length !== null && amounts.length === 1 && amounts[0] === task.delta) return done('applied');
  const isShown = shown === task.expected + task.delta;
  if (isShown && amounts.includes(task.delta)) return done('applied');
  if (!isSettled) return done(null);
  if (amounts.length === 0 || shown === task.expected) return done('not-applied');
  return done(isShown ? 'applied' : 'undecidable');
}

const ledger = z.object({ productVariant: z.object({ stockMovements: movements }).nullable() });
const query = `query Ledger($id: ID!, $skip: Int!) {
  productVariant(id: $id) {
    stockMovements(options: { type: ADJUSTMENT, skip: $skip, take: ${TAKE} }) {
      totalItems items { ... on StockAdjustment { quantity createdAt } }
    }
  }
}`;

/** The amounts that were noted behind a length of the ledger, where that is known, else since a moment. */
async function notedSince(
  session: VendureSession,
  id: string,
  length: number | null,
  moment: number,
  signal: AbortSignal,
): Made<readonly number[]> {
  const read = async (skip: number) => {
    const found = await session.call({ query, variables: { id, skip }, answer: ledger }, signal);
    return found.ok ? done(found.value.productVariant?.stockMovements ?? { totalItems: 0, items: [] }) : found;
  };
  const first = await read(length ?? 0);
  if (!first.ok) return first;
  const left = first.value.totalItems - (length ?? 0);
  const last = left > TAKE ? await read(first.value.totalItems - TAKE) : first;
  if (!last.ok) return last;
  const since = last.value.items.filter(({ createdAt = 0 }) => length !== null || createdAt >= moment);
  return done(since.map(({ quantity = 0 }) => quantity));
}
