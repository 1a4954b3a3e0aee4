import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { isCodeLike } from '#renderer/ui/figure-guard.ts';
import { type CodeBook, useScanRegistry } from '#renderer/ui/scans.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import type { Numbers } from './order-numbers.queries.ts';
import { stateText } from './order-marks.tsx';

type OrderNumberFieldProps = {
  readonly value: string;
  readonly onChange: (number: string) => void;
  /** The number that nobody typed here: the order's own, or the one that is suggested. */
  readonly given: string;
  /** Whether an empty field is already wrong. */
  readonly required: boolean;
};

/** The number of an order. A code of the shop is asked about: a slow scan may have typed it (SCN28). */
export function OrderNumberField({ value, onChange, given, required }: OrderNumberFieldProps) {
  const t = useWords();
  const words = useUiWords();
  const { book } = useScanRegistry();
  const [sure, setSure] = useState<string | null>(null);
  const number = value.trim();
  const asks = number !== given.trim() && number !== sure && isScanned(number, given.trim(), book());
  const isMissing = required && number === '';
  return (
    <div>
      <TextField
        label={t('orders.form.number')}
        value={value}
        onChange={onChange}
        error={isMissing ? t('orders.form.numberMissing') : asks ? words.asksCode(number) : null}
        asks={asks}
        maxLength={100}
      />
      {asks && (
        <Button kind="quiet" onClick={() => setSure(number)}>
          {t('orders.form.keepNumber', { number })}
        </Button>
      )}
    </div>
  );
}

/** Whether a number is a code of the shop or of the trade, or has one in it, before or behind the given one too. */
function isScanned(number: string, given: string, book: CodeBook): boolean {
  const around = [
    number,
    ...(number.startsWith(given) ? [number.slice(given.length)] : []),
    ...(number.endsWith(given) ? [number.slice(0, number.length - given.length)] : []),
  ];
  return isCodeLike(number, book, given) || around.some((text) => text !== '' && book.isKnown(text.trim()));
}

type NumberTakenProps = {
  readonly number: string;
  /** The order that is edited; null: a new one. */
  readonly own: OrderId | null;
  readonly numbers: Numbers;
  readonly onChange: (number: string) => void;
};

/** Says that another order has this number, the way there, and a number that is free; stores may give one twice, so it is taken. */
export function NumberTaken({ number, own, numbers, onChange }: NumberTakenProps) {
  const t = useWords();
  const { suggested } = numbers;
  const other = number.trim() === '' ? undefined : numbers.takenBy(number, own);
  if (!other) return null;
  const said = [t('orders.page.title', { number: other.number }), numbers.customerOf(other), stateText(t, other)];
  return (
    <div role="status">
      <Inline gap="s" wrap>
        <StatusMark tone="warn" icon="warning" label={t('orders.form.numberTaken')} />
        <Link href={`/orders/${other.id}`}>{said.filter(Boolean).join(' · ')}</Link>
        {suggested !== undefined && (
          <Button kind="quiet" onClick={() => onChange(suggested)}>
            {t('orders.form.nextNumber', { number: suggested })}
          </Button>
        )}
      </Inline>
    </div>
  );
}
