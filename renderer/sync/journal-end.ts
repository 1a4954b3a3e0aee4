import type { Answer } from '#shared/contract/bridge/channels.ts';
import type { WriterRange } from '#shared/contract/store/protocol.ts';
import { databaseExists, type Desk, readDesk, type ShopDatabase, shopDatabase } from '#renderer/db/database.ts';
import { countIn, rangesWithout, readRecovery } from '#renderer/db/recovery.ts';
import type { UnreadEnd } from '#renderer/db/work.ts';
import { fillFromDatabase, fillFromServer, operationsIn, tellAgain } from './fill.ts';
import { readJournal } from './journal-log.ts';
import type { JournalDoor } from './pump.ts';
import { sendAgain } from './send-again.ts';

type Heads = Readonly<Record<string, number>>;

/**
 * Acts that were told to be saved and that the journal has lost at its end. `again`: how many the database still has;
 * `missing`: how many it has dropped. `gone`: nothing at all was left of the journal.
 */
export type JournalEnd = { readonly again: number; readonly missing: number; readonly gone: boolean };

const whole: JournalEnd = { again: 0, missing: 0, gone: false };
const LOST_END = 'journal-lost-end';
const silent = () => undefined;

/** Sequence numbers that this desk's writers have used and that are higher than what the journal holds. */
export function numbersBehind(desk: Desk, heads: Heads): readonly WriterRange[] {
  const known: Heads = { ...desk.writers, [desk.writerId]: desk.writerSeq };
  return Object.entries(known).flatMap(([writerId, to]) => {
    const from = (heads[writerId] ?? 0) + 1;
    return from <= to ? [{ writerId, from, to }] : [];
  });
}

/** Those of these numbers that a person has not been told of. */
function newlyBehind(db: ShopDatabase, desk: Desk, heads: Heads): Promise<readonly WriterRange[]> {
  return notTold(db, numbersBehind(desk, heads));
}

/** Leaves out what was lost or told before: it is no news. */
async function notTold(db: ShopDatabase, ranges: readonly WriterRange[]): Promise<readonly WriterRange[]> {
  if (ranges.length === 0) return ranges;
  const lost = (await readRecovery(db))?.missing ?? [];
  return rangesWithout(ranges, [...(await toldLost(db)), ...lost]);
}

async function toldLost(db: ShopDatabase): Promise<readonly WriterRange[]> {
  const row = await db.meta.get(LOST_END);
  // Only this file writes the row.
  return row && 'value' in row ? (row.value as readonly WriterRange[]) : [];
}

/** Compares a database with the heads of its journal. An act that was never told to be saved does not count as lost. */
async function endOf(db: ShopDatabase, heads: Heads, behind: readonly WriterRange[]): Promise<JournalEnd> {
  const here = await operationsIn(db, behind);
  const again = here.filter(({ stage }) => stage !== 'new').length;
  const gone = again > 0 && Object.values(heads).every((head) => head === 0);
  return { again, missing: countIn(behind) - here.length, gone };
}

/**
 * Writes what an intact database has into a journal whose end was lost, or that is gone whole, and returns how much
 * that was (JRN14, JRN16). If the end was cut (`isCut`), it may have held other desks' acts and the server's answers,
 * which the heads do not show: these are written again even if no number of this desk is lost.
 */
export async function healEnd(db: ShopDatabase, door: JournalDoor, heads: Heads, isCut: boolean): Promise<JournalEnd> {
  const desk = await readDesk(db);
  const atEnd = desk ? await newlyBehind(db, desk, heads) : [];
  const { again, missing } = await endOf(db, heads, atEnd);
  if (!desk || (again + missing === 0 && !isCut)) return whole;
  // The lost end may also have held numbers below the heads: a number that was filled in later was written later.
  const told = await door.host.ask('journal.gaps', { shopId: door.shopId });
  const behind = [...atEnd, ...(told.ok ? await notTold(db, told.value.gaps) : [])];
  const end = await endOf(db, heads, behind);
  await sendAgain(db, heads);
  await tellAgain(db);
  // Acts that the server has judged already wait only for the note of that, so the pump does not write their texts:
  // write them here. If the journal refuses them now, the pump tells so.
  const filled = await fillFromDatabase(db, door, behind);
  if (!filled.ok || (end.missing === 0 && !end.gone)) return end;
  const left = await fillRest(door, desk, behind);
  if (!left) return end;
  await db.meta.put({ key: LOST_END, value: [...(await toldLost(db)), ...left] });
  return { ...end, missing: countIn(left) };
}

/**
 * Gets from the shop's server what no database has any more, of this desk or of others. Returns which of these numbers
 * are still found nowhere, or null if the journal does not answer.
 */
async function fillRest(
  door: JournalDoor,
  { connected, writers }: Desk,
  behind: readonly WriterRange[],
): Promise<readonly WriterRange[] | null> {
  const before = await readJournal(door, writers, silent);
  if (!before.ok) return null;
  // If the server cannot be asked now, it fills the journal the next time the journal is read.
  const filled = connected ? await fillFromServer(door, before.value) : null;
  const after = filled?.ok && filled.value > 0 ? await readJournal(door, writers, silent) : before;
  return after.ok ? rangesWithout(behind, rangesWithout(behind, after.value.missing)) : null;
}

/**
 * Before a database is made anew: compares it with the end of its journal. `unread`: bytes of that end that could not
 * be read and that no database replaces, so that what was saved last may be missing.
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
    return {
      end: desk ? await endOf(db, heads, await newlyBehind(db, desk, heads)) : whole,
      unread: isWitness ? null : unread,
    };
  } finally {
    db.close();
  }
}
