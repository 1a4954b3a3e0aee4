import { Button } from '#renderer/ui/button.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { carrierName } from '#shared/domain/carriers/carrier.ts';
import { MOST_ON_LABEL, recognise } from '#shared/domain/carriers/recognise.ts';
import type { ParcelFields } from '#shared/domain/operations/rows.ts';
import { isNoTracking } from '#shared/domain/parcels/packing-codes.ts';

/** A ton, and ten metres: more is a slip of the keys. */
const HEAVIEST = 1_000_000;
const LONGEST = 10_000;

type ParcelFieldsetProps = {
  readonly fields: ParcelFields;
  /** What its contents weigh by their products, in grams; null where that is not known. */
  readonly proposed: number | null;
  readonly onChange: (fields: ParcelFields) => void;
  /** Where its fields stand beside what is scanned: every scan goes to the screen, which knows by `isInNumber` when a number is meant. */
  readonly atStation?: boolean;
};

/** Whether the cursor stands in a parcel's tracking number. */
export function isInNumber(): boolean {
  return document.activeElement?.closest('[data-tracking-number]') !== null;
}

/** Who carries a parcel, its number, its weight and its size. */
export function ParcelFieldset({ fields, proposed, onChange, atStation = false }: ParcelFieldsetProps) {
  const t = useWords();
  const format = useFormat();
  const { trackingNumber = null, carrier = null, service = null, weight = null } = fields;
  const mistyped = recognise(trackingNumber ?? '').candidates.find(({ evidence }) => evidence === 'mistyped');
  const text = (value: string) => (value === '' ? null : value);
  return (
    <Stack gap="s">
      <div data-tracking-number>
        <TextField
          label={t('packing.fields.trackingNumber')}
          value={trackingNumber ?? ''}
          onChange={(value) => onChange({ trackingNumber: text(value) })}
          scans={atStation ? undefined : 'code'}
          error={trackingNumber !== null && isNoTracking(trackingNumber) ? t('packing.fields.isCommand') : null}
          {...(mistyped && { hint: t('shipping.panel.mistyped', { carrier: carrierName(mistyped.carrier) }) })}
          maxLength={MOST_ON_LABEL}
        />
      </div>
      <Columns min={110} gap="s">
        <TextField
          label={t('packing.fields.carrier')}
          value={carrier ?? ''}
          onChange={(value) => onChange({ carrier: text(value) })}
          maxLength={MOST_ON_LABEL}
        />
        <TextField
          label={t('packing.fields.service')}
          value={service ?? ''}
          onChange={(value) => onChange({ service: text(value) })}
          maxLength={MOST_ON_LABEL}
        />
      </Columns>
      <NumberField
        label={t('packing.fields.weight')}
        value={weight}
        onChange={(value) => onChange({ weight: value })}
        decimals={3}
        unit="kg"
        handsScansOn={atStation}
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
            handsScansOn={atStation}
            min={0}
            max={LONGEST}
          />
        ))}
      </Columns>
    </Stack>
  );
}
