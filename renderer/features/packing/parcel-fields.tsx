import { Button } from '#renderer/ui/button.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ParcelFields } from '#shared/domain/operations/rows.ts';
import { mayMake } from '#shared/domain/values/limits.ts';

/** A ton, and ten metres: more is a slip of the keys. */
const HEAVIEST = 1_000_000;
const LONGEST = 10_000;

type ParcelFieldsetProps = {
  readonly fields: ParcelFields;
  /** What its contents weigh by their products, in grams; null where that is not known. */
  readonly proposed: number | null;
  readonly onChange: (fields: ParcelFields) => void;
};

/** Who carries a parcel, its number, its weight and its size. */
export function ParcelFieldset({ fields, proposed, onChange }: ParcelFieldsetProps) {
  const t = useWords();
  const format = useFormat();
  const { trackingNumber = null, carrier = null, service = null, weight = null } = fields;
  const text = (value: string) => (value === '' ? null : value);
  return (
    <Stack gap="s">
      <TextField
        label={t('packing.fields.trackingNumber')}
        value={trackingNumber ?? ''}
        onChange={(value) => onChange({ trackingNumber: text(value) })}
        scans="code"
        maxLength={mayMake.name}
      />
      <Columns min={110} gap="s">
        <TextField
          label={t('packing.fields.carrier')}
          value={carrier ?? ''}
          onChange={(value) => onChange({ carrier: text(value) })}
          maxLength={mayMake.name}
        />
        <TextField
          label={t('packing.fields.service')}
          value={service ?? ''}
          onChange={(value) => onChange({ service: text(value) })}
          maxLength={mayMake.name}
        />
      </Columns>
      <NumberField
        label={t('packing.fields.weight')}
        value={weight}
        onChange={(value) => onChange({ weight: value })}
        decimals={3}
        unit="kg"
        min={0}
        max={HEAVIEST}
      />
      {proposed !== null && proposed !== weight && (
        <Button kind="quiet" onClick={() => onChange({ weight: proposed })}>
          {t('packing.fields.takeWeight', { weight: format.quantity(proposed, 3) })}
        </Button>
      )}
      <Columns min={80} gap="s">
        {(['length', 'width', 'height'] as const).map((side) => (
          <NumberField
            key={side}
            label={t(`packing.fields.${side}`)}
            value={fields[side] ?? null}
            onChange={(value) => onChange({ [side]: value })}
            decimals={1}
            unit="cm"
            min={0}
            max={LONGEST}
          />
        ))}
      </Columns>
    </Stack>
  );
}
