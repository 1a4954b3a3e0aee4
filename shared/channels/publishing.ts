import { deriveUuid } from '#shared/base/hash.ts';
import type { PublishTask } from '#shared/contract/channels/port.ts';
import type { NewRemoteProduct } from '#shared/contract/channels/remote.ts';
import type { ChannelId, VariantId } from '#shared/domain/operations/ids.ts';
import type { BarcodeRow, ProductRow, VariantRow } from '#shared/domain/operations/rows.ts';
import { minorDigits } from '#shared/domain/values/money.ts';

/** A product of ours with what its store is to be told of it. */
export type Publishable = {
  readonly product: ProductRow;
  /** Those that are to be there, in the order in which they stand there. */
  readonly variants: readonly VariantRow[];
  readonly barcodes: readonly BarcodeRow[];
  /** What is offered of each variant, by the store's place. */
  readonly offers: ReadonlyMap<VariantId, ReadonlyMap<string | null, number>>;
  readonly currency: string;
};

/** A product as a store is asked to make it. The same product is the same task, so that it is made once however often it is told. */
export function publishTask(
  channelId: ChannelId,
  of: Publishable,
): PublishTask & { readonly variantIds: readonly VariantId[] } {
  const { product, variants } = of;
  const options = optionsOf(variants);
  return {
    taskId: deriveUuid('publish', channelId, product.id),
    product: {
      title: product.name,
      description: product.description ?? '',
      variants: variants.map((variant, i) => newVariant(of, variant, options[i] ?? [])),
    },
    variantIds: variants.map(({ id }) => id),
  };
}

type NewVariant = NewRemoteProduct['variants'][number];

function newVariant(
  { barcodes, offers, currency }: Publishable,
  { id, sku, price, decimals }: VariantRow,
  options: NewVariant['options'],
): NewVariant {
  // One piece by one scan: a pack's code is not the piece's.
  const own = barcodes.find(({ variantId, packSize }) => variantId === id && packSize === 10 ** decimals);
  return {
    sku: sku ?? '',
    barcode: own?.code ?? '',
    options,
    price: price === null ? null : amountOf(price, minorDigits(currency)),
    stock: [...(offers.get(id) ?? [])].map(([locationId, quantity]) => ({
      locationId,
      quantity: Math.floor(quantity),
    })),
  };
}

/** The options by which variants are told apart there: ours, or, where those do not tell them apart, what they are called by. */
function optionsOf(variants: readonly VariantRow[]): readonly NewVariant['options'][] {
  if (variants.length < 2) return variants.map(() => []);
  const names = [...new Set(variants.flatMap(({ options }) => options.map(({ name }) => name)))];
  const own = variants.map(({ options }) =>
    names.map((name) => ({ name, value: options.find((one) => one.name === name)?.value ?? '' })),
  );
  const isWhole = own.every((options) => options.length > 0 && options.every(({ value }) => value !== ''));
  const isApart = new Set(own.map((options) => JSON.stringify(options))).size === variants.length;
  if (isWhole && isApart) return own;
  return variants.map(({ sku }, i) => [{ name: 'SKU', value: sku || String(i + 1) }]);
}

/** Minor units as stores write money. */
function amountOf(minor: number, digits: number): string {
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
