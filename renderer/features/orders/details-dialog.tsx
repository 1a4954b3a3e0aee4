import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { MoneyField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mostDiscount } from '#shared/domain/orders/amounts.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { useDayQuestion } from './day-question.ts';
import {
  type DetailField,
  detailFields,
  detailsOf,
  type OrderDetails,
  useOrderFields,
} from './order-fields.commands.ts';
import { type DetailWording, detailText } from './order-detail-text.ts';
import { type OrderFacts, useCalendar, useKnownTags, useOrderFacts, usePersonNames } from './orders.queries.ts';
import { PersonField } from './person-field.tsx';
import { PriorityField } from './priority-field.tsx';
import { TagsField } from './tags-field.tsx';

/** An order's details as a form shows them: the day that 0.1 kept as a moment among them. */
function shownDetails(order: OrderRow, dayOf: (order: OrderRow) => string | null): OrderDetails {
  return { ...detailsOf(order), dueOn: dayOf(order) };
}

/** Changes what is said of an order besides what is in it: days, priority, who works on it, how it is sent, tags, amounts. */
export function DetailsDialog({ order, onClose }: { readonly order: OrderRow; readonly onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const personOf = usePersonNames();
  const { save } = useOrderFields();
  const told = useActNews();
  const days = useCalendar();
  const dayOf = (of: OrderRow) => days.said(of.dueOn, of.dueAt);
  const [began, setBegan] = useState(order);
  const [typed, setTyped] = useState<Partial<OrderDetails>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [met, setMet] = useState<readonly DetailField[]>([]);
  const was = shownDetails(began, dayOf);
  const now = { ...was, ...typed };
  const put = (part: Partial<OrderDetails>) => setTyped((before) => ({ ...before, ...part }));

  const submit = async () => {
    const changed = detailFields.filter((field) => JSON.stringify(now[field]) !== JSON.stringify(was[field]));
    const kept = detailsOf(began);
    const changes = Object.fromEntries(changed.map((field) => [field, { was: kept[field], becomes: now[field] }]));
    if (changed.length === 0) return onClose();
    setBusy(true);
    setFailure(null);
    setMet([]);
    const saved = await save({ orderId: order.id, changes });
    setBusy(false);
    if (!saved.ok) return setFailure(saved.failure);
    if (saved.value.outcome === 'met') {
      setBegan(saved.value.order);
      setMet(saved.value.fields);
      return setFailure({ code: 'order-met' });
    }
    if (saved.value.outcome === 'saved')
      told.saved(t('orders.edit.saved', { number: order.number }), saved.value.opIds);
    onClose();
  };
  return (
    <Dialog
      name={t('orders.commands.details')}
      submit={t('orders.edit.save')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      busy={busy}
      error={
        failure && (
          <Stack gap="xs">
            <ErrorBlock {...failureWords(t, failure)} />
            {met.map((field) => (
              <Text key={field}>{metText(field, was, { t, format, currency: facts.currency, personOf })}</Text>
            ))}
          </Stack>
        )
      }
    >
      <DetailFieldsForm order={began} details={now} onPut={put} facts={facts} />
    </Dialog>
  );
}

function metText(field: DetailField, was: OrderDetails, wording: DetailWording): string {
  const { t } = wording;
  return t('orders.customer.now', {
    field: t(`activity.fields.${field}`),
    text: detailText(field, was[field], wording),
  });
}

type FormProps = {
  readonly order: OrderRow;
  readonly details: OrderDetails;
  readonly onPut: (part: Partial<OrderDetails>) => void;
  readonly facts: OrderFacts;
};

function DetailFieldsForm({ order, details, onPut, facts: { currency, variant } }: FormProps) {
  const t = useWords();
  const known = useKnownTags();
  const asksDay = useDayQuestion(order.placedAt);
  const most = mostDiscount({ lines: order.lines, shippingAmount: details.shippingAmount }, variant);
  return (
    <Stack gap="m">
      <Columns min={160}>
        <DateField
          label={t('orders.form.due')}
          value={details.dueOn}
          onChange={(dueOn) => onPut({ dueOn })}
          asks={asksDay}
        />
        <DateField
          label={t('queue.details.promised')}
          value={details.promisedOn}
          onChange={(promisedOn) => onPut({ promisedOn })}
          asks={asksDay}
        />
        <PriorityField value={details.priority} onChange={(priority) => onPut({ priority })} />
        <PersonField value={details.assigneeId} onChange={(assigneeId) => onPut({ assigneeId })} />
        <TextField
          label={t('queue.details.method')}
          value={details.shippingMethod ?? ''}
          onChange={(text) => onPut({ shippingMethod: text.trim() === '' ? null : text })}
          maxLength={mayMake.name}
        />
        <MoneyField
          label={t('queue.details.shipping')}
          value={details.shippingAmount}
          onChange={(shippingAmount) => onPut({ shippingAmount })}
          usual={details.shippingAmount}
          currency={currency}
          min={0}
        />
        <MoneyField
          label={t('queue.details.discount')}
          value={details.discountAmount}
          onChange={(discountAmount) => onPut({ discountAmount })}
          usual={details.discountAmount}
          currency={currency}
          min={0}
          {...(most !== null && { max: most })}
        />
      </Columns>
      <CheckField
        label={t('queue.details.onlyWhole')}
        hint={t('queue.details.onlyWholeHint')}
        checked={details.onlyWhole === true}
        onChange={(on) => onPut({ onlyWhole: on || null })}
      />
      <TagsField
        label={t('queue.tags.label')}
        value={details.tags ?? []}
        onChange={(tags) => onPut({ tags: tags.length > 0 ? tags : null })}
        known={known}
      />
    </Stack>
  );
}
