import { foldCode } from '#shared/domain/values/code.ts';

/** A header with case, accents, punctuation and camel case folded: `unitsInStock` and `Units in stock?` are the same. */
export function foldHeader(header: string): string {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first row of a file that looks like its header, and whether it is one or already data. */
export type HeaderRow = { readonly index: number; readonly isHeader: boolean };

const LOOK_AT = 10;

/** Finds the header among the first rows: titles above the table are passed over, and a table may have none. */
export function findHeader(firstRows: readonly (readonly string[])[], isKnown: (folded: string) => boolean): HeaderRow {
  const filled = firstRows.slice(0, LOOK_AT).map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filled);
  const candidates = filled.flatMap((count, at) => (count > 0 && count * 2 >= widest ? [at] : []));
  // A preface can be half as wide as the table; two column names that are known are no chance.
  const isNamed = (at: number) => (firstRows[at] ?? []).filter((cell) => isKnown(foldHeader(cell))).length >= 2;
  const index = candidates.find(isNamed) ?? candidates[0] ?? 0;
  const cells = (firstRows[index] ?? []).filter((cell) => cell.trim() !== '');
  const isHeader = cells.some((cell) => isKnown(foldHeader(cell))) || !cells.some(looksLikeData);
  return { index, isHeader };
}

function looksLikeData(cell: string): boolean {
  return /^\s*\p{Sc}?\s*[-+]?\d[\d.,\s]*\s*\p{Sc}?\s*$/u.test(cell) || /^\d{4}-\d\d-\d\d/.test(cell);
}

/** Headers to show and to map by: an empty one gets a number, a second one of the same name its place. */
export function nameHeaders(cells: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const name = cell.replace(/\s+/g, ' ').trim() || `Column ${index + 1}`;
    const unique = seen.has(foldCode(name)) ? `${name} (${index + 1})` : name;
    seen.add(foldCode(unique));
    return unique;
  });
}
