import { SelectField } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderPriority } from '#shared/domain/operations/rows.ts';
import { orderPriorities, priorityOf } from './order-view.ts';

type PriorityFieldProps = {
  readonly value: OrderPriority | null;
  readonly onChange: (priority: OrderPriority | null) => void;
};

/** How urgent an order is. */
export function PriorityField({ value, onChange }: PriorityFieldProps) {
  const t = useWords();
  return (
    <SelectField
      label={t('queue.priority')}
      value={priorityOf({ priority: value })}
      onChange={(chosen) => onChange(chosen === 'normal' ? null : chosen)}
      options={orderPriorities.map((priority) => ({ value: priority, label: t(`queue.priorities.${priority}`) }))}
    />
  );
}
