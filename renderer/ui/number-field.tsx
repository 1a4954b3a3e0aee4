import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { useOpenField } from './commands.ts';
import { Field, type FieldProps } from './field.tsx';
import { isCodeLike } from './figure-guard.ts';
import { minorDigits, quantity } from './format.ts';
import { parseQuantity, quantityText } from './quantity-text.ts';
import { useRefusedScan } from './refused-scan.ts';
import { useScanRegistry } from './scans.ts';
import { useUiWords } from './ui-words.ts';
import { useWindowLook } from './window-look.ts';

type NumberFieldProps = FieldProps & {
  /** An integer of the smallest unit; null while empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Told whether what stands in the field can be taken; while it cannot, `value` stays what it was. */
  readonly onReadable?: (readable: boolean) => void;
  /** What to ask before a figure is taken, in words; null: nothing. */
  readonly asks?: (value: number) => string | null;
  readonly decimals?: number;
  /** Money keeps its zeros: 54.50. */
  readonly zeros?: 'kept' | 'cut';
  /** Shown after the figure, muted: "kg", "€". */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
  /** A scan goes to the part of the screen that wants scans, instead of being refused here: for a measure beside what is scanned. */
  readonly handsScansOn?: boolean;
};

/**
 * A figure typed with comma or point, handed on as an integer of the smallest unit; what cannot be read is said in words. A
 * scan is refused, and what looks like a code is asked about before it is taken.
 */
export function NumberField(props: NumberFieldProps) {
  const {
    value,
    onChange,
    onReadable,
    asks,
    decimals = 0,
    zeros = 'cut',
    unit,
    min,
    max,
    placeholder,
    handsScansOn,
  } = props;
  const { locale } = useWindowLook();
  const words = useUiWords();
  const { book } = useScanRegistry();
  const input = useRef<HTMLInputElement>(null);
  const scan = useRefusedScan(input);
  const [text, setText] = useState(() => quantityText(value, decimals, locale, zeros));
  const [sure, setSure] = useState<string | null>(null);
  // What the field held when it was entered: a slow scan may have come in front of it or behind it.
  const [stood, setStood] = useState(text);
  const limits = { decimals, locale, zeros, min, max };
  const read = readWithin(text, limits);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    // Changed from outside, not by this text: show it.
    if (!read.ok || read.value !== value) setText(quantityText(value, decimals, locale, zeros));
  }
  const questionOf = (next: string): string | null => {
    const answer = readWithin(next, limits);
    if (!answer.ok || answer.value === null || answer.value === value || next === sure) return null;
    return isCodeLike(next, book(), stood) ? words.asksCode(next.trim()) : (asks?.(answer.value) ?? null);
  };
  const question = questionOf(text);
  const take = (next: string, isTaken: boolean) => {
    const answer = readWithin(next, limits);
    onReadable?.(answer.ok && isTaken);
    if (answer.ok && isTaken && answer.value !== value) onChange(answer.value);
  };
  const type = (next: string) => {
    setText(next);
    setSure(null); // a question is answered on the figure it was asked about, before anything else is typed
    scan.forget();
    take(next, questionOf(next) === null);
  };
  const confirm = () => {
    setSure(text);
    take(text, true);
    input.current?.focus();
  };
  // What is usual may be read only after the figure was typed: then nothing is left to ask.
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current && question === null && read.ok) take(text, true);
    asked.current = question !== null;
  });
  useOpenField(() => {
    // A dialog looks at its own fields when it is sent.
    if ((question === null && read.ok) || input.current?.closest('[role="dialog"]')) return true;
    input.current?.focus();
    return false;
  });
  const error = read.ok ? (question ?? props.error) : words.quantityProblem(read.failure);
  return (
    <Field {...fieldOf(props)} error={scan.code === null ? error : words.scanRefused(scan.code)}>
      {(control) => (
        <>
          <div className="ui-control-group">
            <input
              {...control}
              ref={input}
              className="ui-control ui-control-figure"
              style={unit ? { paddingInlineEnd: `${unit.length + 2.5}ch` } : undefined}
              type="text"
              inputMode={decimals > 0 ? 'decimal' : 'numeric'}
              data-scans="figure"
              data-hands-on={handsScansOn || undefined}
              data-asks={question !== null || undefined}
              data-unread={!read.ok || undefined}
              value={text}
              placeholder={placeholder}
              autoComplete="off"
              onFocus={(event) => {
                event.currentTarget.select();
                setStood(text);
              }}
              onChange={(event) => type(event.currentTarget.value)}
              onKeyDown={({ key, currentTarget }) => {
                // What is typed next takes the place of a figure that is not taken, and is never glued to it.
                if (key === 'Enter' && (question !== null || !read.ok)) currentTarget.select();
              }}
              onBlur={() => {
                if (read.ok && question === null) setText(quantityText(read.value, decimals, locale, zeros));
              }}
            />
            {unit && <span className="ui-control-after">{unit}</span>}
          </div>
          {question !== null && (
            <Button kind="quiet" onClick={confirm}>
              {words.takeFigure(text.trim())}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}

function fieldOf({ label, hint, required, disabled, autoFocus, hideLabel }: NumberFieldProps): FieldProps {
  return { label, hint, required, disabled, autoFocus, hideLabel };
}

type Limits = {
  readonly decimals: number;
  readonly locale: string;
  readonly zeros: 'kept' | 'cut';
  readonly min: number | undefined;
  readonly max: number | undefined;
};

function readWithin(text: string, { decimals, locale, zeros, min, max }: Limits): ReturnType<typeof parseQuantity> {
  const read = parseQuantity(text, decimals, locale);
  if (!read.ok || read.value === null) return read;
  const said = (limit: number) =>
    zeros === 'kept' ? quantityText(limit, decimals, locale, zeros) : quantity(limit, decimals, locale);
  if (min !== undefined && read.value < min) return { ok: false, failure: { code: 'too-small', limit: said(min) } };
  if (max !== undefined && read.value > max) return { ok: false, failure: { code: 'too-large', limit: said(max) } };
  return read;
}

type MoneyFieldProps = Omit<NumberFieldProps, 'asks' | 'decimals' | 'unit' | 'zeros'> & {
  readonly currency: string;
  /** What the product has until now, to measure by what is asked about; null where there is nothing. */
  readonly usual: number | null;
};

/** An amount in minor units of the currency; one far beyond what is usual is asked about before it is taken. */
export function MoneyField({ currency, usual, ...rest }: MoneyFieldProps) {
  const words = useUiWords();
  return (
    <NumberField
      {...rest}
      asks={(minor) => words.asksMoney(minor, usual, currency)}
      decimals={minorDigits(currency)}
      zeros="kept"
      unit={currency}
    />
  );
}
