import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { ContactId, OpId } from '#shared/domain/operations/ids.ts';
import type { Decision, FieldSet, Stamp } from '#shared/domain/operations/operation.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { decideAmend, type WantedLine } from '#shared/domain/orders/amend.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import type { ContactRow, ShopDatabase } from '#renderer/db/database.ts';
import type { Decided } from '#renderer/db/record.ts';
import { act, type Acted, type Shop, useShop } from '#renderer/db/shop.ts';
import { type Clash, mergeLines } from './order-edit.ts';
import {
  newCustomer,
  type NewOrderAsk,
  type OrderCommandFailure,
  quantityProblem,
  unknownProduct,
} from './orders.commands.ts';

/** What a person made of an order. */
export type EditAsk = {
  /** The order as it was when they began: what differs from it is what they changed. */
  readonly began: OrderRow;
  readonly number: string;
  readonly customer: NewOrderAsk['customer'];
  /** The note of the customer's record, where it was edited, and what it was before. */
  readonly note: { readonly was: string; readonly text: string } | null;
  /** All its lines, those that stay as they are among them. */
  readonly lines: readonly WantedLine[];
};

/** A note that was written into a customer's record. */
export type Noted = { readonly contactId: ContactId; readonly was: string; readonly text: string };

export type EditOutcome =
  | { readonly outcome: 'saved'; readonly opIds: readonly OpId[]; readonly noted: Noted | null }
  | { readonly outcome: 'nothing' }
  /** The order or its customer was changed elsewhere meanwhile; nothing was written. */
  | { readonly outcome: 'met'; readonly order: OrderRow; readonly note: string; readonly clashes: readonly Clash[] };

export type EditFailure = OrderCommandFailure | Failure<'order-met' | 'contact-unknown'>;

/**
 * Changes an order that waits: lines, number, customer, and the note of the customer's record. All of it is written in one
 * transaction and at one moment, so it is one step to undo (ACT10). What others changed since the person began stays,
 * unless it is the same thing: then nothing is written, and it is said what.
 */
export async function editOrder(shop: Shop, ask: EditAsk): Promise<Result<EditOutcome, EditFailure>> {
  const met: EditOutcome[] = [];
  const noted: Noted[] = [];
  const written = await act<EditFailure>(shop, async (db, stamp) => {
    const order = await db.orders.get(ask.began.id);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    if (!mayDo(order.state, 'amend')) return fail({ code: 'order-not-in-state', detail: order.state });
    const wrong = await problemOf(db, ask);
    if (wrong) return fail(wrong);
    const merged = mergeLines(ask.began.lines, ask.lines, order.lines);
    const customer = await customerAsked(db, ask, stamp);
    if (!customer.ok) return customer;
    const fields = fieldsAsked(ask, order, customer.value.contactId);
    const clashes = [...merged.clashes, ...fields.clashes, ...customer.value.clashes];
    if (clashes.length > 0) {
      met.push({ outcome: 'met', order, note: customer.value.note, clashes });
      return fail({ code: 'order-met' });
    }
    if (customer.value.noted) noted.push(customer.value.noted);
    return decided(order, merged.lines, fields.sets, customer.value.contacts, stamp);
  });
  const [meeting] = met;
  if (meeting) return done(meeting);
  if (written.ok) return done({ outcome: 'saved', opIds: written.value.opIds, noted: noted[0] ?? null });
  return written.failure.code === 'nothing-changed' ? done({ outcome: 'nothing' }) : written;
}

function decided(
  order: OrderRow,
  lines: readonly WantedLine[],
  sets: readonly FieldSet[],
  contacts: readonly Contact[],
  stamp: Stamp,
): Result<Decided, EditFailure> {
  const amended = decideAmend(order, lines, stamp.nextId);
  if (!amended.ok && amended.failure.code !== 'nothing-changed') return amended;
  const decisions: Decision[] = amended.ok ? [amended.value] : [];
  if (sets.length > 0) decisions.push({ type: 'fields.set', payload: { group: null, sets } });
  return decisions.length + contacts.length === 0 ? fail({ code: 'nothing-changed' }) : done({ decisions, contacts });
}

/** What of the edit itself cannot be; what the person left as it is may be as it likes. */
async function problemOf(
  db: ShopDatabase,
  { began, number, lines }: EditAsk,
): Promise<Extract<OrderCommandFailure, { code: string }> | null> {
  if (number.trim() === '' && began.number.trim() !== '') return { code: 'number-missing' };
  const changed = lines.filter(({ id, quantity }) => began.lines.find((line) => line.id === id)?.quantity !== quantity);
  const added = lines.filter(({ id }) => id === null);
  return quantityProblem(changed) ?? (await unknownProduct(db, added));
}

type CustomerAsked = {
  readonly contactId: ContactId | null;
  readonly contacts: readonly Contact[];
  readonly noted: Noted | null;
  /** The note as it is now. */
  readonly note: string;
  readonly clashes: readonly Clash[];
};

/** Who the order is for, with the records that are written for it: a new customer's, or one whose note was edited. */
async function customerAsked(
  db: ShopDatabase,
  { customer, note }: EditAsk,
  stamp: Stamp,
): Promise<Result<CustomerAsked, EditFailure>> {
  const nobody = { contactId: null, contacts: [], noted: null, note: '', clashes: [] };
  if (!customer) return done(nobody);
  if ('name' in customer) {
    const contact = { ...newCustomer(customer.name, stamp), note: note?.text.trim() ?? '' };
    return done({ ...nobody, contactId: contact.contactId as ContactId, contacts: [contact] }); // a new id becomes a contact's here
  }
  const contactId = customer.id;
  if (!note || note.text === note.was) return done({ ...nobody, contactId });
  const row = await db.contacts.get(contactId);
  if (!row || row.erased) return fail({ code: 'contact-unknown' });
  const isMet = row.note !== note.was && row.note !== note.text;
  const written = row.note === note.text ? [] : [withNote(row, note.text)];
  return done({
    contactId,
    contacts: written,
    noted: written.length > 0 ? { contactId, was: row.note, text: note.text } : null,
    note: row.note,
    clashes: isMet ? [{ what: 'note' }] : [],
  });
}

function withNote({ version: _version, pending: _pending, ...contact }: ContactRow, note: string): Contact {
  return { ...contact, note };
}

/** The fields of the order that the person changed, and those that somebody else set meanwhile. */
function fieldsAsked(
  { began, number }: EditAsk,
  order: OrderRow,
  contactId: ContactId | null,
): { readonly sets: readonly FieldSet[]; readonly clashes: readonly Clash[] } {
  const typed = number.trim();
  const isRenamed = typed !== began.number.trim();
  const isHanded = contactId !== began.contactId;
  const sets: FieldSet[] = [];
  const clashes: Clash[] = [];
  const of = { kind: 'order', id: order.id } as const;
  if (isRenamed && order.number !== typed) sets.push({ ...of, field: 'number', value: typed, was: order.number });
  if (isRenamed && order.number !== began.number && order.number !== typed) clashes.push({ what: 'number' });
  if (isHanded && order.contactId !== contactId)
    sets.push({ ...of, field: 'contactId', value: contactId, was: order.contactId });
  if (isHanded && order.contactId !== began.contactId && order.contactId !== contactId)
    clashes.push({ what: 'customer' });
  return { sets, clashes };
}

/** Puts a customer's note back to what it was before an edit; one that was changed since stays. */
export function putNoteBack(
  shop: Shop,
  { contactId, was, text }: Noted,
): Promise<Result<Acted, EditFailure | Failure<'note-changed'>>> {
  return act<EditFailure | Failure<'note-changed'>>(shop, async (db) => {
    const row = await db.contacts.get(contactId);
    if (!row || row.erased) return fail({ code: 'contact-unknown' });
    if (row.note !== text) return fail({ code: 'note-changed' });
    return done({ decisions: [], contacts: [withNote(row, was)] });
  });
}

/** Editing an order, and taking the note of its customer back. */
export function useEditOrder() {
  const shop = useShop();
  return useMemo(
    () => ({
      save: (ask: EditAsk) => editOrder(shop, ask),
      putNoteBack: (noted: Noted) => putNoteBack(shop, noted),
    }),
    [shop],
  );
}
