import { must } from '#shared/base/must.ts';
import { readDesk, type ShopDatabase } from '#renderer/db/database.ts';

/** Where the journal is behind the database (its last appends were lost), the operations it lacks are given to it again. */
export async function sendAgain(db: ShopDatabase, heads: Readonly<Record<string, number>>): Promise<void> {
  const desk = must(await readDesk(db), 'a sound database has its desk');
  const head = heads[desk.writerId] ?? 0;
  if (head === desk.writerSeq) return;
  await db.operations
    .filter(
      (op) => op.writerId === desk.writerId && op.writerSeq > head && (op.stage === 'kept' || op.stage === 'settled'),
    )
    .modify({ stage: 'new' });
}
