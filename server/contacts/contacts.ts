import { sql } from 'kysely';
import type { Contact, ContactsAnswer, PutContactAnswer } from '#shared/contract/store/protocol.ts';
import type { ContactTable, StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import { lockShop } from '#server/log/push.ts';

const PAGE = 500;
/** An answer holds about this many bytes of records at most, and always one of them. */
const PAGE_BYTES = 4_000_000;

/** Contact records changed after a version, oldest change first. */
export async function contactsAfter(db: StoreDatabase, after: number): Promise<ContactsAnswer> {
  const { contact_head: head } = await db.selectFrom('shop').select('contact_head').executeTakeFirstOrThrow();
  const { rows } = await sql<ContactTable>`
    select contact_id, version, json from (
      select page.*, sum(octet_length(json)) over (order by version) - octet_length(json) as before
      from (select * from contacts where version > ${after} and version <= ${head} order by version limit ${PAGE}) page
    ) measured
    where before < ${PAGE_BYTES} order by version`.execute(db);
  return { contacts: rows.map((row) => ({ contact: readContact(row.json), version: row.version })), head };
}

/**
 * Stores a whole contact record (DATA-R10). One based on an older version loses and gets the present one, unless it is
 * the same already; erasing never loses, is final and leaves no text behind.
 */
export async function putContact(db: StoreDatabase, offered: Contact, baseVersion: number): Promise<PutContactAnswer> {
  const contact = offered.erased ? emptied(offered) : offered;
  return db.transaction().execute(async (trx) => {
    const shop = await lockShop(trx);
    const present = await trx
      .selectFrom('contacts')
      .selectAll()
      .where('contact_id', '=', contact.contactId)
      .executeTakeFirst();
    if (!present) return store(trx, contact, shop.contact_head + 1);
    const kept = { contact: readContact(present.json), version: present.version };
    if (present.json === contactText(contact)) return { outcome: 'stored', ...kept };
    const mayWrite = !kept.contact.erased && (contact.erased || baseVersion === kept.version);
    return mayWrite ? store(trx, contact, shop.contact_head + 1) : { outcome: 'lost', ...kept };
  });
}

/** Keeps a record that the server itself has read or made; one that is erased stays so. */
export async function storeContact(trx: StoreTransaction, contact: Contact): Promise<void> {
  const present = await presentContact(trx, contact.contactId);
  if (present && (present.erased || contactText(present) === contactText(contact))) return;
  const { contact_head: head } = await lockShop(trx);
  await store(trx, contact, head + 1);
}

/** A record as it is kept; null where there is none. */
export async function presentContact(db: StoreDatabase, contactId: string): Promise<Contact | null> {
  const row = await db.selectFrom('contacts').select('json').where('contact_id', '=', contactId).executeTakeFirst();
  return row ? readContact(row.json) : null;
}

async function store(trx: StoreTransaction, contact: Contact, version: number): Promise<PutContactAnswer> {
  const json = contactText(contact);
  await trx
    .insertInto('contacts')
    .values({ contact_id: contact.contactId, version, json })
    .onConflict((existing) => existing.columns(['shop_key', 'contact_id']).doUpdateSet({ version, json }))
    .execute();
  await trx.updateTable('shop').set({ contact_head: version }).execute();
  return { outcome: 'stored', contact, version };
}

function emptied({ contactId, kind }: Contact): Contact {
  return { contactId, kind, erased: true, name: '', address: '', phone: '', email: '', note: '' };
}

/** One text per record, whatever order its keys came in. */
function contactText({ contactId, kind, erased, name, address, phone, email, note }: Contact): string {
  return JSON.stringify({ contactId, kind, erased, name, address, phone, email, note });
}

function readContact(json: string): Contact {
  // Written by `contactText` from a parsed record.
  return JSON.parse(json) as Contact;
}
