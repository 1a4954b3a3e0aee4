import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { LostContact } from '#renderer/db/database.ts';
import { act, type Acted, refusedByDisk, type Shop } from '#renderer/db/shop.ts';
import type { RecordFailure } from '#renderer/db/record.ts';

/** Sets a contact record that lost against another desk's to what was entered here after all; nothing of it stays in the inbox. */
export function insistOnContact(
  shop: Shop,
  { id, mine, contactId }: LostContact,
): Promise<Result<Acted, Failure<'contact-unknown'> | RecordFailure>> {
  return act<Failure<'contact-unknown'>>(shop, async (db) => {
    const now = await db.contacts.get(contactId);
    if (!now || now.erased) return fail({ code: 'contact-unknown' });
    await db.inbox.delete(id);
    return done({ decisions: [], contacts: [mine] });
  });
}

/** Leaves the record that holds; what lost is forgotten, since it is about a person. */
export async function dismissContact(shop: Shop, { id }: LostContact): Promise<Result<null, RecordFailure>> {
  const refused = await refusedByDisk(shop);
  if (refused) return refused;
  await shop.db.inbox.delete(id);
  shop.feed.tell({ rows: [], stock: [], log: true, rev: 0 });
  return done(null);
}
