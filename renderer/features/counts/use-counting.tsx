import { useCallback, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { isCodeLike } from '#renderer/ui/figure-guard.ts';
import { parseQuantity } from '#renderer/ui/quantity-text.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useScanRegistry } from '#renderer/ui/scans.ts';
import type { CellAnswer } from '#renderer/ui/table-column.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId, OpId } from '#shared/domain/operations/ids.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import { type LevelRef, useCountCommands } from './counts.commands.ts';
import type { CountBook, CountFacts, Meant, StockListRow } from './counts.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** What the last thing that was counted came to. */
export type Answer = {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'news';
  /** What can be taken back; null: nothing. */
  readonly last: { readonly opIds: readonly OpId[]; readonly product: StockListRow } | null;
};

/** What counting does: each thing is kept at once, and answered when it is. */
export type Counting = {
  readonly answer: Answer | null;
  readonly scan: (meant: Meant) => void;
  readonly problem: (text: string) => void;
  /** Takes the figure typed into a line; answers why not, in words, or null when it is saved. */
  readonly type: (figure: TypedFigure, text: string, sure: boolean) => CellAnswer | Promise<string | null>;
  /** Sets how many there are of what was scanned last. */
  readonly quantity: (text: string, sure: boolean) => 'done' | 'asks';
  readonly undo: (() => void) | null;
};

/** Where a figure is typed, and what is usual there. */
type TypedFigure = { readonly level: LevelRef; readonly product: StockListRow; readonly usual: number };

/** Counts at a place of an open count. */
export function useCounting(
  count: CountRow,
  { book, facts }: { readonly book: CountBook; readonly facts: Pick<CountFacts, 'onHand'> },
  place: LocationId,
): Counting {
  const t = useWords();
  const ui = useUiWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const commands = useCountCommands();
  const told = useActNews();
  const scans = useScanRegistry();
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
    setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, product: row } });
  };
  const replace = useCallback(
    async ({ variantId, locationId }: LevelRef, product: StockListRow, counted: number) => {
      const seen = await commands.observe(countId, { variantId, locationId, how: 'replace', quantity: counted });
      if (!seen.ok) return failureWords(t, seen.failure).happened;
      const quantity = format.quantity(counted, product.decimals);
      const text = t('counts.scan.added', { product: product.title, quantity });
      setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, product } });
      return null;
    },
    [commands, countId, format, t],
  );
  const type = useCallback(
    ({ level, product, usual }: TypedFigure, typed: string, sure: boolean) => {
      const read = parseQuantity(typed, product.decimals, locale);
      if (!read.ok) return ui.quantityProblem(read.failure);
      if (read.value === null) return t('counts.sheet.missing');
      if (!sure && isUnusual(read.value, usual, product.decimals)) {
        const quantity = format.quantity(read.value, product.decimals);
        return { ask: t('counts.sheet.unusual', { product: product.title, quantity }) };
      }
      return replace(level, product, read.value);
    },
    [format, locale, replace, t, ui],
  );
  const refuse = (text: string) => {
    soundScan('wrong');
    setAnswer({ text, tone: 'bad', last: answer?.last ?? null });
    return 'asks' as const;
  };
  const quantity = (typed: string, sure: boolean) => {
    const product = answer?.last?.product;
    if (!product) return refuse(t('counts.sheet.nothingYet'));
    if (/^\d{8,}$/.test(typed) || isCodeLike(typed, scans.book())) return refuse(ui.asksCode(typed));
    const level = { variantId: product.variantId, locationId: place };
    const usual = facts.onHand(product.variantId, place);
    const said = type({ level, product, usual }, typed, sure);
    if (said instanceof Promise) {
      void said.then((why) => why !== null && refuse(why));
      return 'done';
    }
    if (said === null) return 'done';
    return refuse(typeof said === 'string' ? said : `${said.ask} ${ui.enterAgain}`);
  };
  const takeBack = async ({ opIds, product }: NonNullable<Answer['last']>) => {
    const undone = await commands.undo(opIds);
    if (!undone.ok) return told.failed(undone.failure);
    setAnswer({ text: t('counts.scan.was', { product: product.title }), tone: 'news', last: null });
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
    quantity,
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
