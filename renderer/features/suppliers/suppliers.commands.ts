import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { ContactId, SupplierId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewSupplier, Stamp } from '#shared/domain/operations/operation.ts';
import type { FieldValue, SupplierRow } from '#shared/domain/operations/rows.ts';
import { checkSupplierName, decideMerge, type SupplierFailure } from '#shared/domain/suppliers/supplier-rules.ts';
import { contactOf, contactTexts } from '#renderer/db/lost-contacts.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, type Acted, type Shop, useShop } from '#renderer/db/shop.ts';

/** What is kept of a supplier outside the log, since it is about people (DATA-R10). */
export type SupplierContact = Pick<Contact, 'email' | 'phone' | 'address' | 'note'>;
/** A supplier as a form has it. */
export type SupplierForm = SupplierContact & { readonly name: string; readonly leadTimeDays: number | null };

export type SupplierCommandFailure = SupplierFailure | Failure<'nothing-changed'> | RecordFailure;
/** A saved supplier; `contactBefore` is the contact record that was changed, as it was. */
export type SavedSupplier = Acted & { readonly id: SupplierId; readonly contactBefore: Contact | null };

/** Adds a supplier, or changes what a form changed of one, in one transaction with its contact record (PUR31). */
export async function saveSupplier(
  shop: Shop,
  id: SupplierId | null,
  form: SupplierForm,
): Promise<Result<SavedSupplier, SupplierCommandFailure>> {
  const supplierId = id ?? (shop.nextId() as SupplierId); // a new id becomes a supplier's here
  let contactBefore: Contact | null = null;
  const saved = await act<SupplierCommandFailure>(shop, async (db, stamp) => {
    const rows = await db.suppliers.toArray();
    const row = rows.find((one) => one.id === supplierId && !one.voided);
    if (id !== null && !row) return fail({ code: 'supplier-unknown' });
    const named = checkSupplierName(id, form.name, rows);
    if (!named.ok) return named;
    const { contact, before } = await contactFor(db, row, form, stamp);
    contactBefore = before;
    const decisions = row ? changed(row, form, contact) : [added(supplierId, form, contact)];
    if (decisions.length === 0 && !contact) return fail({ code: 'nothing-changed' });
    return done({ decisions, contacts: contact ? [contact] : [] });
  });
  return saved.ok ? done({ ...saved.value, id: supplierId, contactBefore }) : saved;
}

/** The contact record that is to be written, if it says anything new, and the one it replaces. */
async function contactFor(
  db: ShopDatabase,
  row: SupplierRow | undefined,
  { name, email, phone, address, note }: SupplierForm,
  stamp: Stamp,
): Promise<{ readonly contact: Contact | null; readonly before: Contact | null }> {
  const texts = {
    name: name.trim(),
    email: email.trim(),
    phone: phone.trim(),
    address: address.trim(),
    note: note.trim(),
  };
  const kept = row?.contactId ? await db.contacts.get(row.contactId) : undefined;
  if (kept && !kept.erased) {
    const before = contactOf(kept);
    const isSame = contactTexts.every((field) => before[field] === texts[field]);
    return isSame ? { contact: null, before: null } : { contact: { ...before, ...texts }, before };
  }
  const isEmpty = contactTexts.every((field) => field === 'name' || texts[field] === '');
  if (isEmpty) return { contact: null, before: null };
  return { contact: { contactId: stamp.nextId(), kind: 'supplier', erased: false, ...texts }, before: null };
}

function added(id: SupplierId, { name, leadTimeDays }: SupplierForm, contact: Contact | null): Decision {
  const supplier: NewSupplier = {
    id,
    name: name.trim(),
    leadTimeDays,
    archived: false,
    ...(contact && { contactId: contact.contactId as ContactId }), // a record on the wire names its id as a plain text
  };
  return { type: 'place.added', payload: { group: null, shop: null, locations: [], suppliers: [supplier] } };
}

function changed(row: SupplierRow, { name, leadTimeDays }: SupplierForm, contact: Contact | null): readonly Decision[] {
  return setting(row, {
    name: name.trim(),
    leadTimeDays,
    ...(contact && { contactId: contact.contactId }),
  });
}

function setting(row: SupplierRow, fields: Readonly<Record<string, FieldValue>>): readonly Decision[] {
  const sets = changedSets(row, fields);
  return sets.length === 0 ? [] : [{ type: 'fields.set', payload: { group: null, sets } }];
}

/** Sets a contact record back to what it was. */
export function restoreContact(shop: Shop, contact: Contact): Promise<Result<Acted, RecordFailure>> {
  return act(shop, () => done({ decisions: [], contacts: [contact] }));
}

/** Archives a supplier or takes it back into use (PUR33). */
export function archiveSupplier(
  shop: Shop,
  id: SupplierId,
  archived: boolean,
): Promise<Result<Recorded, SupplierCommandFailure>> {
  return act<SupplierCommandFailure>(shop, async (db) => {
    const row = await db.suppliers.get(id);
    if (!row || row.voided) return fail({ code: 'supplier-unknown' });
    const decisions = setting(row, { archived });
    return decisions.length === 0 ? fail({ code: 'nothing-changed' }) : done({ decisions });
  });
}

/** Merges a supplier into another (PUR34). */
export function mergeSupplier(
  shop: Shop,
  from: SupplierId,
  into: SupplierId,
): Promise<Result<Recorded, SupplierCommandFailure>> {
  return act<SupplierCommandFailure>(shop, async (db) => {
    const sets = decideMerge(from, into, await db.suppliers.toArray());
    return sets.ok ? done({ decisions: [{ type: 'fields.set', payload: { group: null, sets: sets.value } }] }) : sets;
  });
}

/** What a person can do to suppliers. */
export function useSupplierCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      save: (id: SupplierId | null, form: SupplierForm) => saveSupplier(shop, id, form),
      restoreContact: (contact: Contact) => restoreContact(shop, contact),
      archive: (id: SupplierId, archived: boolean) => archiveSupplier(shop, id, archived),
      merge: (from: SupplierId, into: SupplierId) => mergeSupplier(shop, from, into),
    }),
    [shop],
  );
}
