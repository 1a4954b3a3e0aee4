import type { Answer } from '#shared/contract/bridge/channels.ts';
import { databaseExists, type Desk, readDesk, type ShopDatabase, shopDatabase } from '#renderer/db/database.ts';
import type { UnreadEnd } from '#renderer/db/work.ts';
import { fillFromDatabase, tellAgain } from './fill.ts';
import type { JournalDoor } from './pump.ts';
import { sendAgain } from './send-again.ts';

type Heads = Readonly<Record<string, number>>;

/** What a database knows of the end of its journal: acts it had told to be saved and lacks now, those the database has and those it dropped. */
export type JournalEnd = { readonly again: number; readonly missing: number };

const whole: JournalEnd = { again: 0, missing: 0 };

/** Compares a database with the heads of its journal. An act that was never told to be saved is not lost. */
async function endOf(db: ShopDatabase, desk: Desk, heads: Heads): Promise<JournalEnd> {
  const head = heads[desk.writerId] ?? 0;
  if (desk.writerSeq <= head) return whole;
  const behind = db.operations.filter((op) => op.writerId === desk.writerId && op.writerSeq > head);
  const stages = (await behind.toArray()).map(({ stage }) => stage);
  const again = stages.filter((stage) => stage !== 'new').length;
  return { again, missing: desk.writerSeq - head - stages.length };
}

/** Gives a journal whose end was lost what an intact database has of it, and answers what that came to (JRN14). */
export async function healEnd(db: ShopDatabase, door: JournalDoor, heads: Heads): Promise<JournalEnd> {
  const desk = await readDesk(db);
  const end = desk ? await endOf(db, desk, heads) : whole;
  if (!desk || end.again + end.missing === 0) return whole;
  await sendAgain(db, heads);
  await tellAgain(db);
  // Acts that the server has judged already wait for nothing but the note of it; a journal that refuses them now is told by the pump.
  const from = (heads[desk.writerId] ?? 0) + 1;
  await fillFromDatabase(db, door, [{ writerId: desk.writerId, from, to: desk.writerSeq }]);
  return end;
}

/**
 * Before a database is made anew: what its journal's end lacks beside it, and the bytes of that end which no database can
 * speak for, so that what was saved last may be missing.
 */
export async function lookAtEnd(
  dbName: string,
  heads: Heads,
  { cutBytes, cutFile }: Answer<'journal.attach'>['recovered'],
): Promise<{ readonly end: JournalEnd; readonly unread: UnreadEnd | null }> {
  const unread = cutFile === null ? null : { bytes: cutBytes, file: cutFile };
  if (!(await databaseExists(dbName))) return { end: whole, unread };
  const db = shopDatabase(dbName, 'relaxed');
  try {
    const desk = await readDesk(db);
    const isWitness = desk !== undefined && desk.writerSeq >= (heads[desk.writerId] ?? 0);
    return { end: desk ? await endOf(db, desk, heads) : whole, unread: isWitness ? null : unread };
  } finally {
    db.close();
  }
}
