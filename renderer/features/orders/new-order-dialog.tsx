import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { AddProduct } from './add-product.tsx';
import { CustomerDetailsFields } from './customer-details.tsx';
import { type ChosenCustomer, CustomerField } from './customer-field.tsx';
import { useCustomerCommands } from './customer-record.commands.ts';
import { useDayQuestion } from './day-question.ts';
import { DraftLines } from './draft-lines.tsx';
import { type Draft, isFilledIn, orderedIn, valueOf, withProduct } from './order-draft.ts';
import { useOrderCommands } from './orders.commands.ts';
import { type StockListRow, useOrderFacts } from './orders.queries.ts';
import { NumberTaken, OrderNumberField } from './order-number-field.tsx';
import { useNumbers } from './order-numbers.queries.ts';
import { useCustomerEdit } from './use-customer-edit.ts';

/** Enters an order by hand: who it is for, when it is due, what is in it. */
export function NewOrderDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const asksDay = useDayQuestion(null);
  const format = useFormat();
  const facts = useOrderFacts();
  const numbers = useNumbers();
  const commands = useOrderCommands();
  const told = useActNews();
  const [typedNumber, setNumber] = useState<string | null>(null);
  const [customer, setCustomer] = useState<ChosenCustomer | null>(null);
  const record = useCustomerEdit(customer);
  const customers = useCustomerCommands();
  const [due, setDue] = useState<string | null>(null);
  const [lines, setLines] = useState<readonly Draft[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const number = typedNumber ?? numbers.suggested ?? '';
  const isWhole = lines.length > 0 && isFilledIn(lines);
  const total = valueOf(lines, facts);

  const add = (row: StockListRow, quantity: number) => {
    const locationId = facts.defaultLocationId;
    if (!locationId) return;
    setLines((before) => withProduct(before, { variantId: row.variantId, locationId, quantity, unitPrice: row.price }));
  };
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const entered = await commands.add({
      number,
      customer: record.asked,
      dueOn: due,
      lines: lines.map(orderedIn),
    });
    setBusy(false);
    if (!entered.ok) {
      if (entered.failure.code === 'contact-met') record.compareWith(null);
      return setFailure(entered.failure);
    }
    const { opIds, written } = entered.value;
    const back = written ? () => customers.putBack(written) : undefined;
    told.saved(t('orders.form.saved', { number: number.trim() }), opIds, { back });
    onClose();
  };

  return (
    <Dialog
      name={t('orders.commands.new')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={isWhole && number.trim() !== '' && record.state !== 'reading'}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
      aside={
        lines.length > 0 && (
          <Text figure strong>
            {t('orders.form.total', { value: format.money(total, facts.currency) })}
          </Text>
        )
      }
    >
      <Stack gap="m">
        <Columns min={180}>
          <OrderNumberField
            value={number}
            onChange={setNumber}
            given={numbers.suggested ?? ''}
            required={typedNumber !== null}
          />
          <CustomerField value={customer} onChange={setCustomer} />
          <DateField label={t('orders.form.due')} value={due} onChange={setDue} asks={asksDay} />
        </Columns>
        <NumberTaken number={number} own={null} numbers={numbers} onChange={setNumber} />
        <CustomerDetailsFields edit={record} />
        <DraftLines lines={lines} facts={facts} onChange={setLines} />
        <AddProduct onAdd={add} />
      </Stack>
    </Dialog>
  );
}
