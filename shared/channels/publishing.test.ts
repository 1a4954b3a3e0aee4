import { describe, expect, test } from 'vitest';
import type { BarcodeRow, ProductRow, VariantRow } from '#shared/domain/operations/rows.ts';
import type { BarcodeId, ChannelId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { customerTexts } from './customer-texts.ts';
import { publishTask } from './publishing.ts';

const WEB = 'c1' as ChannelId;
const written = { addedBy: null, fieldOps: {}, voided: false } as unknown as Pick<VariantRow, 'fieldOps' | 'voided'>;
const product = {
  ...written,
  kind: 'product',
  id: 'p' as ProductId,
  name: 'Mug',
  description: null,
} as unknown as ProductRow;
const variant = (id: string, more: Partial<VariantRow> = {}) =>
  ({
    ...written,
    kind: 'variant',
    id: id as VariantId,
    productId: product.id,
    sku: id.toUpperCase(),
    options: [],
    price: 1_250,
    decimals: 0,
    ...more,
  }) as VariantRow;
const code = (variantId: string, text: string, packSize: number) =>
  ({
    ...written,
    kind: 'barcode',
    id: text as BarcodeId,
    variantId: variantId as VariantId,
    code: text,
    packSize,
  }) as BarcodeRow;
const option = (name: string, value: string) => [{ name, value }];
const task = (variants: readonly VariantRow[], currency = 'EUR', barcodes: readonly BarcodeRow[] = []) =>
  publishTask(WEB, {
    product,
    variants,
    barcodes,
    currency,
    offers: new Map(variants.map(({ id }, n) => [id, new Map([[null, n + 0.5]])])),
  });

describe('a product that a store is to make', () => {
  test('[CHN159] has what a customer buys it by, and is the same task however often it is told', () => {
    const made = task([variant('a')], 'EUR', [code('a', '4006381333931', 1), code('a', '14006381333938', 12)]);
    expect(made).toEqual(task([variant('a')], 'EUR', [code('a', '14006381333938', 12), code('a', '4006381333931', 1)]));
    expect(made.product).toEqual({
      title: 'Mug',
      description: '',
      variants: [
        { sku: 'A', barcode: '4006381333931', options: [], price: '12.50', stock: [{ locationId: null, quantity: 0 }] },
      ],
    });
    expect(made.variantIds).toEqual(['a']);
  });

  test('[CHN159] money is written with as many places as its currency has', () => {
    const price = (minor: number | null, currency: string) =>
      task([variant('a', { price: minor })], currency).product.variants[0]?.price;
    expect([price(5, 'EUR'), price(1_250, 'JPY'), price(1_250, 'KWD'), price(null, 'EUR')]).toEqual([
      '0.05',
      '1250',
      '1.250',
      null,
    ]);
  });

  test('[CHN159] variants are told apart by our options, and by their SKUs where those do not', () => {
    const options = (...variants: VariantRow[]) => task(variants).product.variants.map((one) => one.options);
    const [small, large] = [
      variant('a', { options: option('Size', 'S') }),
      variant('b', { options: option('Size', 'L') }),
    ];
    expect(options(small, large)).toEqual([option('Size', 'S'), option('Size', 'L')]);
    expect(options(small, variant('b', { options: option('Size', 'S') }))).toEqual([
      option('SKU', 'A'),
      option('SKU', 'B'),
    ]);
    expect(options(small, variant('b', { sku: null }))).toEqual([option('SKU', 'A'), option('SKU', '2')]);
  });
});

test('[CHN168] customers are told of a parcel in their shop’s language, with what is known of it', () => {
  const parcel = { carrier: 'DHL', number: 'JJD1', url: 'https://example.com/JJD1', isLast: true };
  expect(customerTexts('de-AT').parcelLeft(parcel)).toBe(
    'Ihre Bestellung ist unterwegs. Sendungsnummer: JJD1 (DHL). https://example.com/JJD1',
  );
  expect(customerTexts('fr').parcelLeft({ carrier: null, number: null, url: null, isLast: false })).toBe(
    'A part of your order is on its way, the rest will follow.',
  );
});
