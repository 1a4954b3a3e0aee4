import type { VariantId } from '../operations/ids.ts';
import type { OrderRow } from '../operations/rows.ts';
import { timesQuantity } from '../values/money.ts';
import { grossOf, netOf, type ShopTax, taxRateOf } from '../values/tax.ts';

/** What is known of a product to reckon with. */
export type Reckoned = { readonly decimals: number; readonly taxClass: string | null };

/** What an order is paid with, in minor units of the shop's currency. */
export type OrderAmounts = {
  /** What the lines are worth together; null where none has a price. */
  readonly lines: number | null;
  readonly shipping: number | null;
  readonly discount: number | null;
  /** What the customer pays; null where no line has a price. */
  readonly total: number | null;
  /** The tax in the total, by rate; empty where the shop has not said how it stands with tax, or a product's rate is not known. */
  readonly taxes: readonly { readonly rate: number; readonly amount: number }[];
};

/**
 * Adds an order up as the shop reckons tax. What is paid for shipping and what is taken off are of the rates of the goods, in the
 * same proportion; without goods they are of the standard rate.
 */
export function orderAmounts(
  order: Pick<OrderRow, 'lines' | 'shippingAmount' | 'discountAmount'>,
  productOf: (variantId: VariantId) => Reckoned | undefined,
  shop: ShopTax,
): OrderAmounts {
  const { shippingAmount: shipping = null, discountAmount: discount = null } = order;
  const byRate = new Map<number | null, number>();
  let lines: number | null = null;
  for (const { variantId, quantity, unitPrice } of order.lines) {
    if (unitPrice === null) continue;
    const product = productOf(variantId);
    const value = timesQuantity(unitPrice, quantity, product?.decimals ?? 0);
    const rate = taxRateOf(product?.taxClass, shop)?.rate ?? null;
    lines = (lines ?? 0) + value;
    byRate.set(rate, (byRate.get(rate) ?? 0) + value);
  }
  if (lines === null) return { lines, shipping, discount, total: null, taxes: [] };
  const said = lines + (shipping ?? 0) - (discount ?? 0);
  const { pricesIncludeTax } = shop;
  if (pricesIncludeTax === null || pricesIncludeTax === undefined || byRate.has(null))
    return { lines, shipping, discount, total: said, taxes: [] };
  const taxes = sharedOut(byRate, lines, said, taxRateOf(null, shop)?.rate ?? 0).map(([rate, share]) => ({
    rate,
    amount: pricesIncludeTax ? share - netOf(share, rate) : grossOf(share, rate) - share,
  }));
  const added = pricesIncludeTax ? 0 : taxes.reduce((sum, { amount }) => sum + amount, 0);
  return { lines, shipping, discount, total: said + added, taxes: taxes.sort((a, b) => b.rate - a.rate) };
}

/** The most that can be taken off an order: all that its goods and its shipping cost. Null where no line has a price. */
export function mostDiscount(
  order: Pick<OrderRow, 'lines' | 'shippingAmount'>,
  productOf: (variantId: VariantId) => Reckoned | undefined,
): number | null {
  const { lines, shipping } = orderAmounts(order, productOf, {});
  return lines === null ? null : lines + (shipping ?? 0);
}

/** An amount by the rates that goods are of, as much to each as they are worth; the last takes what rounding leaves. */
function sharedOut(
  byRate: ReadonlyMap<number | null, number>,
  lines: number,
  amount: number,
  standard: number,
): readonly (readonly [rate: number, share: number])[] {
  const rates = [...byRate].flatMap(([rate, value]) => (rate === null ? [] : [[rate, value] as const]));
  if (lines === 0) return [[standard, amount]];
  let left = amount;
  return rates.map(([rate, value], at) => {
    const share = at === rates.length - 1 ? left : Number((BigInt(amount) * BigInt(value)) / BigInt(lines));
    left -= share;
    return [rate, share] as const;
  });
}
