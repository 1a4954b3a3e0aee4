import { type KeyboardEvent, useCallback, useRef } from 'react';
import { IconButton } from '#renderer/ui/button.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderedLine } from '#shared/domain/operations/rows.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { type ReturnFacts, type StockListRow, useProductFinder } from './returns.queries.ts';

/** What is sent instead: the number of its order, and its products. */
export type Exchange = { readonly number: string; readonly lines: readonly OrderedLine[] };

type ExchangeFieldsProps = {
  readonly exchange: Exchange;
  readonly onChange: (exchange: Exchange) => void;
  readonly facts: ReturnFacts;
  /** Whether another order has this number. */
  readonly isTaken: (number: string) => boolean;
  /** A product as a line of the new order. */
  readonly lineOf: (row: StockListRow, quantity: number) => OrderedLine;
};

/** Says what is sent instead of what came back. */
export function ExchangeFields({ exchange, onChange, facts, isTaken, lineOf }: ExchangeFieldsProps) {
  const t = useWords();
  const { number, lines } = exchange;
  const put = (variantId: VariantId, quantity: number | null) =>
    onChange({
      ...exchange,
      lines: lines.map((line) => (line.variantId === variantId ? { ...line, quantity: quantity ?? 0 } : line)),
    });
  const add = (row: StockListRow) => {
    const there = lines.some(({ variantId }) => variantId === row.variantId);
    if (!there) onChange({ ...exchange, lines: [...lines, lineOf(row, 10 ** row.decimals)] });
  };
  return (
    <Stack gap="s">
      <TextField
        label={t('returns.exchange.number')}
        value={number}
        onChange={(next) => onChange({ ...exchange, number: next })}
        maxLength={100}
        required
        error={isTaken(number) ? t('returns.exchange.taken') : null}
      />
      <ul className="return-lines">
        {lines.map(({ variantId, quantity }) => {
          const row = facts.variant(variantId);
          const product = row?.title ?? variantId;
          return (
            <li key={variantId} className="exchange-line">
              <Text as="div">{product}</Text>
              <NumberField
                label={t('returns.exchange.quantityOf', { product })}
                hideLabel
                value={quantity === 0 ? null : quantity}
                onChange={(next) => put(variantId, next)}
                decimals={row?.decimals ?? 0}
                unit={row?.unit ?? undefined}
                min={1}
                error={quantity === 0 ? t('returns.exchange.noQuantity') : null}
                max={MAX_QUANTITY}
              />
              <IconButton
                size="s"
                icon="close"
                name={t('returns.exchange.remove', { product })}
                onClick={() => onChange({ ...exchange, lines: lines.filter((line) => line.variantId !== variantId) })}
              />
            </li>
          );
        })}
      </ul>
      <AddProduct onAdd={add} />
    </Stack>
  );
}

const MOST_FOUND = 20;

function AddProduct({ onAdd }: { readonly onAdd: (row: StockListRow) => void }) {
  const t = useWords();
  const finder = useProductFinder();
  const found = useRef(new Map<VariantId, StockListRow>());
  const offered = useCallback((rows: readonly StockListRow[]): readonly Option<VariantId>[] => {
    for (const row of rows) found.current.set(row.variantId, row);
    return rows.map((row) => ({ value: row.variantId, label: row.title, note: row.sku ?? undefined }));
  }, []);
  const search = useCallback(
    (text: string) => offered(text.trim() === '' ? [] : finder.byText(text, MOST_FOUND).map(({ row }) => row)),
    [finder, offered],
  );
  const whole = useCallback((text: string) => offered(finder.byWhole(text).map(({ row }) => row)), [finder, offered]);
  // A scanner ends with Enter: a code that nothing has must not send the dialog.
  const keepOpen = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
  };
  return (
    <div onKeyDown={keepOpen}>
      <LookupField
        label={t('returns.exchange.add')}
        placeholder={t('returns.exchange.find')}
        value={null}
        onChange={(option) => {
          const row = option && found.current.get(option.value);
          if (row) onAdd(row);
        }}
        search={search}
        whole={whole}
        ofDialog
      />
    </div>
  );
}
