import { useMemo, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import type { OrderPriority, OrderRow } from '#shared/domain/operations/rows.ts';
import type { TagChange } from './order-fields.commands.ts';
import { useKnownTags, usePersonId } from './orders.queries.ts';
import { PersonField } from './person-field.tsx';
import { PriorityField } from './priority-field.tsx';
import { TagsField } from './tags-field.tsx';

type TagsDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onSave: (change: TagChange) => void;
  readonly onClose: () => void;
};

/** Puts tags on orders and takes others off. */
export function TagsDialog({ orders, onSave, onClose }: TagsDialogProps) {
  const t = useWords();
  const known = useKnownTags();
  const there = useMemo(() => [...new Set(orders.flatMap(({ tags }) => tags ?? []))].sort(), [orders]);
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  return (
    <Dialog
      name={t('queue.tags.title', { count: orders.length, number: orders[0]?.number ?? '' })}
      submit={t('queue.tags.submit')}
      open
      onClose={onClose}
      onSubmit={() => onSave({ add, remove })}
      canSubmit={add.length + remove.length > 0}
      unsaved={add.length + remove.length > 0}
    >
      <Stack gap="m">
        <TagsField label={t('queue.tags.add')} value={add} onChange={setAdd} known={known} />
        {there.length > 0 && (
          <TagsField
            label={t('queue.tags.remove')}
            value={remove}
            onChange={setRemove}
            known={there}
            mayMakeNew={false}
          />
        )}
      </Stack>
    </Dialog>
  );
}

type AssignDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onSave: (person: PersonId | null) => void;
  readonly onClose: () => void;
};

/** Says who works on orders; at first the person at this desk. */
export function AssignDialog({ orders, onSave, onClose }: AssignDialogProps) {
  const t = useWords();
  const me = usePersonId();
  const [person, setPerson] = useState<PersonId | null>(me);
  return (
    <Dialog
      name={t('queue.assignee.title', { count: orders.length, number: orders[0]?.number ?? '' })}
      submit={t('queue.assignee.submit')}
      open
      size="s"
      unsaved={false}
      onClose={onClose}
      onSubmit={() => onSave(person)}
    >
      <PersonField value={person} onChange={setPerson} />
    </Dialog>
  );
}

type PriorityDialogProps = {
  readonly orders: readonly OrderRow[];
  readonly onSave: (priority: OrderPriority | null) => void;
  readonly onClose: () => void;
};

/** Says how urgent orders are. */
export function PriorityDialog({ orders, onSave, onClose }: PriorityDialogProps) {
  const t = useWords();
  const [priority, setPriority] = useState<OrderPriority | null>(orders[0]?.priority ?? null);
  return (
    <Dialog
      name={t('queue.priorityTitle', { count: orders.length, number: orders[0]?.number ?? '' })}
      submit={t('queue.prioritySubmit')}
      open
      size="s"
      unsaved={false}
      onClose={onClose}
      onSubmit={() => onSave(priority)}
    >
      <PriorityField value={priority} onChange={setPriority} />
    </Dialog>
  );
}
