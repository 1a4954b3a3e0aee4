import { useState } from 'react';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { ChosenCustomer } from './customer-field.tsx';
import type { EditAsk } from './edit-order.commands.ts';
import { useCustomerRecord } from './edit-order.queries.ts';
import { type Draft, draftOf } from './order-draft.ts';
import { draftsOnto } from './order-edit.ts';
import type { FoundOrder } from './orders.queries.ts';

/** What is typed so far of an edit of an order. */
export type OrderEdit = {
  /** The order that what is typed is compared with: as it was when the person began, or was told that it is another by now. */
  readonly began: OrderRow;
  readonly number: string;
  readonly setNumber: (number: string) => void;
  readonly customer: ChosenCustomer | null;
  readonly setCustomer: (customer: ChosenCustomer | null) => void;
  readonly note: NoteEdit;
  readonly lines: readonly Draft[];
  readonly setLines: (change: (lines: readonly Draft[]) => readonly Draft[]) => void;
  /** Keeps what is typed, and compares it with the order and the note as they are now. */
  readonly goOnFrom: (order: OrderRow, note: string) => void;
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
  const { note, compareWith } = useNoteEdit(customer);
  const goOnFrom = (now: OrderRow, noteNow: string) => {
    setLines((before) => draftsOnto(before, began.lines, now.lines));
    if (number.trim() === began.number.trim()) setNumber(now.number);
    setBegan(now);
    compareWith(noteNow);
  };
  return { began, number, setNumber, customer, setCustomer, note, lines, setLines, goOnFrom };
}

/** The note of a customer's record while it is edited. */
export type NoteEdit = {
  readonly text: string;
  readonly set: (text: string) => void;
  /** Whether it is known what stands there. */
  readonly ready: boolean;
  readonly writable: boolean;
  readonly changed: EditAsk['note'];
};

const newCustomer = 'new';

function useNoteEdit(customer: ChosenCustomer | null) {
  const record = useCustomerRecord(customer?.id ?? null);
  const [typed, setTyped] = useState<{ readonly of: string; readonly was: string; readonly text: string } | null>(null);
  const of = customer ? (customer.id ?? newCustomer) : null;
  const mine = typed && typed.of === of ? typed : null;
  const stored = record?.note ?? '';
  const note: NoteEdit = {
    text: mine?.text ?? stored,
    set: (text) => of && setTyped({ of, was: mine?.was ?? stored, text }),
    ready: !customer?.id || record !== undefined,
    writable: of === newCustomer || (of !== null && !!record),
    changed: mine && mine.text !== mine.was ? { was: mine.was, text: mine.text } : null,
  };
  const compareWith = (now: string) => setTyped((before) => before && { ...before, was: now });
  return { note, compareWith };
}
