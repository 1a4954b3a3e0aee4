import { sha256Hex } from '#shared/base/hash.ts';
import type { RemoteAddress, RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { addressOf } from '#shared/domain/import/customer-limits.ts';
import { type ChannelId, type ContactId, type OrderId, orderContactId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mayMakeContact } from '#shared/domain/values/limits.ts';
import { channelCustomerId, ownCustomerId } from './order-ids.ts';

/** Whom an order is for, and the records of people that must be written for it (DATA-R10). */
export type OrderContacts = { readonly contactId: ContactId | null; readonly contacts: readonly Contact[] };

type Known = {
  readonly order: OrderRow | null;
  readonly orderId: OrderId;
  readonly channelId: ChannelId;
  /** The mark of what the store said when the order was seen last; null: nobody knows. */
  readonly seen: string | null;
  /** Whether nothing can be sent to it any more. */
  readonly isOver: boolean;
};

/** A mark of what a store says of an order's addressees, and one of its note. */
export function addressedMark({ billing, shipping, customerNote }: RemoteOrder): string {
  return [JSON.stringify([billing, shipping]), customerNote].map(sha256Hex).join('.');
}

/**
 * The customer's record is written once and is a person's from then on. Where the goods go is the order's own, with its note, wherever
 * that differs: so a later order never changes where an earlier one is sent. What is erased stays so; of an erased customer who orders
 * again there is a record for that order alone.
 */
export async function contactsOf(
  remote: RemoteOrder,
  { order, orderId, channelId, seen, isOver }: Known,
  read: (id: ContactId) => Promise<Contact | null>,
): Promise<OrderContacts> {
  if (order) return { contactId: order.contactId, contacts: await changedRecord(remote, order, seen, read) };
  const said = customerSaid(remote);
  let contactId: ContactId | null = isNamed(said) ? channelCustomerId(channelId, orderId, said.email) : null;
  let known = contactId === null ? null : await read(contactId);
  if (known?.erased && !isOver) {
    contactId = ownCustomerId(orderId);
    known = await read(contactId);
  }
  const fresh = contactId !== null && !known ? customerRecord(contactId, said) : null;
  const own = ownRecord(orderId, { ...deliverySaid(remote, fresh ?? known), note: remote.customerNote });
  const isErased = known?.erased === true || (await read(orderContactId(orderId))) !== null;
  const says = own.address + own.phone + own.note !== '' && !isErased;
  return { contactId, contacts: [...(fresh ? [fresh] : []), ...(says ? [own] : [])] };
}

/** The order's own record where the store says something else of it than before; what a person wrote meanwhile stays where it does not. */
async function changedRecord(
  remote: RemoteOrder,
  { id, contactId }: OrderRow,
  seen: string | null,
  read: (id: ContactId) => Promise<Contact | null>,
): Promise<readonly Contact[]> {
  const now = addressedMark(remote);
  if (seen === null || seen === now) return [];
  const kept = await read(orderContactId(id));
  const customer = contactId && (await read(contactId));
  if (kept?.erased || customer?.erased) return [];
  const [isNewPlace, isNewNote] = now.split('.').map((mark, at) => mark !== seen.split('.')[at]);
  const { address = '', phone = '', note = '' } = kept ?? {};
  const delivery = isNewPlace ? deliverySaid(remote, customer) : { address, phone };
  const own = ownRecord(id, { ...delivery, note: isNewNote ? remote.customerNote : note });
  const isChanged = own.address !== address || own.phone !== phone || own.note !== note;
  return isChanged ? [{ ...own, name: isNewPlace ? '' : (kept?.name ?? ''), email: kept?.email ?? '' }] : [];
}

/** Where the goods go, as far as the customer's record does not say it. */
function deliverySaid({ billing, shipping }: RemoteOrder, customer: Contact | null) {
  const goods = shipping ?? billing;
  const label = labelOf(goods);
  const phone = goods.phone || billing.phone;
  return {
    address: label === (customer ? customerLabel(customer) : '') ? '' : label,
    phone: phone === (customer?.phone ?? '') ? '' : phone,
  };
}

function ownRecord(
  orderId: OrderId,
  said: { readonly address: string; readonly phone: string; readonly note: string },
): Contact {
  return {
    ...blank,
    contactId: orderContactId(orderId),
    address: said.address.slice(0, mayMakeContact.address),
    phone: said.phone.slice(0, mayMakeContact.phone),
    note: said.note.slice(0, mayMakeContact.note),
  };
}

const blank = { kind: 'customer', erased: false, name: '', address: '', phone: '', email: '', note: '' } as const;

/** Who pays; where the store does not say it, who gets the goods. */
function customerSaid({ billing, shipping }: RemoteOrder): RemoteAddress {
  const isBlank = billing.name === '' && billing.company === '' && billing.lines.length === 0;
  if (!isBlank || !shipping) return billing;
  return { ...shipping, email: billing.email || shipping.email, phone: billing.phone || shipping.phone };
}

function isNamed({ name, company, email }: RemoteAddress): boolean {
  return name !== '' || company !== '' || email !== '';
}

function customerRecord(contactId: ContactId, said: RemoteAddress): Contact {
  const [name = '', ...address] = labelOf(said).split('\n');
  return {
    ...blank,
    contactId,
    name: name.slice(0, mayMakeContact.name),
    address: address.join('\n').slice(0, mayMakeContact.address),
    phone: said.phone.slice(0, mayMakeContact.phone),
    email: said.email.slice(0, mayMakeContact.email),
  };
}

/** An address as it stands on a parcel: the company, who it is for, and where. */
function labelOf(said: RemoteAddress): string {
  const { name, company, lines, postcode, city, region, country } = said;
  const who = [company || name, company === '' || company === name ? '' : name];
  const where = addressOf({ address: lines, postcode, city, region, country });
  return [...who, where].filter((line) => line !== '').join('\n');
}

/** The label that a customer's record gives by itself. */
function customerLabel({ name, address }: Contact): string {
  return [name, address].filter((line) => line !== '').join('\n');
}
