import { type Ref, useCallback, useMemo } from 'react';
import { DataTable, type TableHandle } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { quantityText } from '#renderer/ui/quantity-text.ts';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { type CountLots, dueCells, unseenBeside } from './count-lots.queries.ts';
import type { CountFacts, CountReview, CountSheet, Due } from './counts.queries.ts';
import { countedByColumn } from './counted-by.tsx';
import { lotColumn, nameLots, productText } from './lot-column.tsx';
import { type NameOf, useOthersOf } from './people.queries.ts';
import { countedRows, type SheetRow, uncountedRows, withOtherLots } from './sheet-rows.ts';
import type { Counting } from './use-counting.tsx';

const filters = ['counted', 'uncounted', 'over', 'under'] as const;
type SheetFilter = (typeof filters)[number];

/** The count sheet as it is filtered. */
export type SheetView = {
  readonly filter: SheetFilter;
  readonly setFilter: (filter: SheetFilter) => void;
  readonly rows: readonly SheetRow[];
  readonly counts: Readonly<Record<SheetFilter, number>>;
  /** What the books say is there and nobody looked at. */
  readonly uncounted: readonly Due[];
  /** How many of these are of products of which nothing was counted there: they may stay as they are. */
  readonly untouched: number;
};

type SheetParts = {
  readonly sheet: CountSheet;
  readonly due: readonly Due[] | undefined;
  readonly review: CountReview | undefined;
  readonly facts: CountFacts;
  readonly lots: CountLots;
};

/** The lines of a count, the latest first, with what the books expected when each was seen. */
export function useSheetView({ sheet, due, review, facts, lots }: SheetParts): SheetView {
  const [address, change] = useQuery();
  const filter = filters.find((name) => name === address.get('filter')) ?? 'counted';
  const counted = useMemo(() => countedRows({ sheet, review, facts, lots }), [sheet, review, facts, lots]);
  const beside = useMemo(() => unseenBeside(sheet.lines, lots), [sheet.lines, lots]);
  const uncounted = useMemo(() => {
    const seen = new Set([...sheet.lines, ...beside].map(({ levelId }) => levelId));
    return [...beside, ...dueCells(due ?? [], lots).filter((level) => !seen.has(level.levelId))];
  }, [due, sheet.lines, beside, lots]);
  const over = useMemo(() => counted.filter((row) => (row.quantity ?? 0) > row.expected), [counted]);
  const under = useMemo(() => counted.filter((row) => (row.quantity ?? 0) < row.expected), [counted]);
  const rows = useMemo(() => {
    if (filter === 'uncounted') return uncountedRows(uncounted, facts);
    return { counted: withOtherLots(counted, uncountedRows(beside, facts)), over, under }[filter];
  }, [counted, beside, over, under, uncounted, filter, facts]);
  const counts = {
    counted: counted.length,
    uncounted: uncounted.length,
    over: over.length,
    under: under.length,
  };
  return {
    filter,
    setFilter: (next) => change({ filter: next === 'counted' ? null : next }),
    rows,
    counts,
    uncounted,
    untouched: uncounted.length - beside.length,
  };
}

/** Which lines are shown; a blind count does not say which differ. */
export function SheetFilters({ view, isGuided }: { readonly view: SheetView; readonly isGuided: boolean }) {
  const t = useWords();
  return (
    <FilterChips name={t('counts.page.filters')}>
      {filters
        .filter((filter) => isGuided || filter === 'counted' || filter === 'uncounted')
        .map((filter) => (
          <ToggleChip
            key={filter}
            label={t(`counts.page.filter.${filter}`)}
            count={view.counts[filter]}
            on={view.filter === filter}
            onChange={(on) => view.setFilter(on ? filter : 'counted')}
          />
        ))}
    </FilterChips>
  );
}

type CountSheetTableProps = {
  readonly view: SheetView;
  readonly count: CountRow;
  readonly facts: CountFacts;
  readonly lots: CountLots;
  readonly several: boolean;
  readonly save: Counting['type'];
  readonly handle: Ref<TableHandle>;
};

/** The lines of a count that is going on; a figure typed into one replaces it. */
export function CountSheetTable({ view, count, facts, lots, several, save, handle }: CountSheetTableProps) {
  const t = useWords();
  const { rows } = view;
  const nameOf = useOthersOf(rows);
  const columns = useSheetColumns(count, { facts, lots, rows, several, save, nameOf });
  const rowAt = useCallback((index: number) => rows[index] as SheetRow, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.key ?? '', [rows]);
  const isBare = view.counts.counted === 0 && view.filter === 'counted';
  return (
    <DataTable
      handle={handle}
      widthsAs="count-sheet"
      name={t('counts.sheet.name')}
      columns={columns}
      rowCount={rows.length}
      rowAt={rowAt}
      keyAt={keyAt}
      empty={
        <EmptyState icon="barcode" title={t(isBare ? 'counts.sheet.emptyTitle' : 'counts.sheet.filterTitle')}>
          {t(isBare ? 'counts.sheet.emptyText' : 'counts.sheet.filterText')}
        </EmptyState>
      }
    />
  );
}

type ColumnParts = Pick<CountSheetTableProps, 'facts' | 'lots' | 'several' | 'save'> &
  Pick<SheetView, 'rows'> & { readonly nameOf: NameOf | null };

function useSheetColumns(
  { mode }: CountRow,
  { facts, lots, rows, several, save, nameOf }: ColumnParts,
): readonly Column<SheetRow>[] {
  const t = useWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const naming = useMemo(() => ({ t, lots, facts }), [t, lots, facts]);
  const hasLots = useMemo(() => nameLots(rows, naming), [rows, naming]);
  return useMemo(() => {
    const decimals = ({ product }: SheetRow) => product?.decimals ?? 0;
    const guided: readonly Column<SheetRow>[] = [
      {
        id: 'expected',
        header: t('counts.columns.expected'),
        width: 96,
        fit: 260,
        figure: true,
        render: (row) => format.quantity(row.expected, decimals(row)),
      },
      {
        id: 'difference',
        header: t('counts.columns.difference'),
        width: 100,
        figure: true,
        render: (row) => {
          if (row.quantity === null || row.quantity === row.expected) return <Dash />;
          const difference = row.quantity - row.expected;
          return (
            <Text as="span" figure tone={difference < 0 ? 'bad' : 'warn'}>
              {format.signedQuantity(difference, decimals(row))}
            </Text>
          );
        },
      },
    ];
    return [
      {
        id: 'product',
        header: t('counts.columns.product'),
        width: 240,
        grow: 6,
        fixed: true,
        render: ({ product, isOutside }) => (
          <>
            {product?.title ?? <Dash />}
            {isOutside && (
              <Text as="span" tone="muted" size="s">
                {' '}
                {t('counts.sheet.outside')}
              </Text>
            )}
          </>
        ),
      },
      ...(hasLots ? [lotColumn<SheetRow>(naming)] : []),
      {
        id: 'sku',
        header: t('counts.columns.sku'),
        width: 120,
        fit: 320,

        render: ({ product }) => product?.sku ?? <Dash />,
      },
      ...(several
        ? [
            {
              id: 'location',
              header: t('counts.columns.location'),
              width: 120,
              grow: 1,

              render: ({ locationId }: SheetRow) => facts.locationName(locationId),
            },
          ]
        : []),
      {
        id: 'counted',
        header: t('counts.columns.counted'),
        width: 110,
        figure: true,
        render: (row) => (row.quantity === null ? <Dash /> : format.quantity(row.quantity, decimals(row))),
        editable: {
          text: (row) => quantityText(row.quantity, decimals(row), locale),
          label: (row) => t('counts.sheet.edit', { product: productText(row.product?.title ?? '', row, naming) }),
          save: (row, text, sure) => {
            const { product, expected, quantity } = row;
            if (!product) return null;
            const name = productText(product.title, row, naming);
            return save({ cell: row, product, name, usual: Math.max(expected, quantity ?? 0) }, text, sure);
          },
        },
      },
      ...(mode === 'guided' ? guided : []),
      ...(nameOf ? [countedByColumn<SheetRow>(t, nameOf)] : []),
      {
        id: 'at',
        header: t('counts.columns.at'),
        width: 160,
        fit: 260,

        render: ({ at }) => (at === null ? <Dash /> : format.dateTime(at)),
      },
    ];
  }, [t, format, locale, mode, facts, naming, hasLots, several, save, nameOf]);
}
