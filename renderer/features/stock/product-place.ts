/** Where a variant's page is. */
export function productPlace({
  productId,
  variantId,
}: {
  readonly productId: string;
  readonly variantId: string;
}): string {
  return `/stock/product/${productId}?variant=${variantId}`;
}
