import { useMemo } from 'react';
import { useChannelNames, useOpenBatches } from './orders.queries.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { channelText } from './channel-text.ts';
import { AllocationMark, useOrderFigures } from './order-figures.tsx';
import { Due, PriorityMark, Promised, StateMark } from './order-marks.tsx';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import { agesFrom, isShutTab, type OrderTab } from './order-view.ts';
import type { BookSnapshot, OrderFacts } from './orders.queries.ts';

type ColumnParts = {
  readonly tab: OrderTab;
  readonly customerOf: BookSnapshot['customerOf'];
  readonly stock: OrderStock;
  readonly facts: OrderFacts;
  readonly now: number;
  readonly days: Calendar;
  /** Numbers that more than one order has. */
  readonly twice: ReadonlySet<string>;
  /** What a person is called; empty for one without a name here. */
  readonly personOf: (id: string) => string;
};

/** So many columns come by themselves once an order has something to say in them; others only as they are chosen. */
const OFTEN_EMPTY = 2;

/** Which of the columns that come by themselves some order has something to say in. */
export function columnsInUse(orders: readonly OrderRow[]): ReadonlySet<string> {
  const used = new Set<string>();
  // Of thousands of orders: once it is known of a column, nothing more is asked.
  for (const order of orders) {
    if (order.priority) used.add('priority');
    if (order.tags) used.add('tags');
    if (used.size === OFTEN_EMPTY) break;
  }
  return used;
}

/** The columns of the order queue; the same while nothing changed. */
export function useOrderColumns({
  tab,
  customerOf,
  stock,
  facts,
  now,
  days,
  twice,
  personOf,
}: ColumnParts): readonly Column<OrderRow>[] {
  const t = useWords();
  const format = useFormat();
  const { units, value } = useOrderFigures(facts);
  const batches = useOpenBatches();
  const channels = useChannelNames();
  return useMemo(() => {
    const isShut = isShutTab(tab);
    const column = (
      id:
        | 'number'
        | 'customer'
        | 'state'
        | 'placed'
        | 'age'
        | 'shipped'
        | 'due'
        | 'lines'
        | 'units'
        | 'value'
        | 'allocation'
        | 'channel'
        | 'priority'
        | 'promised'
        | 'tags'
        | 'assignee'
        | 'method',
      more: Omit<Column<OrderRow>, 'id' | 'header'>,
    ): Column<OrderRow> => ({
      id,
      header: t(`orders.columns.${id}`),
      ...more,
    });
    return [
      column('number', {
        width: 84,
        fit: 300,
        fixed: true,
        sortable: true,
        render: ({ id, number }) => {
          const picked = (batches.get(id) ?? []).map(({ batch }) => batch.name).join(', ');
          return (
            <Inline gap="xs">
              {number}
              {twice.has(foldName(number)) && (
                <StatusMark plain tone="warn" icon="warning" label={t('orders.twice.mark')} />
              )}
              {picked && <StatusMark plain tone="news" icon="orders" label={t('picking.mark', { number: picked })} />}
            </Inline>
          );
        },
      }),
      column('priority', { width: 92, fit: 160, sortable: true, render: (order) => <PriorityMark order={order} /> }),
      column('customer', { width: 156, grow: 2, sortable: true, render: (order) => customerOf(order) ?? <Dash /> }),
      column('placed', {
        width: 104,
        grow: 1,
        fit: 260,
        sortable: true,
        render: ({ placedAt }) => format.date(placedAt),
      }),
      // How old a closed order is says nothing; what became of it does.
      ...(tab === 'all'
        ? []
        : [
            isShut
              ? column('shipped', {
                  width: 104,
                  grow: 1,
                  fit: 260,
                  render: ({ shippedAt }) => (shippedAt === null ? <Dash /> : format.date(shippedAt)),
                })
              : column('age', {
                  width: 92,
                  grow: 1,
                  fit: 260,
                  render: (order) => format.age(agesFrom(order, now), now),
                }),
          ]),
      // Where every order has the state the tab says, the column says how far it is.
      ...(tab === 'all' || tab === 'picking' || tab === 'packed' || tab === 'shipped' || tab === 'returned'
        ? [column('state', { width: 124, grow: 1, fit: 260, render: (order) => <StateMark order={order} /> })]
        : []),
      column('due', {
        width: 124,
        grow: 1,
        fit: 260,
        sortable: true,
        render: (order) => <Due order={order} days={days} />,
      }),
      ...(isShut
        ? []
        : [
            column('allocation', {
              width: 124,
              grow: 1,
              fit: 260,
              render: (order) => <AllocationMark order={order} stock={stock} facts={facts} inTable />,
            }),
          ]),
      column('promised', {
        width: 124,
        grow: 1,
        fit: 260,
        sortable: true,
        render: (order) => <Promised order={order} days={days} />,
      }),
      column('tags', { width: 120, grow: 1, render: ({ tags }) => tags?.join(', ') ?? <Dash /> }),
      column('assignee', {
        width: 110,
        grow: 1,
        sortable: true,
        render: ({ assigneeId }) => (assigneeId ? personOf(assigneeId) || <Dash /> : <Dash />),
      }),
      column('lines', { width: 56, figure: true, render: ({ lines }) => format.count(lines.length) }),
      column('units', { width: 60, figure: true, render: (order) => units(order, true) }),
      column('value', { width: 92, figure: true, render: (order) => value(order, true) }),
      column('method', { width: 120, grow: 1, render: ({ shippingMethod }) => shippingMethod || <Dash /> }),
      column('channel', { width: 104, grow: 1, render: (order) => channelText(t, order, channels) }),
    ];
  }, [t, format, tab, customerOf, stock, facts, now, days, twice, personOf, units, value, batches, channels]);
}
