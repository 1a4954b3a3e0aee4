import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { isCodeLike } from '#renderer/ui/figure-guard.ts';
import { parseQuantity } from '#renderer/ui/quantity-text.ts';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import type { Forgotten } from '#renderer/ui/scan-field.tsx';
import { useScanRegistry } from '#renderer/ui/scans.ts';
import type { CellAnswer } from '#renderer/ui/table-column.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type Cell, cellId, cellOf, type LocationId, type OpId } from '#shared/domain/operations/ids.ts';
import type { NewLot } from '#shared/domain/operations/operation.ts';
import type { CountLine } from '#shared/domain/counts/count-line.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { must } from '#shared/base/must.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import type { CountLots } from './count-lots.queries.ts';
import { useCountCommands } from './counts.commands.ts';
import type { CountBook, CountFacts, StockListRow } from './counts.queries.ts';
import { productText } from './lot-column.tsx';
import { onHandIn } from './sheet-rows.ts';
import { type Scanned, withoutFirst, withScanned } from './waiting-lots.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** What the last thing that was counted came to. */
export type Answer = {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'news';
  /** What can be taken back; null: nothing. */
  readonly last: { readonly opIds: readonly OpId[]; readonly name: string } | null;
};

/** A cell, its product, and what both together are called. */
type Named = { readonly cell: Cell; readonly product: StockListRow; readonly name: string };

/** What counting does: each thing is kept at once, and answered when it is. */
export type Counting = {
  readonly answer: Answer | null;
  readonly scan: (meant: Scanned) => void;
  /** What was scanned of a product that is told apart, and waits for its lot, the first of several; null: nothing. */
  readonly asking: Scanned | null;
  /** How many such questions were answered: another figure is another question. */
  readonly answered: number;
  /** Counts it as of the lot that a person named; `lot` where nobody had named it before. */
  readonly answerLot: (meant: Scanned, lot?: NewLot) => void;
  /** Counts it not at all. */
  readonly drop: () => void;
  /** Says that something was not counted; `isScan`: it was scanned, so that `*` is not about what was counted before. */
  readonly problem: (text: string, isScan?: boolean) => void;
  /** Says no more what was said last. */
  readonly forget: (why: Forgotten) => void;
  /** Takes the figure typed into a line; answers why not, in words, or null when it is saved. */
  readonly type: (figure: TypedFigure, text: string, sure: boolean) => CellAnswer | Promise<string | null>;
  /** Sets how many there are of what was scanned last. */
  readonly quantity: (text: string, sure: boolean) => 'done' | 'asks';
  /** The key of the cell that `*` sets: the last that was counted here; null where nothing was. */
  readonly latest: () => string | null;
  readonly undo: (() => void) | null;
};

/** Where a figure is typed, and what is usual there. */
type TypedFigure = Named & { readonly usual: number };

/** A figure that was typed, or why it is not taken. */
type Figure =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly failure: NonNullable<CellAnswer> };

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
  const [waiting, setWaiting] = useState<readonly Scanned[]>([]);
  const [asking = null] = waiting;
  const [answered, setAnswered] = useState(0);
  // What `*` sets the figure of: known as soon as it is scanned, and not only once that is saved.
  const latest = useRef<Named | null>(null);
  const countId = count.id;

  const see = async ({ row, quantity, lot }: Scanned, brought?: NewLot) => {
    const cell = cellOf({ variantId: row.variantId, locationId: place, lotId: lot?.id });
    // The lot's own row may not be read yet: a new one comes with this act.
    const name = lot
      ? t('counts.lots.of', { product: row.title, lot: lot.code })
      : productText(row.title, cell, { t, lots, facts });
    latest.current = { cell, product: row, name };
    const seen = await commands.observe(countId, { ...cell, how: 'add', quantity }, brought);
    if (!seen.ok) {
      soundScan('wrong');
      latest.current = null;
      setAnswer(null);
      return told.failed(seen.failure);
    }
    soundScan('found');
    const now = book.quantityOf(cell) ?? quantity;
    const text = t('counts.scan.added', { product: name, quantity: format.quantity(now, row.decimals) });
    setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, name } });
  };
  const answerLot = (meant: Scanned, brought?: NewLot) => {
    setWaiting((now) => withoutFirst(now, meant));
    setAnswered((now) => now + 1);
    void see(meant, brought);
  };
  const drop = () => {
    setWaiting(([, ...others]) => others);
    setAnswered((now) => now + 1);
  };
  const scan = (meant: Scanned) => {
    const isAsked = asking?.row.variantId === meant.row.variantId;
    if (meant.lot && isAsked && meant.row.tracking === 'lot') return answerLot({ ...asking, lot: meant.lot });
    if (meant.lot && isAsked) return answerLot(meant);
    if (meant.row.tracking === null || meant.lot) return void see(meant);
    setAnswer(null);
    setWaiting((now) => withScanned(now, meant));
  };
  const replace = useCallback(
    async (named: Named, counted: number) => {
      const { cell, product, name } = named;
      latest.current = named;
      const seen = await commands.observe(countId, { ...cellOf(cell), how: 'replace', quantity: counted });
      if (!seen.ok) return failureWords(t, seen.failure).happened;
      const quantity = format.quantity(counted, product.decimals);
      const text = t('counts.scan.added', { product: name, quantity });
      setAnswer({ text, tone: 'good', last: { opIds: seen.value.opIds, name } });
      return null;
    },
    [commands, countId, format, t],
  );
  const figureOf = useCallback(
    (typed: string, { product, name, usual }: Omit<TypedFigure, 'cell'>, sure: boolean): Figure => {
      const read = parseQuantity(typed, product.decimals, locale);
      if (!read.ok) return { ok: false, failure: ui.quantityProblem(read.failure) };
      if (read.value === null) return { ok: false, failure: t('counts.sheet.missing') };
      if (sure || !isUnusual(read.value, usual, product.decimals)) return { ok: true, value: read.value };
      const quantity = format.quantity(read.value, product.decimals);
      return { ok: false, failure: { ask: t('counts.sheet.unusual', { product: name, quantity }) } };
    },
    [format, locale, t, ui],
  );
  const type = useCallback(
    ({ usual, ...named }: TypedFigure, typed: string, sure: boolean) => {
      const read = figureOf(typed, { ...named, usual }, sure);
      return read.ok ? replace(named, read.value) : read.failure;
    },
    [figureOf, replace],
  );
  const refuse = (text: string) => {
    soundScan('wrong');
    setAnswer({ text, tone: 'bad', last: answer?.last ?? null });
    return 'asks' as const;
  };
  const typedHere = (typed: string, sure: boolean) => {
    const named = must(latest.current, 'something was scanned');
    const cell = { ...named.cell, locationId: place };
    return type({ ...named, cell, usual: onHandIn(cell, facts, lots) }, typed, sure);
  };
  /** How many wait for their lot. */
  const askedQuantity = ({ row }: Scanned, typed: string, sure: boolean) => {
    const usual = facts.onHand(row.variantId, place);
    const read = figureOf(typed, { product: row, name: row.title, usual }, sure);
    if (!read.ok) return read.failure;
    setWaiting(([first, ...others]) => (first ? [{ ...first, quantity: read.value }, ...others] : others));
    return null;
  };
  const quantity = (typed: string, sure: boolean) => {
    if (!asking && !latest.current) return refuse(t('counts.sheet.nothingYet'));
    if (/^\d{8,}$/.test(typed) || isCodeLike(typed, scans.book())) return refuse(ui.asksCode(typed));
    const said = asking ? askedQuantity(asking, typed, sure) : typedHere(typed, sure);
    if (said instanceof Promise) {
      void said.then((why) => why !== null && refuse(why));
      return 'done';
    }
    if (said === null) return 'done';
    return refuse(typeof said === 'string' ? said : `${said.ask} ${ui.enterAgain}`);
  };
  const takeBack = async ({ opIds, name }: NonNullable<Answer['last']>) => {
    const undone = await commands.undo(opIds);
    if (!undone.ok) return told.failed(undone.failure);
    latest.current = null;
    setAnswer({ text: t('counts.scan.was', { product: name }), tone: 'news', last: null });
  };
  const sheet = useSyncExternalStore(book.subscribe, book.get);
  // What was taken back elsewhere, as by the key, is no longer said.
  const stands = answer?.last == null || isStanding(answer.last.opIds, sheet?.lines ?? []);
  const last = stands ? answer?.last : null;
  return {
    answer: stands ? answer : null,
    scan,
    asking,
    answered,
    answerLot,
    drop,
    problem: (text, isScan = true) => {
      soundScan('unknown');
      if (isScan) latest.current = null;
      setAnswer({ text, tone: 'bad', last: null });
    },
    forget: (why) => {
      if (why === 'elsewhere') latest.current = null;
      setAnswer((said) => (said?.tone === 'bad' ? null : said));
    },
    type,
    quantity,
    latest: () => latest.current && cellId({ ...latest.current.cell, locationId: place }),
    undo: last ? () => void takeBack(last) : null,
  };
}

/** Whether one of these acts is still in the sheet. The newest lines come first, so the last one is found at once. */
function isStanding(opIds: readonly OpId[], lines: readonly CountLine[]): boolean {
  return lines.some(({ observations }) => observations.some(({ id }) => opIds.includes(id)));
}
