import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BulkAct } from '#renderer/ui/bulk-bar.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import { OrderTabs } from '#renderer/parts/order-tabs.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { type Words, useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { isOverdue, isToShip } from '#shared/domain/orders/due.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { useOrderColumns } from './order-columns.tsx';
import {
  asksClosed,
  listOrders,
  numbersTwice,
  orderCompare,
  type OrderFilter,
  orderFilters,
  type OrderQuery,
  orderTabs,
  readOrderQuery,
} from './order-view.ts';
import { orderListCommands } from './orders.palette.ts';
import { orderCsvColumns } from './orders-csv.ts';
import {
  type BookSnapshot,
  useNow,
  useOrderBook,
  useOrderFacts,
  useOrderStock,
  useCalendar,
  useListFile,
  useSorted,
} from './orders.queries.ts';
import { useSoughtVariants } from './find-orders.queries.ts';
import { OversoldPanel } from './oversold-panel.tsx';
import { type OrderActs, useOrderActs } from './use-order-acts.tsx';

const noSelection: ReadonlySet<string> = new Set();
const SEARCH_MS = 200;

/** The order queue: what waits, oldest first, and what is done. */
export function OrdersScreen() {
  const t = useWords();
  const [address, change] = useQuery();
  const query = useMemo(() => readOrderQuery(address), [address]);
  const book = useOrderBook(asksClosed(query));
  const facts = useOrderFacts();
  const stock = useOrderStock(book.open);
  const now = useNow();
  const days = useCalendar();
  const rows = useListed(query, book, stock, days);
  const twice = useMemo(() => numbersTwice([...book.open, ...book.shut]), [book.open, book.shut]);
  const columns = useOrderColumns({ tab: query.tab, customerOf: book.customerOf, stock, facts, now, days, twice });
  const rowAt = useCallback((index: number) => rows[index] as OrderRow, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const [selection, setSelection] = useState(noSelection);
  const [cursor, setCursor] = useState<string | null>(null);
  const targets = useMemo(
    () => rows.filter(({ id }) => (selection.size > 0 ? selection.has(id) : id === cursor)),
    [rows, selection, cursor],
  );
  const acts = useOrderActs(targets);
  const writeList = useListFile();
  const file = useExport();
  const choice = useExportChoice();
  const exportAs = (choice: ExportChoice) =>
    file.start(choice, t('orders.export.file'), async (run) => {
      const columnsOfFile = orderCsvColumns({ t, facts, stock, days, customerOf: book.customerOf });
      return exported(await writeList(rows, columnsOfFile, { ...run, total: rows.length }), rows.length);
    });
  const canExport = rows.length > 0;
  const importOrders = () => change({ import: 'orders' });
  useCommands(orderListCommands, {
    'orders.import': importOrders,
    'orders.export': canExport ? () => exportAs(choice) : null,
    'orders.exportWorkbook': canExport ? () => exportAs('xlsx') : null,
  });
  // What is chosen in one list is not chosen in the next.
  useEffect(() => setSelection(noSelection), [query.tab, query.filter, query.search]);
  const onSearch = useCallback((q: string) => change({ q: q === '' ? null : q }), [change]);
  const { counts } = book;
  const waiting = counts.open + counts.picking + counts.held;
  const isReading = !book.ready || (asksClosed(query) && book.closed !== 'read');

  return (
    <Page
      title={t('orders.title')}
      count={book.ready ? rows.length : undefined}
      primary={
        <Button kind="primary" icon="plus" shortcut="n" onClick={acts.create}>
          {t('orders.commands.new')}
        </Button>
      }
      actions={
        <>
          <Button icon="import" onClick={importOrders}>
            {t('orders.import')}
          </Button>
          <ExportButton disabled={!canExport} onExport={exportAs} />
        </>
      }
      chips={
        <Stack gap="s">
          <OrderTabs shown="queue" />
          <Tabs
            name={t('orders.tabsName')}
            tabs={orderTabs.map((id) => ({
              id,
              label: t(`orders.tabs.${id}`),
              count: id === 'all' ? waiting + counts.shipped + counts.cancelled : counts[id],
            }))}
            value={query.tab}
            onChange={(tab) =>
              change({
                state: tab === 'open' ? null : tab,
                filter: tab === 'shipped' || tab === 'cancelled' ? null : query.filter,
              })
            }
          />
          <Inline wrap>
            <OrderSearch text={query.search} onSearch={onSearch} />
            <OrderChips query={query} book={book} stock={stock} days={days} onChange={change} />
          </Inline>
        </Stack>
      }
      panel={
        query.filter === 'oversold' && (
          <OversoldPanel oversold={stock.oversold} facts={facts} onClose={() => change({ filter: null })} />
        )
      }
      fill
    >
      <DataTable
        name={t('orders.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        rowName={({ number }) => t('orders.page.title', { number })}
        sort={query.sort}
        onSort={({ column, direction }) => change({ sort: direction === 'descending' ? `-${column}` : column })}
        selection={selection}
        onSelect={setSelection}
        onOpen={({ id }) => navigate(`/orders/${id}`)}
        onCursor={({ id }) => setCursor(id)}
        bulkActs={bulkActs(t, acts)}
        empty={
          isReading ? (
            <Skeleton lines={8} />
          ) : (
            <OrdersEmpty
              query={query}
              isBare={waiting + counts.shipped + counts.cancelled === 0}
              acts={acts}
              onImport={importOrders}
              onEverywhere={() => change({ state: 'all', filter: null })}
              onClear={() => change({ filter: null, q: null })}
            />
          )
        }
        rememberAs="orders"
      />
      {file.shown}
      {acts.dialogs}
    </Page>
  );
}

function useListed(
  query: OrderQuery,
  book: BookSnapshot,
  stock: ReturnType<typeof useOrderStock>,
  days: Calendar,
): readonly OrderRow[] {
  const { locale } = useWindowLook();
  const compareText = useMemo(() => new Intl.Collator(locale, { numeric: true }).compare, [locale]);
  const sought = useSoughtVariants(query.search);
  const listed = useMemo(() => listOrders(query, { book, stock, sought, days }), [query, book, stock, sought, days]);
  const compare = useMemo(
    () => query.sort && orderCompare(query.sort, { customerOf: book.customerOf, compareText, days }),
    [query.sort, book.customerOf, compareText, days],
  );
  return useSorted(listed, compare);
}

type OrderSearchProps = { readonly text: string; readonly onSearch: (text: string) => void };

/** Typing narrows the list after a breath, so that the address is not changed at every key. */
function OrderSearch({ text, onSearch }: OrderSearchProps) {
  const t = useWords();
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  useEffect(() => {
    // Changed from outside, not by what is typed here: show it.
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      onSearch(typed);
    }, SEARCH_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <SearchField
      name={t('orders.search')}
      placeholder={t('orders.searchHint')}
      value={typed}
      onChange={setTyped}
      onSubmit={onSearch}
    />
  );
}

type OrderChipsProps = {
  readonly query: OrderQuery;
  readonly book: BookSnapshot;
  readonly stock: ReturnType<typeof useOrderStock>;
  readonly days: Calendar;
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
};

function OrderChips({ query, book, stock, days, onChange }: OrderChipsProps) {
  const t = useWords();
  const counts: Readonly<Record<OrderFilter, number>> = useMemo(
    () => ({
      'to-ship': book.open.filter((order) => isToShip(order, stock.shortOrders, days)).length,
      overdue: book.open.filter((order) => isOverdue(order, days)).length,
      short: stock.shortOrders.size,
      oversold: stock.oversoldOrders.size,
    }),
    [book.open, stock, days],
  );
  return (
    <FilterChips name={t('orders.filters.name')}>
      {orderFilters.map((filter) => (
        // A filter looks through everything that waits, whichever tab it was switched on in.
        <ToggleChip
          key={filter}
          label={t(`orders.filters.${filter}`)}
          count={counts[filter]}
          on={query.filter === filter}
          onChange={(on) => onChange(on ? { filter, state: 'all' } : { filter: null, state: null })}
        />
      ))}
      {(query.filter !== null || query.search !== '') && (
        <Button kind="quiet" onClick={() => onChange({ filter: null, q: null })}>
          {t('orders.empty.clear')}
        </Button>
      )}
    </FilterChips>
  );
}

function bulkActs(t: Words, acts: OrderActs): readonly BulkAct[] {
  const act = (label: string, icon: BulkAct['icon'], run: (() => void) | null): BulkAct => ({
    label,
    icon,
    disabled: !run,
    run: () => run?.(),
  });
  return [
    ...(acts.edit ? [act(t('orders.edit.button'), 'edit', acts.edit)] : []),
    act(t('orders.commands.pick'), 'orders', acts.pick),
    act(t('picking.together'), 'orders', acts.together),
    act(t('orders.commands.ship'), 'ship', acts.ship),
    act(t('orders.papers.lists'), 'print', acts.pickList),
    act(t('orders.papers.joint'), 'print', acts.jointPickList),
    act(t('orders.papers.slips'), 'print', acts.packingSlip),
    act(t('allocation.serve.command'), 'location', acts.serve),
    ...(acts.hold || !acts.resume ? [act(t('orders.commands.hold'), 'paused', acts.hold)] : []),
    ...(acts.resume ? [act(t('orders.commands.resume'), 'forward', acts.resume)] : []),
    act(t('orders.commands.cancel'), 'cancelled', acts.cancel),
  ];
}

type OrdersEmptyProps = {
  readonly query: OrderQuery;
  readonly isBare: boolean;
  readonly acts: OrderActs;
  readonly onImport: () => void;
  readonly onEverywhere: () => void;
  readonly onClear: () => void;
};

function OrdersEmpty({ query, isBare, acts, onImport, onEverywhere, onClear }: OrdersEmptyProps) {
  const t = useWords();
  const create = (
    <Button kind="primary" icon="plus" onClick={acts.create}>
      {t('orders.commands.new')}
    </Button>
  );
  if (query.filter || query.search.trim() !== '') {
    return (
      <EmptyState
        icon="search"
        title={t('orders.empty.foundTitle')}
        action={
          <Inline>
            {query.search.trim() !== '' && (query.tab !== 'all' || query.filter) && (
              <Button kind="primary" icon="search" onClick={onEverywhere}>
                {t('orders.empty.everywhere')}
              </Button>
            )}
            <Button onClick={onClear}>{t('orders.empty.clear')}</Button>
          </Inline>
        }
      >
        {t('orders.empty.foundText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="orders"
      title={isBare ? t('orders.empty.title') : t(`orders.empty.tabTitle.${query.tab}`)}
      action={
        <Inline>
          {create}
          {isBare && (
            <Button icon="import" onClick={onImport}>
              {t('orders.import')}
            </Button>
          )}
        </Inline>
      }
    >
      {isBare ? t('orders.empty.text') : t('orders.empty.tabText')}
    </EmptyState>
  );
}
