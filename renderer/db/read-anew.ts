import type { ShopDatabase } from './database.ts';

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

const LEFT = 'left';

/**
 * Says that opening the shop makes this database anew from the journal. Until then a person can go on working on it, so that
 * a form that is open is not lost: acts enter it and the journal, and it has nothing more to say to the server.
 */
export async function leave(db: ShopDatabase): Promise<void> {
  await db.meta.put({ key: LEFT, value: true });
}

/** True for a database that is to be made anew. */
export async function isLeft(db: ShopDatabase): Promise<boolean> {
  return (await db.meta.get(LEFT)) !== undefined;
}

/** Leaves a database whose log is another one now. */
export async function askForRebuild(db: ShopDatabase, given: number): Promise<void> {
  await db.transaction('rw', [db.meta], async () => {
    await noteParted(db, given);
    await leave(db);
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

/** Leaves a database whose holes were filled. */
export async function foldAnew(db: ShopDatabase): Promise<void> {
  await db.transaction('rw', [db.meta], async () => {
    await noteFilled(db);
    await leave(db);
  });
}
