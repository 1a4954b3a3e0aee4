import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { currenciesOf } from './currency.ts';
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

/** A longer text is no amount, and its words would take long to look at. */
const LONGEST_AMOUNT = 60;

type Amount = { readonly figures: string; readonly words: readonly string[] };

/** The figures of an amount and the words before and behind them; undefined where anything else stands there. */
function amountOf(text: string): Amount | undefined {
  if (text.length > LONGEST_AMOUNT) return undefined;
  const [, before = '', minus = '', figures = '', behind = ''] =
    /^\s*([+\-\u2212]?\s*[^\d\s.,+\-\u2212][^\d+\-\u2212,]*?)?\s*([+\-\u2212]?)\s*((?:\d|(?<!\p{L})[.,](?=\d)).*?)\s*([^\d\s.,'\u2019)][^\d]*)?\s*$/u.exec(
      withoutDash(text),
    ) ?? [];
  if (figures === '') return undefined;
  const sign = /^[+\-\u2212]/.exec(before)?.[0] ?? '';
  const words = [before.slice(sign.length), behind].map((word) => word.trim()).filter((word) => word !== '');
  return { figures: `${sign || minus}${figures}`, words };
}

/** Takes a currency sign or code off the front or the back; what stands inside the figures stays and makes them unreadable. */
function withoutCurrency(text: string): string {
  if (text.length > LONGEST_AMOUNT) return text;
  const amount = amountOf(text);
  return amount?.words.every(isMoneyWord) ? amount.figures : withoutDash(text);
}

/** `12,-`, `12.—`, `12:-` and `12/-` are whole amounts: the text without what says so. */
export function withoutDash(text: string): string {
  return text.replace(/(?<=\d)\s?(?:[.,:]\s?[-\u2013\u2014]{1,2}|\/[-\u2013\u2014=]{1,2})(?=\s*\D*$)/u, '');
}

function isMoneyWord(word: string): boolean {
  return /^(?:\p{L}{1,3}?\.?\p{Sc}|\p{Sc}\p{L}{0,3}|[A-Za-z]{3})$/u.test(word) || currenciesOf(word) !== undefined;
}

/** The currencies that an amount may be in, by what stands beside its figures; undefined where it names none. */
export function namedCurrencies(text: string): readonly string[] | undefined {
  if (/^[\d.,\s+-]*$/.test(text)) return undefined;
  for (const word of amountOf(text)?.words ?? []) {
    const found = currenciesOf(word);
    if (found) return found;
  }
  return undefined;
}

/** What one whole unit cost where `quantity` (in smallest units of `decimals` places) cost `totalMinor`, rounded half up; null where nothing came. */
export function costOfOne(totalMinor: number, quantity: number, decimals: number): number | null {
  if (quantity === 0) return null;
  const exact = BigInt(Math.abs(totalMinor)) * 10n ** BigInt(decimals) * 2n;
  const parts = BigInt(Math.abs(quantity));
  return Number((exact + parts) / (parts * 2n));
}

/**
 * What `quantity` (in smallest units of `decimals` places) is worth at a unit price, in minor units, rounded half up; no
 * number where one of them is no whole number, which nothing is kept of (DATA-R12).
 */
export function timesQuantity(unitMinor: number, quantity: number, decimals: number): number {
  if (!Number.isInteger(unitMinor) || !Number.isInteger(quantity)) return Number.NaN;
  const exact = BigInt(unitMinor) * BigInt(Math.abs(quantity)) * 2n;
  const unit = 10n ** BigInt(decimals);
  const size = Number((exact + unit) / (unit * 2n));
  return quantity < 0 && size > 0 ? -size : size;
}
