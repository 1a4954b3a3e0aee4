import type { ContactId } from '#shared/domain/operations/ids.ts';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import { BATCH_BYTES, messages } from '#shared/contract/store/batch.ts';
import type { Contact, HostContact } from '#shared/contract/store/protocol.ts';
import type { ContactRow, ShopDatabase } from '#renderer/db/database.ts';
import { readDesk } from '#renderer/db/database.ts';
import { contactOf, differingTexts, forgetLost, keepLost, type Loss } from '#renderer/db/lost-contacts.ts';
import { contactBytes } from './contact-record.ts';
import { changeDesk } from './exchange.ts';
import type { Session } from './session.ts';

const BATCH = 200;
/** So many records are told to the server before its answers are kept: each keeping writes the host's files and wakes every list. */
const TOLD = 50;

/** Contact records that are not taken for what they hold: the others do not wait for them, and a person is told (CON3). */
export type Kept = { readonly refused: readonly ContactId[] };

/** Writes contact records that are only in the database to the host's files beside the journal. */
export async function keepContacts(session: Session): Promise<Result<Kept>> {
  const { db, door } = session;
  const connected = (await readDesk(db))?.connected ?? false;
  const refused = new Set<ContactId>();
  let most = BATCH;
  for (let rows = await waiting(db, 2, most, refused); rows.length > 0; rows = await waiting(db, 2, most, refused)) {
    const answer = await door.host.ask('contacts.put', { shopId: door.shopId, contacts: rows.map(hostContactOf) });
    if (answer.ok) await settle(db, rows, connected ? 1 : 0);
    else if (!isAboutRecords(answer.failure)) return answer;
    else if (rows.length > 1) most = Math.floor(rows.length / 2);
    else for (const { contactId } of rows) refused.add(contactId);
  }
  return done({ refused: [...refused] });
}

/** Tells the server our contact records and takes its own: a stale one of ours loses to the server's, erased is final (DATA-R10). */
export async function exchangeContacts(session: Session, now: () => number): Promise<Result<Kept>> {
  const told = await tellContacts(session, now);
  if (!told.ok) return told;
  const { db, door } = session;
  for (;;) {
    const after = (await readDesk(db))?.contactsCursor ?? 0;
    const page = await door.host.ask('store.contacts', { shopId: door.shopId, after });
    if (!page.ok) return page;
    const last = page.value.contacts.at(-1);
    if (!last) return told;
    const taken = await takeContacts(session, page.value.contacts);
    if (!taken.ok) return taken;
    await changeDesk(db, (desk) => ({ ...desk, contactsCursor: last.version }));
  }
}

async function tellContacts(session: Session, now: () => number): Promise<Result<Kept>> {
  const { db } = session;
  const refused = new Set<ContactId>();
  for (let rows = await waiting(db, 1, TOLD, refused); rows.length > 0; rows = await waiting(db, 1, TOLD, refused)) {
    const { answers, failed } = await putContacts(session, rows, refused);
    const asked = new Map(rows.map((row) => [row.contactId, row]));
    const taken = answers.length > 0 ? await takeContacts(session, answers, { rows: asked, at: now() }) : done(null);
    if (!taken.ok) return taken;
    if (failed) return failed;
  }
  return done({ refused: [...refused] });
}

/** Puts records at the server one by one, until one gets no answer; notes those that it does not take for what they hold. */
async function putContacts(
  { door }: Session,
  rows: readonly ContactRow[],
  refused: Set<ContactId>,
): Promise<{
  readonly answers: readonly Taken[];
  readonly failed: { readonly ok: false; readonly failure: Failure } | null;
}> {
  const answers: Taken[] = [];
  for (const row of rows) {
    const asked = { shopId: door.shopId, contact: contactOf(row), baseVersion: row.version };
    const answer = await door.host.ask('store.putContact', asked);
    if (answer.ok) answers.push(answer.value);
    else if (isAboutRecords(answer.failure)) refused.add(row.contactId);
    else return { answers, failed: answer };
  }
  return { answers, failed: null };
}

/** The same message would be refused again: something in it is not as the other side takes it. */
function isAboutRecords({ code, detail = '' }: Failure): boolean {
  return code === 'too-large' || code === 'bad-request' || (code === 'refused' && /^4(00|13)\b/.test(detail));
}

type Taken = { readonly contact: Contact; readonly version: number; readonly outcome?: 'stored' | 'lost' };
type Asked = { readonly rows: ReadonlyMap<string, ContactRow>; readonly at: number };

/**
 * Takes what the server says of contact records. One that a person has changed here since stays and waits for its turn;
 * `asked` are the rows that the server was asked to store, and what was made of them meanwhile builds on the answer. What loses
 * to a newer record is kept for a person.
 */
async function takeContacts(session: Session, answers: readonly Taken[], asked?: Asked): Promise<Result<null>> {
  const { db, door, feed } = session;
  for (const some of messages(answers, ({ contact }) => contactBytes(contact), BATCH)) {
    const before = await db.contacts.bulkGet(some.map(({ contact }) => contact.contactId));
    const fresh = some.filter(
      ({ contact }, i) => contact.erased || !isChanged(before[i], asked?.rows.get(contact.contactId)),
    );
    if (fresh.length > 0) {
      const contacts = fresh.map(({ contact, version }) => ({ ...contact, standing: { version, unshared: false } }));
      const kept = await door.host.ask('contacts.put', { shopId: door.shopId, contacts });
      // Without the host's file the record is not ours to keep: the cursor stays and the page is asked for again.
      if (!kept.ok) return kept;
    }
    await db.transaction('rw', [db.contacts, db.inbox], async () => {
      const now = await db.contacts.bulkGet(some.map(({ contact }) => contact.contactId));
      // Dexie loses a transaction after about a hundred awaits that ask it nothing: what there is to note is found without one.
      const losses = asked ? some.flatMap((taken, i) => lossOf(taken, now[i], asked)) : [];
      for (const loss of losses) await keepLost(db, loss);
      await forgetLost(
        db,
        some.flatMap(({ contact }) => (contact.erased ? [contact.contactId] : [])),
      );
      await db.contacts.bulkPut(
        some.flatMap((taken, i) => rowAfter(taken, now[i], asked?.rows.get(taken.contact.contactId))),
      );
    });
  }
  feed.tell({ rows: [], stock: [], log: true, contacts: answers.map((a) => a.contact.contactId), rev: 0 });
  return done(null);
}

/** What the answer overwrites for good; what builds on it meanwhile is judged in its turn. */
function lossOf(
  { contact, version, outcome }: Taken,
  now: ContactRow | undefined,
  { rows, at }: Asked,
): readonly Loss[] {
  const row = rows.get(contact.contactId);
  const isLost = !contact.erased && outcome === 'lost' && now && !isChanged(now, row);
  return row && isLost && differingTexts(contactOf(row), contact).length > 0
    ? [{ mine: contactOf(row), theirs: contact, version, at }]
    : [];
}

function isChanged(row: ContactRow | undefined, asked: ContactRow | undefined): boolean {
  return row !== undefined && row.pending !== 0 && !isSame(row, asked);
}

function isSame(one: ContactRow, other: ContactRow | undefined): boolean {
  return other !== undefined && JSON.stringify(contactOf(one)) === JSON.stringify(contactOf(other));
}

/** The row as the server's record makes it; one that was changed here meanwhile waits for the host, whose file the answer may have overwritten. */
function rowAfter({ contact, version }: Taken, now: ContactRow | undefined, asked?: ContactRow): readonly ContactRow[] {
  if (contact.erased || !now || !isChanged(now, asked))
    return [{ ...contact, contactId: contact.contactId as ContactId, version, pending: 0 }];
  const isOnAnswer = asked?.contactId === now.contactId && JSON.stringify(contact) === JSON.stringify(contactOf(asked));
  return [{ ...now, pending: 2, version: isOnAnswer ? version : now.version }];
}

/** The first records that wait, as many as one message holds (DATA-R15), but for those that are refused. */
function waiting(
  db: ShopDatabase,
  pending: 1 | 2,
  limit: number,
  refused: ReadonlySet<ContactId>,
): Promise<ContactRow[]> {
  let bytes = 0;
  let count = 0;
  return db.contacts
    .where('pending')
    .equals(pending)
    .filter(({ contactId }) => !refused.has(contactId))
    .until((row) => {
      bytes += contactBytes(contactOf(row));
      count += 1;
      return count > 1 && (count > limit || bytes > BATCH_BYTES);
    })
    .toArray();
}

/** How many contact records wait for the host (2) or the server (1). */
export function countContacts(db: ShopDatabase, pending: 1 | 2): Promise<number> {
  return db.contacts.where('pending').equals(pending).count();
}

async function settle(db: ShopDatabase, rows: readonly ContactRow[], pending: 0 | 1): Promise<void> {
  await db.transaction('rw', [db.contacts], async () => {
    const now = await db.contacts.bulkGet(rows.map((row) => row.contactId));
    const unchanged = now.flatMap((row, i) =>
      row && JSON.stringify(row) === JSON.stringify(rows[i]) ? [{ ...row, pending }] : [],
    );
    await db.contacts.bulkPut(unchanged);
  });
}

/** The record as the host keeps it: an edit that the server has not been told of names the version it was made on. */
function hostContactOf(row: ContactRow): HostContact {
  return { ...contactOf(row), standing: { version: row.version, unshared: true } };
}
