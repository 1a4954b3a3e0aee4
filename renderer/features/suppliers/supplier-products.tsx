import { useMemo } from 'react';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Region } from '#renderer/ui/region.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { StockStatus } from '#renderer/parts/stock-status.tsx';
import type { FoundSupplier, StockListRow } from './suppliers.queries.ts';

type SupplierProductsProps = { readonly found: Extract<FoundSupplier, { readonly state: 'here' }> };

/** What a supplier delivers: what there is of it, and what is to be bought. */
export function SupplierProducts({ found }: SupplierProductsProps) {
  const t = useWords();
  const { supplier, currency, rowCount, rowAt, keyAt } = found;
  const columns = useProductColumns(currency);
  return (
    <Region
      name={t('suppliers.products', { count: rowCount })}
      actions={
        <Inline gap="m">
          <Link href={`/stock?supplier=${supplier.id}`}>{t('suppliers.inStock')}</Link>
          <Link href={`/reorder?supplier=${supplier.id}`}>{t('suppliers.inReorder')}</Link>
        </Inline>
      }
    >
      <div className="supplier-products">
        <DataTable
          name={t('suppliers.productsOf', { name: supplier.name })}
          columns={columns}
          rowCount={rowCount}
          rowAt={rowAt}
          keyAt={keyAt}
          onOpen={({ productId, variantId }) => navigate(`/stock/product/${productId}?variant=${variantId}`)}
          empty={
            <EmptyState icon="product" title={t('suppliers.noProductsTitle')}>
              {t('suppliers.noProductsText')}
            </EmptyState>
          }
          rememberAs={`supplier-${supplier.id}`}
        />
      </div>
    </Region>
  );
}

function useProductColumns(currency: string): readonly Column<StockListRow>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const figure = (id: 'onHand' | 'available' | 'incoming'): Column<StockListRow> => ({
      id,
      header: t(`stock.columns.${id}`),
      width: 90,
      figure: true,
      render: ({ figures, decimals }) => (figures ? format.quantity(figures[id], decimals) : <Dash />),
    });
    return [
      { id: 'name', header: t('stock.columns.name'), width: 180, grow: 5, fixed: true, render: ({ title }) => title },
      { id: 'status', header: t('stock.columns.status'), width: 112, render: (row) => <StockStatus row={row} /> },
      {
        id: 'sku',
        header: t('stock.columns.sku'),
        width: 106,
        fit: 320,
        render: ({ sku }) => sku || <Dash />,
      },
      {
        id: 'code',
        header: t('stock.product.supplierCode'),
        width: 110,
        fit: 320,
        render: ({ supplierCode }) => supplierCode || <Dash />,
      },
      figure('onHand'),
      figure('available'),
      figure('incoming'),
      {
        id: 'point',
        header: t('stock.columns.point'),
        width: 102,
        figure: true,
        render: ({ rule, decimals }) => (rule?.point == null ? <Dash /> : format.quantity(rule.point, decimals)),
      },
      {
        id: 'cost',
        header: t('stock.columns.cost'),
        width: 96,
        figure: true,
        render: ({ cost }) => (cost === null ? <Dash /> : format.money(cost, currency)),
      },
    ];
  }, [t, format, currency]);
}
