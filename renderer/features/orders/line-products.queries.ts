import { useCallback } from 'react';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useShop } from '#renderer/db/shop.ts';

/** Finds products for a line: a whole code first, with what one scan of it means, then what fits the words. */
export function useFindProducts(): (
  text: string,
  most: number,
) => readonly { readonly row: StockListRow; readonly packSize: number | null }[] {
  const { catalogue, search } = useShop();
  return useCallback(
    (text, most) => {
      if (text.trim() === '') return [];
      const coded = search
        .findCode(text)
        .map(({ slot, packSize, by }) => ({ slot, packSize: by === 'barcode' ? packSize : null }));
      const worded = search.suggestions(text, most).map((slot) => ({ slot, packSize: null }));
      const found = new Map<number, number | null>();
      for (const { slot, packSize } of [...coded, ...worded]) if (!found.has(slot)) found.set(slot, packSize);
      return [...found].slice(0, most).flatMap(([slot, packSize]) => {
        const row = catalogue.rowAt(slot);
        return row ? [{ row, packSize }] : [];
      });
    },
    [catalogue, search],
  );
}
