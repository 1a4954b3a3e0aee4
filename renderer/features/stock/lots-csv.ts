import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { ownHeaders } from '#shared/domain/export/product-headers.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import type { ExportedLot } from './lots-export.queries.ts';
import type { ShopFacts } from './stock.queries.ts';

/** The columns of the list of lots as a file (LOT36). */
export function lotCsvColumns(
  t: Words,
  { locationName }: Pick<ShopFacts, 'locationName'>,
): readonly ListColumn<ExportedLot>[] {
  const text = (header: string, value: (row: ExportedLot) => string | null): ListColumn<ExportedLot> => ({
    header,
    kind: 'text',
    value,
  });
  return [
    text(t('stock.columns.name'), ({ product }) => product.name),
    text(t('stock.columns.options'), ({ product }) => product.options),
    text(t('stock.columns.sku'), ({ product }) => product.sku),
    text(t('stock.columns.barcode'), ({ product }) => product.barcode),
    text(t('lots.export.code'), ({ lot }) => lot.code),
    { header: t('lots.expiresOn'), kind: 'date', value: ({ lot }) => lot.expiresOn },
    text(t('lots.export.place'), ({ lot: { locationId, picked } }) =>
      picked ? t('stock.movements.staging', { location: locationName(locationId) }) : locationName(locationId),
    ),
    {
      header: t('stock.columns.onHand'),
      kind: 'number',
      value: ({ product, lot }) => formatDecimal(lot.onHand, product.decimals),
    },
    text(t('stock.columns.unit'), ({ product }) => product.unit),
    text(ownHeaders.foreignId, ({ product }) => product.variantId),
  ];
}
