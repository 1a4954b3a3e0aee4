import type { OrderRow, ReturnLine, ReturnOutcome } from '#shared/domain/operations/rows.ts';
import { returnOutcomes } from '#shared/domain/orders/take-back.ts';
import { type Calendar, daysAfter } from '#shared/domain/values/day.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { ListedReturn, ReturnFacts } from './returns.queries.ts';

/** The days that a list of returns can be narrowed to, counted back from today. */
export const spans = [1, 7, 30, 90] as const;

/** What a list of returns is asked for, as its address says it. */
export type ReturnQuery = {
  readonly search: string;
  /** Of the last so many days; null: of whenever. */
  readonly days: number | null;
  readonly outcome: ReturnOutcome | null;
};

/** Reads the question from an address. */
export function queryOf(query: URLSearchParams): ReturnQuery {
  const days = Number(query.get('days'));
  return {
    search: query.get('q') ?? '',
    days: spans.find((span) => span === days) ?? null,
    outcome: returnOutcomes.find((one) => one === query.get('outcome')) ?? null,
  };
}

/** The returns that are asked for, in their order. */
export function listReturns(
  all: readonly ListedReturn[],
  { search, days, outcome }: ReturnQuery,
  facts: Pick<ReturnFacts, 'variant'>,
  calendar: Calendar,
): readonly ListedReturn[] {
  const from = days === null ? null : daysAfter(calendar.today, 1 - days);
  const wanted = foldName(search).replace(/^#+/, '');
  return all.filter(
    (one) =>
      (from === null || calendar.dayOf(one.row.receivedAt) >= from) &&
      (outcome === null || one.row.lines.some((line) => line.outcome === outcome)) &&
      (wanted === '' || textOf(one, facts).includes(wanted)),
  );
}

function textOf({ order, customer, exchange, person, row }: ListedReturn, facts: Pick<ReturnFacts, 'variant'>): string {
  const products = row.lines.flatMap((line) => {
    const product = productOf(order, line, facts);
    return product ? [product.title, product.sku ?? ''] : [];
  });
  return [order?.number, exchange?.number, customer, person, ...products]
    .map((text) => foldName(text ?? ''))
    .join('\n');
}

/** Of what pieces came back; undefined where the line was taken out of its order since, or the order is unknown. */
export function variantOf(order: Pick<OrderRow, 'lines'> | null, { lineId }: Pick<ReturnLine, 'lineId'>) {
  return order?.lines.find(({ id }) => id === lineId)?.variantId;
}

/** The product of pieces that came back, as far as it is known. */
export function productOf(
  order: Pick<OrderRow, 'lines'> | null,
  line: Pick<ReturnLine, 'lineId'>,
  facts: Pick<ReturnFacts, 'variant'>,
) {
  const variantId = variantOf(order, line);
  return variantId && facts.variant(variantId);
}

/** What became of the pieces of a return, each once, in the order of the form. */
export function outcomesOf({ row }: ListedReturn): readonly ReturnOutcome[] {
  return returnOutcomes.filter((outcome) => row.lines.some((line) => line.outcome === outcome));
}
