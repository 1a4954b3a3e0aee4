import { SelectField } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import { usePeople, usePersonId } from './orders.queries.ts';

type PersonFieldProps = {
  readonly value: PersonId | null;
  readonly onChange: (person: PersonId | null) => void;
};

/** Who works on something: a person of the shop, or nobody. */
export function PersonField({ value, onChange }: PersonFieldProps) {
  const t = useWords();
  const people = usePeople() ?? [];
  const me = usePersonId();
  const known = people.map(({ id, name }) => ({
    value: id,
    label: id === me ? t('queue.assignee.me', { name }) : name,
  }));
  const isAway = value !== null && !known.some((one) => one.value === value);
  return (
    <SelectField
      label={t('queue.assignee.label')}
      value={value}
      onChange={onChange}
      options={isAway ? [...known, { value, label: t('queue.assignee.away') }] : known}
      placeholder={t('queue.assignee.nobody')}
      clearable
    />
  );
}
