import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { ContactId, OpId } from '#shared/domain/operations/ids.ts';
import type { Decision, FieldSet, Stamp } from '#shared/domain/operations/operation.ts';
import type { Day, OrderRow } from '#shared/domain/operations/rows.ts';
import { decideAmend, type WantedLine } from '#shared/domain/orders/amend.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Decided } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import { type AskedCustomer, customerDone, type WrittenRecord } from './customer-record.commands.ts';
import { type Clash, mergeLines } from './order-edit.ts';
import { detailSets } from './order-fields.commands.ts';
import { type OrderCommandFailure, placeProblem, quantityProblem, unknownProduct } from './orders.commands.ts';

/** What a person made of an order. */
export type EditAsk = {
  /** The order as it was when they began: what differs from it is what they changed. */
  readonly began: OrderRow;
  readonly number: string;
  /** Who it is for, with what was edited of their record. */
  readonly customer: AskedCustomer;
  /** The day it is due, where that was changed, and what it was before. */
  readonly due: { readonly was: Day | null; readonly becomes: Day | null } | null;
  /** All its lines, those that stay as they are among them. */
  readonly lines: readonly WantedLine[];
};

export type EditOutcome =
  | { readonly outcome: 'saved'; readonly opIds: readonly OpId[]; readonly written: WrittenRecord | null }
  | { readonly outcome: 'nothing' }
  /** The order or its customer was changed elsewhere meanwhile; nothing was written. */
  | {
      readonly outcome: 'met';
      readonly order: OrderRow;
      readonly record: Contact | null;
      readonly clashes: readonly Clash[];
    };

export type EditFailure = OrderCommandFailure | Failure<'order-met'>;

/**
 * Changes an order that waits: lines, number, due day, customer, and the customer's record. All of it is written in one
 * transaction and at one moment, so it is one step to undo (ACT10). What others changed since the person began stays,
 * unless it is the same thing: then nothing is written, and it is said what.
 */
export async function editOrder(shop: Shop, ask: EditAsk): Promise<Result<EditOutcome, EditFailure>> {
  const met: EditOutcome[] = [];
  const records: WrittenRecord[] = [];
  const written = await act<EditFailure>(shop, async (db, stamp) => {
    const order = await db.orders.get(ask.began.id);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    if (!mayDo(order.state, 'amend')) return fail({ code: 'order-not-in-state', detail: order.state });
    const wrong = await problemOf(shop, db, ask);
    if (wrong) return fail(wrong);
    const merged = mergeLines(ask.began.lines, ask.lines, order.lines);
    const customer = await customerDone(db, ask.customer, stamp);
    if (!customer.ok) return customer;
    const { contactId, contacts, written: record, found } = customer.value;
    const fields = fieldsAsked(ask, order, contactId);
    const clashes = [...merged.clashes, ...fields.clashes, ...customer.value.met.map((what) => ({ what }))];
    if (clashes.length > 0) {
      met.push({ outcome: 'met', order, record: found, clashes });
      return fail({ code: 'order-met' });
    }
    if (record) records.push(record);
    return decided(order, merged.lines, fields.sets, contacts, stamp);
  });
  const [meeting] = met;
  if (meeting) return done(meeting);
  if (written.ok) return done({ outcome: 'saved', opIds: written.value.opIds, written: records[0] ?? null });
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
  { catalogue }: Pick<Shop, 'catalogue'>,
  db: ShopDatabase,
  { began, number, lines }: EditAsk,
): Promise<Extract<OrderCommandFailure, { code: string }> | null> {
  if (number.trim() === '' && began.number.trim() !== '') return { code: 'number-missing' };
  const changed = lines.filter(({ id, quantity }) => began.lines.find((line) => line.id === id)?.quantity !== quantity);
  const added = lines.filter(({ id }) => id === null);
  const moved = lines.filter(
    ({ id, locationId }) => began.lines.find((line) => line.id === id)?.locationId !== locationId,
  );
  return quantityProblem(changed) ?? placeProblem(catalogue, moved) ?? (await unknownProduct(db, added));
}

/** The fields of the order that the person changed, and those that somebody else set meanwhile. */
function fieldsAsked(
  { began, number, due }: EditAsk,
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
  const dueNow = order.dueOn ?? null;
  if (due) sets.push(...detailSets(order, { dueOn: due.becomes }));
  if (due && dueNow !== (began.dueOn ?? null) && dueNow !== due.becomes) clashes.push({ what: 'due' });
  return { sets, clashes };
}

/** Editing an order. */
export function useEditOrder() {
  const shop = useShop();
  return useMemo(() => ({ save: (ask: EditAsk) => editOrder(shop, ask) }), [shop]);
}
