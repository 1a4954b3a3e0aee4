import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';

/** How EAN writes a digit's four elements in widths, set L; R is its mirror in colour, G is R read backwards. */
const eanWidths = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
/** Which of the six left digits an EAN-13 sets in G says its first digit. */
const eanFirst = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'];

/** Element widths as modules, beginning with a bar (`1`) or a space (`0`). */
function modulesOf(widths: string, first: '0' | '1'): string {
  const other = first === '1' ? '0' : '1';
  return Array.from(widths, (width, at) => (at % 2 === 0 ? first : other).repeat(Number(width))).join('');
}

function eanDigit(digit: string, set: string): string {
  const widths = eanWidths[Number(digit)] ?? '';
  if (set === 'R') return modulesOf(widths, '1');
  return modulesOf(set === 'G' ? Array.from(widths).reverse().join('') : widths, '0');
}

function eanDigits(digits: string, sets: string): string {
  return Array.from(digits, (digit, at) => eanDigit(digit, sets.charAt(at))).join('');
}

/** The 95 modules of thirteen digits with a right check digit, or the 67 of eight. */
export function eanModules(code: string): string {
  if (!/^(\d{8}|\d{13})$/.test(code) || gtinCheckDigit(code.slice(0, -1)) !== Number(code.slice(-1)))
    throw new Error('an EAN has 8 or 13 digits and the right check digit');
  const half = code.length === 8 ? 4 : 6;
  const digits = code.slice(-2 * half);
  const sets = code.length === 8 ? 'LLLL' : (eanFirst[Number(code.charAt(0))] ?? '');
  return `101${eanDigits(digits.slice(0, half), sets)}01010${eanDigits(digits.slice(half), 'R'.repeat(half))}101`;
}

/** Code 128's element widths by value (ISO/IEC 15417), the stop last. */
const code128 =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  );
const STOP = 106;
const TO_B = 100;
const TO_C = 99;
const START_B = 104;
const START_C = 105;

/**
 * Symbol values of printable ASCII in sets B and C. Runs of digits go in pairs where that is shorter; of an odd run the
 * first digit stays in B, so that no digit is ever lost.
 */
function code128Values(text: string): readonly number[] {
  const values: number[] = [];
  let set: 'B' | 'C' | null = null;
  let at = 0;
  const enter = (next: 'B' | 'C') => {
    if (set === next) return;
    if (set === null) values.push(next === 'B' ? START_B : START_C);
    else values.push(next === 'B' ? TO_B : TO_C);
    set = next;
  };
  while (at < text.length) {
    const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
    const atEdge = at === 0 || at + digits === text.length;
    if (digits % 2 === 0 && digits >= (at === 0 && digits === text.length ? 2 : atEdge ? 4 : 6)) {
      enter('C');
      for (const end = at + digits; at < end; at += 2) values.push(Number(text.slice(at, at + 2)));
    } else {
      enter('B');
      values.push(text.charCodeAt(at) - 32);
      at++;
    }
  }
  return values;
}

/** The modules of a Code 128 of printable ASCII. */
export function code128Modules(text: string): string {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new Error('Code 128 in sets B and C holds printable ASCII');
  const values = code128Values(text);
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103;
  return [...values, check, STOP].map((value) => modulesOf(code128[value] ?? '', '1')).join('');
}
