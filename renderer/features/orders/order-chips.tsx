import { useMemo } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { type ChipOption, FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { isOverdue, isToShip } from '#shared/domain/orders/due.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { channelKey, channelText } from './channel-text.ts';
import {
  isNarrowed,
  isPromisedNow,
  mine,
  nobody,
  noOrderFilters,
  type OrderFilter,
  orderFilters,
  orderPriorities,
  type OrderQuery,
} from './order-view.ts';
import {
  type BookSnapshot,
  tagCounts,
  useChannelNames,
  type useOrderStock,
  usePeople,
  usePersonId,
} from './orders.queries.ts';

type OrderChipsProps = {
  readonly query: OrderQuery;
  readonly book: BookSnapshot;
  readonly stock: ReturnType<typeof useOrderStock>;
  readonly days: Calendar;
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
};

/** The filters of the queue, each with how many orders it leaves. */
export function OrderChips({ query, book, stock, days, onChange }: OrderChipsProps) {
  const t = useWords();
  const counts: Readonly<Record<OrderFilter, number>> = useMemo(
    () => ({
      'to-ship': book.open.filter((order) => isToShip(order, stock.shortOrders, days)).length,
      overdue: book.open.filter((order) => isOverdue(order, days)).length,
      promised: book.open.filter((order) => isPromisedNow(order, days)).length,
      short: stock.shortOrders.size,
      oversold: stock.oversoldOrders.size,
    }),
    [book.open, stock, days],
  );
  // Many shops promise no days: the filter is offered where an order has one.
  const isOffered = (filter: OrderFilter) =>
    filter !== 'promised' || counts[filter] > 0 || query.filters.includes(filter);
  return (
    <FilterChips name={t('orders.filters.name')}>
      {orderFilters.filter(isOffered).map((filter) => (
        // A filter looks through everything that waits, whichever tab it was switched on in.
        <ToggleChip
          key={filter}
          label={t(`orders.filters.${filter}`)}
          count={counts[filter]}
          on={query.filters.includes(filter)}
          onChange={(on) => onChange(withFilter(query, filter, on))}
        />
      ))}
      <AssigneeChip query={query} open={book.open} onChange={onChange} />
      <TagChip query={query} open={book.open} onChange={onChange} />
      <PriorityChip query={query} open={book.open} onChange={onChange} />
      <ChannelChip query={query} open={book.open} onChange={onChange} />
      {isNarrowed(query) && (
        <Button kind="quiet" onClick={() => onChange(noOrderFilters)}>
          {t('orders.empty.clear')}
        </Button>
      )}
    </FilterChips>
  );
}

/** The address with one filter more or less: an order has to pass all of them. */
function withFilter({ filters }: OrderQuery, filter: OrderFilter, on: boolean) {
  const next = orderFilters.filter((one) => (one === filter ? on : filters.includes(one)));
  return next.length > 0 ? { filter: next.join(','), state: 'all' } : { filter: null, state: null };
}

type NarrowProps = Pick<OrderChipsProps, 'query' | 'onChange'> & { readonly open: BookSnapshot['open'] };

/** Whose orders are listed; offered where a shop has several people, or an order somebody. */
function AssigneeChip({ query, open, onChange }: NarrowProps) {
  const t = useWords();
  const people = usePeople() ?? [];
  const me = usePersonId();
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { assigneeId } of open) found.set(assigneeId ?? nobody, (found.get(assigneeId ?? nobody) ?? 0) + 1);
    return found;
  }, [open]);
  const isAnyAssigned = counts.size > (counts.has(nobody) ? 1 : 0);
  if (people.length < 2 && !isAnyAssigned && query.assignee === null) return null;
  const options: readonly ChipOption[] = [
    { value: mine, label: t('queue.assignee.mine'), count: counts.get(me) ?? 0 },
    { value: nobody, label: t('queue.assignee.nobody'), count: counts.get(nobody) ?? 0 },
    ...people
      .filter(({ contactId }) => contactId !== me)
      .map(({ contactId, name }) => ({ value: contactId, label: name, count: counts.get(contactId) ?? 0 })),
  ];
  return (
    <MenuChip
      label={t('queue.assignee.label')}
      options={options}
      value={query.assignee === me ? mine : query.assignee}
      onChange={(assignee) => onChange({ assignee })}
    />
  );
}

/** Which tag the listed orders have; offered where an order that waits has one. */
function TagChip({ query, open, onChange }: NarrowProps) {
  const t = useWords();
  const counts = useMemo(() => tagCounts(open), [open]);
  if (counts.size === 0 && query.tag === null) return null;
  const known = [...counts].map(([tag, count]): ChipOption => ({ value: tag, label: tag, count }));
  const isOther = query.tag !== null && !counts.has(query.tag);
  return (
    <MenuChip
      label={t('queue.tags.one')}
      options={isOther ? [...known, { value: query.tag, label: query.tag }] : known}
      value={query.tag}
      onChange={(tag) => onChange({ tag })}
    />
  );
}

/** How urgent the listed orders are; offered where an order that waits says so. */
function PriorityChip({ query, open, onChange }: NarrowProps) {
  const t = useWords();
  const isAny = useMemo(() => open.some(({ priority }) => priority), [open]);
  if (!isAny && query.priority === null) return null;
  return (
    <MenuChip
      label={t('queue.priority')}
      options={orderPriorities.map((priority) => ({ value: priority, label: t(`queue.priorities.${priority}`) }))}
      value={query.priority}
      onChange={(priority) => onChange({ priority })}
    />
  );
}

/** Where the listed orders came from; offered where orders that wait came from more than one store or program. */
function ChannelChip({ query, open, onChange }: NarrowProps) {
  const t = useWords();
  const names = useChannelNames();
  const found = useMemo(() => {
    const options = new Map<string, { readonly label: string; readonly count: number }>();
    for (const order of open) {
      const key = channelKey(order);
      const known = options.get(key);
      options.set(
        key,
        known ? { ...known, count: known.count + 1 } : { label: channelText(t, order, names), count: 1 },
      );
    }
    return options;
  }, [open, names, t]);
  if (found.size < 2 && query.channel === null) return null;
  const known = [...found].map(([value, option]): ChipOption => ({ value, ...option }));
  const { channel } = query;
  const other =
    channel !== null && !found.has(channel) && channelText(t, { channel, channelId: channel as ChannelId }, names);
  return (
    <MenuChip
      label={t('orders.columns.channel')}
      options={other ? [...known, { value: channel, label: other }] : known}
      value={channel}
      onChange={(next) => onChange({ channel: next })}
    />
  );
}
