import { useState } from 'react';
import { useWords } from '#renderer/words/words.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { Day, OrderRow } from '#shared/domain/operations/rows.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import type { ChosenCustomer } from './customer-field.tsx';
import type { EditAsk } from './edit-order.commands.ts';
import { type Draft, draftOf } from './order-draft.ts';
import { draftsOnto } from './order-edit.ts';
import { type FoundOrder, useCalendar } from './orders.queries.ts';
import { type CustomerEdit, useCustomerEdit } from './use-customer-edit.ts';

/** What is typed so far of an edit of an order. */
export type OrderEdit = {
  /** The order that what is typed is compared with: as it was when the person began, or was told that it is another by now. */
  readonly began: OrderRow;
  readonly number: string;
  readonly setNumber: (number: string) => void;
  readonly customer: ChosenCustomer | null;
  readonly setCustomer: (customer: ChosenCustomer | null) => void;
  readonly record: CustomerEdit;
  readonly due: Day | null;
  readonly setDue: (due: Day | null) => void;
  /** The due day as a command takes it; null where it was not changed. */
  readonly changedDue: EditAsk['due'];
  readonly lines: readonly Draft[];
  readonly setLines: (change: (lines: readonly Draft[]) => readonly Draft[]) => void;
  /** Keeps what is typed, and compares it with the order and the customer's record as they are now. */
  readonly goOnFrom: (order: OrderRow, record: Contact | null) => void;
};

/** Holds an edit of an order until it is saved. */
export function useOrderEdit({ order, contact }: FoundOrder): OrderEdit {
  const t = useWords();
  const [began, setBegan] = useState(order);
  const [number, setNumber] = useState(order.number);
  const [customer, setCustomer] = useState<ChosenCustomer | null>(
    order.contactId && { id: order.contactId, name: contact?.name || t('orders.edit.unnamed') },
  );
  const [lines, setLines] = useState<readonly Draft[]>(() => order.lines.map(draftOf));
  const record = useCustomerEdit(customer);
  const days = useCalendar();
  const dueBefore = dueDay(began, days);
  const [typedDue, setTypedDue] = useState<{ readonly day: Day | null } | null>(null);
  const due = typedDue ? typedDue.day : dueBefore;
  const goOnFrom = (now: OrderRow, recordNow: Contact | null) => {
    setLines((before) => draftsOnto(before, began.lines, now.lines));
    if (number.trim() === began.number.trim()) setNumber(now.number);
    setBegan(now);
    record.compareWith(recordNow);
  };
  return {
    began,
    number,
    setNumber,
    customer,
    setCustomer,
    record,
    due,
    setDue: (day) => setTypedDue({ day }),
    changedDue: due === dueBefore ? null : { was: dueBefore, becomes: due },
    lines,
    setLines,
    goOnFrom,
  };
}
