import type { SupplierId } from '#shared/domain/operations/ids.ts';
import type { Tracking, VariantOption } from '#shared/domain/operations/rows.ts';
import type { Named } from './named-field.tsx';
import type { ProductRows } from './product.queries.ts';
import type { SupplierChoice } from './product.commands.ts';

/** A product and one of its variants as a form holds them. */
export type ProductDraft = {
  readonly name: string;
  readonly category: Named | null;
  readonly supplier: Named<SupplierId> | null;
  readonly description: string;
  /** The tax class it names; null: the shop's standard. */
  readonly taxClass: string | null;
  readonly sku: string;
  readonly supplierCode: string;
  readonly unit: string;
  /** Minor units for one whole unit. */
  readonly price: number | null;
  readonly cost: number | null;
  readonly options: readonly VariantOption[];
  /** What its stock is told apart by; null: nothing. */
  readonly tracking: Tracking | null;
};

export const emptyDraft: ProductDraft = {
  name: '',
  category: null,
  supplier: null,
  description: '',
  taxClass: null,
  sku: '',
  supplierCode: '',
  unit: '',
  price: null,
  cost: null,
  options: [],
  tracking: null,
};

/** The form of a product that is there already. */
export function draftOf({ product, variant }: ProductRows, supplierName: string | null): ProductDraft {
  return {
    name: product.name,
    category: product.category === null ? null : { name: product.category, id: product.category },
    supplier: product.supplierId && { id: product.supplierId, name: supplierName ?? '' },
    description: product.description ?? '',
    taxClass: product.taxClass ?? null,
    sku: variant.sku ?? '',
    supplierCode: variant.supplierCode ?? '',
    unit: variant.unit ?? '',
    price: variant.price,
    cost: variant.cost,
    options: variant.options,
    tracking: variant.tracking ?? null,
  };
}

/** What of a form differs from how it began, as the command takes it. */
export function changesOf(before: ProductDraft, after: ProductDraft) {
  const isNew = <F extends keyof ProductDraft>(field: F) =>
    JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const part = <F extends keyof ProductDraft, V>(field: F, value: V) =>
    (isNew(field) ? { [field]: value } : {}) as { readonly [K in F]?: V }; // one key, or none
  return {
    product: {
      ...part('name', after.name.trim()),
      ...part('category', after.category?.name.trim() || null),
      ...part('description', orNull(after.description)),
      ...part('taxClass', after.taxClass),
    },
    ...part('supplier', supplierChoice(after)),
    variant: {
      ...part('sku', orNull(after.sku)),
      ...part('supplierCode', orNull(after.supplierCode)),
      ...part('unit', orNull(after.unit)),
      ...part('price', after.price),
      ...part('cost', after.cost),
      ...part('options', after.options),
      ...part('tracking', after.tracking),
    },
  };
}

/** The supplier of a form as a command takes it. */
export function supplierChoice({ supplier }: Pick<ProductDraft, 'supplier'>): SupplierChoice | null {
  if (!supplier) return null;
  return supplier.id === null ? { newName: supplier.name } : { id: supplier.id };
}

/** A text as it is kept: nothing instead of an empty one. */
export function orNull(text: string): string | null {
  return text.trim() || null;
}
