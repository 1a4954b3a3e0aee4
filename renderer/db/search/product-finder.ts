import { useMemo } from 'react';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { type TradeCode, tradeCode, withoutSymbology } from '#shared/domain/values/trade-code.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';

/** A product as a scan or a search means it, and how much of it: one, or what its pack holds; in smallest units. */
export type Meant = { readonly row: StockListRow; readonly quantity: number };

/** A code that nothing has, and what it is in the trade; of a carton also what is in it, where the shop has that. */
export type UnknownTrade =
  | Exclude<TradeCode, { kind: 'gtin-14' | 'measure' }>
  | { readonly kind: 'carton' | 'measure'; readonly ean: string; readonly row: StockListRow };

/** Finds products by a whole code or SKU, or by words. */
export type ProductFinder = {
  readonly byCode: (code: string) => readonly Meant[];
  /** What has exactly this SKU, barcode, supplier's code or name, case and spaces aside. */
  readonly byWhole: (text: string) => readonly Meant[];
  readonly byText: (text: string, most: number) => readonly Meant[];
  /** What a code is that nothing has, null for a plain one. */
  readonly tradeOf: (code: string) => UnknownTrade | null;
};

/** More products of one name or supplier's code than this nobody chooses among. */
const MOST_WHOLE = 50;

/** Finds the products of the open shop. */
export function useProductFinder(): ProductFinder {
  const { catalogue, search } = useShop();
  return useMemo(() => productFinder({ catalogue, search }), [catalogue, search]);
}

/** Finds products in a catalogue. */
export function productFinder({ catalogue, search }: Pick<Shop, 'catalogue' | 'search'>): ProductFinder {
  const meant = (slot: number, packSize: number | null): readonly Meant[] => {
    const row = catalogue.rowAt(slot);
    return row ? [{ row, quantity: packSize ?? 10 ** row.decimals }] : [];
  };
  // A scan of a pack means what is in it; a product found by its name or SKU means one.
  const byWritten = (code: string) =>
    search.findCode(code).flatMap(({ slot, packSize, by }) => meant(slot, by === 'barcode' ? packSize : null));
  const byCode = (code: string) => {
    const found = byWritten(code);
    const plain = withoutSymbology(code.trim());
    return found.length > 0 || plain === code.trim() ? found : byWritten(plain);
  };
  const byText = (text: string, most: number) => search.suggestions(text, most).flatMap((slot) => meant(slot, null));
  return {
    byCode,
    byText,
    byWhole: (text) => {
      const coded = byCode(text);
      const known = new Set(coded.map(({ row }) => row.variantId));
      const others = byText(text, MOST_WHOLE).filter(({ row }) => !known.has(row.variantId) && isWhole(row, text));
      return [...coded, ...others];
    },
    tradeOf: (code) => {
      const trade = tradeCode(code);
      if (trade === null || !('ean' in trade)) return trade;
      const [inside] = byCode(trade.ean);
      const kind = trade.kind === 'measure' ? 'measure' : 'carton';
      return inside ? { kind, ean: trade.ean, row: inside.row } : null;
    },
  };
}

function isWhole({ name, title, supplierCode }: StockListRow, text: string): boolean {
  const wanted = foldName(text);
  return (
    foldName(title) === wanted ||
    foldName(name) === wanted ||
    (supplierCode !== null && foldCode(supplierCode) === foldCode(text))
  );
}

/** The product that a code is a carton of, by its digits; null where it is none, or the shop has not what is in it. */
export function cartonOf({ tradeOf }: Pick<ProductFinder, 'tradeOf'>, code: string): StockListRow | null {
  const trade = tradeOf(code);
  return trade?.kind === 'carton' ? trade.row : null;
}
