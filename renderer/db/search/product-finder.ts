import { useMemo } from 'react';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useShop } from '#renderer/db/shop.ts';

/** A product as a scan or a search means it, and how much of it: one, or what its pack holds; in smallest units. */
export type Meant = { readonly row: StockListRow; readonly quantity: number };

/** Finds products by a whole code or SKU, or by words. */
export type ProductFinder = {
  readonly byCode: (code: string) => readonly Meant[];
  readonly byText: (text: string, most: number) => readonly Meant[];
};

/** Finds the products of the open shop. */
export function useProductFinder(): ProductFinder {
  const { catalogue, search } = useShop();
  return useMemo(() => {
    const meant = (slot: number, packSize: number | null): readonly Meant[] => {
      const row = catalogue.rowAt(slot);
      return row ? [{ row, quantity: packSize ?? 10 ** row.decimals }] : [];
    };
    return {
      // A scan of a pack means what is in it; a product found by its name or SKU means one.
      byCode: (code) =>
        search.findCode(code).flatMap(({ slot, packSize, by }) => meant(slot, by === 'barcode' ? packSize : null)),
      byText: (text, most) => search.suggestions(text, most).flatMap((slot) => meant(slot, null)),
    };
  }, [catalogue, search]);
}
