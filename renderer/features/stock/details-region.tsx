import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { MarginFigure } from './margin-figure.tsx';
import { useProductRows } from './product.queries.ts';
import { type StockListRow, useShopFacts } from './stock.queries.ts';
import { useDrawFigure } from './stock-figure.tsx';
import { priceLabel, taxClassText } from './tax-class-text.ts';

/** What a product is: codes, money, where it comes from. */
export function DetailsRegion({ row, onEdit }: { readonly row: StockListRow; readonly onEdit: () => void }) {
  const t = useWords();
  const format = useFormat();
  const { currency, suppliers, tax } = useShopFacts();
  const draw = useDrawFigure();
  const rows = useProductRows(row.productId, row.variantId);
  const money = (minor: number | null) =>
    minor === null || currency === null ? <Dash /> : format.money(minor, currency);
  const supplier = suppliers.find(({ id }) => id === row.supplierId);
  const unit = row.unit ?? t('stock.product.unitNone');
  const items = [
    { label: t('stock.columns.sku'), value: row.sku ?? <Dash /> },
    ...(rows?.variant.options ?? []).map(({ name, value }) => ({ label: name, value })),
    { label: t('stock.columns.category'), value: row.category ?? <Dash /> },
    { label: t('stock.columns.supplier'), value: supplier ? supplierText(supplier) : (row.supplier ?? <Dash />) },
    { label: t('stock.product.supplierCode'), value: row.supplierCode ?? <Dash /> },
    { label: priceLabel(t, tax), value: money(row.price), figure: true },
    { label: t('stock.columns.cost'), value: money(row.cost), figure: true },
    ...(row.price && row.cost !== null
      ? [
          {
            label: t('tax.margin.label'),
            value: <MarginFigure row={{ ...row, price: row.price, cost: row.cost }} />,
            figure: true,
          },
        ]
      : []),
    ...(row.taxClass !== null || tax.taxRates?.length
      ? [{ label: t('tax.class'), value: taxClassText(t, row.taxClass, tax) ?? <Dash /> }]
      : []),
    { label: t('stock.columns.value'), value: draw('value', row, { locationId: null, inTable: false }), figure: true },
    { label: t('stock.product.counted'), value: t('stock.product.decimals', { count: row.decimals, unit }) },
    ...(row.productType === 'simple'
      ? []
      : [{ label: t('stock.product.type'), value: t(`stock.product.types.${row.productType}`) }]),
    ...(rows?.product.description ? [{ label: t('stock.product.description'), value: rows.product.description }] : []),
  ];
  return (
    <Region
      name={t('stock.product.details')}
      actions={
        <Button kind="quiet" icon="edit" onClick={onEdit}>
          {t('stock.commands.edit')}
        </Button>
      }
    >
      <KeyValueList items={items} />
    </Region>
  );

  function supplierText({ name, leadTimeDays }: (typeof suppliers)[number]): string {
    return leadTimeDays === null ? name : t('stock.product.leadTime', { name, count: leadTimeDays });
  }
}
