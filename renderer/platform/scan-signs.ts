/** One sign of a scan: what the layout made of a key, and which key it was. */
export type SignKey = { readonly sign: string; readonly code: string; readonly shift: boolean };

/**
 * What speaks for a scanner that types for another keyboard layout. `proven`: the run itself, whatever came before;
 * `possible`: it may be garbled, if the scanner's last run was; `disproven`: the run has digits where a keyboard of
 * another layout gives none; null: it tells nothing.
 */
export type LayoutSign = 'proven' | 'possible' | 'disproven' | null;

/** What a run tells about the layout that the scanner types for. */
export function layoutSign(keys: readonly SignKey[]): LayoutSign {
  const row = keys.filter(({ code }) => isInRow(code));
  if (row.some(({ sign }) => /^\d$/.test(sign))) return 'disproven';
  if (row.some(({ shift }) => shift)) return null;
  // é, è, ç, à: signs that no barcode holds.
  const isForeign = row.some(({ sign }) => sign > '~');
  const isNumberOnly = row.length === keys.length && row.length >= 8;
  if (isForeign || isNumberOnly) return 'proven';
  return row.length > 0 || keys.some(isDoubtful) ? 'possible' : null;
}

/**
 * The text that a scanner meant. Digits are read from the places of their keys only where the scanner types for another
 * layout (an AZERTY keyboard makes & é " of 1 2 3); a scanner that is set up rightly types its hyphen on the same key,
 * and keeps it.
 */
export function textOf(keys: readonly SignKey[], isGarbled: boolean): string {
  return keys.map((key) => (isGarbled ? (digitOf(key) ?? key.sign) : key.sign)).join('');
}

/** The text of a scanner that types for a US keyboard, whatever the layout of the computer made of its keys. */
export function textByPlaces(keys: readonly SignKey[]): string {
  return keys.map(byPlace).join('');
}

/** Whether a key gave a letter or sign that lies elsewhere on another layout: nothing tells what the scanner meant by it. */
export function isDoubtful({ sign, code }: SignKey): boolean {
  if (sign <= ' ' || isInRow(code) || /^\d$/.test(sign)) return false;
  // Every Latin layout in use has these letters in one place; A and Q, Z, W and Y, and M change theirs.
  return !/^[B-LN-PR-VX]$/i.test(sign) || (code !== '' && code !== `Key${sign.toUpperCase()}`);
}

function isInRow(code: string): boolean {
  return /^Digit\d$/.test(code);
}

function digitOf({ code }: SignKey): string | null {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
}

/** What a US keyboard gives for the keys that hold signs, without and with Shift. */
const usSigns: Readonly<Record<string, string>> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
};

function byPlace(key: SignKey): string {
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1];
  if (key.sign < ' ') return key.sign;
  if (letter !== undefined) return isCapital(key) ? letter : letter.toLowerCase();
  return digitOf(key) ?? usSigns[key.code]?.charAt(key.shift ? 1 : 0) ?? key.sign;
}

/** Caps Lock makes capitals without Shift. */
function isCapital({ sign, shift }: SignKey): boolean {
  return /\p{L}/u.test(sign) ? sign !== sign.toLowerCase() : shift;
}
