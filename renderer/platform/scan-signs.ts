/** One sign of a scan: what the layout made of a key, and which key it was. */
export type SignKey = { readonly sign: string; readonly code: string; readonly shift: boolean };

/**
 * The text that a scanner meant. Digits are read from the places of their keys only where the whole run proves that the
 * scanner types for another layout (an AZERTY keyboard makes & é " of 1 2 3); a scanner that is set up rightly types its
 * hyphen on the same key, and keeps it.
 */
export function cameFrom(keys: readonly SignKey[]): string {
  const isGarbled = provesOtherLayout(keys);
  return keys.map((key) => (isGarbled ? (digitOf(key) ?? key.sign) : key.sign)).join('');
}

/** The row of digits gave signs that no barcode holds, and no digit at all. */
function provesOtherLayout(keys: readonly SignKey[]): boolean {
  const row = keys.filter((key) => /^Digit\d$/.test(key.code));
  if (row.some(({ sign, shift }) => /^\d$/.test(sign) || shift)) return false;
  const isForeign = row.some(({ sign }) => sign > '~');
  const isNumberOnly = row.length === keys.length && row.length >= 8;
  return isForeign || isNumberOnly;
}

function digitOf({ code }: SignKey): string | null {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
}
