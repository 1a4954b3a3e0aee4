import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type DecimalSign, parseDecimal, scaleDecimal } from './decimal.ts';

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const minorDigitsOf: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
]);

/** Decimal places of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return minorDigitsOf.get(currency.toUpperCase()) ?? 2;
}

/** A price above this many whole currency units is taken for something else in the column, such as a barcode. */
export const MAX_MONEY = 999_999_999;

export type MoneyFailure = Failure<'money-unreadable' | 'money-negative' | 'money-implausible'>;
/** Minor units, and whether places below the minor unit were rounded away. */
export type Money = { readonly minor: number; readonly rounded: boolean };

/** An amount of money as people write it (`£12.50`, `1.234,56 €`), in minor units of `digits` places. */
export function parseMoney(text: string, sign: DecimalSign, digits: number): Result<Money, MoneyFailure> {
  const bare = /^[\d.,]+$/.test(text) ? text : withoutCurrency(text);
  const decimal = parseDecimal(bare, sign);
  if (!decimal) return fail({ code: 'money-unreadable' });
  const scaled = scaleDecimal(decimal, digits);
  if (!scaled || Math.abs(scaled.units) > MAX_MONEY * 10 ** digits) return fail({ code: 'money-implausible' });
  if (scaled.units < 0) return fail({ code: 'money-negative' });
  return done({ minor: scaled.units, rounded: !scaled.exact });
}

/** Takes a currency sign or code off the front or the back; what stands inside the figures stays and makes them unreadable. */
function withoutCurrency(text: string): string {
  const sign = '(?:\\p{Sc}|\\p{L}{1,3}\\p{Sc}|[A-Za-z]{3}|kr\\.?|zł|Kč|Ft|lei|лв\\.?|Fr\\.?)';
  const edges = new RegExp(`^\\s*([+\\-\\u2212]?)\\s*${sign}?\\s*([+\\-\\u2212]?)\\s*(.*?)\\s*${sign}?\\s*$`, 'u');
  const match = edges.exec(text);
  return match ? `${match[1] || match[2]}${match[3]}` : text;
}

/** What one whole unit cost where `quantity` (in smallest units of `decimals` places) cost `totalMinor`, rounded half up; null where nothing came. */
export function costOfOne(totalMinor: number, quantity: number, decimals: number): number | null {
  if (quantity === 0) return null;
  const exact = BigInt(Math.abs(totalMinor)) * 10n ** BigInt(decimals) * 2n;
  const parts = BigInt(Math.abs(quantity));
  return Number((exact + parts) / (parts * 2n));
}

/** What `quantity` (in smallest units of `decimals` places) is worth at a unit price, in minor units, rounded half up. */
export function timesQuantity(unitMinor: number, quantity: number, decimals: number): number {
  const exact = BigInt(unitMinor) * BigInt(Math.abs(quantity)) * 2n;
  const unit = 10n ** BigInt(decimals);
  const size = Number((exact + unit) / (unit * 2n));
  return quantity < 0 && size > 0 ? -size : size;
}
