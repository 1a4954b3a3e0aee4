import type { OrderRow, ReturnLine, ReturnOutcome } from '#shared/domain/operations/rows.ts';
import { type Calendar, daysAfter } from '#shared/domain/values/day.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { outcomes } from './return-draft.ts';
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
    outcome: outcomes.find((one) => one === query.get('outcome')) ?? null,
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
    const variantId = order && lineOf(order, line)?.variantId;
    const product = variantId && facts.variant(variantId);
    return product ? [product.title, product.sku ?? ''] : [];
  });
  return [order?.number, exchange?.number, customer, person, ...products]
    .map((text) => foldName(text ?? ''))
    .join('\n');
}

/** The line of the order that pieces came back of; undefined where it was taken out since. */
export function lineOf({ lines }: Pick<OrderRow, 'lines'>, { lineId }: Pick<ReturnLine, 'lineId'>) {
  return lines.find(({ id }) => id === lineId);
}

/** How many pieces of a return had this outcome, by line of its order; in whole units where products are counted. */
export function outcomesOf({ row }: ListedReturn): readonly ReturnOutcome[] {
  return outcomes.filter((outcome) => row.lines.some((line) => line.outcome === outcome));
}
