import { SelectField } from '#renderer/ui/select-field.tsx';
import type { Format } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { Tracking } from '#shared/domain/operations/rows.ts';
import type { StockListRow } from './stock.queries.ts';

const choices = ['none', 'lot', 'serial'] as const;

type TrackingFieldProps = {
  readonly value: Tracking | null;
  readonly onChange: (value: Tracking | null) => void;
};

/** Chooses what a product's stock is told apart by. */
export function TrackingField({ value, onChange }: TrackingFieldProps) {
  const t = useWords();
  return (
    <SelectField
      label={t('stock.form.tracking')}
      hint={t('stock.form.trackingHint')}
      value={value ?? 'none'}
      onChange={(next) => onChange(next === null || next === 'none' ? null : next)}
      options={choices.map((choice) => ({ value: choice, label: t(`stock.form.trackings.${choice}`) }))}
    />
  );
}

/** What of the stock that is there a change leaves as it is: turning it on says no lot, turning it off hides none (LOT16). */
export function trackingNote(
  t: Words,
  format: Format,
  row: Pick<StockListRow, 'figures' | 'decimals' | 'inLots'>,
  { was, now }: { readonly was: Tracking | null; readonly now: Tracking | null },
): string | null {
  const onHand = row.figures?.onHand ?? 0;
  if (now !== null && was === null && onHand !== 0)
    return t(`stock.form.trackingOn.${now}`, { quantity: format.quantity(onHand, row.decimals) });
  return now === null && was !== null && row.inLots ? t(`stock.form.trackingOff.${was}`) : null;
}
