import { useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { MoneyField, NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';

type PriceDialogProps = {
  readonly count: number;
  readonly currency: string;
  /** What the one product costs now; null for several. */
  readonly now: number | null;
  readonly onSet: (price: number) => void;
  readonly onClose: () => void;
};

/** Asks for one price for all chosen products. */
export function PriceDialog({ count, currency, now, onSet, onClose }: PriceDialogProps) {
  const t = useWords();
  const [price, setPrice] = useState(now);
  const submit = () => {
    if (price === null) return;
    onSet(price);
    onClose();
  };
  return (
    <Dialog
      name={t('stock.bulk.priceTitle')}
      open
      size="s"
      onClose={onClose}
      onSubmit={submit}
      submit={t('stock.bulk.set', { count })}
      canSubmit={price !== null}
    >
      <Stack gap="m">
        <Text tone="muted">{t('stock.bulk.priceNote', { count })}</Text>
        <MoneyField
          label={t('stock.bulk.price')}
          value={price}
          onChange={setPrice}
          currency={currency}
          min={0}
          autoFocus
        />
      </Stack>
    </Dialog>
  );
}

/** A reorder rule as it is set for all chosen products. */
export type Rule = { readonly point: number | null; readonly upTo: number | null; readonly multiple: number | null };

type RuleDialogProps = {
  /** What holds now where only one product is chosen; empty for several. */
  readonly now: Rule;
  readonly count: number;
  /** Where the rule holds, in words. */
  readonly where: string;
  /** Decimals of all of them; null: they differ, and figures are whole units. */
  readonly decimals: number | null;
  readonly onSet: (rule: Rule) => void;
  readonly onClose: () => void;
};

/** Asks for one reorder rule for all chosen products. */
export function RuleDialog({ count, where, decimals, now, onSet, onClose }: RuleDialogProps) {
  const t = useWords();
  const [rule, setRule] = useState(now);
  const figure = { decimals: decimals ?? 0, min: 0, max: MAX_QUANTITY };
  const submit = () => {
    onSet(rule);
    onClose();
  };
  return (
    <Dialog
      name={t('stock.bulk.ruleTitle')}
      open
      size="m"
      onClose={onClose}
      onSubmit={submit}
      submit={t('stock.bulk.set', { count })}
    >
      <Stack gap="m">
        <Text tone="muted">{t('stock.bulk.ruleNote', { count, where })}</Text>
        {decimals === null && <Text tone="warn">{t('stock.bulk.mixedDecimals')}</Text>}
        <Columns min={150}>
          <NumberField
            {...figure}
            label={t('stock.bulk.point')}
            hint={t('stock.bulk.pointHint')}
            value={rule.point}
            onChange={(point) => setRule({ ...rule, point })}
            autoFocus
          />
          <NumberField
            {...figure}
            label={t('stock.bulk.upTo')}
            hint={t('stock.bulk.upToHint')}
            value={rule.upTo}
            onChange={(upTo) => setRule({ ...rule, upTo })}
          />
          <NumberField
            {...figure}
            label={t('stock.columns.multiple')}
            hint={t('stock.bulk.multipleHint')}
            value={rule.multiple}
            onChange={(multiple) => setRule({ ...rule, multiple })}
          />
        </Columns>
      </Stack>
    </Dialog>
  );
}
