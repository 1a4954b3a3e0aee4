import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { ownHeaders } from '#shared/domain/export/product-headers.ts';
import { pathText } from '#shared/domain/stock/location-tree.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { minorDigits, timesQuantity } from '#shared/domain/values/money.ts';
import { priceLabel } from './tax-class-text.ts';
import type { RowAt, ShopFacts, StockListRow } from './stock.queries.ts';

type CsvParts = {
  readonly t: Words;
  readonly facts: Pick<ShopFacts, 'currency' | 'locations' | 'tax' | 'hasNotForSale'>;
  readonly rowAt: RowAt;
  /** The past day the figures are of, "2026-03-01"; left out: now. */
  readonly day?: string;
};

/** The columns of the stock list as a CSV file: all there are, whatever the screen shows; of a past day, those that are known of it. */
export function stockCsvColumns({ t, facts, rowAt, day }: CsvParts): readonly ListColumn<StockListRow>[] {
  const digits = minorDigits(facts.currency ?? 'EUR');
  const paths = new Map(facts.locations.map(({ id, path }) => [id, pathText(path)]));
  const text = (id: TextId, value: (row: StockListRow) => string | null): ListColumn<StockListRow> => ({
    header: t(`stock.columns.${id}`),
    kind: 'text',
    value,
  });
  const money = (header: string, valueOf: (row: StockListRow) => number | null): ListColumn<StockListRow> => ({
    header,
    kind: 'money',
    value: (row) => written(valueOf(row), digits),
  });
  const figure = (
    header: string,
    valueOf: (row: StockListRow) => number | null | undefined,
  ): ListColumn<StockListRow> => ({ header, kind: 'number', value: (row) => written(valueOf(row), row.decimals) });
  return [
    text('name', (row) => row.name),
    text('options', (row) => row.options),
    text('sku', (row) => row.sku),
    text('barcode', (row) => row.barcode),
    text('category', (row) => row.category),
    text('supplier', (row) => row.supplier),
    text('usualBin', (row) => row.usualBinId && (paths.get(row.usualBinId) ?? row.usualBin)),
    ...(day === undefined
      ? [
          text('status', (row) => t(`stock.status.${row.archived ? 'archived' : row.status}`)),
          ...(['onHand', 'notForSale', 'committed', 'available', 'incoming'] as const)
            .filter((id) => id !== 'notForSale' || facts.hasNotForSale)
            .map((id) => figure(t(`stock.columns.${id}`), (row) => row.figures?.[id])),
        ]
      : [figure(t('stock.past.onHand', { day }), (row) => row.figures?.onHand)]),
    ...facts.locations.map(({ id, label: location }) =>
      figure(
        day === undefined ? t('stock.columns.at', { location }) : t('stock.past.at', { location, day }),
        (row) => rowAt(row.variantId, id)?.figures?.onHand,
      ),
    ),
    ...(day === undefined ? [figure(t('stock.columns.point'), (row) => row.rule?.point)] : []),
    ...(facts.tax.taxRates?.length ? [text('taxClass', (row) => row.taxClass)] : []),
    money(priceLabel(t, facts.tax), (row) => row.price),
    money(t(day === undefined ? 'stock.columns.cost' : 'stock.past.cost'), (row) => row.cost),
    money(
      day === undefined ? t('stock.columns.value') : t('stock.past.value', { day }),
      ({ figures, cost, decimals }) =>
        figures && cost !== null ? timesQuantity(cost, figures.onHand, decimals) : null,
    ),
    text('unit', (row) => row.unit),
    text('archived', (row) => t(row.archived ? 'stock.export.yes' : 'stock.export.no')),
    // By this the import knows the rows again, whatever a spreadsheet made of the others.
    { header: ownHeaders.foreignId, kind: 'text', value: (row) => row.variantId },
  ];
}

type TextId =
  | 'taxClass'
  | 'name'
  | 'options'
  | 'sku'
  | 'barcode'
  | 'category'
  | 'supplier'
  | 'usualBin'
  | 'status'
  | 'unit'
  | 'archived';

function written(value: number | null | undefined, digits: number): string | null {
  return value === null || value === undefined ? null : formatDecimal(value, digits);
}
