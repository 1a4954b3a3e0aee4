import { useCallback, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { parseQuantity } from '#renderer/ui/quantity-text.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId, OpId } from '#shared/domain/operations/ids.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { type LevelRef, useCountCommands } from './counts.commands.ts';
import type { CountBook, Meant, StockListRow } from './counts.queries.ts';
import { useTold } from './use-told.ts';

/** What the last thing that was counted came to. */
export type Answer = {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'news';
  /** What can be taken back; null: nothing. */
  readonly last: { readonly opIds: readonly OpId[]; readonly product: string } | null;
};

/** What counting does: each thing is kept at once, and answered when it is. */
export type Counting = {
  readonly answer: Answer | null;
  readonly scan: (meant: Meant) => void;
  readonly problem: (text: string) => void;
  /** Takes the figure typed into a line; answers why not, in words, or null when it is saved. */
  readonly type: (level: LevelRef, product: StockListRow, text: string) => Promise<string | null>;
  readonly undo: (() => void) | null;
};

/** Counts at a place of an open count. */
export function useCounting(count: CountRow, book: CountBook, place: LocationId): Counting {
  const t = useWords();
  const ui = useUiWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const commands = useCountCommands();
  const told = useTold();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const countId = count.id;

  const scan = async ({ row, quantity }: Meant) => {
    const seen = await commands.observe(countId, {
      variantId: row.variantId,
      locationId: place,
      how: 'add',
      quantity,
    });
    if (!seen.ok) {
      soundScan('wrong');
      setAnswer(null);
      return told.failed(seen.failure);
    }
    soundScan('found');
    const now = book.quantityOf(row.variantId, place) ?? quantity;
    const text = t('counts.scan.added', { product: row.title, quantity: format.quantity(now, row.decimals) });
    setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, product: row.title } });
  };
  const type = useCallback(
    async ({ variantId, locationId }: LevelRef, product: StockListRow, typed: string) => {
      const read = parseQuantity(typed, product.decimals, locale);
      if (!read.ok) return ui.quantityProblem(read.failure);
      if (read.value === null) return t('counts.sheet.missing');
      const seen = await commands.observe(countId, { variantId, locationId, how: 'replace', quantity: read.value });
      if (!seen.ok) return failureWords(t, seen.failure).happened;
      const quantity = format.quantity(read.value, product.decimals);
      const text = t('counts.scan.added', { product: product.title, quantity });
      setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, product: product.title } });
      return null;
    },
    [commands, countId, format, locale, t, ui],
  );
  const takeBack = async ({ opIds, product }: NonNullable<Answer['last']>) => {
    const undone = await commands.undo(opIds);
    if (!undone.ok) return told.failed(undone.failure);
    setAnswer({ text: t('counts.scan.was', { product }), tone: 'news', last: null });
  };
  const last = answer?.last;
  return {
    answer,
    scan: (meant) => void scan(meant),
    problem: (text) => {
      soundScan('unknown');
      setAnswer({ text, tone: 'bad', last: null });
    },
    type,
    undo: last ? () => void takeBack(last) : null,
  };
}

/** Says what the last scan came to, and offers to take it back. */
export function ScanAnswer({ answer, onUndo }: { readonly answer: Answer | null; readonly onUndo: Counting['undo'] }) {
  const t = useWords();
  return (
    <div className="count-said">
      <div role="status">
        <Text as="span" tone={answer?.tone ?? 'muted'} strong={answer !== null} figure>
          {answer?.text ?? t('counts.scan.ready')}
        </Text>
      </div>
      {onUndo && (
        <Button kind="quiet" icon="undo" onClick={onUndo}>
          {t('counts.scan.undo')}
        </Button>
      )}
    </div>
  );
}
