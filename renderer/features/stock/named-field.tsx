import { useCallback } from 'react';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { mayMake } from '#shared/domain/values/limits.ts';

/** Something chosen by its name: one that is known, or a new one to be made. */
export type Named<Id extends string = string> = { readonly name: string; readonly id: Id | null };

type NamedFieldProps<Id extends string> = {
  readonly label: string;
  readonly hint?: string;
  readonly known: readonly { readonly id: Id; readonly name: string }[];
  readonly value: Named<Id> | null;
  readonly onChange: (value: Named<Id> | null) => void;
};

/** Chooses one of the known names, or makes a new one of what is typed. */
export function NamedField<Id extends string>({ label, hint, known, value, onChange }: NamedFieldProps<Id>) {
  const t = useWords();
  const search = useCallback(
    (text: string): readonly Option[] => {
      const wanted = foldName(text);
      const fitting = known
        .filter(({ name }) => wanted === '' || foldName(name).includes(wanted))
        .map(({ name }) => ({ value: name, label: name }));
      const isNew = wanted !== '' && !known.some(({ name }) => foldName(name) === wanted);
      return isNew
        ? [...fitting, { value: text.trim(), label: t('stock.form.createOption', { name: text.trim() }) }]
        : fitting;
    },
    [known, t],
  );
  const ofText = (text: string): Option | null => {
    const [only, ...others] = known.filter(({ name }) => foldName(name) === foldName(text));
    if (others.length > 0) return null;
    return { value: only?.name ?? text, label: only?.name ?? text };
  };
  const choose = (option: Option | null) =>
    onChange(option && { name: option.value, id: known.find(({ name }) => name === option.value)?.id ?? null });
  return (
    <LookupField
      label={label}
      hint={hint}
      value={value && { value: value.name, label: value.name }}
      onChange={choose}
      search={search}
      ofText={ofText}
      clearable
      maxLength={mayMake.name}
    />
  );
}
