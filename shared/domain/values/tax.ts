import type { ShopFields, TaxRate } from '../operations/rows.ts';
import { type DecimalSign, parseDecimal, scaleDecimal } from './decimal.ts';
import { foldName } from './code.ts';
import { mayMake } from './limits.ts';

/** What a shop has said of tax. */
export type ShopTax = Pick<ShopFields, 'pricesIncludeTax' | 'taxRates'>;

/** A price of a shop without and with tax, in minor units. */
export type TaxedPrice = { readonly net: number; readonly gross: number; readonly rate: TaxRate };

/** A whole, in the unit of rates: thousandths of a percent. */
const WHOLE = 100_000n;

/** Decimal places of a rate in percent. */
export const RATE_DIGITS = 3;

/** An amount times a fraction, rounded half away from zero. */
function share(amount: number, times: bigint, parts: bigint): number {
  const size = (BigInt(Math.abs(amount)) * times * 2n + parts) / (parts * 2n);
  return size === 0n || amount > 0 ? Number(size) : -Number(size);
}

/** What of an amount with tax is not tax, in minor units, rounded half away from zero. */
export function netOf(gross: number, rate: number): number {
  return share(gross, WHOLE, WHOLE + BigInt(rate));
}

/** An amount without tax, with tax on it, in minor units, rounded half away from zero. */
export function grossOf(net: number, rate: number): number {
  return share(net, WHOLE + BigInt(rate), WHOLE);
}

/** The class of a product: the one it names, else the shop's standard, which is the first; undefined where the shop has no such class. */
export function taxRateOf(taxClass: string | null | undefined, { taxRates }: ShopTax): TaxRate | undefined {
  if (taxClass === null || taxClass === undefined) return taxRates?.[0];
  return taxRates?.find((rate) => rate.taxClass === taxClass);
}

/** A price with and without tax; null where the shop has not said whether prices include it, or knows no rate for it. */
export function taxedPrice(price: number, taxClass: string | null | undefined, shop: ShopTax): TaxedPrice | null {
  const rate = taxRateOf(taxClass, shop);
  if (!rate || shop.pricesIncludeTax === null || shop.pricesIncludeTax === undefined) return null;
  return shop.pricesIncludeTax
    ? { net: netOf(price, rate.rate), gross: price, rate }
    : { net: price, gross: grossOf(price, rate.rate), rate };
}

/** What is left of a net price once the goods are paid, and its part of that price in tenths of a percent; null without a price. */
export function marginOf(net: number, cost: number): { readonly left: number; readonly permille: number } | null {
  if (net <= 0) return null;
  return { left: net - cost, permille: share(net - cost, 1_000n, BigInt(net)) };
}

/** A rate as people write it (`19`, `19 %`, `5,5%`), in thousandths of a percent; undefined where it is none. */
export function parseRate(text: string): number | undefined {
  const figure = text.replace(/\s*%\s*$/, '').trim();
  if (!/^\d{1,4}(?:[.,]\d*)?$/.test(figure)) return undefined;
  // A rate has no thousands: a single sign is that of a fraction, whichever it is.
  const sign: DecimalSign = figure.includes(',') ? ',' : '.';
  const decimal = parseDecimal(figure, sign);
  const scaled = decimal && scaleDecimal(decimal, RATE_DIGITS);
  const [least, most] = mayMake.taxRate;
  return scaled?.exact && scaled.units >= least && scaled.units <= most ? scaled.units : undefined;
}

/** The class that a text means: by its name, else by a rate that only one class has; undefined where it means none. */
export function taxClassIn(text: string, taxRates: readonly TaxRate[]): TaxRate | undefined {
  const folded = foldName(text);
  const named = taxRates.find(({ taxClass }) => foldName(taxClass) === folded);
  if (named) return named;
  const rate = parseRate(text);
  const [only, ...others] = taxRates.filter((one) => one.rate === rate);
  return others.length === 0 ? only : undefined;
}
