import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { isRestToShip } from '#shared/domain/orders/progress.ts';
import { AddProduct } from './add-product.tsx';
import { CustomerDetailsFields } from './customer-details.tsx';
import { CustomerField } from './customer-field.tsx';
import { useCustomerCommands } from './customer-record.commands.ts';
import { useDayQuestion } from './day-question.ts';
import { DraftLines } from './draft-lines.tsx';
import { useEditOrder } from './edit-order.commands.ts';
import { MetBlock } from './met-block.tsx';
import { type Draft, isFilledIn, orderedIn, valueOf, withProduct } from './order-draft.ts';
import type { Clash } from './order-edit.ts';
import { type FoundOrder, type StockListRow, useOrder, useOrderFacts } from './orders.queries.ts';
import { useNumbers } from './order-numbers.queries.ts';
import { NumberTaken, OrderNumberField } from './order-number-field.tsx';
import { type OrderEdit, useOrderEdit } from './use-order-edit.ts';

type EditOrderDialogProps = { readonly order: OrderRow; readonly onClose: () => void };

/** Edits an order that waits: who it is for, its number, when it is due, what is in it. */
export function EditOrderDialog({ order, onClose }: EditOrderDialogProps) {
  const found = useOrder(order.id);
  const [began, setBegan] = useState<FoundOrder | null>(null);
  if (!began && found) setBegan(found);
  return began && <EditForm began={began} now={found?.order ?? began.order} onClose={onClose} />;
}

type EditFormProps = { readonly began: FoundOrder; readonly now: OrderRow; readonly onClose: () => void };

function EditForm({ began, now, onClose }: EditFormProps) {
  const t = useWords();
  const asksDay = useDayQuestion(now.placedAt);
  const format = useFormat();
  const facts = useOrderFacts();
  const commands = useEditOrder();
  const customers = useCustomerCommands();
  const told = useActNews();
  const edit = useOrderEdit(began);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [met, setMet] = useState<readonly Clash[]>([]);
  const { lines, number } = edit;
  const isLeft = isRestLeft(lines, now);
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    setMet([]);
    const wanted = lines.map((line) => ({ ...orderedIn(line), id: line.id }));
    const { began: from, record, changedDue } = edit;
    const edited = await commands.save({ began: from, number, customer: record.asked, due: changedDue, lines: wanted });
    setBusy(false);
    if (!edited.ok) return setFailure(edited.failure);
    if (edited.value.outcome === 'met') {
      setMet(edited.value.clashes);
      return edit.goOnFrom(edited.value.order, edited.value.record);
    }
    if (edited.value.outcome === 'saved') {
      const { opIds, written } = edited.value;
      const back = written ? () => customers.putBack(written) : undefined;
      told.saved(t('orders.edit.saved', { number: number.trim() }), opIds, { back });
    }
    onClose();
  };
  return (
    <Dialog
      name={t('orders.commands.edit')}
      submit={t('orders.edit.save')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={isLeft && isFilledIn(lines) && number.trim() !== '' && edit.record.state !== 'reading'}
      busy={busy}
      error={
        met.length > 0 ? (
          <MetBlock clashes={met} order={now} facts={facts} />
        ) : (
          failure && <ErrorBlock {...failureWords(t, failure)} />
        )
      }
      aside={
        <Text figure strong>
          {t('orders.form.total', { value: format.money(valueOf(lines, facts), facts.currency) })}
        </Text>
      }
    >
      <Stack gap="m">
        <Columns min={180}>
          <NumberOfOrder edit={edit} />
          <CustomerField value={edit.customer} onChange={edit.setCustomer} />
          <DateField label={t('orders.form.due')} value={edit.due} onChange={edit.setDue} asks={asksDay} />
        </Columns>
        <TakenNumberOfOrder edit={edit} />
        <CustomerDetailsFields edit={edit.record} />
        <DraftLines lines={lines} facts={facts} onChange={edit.setLines} inOrder={now.lines} />
        {!isLeft && isFilledIn(lines) && (
          <Text tone="warn" as="div">
            {t('orders.edit.nothingLeft')}
          </Text>
        )}
        <AddLine edit={edit} />
      </Stack>
    </Dialog>
  );
}

/** Whether something is still to ship of what the order would have. */
function isRestLeft(lines: readonly Draft[], now: OrderRow): boolean {
  return isRestToShip(
    lines.map(({ id, quantity }) => {
      const { picked = 0, shipped = 0 } = now.lines.find((line) => line.id === id) ?? {};
      return { quantity: quantity ?? 0, picked, shipped };
    }),
  );
}

function NumberOfOrder({ edit: { number, setNumber, began } }: { readonly edit: OrderEdit }) {
  return <OrderNumberField value={number} onChange={setNumber} given={began.number} required />;
}

function TakenNumberOfOrder({ edit: { number, setNumber, began } }: { readonly edit: OrderEdit }) {
  return <NumberTaken number={number} own={began.id} numbers={useNumbers()} onChange={setNumber} />;
}

function AddLine({ edit: { setLines, began } }: { readonly edit: OrderEdit }) {
  const { defaultLocationId } = useOrderFacts();
  const add = ({ variantId, price }: StockListRow, quantity: number) => {
    if (!defaultLocationId) return;
    const chosen = { variantId, locationId: defaultLocationId, quantity, unitPrice: price };
    setLines((before) => withProduct(before, chosen, began.lines));
  };
  return <AddProduct onAdd={add} />;
}
