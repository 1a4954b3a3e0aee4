/** The sign that stands before the fraction: `12.50` or `12,50`. */
export type DecimalSign = '.' | ',';

/** A number as it was written, exact: no floating point. */
export type Decimal = { readonly negative: boolean; readonly whole: string; readonly fraction: string };

/** How a decimal fits into an integer of `digits` places. */
export type Scaled = { readonly units: number; readonly exact: boolean };

const SPACES_AND_APOSTROPHES = "[ \\u00a0\\u2009\\u202f'\\u2019]";
// Groups may be of two digits (1,00,000 in India), but the last has three: otherwise `12,50` would read as 1250.
const wholeWith = (group: string) => `\\d+|\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}`;
const EXPONENT = '(?:[eE]\\+?(-?\\d{1,2}))?';
const written = {
  '.': new RegExp(`^(${wholeWith(`(?:,|${SPACES_AND_APOSTROPHES})`)}|)(?:\\.(\\d*))?${EXPONENT}$`),
  ',': new RegExp(`^(${wholeWith(`(?:\\.|${SPACES_AND_APOSTROPHES})`)}|)(?:,(\\d*))?${EXPONENT}$`),
} as const;

/** The number a text writes, with grouping signs and an exponent understood; undefined where it writes none. */
export function parseDecimal(text: string, sign: DecimalSign): Decimal | undefined {
  if (/^\d+$/.test(text)) return { negative: false, whole: text, fraction: '' };
  // Ledgers write a minus behind the figures, or put them in brackets.
  const trimmed = text
    .trim()
    .replace(/^\u2212/, '-')
    .replace(/^\(([\d.,' \u00a0\u2019\u202f]+)\)$|^(\d[\d.,' \u00a0\u2019\u202f]*)[-\u2212]$/, '-$1$2');
  const negative = trimmed.startsWith('-');
  const body = /^[+-]/.test(trimmed) ? trimmed.slice(1).trimStart() : trimmed;
  const match = written[sign].exec(body);
  if (!match) return undefined;
  const whole = (match[1] ?? '').replace(/\D/g, '');
  const fraction = match[2] ?? '';
  if (whole === '' && fraction === '') return undefined;
  return { negative, ...shift(whole, fraction, Number(match[3] ?? '0')) };
}

/** Moves the point as the exponent says. */
function shift(
  whole: string,
  fraction: string,
  exponent: number,
): { readonly whole: string; readonly fraction: string } {
  if (exponent >= 0)
    return { whole: whole + fraction.slice(0, exponent).padEnd(exponent, '0'), fraction: fraction.slice(exponent) };
  const padded = whole.padStart(-exponent, '0');
  return { whole: padded.slice(0, exponent), fraction: padded.slice(exponent) + fraction };
}

/** The decimal as an integer of `digits` places, rounded half away from zero; undefined above what an integer holds safely. */
export function scaleDecimal(decimal: Decimal, digits: number): Scaled | undefined {
  const kept = Number(decimal.whole + decimal.fraction.slice(0, digits).padEnd(digits, '0'));
  const dropped = decimal.fraction.slice(digits);
  const size = kept + (dropped >= '5' ? 1 : 0);
  if (!Number.isSafeInteger(size)) return undefined;
  return { units: decimal.negative && size > 0 ? -size : size, exact: !/[1-9]/.test(dropped) };
}

/** An integer of `digits` places written with a point: `formatDecimal(1250, 2)` is `12.50`. */
export function formatDecimal(units: number, digits: number): string {
  if (digits === 0) return String(units);
  const size = String(Math.abs(units)).padStart(digits + 1, '0');
  return `${units < 0 ? '-' : ''}${size.slice(0, -digits)}.${size.slice(-digits)}`;
}

/**
 * What a column of written numbers tells about its decimal sign; undefined where every value can be read both ways.
 * `proven`: how many more numbers of the column prove each sign.
 */
export function guessDecimalSign(
  texts: Iterable<string>,
  proven: Readonly<Record<DecimalSign, number>> = { '.': 0, ',': 0 },
): DecimalSign | undefined {
  let [points, commas] = [proven['.'], proven[',']];
  for (const text of texts) {
    const evidence = decimalSignOf(text);
    if (evidence === '.') points++;
    if (evidence === ',') commas++;
  }
  if (points === commas) return undefined;
  return points > commas ? '.' : ',';
}

function decimalSignOf(text: string): DecimalSign | undefined {
  const point = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (point < 0 && comma < 0) return undefined;
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const sign = point >= 0 ? '.' : ',';
  const at = Math.max(point, comma);
  // The same sign twice can only group thousands.
  if (text.indexOf(sign) !== at) return sign === '.' ? ',' : '.';
  const digitsAfter = /^\d*/.exec(text.slice(at + 1))?.[0].length ?? 0;
  const before = /\d*$/.exec(text.slice(0, at))?.[0] ?? '';
  const couldGroup = digitsAfter === 3 && before.length > 0 && before.length <= 3 && !before.startsWith('0');
  return couldGroup ? undefined : sign;
}
