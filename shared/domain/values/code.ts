/** Separates the parts of a GS1 code. */
export const GROUP_SEPARATOR = String.fromCharCode(0x1d);

/** A code as it is kept: without surrounding spaces and invisible characters, otherwise as written. */
export function cleanCode(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  // Zero-width and control characters ride along when codes are copied; the group separator is part of GS1 codes.
  const visible = text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === GROUP_SEPARATOR ? mark : ''));
  return visible.trim();
}

/** What two spellings of one SKU have in common: case, spaces and letter widths folded. */
export function foldCode(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text.toLowerCase();
  // Without its spaces a text may compose anew: it is folded until nothing changes, so that a folded code is its own fold.
  const folded = cleanCode(text).normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return folded === text ? folded : foldCode(folded);
}

/** What two spellings of one name have in common: case and runs of spaces folded. */
export function foldName(text: string): string {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
