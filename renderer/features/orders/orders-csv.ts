import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import { channelText } from './channel-text.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { allocationOf } from './order-figures.tsx';
import { stateText } from './order-marks.tsx';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import type { BookSnapshot, ChannelNames, OrderFacts } from './orders.queries.ts';
import { sumsOf, whatCounts } from './order-sums.ts';

type CsvParts = {
  readonly t: Words;
  readonly facts: OrderFacts;
  readonly stock: OrderStock;
  readonly days: Calendar;
  readonly customerOf: BookSnapshot['customerOf'];
  /** What a person is called; empty for one without a name here. */
  readonly personOf: (id: string) => string;
  readonly channels: ChannelNames;
};

/** The columns of the order queue as a file: a row an order. */
export function orderCsvColumns({
  t,
  facts,
  stock,
  days,
  customerOf,
  personOf,
  channels,
}: CsvParts): readonly ListColumn<OrderRow>[] {
  const text = (
    id: 'number' | 'customer' | 'state' | 'channel' | 'priority' | 'tags' | 'assignee' | 'method',
    value: (order: OrderRow) => string | null,
  ): ListColumn<OrderRow> => ({ header: t(`orders.columns.${id}`), kind: 'text', value });
  const date = (
    id: 'placed' | 'due' | 'shipped' | 'promised',
    value: (order: OrderRow) => string | null,
  ): ListColumn<OrderRow> => ({
    header: t(`orders.columns.${id}`),
    kind: 'date',
    value,
  });
  const amount = (
    header: 'queue.details.shipping' | 'queue.details.discount',
    value: (order: OrderRow) => number | null,
  ): ListColumn<OrderRow> => ({
    header: t(header),
    kind: 'money',
    value: (order) => money(value(order), facts.currency),
  });
  const day = (at: number | null) => (at === null ? null : days.dayOf(at));
  return [
    text('number', (order) => order.number),
    text('customer', customerOf),
    text('state', (order) => stateText(t, order)),
    date('placed', (order) => day(order.placedAt)),
    date('due', (order) => dueDay(order, days)),
    date('shipped', (order) => day(order.shippedAt)),
    { header: t('orders.columns.lines'), kind: 'number', value: (order) => order.lines.length },
    {
      header: t('orders.columns.units'),
      kind: 'number',
      value: (order) => trimmed(sumsOf(whatCounts(order), facts).units),
    },
    {
      header: t('orders.columns.value'),
      kind: 'money',
      value: (order) => money(sumsOf(whatCounts(order), facts).value, facts.currency),
    },
    {
      header: t('orders.allocation.short'),
      kind: 'number',
      value: (order) => trimmed(allocationOf(order, stock, facts).short),
    },
    text('channel', (order) => channelText(t, order, channels)),
    date('promised', ({ promisedOn = null }) => promisedOn),
    text('priority', ({ priority }) => (priority ? t(`queue.priorities.${priority}`) : null)),
    text('tags', ({ tags }) => (tags && tags.length > 0 ? tags.join(', ') : null)),
    text('assignee', ({ assigneeId }) => (assigneeId ? personOf(assigneeId) || null : null)),
    text('method', ({ shippingMethod = null }) => shippingMethod),
    amount('queue.details.shipping', ({ shippingAmount = null }) => shippingAmount),
    amount('queue.details.discount', ({ discountAmount = null }) => discountAmount),
  ];
}

function money(minor: number | null, currency: string): string | null {
  return minor === null ? null : formatDecimal(minor, minorDigits(currency));
}

/** Thousandths without the places that say nothing. */
function trimmed(thousandths: number): string {
  return formatDecimal(thousandths, 3).replace(/\.?0+$/, '');
}
