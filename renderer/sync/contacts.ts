import type { ContactId } from '#shared/domain/operations/ids.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactRow, ShopDatabase } from '#renderer/db/database.ts';
import { readDesk } from '#renderer/db/database.ts';
import { changeDesk } from './exchange.ts';
import type { Session } from './session.ts';

const BATCH = 200;

/** Writes contact records that are only in the database to the host's files beside the journal. */
export async function keepContacts(session: Session): Promise<Result<null>> {
  const { db, door } = session;
  const connected = (await readDesk(db))?.connected ?? false;
  for (let rows = await waiting(db, 2); rows.length > 0; rows = await waiting(db, 2)) {
    const answer = await door.host.ask('contacts.put', { shopId: door.shopId, contacts: rows.map(contactOf) });
    if (!answer.ok) return answer;
    await settle(db, rows, connected ? 1 : 0);
  }
  return done(null);
}

/** Tells the server our contact records and takes its own: a stale one of ours loses to the server's, erased is final (DATA-R10). */
export async function exchangeContacts(session: Session): Promise<Result<null>> {
  const { db, door } = session;
  for (let rows = await waiting(db, 1); rows.length > 0; rows = await waiting(db, 1)) {
    for (const row of rows) {
      const answer = await door.host.ask('store.putContact', {
        shopId: door.shopId,
        contact: contactOf(row),
        baseVersion: row.version,
      });
      if (!answer.ok) return answer;
      await takeContacts(session, [answer.value]);
    }
  }
  for (;;) {
    const after = (await readDesk(db))?.contactsCursor ?? 0;
    const page = await door.host.ask('store.contacts', { shopId: door.shopId, after });
    if (!page.ok) return page;
    const last = page.value.contacts.at(-1);
    if (!last) return done(null);
    await takeContacts(session, page.value.contacts);
    await changeDesk(db, (desk) => ({ ...desk, contactsCursor: last.version }));
  }
}

async function takeContacts(
  session: Session,
  answers: readonly { readonly contact: Contact; readonly version: number }[],
): Promise<void> {
  const { db, door, feed } = session;
  const kept = await door.host.ask('contacts.put', { shopId: door.shopId, contacts: answers.map((a) => a.contact) });
  // Without the host's file the record is not ours to keep: the cursor stays and the page is asked for again.
  if (!kept.ok) throw new Error(`Contacts could not be written: ${kept.failure.code}`);
  await db.contacts.bulkPut(
    answers.map((a) => ({
      ...a.contact,
      contactId: a.contact.contactId as ContactId,
      version: a.version,
      pending: 0 as const,
    })),
  );
  feed.tell({ rows: [], stock: [], log: true, contacts: answers.map((a) => a.contact.contactId), rev: 0 });
}

function waiting(db: ShopDatabase, pending: 1 | 2): Promise<ContactRow[]> {
  return db.contacts.where('pending').equals(pending).limit(BATCH).toArray();
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

function contactOf(row: ContactRow): Contact {
  const { version: _version, pending: _pending, ...contact } = row;
  return contact;
}
