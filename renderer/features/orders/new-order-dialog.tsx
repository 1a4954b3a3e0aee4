import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Inline, Stack } from '#renderer/ui/layout.tsx';
import { MoneyField, NumberField } from '#renderer/ui/number-field.tsx';
import { LookupField, type Option, SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { askedCustomer, type ChosenCustomer, CustomerField } from './customer-field.tsx';
import { OrderEntries, OrderEntry } from './order-entry.tsx';
import { useOrderCommands } from './orders.commands.ts';
import {
  type Meant,
  type OrderFacts,
  type StockListRow,
  useFindProducts,
  useNumbers,
  useOrderFacts,
  useProductFinder,
} from './orders.queries.ts';
import { useTold } from '#renderer/ui/act-toasts.ts';

/** A line as far as it is filled in. */
type Draft = {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number | null;
  readonly unitPrice: number | null;
  readonly readable: boolean;
};

/** Enters an order by hand: who it is for, when it is due, what is in it. */
export function NewOrderDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const numbers = useNumbers();
  const commands = useOrderCommands();
  const told = useTold();
  const [typedNumber, setNumber] = useState<string | null>(null);
  const [customer, setCustomer] = useState<ChosenCustomer | null>(null);
  const [due, setDue] = useState<string | null>(null);
  const [lines, setLines] = useState<readonly Draft[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const number = typedNumber ?? numbers?.suggested ?? '';
  const isWhole = lines.length > 0 && lines.every((line) => line.readable && (line.quantity ?? 0) > 0);
  const total = lines.reduce((sum, line) => sum + valueOf(line, facts), 0);

  const put = (variantId: VariantId, part: Partial<Draft>) =>
    setLines((before) => before.map((line) => (line.variantId === variantId ? { ...line, ...part } : line)));
  const add = (row: StockListRow, scanned: number) => {
    const locationId = facts.defaultLocationId;
    if (!locationId) return;
    setLines((before) =>
      before.some((line) => line.variantId === row.variantId)
        ? before.map((line) =>
            line.variantId === row.variantId ? { ...line, quantity: (line.quantity ?? 0) + scanned } : line,
          )
        : [
            ...before,
            { variantId: row.variantId, locationId, quantity: scanned, unitPrice: row.price, readable: true },
          ],
    );
  };
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const entries = lines.map(({ variantId, locationId, quantity, unitPrice }) => ({
      variantId,
      locationId,
      quantity: quantity ?? 0,
      unitPrice,
    }));
    const entered = await commands.add({
      number,
      customer: askedCustomer(customer),
      dueOn: due,
      lines: entries,
    });
    setBusy(false);
    if (!entered.ok) return setFailure(entered.failure);
    told.saved(t('orders.form.saved', { number: number.trim() }), entered.value.opIds);
    onClose();
  };

  return (
    <Dialog
      name={t('orders.commands.new')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={isWhole && number.trim() !== ''}
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
          <TextField
            label={t('orders.form.number')}
            value={number}
            onChange={setNumber}
            hint={numbers?.isTaken(number) ? t('orders.form.numberTaken') : undefined}
            error={typedNumber !== null && number.trim() === '' ? t('orders.form.numberMissing') : null}
            maxLength={100}
          />
          <CustomerField value={customer} onChange={setCustomer} />
          <DateField label={t('orders.form.due')} value={due} onChange={setDue} />
        </Columns>
        {lines.length > 0 && (
          <OrderEntries>
            {lines.map((line) => (
              <NewLine
                key={line.variantId}
                line={line}
                facts={facts}
                onPut={(part) => put(line.variantId, part)}
                onRemove={() => setLines(lines.filter((other) => other !== line))}
              />
            ))}
          </OrderEntries>
        )}
        <AddProduct onAdd={add} />
      </Stack>
    </Dialog>
  );
}

function valueOf({ variantId, quantity, unitPrice }: Draft, facts: OrderFacts): number {
  return unitPrice === null || quantity === null
    ? 0
    : timesQuantity(unitPrice, quantity, facts.variant(variantId)?.decimals ?? 0);
}

type NewLineProps = {
  readonly line: Draft;
  readonly facts: OrderFacts;
  readonly onPut: (part: Partial<Draft>) => void;
  readonly onRemove: () => void;
};

function NewLine({ line, facts, onPut, onRemove }: NewLineProps) {
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(line.variantId, line.locationId);
  if (!row) return null;
  const available = row.figures?.available ?? 0;
  const place = { location: facts.locationName(line.locationId), value: format.quantity(available, row.decimals) };
  const isShort = row.tracked && (line.quantity ?? 0) > available;
  return (
    <OrderEntry
      title={row.title}
      note={row.sku}
      remove={{ name: t('orders.form.remove', { product: row.title }), run: onRemove }}
      fields={
        <>
          {facts.locations.length > 1 && (
            <SelectField
              label={t('orders.form.from')}
              value={line.locationId}
              onChange={(locationId) => locationId && onPut({ locationId })}
              options={facts.locations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <NumberField
            label={t('orders.form.quantity')}
            value={line.quantity}
            onChange={(quantity) => onPut({ quantity, readable: true })}
            onReadable={(readable) => onPut({ readable })}
            decimals={row.decimals}
            unit={row.unit ?? undefined}
            min={0}
            max={MAX_QUANTITY}
          />
          <MoneyField
            label={t('orders.form.price')}
            value={line.unitPrice}
            onChange={(unitPrice) => onPut({ unitPrice })}
            currency={facts.currency}
            min={0}
          />
        </>
      }
    >
      <Text size="s" tone={isShort ? 'warn' : 'muted'} figure as="div">
        {!row.tracked ? t('orders.form.untracked') : t(isShort ? 'orders.form.short' : 'orders.form.available', place)}
      </Text>
    </OrderEntry>
  );
}

const MOST_FOUND = 20;

function AddProduct({ onAdd }: { readonly onAdd: (row: StockListRow, scanned: number) => void }) {
  const t = useWords();
  const find = useFindProducts();
  const finder = useProductFinder();
  const found = useRef<ReturnType<typeof find>>([]);
  const meant = useRef<readonly Meant[]>([]);
  const search = useCallback(
    (text: string): readonly Option<VariantId>[] => {
      found.current = find(text, MOST_FOUND);
      return found.current.map(({ row }) => ({ value: row.variantId, label: row.title, note: row.sku ?? undefined }));
    },
    [find],
  );
  const whole = useCallback(
    (text: string): readonly Option<VariantId>[] => {
      meant.current = finder.byWhole(text);
      return meant.current.map(({ row }) => ({ value: row.variantId, label: row.title }));
    },
    [finder],
  );
  const choose = (option: Option<VariantId> | null) => {
    const coded = meant.current.find(({ row }) => row.variantId === option?.value);
    meant.current = [];
    if (coded) return onAdd(coded.row, coded.quantity);
    const one = found.current.find(({ row }) => row.variantId === option?.value);
    // A scan of a pack means what is in it; a product found by its name means one.
    if (one) onAdd(one.row, one.packSize ?? 10 ** one.row.decimals);
  };
  // A scanner ends with Enter: a code that nothing has must not enter the order.
  const keepOpen = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
  };
  return (
    <div onKeyDown={keepOpen}>
      <Inline>
        <LookupField
          label={t('orders.form.addProduct')}
          placeholder={t('orders.form.findProduct')}
          value={null}
          onChange={choose}
          search={search}
          whole={whole}
        />
      </Inline>
    </div>
  );
}
