import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { ProductRow, VariantRow } from '#shared/domain/operations/rows.ts';

/** What takes an archived variant back into use: it comes back, and its product with it. What is in use already is left out. */
export function backInUse(variant: VariantRow, product: ProductRow | undefined): readonly FieldSet[] {
  const set = { field: 'archived', value: false, was: true } as const;
  return [
    ...(variant.archived ? [{ kind: 'variant', id: variant.id, ...set } as const] : []),
    ...(product?.archived ? [{ kind: 'product', id: product.id, ...set } as const] : []),
  ];
}
