import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { BulkAct } from '#renderer/ui/bulk-bar.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ColumnChooser } from '#renderer/ui/column-chooser.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { type Words, useWords } from '#renderer/words/words.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import { isOfPast } from './as-of.ts';
import { askedOfPast, type PastReading, useAsOf, usePast, usePastRowAt } from './past.queries.ts';
import { useHasLots } from './lots-export.queries.ts';
import { PastNote, PastProgress } from './past-note.tsx';
import { productPlace } from './product-place.ts';
import { stockListCommands } from './stock.palette.ts';
import {
  type Expiries,
  type RowAt,
  type ShopFacts,
  type ShownList,
  type StockListRow,
  type StockQuery,
  useRowAt,
  useShopFacts,
  useStockList,
} from './stock.queries.ts';
import { noFilters, StockChips } from './stock-chips.tsx';
import { expiryColumn } from './expiry-column.tsx';
import { stockColumns } from './stock-columns.tsx';
import { chooseColumns, useStockColumns, withDefaults } from './stock-columns.store.ts';
import { StockEmpty } from './stock-empty.tsx';
import { useDrawFigure } from './stock-figure.tsx';
import { useSearchDraft } from './stock-search.store.ts';
import { type ExpiryView, useExpiring } from './use-expiring.ts';
import { readAsOf, readQuery, sortText } from './stock-view.ts';
import { type StockActs, useStockActs } from './use-stock-acts.tsx';
import { useCellSaves } from './use-cell-saves.ts';
import { useStockExport } from './use-stock-export.tsx';

const noSelection: ReadonlySet<string> = new Set();

/** Every product with its stock: searched, filtered, sorted, chosen, edited in place. */
export function StockScreen() {
  const t = useWords();
  const [said, changeAddress, { asOf, today, reading, expiry }] = useStockAddress();
  const past = reading?.state === 'read' ? reading.past : null;
  const query = useMemo(() => (past ? askedOfPast(said, past) : said), [said, past]);
  const list = useStockList(query);
  const facts = useShopFacts();
  const rowNow = useRowAt();
  const rowAt = usePastRowAt(past) ?? rowNow;
  const day = asOf?.day ?? null;
  const columns = useColumns({
    facts,
    locationId: query.locationId,
    rowAt,
    day,
    expiry: expiry.expiries.any ? expiry.expiries : null,
    today,
  });
  const shown = useMemo(() => (day === null ? columns : columns.flatMap(asPastColumn)), [columns, day]);
  const chosenView = useStockColumns();
  const view = useMemo(
    () =>
      withDefaults(
        chosenView,
        columns.map((column) => column.id),
        // What was on hand on a past day is asked for what it was worth.
        [...(day === null ? [] : ['value']), ...(expiry.within === null ? [] : ['expiry'])],
      ),
    [chosenView, columns, day, expiry.within],
  );
  const [selection, setSelection] = useState(noSelection);
  const [cursor, setCursor] = useState(-1);
  const canAct = day === null && !list.remembered;
  const acts = useStockActs({
    variants: () => (canAct ? targetsOf(list, selection, cursor) : []),
    count: !canAct ? 0 : selection.size > 0 ? selection.size : cursor >= 0 && list.rows > 0 ? 1 : 0,
    locationId: query.locationId,
    archived: query.filter === 'archived',
    onGone: () => setSelection(noSelection),
  });
  useSoughtCode(acts.create);
  const file = useStockExport(list, query, { facts, rowAt, day });
  const hasLots = useHasLots();
  const choice = useExportChoice();
  const canExport = list.rows > 0 && !list.remembered && (day === null || past !== null);
  useCommands(stockListCommands, {
    'stock.export': canExport ? () => file.start(choice) : null,
    'stock.exportWorkbook': canExport ? () => file.start('xlsx') : null,
    'stock.exportProducts': facts.ready ? () => file.startProducts(choice) : null,
    'stock.exportProductsWorkbook': facts.ready ? () => file.startProducts('xlsx') : null,
  });
  // What is chosen in one list is not chosen in the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question empties the choice
  useEffect(
    () => setSelection(noSelection),
    [query.filter, query.category, query.supplierId, query.locationId, query.search, day, expiry.within],
  );

  return (
    <Page
      title={t('stock.title')}
      count={list.rows > 0 || (facts.ready && !list.working) ? list.total : undefined}
      primary={
        <Button kind="primary" icon="plus" shortcut="n" onClick={() => acts.create()}>
          {t('stock.commands.new')}
        </Button>
      }
      actions={
        <>
          <Button icon="import" onClick={() => changeAddress({ import: 'products' })}>
            {t('stock.import')}
          </Button>
          <ExportButton
            disabled={!canExport}
            onExport={file.start}
            several={{
              label: t('stock.export.list'),
              others: [
                {
                  id: 'products',
                  label: t('stock.export.products'),
                  disabled: !facts.ready,
                  onExport: file.startProducts,
                },
                ...(hasLots
                  ? [{ id: 'lots', label: t('stock.export.lots'), disabled: !facts.ready, onExport: file.startLots }]
                  : []),
              ],
            }}
          />
          <ColumnChooser columns={columns} view={view} onChange={chooseColumns} table="stock" />
        </>
      }
      chips={
        <>
          <StockChips
            query={query}
            counts={list.counts}
            facts={facts}
            asOf={day}
            today={today}
            expiry={expiry}
            onChange={changeAddress}
          />
          {day !== null && <PastNote day={day} onNow={() => changeAddress({ asOf: null })} />}
        </>
      }
      fill
    >
      {reading && reading.state !== 'read' ? (
        <PastProgress day={day ?? ''} reading={reading} onNow={() => changeAddress({ asOf: null })} />
      ) : (
        <DataTable
          name={t('stock.title')}
          reading={list.remembered ? t('stock.reading') : null}
          columns={shown}
          view={view}
          rowCount={list.rows}
          rowAt={list.rowAt}
          keyAt={list.keyAt}
          rowName={titleOf}
          sort={query.sort}
          onSort={(sort) => changeAddress({ sort: sortText(sort) })}
          {...(day === null && { selection, onSelect: setSelection })}
          onOpen={open}
          onCursor={(_, row) => setCursor(row)}
          bulkActs={bulkActs(t, acts, query.filter === 'archived')}
          empty={
            <StockEmpty
              query={query}
              list={list}
              acts={acts}
              onClear={() => changeAddress(noFilters)}
              onImport={() => changeAddress({ import: 'products' })}
            />
          }
          rememberAs="stock"
        />
      )}
      {acts.dialogs}
      {file.shown}
    </Page>
  );
}

function titleOf(row: StockListRow): string {
  return row.title;
}

function open(row: StockListRow): void {
  navigate(productPlace(row));
}

type AsOfNow = ReturnType<typeof useAsOf> & { readonly reading: PastReading | null; readonly expiry: ExpiryView };

/** The question in the address, with what is being typed into the search, and the past day that it asks for. */
function useStockAddress(): readonly [StockQuery, ReturnType<typeof useQuery>[1], AsOfNow] {
  const [address, change] = useQuery();
  const asked = useAsOf(readAsOf(address));
  const reading = usePast(asked.asOf?.before ?? null);
  const draft = useSearchDraft((state) => state.text);
  const plain = useMemo(() => readQuery(address), [address]);
  const [asksExpiring, expiry] = useExpiring(address, plain.sort);
  // Of a past day it is not known what would have expired.
  const expiring = asked.asOf === null ? asksExpiring : undefined;
  const query = useMemo(
    () => ({ ...plain, ...(draft !== null && { search: draft }), ...(expiring && { expiring }) }),
    [plain, draft, expiring],
  );
  return [query, change, { ...asked, reading, expiry }];
}

/** Another screen met a code that nothing has: `?new=CODE` begins a product with it, once. */
function useSoughtCode(create: StockActs['create']): void {
  const [address, change] = useQuery();
  const sought = address.get('new');
  const begin = useEffectEvent((code: string) => {
    change({ new: null });
    create(code);
  });
  useEffect(() => {
    if (sought !== null) begin(sought);
  }, [sought]);
}

function targetsOf(list: ShownList, selection: ReadonlySet<string>, cursor: number): readonly VariantId[] {
  // The keys of the list's rows are variant ids.
  if (selection.size > 0) return [...selection] as VariantId[];
  return cursor < 0 || list.rows === 0 ? [] : [list.rowAt(Math.min(cursor, list.rows - 1)).variantId];
}

/** A column as it is shown of a past day; none where it says nothing of one. */
function asPastColumn(column: Column<StockListRow>): readonly Column<StockListRow>[] {
  const { editable: _, ...read } = column;
  return isOfPast(column.id) ? [read] : [];
}

type ColumnsOf = {
  readonly facts: ShopFacts;
  readonly locationId: LocationId | null;
  readonly rowAt: RowAt;
  readonly day: string | null;
  /** Null where nothing has an expiry day. */
  readonly expiry: Expiries | null;
  readonly today: string;
};

function useColumns({ facts, locationId, rowAt, day, expiry, today }: ColumnsOf): readonly Column<StockListRow>[] {
  const t = useWords();
  const format = useFormat();
  const uiWords = useUiWords();
  const { locale } = useWindowLook();
  const { currency, locations, tax, hasNotForSale } = facts;
  const draw = useDrawFigure(day);
  const saves = useCellSaves(currency);
  return useMemo(
    () =>
      stockColumns({
        t,
        format,
        uiWords,
        locale,
        facts: { currency, locations, tax, hasNotForSale },
        locationId,
        draw,
        rowAt,
        saves,
        expiry: expiry && expiryColumn(t, { expiry, locationId, today }),
      }),
    [
      t,
      format,
      uiWords,
      locale,
      currency,
      locations,
      tax,
      hasNotForSale,
      locationId,
      draw,
      rowAt,
      saves,
      expiry,
      today,
    ],
  );
}

function bulkActs(t: Words, acts: StockActs, archived: boolean): readonly BulkAct[] {
  return [
    { label: t('stock.commands.adjust'), icon: 'adjust', run: acts.adjust },
    { label: t('stock.commands.move'), icon: 'move', run: acts.move },
    { label: t('stock.commands.price'), icon: 'labels', run: acts.price },
    { label: t('stock.commands.rule'), icon: 'reorder', run: acts.rule },
    ...(acts.taxClass ? [{ label: t('tax.bulk.title'), icon: 'labels', run: acts.taxClass } as const] : []),
    { label: t('stock.commands.bin'), icon: 'location', run: acts.bin },
    { label: t('stock.commands.labels'), icon: 'print', run: acts.labels },
    { label: t('stock.commands.ownCodes'), icon: 'barcode', run: acts.ownCodes },
    {
      label: archived ? t('stock.commands.unarchive') : t('stock.commands.archive'),
      icon: 'archive',
      run: archived ? acts.unarchive : acts.archive,
    },
  ];
}
