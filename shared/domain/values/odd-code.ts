import { isGtin } from './gtin.ts';
import { withoutSymbology } from './trade-code.ts';

/**
 * Why a text is hardly a whole code. quantity: it begins with *, which sets a quantity where codes are scanned;
 * check-digit: it has as many digits as an EAN or UPC, and its check digit does not fit.
 */
export type OddCode = { readonly kind: 'quantity' } | { readonly kind: 'check-digit'; readonly digits: number };

/** What is odd about a code that would become a product's barcode; null: nothing. */
export function oddCode(text: string): OddCode | null {
  const code = withoutSymbology(text.trim());
  if (/^[*×]/.test(code)) return { kind: 'quantity' };
  const isTrade = /^(\d{8}|\d{12,14})$/.test(code);
  return isTrade && !isGtin(code) ? { kind: 'check-digit', digits: code.length } : null;
}
