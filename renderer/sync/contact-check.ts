import { done, type Result } from '#shared/base/result.ts';
import type { Answer } from '#shared/contract/bridge/channels.ts';
import { messages } from '#shared/contract/store/batch.ts';
import type { HostContact } from '#shared/contract/store/protocol.ts';
import { type ContactRow, readDesk, type ShopDatabase } from '#renderer/db/database.ts';
import type { ContactNews } from '#renderer/db/work.ts';
import { contactBytes, contactOf } from './contact-record.ts';
import type { JournalDoor } from './pump.ts';
import type { Session } from './session.ts';

const BATCH = 200;

/**
 * Hands over every contact record that the host keeps, page by page, and answers which of its files do not read: the host
 * puts such a file aside when it says so, and the same page is asked for again.
 */
export async function readContacts(
  { host, shopId }: Pick<JournalDoor, 'host' | 'shopId'>,
  take: (contacts: readonly HostContact[]) => void,
): Promise<Result<readonly string[]>> {
  const unread: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Result<Answer<'contacts.read'>> = await host.ask('contacts.read', { shopId, after });
    if (page.ok) {
      take(page.value.contacts);
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
 * Looks whether the host's files still have every record that they had taken, and writes again from the database those
 * that they have not (CON5). Answers what a person is told; null where nothing was missing.
 */
export async function checkContacts({ db, door }: Session): Promise<Result<ContactNews | null>> {
  // The database first: what reaches the host while its files are read is not missing there.
  const known = (await db.contacts.where('pending').below(2).primaryKeys()).map(String);
  const kept = new Set<string>();
  const unread = await readContacts(door, (contacts) => {
    for (const { contactId } of contacts) kept.add(contactId);
  });
  if (!unread.ok) return unread;
  const lacking = known.filter((contactId) => !kept.has(contactId));
  const given = await giveBack(db, door, lacking);
  if (!given.ok) return given;
  return done(given.value > 0 ? { because: 'given-back', files: unread.value, given: given.value } : null);
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
