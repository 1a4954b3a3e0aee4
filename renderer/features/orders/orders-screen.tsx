import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ColumnChooser } from '#renderer/ui/column-chooser.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { OrderTabs } from '#renderer/parts/order-tabs.tsx';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { useSoughtVariants } from './find-orders.queries.ts';
import { OrderChips } from './order-chips.tsx';
import { columnsInUse, useOrderColumns } from './order-columns.tsx';
import { OrderSearch } from './order-search.tsx';
import {
  asksClosed,
  isShutTab,
  listOrders,
  noOrderFilters,
  numbersTwice,
  orderCompare,
  type OrderQuery,
  type OrderTab,
  orderTabs,
  readOrderQuery,
} from './order-view.ts';
import { orderListCommands } from './orders.palette.ts';
import { orderCsvColumns } from './orders-csv.ts';
import { OrdersEmpty } from './orders-empty.tsx';
import {
  type BookSnapshot,
  useCalendar,
  useChannelNames,
  useListFile,
  useNow,
  useOrderBook,
  useOrderFacts,
  useOrderStock,
  usePersonId,
  usePersonNames,
  useSorted,
} from './orders.queries.ts';
import { OversoldPanel } from './oversold-panel.tsx';
import { queueBulkActs } from './queue-bulk-acts.ts';
import { useFieldActs } from './use-field-acts.tsx';
import { useOrderActs } from './use-order-acts.tsx';
import { useQueueView } from './use-queue-view.ts';
import { ViewsMenu } from './views-menu.tsx';

const noSelection: ReadonlySet<string> = new Set();

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
  const personOf = usePersonNames();
  const channels = useChannelNames();
  const rows = useListed(query, book, stock, days);
  const twice = useMemo(() => numbersTwice([...book.open, ...book.shut]), [book.open, book.shut]);
  const inUse = useMemo(() => columnsInUse(book.open), [book.open]);
  const { customerOf } = book;
  const columns = useOrderColumns({ tab: query.tab, customerOf, stock, facts, now, days, twice, personOf });
  const view = useQueueView({ address, columns, inUse });
  const rowAt = useCallback((index: number) => rows[index] as OrderRow, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const [selection, setSelection] = useState(noSelection);
  const [cursor, setCursor] = useState<string | null>(null);
  const targets = useMemo(
    () => rows.filter(({ id }) => (selection.size > 0 ? selection.has(id) : id === cursor)),
    [rows, selection, cursor],
  );
  const acts = useOrderActs(targets);
  const fieldActs = useFieldActs(targets);
  const writeList = useListFile();
  const file = useExport();
  const choice = useExportChoice();
  const exportAs = (choice: ExportChoice) =>
    file.start(choice, t('orders.export.file'), async (run) => {
      const columnsOfFile = orderCsvColumns({ t, facts, stock, days, customerOf, personOf, channels });
      return exported(await writeList(rows, columnsOfFile, { ...run, total: rows.length }), rows.length);
    });
  const canExport = rows.length > 0;
  const importOrders = () => change({ import: 'orders' });
  useCommands(orderListCommands, {
    'orders.import': importOrders,
    'orders.export': canExport ? () => exportAs(choice) : null,
    'orders.exportWorkbook': canExport ? () => exportAs('xlsx') : null,
  });
  const filtersOn = query.filters.join();
  // What is chosen in one list is not chosen in the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question empties the choice
  useEffect(
    () => setSelection(noSelection),
    [query.tab, filtersOn, query.search, query.tag, query.assignee, query.priority, query.channel],
  );
  const onSearch = useCallback((q: string) => change({ q: q === '' ? null : q }), [change]);
  const { counts } = book;
  const all =
    counts.open + counts.picking + counts.packed + counts.held + counts.shipped + counts.delivered + counts.cancelled;
  // Many shops never come to these: their tabs are there once an order is.
  const isShown = (tab: OrderTab) =>
    tab === query.tab || !(tab === 'packed' || tab === 'delivered' || tab === 'returned') || counts[tab] > 0;
  // What is short is said whole, with the orders that it is of.
  const isKnown = book.ready && stock.ready;
  const isReading = !isKnown || (asksClosed(query) && book.closed !== 'read');

  return (
    <Page
      title={t('orders.title')}
      count={isKnown ? rows.length : undefined}
      primary={
        <Button kind="primary" icon="plus" shortcut="n" onClick={acts.create}>
          {t('orders.commands.new')}
        </Button>
      }
      actions={
        <>
          <ViewsMenu {...view.menu} />
          <Button icon="import" onClick={importOrders}>
            {t('orders.importHere')}
          </Button>
          <ExportButton disabled={!canExport} onExport={exportAs} />
          <ColumnChooser columns={columns} view={view.columns} onChange={view.chooseColumns} table="orders" />
        </>
      }
      chips={
        <Stack gap="s">
          <OrderTabs shown="queue" />
          <Tabs
            name={t('orders.tabsName')}
            tabs={orderTabs.filter(isShown).map((id) => ({
              id,
              label: t(`orders.tabs.${id}`),
              count: id === 'all' ? all : counts[id],
            }))}
            value={query.tab}
            onChange={(tab) =>
              change({
                state: tab === 'open' ? null : tab,
                filter: isShutTab(tab) ? null : query.filters.join() || null,
              })
            }
          />
          <Inline wrap>
            <OrderSearch text={query.search} onSearch={onSearch} />
            {isKnown && <OrderChips query={query} book={book} stock={stock} days={days} onChange={change} />}
          </Inline>
        </Stack>
      }
      panel={
        query.filters.includes('oversold') && (
          <OversoldPanel
            oversold={stock.oversold}
            facts={facts}
            onClose={() => change({ filter: query.filters.filter((one) => one !== 'oversold').join() || null })}
          />
        )
      }
      fill
    >
      <DataTable
        name={t('orders.title')}
        columns={columns}
        view={view.columns}
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
        bulkActs={queueBulkActs(t, acts, fieldActs)}
        empty={
          isReading ? (
            <Skeleton lines={8} />
          ) : (
            <OrdersEmpty
              query={query}
              isBare={all === 0}
              acts={acts}
              onImport={importOrders}
              onEverywhere={() => change({ ...noOrderFilters, q: query.search, state: 'all' })}
              onClear={() => change(noOrderFilters)}
            />
          )
        }
        rememberAs="orders"
      />
      {file.shown}
      {acts.dialogs}
      {fieldActs.dialogs}
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
  const me = usePersonId();
  const personOf = usePersonNames();
  const listed = useMemo(
    () => listOrders(query, { book, stock, sought, days, me }),
    [query, book, stock, sought, days, me],
  );
  const compare = useMemo(
    () => query.sort && orderCompare(query.sort, { customerOf: book.customerOf, personOf, compareText, days }),
    [query.sort, book.customerOf, personOf, compareText, days],
  );
  return useSorted(listed, compare);
}
