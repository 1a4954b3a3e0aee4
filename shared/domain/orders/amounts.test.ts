import { expect, test } from 'vitest';
import type { LocationId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { OrderLine } from '../operations/rows.ts';
import { orderAmounts } from './amounts.ts';

const line = (variantId: string, quantity: number, unitPrice: number | null): OrderLine => ({
  id: variantId as OrderLineId,
  variantId: variantId as VariantId,
  locationId: 'floor' as LocationId,
  quantity,
  picked: 0,
  shipped: 0,
  unitPrice,
});
const classes: Readonly<Record<string, string | null>> = { mug: null, book: 'Reduced', odd: 'Unknown' };
const productOf = (id: VariantId) => ({ decimals: 0, taxClass: classes[id] ?? null });
const taxRates = [
  { taxClass: 'Standard', rate: 19_000 },
  { taxClass: 'Reduced', rate: 7_000 },
];

test('[OQ67] an order adds up its goods, what is paid for shipping and what is taken off', () => {
  const order = { lines: [line('mug', 2, 1_000), line('book', 1, null)], shippingAmount: 490, discountAmount: 100 };
  expect(orderAmounts(order, productOf, {})).toEqual({
    lines: 2_000,
    shipping: 490,
    discount: 100,
    total: 2_390,
    taxes: [],
  });
  expect(orderAmounts({ lines: [line('mug', 2, null)] }, productOf, {}).total).toBeNull();
});

test('[OQ67] tax is in the total or comes on top of it, as the shop says, by the rates of the goods', () => {
  const order = { lines: [line('mug', 1, 11_900), line('book', 1, 10_700)], shippingAmount: null };
  expect(orderAmounts(order, productOf, { pricesIncludeTax: true, taxRates })).toMatchObject({
    total: 22_600,
    taxes: [
      { rate: 19_000, amount: 1_900 },
      { rate: 7_000, amount: 700 },
    ],
  });
  expect(orderAmounts(order, productOf, { pricesIncludeTax: false, taxRates })).toMatchObject({
    total: 22_600 + 2_261 + 749,
  });
});

test('[OQ67] shipping and discount are of the rates of the goods, as much of each as they are worth', () => {
  const order = {
    lines: [line('mug', 1, 10_000), line('book', 1, 10_000)],
    shippingAmount: 1_000,
    discountAmount: 3_000,
  };
  expect(orderAmounts(order, productOf, { pricesIncludeTax: false, taxRates })).toMatchObject({
    total: 18_000 + 1_710 + 630,
    taxes: [
      { rate: 19_000, amount: 1_710 },
      { rate: 7_000, amount: 630 },
    ],
  });
});

test('[OQ67] where a product’s rate is not known no tax is said', () => {
  const order = { lines: [line('mug', 1, 1_000), line('odd', 1, 1_000)] };
  expect(orderAmounts(order, productOf, { pricesIncludeTax: true, taxRates })).toMatchObject({
    total: 2_000,
    taxes: [],
  });
});
