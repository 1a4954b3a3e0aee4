import { useState } from 'react';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import { useOrderCommands } from './orders.commands.ts';
import { useCalendar } from './orders.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** Changes the day an order is due, or takes it away. */
export function DueDialog({ order, onClose }: { readonly order: OrderRow; readonly onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const commands = useOrderCommands();
  const told = useActNews();
  const before = dueDay(order, useCalendar());
  const [day, setDay] = useState(before);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    if (day === before) return onClose();
    setBusy(true);
    const saved = await commands.setDue(order.id, day);
    setBusy(false);
    if (!saved.ok) return setFailure(saved.failure);
    const { number } = order;
    told.saved(
      day === null ? t('orders.dueCleared', { number }) : t('orders.dueSaved', { number, when: format.date(day) }),
      saved.value.opIds,
    );
    onClose();
  };
  return (
    <Dialog
      name={t('orders.commands.due')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => void submit()}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <DateField label={t('orders.form.due')} value={day} onChange={setDay} />
    </Dialog>
  );
}
