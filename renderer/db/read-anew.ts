import { must } from '#shared/base/must.ts';
import { readDesk, type ShopDatabase } from './database.ts';

const READ_ANEW = 'read-anew';

/** Notes that this database does not hold the server's log any more, and how many operations were given back to the server so far. */
export async function noteParted(db: ShopDatabase, given: number): Promise<void> {
  await db.meta.put({ key: READ_ANEW, value: given });
}

/** How many operations this desk has given back to a server whose log it parted from, or null for a database that holds the server's log. */
export async function givenBack(db: ShopDatabase): Promise<number | null> {
  const row = await db.meta.get(READ_ANEW);
  return row && 'value' in row && typeof row.value === 'number' ? row.value : null;
}

/** Ends a database whose log is another one now: nothing more is written to it, and opening the shop makes it anew from the journal. */
export async function askForRebuild(db: ShopDatabase, given: number): Promise<void> {
  await db.transaction('rw', [db.meta], async () => {
    const desk = must(await readDesk(db), 'the shop is open');
    await noteParted(db, given);
    await db.meta.put({ ...desk, complete: false });
  });
}

const FILLED = 'filled';

/** Notes that something came that was missing in these books: they are to be folded anew, in the order of the log (DATA-R23). */
export async function noteFilled(db: ShopDatabase): Promise<void> {
  await db.meta.put({ key: FILLED, value: true });
}

/** True where something came that was missing here. */
export async function isFilled(db: ShopDatabase): Promise<boolean> {
  return (await db.meta.get(FILLED)) !== undefined;
}

const SET_BACK = 'set-back';

/**
 * Notes writers of this desk whose numbers the server has from elsewhere: this desk was set back to an older copy of itself,
 * or another computer uses a copy of it (DATA-R27). The books are folded anew, and the desk goes on as a new writer.
 */
export async function noteSetBack(db: ShopDatabase, writers: readonly string[]): Promise<void> {
  await db.meta.put({ key: SET_BACK, value: [...new Set([...(await readSetBack(db)), ...writers])] });
  await noteFilled(db);
}

/** The writers of this desk that were noted so. */
export async function readSetBack(db: ShopDatabase): Promise<readonly string[]> {
  const row = await db.meta.get(SET_BACK);
  // Only this file writes the row.
  return row && 'value' in row ? (row.value as readonly string[]) : [];
}

/** Ends a database whose holes were filled: opening the shop makes it anew from the journal. */
export async function foldAnew(db: ShopDatabase): Promise<void> {
  await db.transaction('rw', [db.meta], async () => {
    const desk = must(await readDesk(db), 'the shop is open');
    await noteFilled(db);
    await db.meta.put({ ...desk, complete: false });
  });
}
