import { useState } from 'react';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { AskedCustomer } from './customer-record.commands.ts';
import { type CustomerDetails, type DetailField, noDetails, recordEdit } from './customer-record.ts';
import type { ChosenCustomer } from './customer-field.tsx';
import { useCustomerRecord } from './edit-order.queries.ts';

/** The details of the customer that a form has chosen, while they are typed. */
export type CustomerEdit = {
  readonly details: CustomerDetails;
  readonly set: (field: DetailField, text: string) => void;
  /** nobody: none is chosen; reading: it is not known yet what stands there; away: there is no record here. */
  readonly state: 'nobody' | 'new' | 'known' | 'reading' | 'away';
  /** The customer as a command takes it. */
  readonly asked: AskedCustomer;
  /** Keeps what is typed, and compares it with the record as it is now: the one that is given, else as it is read. */
  readonly compareWith: (record: Contact | null) => void;
};

const newCustomer = 'new';

type Typed = { readonly of: string; readonly was: CustomerDetails; readonly texts: Partial<CustomerDetails> };

/** Holds what is typed of the customer that is chosen; of another customer it is another text. */
export function useCustomerEdit(customer: ChosenCustomer | null): CustomerEdit {
  const record = useCustomerRecord(customer?.id ?? null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const of = customer ? (customer.id ?? newCustomer) : null;
  const mine = typed && typed.of === of ? typed : null;
  const details = { ...(record ? detailsOf(record) : noDetails), ...mine?.texts };
  return {
    details,
    set: (field, text) => {
      if (of === null) return;
      const was = mine?.was ?? (record ? detailsOf(record) : noDetails);
      setTyped({ of, was, texts: { ...mine?.texts, [field]: text } });
    },
    state: stateOf(customer, record),
    asked: askedOf(customer, details, mine && recordEdit(mine.was, mine.texts)),
    compareWith: (given) => {
      const now = given ?? record;
      setTyped((before) => before && { ...before, was: now ? detailsOf(now) : before.was });
    },
  };
}

function stateOf(customer: ChosenCustomer | null, record: ReturnType<typeof useCustomerRecord>): CustomerEdit['state'] {
  if (!customer) return 'nobody';
  if (customer.id === null) return 'new';
  if (record === undefined) return 'reading';
  return record ? 'known' : 'away';
}

function askedOf(
  customer: ChosenCustomer | null,
  details: CustomerDetails,
  edit: ReturnType<typeof recordEdit>,
): AskedCustomer {
  if (!customer) return null;
  return customer.id ? { id: customer.id, edit } : { name: customer.name, details };
}

/** What of a record is not its name. */
function detailsOf({ address, phone, email, note }: CustomerDetails): CustomerDetails {
  return { address, phone, email, note };
}
