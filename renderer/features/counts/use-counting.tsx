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
import { type Cell, cellOf, type LocationId, type OpId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import type { CountLots } from './count-lots.queries.ts';
import { useCountCommands } from './counts.commands.ts';
import type { CountBook, CountFacts, StockListRow } from './counts.queries.ts';
import { productText } from './lot-column.tsx';
import { onHandIn } from './sheet-rows.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** What the last thing that was counted came to. */
export type Answer = {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'news';
  /** What can be taken back; null: nothing. */
  readonly last: { readonly opIds: readonly OpId[]; readonly product: StockListRow; readonly cell: Cell } | null;
};

/** What a scan or a search means in a count: so many of a product, or of one lot of it. */
export type Scanned = {
  readonly row: StockListRow;
  readonly quantity: number;
  readonly lot?: Pick<NewLot, 'id' | 'code'>;
};

/** What counting does: each thing is kept at once, and answered when it is. */
export type Counting = {
  readonly answer: Answer | null;
  readonly scan: (meant: Scanned) => void;
  /** Counts some of a lot that a person named; `lot` where nobody had named it before. */
  readonly scanLot: (meant: Scanned, lot?: NewLot) => void;
  /** What was scanned of a product that is told apart, and waits for its lot; null: nothing. */
  readonly asking: Scanned | null;
  readonly ask: (meant: Scanned | null) => void;
  readonly problem: (text: string) => void;
  /** Takes the figure typed into a line; answers why not, in words, or null when it is saved. */
  readonly type: (figure: TypedFigure, text: string, sure: boolean) => CellAnswer | Promise<string | null>;
  /** Sets how many there are of what was scanned last. */
  readonly quantity: (text: string, sure: boolean) => 'done' | 'asks';
  readonly undo: (() => void) | null;
};

/** Where a figure is typed, and what is usual there. */
type TypedFigure = { readonly cell: Cell; readonly product: StockListRow; readonly usual: number };

/** Counts at a place of an open count. */
export function useCounting(
  count: CountRow,
  { book, facts, lots }: { readonly book: CountBook; readonly facts: CountFacts; readonly lots: CountLots },
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
  const [asking, ask] = useState<Scanned | null>(null);
  const countId = count.id;
  const nameOf = useCallback(
    (product: StockListRow, cell: Cell) => productText(product.title, cell, { t, lots, facts }),
    [t, lots, facts],
  );

  const see = async ({ row, quantity, lot }: Scanned, brought?: NewLot) => {
    ask(null);
    const cell = cellOf({ variantId: row.variantId, locationId: place, lotId: lot?.id });
    const seen = await commands.observe(countId, { ...cell, how: 'add', quantity }, brought);
    if (!seen.ok) {
      soundScan('wrong');
      setAnswer(null);
      return told.failed(seen.failure);
    }
    soundScan('found');
    const now = book.quantityOf(cell) ?? quantity;
    const product = lot ? t('counts.lots.of', { product: row.title, lot: lot.code }) : nameOf(row, cell);
    const text = t('counts.scan.added', { product, quantity: format.quantity(now, row.decimals) });
    setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, product: row, cell } });
  };
  const scan = (meant: Scanned) => {
    if (meant.row.tracking === null || meant.lot) return void see(meant);
    setAnswer(null);
    // Several pieces of one product are scanned one after the other, and then their lot is said.
    ask((now) =>
      now?.row.variantId === meant.row.variantId ? { ...meant, quantity: now.quantity + meant.quantity } : meant,
    );
  };
  const replace = useCallback(
    async (cell: Cell, product: StockListRow, counted: number) => {
      const seen = await commands.observe(countId, { ...cellOf(cell), how: 'replace', quantity: counted });
      if (!seen.ok) return failureWords(t, seen.failure).happened;
      const quantity = format.quantity(counted, product.decimals);
      const text = t('counts.scan.added', { product: nameOf(product, cell), quantity });
      setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, product, cell } });
      return null;
    },
    [commands, countId, format, nameOf, t],
  );
  const type = useCallback(
    ({ cell, product, usual }: TypedFigure, typed: string, sure: boolean) => {
      const read = parseQuantity(typed, product.decimals, locale);
      if (!read.ok) return ui.quantityProblem(read.failure);
      if (read.value === null) return t('counts.sheet.missing');
      if (!sure && isUnusual(read.value, usual, product.decimals)) {
        const quantity = format.quantity(read.value, product.decimals);
        return { ask: t('counts.sheet.unusual', { product: nameOf(product, cell), quantity }) };
      }
      return replace(cell, product, read.value);
    },
    [format, locale, nameOf, replace, t, ui],
  );
  const refuse = (text: string) => {
    soundScan('wrong');
    setAnswer({ text, tone: 'bad', last: answer?.last ?? null });
    return 'asks' as const;
  };
  const quantity = (typed: string, sure: boolean) => {
    if (!answer?.last) return refuse(t('counts.sheet.nothingYet'));
    const { product } = answer.last;
    if (/^\d{8,}$/.test(typed) || isCodeLike(typed, scans.book())) return refuse(ui.asksCode(typed));
    const cell = { ...answer.last.cell, locationId: place };
    const usual = onHandIn(cell, facts, lots);
    const said = type({ cell, product, usual }, typed, sure);
    if (said instanceof Promise) {
      void said.then((why) => why !== null && refuse(why));
      return 'done';
    }
    if (said === null) return 'done';
    return refuse(typeof said === 'string' ? said : `${said.ask} ${ui.enterAgain}`);
  };
  const takeBack = async ({ opIds, product, cell }: NonNullable<Answer['last']>) => {
    const undone = await commands.undo(opIds);
    if (!undone.ok) return told.failed(undone.failure);
    setAnswer({ text: t('counts.scan.was', { product: nameOf(product, cell) }), tone: 'news', last: null });
  };
  const last = answer?.last;
  return {
    answer,
    scan,
    scanLot: (meant, brought) => void see(meant, brought),
    asking,
    ask,
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
