import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import type { LostContact, ShopDatabase } from './database.ts';

/** The texts of a contact record, in the order a person reads them. */
export const contactTexts = ['name', 'address', 'phone', 'email', 'note'] as const;

/** Which texts two records of one contact say differently. */
export function differingTexts(one: Contact, other: Contact): readonly (typeof contactTexts)[number][] {
  return contactTexts.filter((field) => one[field] !== other[field]);
}

/** Keeps an edit that lost against the version the server has, once; one that says the same has lost nothing. */
export async function keepLost(
  db: ShopDatabase,
  { mine, theirs, version, at }: Pick<LostContact, 'mine' | 'theirs' | 'at'> & { readonly version: number },
): Promise<void> {
  if (differingTexts(mine, theirs).length === 0) return;
  const contactId = mine.contactId as ContactId; // a record on the wire names its id as a plain text
  const id = `${keyOf(contactId)}${version}`;
  await db.inbox.put({ id, type: 'lost-contact', contactId, mine, theirs, at, resolved: false });
}

/** Nothing of an erased contact stays, lost edits neither. */
export async function forgetLost(db: ShopDatabase, contactIds: readonly string[]): Promise<void> {
  for (const contactId of contactIds) await db.inbox.where(':id').startsWith(keyOf(contactId)).delete();
}

/** The edits of contacts that lost and wait for a person, newest first. */
export async function readLost(db: ShopDatabase): Promise<readonly LostContact[]> {
  const rows = await db.inbox.where(':id').startsWith('contact:').toArray();
  return rows.flatMap((row) => (row.type === 'lost-contact' ? [row] : [])).sort((a, b) => b.at - a.at);
}

function keyOf(contactId: string): string {
  return `contact:${contactId}:`;
}
