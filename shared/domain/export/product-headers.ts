/** The columns of Stockroom's own product file. They outlive releases: a header is never renamed, only added. */
export const ownHeaders = {
  parent: 'Product ID',
  foreignId: 'Variant ID',
  kind: 'Product type',
  name: 'Name',
  sku: 'SKU',
  category: 'Category',
  supplier: 'Supplier',
  supplierCode: 'Supplier code',
  usualLocation: 'Usual location',
  price: 'Price',
  cost: 'Cost',
  stock: 'Stock',
  reorderPoint: 'Reorder point',
  orderUpTo: 'Order up to',
  orderMultiple: 'Order multiple',
  unit: 'Unit',
  decimals: 'Decimals',
  archived: 'Archived',
  brand: 'Brand',
  manufacturer: 'Manufacturer',
  tags: 'Tags',
  taxClass: 'Tax class',
  weight: 'Weight (g)',
  description: 'Description',
} as const;

/** Header of the prices, which says whether they include tax where the shop has said it. */
export function priceHeader(pricesIncludeTax: boolean | null | undefined): string {
  if (pricesIncludeTax === null || pricesIncludeTax === undefined) return ownHeaders.price;
  return pricesIncludeTax ? withTaxHeader : withoutTaxHeader;
}
const withTaxHeader = `${ownHeaders.price} (incl. tax)`;
const withoutTaxHeader = `${ownHeaders.price} (excl. tax)`;
/** Every header that our own file may give a field. */
export const headersOfOwn = (header: string): readonly string[] =>
  header === ownHeaders.price ? [header, withTaxHeader, withoutTaxHeader] : [header];

/** Header of the n-th barcode (from 1). */
export const barcodeHeader = (n: number): string => `Barcode ${n}`;
/** Header of the n-th barcode's pack size (from 1). */
export const packSizeHeader = (n: number): string => `Pack size ${n}`;
/** Header of the n-th option's name (from 1). */
export const optionNameHeader = (n: number): string => `Option ${n} name`;
/** Header of the n-th option's value (from 1). */
export const optionValueHeader = (n: number): string => `Option ${n} value`;
/** Header of the stock at one place, where a shop has several. */
export const placeStockHeader = (place: string): string => `${ownHeaders.stock} [${place}]`;
/** Header of the reorder point at one place. */
export const placePointHeader = (place: string): string => `${ownHeaders.reorderPoint} [${place}]`;

/** What one of our own headers says of a place; undefined where it names none. */
export function ownPlaceHeader(
  header: string,
): { readonly field: 'placeStock' | 'placeReorderPoint'; readonly place: string } | undefined {
  const [, said, place] = /^(stock|reorder point) \[(.+)\]$/i.exec(header.trim()) ?? [];
  if (said === undefined || place === undefined) return undefined;
  return { field: said.toLowerCase() === 'stock' ? 'placeStock' : 'placeReorderPoint', place };
}
