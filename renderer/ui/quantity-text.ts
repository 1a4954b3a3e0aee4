import { done, fail, type Result } from '#shared/base/result.ts';
import { latinDigits } from './digits.ts';

/** Why a typed figure was refused; the window finds the words. */
export type QuantityProblem =
  | { readonly code: 'not-a-number' }
  | { readonly code: 'too-fine'; readonly detail: string; readonly decimals: number }
  | { readonly code: 'too-large'; readonly limit: string }
  | { readonly code: 'too-small'; readonly limit: string };

/** Whole units beyond which no shop counts: 999,999,999, so a scanned barcode never passes for a quantity. */
const largestWhole = 999_999_999;

/**
 * Reads a figure as a person types it into an integer of the smallest unit (1,5 with three decimals is 1500); null for an empty text.
 * The locale decides what a lone separator before three digits means; every other comma or point is the decimal one.
 */
export function parseQuantity(text: string, decimals: number, locale: string): Result<number | null, QuantityProblem> {
  const plain = plainDigits(text, locale);
  if (plain === '') return done(null);
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(decimalPoint(plain, separators(locale)) ?? '?');
  if (!match) return fail({ code: 'not-a-number' });
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return fail({ code: 'not-a-number' });
  const fine = fraction.replace(/0+$/, '');
  if (fine.length > decimals) return fail({ code: 'too-fine', detail: fine, decimals });
  if (whole.replace(/^0+/, '').length > String(largestWhole).length) {
    return fail({ code: 'too-large', limit: new Intl.NumberFormat(locale).format(largestWhole) });
  }
  const value = Number(whole + fine.padEnd(decimals, '0'));
  return done(sign === '-' && value !== 0 ? -value : value);
}

/** The text a person would type for this figure: no grouping, the locale's decimal separator, no needless zeros. */
export function quantityText(
  value: number | null,
  decimals: number,
  locale: string,
  zeros: 'kept' | 'cut' = 'cut',
): string {
  if (value === null) return '';
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const places = digits.slice(digits.length - decimals);
  const fraction = zeros === 'kept' ? places : places.replace(/0+$/, '');
  const text = fraction === '' ? whole : whole + separators(locale).decimal + fraction;
  return value < 0 ? `-${text}` : text;
}

type Separators = { readonly decimal: string; readonly group: string };

function separators(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn', useGrouping: true }).formatToParts(12345678.9);
  return {
    decimal: parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.',
    group: parts.find((part) => part.type === 'group')?.value ?? '',
  };
}

/** Latin digits, a plain minus, and no spaces or apostrophes, which only ever group. */
function plainDigits(text: string, locale: string): string {
  return latinDigits(text.trim(), locale)
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\u066b/g, '.')
    .replace(/[\s'\u2019\u066c]/g, '');
}

/** The same figure with at most one separator, a point; null when the separators make no sense. */
function decimalPoint(text: string, { group }: Separators): string | null {
  const marks = [...text].filter((sign) => sign === ',' || sign === '.');
  const last = marks.at(-1);
  if (last === undefined) return text;
  const other = last === ',' ? '.' : ',';
  if (marks.length === 1)
    return groups(text, last) && last === group ? text.replace(last, '') : text.replace(last, '.');
  if (marks.every((mark) => mark === last)) return groups(text, last) ? text.replaceAll(last, '') : null;
  const [whole = '', fraction = ''] = text.split(last);
  return marks.filter((mark) => mark === last).length === 1 && groups(whole, other)
    ? `${whole.replaceAll(other, '')}.${fraction}`
    : null;
}

/** Whether every separator stands where grouping puts it: 1–3 digits, then threes (or, in South Asia, twos before a last three). */
function groups(text: string, separator: string): boolean {
  const [first = '', ...rest] = text.replace(/^[+-]/, '').split(separator);
  const tail = rest.at(-1) ?? '';
  const inner = rest.slice(0, -1);
  const width = inner[0]?.length === 2 ? 2 : 3;
  return /^[1-9]\d{0,2}$/.test(first) && /^\d{3}$/.test(tail) && inner.every((part) => part.length === width);
}
