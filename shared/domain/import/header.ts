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
  const named = candidates.find(isNamed);
  // Words from edge to edge over a row with figures are its header in a language that is not known.
  const isWords = (at: number) => filled[at] === widest && !(firstRows[at] ?? []).some(looksLikeData);
  const words = candidates.find((at) => named !== undefined && at < named && isWords(at));
  const isData = named !== undefined && (firstRows[named] ?? []).some(looksLikeData);
  const first = (isData ? words : undefined) ?? named ?? candidates[0] ?? 0;
  const index = bestOfHeaders(firstRows, first, isKnown);
  const cells = (firstRows[index] ?? []).filter((cell) => cell.trim() !== '');
  const isHeader = cells.some((cell) => isKnown(foldHeader(cell))) || !cells.some(looksLikeData);
  return { index, isHeader };
}

/** Rows under a header that are headers as well: its words in another language, or the names under titles of groups. */
const MOST_HEADERS = 3;

/** Of several headers under each other the one that says most; of equal ones the first. */
function bestOfHeaders(
  rows: readonly (readonly string[])[],
  first: number,
  isKnown: (folded: string) => boolean,
): number {
  let best = first;
  for (let at = first + 1; at < first + MOST_HEADERS && isHeaderToo(rows[at] ?? [], isKnown); at++)
    if (knownIn(rows[at] ?? [], isKnown) > knownIn(rows[best] ?? [], isKnown)) best = at;
  return best;
}

/** How many rows right under the header are headers, too. */
export function moreHeaders(
  rows: readonly (readonly string[])[],
  header: number,
  isKnown: (folded: string) => boolean,
): number {
  let more = 0;
  while (more < MOST_HEADERS - 1 && isHeaderToo(rows[header + 1 + more] ?? [], isKnown)) more++;
  return more;
}

/** Whether a row says little else than what headers say. */
function isHeaderToo(cells: readonly string[], isKnown: (folded: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const known = knownIn(filled, isKnown);
  // Two columns are not called the same: a product and its variant may be.
  const isTold = new Set(filled.map(foldHeader)).size === filled.length;
  return isTold && known >= 2 && known * 3 >= filled.length * 2 && !filled.some(looksLikeData);
}

function knownIn(cells: readonly string[], isKnown: (folded: string) => boolean): number {
  return cells.filter((cell) => cell.trim() !== '' && isKnown(foldHeader(cell))).length;
}

/** Whether a row is the header once more, as in files that were put together from several. */
export function isHeaderAgain(cells: readonly string[], header: readonly string[]): boolean {
  const at = cells.findIndex((cell) => cell !== '');
  const isSame = (cell: string, index: number) => cell === '' || sameHeader(cell, header[index] ?? '');
  return (
    at >= 0 && isSame(cells[at] ?? '', at) && cells.every(isSame) && cells.filter((cell) => cell !== '').length >= 2
  );
}

function sameHeader(cell: string, header: string): boolean {
  return cell === header || (cell.length === header.length && cell.toLowerCase() === header.toLowerCase());
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
