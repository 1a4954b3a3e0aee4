import { z } from 'zod';
import { listingId } from '#shared/domain/operations/ids.ts';
import { parts } from '../parts.ts';
import { upcast } from '../upcast.ts';

const { barcode, group, limits, listing, product1, rule, stockLine1, variant1 } = parts;

/** Products as 0.1 brought them in: each and each variant with at most one source. */
const payload = z.strictObject({
  group,
  products: z.array(product1).max(limits.rows),
  variants: z.array(variant1).max(limits.rows),
  barcodes: z.array(barcode).max(limits.rows),
  rules: z.array(rule).max(limits.rows),
  stock: z.array(stockLine1).max(limits.rows),
});

/** What a variant and its product were called outside is a listing (DATA-R20). */
export const catalogAdded1 = upcast(payload, ({ products, variants, ...rest }) => ({
  ...rest,
  products: products.map(({ source: _, ...product }) => product),
  variants: variants.map(({ source: _, ...variant }) => variant),
  ...withListings(
    variants.flatMap((variant) =>
      listingOf(
        variant,
        products.find(({ id }) => id === variant.productId),
      ),
    ),
  ),
}));

/** Each listing once: variants that have no id of their own there share their product's, and the first of them has it. */
function withListings(listings: readonly z.infer<typeof listing>[]) {
  const byId = new Map([...listings].reverse().map((one) => [one.id, one]));
  return byId.size > 0 ? { listings: [...byId.values()].reverse() } : {};
}

function listingOf(variant: z.infer<typeof variant1>, product: z.infer<typeof product1> | undefined) {
  const source = variant.source?.source ?? product?.source?.source;
  if (source === undefined) return [];
  const remoteProductId = product?.source?.source === source ? product.source.foreignId : null;
  const remoteId = variant.source?.foreignId ?? null;
  const id = listingId(source, remoteProductId, remoteId);
  return [{ id, variantId: variant.id, channelId: null, source, remoteProductId, remoteId, archived: false }];
}
