import { useState } from 'react';
import { minorDigits, quantity } from './format.ts';
import { Field, type FieldProps } from './field.tsx';
import { parseQuantity, quantityText } from './quantity-text.ts';
import { useUiWords } from './ui-words.ts';
import { useWindowLook } from './window-look.ts';

type NumberFieldProps = FieldProps & {
  /** An integer of the smallest unit; null while empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Told whether what stands in the field can be read; while it cannot, `value` stays what it was. */
  readonly onReadable?: (readable: boolean) => void;
  readonly decimals?: number;
  /** Money keeps its zeros: 54.50. */
  readonly zeros?: 'kept' | 'cut';
  /** Shown after the figure, muted: "kg", "€". */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
};

/** A figure typed with comma or point, handed on as an integer of the smallest unit; what cannot be read is said in words. */
export function NumberField({
  value,
  onChange,
  onReadable,
  decimals = 0,
  zeros = 'cut',
  unit,
  min,
  max,
  placeholder,
  error,
  ...field
}: NumberFieldProps) {
  const { locale } = useWindowLook();
  const words = useUiWords();
  const [text, setText] = useState(() => quantityText(value, decimals, locale, zeros));
  const read = readWithin(text, { decimals, locale, min, max });
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    // Changed from outside, not by this text: show it.
    if (!read.ok || read.value !== value) setText(quantityText(value, decimals, locale, zeros));
  }
  const type = (next: string) => {
    setText(next);
    const answer = readWithin(next, { decimals, locale, min, max });
    onReadable?.(answer.ok);
    if (answer.ok && answer.value !== value) onChange(answer.value);
  };
  return (
    <Field {...field} error={read.ok ? error : words.quantityProblem(read.failure)}>
      {(control) => (
        <div className="ui-control-group">
          <input
            {...control}
            className="ui-control ui-control-figure"
            style={unit ? { paddingInlineEnd: `${unit.length + 2.5}ch` } : undefined}
            type="text"
            inputMode={decimals > 0 ? 'decimal' : 'numeric'}
            value={text}
            placeholder={placeholder}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => type(event.currentTarget.value)}
            onBlur={() => {
              if (read.ok) setText(quantityText(read.value, decimals, locale, zeros));
            }}
          />
          {unit && <span className="ui-control-after">{unit}</span>}
        </div>
      )}
    </Field>
  );
}

type Limits = {
  readonly decimals: number;
  readonly locale: string;
  readonly min: number | undefined;
  readonly max: number | undefined;
};

function readWithin(text: string, { decimals, locale, min, max }: Limits): ReturnType<typeof parseQuantity> {
  const read = parseQuantity(text, decimals, locale);
  if (!read.ok || read.value === null) return read;
  const said = (limit: number) => quantity(limit, decimals, locale);
  if (min !== undefined && read.value < min) return { ok: false, failure: { code: 'too-small', limit: said(min) } };
  if (max !== undefined && read.value > max) return { ok: false, failure: { code: 'too-large', limit: said(max) } };
  return read;
}

type MoneyFieldProps = Omit<NumberFieldProps, 'decimals' | 'unit' | 'zeros'> & { readonly currency: string };

/** An amount in minor units of the currency. */
export function MoneyField({ currency, ...rest }: MoneyFieldProps) {
  return <NumberField {...rest} decimals={minorDigits(currency)} zeros="kept" unit={currency} />;
}
