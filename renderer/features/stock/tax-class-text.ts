import type { Words } from '#renderer/words/words.ts';
import { type ShopTax, taxRateOf } from '#shared/domain/values/tax.ts';

/** The tax class that a product has, in words; null where it names none and the shop has none. */
export function taxClassText(t: Words, taxClass: string | null, tax: ShopTax): string | null {
  const known = taxRateOf(taxClass, tax);
  if (known) return known.taxClass;
  return taxClass === null ? null : t('tax.unknown', { name: taxClass });
}

/** What prices are called: with or without tax, where the shop has said it. */
export function priceLabel(t: Words, { pricesIncludeTax }: ShopTax): string {
  if (pricesIncludeTax === null || pricesIncludeTax === undefined) return t('stock.columns.price');
  return t(pricesIncludeTax ? 'tax.priceWith' : 'tax.priceWithout');
}
