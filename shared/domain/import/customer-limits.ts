import { mayMake, mayMakeContact } from '#shared/domain/values/limits.ts';
import type { Field } from './field.ts';
import type { CustomerDraft, OrderHead, OrderSaid } from './order-draft.ts';

/** A field of an order or its customer that says more than is kept of it. */
export type TooLong = { readonly field: Field; readonly value: string; readonly limit: number };

/** The lines of a customer's address, as it stands on paper. */
export function addressOf({ address, postcode, city, region, country }: CustomerDraft): string {
  const lines = [...address, [postcode, city].filter(Boolean).join(' '), region, country];
  return lines.filter(Boolean).join('\n');
}

/** What of an order's head is longer than a shop's server takes: such an order is refused, and nothing of it is cut. */
export function tooLongOf({
  number,
  customer,
  note = '',
  shippingMethod = '',
}: OrderHead & OrderSaid): readonly TooLong[] {
  const { company, name, phone = '', email = '' } = customer;
  const all: readonly TooLong[] = [
    { field: 'orderNumber', value: number, limit: mayMake.name },
    { field: 'company', value: company ?? '', limit: mayMakeContact.name },
    {
      field: 'customerName',
      value: name ?? '',
      limit: company === undefined ? mayMakeContact.name : mayMakeContact.note,
    },
    { field: 'phone', value: phone, limit: mayMakeContact.phone },
    { field: 'email', value: email, limit: mayMakeContact.email },
    { field: 'address', value: addressOf(customer), limit: mayMakeContact.address },
    { field: 'note', value: note, limit: mayMakeContact.note },
    { field: 'shippingMethod', value: shippingMethod, limit: mayMake.name },
  ];
  return all.filter(({ value, limit }) => value.length > limit);
}
