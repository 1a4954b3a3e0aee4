import { must } from '#shared/base/must.ts';
import { readDesk, type ShopDatabase, type StoredOperation } from '#renderer/db/database.ts';

/** Where the journal is behind the database (its last appends were lost), the operations it lacks are given to it again. */
export async function sendAgain(db: ShopDatabase, heads: Readonly<Record<string, number>>): Promise<void> {
  const { writerId, writerSeq: last } = must(await readDesk(db), 'a sound database has its desk');
  const head = heads[writerId] ?? 0;
  if (head !== last)
    await writeAgain(db, (op) => op.writerId === writerId && op.writerSeq > head && op.writerSeq <= last);
}

/**
 * Marks own acts that the journal had to be written into it once more; returns how many. Where this desk was set back
 * (DATA-R27), what came from the server under a number that an act of its own has is none of them: it is another desk's
 * act, and written as an own one it would keep the own act out of the journal for ever.
 */
export async function writeAgain(db: ShopDatabase, isMeant: (op: StoredOperation) => boolean): Promise<number> {
  const meant = db.operations.filter((op) => (op.stage === 'kept' || op.stage === 'settled') && isMeant(op));
  const unsent = await db.operations.filter(({ seq }) => seq === null).toArray();
  const taken = new Set(unsent.map(numberOf));
  return meant.and((op) => op.seq === null || !taken.has(numberOf(op))).modify({ stage: 'new' });
}

function numberOf({ writerId, writerSeq }: StoredOperation): string {
  return `${writerId}:${writerSeq}`;
}
