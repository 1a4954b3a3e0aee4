import type { RemoteProduct, RemoteVariant } from '#shared/contract/channels/remote.ts';
import { amountOf } from './money.ts';
import { ownText, type ProductRow, type StockRow, type VariantRow } from './shapes.ts';
import type { Shop } from './shop.ts';

/** A product with its variants as the port has it. Each has at least one, whose own id is the one that is sold. */
export function remoteProduct(row: ProductRow, shop: Shop): RemoteProduct {
  return {
    id: row.id,
    title: row.name,
    status: row.enabled ? 'shown' : 'hidden',
    variants: row.variants.map((one) => variantOf(one, shop)),
    modifiedAt: Math.max(row.updatedAt, ...row.variants.map(({ updatedAt }) => updatedAt)),
  };
}

function variantOf(row: VariantRow, shop: Shop): RemoteVariant {
  const price = shop.pricesWithTax ? row.priceWithTax : row.price;
  const options = row.options.toSorted((a, b) => a.group.id.localeCompare(b.group.id, 'en', { numeric: true }));
  return {
    id: row.id,
    sku: row.sku,
    barcode: ownText(row.customFields, shop.barcodeField),
    options: options.slice(0, 20).map(({ name, group }) => ({ name: group.name, value: name })),
    price: price == null ? null : amountOf(price, shop.places),
    stock: shop.locations.map(({ id }) => ({ locationId: id, quantity: shownOf(row, id, shop) })),
    marker: null,
  };
}

/** Whether the store counts a variant. */
export function isCounted({ trackInventory }: Pick<StockRow, 'trackInventory'>, { counts }: Shop): boolean {
  return trackInventory === 'TRUE' || (trackInventory === 'INHERIT' && counts);
}

/** What the store has for sale at a place: what lies there less what is promised; null where it does not count. */
export function shownOf(row: StockRow, locationId: string, shop: Shop): number | null {
  if (!isCounted(row, shop)) return null;
  const level = levelOf(row, locationId);
  return level.stockOnHand - level.stockAllocated;
}

/** The figures at a place: none were written yet where nothing ever lay there. */
export function levelOf({ stockLevels }: StockRow, locationId: string) {
  return (
    stockLevels.find(({ stockLocationId }) => stockLocationId === locationId) ?? { stockOnHand: 0, stockAllocated: 0 }
  );
}
