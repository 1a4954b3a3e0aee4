import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import type { ContactRow, LostContact, ShopDatabase } from './database.ts';

/** The texts of a contact record, in the order a person reads them. */
export const contactTexts = ['name', 'address', 'phone', 'email', 'note'] as const;

/** The record that a row holds, as it goes over the wire. */
export function contactOf({ version: _version, pending: _pending, ...contact }: ContactRow): Contact {
  return contact;
}

/** Which texts two records of one contact say differently. */
export function differingTexts(one: Contact, other: Contact): readonly (typeof contactTexts)[number][] {
  return contactTexts.filter((field) => one[field] !== other[field]);
}

/** An edit that lost against the version the server has. */
export type Loss = Pick<LostContact, 'mine' | 'theirs' | 'at'> & { readonly version: number };

/** Keeps an edit that lost, once. */
export async function keepLost(db: ShopDatabase, { mine, theirs, version, at }: Loss): Promise<void> {
  const contactId = mine.contactId as ContactId; // a record on the wire names its id as a plain text
  const id = `${keyOf(contactId)}${version}`;
  await db.inbox.put({ id, type: 'lost-contact', contactId, mine, theirs, at, resolved: false });
}

/** Nothing of an erased contact stays, lost edits neither. */
export async function forgetLost(db: ShopDatabase, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length > 0) await db.inbox.where(':id').startsWithAnyOf(contactIds.map(keyOf)).delete();
}

/** The edits of contacts that lost and wait for a person, newest first. */
export async function readLost(db: ShopDatabase): Promise<readonly LostContact[]> {
  const rows = await db.inbox.where(':id').startsWith('contact:').toArray();
  return rows.flatMap((row) => (row.type === 'lost-contact' ? [row] : [])).sort((a, b) => b.at - a.at);
}

function keyOf(contactId: string): string {
  return `contact:${contactId}:`;
}
