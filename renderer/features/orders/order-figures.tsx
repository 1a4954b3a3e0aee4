import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { useCallback } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import type { Explanation, ExplanationLine } from '#renderer/ui/explanation.ts';
import { Figure } from '#renderer/ui/figure.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Dash } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { shareOf } from '#shared/domain/orders/allocate.ts';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import { promisableLine, promisableOrder } from '#shared/domain/orders/promise-day.ts';
import type { OrderFacts, StockListRow } from './orders.queries.ts';
import { sumsOf, whatCounts } from './order-sums.ts';
import { promisableText, restText } from './promisable-text.ts';

/** More lines than this nobody reads; the rest is one line. */
const MOST = 8;
/** Units of an order are summed in thousandths, whatever step its products are counted in. */
const THOUSANDTHS = 3;

type Parts = { readonly t: Words; readonly format: Format; readonly facts: OrderFacts };

/** Where a product has its page. */
export function productHref(row: StockListRow): string {
  return `/stock/product/${row.productId}?variant=${row.variantId}`;
}

/** How the figures of orders are drawn; the same functions while nothing changed. */
export function useOrderFigures(facts: OrderFacts) {
  const t = useWords();
  const format = useFormat();
  const units = useCallback(
    (order: OrderRow, inTable: boolean) => {
      const said = saidOf(order, t, (of) => format.quantity(sumsOf(of, facts).units, THOUSANDTHS));
      return (
        <Figure
          inTable={inTable}
          text={inTable ? said.counts : said.full}
          name={t('orders.figures.units', { number: order.number, value: said.full })}
          explain={() => explainUnits(order, { t, format, facts })}
        />
      );
    },
    [t, format, facts],
  );
  const value = useCallback(
    (order: OrderRow, inTable: boolean) => {
      if (sumsOf(order, facts).value === null) return <Dash />;
      const said = saidOf(order, t, (of) => format.money(sumsOf(of, facts).value ?? 0, facts.currency));
      return (
        <Figure
          inTable={inTable}
          text={inTable ? said.counts : said.full}
          name={t('orders.figures.value', { number: order.number, value: said.full })}
          explain={() => explainValue(order, { t, format, facts })}
        />
      );
    },
    [t, format, facts],
  );
  return { units, value };
}

/** A figure of an order, and the same with what was ordered beside it where that is not what counts. */
function saidOf(
  order: OrderRow,
  t: Words,
  write: (order: OrderRow) => string,
): { readonly counts: string; readonly full: string } {
  const [counting, counts] = [whatCounts(order), write(whatCounts(order))];
  const full = counting === order ? counts : t('orders.figures.ofOrdered', { value: counts, ordered: write(order) });
  return { counts, full };
}

/** How far the stock covers an order: allocated, in part, or short, with how much is missing and why. */
export function AllocationMark({
  order,
  stock,
  facts,
  inTable,
}: {
  readonly order: OrderRow;
  readonly stock: OrderStock;
  readonly facts: OrderFacts;
  readonly inTable: boolean;
}) {
  const t = useWords();
  const format = useFormat();
  if (!commitsStock(order.state)) return <Dash />;
  const { short, covered } = allocationOf(order, stock, facts);
  if (short === 0)
    return <StatusMark plain={inTable} tone="good" icon="check" label={t('orders.allocation.allocated')} />;
  const text = format.quantity(short, THOUSANDTHS);
  return (
    <Inline gap="xs">
      <StatusMark
        plain
        tone={covered > 0 ? 'warn' : 'bad'}
        icon={covered > 0 ? 'down' : 'warning'}
        label={t(covered > 0 ? 'orders.allocation.part' : 'orders.allocation.short')}
      />
      <Figure
        inTable={inTable}
        text={text}
        tone={covered > 0 ? 'warn' : 'bad'}
        name={t('orders.allocation.figure', { number: order.number, value: text })}
        explain={() => explainShort(order, stock, { t, format, facts })}
      />
    </Inline>
  );
}

/** What of an order is covered and missing, in thousandths of units. */
export function allocationOf(
  order: OrderRow,
  stock: OrderStock,
  facts: OrderFacts,
): { readonly covered: number; readonly short: number } {
  let [covered, short] = [0, 0];
  for (const line of order.lines) {
    const found = shareOf(line, stock);
    const scale = 10 ** (THOUSANDTHS - (facts.variant(line.variantId)?.decimals ?? 0));
    covered += found.covered * scale;
    short += found.short * scale;
  }
  return { covered, short };
}

function explainUnits(ordered: OrderRow, parts: Parts): Explanation {
  const { t, format, facts } = parts;
  const order = whatCounts(ordered);
  const lines = linesOf(order.lines, parts, (line, row) => ({
    value: format.quantity(line.quantity, row?.decimals ?? 0),
  }));
  return {
    title: t('orders.figures.explainUnits', { number: order.number }),
    lines: withRest(
      lines,
      (count, rest) => ({
        label: t('orders.figures.more', { count }),
        value: format.quantity(sumsOf({ lines: rest }, facts).units, THOUSANDTHS),
      }),
      order.lines,
    ),
    total: { label: t('orders.figures.total'), value: format.quantity(sumsOf(order, facts).units, THOUSANDTHS) },
    more: { label: t('orders.figures.open'), href: `/orders/${order.id}` },
  };
}

function explainValue(ordered: OrderRow, parts: Parts): Explanation {
  const { t, format, facts } = parts;
  const order = whatCounts(ordered);
  const lines = linesOf(order.lines, parts, (line, row) => {
    const decimals = row?.decimals ?? 0;
    if (line.unitPrice === null)
      return { value: format.quantity(line.quantity, decimals), note: t('orders.figures.noPrice') };
    return {
      value: format.money(timesQuantity(line.unitPrice, line.quantity, decimals), facts.currency),
      note: t('orders.figures.times', {
        quantity: format.quantity(line.quantity, decimals),
        price: format.money(line.unitPrice, facts.currency),
      }),
    };
  });
  return {
    title: t('orders.figures.explainValue', { number: order.number }),
    lines: withRest(
      lines,
      (count, rest) => ({
        label: t('orders.figures.more', { count }),
        value: format.money(sumsOf({ lines: rest }, facts).value ?? 0, facts.currency),
      }),
      order.lines,
    ),
    total: { label: t('orders.figures.total'), value: format.money(sumsOf(order, facts).value ?? 0, facts.currency) },
    more: { label: t('orders.figures.open'), href: `/orders/${order.id}` },
  };
}

function explainShort(order: OrderRow, stock: OrderStock, parts: Parts): Explanation {
  const { t, format, facts } = parts;
  const short = order.lines.filter((line) => stock.shortLines.has(line.id));
  const lines = linesOf(short, parts, (line, row) => {
    const decimals = row?.decimals ?? 0;
    const found = shareOf(line, stock);
    const covered = t('orders.allocation.line', {
      location: facts.locationName(line.locationId),
      covered: format.quantity(found.covered, decimals),
      quantity: format.quantity(line.quantity, decimals),
    });
    const rest = t('allocation.restOn', { when: restText({ t, format }, promisableLine(found)) });
    return {
      value: format.quantity(found.short, decimals),
      note: `${covered}. ${rest}`,
    };
  });
  const missing = (rest: readonly OrderLine[]) =>
    format.quantity(allocationOf({ ...order, lines: rest }, stock, facts).short, THOUSANDTHS);
  return {
    title: t('orders.allocation.explain', { number: order.number }),
    lines: withRest(
      lines,
      (count, rest) => ({ label: t('orders.figures.more', { count }), value: missing(rest) }),
      short,
    ),
    total: {
      label: t('orders.allocation.total'),
      value: missing(short),
      note: `${t('allocation.promisable')}: ${promisableText({ t, format }, promisableOrder(order, stock))}`,
    },
    more: { label: t('orders.figures.open'), href: `/orders/${order.id}` },
  };
}

function linesOf(
  lines: readonly OrderLine[],
  { facts }: Parts,
  figure: (line: OrderLine, row: StockListRow | undefined) => { readonly value: string; readonly note?: string },
): readonly ExplanationLine[] {
  return lines.map((line) => {
    const row = facts.variant(line.variantId);
    return { label: row?.title ?? line.variantId, href: row && productHref(row), ...figure(line, row) };
  });
}

function withRest(
  lines: readonly ExplanationLine[],
  rest: (count: number, lines: readonly OrderLine[]) => ExplanationLine,
  all: readonly OrderLine[],
): readonly ExplanationLine[] {
  if (lines.length <= MOST) return lines;
  return [...lines.slice(0, MOST), rest(lines.length - MOST, all.slice(MOST))];
}
