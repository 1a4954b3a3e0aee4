import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { isCodeLike } from '#renderer/ui/figure-guard.ts';
import { type CodeBook, useScanRegistry } from '#renderer/ui/scans.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useNumbers } from './order-numbers.queries.ts';
import { foldName } from '#shared/domain/values/code.ts';

type OrderNumberFieldProps = {
  readonly value: string;
  readonly onChange: (number: string) => void;
  /** The number that nobody typed here: the order's own, or the one that is suggested. */
  readonly given: string;
  /** Whether an empty field is already wrong. */
  readonly required: boolean;
  /** Whether the given number is the order's own, and so not taken by another one. */
  readonly isOwn: boolean;
};

/** The number of an order. A code of the shop is asked about: a slow scan may have typed it (SCN28). */
export function OrderNumberField({ value, onChange, given, required, isOwn }: OrderNumberFieldProps) {
  const t = useWords();
  const words = useUiWords();
  const numbers = useNumbers();
  const { book } = useScanRegistry();
  const [sure, setSure] = useState<string | null>(null);
  const number = value.trim();
  const asks = number !== given.trim() && number !== sure && isScanned(number, given.trim(), book());
  const isMissing = required && number === '';
  const isTaken = numbers?.isTaken(value) === true && !(isOwn && foldName(value) === foldName(given));
  return (
    <div>
      <TextField
        label={t('orders.form.number')}
        value={value}
        onChange={onChange}
        hint={isTaken ? t('orders.form.numberTaken') : undefined}
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
