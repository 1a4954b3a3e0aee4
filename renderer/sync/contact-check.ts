import { done, type Result } from '#shared/base/result.ts';
import type { Answer } from '#shared/contract/bridge/channels.ts';
import { messages } from '#shared/contract/store/batch.ts';
import type { HostContact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { type ContactRow, readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import { contactOf, differingTexts } from '#renderer/db/lost-contacts.ts';
import { contactRow } from '#renderer/db/rebuild.ts';
import type { ContactNews } from '#renderer/db/work.ts';
import { contactBytes } from './contact-record.ts';
import type { JournalDoor } from './pump.ts';
import type { Session } from './session.ts';

const BATCH = 200;

/**
 * Hands over every contact record that the host keeps, page by page, and answers which of its files do not read: the host
 * puts such a file aside when it says so, and the same page is asked for again.
 */
export async function readContacts(
  { host, shopId }: Pick<JournalDoor, 'host' | 'shopId'>,
  take: (contacts: readonly HostContact[]) => void | Promise<void>,
): Promise<Result<readonly string[]>> {
  const unread: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Result<Answer<'contacts.read'>> = await host.ask('contacts.read', { shopId, after });
    if (page.ok) {
      await take(page.value.contacts);
      after = page.value.next;
      if (after === null) return done(unread);
      continue;
    }
    const { code, detail = '' } = page.failure;
    // A file that is still there after it was put aside would be told for ever.
    if (code !== 'contacts-damaged' || unread.includes(detail)) return page;
    unread.push(detail);
  }
}

/**
 * Looks whether the host's files and the database say the same of every record that the host had taken (CON5). What the
 * files lost is written again from the database; what the database lost with its last writes is taken from the files.
 * Answers what a person is told; null where the files had everything.
 */
export async function checkContacts(session: Session): Promise<Result<ContactNews | null>> {
  const { db, door } = session;
  // The database first: what reaches the host while its files are read is not missing there.
  const known = (await db.contacts.where('pending').below(2).primaryKeys()).map(String);
  const kept = new Set<string>();
  const differing = new Set<string>();
  const unread = await readContacts(door, async (contacts) => {
    const rows = await rowsOf(
      db,
      contacts.map(({ contactId }) => contactId),
    );
    for (const [i, contact] of contacts.entries()) {
      kept.add(contact.contactId);
      if (isOther(rows[i], contact)) differing.add(contact.contactId);
    }
  });
  if (!unread.ok) return unread;
  const behind = differing.size > 0 ? await takeNewer(session, differing) : done([]);
  if (!behind.ok) return behind;
  const lacking = [...known.filter((contactId) => !kept.has(contactId)), ...behind.value];
  const given = await giveBack(db, door, lacking);
  if (!given.ok) return given;
  return done(given.value > 0 ? { because: 'given-back', files: unread.value, given: given.value } : null);
}

/**
 * Takes from the host's files the records that the database has only as they were before; answers those of which the
 * database has the newer. They are read once more, behind the rows: a record that changes meanwhile is in neither.
 */
async function takeNewer({ db, door, feed }: Session, ids: ReadonlySet<string>): Promise<Result<readonly string[]>> {
  const before = new Map((await rowsOf(db, [...ids])).flatMap((row) => (row ? [[String(row.contactId), row]] : [])));
  const told: HostContact[] = [];
  const read = await readContacts(door, (contacts) => {
    told.push(...contacts.filter(({ contactId }) => ids.has(contactId)));
  });
  if (!read.ok) return read;
  const connected = (await readDesk(db))?.connected ?? false;
  const still = told.filter((contact) => isOther(before.get(contact.contactId), contact));
  const taken = still
    .filter((contact) => isNewerThan(contact, before.get(contact.contactId)))
    .map((contact) => contactRow(contact, connected));
  await db.transaction('rw', [db.contacts], async () => {
    const now = await db.contacts.bulkGet(taken.map(({ contactId }) => contactId));
    await db.contacts.bulkPut(
      taken.filter(({ contactId }, i) => JSON.stringify(now[i]) === JSON.stringify(before.get(contactId))),
    );
  });
  feed.tell({ rows: [], stock: [], log: true, contacts: taken.map(({ contactId }) => contactId), rev: 0 });
  const isTaken = new Set(taken.map(({ contactId }) => String(contactId)));
  return done(still.flatMap(({ contactId }) => (isTaken.has(contactId) ? [] : [contactId])));
}

function rowsOf(db: ShopDatabase, ids: readonly string[]): Promise<(ContactRow | undefined)[]> {
  return db.contacts.bulkGet(ids as readonly ContactId[] as ContactId[]); // a record on the wire names its id as a plain text
}

/** True where the database has another record than the host; one that still waits for the host may be. */
function isOther(row: ContactRow | undefined, contact: HostContact): boolean {
  if (!row) return true;
  if (row.pending === 2) return false;
  return row.erased !== contact.erased || differingTexts(contactOf(row), contact).length > 0;
}

/**
 * Which of two records of one contact is the newer. The host has a record before the database says so, and keeps it over a
 * power cut: of two that build on the same version its own is the newer, unless the server has been told of it already.
 */
function isNewerThan({ erased, standing }: HostContact, row: ContactRow | undefined): boolean {
  if (!row || erased) return true;
  if (row.erased) return false;
  if (!standing || standing.version !== row.version) return !standing || standing.version > row.version;
  return standing.unshared || row.pending !== 1;
}

async function giveBack(
  db: ShopDatabase,
  { host, shopId }: JournalDoor,
  lacking: readonly string[],
): Promise<Result<number>> {
  if (lacking.length === 0) return done(0);
  const connected = (await readDesk(db))?.connected ?? false;
  // A record that was changed here meanwhile gets to the host by its own queue.
  const rows = (await db.contacts.bulkGet([...lacking])).flatMap((row) => (row && row.pending !== 2 ? [row] : []));
  for (const some of messages(rows, (row) => contactBytes(contactOf(row)), BATCH)) {
    const contacts = some.map((row) => ({
      ...contactOf(row),
      standing: { version: row.version, unshared: !connected || row.pending === 1 },
    }));
    const put = await host.ask('contacts.put', { shopId, contacts });
    if (!put.ok) return put;
    await sendChanged(db, some);
  }
  return done(rows.length);
}

/** What was changed while its old text went to the host goes there once more. */
async function sendChanged(db: ShopDatabase, given: readonly ContactRow[]): Promise<void> {
  await db.transaction('rw', [db.contacts], async () => {
    const now = await db.contacts.bulkGet(given.map(({ contactId }) => contactId));
    const changed = now.flatMap((row, i) =>
      row && JSON.stringify(row) !== JSON.stringify(given[i]) ? [{ ...row, pending: 2 as const }] : [],
    );
    await db.contacts.bulkPut(changed);
  });
}
