import { useCallback } from 'react';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId, SupplierId } from '#shared/domain/operations/ids.ts';
import type { SupplierRow } from '#shared/domain/operations/rows.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';

export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';

/** A supplier as the list has it. */
export type ListedSupplier = {
  readonly supplier: SupplierRow;
  /** How many of its products are in use, each variant counted. */
  readonly products: number;
  /** How many of them call for a purchase. */
  readonly low: number;
};

/** The suppliers by name, without those that were merged into others, and whether all of them have been read. */
export function useSuppliers(): { readonly ready: boolean; readonly suppliers: readonly ListedSupplier[] } {
  return useCatalogueRead(listSuppliers);
}

function listSuppliers(catalogue: Catalogue) {
  const counts = new Map<SupplierId, { products: number; low: number }>();
  const remaining = remainingNumbers(catalogue);
  for (let slot = 0; slot < catalogue.size; slot++) {
    const supplier = remaining[catalogue.products.supplier.get(catalogue.variants.productOf(slot))];
    if (!supplier || !catalogue.isShown(slot) || catalogue.isArchived(slot)) continue;
    const count = counts.get(supplier) ?? { products: 0, low: 0 };
    counts.set(supplier, count);
    count.products += 1;
    if (catalogue.alertsAt(slot, null).length > 0) count.low += 1;
  }
  return {
    ready: catalogue.ready,
    suppliers: catalogue
      .suppliers()
      .map((supplier) => ({ supplier, ...(counts.get(supplier.id) ?? { products: 0, low: 0 }) })),
  };
}

/** Who remains of each supplier, by the number that products name it by. */
function remainingNumbers(catalogue: Catalogue): readonly (SupplierId | null)[] {
  const { suppliers } = catalogue.products;
  return Array.from({ length: suppliers.size }, (_, number) => {
    // What came in as supplier ids is what the dictionary holds.
    const id = suppliers.textOf(number) as SupplierId | null;
    return id && catalogue.remainingSupplier(id);
  });
}

/** A supplier with its products; `missing` once it is sure that there is none of this id. */
export type FoundSupplier =
  | { readonly state: 'loading' | 'missing' }
  | {
      readonly state: 'here';
      /** The one that remains, where the one of the address was merged into another. */
      readonly supplier: SupplierRow;
      readonly currency: string;
      /** Its products in use, by name; each variant is one. */
      readonly rowCount: number;
      readonly rowAt: (index: number) => StockListRow;
      readonly keyAt: (index: number) => string;
    };

/** A supplier by its id, live. */
export function useSupplier(id: string): FoundSupplier {
  return useCatalogueRead(useCallback((catalogue: Catalogue) => findSupplier(catalogue, id as SupplierId), [id]));
}

function findSupplier(catalogue: Catalogue, id: SupplierId): FoundSupplier {
  const supplier = catalogue.supplier(id);
  if (!supplier || supplier.voided) return { state: catalogue.ready ? 'missing' : 'loading' };
  const remaining = remainingNumbers(catalogue);
  const slots: number[] = [];
  for (let slot = 0; slot < catalogue.size; slot++)
    if (remaining[catalogue.products.supplier.get(catalogue.variants.productOf(slot))] === supplier.id)
      if (catalogue.isShown(slot) && !catalogue.isArchived(slot)) slots.push(slot);
  const titles = new Map(slots.map((slot) => [slot, catalogue.nameAt(slot)]));
  slots.sort((a, b) => catalogue.compareText(titles.get(a) ?? '', titles.get(b) ?? '') || a - b);
  return {
    state: 'here',
    supplier,
    currency: catalogue.shop()?.currency ?? 'EUR',
    rowCount: slots.length,
    rowAt: (index) => catalogue.listedRowAt(slots[index] ?? -1, null),
    keyAt: (index) => catalogue.variantIdAt(slots[index] ?? -1),
  };
}

/** The contact record of a supplier, live: null where it has none, undefined before it is read. */
export function useSupplierContact(contactId: ContactId | null): Contact | null | undefined {
  const read = useCallback(
    async ({ db }: Shop) => {
      const row = contactId ? await db.contacts.get(contactId) : undefined;
      return row && !row.erased ? row : null;
    },
    [contactId],
  );
  const concerns = useCallback(
    (change: Change) => contactId !== null && (change.contacts ?? []).includes(contactId),
    [contactId],
  );
  return useLiveRead(read, concerns);
}
