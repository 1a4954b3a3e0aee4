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
 * What a database knows of the end of its journal: acts it had told to be saved and lacks now, those the database has and
 * those it dropped. `gone`: nothing at all was left of the journal.
 */
export type JournalEnd = { readonly again: number; readonly missing: number; readonly gone: boolean };

const whole: JournalEnd = { again: 0, missing: 0, gone: false };
const LOST_END = 'journal-lost-end';
const silent = () => undefined;

/** Numbers of every writer this desk has been that lie behind what its journal holds. */
export function numbersBehind(desk: Desk, heads: Heads): readonly WriterRange[] {
  const known: Heads = { ...desk.writers, [desk.writerId]: desk.writerSeq };
  return Object.entries(known).flatMap(([writerId, to]) => {
    const from = (heads[writerId] ?? 0) + 1;
    return from <= to ? [{ writerId, from, to }] : [];
  });
}

/** Those of them that a person has not been told of. */
function newlyBehind(db: ShopDatabase, desk: Desk, heads: Heads): Promise<readonly WriterRange[]> {
  return notTold(db, numbersBehind(desk, heads));
}

/** What was lost before is no news. */
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

/** Compares a database with the heads of its journal. An act that was never told to be saved is not lost. */
async function endOf(db: ShopDatabase, heads: Heads, behind: readonly WriterRange[]): Promise<JournalEnd> {
  const here = await operationsIn(db, behind);
  const again = here.filter(({ stage }) => stage !== 'new').length;
  const gone = again > 0 && Object.values(heads).every((head) => head === 0);
  return { again, missing: countIn(behind) - here.length, gone };
}

/**
 * Gives a journal whose end was lost, or that is gone whole, what an intact database has of it, and answers what that came to
 * (JRN14, JRN16). Of a cut end that held no number of this desk's own the heads say nothing: other desks' acts, and the server's
 * answers, are written again all the same.
 */
export async function healEnd(db: ShopDatabase, door: JournalDoor, heads: Heads, isCut: boolean): Promise<JournalEnd> {
  const desk = await readDesk(db);
  const atEnd = desk ? await newlyBehind(db, desk, heads) : [];
  const { again, missing } = await endOf(db, heads, atEnd);
  if (!desk || (again + missing === 0 && !isCut)) return whole;
  // A number below the heads may have stood in that end as well: what came late stands late.
  const told = await door.host.ask('journal.gaps', { shopId: door.shopId });
  const behind = [...atEnd, ...(told.ok ? await notTold(db, told.value.gaps) : [])];
  const end = await endOf(db, heads, behind);
  await sendAgain(db, heads);
  await tellAgain(db);
  // Acts that the server has judged already wait for nothing but the note of it; a journal that refuses them now is told by the pump.
  const filled = await fillFromDatabase(db, door, behind);
  if (!filled.ok || (end.missing === 0 && !end.gone)) return end;
  const left = await fillRest(door, desk, behind);
  if (!left) return end;
  await db.meta.put({ key: LOST_END, value: [...(await toldLost(db)), ...left] });
  return { ...end, missing: countIn(left) };
}

/**
 * What no database has any more, of this desk or of others, the shop's server may have. Answers which of these numbers lie
 * nowhere then; null where the journal does not answer.
 */
async function fillRest(
  door: JournalDoor,
  { connected, writers }: Desk,
  behind: readonly WriterRange[],
): Promise<readonly WriterRange[] | null> {
  const before = await readJournal(door, writers, silent);
  if (!before.ok) return null;
  // A server that cannot be asked now fills it when the journal is read the next time.
  const filled = connected ? await fillFromServer(door, before.value) : null;
  const after = filled?.ok && filled.value > 0 ? await readJournal(door, writers, silent) : before;
  return after.ok ? rangesWithout(behind, rangesWithout(behind, after.value.missing)) : null;
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
    return {
      end: desk ? await endOf(db, heads, await newlyBehind(db, desk, heads)) : whole,
      unread: isWitness ? null : unread,
    };
  } finally {
    db.close();
  }
}
