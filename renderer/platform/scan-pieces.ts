/** Codes that were told apart, and what could not be. */
export type Sorted = { readonly codes: readonly string[]; readonly unclear: readonly string[] };

/**
 * Tells the codes of a scanner apart that sends no key behind one: a pause may lie between two codes or within one. A
 * part that is known is a code, parts that are one known code together are that code. What is neither is unclear, and so
 * is what follows it at once: it may be the end of the same code.
 */
export function sortPieces(pieces: readonly string[], isKnown: (code: string) => boolean): Sorted {
  if (pieces.length === 1) return { codes: pieces, unclear: [] };
  const codes: string[] = [];
  const unclear: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const end = pieces.findIndex((_, to) => to >= at && isKnown(pieces.slice(at, to + 1).join('')));
    if (end >= 0) codes.push(pieces.slice(at, end + 1).join(''));
    else unclear.push(...pieces.slice(at, at + 2));
    at = end >= 0 ? end + 1 : at + 2;
  }
  return { codes, unclear };
}
