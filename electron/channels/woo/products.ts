import type { RemoteProduct, RemoteVariant } from '#shared/contract/channels/remote.ts';
import { amountOf } from '#electron/channels/amounts.ts';
import { MARKER, metaText, type ProductRow, type StockRow, type VariationRow } from './shapes.ts';
import { momentOf, plainText } from './texts.ts';

/** Whether a product is sold by its variations, also where an extension has its own word for that. */
export function hasVariations({ type, variations }: ProductRow): boolean {
  return type === 'variable' || type === 'variable-subscription' || variations.length > 0;
}

/** A product with its variations as the port has it. */
export function remoteProduct(row: ProductRow, variations: readonly VariationRow[]): RemoteProduct {
  const one = { ...row, attributes: [] };
  // A group sells other products, nothing of its own.
  const variants = row.type === 'grouped' ? [] : [variant(null, one)];
  return {
    id: String(row.id),
    title: plainText(row.name),
    status: row.status === 'trash' ? 'gone' : row.status === 'publish' ? 'shown' : 'hidden',
    variants: hasVariations(row) ? variations.map((each) => variant(String(each.id), each)) : variants,
    modifiedAt: momentOf(row.date_modified_gmt),
  };
}

function variant(id: string | null, row: Omit<VariationRow, 'id'>): RemoteVariant {
  return {
    id,
    sku: row.sku,
    barcode: row.global_unique_id,
    options: row.attributes
      .slice(0, 20)
      .map(({ name, option }) => ({ name: plainText(name), value: plainText(option) })),
    price: amountOf(row.price),
    stock: [{ locationId: null, quantity: shownOf(row) }],
    marker: metaText(row.meta_data, MARKER),
  };
}

/** What the store shows; null where it counts nothing, or several variations together. */
export function shownOf({ manage_stock, stock_quantity }: Pick<StockRow, 'manage_stock' | 'stock_quantity'>) {
  return manage_stock === true ? stock_quantity : null;
}
