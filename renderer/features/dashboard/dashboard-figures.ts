import type { Explain, Explanation, ExplanationLine } from '#renderer/ui/explanation.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { Share } from './dashboard.queries.ts';

/** More lines than this nobody reads; the rest is one line. */
const MOST = 8;

type Wording = { readonly t: Words; readonly format: Format };

type OfShares = {
  readonly title: string;
  readonly text: (value: number) => string;
  readonly href: string;
};

/** A figure of the whole shop, by category. */
export function explainShares(
  find: () => Promise<readonly Share[]>,
  { title, text, href }: OfShares,
  { t }: Wording,
): Explain {
  return async (): Promise<Explanation> => {
    const shares = await find();
    const sum = (parts: readonly Share[]) => parts.reduce((total, { value }) => total + value, 0);
    const archived = shares.filter((share) => share.archived);
    const categories = shares.filter((share) => !share.archived);
    const shown = categories.slice(0, MOST).map(({ category, value }) => ({
      label: category ?? t('dashboard.explain.noCategory'),
      value: text(value),
      ...(category && { href: `${href}${href.includes('?') ? '&' : '?'}category=${encodeURIComponent(category)}` }),
    }));
    const put = archived.map(({ value }) => ({
      label: t('dashboard.explain.archived'),
      value: text(value),
      href: '/stock?filter=archived-stock',
    }));
    const rest = categories.slice(MOST);
    const more =
      rest.length === 0 ? [] : [{ label: t('dashboard.explain.more', { count: rest.length }), value: text(sum(rest)) }];
    const none = shares.length === 0 ? [{ label: t('dashboard.explain.none'), value: text(0) }] : [];
    return {
      title,
      lines: [...shown, ...more, ...put, ...none],
      total: { label: t('dashboard.explain.total'), value: text(sum(shares)) },
      more: { label: t('dashboard.explain.list'), href },
    };
  };
}

/** A number of orders: the orders that make it, oldest first. */
export function explainOrders(
  orders: readonly OrderRow[],
  { title, href }: { readonly title: string; readonly href: string },
  { t, format }: Wording,
  days: Calendar,
): Explain {
  return () => {
    const shown = orders.slice(0, MOST).map((order): ExplanationLine => {
      const due = dueDay(order, days);
      return {
        label: t('dashboard.explain.order', { number: order.number }),
        ...(due !== null && { note: t('dashboard.explain.due', { when: format.date(due) }) }),
        href: `/orders/${order.id}`,
        value: format.count(1),
      };
    });
    const rest = orders.length - shown.length;
    return {
      title,
      lines: [
        ...shown,
        ...(rest > 0 ? [{ label: t('dashboard.explain.moreOrders', { count: rest }), value: format.count(rest) }] : []),
        ...(orders.length === 0 ? [{ label: t('dashboard.explain.noOrders'), value: format.count(0) }] : []),
      ],
      total: { label: t('dashboard.explain.total'), value: format.count(orders.length) },
      more: { label: t('dashboard.explain.list'), href },
    };
  };
}
