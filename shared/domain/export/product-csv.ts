import type { ExistingVariant } from '#shared/domain/import/existing.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import type { ListColumn } from './csv.ts';
import { barcodeHeader, optionNameHeader, optionValueHeader, ownHeaders, packSizeHeader } from './product-headers.ts';

/** One variant as it is exported; stock is on hand in its smallest unit, null where it is not tracked. */
export type ExportedVariant = ExistingVariant & { readonly stock: number | null };

/** How wide the file must be: the most options and barcodes any of its variants has. */
export type ProductFileShape = { readonly currencyDigits: number; readonly options: number; readonly barcodes: number };

/** The columns of Stockroom's own product file; reading it back into the same shop changes nothing. */
export function productColumns({
  currencyDigits,
  options,
  barcodes,
}: ProductFileShape): readonly ListColumn<ExportedVariant>[] {
  const text = (
    header: string,
    value: (row: ExportedVariant) => string | null | undefined,
  ): ListColumn<ExportedVariant> => ({ header, kind: 'text', value });
  const money = (header: string, value: (row: ExportedVariant) => number | null): ListColumn<ExportedVariant> => ({
    header,
    kind: 'number',
    value: (row) => written(value(row), currencyDigits),
  });
  const quantity = (
    header: string,
    value: (row: ExportedVariant) => number | null | undefined,
  ): ListColumn<ExportedVariant> => ({
    header,
    kind: 'number',
    value: (row) => written(value(row), row.decimals),
  });
  return [
    text(ownHeaders.parent, (row) => row.productId),
    text(ownHeaders.foreignId, (row) => row.variantId),
    text(ownHeaders.kind, (row) => row.productType),
    text(ownHeaders.name, (row) => row.name),
    ...numbers(options).flatMap((n) => [
      text(optionNameHeader(n), (row) => row.options[n - 1]?.name),
      text(optionValueHeader(n), (row) => row.options[n - 1]?.value),
    ]),
    text(ownHeaders.sku, (row) => row.sku),
    ...numbers(barcodes).flatMap((n) => [
      text(barcodeHeader(n), (row) => row.barcodes[n - 1]?.code),
      quantity(packSizeHeader(n), (row) => row.barcodes[n - 1]?.packSize),
    ]),
    text(ownHeaders.category, (row) => row.category),
    text(ownHeaders.supplier, (row) => row.supplier),
    text(ownHeaders.supplierCode, (row) => row.supplierCode),
    money(ownHeaders.price, (row) => row.price),
    money(ownHeaders.cost, (row) => row.cost),
    quantity(ownHeaders.stock, (row) => row.stock),
    quantity(ownHeaders.reorderPoint, (row) => row.reorderPoint),
    text(ownHeaders.unit, (row) => row.unit),
    { header: ownHeaders.decimals, kind: 'number', value: (row) => row.decimals },
    text(ownHeaders.archived, (row) => (row.archived ? 'yes' : 'no')),
    text(ownHeaders.description, (row) => row.description),
  ];
}

/** The shape that these variants need. */
export function shapeOf(variants: Iterable<ExportedVariant>, currencyDigits: number): ProductFileShape {
  let [options, barcodes] = [0, 1];
  for (const variant of variants) {
    options = Math.max(options, variant.options.length);
    barcodes = Math.max(barcodes, variant.barcodes.length);
  }
  return { currencyDigits, options, barcodes };
}

function written(units: number | null | undefined, digits: number): string | null {
  return units === null || units === undefined ? null : formatDecimal(units, digits);
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_item, index) => index + 1);
}
