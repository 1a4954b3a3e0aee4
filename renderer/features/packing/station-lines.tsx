import { useCallback, useMemo } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { IconButton } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Region } from '#renderer/ui/region.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { packedOf } from '#shared/domain/orders/progress.ts';
import { insideOf, missingOf, type OpenParcel } from '#shared/domain/parcels/open-parcel.ts';
import type { PackFacts } from './packing.queries.ts';
import type { Packing } from './use-packing.ts';

type StationLinesProps = {
  readonly order: OrderRow;
  readonly parcel: OpenParcel;
  readonly packing: Packing;
  readonly facts: PackFacts;
  /** Whether a click counts as a scan. */
  readonly mayClick: boolean;
};

/** The lines of the order at the station: ordered, in the open parcel, packed before, and picked where only some of it is. */
export function StationLines({ order, parcel, packing, facts, mayClick }: StationLinesProps) {
  const t = useWords();
  const { lines } = order;
  // Names need the room: until a parcel is closed there is nothing to say of it, nor where all was picked or nothing.
  const hasPacked = lines.some((line) => packedOf(line) > 0);
  const isPartPicked = lines.some((line) => line.picked > 0) && lines.some((line) => line.picked < line.quantity);
  const columns = useStationColumns({ parcel, packing, facts, mayClick, hasPacked, isPartPicked });
  const rowAt = useCallback((index: number) => lines[index] as OrderLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines[index]?.id ?? '', [lines]);
  return (
    <Region name={t('packing.lines')}>
      <DataTable
        name={t('packing.lines')}
        columns={columns}
        rowCount={lines.length}
        rowAt={rowAt}
        keyAt={keyAt}
        currentKey={packing.said?.lineId ?? null}
        height="content"
        rowLines={rowLinesFor(lines.map(({ variantId }) => facts.variant(variantId)?.title ?? ''))}
        widthsAs="packing-lines"
      />
    </Region>
  );
}

/** What fits on a line of the product's column where the window is as small as it gets. */
const SIGNS_A_LINE = 22;

/** Lines that rows need, so that variants, which differ in their last words, can be told apart; the last line is the SKU's. */
function rowLinesFor(titles: readonly string[]): number {
  const longest = Math.max(0, ...titles.map(({ length }) => length));
  return Math.min(3, Math.max(1, Math.ceil(longest / SIGNS_A_LINE))) + 1;
}

/** A product by its whole name, with its SKU beneath. */
function ProductCell({ title, sku }: { readonly title: string; readonly sku: string | null }) {
  return (
    <span className="packing-product">
      <span>{title}</span>
      {sku !== null && sku !== '' && <span className="packing-sku">{sku}</span>}
    </span>
  );
}

function useStationColumns({
  parcel,
  packing,
  facts,
  mayClick,
  hasPacked,
  isPartPicked,
}: Omit<StationLinesProps, 'order'> & {
  readonly hasPacked: boolean;
  readonly isPartPicked: boolean;
}): readonly Column<OrderLine>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const inside = insideOf(parcel);
    const row = ({ variantId }: OrderLine) => facts.variant(variantId);
    const figure = (id: 'ordered' | 'picked' | 'inside' | 'packed', of: (line: OrderLine) => number) => ({
      id,
      header: t(`packing.columns.${id}`),
      width: id === 'inside' ? 76 : 70,
      figure: true,
      render: (line: OrderLine) => {
        const quantity = of(line);
        return quantity === 0 ? <Dash /> : format.quantity(quantity, row(line)?.decimals ?? 0);
      },
    });
    const click: Column<OrderLine> = {
      id: 'click',
      header: t('packing.columns.click'),
      width: 52,
      align: 'center',
      render: (line) => {
        const of = row(line);
        if (!of || missingOf(line, inside) <= 0) return null;
        return (
          <IconButton
            size="s"
            icon="plus"
            name={t('packing.putIn', { product: of.title })}
            onClick={() => packing.piece({ kind: 'piece', row: of, quantity: 10 ** of.decimals })}
          />
        );
      },
    };
    return [
      {
        id: 'product',
        header: t('orders.columns.product'),
        width: 168,
        grow: 6,
        fixed: true,
        render: (line: OrderLine) => {
          const of = row(line);
          return of ? <ProductCell title={of.title} sku={of.sku} /> : <Dash />;
        },
      },
      figure('ordered', ({ quantity }) => quantity),
      figure('inside', ({ id }) => inside.get(id) ?? 0),
      ...(hasPacked ? [figure('packed', packedOf)] : []),
      {
        id: 'state',
        header: t('packing.columns.state'),
        width: 86,
        fit: 180,
        render: (line: OrderLine) => {
          const missing = missingOf(line, inside);
          const quantity = format.quantity(Math.abs(missing), row(line)?.decimals ?? 0);
          if (missing > 0)
            return <StatusMark plain tone="warn" icon="quiet" label={t('packing.missing', { quantity })} />;
          if (missing < 0) return <StatusMark plain tone="bad" label={t('packing.tooMany', { quantity })} />;
          return <StatusMark plain tone="good" label={t('packing.complete')} />;
        },
      },
      ...(mayClick ? [click] : []),
      ...(isPartPicked ? [figure('picked', ({ picked }) => picked)] : []),
    ] satisfies readonly Column<OrderLine>[];
  }, [t, format, parcel, packing, facts, mayClick, hasPacked, isPartPicked]);
}
