import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import type { ExistingVariant } from './existing.ts';
import type { BarcodeDraft, ProductDraft, VariantDraft } from './product-draft.ts';
import { oneLine } from './text.ts';

/** What a file can change about something known. `barcodes` are those to attach; none is ever taken away. */
export type FieldValues = {
  readonly name: string;
  readonly category: string;
  readonly supplier: string;
  readonly description: string;
  readonly archived: boolean;
  readonly sku: string;
  readonly options: readonly VariantOption[];
  readonly price: number;
  readonly cost: number;
  readonly supplierCode: string;
  readonly unit: string;
  readonly reorderPoint: number;
  readonly barcodes: readonly BarcodeDraft[];
};

/** Fields that change, with what they were. The first five belong to the product, the others to the variant. */
export type FieldChanges = { readonly [F in keyof FieldValues]?: { readonly was: FieldValues[F] | null; readonly value: FieldValues[F] } };

/** Fields of `FieldValues` that belong to the product as a whole. */
export const productLevelFields = ['name', 'category', 'supplier', 'description', 'archived'] as const satisfies readonly (keyof FieldValues)[];

/** What a draft changes about the product a known variant belongs to. */
export function productChanges(draft: ProductDraft, current: ExistingVariant): FieldChanges {
  return {
    ...change('name', current.name, draft.name, sameLine),
    ...change('category', current.category, draft.category, sameLine),
    ...change('supplier', current.supplier, draft.supplier, (a, b) => foldName(a) === foldName(b)),
    ...change('description', current.description, draft.description, sameProse),
    ...change('archived', current.archived, draft.archived, Object.is),
  };
}

/** What a draft, already in the known variant's smallest units, changes about it. */
export function variantChanges(draft: VariantDraft, current: ExistingVariant): FieldChanges {
  const options = draft.options.length > 0 ? draft.options : undefined;
  return {
    // A SKU spelled with other case or spaces is the same SKU.
    ...change('sku', current.sku, draft.sku, (a, b) => foldCode(a) === foldCode(b)),
    ...change('options', current.options, options, sameOptions),
    ...change('price', current.price, draft.priceMinor, Object.is),
    ...change('cost', current.cost, draft.costMinor, Object.is),
    ...change('supplierCode', current.supplierCode, draft.supplierCode, sameLine),
    ...change('unit', current.unit, draft.unit, (a, b) => foldName(a) === foldName(b)),
    ...change('reorderPoint', current.reorderPoint, draft.reorderPoint, Object.is),
  };
}

function change<F extends keyof FieldValues>(
  field: F,
  was: FieldValues[F] | null,
  value: FieldValues[F] | undefined,
  same: (a: FieldValues[F], b: FieldValues[F]) => boolean,
): FieldChanges {
  if (value === undefined || (was !== null && same(was, value))) return {};
  return { [field]: { was, value } };
}

function sameLine(a: string, b: string): boolean {
  return a === b || oneLine(a) === oneLine(b);
}

/** A long text is cut when it is read, so only what was read can differ. */
function sameProse(current: string, read: string): boolean {
  return current === read || oneLine(current).slice(0, Math.max(read.length, 5_000)) === read;
}

function sameOptions(a: readonly VariantOption[], b: readonly VariantOption[]): boolean {
  return a.length === b.length && a.every((option, at) => sameLine(option.name, b[at]?.name ?? '') && sameLine(option.value, b[at]?.value ?? ''));
}
