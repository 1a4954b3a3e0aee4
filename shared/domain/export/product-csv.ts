import type { ExistingVariant } from '#shared/domain/import/existing.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { ListColumn } from './csv.ts';
import {
  barcodeHeader,
  optionNameHeader,
  optionValueHeader,
  ownHeaders,
  packSizeHeader,
  placePointHeader,
  placeStockHeader,
  priceHeader,
} from './product-headers.ts';
import { tagsText } from './tag-list.ts';

/**
 * One variant as it is exported; stock is what lies on its places in its smallest unit, null where it is not tracked.
 * What is picked for an order lies on none of them.
 */
export type ExportedVariant = ExistingVariant & {
  readonly stock: number | null;
  /** Stock at single places; one where it is not tracked is left out. */
  readonly stockAt?: ReadonlyMap<LocationId, number>;
};

/** A place that a column is about. */
export type ExportedPlace = { readonly id: LocationId; readonly name: string };

/** How wide the file must be: the most options and barcodes any of its variants has, and the places. */
export type ProductFileShape = {
  readonly currencyDigits: number;
  /** Whether prices include tax; null where the shop has not said it. */
  readonly pricesIncludeTax: boolean | null;
  readonly options: number;
  readonly barcodes: number;
  /** Places with columns of their own: all of a shop with several, none of a shop with one. */
  readonly places: readonly ExportedPlace[];
  /** Those of them where any variant has a reorder point of its own. */
  readonly pointPlaces: readonly ExportedPlace[];
};

/** The columns of Stockroom's own product file; reading it back into the same shop changes nothing. */
export function productColumns({
  currencyDigits,
  pricesIncludeTax,
  options,
  barcodes,
  places,
  pointPlaces,
}: ProductFileShape): readonly ListColumn<ExportedVariant>[] {
  const text = (
    header: string,
    value: (row: ExportedVariant) => string | null | undefined,
  ): ListColumn<ExportedVariant> => ({ header, kind: 'text', value });
  const money = (header: string, value: (row: ExportedVariant) => number | null): ListColumn<ExportedVariant> => ({
    header,
    kind: 'money',
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
    text(ownHeaders.usualLocation, (row) => row.usualLocation?.name),
    money(priceHeader(pricesIncludeTax), (row) => row.price),
    money(ownHeaders.cost, (row) => row.cost),
    quantity(ownHeaders.stock, (row) => row.stock),
    ...places.map(({ id, name }) => quantity(placeStockHeader(name), (row) => row.stockAt?.get(id))),
    quantity(ownHeaders.reorderPoint, (row) => row.reorderPoint),
    ...pointPlaces.map(({ id, name }) => quantity(placePointHeader(name), (row) => row.pointsAt?.get(id))),
    quantity(ownHeaders.orderUpTo, (row) => row.orderUpTo),
    quantity(ownHeaders.orderMultiple, (row) => row.orderMultiple),
    text(ownHeaders.unit, (row) => row.unit),
    { header: ownHeaders.decimals, kind: 'number', value: (row) => row.decimals },
    text(ownHeaders.archived, (row) => (row.archived ? 'yes' : 'no')),
    text(ownHeaders.brand, (row) => row.brand),
    text(ownHeaders.manufacturer, (row) => row.manufacturer),
    text(ownHeaders.tags, (row) => tagsText(row.tags ?? [])),
    text(ownHeaders.taxClass, (row) => row.taxClass),
    { header: ownHeaders.weight, kind: 'number', value: (row) => written(row.weight, 3) },
    text(ownHeaders.description, (row) => row.description),
  ];
}

/** The shape that these variants need in a shop of these places. */
export function shapeOf(
  variants: Iterable<ExportedVariant>,
  currencyDigits: number,
  shopPlaces: readonly ExportedPlace[] = [],
  pricesIncludeTax: boolean | null = null,
): ProductFileShape {
  let [options, barcodes] = [0, 1];
  const withPoints = new Set<LocationId>();
  for (const variant of variants) {
    options = Math.max(options, variant.options.length);
    barcodes = Math.max(barcodes, variant.barcodes.length);
    for (const place of variant.pointsAt?.keys() ?? []) withPoints.add(place);
  }
  const pointPlaces = shopPlaces.filter(({ id }) => withPoints.has(id));
  const places = shopPlaces.length > 1 || pointPlaces.length > 0 ? shopPlaces : [];
  return { currencyDigits, pricesIncludeTax, options, barcodes, places, pointPlaces };
}

function written(units: number | null | undefined, digits: number): string | null {
  return units === null || units === undefined ? null : formatDecimal(units, digits);
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_item, index) => index + 1);
}
