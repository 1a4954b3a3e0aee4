import type { CodeBook } from './scans.ts';

/** Whether a typed figure is more likely a code: it has the digits of an EAN or UPC, or the shop has it as a code. */
export function isCodeLike(text: string, book: CodeBook): boolean {
  const digits = text.trim();
  return /^\d{4,}$/.test(digits) && (book.isTrade(digits) || book.isKnown(digits));
}
