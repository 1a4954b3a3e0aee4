import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { useCallback, useMemo, useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { IconButton } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { lineLots } from './line-lots.ts';
import { lotUnits } from './lot-units.ts';
import { explainLine } from './cover-explanation.ts';
import { productHref } from './order-figures.tsx';
import type { OrderHistory } from './order-history.queries.ts';
import { isPartShipped, packedOf, parcelledOf, unshippedOf } from '#shared/domain/orders/progress.ts';
import { shareOf } from '#shared/domain/orders/allocate.ts';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import { type OrderFacts, useCalendar } from './orders.queries.ts';
import { RelocateDialog } from './relocate-dialog.tsx';

type LinesRegionProps = {
  readonly order: OrderRow;
  readonly stock: OrderStock;
  readonly facts: OrderFacts;
  readonly history: OrderHistory | undefined;
};

/** What is in an order, where it comes from, how far it is. */
export function LinesRegion({ order, stock, facts, history }: LinesRegionProps) {
  const t = useWords();
  const [relocating, setRelocating] = useState<OrderLine | null>(null);
  const lots = useMemo(() => lineLots(order, history?.movements ?? []), [order, history]);
  const columns = useLineColumns({ order, stock, facts, lots, onRelocate: setRelocating });
  const { lines } = order;
  const rowAt = useCallback((index: number) => lines[index] as OrderLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines[index]?.id ?? '', [lines]);
  return (
    <Region name={t('orders.page.lines')}>
      <DataTable
        name={t('orders.page.lines')}
        columns={columns}
        rowCount={lines.length}
        rowAt={rowAt}
        keyAt={keyAt}
        height="content"
        widthsAs="order-lines"
      />
      {relocating && <RelocateDialog order={order} line={relocating} onClose={() => setRelocating(null)} />}
    </Region>
  );
}

type Progress = keyof typeof progressOf;

/** How far the units of a line are. */
const progressOf = {
  quantity: (line: OrderLine) => line.quantity,
  picked: (line: OrderLine) => line.picked,
  packed: (line: OrderLine) => packedOf(line),
  shipped: (line: OrderLine) => line.shipped,
  delivered: ({ delivered = 0 }: OrderLine) => delivered,
  returned: ({ returned = 0 }: OrderLine) => returned,
} as const;

/** The figures that some line says something of: what lies in parcels besides what left, what arrived, what came back. */
function useSaying({ lines }: OrderRow): readonly Progress[] {
  return useMemo(
    () => [
      ...(lines.some((line) => parcelledOf(line) > 0) ? (['packed'] as const) : []),
      ...(lines.some((line) => progressOf.delivered(line) > 0) ? (['delivered'] as const) : []),
      ...(lines.some((line) => progressOf.returned(line) > 0) ? (['returned'] as const) : []),
    ],
    [lines],
  );
}

type LineColumnsAsk = Omit<LinesRegionProps, 'history'> & {
  readonly lots: ReturnType<typeof lineLots>;
  readonly onRelocate: (line: OrderLine) => void;
};

function useLineColumns({ order, stock, facts, lots, onRelocate }: LineColumnsAsk): readonly Column<OrderLine>[] {
  const t = useWords();
  const format = useFormat();
  const { state } = order;
  const isPart = isPartShipped(order);
  const saying = useSaying(order);
  return useMemo(() => {
    const waits = commitsStock(state);
    const quantity = (id: Progress): Column<OrderLine> => ({
      id,
      header: t(`orders.columns.${id}`),
      width: id === 'picked' ? 66 : 76,
      figure: true,
      render: (line) => {
        const of = progressOf[id](line);
        return of === 0 ? <Dash /> : format.quantity(of, facts.variant(line.variantId)?.decimals ?? 0);
      },
    });
    const said = (id: Progress) => (saying.includes(id) ? [quantity(id)] : []);
    const allocation: Column<OrderLine> = {
      id: 'allocation',
      header: t('orders.columns.allocation'),
      width: 112,
      fit: 200,
      render: (line) => <LineMark order={order} line={line} stock={stock} facts={facts} />,
    };
    const lot: Column<OrderLine> = {
      id: 'lot',
      header: t('orders.columns.lot'),
      width: 130,
      fit: 260,
      grow: 4,
      render: (line) => {
        const of = lots.get(line.id);
        return of ? lotUnits(t, format, of, facts.variant(line.variantId)) : <Dash />;
      },
    };
    const columns: readonly Column<OrderLine>[] = [
      {
        id: 'product',
        header: t('orders.columns.product'),
        width: 150,
        fit: 260,
        grow: 6,
        fixed: true,
        render: (line) => {
          const row = facts.variant(line.variantId);
          return row ? <Link href={productHref(row)}>{row.title}</Link> : <Dash />;
        },
      },
      {
        id: 'location',
        header: t('orders.columns.location'),
        width: 96,
        fit: 180,
        grow: 1,
        render: (line) => {
          const location = facts.locationName(line.locationId);
          const others = facts.locations.filter(({ id }) => id !== line.locationId);
          if (!waits || line.picked > 0 || others.length === 0) return location;
          const name = t('orders.page.relocate', { product: facts.variant(line.variantId)?.title ?? '', location });
          return (
            <Inline gap="xs">
              {location}
              <IconButton size="s" icon="edit" name={name} onClick={() => onRelocate(line)} />
            </Inline>
          );
        },
      },
      quantity('quantity'),
      quantity('picked'),
      ...(lots.size > 0 ? [lot] : []),
      ...said('packed'),
      // While nothing has left the column says nothing.
      ...(waits && !isPart ? [] : [quantity('shipped')]),
      ...said('delivered'),
      ...said('returned'),
      {
        id: 'price',
        header: t('orders.columns.price'),
        width: 72,
        figure: true,
        render: ({ unitPrice }) => (unitPrice === null ? <Dash /> : format.money(unitPrice, facts.currency)),
      },
      {
        id: 'sum',
        header: t('orders.columns.sum'),
        width: 78,
        figure: true,
        render: ({ unitPrice, quantity: count, variantId }) =>
          unitPrice === null ? (
            <Dash />
          ) : (
            format.money(timesQuantity(unitPrice, count, facts.variant(variantId)?.decimals ?? 0), facts.currency)
          ),
      },
    ];
    const sku: Column<OrderLine> = {
      id: 'sku',
      header: t('orders.columns.sku'),
      width: 96,
      fit: 320,
      render: (line) => facts.variant(line.variantId)?.sku ?? <Dash />,
    };
    return waits ? [...columns, allocation, sku] : [...columns, sku];
  }, [t, format, order, state, isPart, saying, stock, facts, lots, onRelocate]);
}

type LineMarkProps = {
  readonly order: OrderRow;
  readonly line: OrderLine;
  readonly stock: OrderStock;
  readonly facts: OrderFacts;
};

/** How the stock covers a line; pressed, it says why. */
function LineMark({ order, line, stock, facts }: LineMarkProps) {
  const t = useWords();
  const format = useFormat();
  const days = useCalendar();
  const row = facts.variant(line.variantId);
  if (row && !row.tracked) return <StatusMark plain tone="quiet" label={t('orders.allocation.untracked')} />;
  if (unshippedOf(line) === 0) return <StatusMark plain tone="good" icon="ship" label={t('orders.states.shipped')} />;
  const { short, covered } = shareOf(line, stock);
  const shown = format.quantity(short > 0 ? short : covered, row?.decimals ?? 0);
  const isPicked = line.picked === line.quantity;
  return (
    <Inline gap="xs">
      {short > 0 ? (
        <StatusMark plain tone="bad" icon="warning" label={t('orders.allocation.short')} />
      ) : (
        <StatusMark
          plain
          tone="good"
          icon={isPicked ? 'done' : 'check'}
          label={t(isPicked ? 'orders.allocation.picked' : 'orders.allocation.allocated')}
        />
      )}
      <Figure
        inTable
        text={shown}
        tone={short > 0 ? 'bad' : undefined}
        name={t(short > 0 ? 'allocation.line.shortFigure' : 'allocation.line.figure', {
          product: row?.title ?? '',
          value: shown,
        })}
        explain={() => explainLine(order, line, { t, format, facts, stock }, days)}
      />
    </Inline>
  );
}
