import { useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { RATE_DIGITS, taxRateOf } from '#shared/domain/values/tax.ts';
import { useShopFacts } from './stock.queries.ts';

/** A choice is the name of a class with a letter before it, so that no name is taken for the standard. */
const STANDARD = 'standard';
const ofClass = (taxClass: string) => `:${taxClass}`;

type TaxClassFieldProps = {
  readonly value: string | null;
  readonly onChange: (taxClass: string | null) => void;
};

/** Chooses a product's tax class; nothing in a shop without any, unless the product names one. */
export function TaxClassField({ value, onChange }: TaxClassFieldProps) {
  const t = useWords();
  const format = useFormat();
  const { tax } = useShopFacts();
  const rates = tax.taxRates ?? [];
  const [standard] = rates;
  if (!standard && value === null) return null;
  const named = ({ taxClass, rate }: (typeof rates)[number]) =>
    t('tax.withRate', { name: taxClass, rate: format.quantity(rate, RATE_DIGITS) });
  const isUnknown = value !== null && !taxRateOf(value, tax);
  const options = [
    { value: STANDARD, label: standard ? t('tax.standardIs', { name: named(standard) }) : t('tax.said.unsaid') },
    ...rates.map((rate) => ({ value: ofClass(rate.taxClass), label: named(rate) })),
    ...(isUnknown ? [{ value: ofClass(value), label: t('tax.unknown', { name: value }) }] : []),
  ];
  return (
    <SelectField
      label={t('tax.class')}
      hint={t('tax.classHint')}
      value={value === null ? STANDARD : ofClass(value)}
      onChange={(next) => onChange(next === null || next === STANDARD ? null : next.slice(1))}
      options={options}
    />
  );
}

type TaxClassDialogProps = {
  /** How many products are chosen. */
  readonly count: number;
  /** The classes they name. */
  readonly now: readonly (string | null)[];
  readonly onChange: (taxClass: string | null) => void;
  readonly onClose: () => void;
};

/** Asks for one tax class for all chosen products. */
export function TaxClassDialog({ count, now, onChange, onClose }: TaxClassDialogProps) {
  const t = useWords();
  const [taxClass, setTaxClass] = useState<string | null>(() => now[0] ?? null);
  return (
    <Dialog
      name={t('tax.bulk.title')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => {
        onChange(taxClass);
        onClose();
      }}
      submit={t('stock.bulk.set', { count })}
      canSubmit={now.some((one) => one !== taxClass)}
    >
      <Stack gap="m">
        <Text tone="muted">{t('tax.bulk.note', { count })}</Text>
        <TaxClassField value={taxClass} onChange={setTaxClass} />
      </Stack>
    </Dialog>
  );
}
