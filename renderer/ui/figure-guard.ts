import type { CodeBook } from './scans.ts';

/** A code of the shop that is shorter is only told from digits of a longer figure by what stood around it. */
const FEWEST_WITHIN = 5;

/**
 * Whether a typed figure is more likely a code, or has one in it: as many digits as an EAN or UPC with its check digit, or
 * a code that the shop has. `stood`: what the field held before, in front of, behind or in the middle of which it came.
 */
export function isCodeLike(text: string, book: CodeBook, stood = ''): boolean {
  const figure = text.trim();
  const isCode = (digits: string) => /^\d{4,}$/.test(digits) && (book.isTrade(digits) || book.isKnown(digits));
  return [figure, ...putInto(stood.trim(), figure), ...within(figure)].some(isCode);
}

/** What may have been put into a text, or in place of a part of it, to make another of it. */
function putInto(stood: string, text: string): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from <= stood.length && text.startsWith(stood.slice(0, from)); from++) {
    for (let to = stood.length; to >= from && text.endsWith(stood.slice(to)); to--) {
      found.push(text.slice(from, text.length - (stood.length - to)));
    }
  }
  return found;
}

/** The digits in a row that a longer row of digits has in it. */
function within(text: string): readonly string[] {
  const rows = text.match(/\d+/g) ?? [];
  return rows.flatMap((row) =>
    [...row].flatMap((_, from) => Array.from(row, (__, to) => row.slice(from, to + 1)).slice(from + FEWEST_WITHIN - 1)),
  );
}
