import { useCallback } from 'react';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { useCustomers } from './customers.queries.ts';
import { mayMakeContact } from '#shared/domain/values/limits.ts';

/** A customer as a form holds it, with the name to show. */
export type ChosenCustomer = { readonly name: string; readonly id: ContactId | null };

type CustomerFieldProps = {
  readonly value: ChosenCustomer | null;
  readonly onChange: (value: ChosenCustomer | null) => void;
};

const MOST = 20;
const newOne = 'new';

/** Chooses a customer by name, or makes a new one of what is typed. */
export function CustomerField({ value, onChange }: CustomerFieldProps) {
  const t = useWords();
  const customers = useCustomers();
  const search = useCallback(
    (text: string): readonly Option[] => {
      // Before they are read nobody can say that a name is new: a second customer of the name would be made.
      if (!customers) return [];
      const wanted = foldName(text);
      const fitting = customers.filter(({ name }) => wanted === '' || foldName(name).includes(wanted)).slice(0, MOST);
      const options = fitting.map(({ id, name, note }) => ({ value: id, label: name, note: note || undefined }));
      if (wanted === '') return options;
      // Two people may have one name: the second one is never taken for the first.
      const isKnown = customers.some(({ name }) => foldName(name) === wanted);
      const label = t(isKnown ? 'orders.form.anotherOption' : 'orders.form.createOption', { name: text.trim() });
      return [...options, { value: `${newOne}:${text.trim()}`, label }];
    },
    [customers, t],
  );
  const ofText = (text: string): Option | null => {
    const [only, ...others] = customers?.filter(({ name }) => foldName(name) === foldName(text)) ?? [];
    if (!customers || others.length > 0) return null;
    return only ? { value: only.id, label: only.name } : { value: `${newOne}:${text}`, label: text };
  };
  const choose = (option: Option | null) => {
    if (!option) return onChange(null);
    const isNew = option.value.startsWith(`${newOne}:`);
    // What is no new name is the id of the contact it was offered with.
    onChange(
      isNew
        ? { id: null, name: option.value.slice(newOne.length + 1) }
        : { id: option.value as ContactId, name: option.label },
    );
  };
  const shown = value && { value: value.id ?? `${newOne}:${value.name}`, label: value.name };
  return (
    <LookupField
      label={t('orders.form.customer')}
      hint={t('orders.form.customerHint')}
      value={shown}
      onChange={choose}
      search={search}
      ofText={ofText}
      clearable
      maxLength={mayMakeContact.name}
    />
  );
}
