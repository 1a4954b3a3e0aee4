import { amountOf } from '#electron/channels/amounts.ts';
import type { RemoteProduct, RemoteVariant } from '#shared/contract/channels/remote.ts';
import type { FlatProduct, FlatVariant, LevelRow } from './shapes.ts';

/** A variant with what is shown of it at each place where it is kept. */
export type WholeVariant = Omit<FlatVariant, 'product'> & { readonly levels: readonly LevelRow[] };

/** A product with its variants as the port has it. A product that has no options has one variant, with an id of its own. */
export function remoteProduct(row: FlatProduct, variants: readonly WholeVariant[]): RemoteProduct {
  return {
    id: row.id,
    title: row.title,
    // Unlisted ones are bought by those who know their address.
    status: row.status === 'ACTIVE' || row.status === 'UNLISTED' ? 'shown' : 'hidden',
    variants: variants.map(remoteVariant),
    modifiedAt: row.updatedAt,
  };
}

function remoteVariant(row: WholeVariant): RemoteVariant {
  return {
    id: row.id,
    sku: row.sku,
    barcode: row.barcode,
    options: row.selectedOptions.filter((option) => !isNone(option)).slice(0, 20),
    price: amountOf(row.price ?? ''),
    stock: row.levels
      .filter(({ isActive }) => isActive)
      .map((level) => ({ locationId: level.location.id, quantity: isCounted(row) ? availableOf(level) : null })),
    marker: null,
  };
}

/** What the store writes where a product has no options. */
function isNone({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return name === 'Title' && value === 'Default Title';
}

/** A variant that is made of others has what they have. */
export function isCounted(row: {
  readonly requiresComponents: boolean;
  readonly inventoryItem: { readonly tracked: boolean };
}): boolean {
  return row.inventoryItem.tracked && !row.requiresComponents;
}

/** What is for sale at a place; null where the store does not say. */
export function availableOf({ quantities }: LevelRow): number | null {
  return quantities.find(({ name }) => name === 'available')?.quantity ?? null;
}
