import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { contactSchema } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { act, type Acted, type Shop } from '#renderer/db/shop.ts';
import { contactOf } from '#renderer/db/lost-contacts.ts';
import type { RecordFailure } from '#renderer/db/record.ts';

const { name, address, phone, email, note } = contactSchema.shape;

/**
 * Shortens a contact's texts to what is kept and shared. What is cut off goes into the note as far as there is room: a
 * person asked for it, and sees it there.
 */
export function shortenContact(
  shop: Shop,
  contactId: ContactId,
): Promise<Result<Acted, Failure<'contact-unknown'> | RecordFailure>> {
  return act<Failure<'contact-unknown'>>(shop, async (db) => {
    const row = await db.contacts.get(contactId);
    if (!row) return fail({ code: 'contact-unknown' });
    const contact = contactOf(row);
    const fields = { name, address, phone, email } as const;
    const cut = Object.entries(fields).map(([field, { maxLength }]) => {
      // The keys of `fields` are fields of a contact that hold texts.
      const text = contact[field as keyof typeof fields];
      return { field, text: text.slice(0, maxLength ?? text.length), rest: text.slice(maxLength ?? text.length) };
    });
    const rests = cut.flatMap(({ rest }) => (rest === '' ? [] : [`…${rest}`]));
    const shorter = Object.fromEntries(cut.map(({ field, text }) => [field, text]));
    const notes = [contact.note, ...rests]
      .filter((text) => text !== '')
      .join('\n')
      .slice(0, note.maxLength ?? 0);
    return done({ decisions: [], contacts: [{ ...contact, ...shorter, note: notes }] });
  });
}
