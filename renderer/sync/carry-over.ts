import { done, type Result } from '#shared/base/result.ts';
import { databaseExists, readDesk } from '#renderer/db/database.ts';
import type { ContactNews } from '#renderer/db/work.ts';
import { checkContacts } from './contact-check.ts';
import { keepContacts } from './contacts.ts';
import { pumpJournal } from './pump.ts';
import { sendAgain } from './send-again.ts';
import type { Session } from './session.ts';

type Heads = Readonly<Record<string, number>>;
type CarriedOver = { readonly heads: Heads; readonly contacts: ContactNews | null };
const silent = () => undefined;

/**
 * Before a database is made anew from the journal (another fold, after an update), what only the old one has goes there:
 * acts that the journal did not take in their time, and contact records (DATA-R5), with those that the host's files lost
 * (CON5). Answers the journal's new heads. Where the journal does not take them the failure is answered and the old
 * database stays.
 */
export async function carryOver(session: Session, heads: Heads): Promise<Result<CarriedOver>> {
  const { db, door, entry } = session;
  if (!(await databaseExists(entry.dbName))) return done({ heads, contacts: null });
  const desk = await readDesk(db);
  if (!desk) return done({ heads, contacts: null });
  // First what the files lost: one that does not read is put aside by this, and takes new records after it. For names a database
  // that is folded anew, or is behind its journal, speaks as well.
  const checked = await checkContacts(session);
  if (!checked.ok) return checked;
  const contacts = checked.value;
  if (desk.generation !== entry.generation) return done({ heads, contacts });
  const kept = await keepContacts(session);
  if (!kept.ok) return kept;
  if (!desk.complete) return done({ heads, contacts });
  // A database behind its journal has no act that is not there.
  if ((heads[desk.writerId] ?? 0) >= desk.writerSeq) return done({ heads, contacts });
  await sendAgain(db, heads);
  const carried = await pumpJournal(db, door, silent);
  return carried.ok ? done({ heads: { ...heads, [desk.writerId]: desk.writerSeq }, contacts }) : carried;
}
