import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import type { Stamp } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { contactOf } from '#renderer/db/lost-contacts.ts';
import type { RecordFailure } from '#renderer/db/record.ts';
import { act, type Acted, type Shop, useShop } from '#renderer/db/shop.ts';
import {
  backOf,
  type CustomerDetails,
  noDetails,
  type RecordEdit,
  recordFields,
  type RecordField,
  tidy,
  withEdit,
} from './customer-record.ts';

/** Who an order is for: a customer who is known, with what was edited of their record, or a new one. */
export type AskedCustomer =
  | { readonly id: ContactId; readonly edit?: RecordEdit | null }
  | { readonly name: string; readonly details?: CustomerDetails }
  | null;

/** What was written into a customer's record. */
export type WrittenRecord = { readonly contactId: ContactId; readonly edit: RecordEdit };

/** What an act does about its customer. */
export type CustomerDone = {
  readonly contactId: ContactId | null;
  /** The records that are written with it: a new customer's, or one that was edited. */
  readonly contacts: readonly Contact[];
  readonly written: WrittenRecord | null;
  /** The record as it was found; null for a new one, and where it was not looked at. */
  readonly found: Contact | null;
  /** What somebody else changed meanwhile of what was edited. */
  readonly met: readonly RecordField[];
};

/** Decides what becomes of the customer of an order. A record of the same name is another customer's: only ids are asked. */
export async function customerDone(
  db: ShopDatabase,
  customer: AskedCustomer,
  stamp: Stamp,
): Promise<Result<CustomerDone, Failure<'contact-unknown'>>> {
  const nothing = { contacts: [], written: null, found: null, met: [] };
  if (!customer) return done({ ...nothing, contactId: null });
  if ('name' in customer) {
    const contact = newCustomer(customer.name, customer.details ?? noDetails, stamp);
    return done({ ...nothing, contactId: contact.contactId as ContactId, contacts: [contact] }); // a new id becomes a contact's here
  }
  const { id: contactId, edit } = customer;
  if (!edit) return done({ ...nothing, contactId });
  const row = await db.contacts.get(contactId);
  if (!row || row.erased) return fail({ code: 'contact-unknown' });
  return done({ contactId, ...editDone(contactId, contactOf(row), edit) });
}

function newCustomer(name: string, details: CustomerDetails, stamp: Stamp): Contact {
  const { address, phone, email, note } = details;
  const texts = { address: tidy(address), phone: tidy(phone), email: tidy(email), note: tidy(note) };
  return { contactId: stamp.nextId(), kind: 'customer', erased: false, name: name.trim(), ...texts };
}

/** What an edit does to a record. */
type EditDone = Pick<CustomerDone, 'contacts' | 'written' | 'found' | 'met'>;
export type EditFailure = Failure<'contact-unknown' | 'nothing-changed'> | RecordFailure;
export type RecordEdited =
  | { readonly outcome: 'saved'; readonly written: WrittenRecord }
  /** The same was changed elsewhere meanwhile; nothing was written. */
  | { readonly outcome: 'met'; readonly record: Contact; readonly fields: readonly RecordField[] };

/** What an edit does to a record as it was found. */
export function editDone(contactId: ContactId, found: Contact, edit: RecordEdit): EditDone {
  const { record, written, met } = withEdit(found, edit);
  return { contacts: written ? [record] : [], written: written && { contactId, edit: written }, found, met };
}

/** Writes an edit of a record, unless somebody else changed the same meanwhile. */
export async function editRecord(
  shop: Shop,
  decide: (db: ShopDatabase, stamp: Stamp) => Promise<Result<EditDone, Failure<'contact-unknown'>>>,
): Promise<Result<RecordEdited, EditFailure>> {
  const outcome: RecordEdited[] = [];
  const kept = await act<EditFailure>(shop, async (db, stamp) => {
    const decided = await decide(db, stamp);
    if (!decided.ok) return decided;
    const { contacts, written, found, met } = decided.value;
    if (found && met.length > 0) outcome.push({ outcome: 'met', record: found, fields: met });
    else if (written) outcome.push({ outcome: 'saved', written });
    return outcome[0]?.outcome === 'saved' ? done({ decisions: [], contacts }) : fail({ code: 'nothing-changed' });
  });
  const [first] = outcome;
  if (first && (kept.ok || kept.failure.code === 'nothing-changed')) return done(first);
  return kept.ok ? fail({ code: 'nothing-changed' }) : kept;
}

/** Changes a customer's record: every order of theirs shows it from now on. */
export async function editCustomer(
  shop: Shop,
  contactId: ContactId,
  edit: RecordEdit,
): Promise<Result<RecordEdited, EditFailure | Failure<'name-missing'>>> {
  if (edit.name?.becomes === '') return fail({ code: 'name-missing' });
  return editRecord(shop, (db, stamp) => customerDone(db, { id: contactId, edit }, stamp));
}

/** Puts a customer's record back to what it was before an edit; one that was changed since stays. */
export function putRecordBack(
  shop: Shop,
  { contactId, edit }: WrittenRecord,
): Promise<Result<Acted, Failure<'contact-unknown' | 'contact-changed'> | RecordFailure>> {
  return act<Failure<'contact-unknown' | 'contact-changed'>>(shop, async (db) => {
    const row = await db.contacts.get(contactId);
    if (!row || row.erased) return fail({ code: 'contact-unknown' });
    if (recordFields.some((field) => edit[field] && row[field] !== edit[field].becomes))
      return fail({ code: 'contact-changed' });
    return done({ decisions: [], contacts: [withEdit(contactOf(row), backOf(edit)).record] });
  });
}

/** What a person can do about customers. */
export function useCustomerCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      edit: (contactId: ContactId, edit: RecordEdit) => editCustomer(shop, contactId, edit),
      putBack: (written: WrittenRecord) => putRecordBack(shop, written),
    }),
    [shop],
  );
}
