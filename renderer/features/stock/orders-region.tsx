import { useCallback, useMemo } from 'react';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type HoldingOrder, useHoldingOrders } from './product.queries.ts';
import type { StockListRow } from './stock.queries.ts';

/** The open orders that hold a variant. */
export function OrdersRegion({ row }: { readonly row: StockListRow }) {
  const t = useWords();
  const orders = useHoldingOrders(row.variantId);
  const columns = useOrderColumns(row.decimals);
  const rowAt = useCallback((index: number) => orders?.[index] as HoldingOrder, [orders]); // asked only for rows there are
  const keyAt = useCallback((index: number) => orders?.[index]?.id ?? '', [orders]);
  return (
    <Region name={t('stock.product.orders')}>
      {!orders && <Skeleton lines={2} />}
      {orders?.length === 0 && <Text tone="muted">{t('stock.ordersOf.none')}</Text>}
      {orders && orders.length > 0 && (
        <DataTable
          name={t('stock.product.orders')}
          columns={columns}
          rowCount={orders.length}
          rowAt={rowAt}
          keyAt={keyAt}
          height="content"
          widthsAs="product-orders"
        />
      )}
    </Region>
  );
}

function useOrderColumns(decimals: number): readonly Column<HoldingOrder>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const sum = (order: HoldingOrder, part: 'quantity' | 'picked') =>
      order.lines.reduce((total, line) => total + line[part], 0);
    return [
      {
        id: 'number',
        header: t('stock.ordersOf.number'),
        width: 96,
        grow: 1,
        fit: 200,
        fixed: true,
        render: ({ id, number }) => <Link href={`/orders/${id}`}>{number}</Link>,
      },
      {
        id: 'state',
        header: t('stock.ordersOf.state'),
        width: 84,
        render: ({ state }) => t(`orders.states.${state}`),
      },
      {
        id: 'quantity',
        header: t('stock.ordersOf.quantity'),
        width: 76,
        figure: true,
        render: (order) => format.quantity(sum(order, 'quantity'), decimals),
      },
    ];
  }, [t, format, decimals]);
}
