import { type OpId, reversalId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from './database.ts';

/** Kept while an undo or a redo of many acts runs: what it set out to turn, newest last. */
type TurnMark = { readonly key: string; readonly turning: readonly OpId[] };

/** An undo or a redo that was cut off: what it had not come to, and the operations it wrote, both newest last. */
export type CutOffTurn = { readonly key: string; readonly left: readonly OpId[]; readonly written: readonly OpId[] };

const MARK = 'turn:';

/** Notes beside the books that these acts are about to be turned, in several transactions; answers how to take it back. */
export async function markTurn(db: ShopDatabase, turning: readonly OpId[]): Promise<string> {
  const key = `${MARK}${turning[0] ?? ''}`;
  await db.plans.put({ key, turning } satisfies TurnMark);
  return key;
}

/** The turn is through, or a person was told where it stopped. */
export function unmarkTurn(db: ShopDatabase, key: string): Promise<void> {
  return db.plans.delete(key);
}

/** Turns that were begun and are neither through nor taken back; notes of others are dropped. */
export async function cutOffTurns(db: ShopDatabase): Promise<readonly CutOffTurn[]> {
  // Under these keys lie marks.
  const marks = (await db.plans.where('key').startsWith(MARK).toArray()) as TurnMark[];
  const cutOff: CutOffTurn[] = [];
  for (const { key, turning } of marks) {
    const turns = turning.map((opId) => reversalId(opId));
    const asked = [...turns, ...turns.map((opId) => reversalId(opId))];
    const known = new Set<unknown>(await db.operations.where('opId').anyOf(asked).keys());
    const left = turning.filter((_, place) => !known.has(turns[place]));
    // They were written from the newest act to the oldest.
    const written = turns.filter((opId) => known.has(opId) && !known.has(reversalId(opId))).reverse();
    if (left.length > 0 && written.length > 0) cutOff.push({ key, left, written });
    else await unmarkTurn(db, key);
  }
  return cutOff;
}
