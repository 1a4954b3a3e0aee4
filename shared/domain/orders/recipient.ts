/** What is kept of a person, as far as a parcel needs it. */
export type Addressed = {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
};

/**
 * Whom an order goes to: the other address that the order has of its own, else its customer; null where nobody is known. Another
 * address is written as it stands on the parcel, so its first line is the name where its record has none. What the record does
 * not say of telephone and e-mail is the customer's.
 */
export function recipientOf(own: Addressed | undefined, customer: Addressed | undefined): Addressed | null {
  const address = own?.address.trim() ?? '';
  if (!own || address === '') {
    const isKnown = customer && (customer.name.trim() !== '' || customer.address.trim() !== '');
    if (!isKnown) return null;
    const { name, phone, email, ...rest } = fields(customer);
    return { ...rest, name: own?.name.trim() || name, phone: own?.phone || phone, email: own?.email || email };
  }
  const [first = '', ...rest] = address.split('\n');
  const named = own.name.trim() === '' ? { name: first.trim(), address: rest.join('\n') } : { name: own.name, address };
  return { ...named, phone: own.phone || (customer?.phone ?? ''), email: own.email || (customer?.email ?? '') };
}

function fields({ name, address, phone, email }: Addressed): Addressed {
  return { name, address, phone, email };
}
