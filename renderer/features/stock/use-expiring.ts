import { useMemo } from 'react';
import { daysAfter } from '#shared/domain/values/day.ts';
import {
  type Expiries,
  type ExpirySpan,
  readSpan,
  type StockQuery,
  useExpiries,
  useExpirySpan,
  useToday,
} from './stock.queries.ts';

/** What the stock list shows of expiry days. */
export type ExpiryView = {
  /** What is on hand in lots with an expiry day: where there is nothing, neither filter nor column is offered. */
  readonly expiries: Expiries;
  /** Within how many days it is asked for; null: the filter is off. */
  readonly within: ExpirySpan | null;
  /** What the filter begins with: what was chosen last. */
  readonly span: ExpirySpan;
  readonly keepSpan: (span: ExpirySpan) => void;
  /** How many variants expire within the span. */
  readonly count: number;
};

/** The question about expiry days that the address asks, and what the list says of them. */
export function useExpiring(
  address: URLSearchParams,
  sort: StockQuery['sort'],
): readonly [StockQuery['expiring'], ExpiryView] {
  const expiries = useExpiries();
  const today = useToday();
  const [span, keepSpan] = useExpirySpan();
  const within = readSpan(address.get('expires'));
  const isAsked = within !== null || sort?.column === 'expiry';
  const asked = useMemo(
    () => (isAsked ? { nextAt: expiries.nextAt, until: within === null ? null : daysAfter(today, within) } : undefined),
    [isAsked, expiries, within, today],
  );
  const count = useMemo(
    () => expiries.countUntil(daysAfter(today, within ?? span)).variants,
    [expiries, today, within, span],
  );
  return [asked, { expiries, within, span, keepSpan, count }];
}
