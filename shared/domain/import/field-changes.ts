import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import type { ExistingVariant } from './existing.ts';
import { foldHeader } from './header.ts';
import { isGeneralOption } from './option-headers.ts';
import type { BarcodeDraft, CalledPlace, ProductDraft, VariantDraft } from './product-draft.ts';
import { oneLine } from './text.ts';

/** What a file can change about something known. `barcodes` are those to attach; none is ever taken away. */
export type FieldValues = {
  readonly name: string;
  readonly category: string;
  readonly supplier: string;
  readonly description: string;
  readonly archived: boolean;
  readonly brand: string;
  readonly manufacturer: string;
  readonly tags: readonly string[];
  readonly taxClass: string;
  readonly sku: string;
  readonly options: readonly VariantOption[];
  readonly price: number;
  readonly cost: number;
  readonly supplierCode: string;
  readonly unit: string;
  readonly weight: number;
  readonly usualLocation: CalledPlace;
  readonly reorderPoint: number;
  readonly orderUpTo: number;
  readonly orderMultiple: number;
  readonly barcodes: readonly BarcodeDraft[];
};

/** Fields that change, with what they were. Those up to the tax class belong to the product, the others to the variant. */
export type FieldChanges = {
  readonly [F in keyof FieldValues]?: { readonly was: FieldValues[F] | null; readonly value: FieldValues[F] };
};

/** Fields of `FieldValues` that belong to the product as a whole. */
export const productLevelFields = [
  'name',
  'category',
  'supplier',
  'description',
  'archived',
  'brand',
  'manufacturer',
  'tags',
  'taxClass',
] as const satisfies readonly (keyof FieldValues)[];

type Changes = { -readonly [F in keyof FieldChanges]: FieldChanges[F] };

/** What a draft changes about the product a known variant belongs to. */
export function productChanges(draft: ProductDraft, current: ExistingVariant): FieldChanges {
  const changes: Changes = {};
  note(changes, 'name', current.name, draft.name, sameLine);
  note(changes, 'category', current.category, draft.category, sameLine);
  note(
    changes,
    'supplier',
    current.supplier,
    draft.supplier,
    (was, value) => sameFolded(was, value) || current.mergedSuppliers?.has(foldName(value)) === true,
  );
  note(changes, 'description', current.description, draft.description, sameProse);
  note(changes, 'archived', current.archived, draft.archived, Object.is);
  note(changes, 'brand', current.brand ?? null, draft.brand, sameLine);
  note(changes, 'manufacturer', current.manufacturer ?? null, draft.manufacturer, sameLine);
  note(changes, 'tags', current.tags ?? null, draft.tags, sameTags);
  note(changes, 'taxClass', current.taxClass ?? null, draft.taxClass, sameFolded);
  return changes;
}

/** What a draft, already in the known variant's smallest units, changes about it. */
export function variantChanges(draft: VariantDraft, current: ExistingVariant): FieldChanges {
  const changes: Changes = {};
  note(changes, 'sku', current.sku, draft.sku, sameCode);
  note(changes, 'options', current.options, draft.options.length > 0 ? draft.options : undefined, sameOptions);
  note(changes, 'price', current.price, draft.priceMinor, Object.is);
  note(changes, 'cost', current.cost, draft.costMinor, Object.is);
  note(changes, 'supplierCode', current.supplierCode, draft.supplierCode, sameLine);
  note(changes, 'unit', current.unit, draft.unit, sameFolded);
  note(changes, 'weight', current.weight ?? null, draft.weight, Object.is);
  note(changes, 'usualLocation', current.usualLocation ?? null, draft.usualPlace, (was, value) => was.id === value.id);
  note(changes, 'reorderPoint', current.reorderPoint, draft.reorderPoint, Object.is);
  note(changes, 'orderUpTo', current.orderUpTo ?? null, draft.orderUpTo, Object.is);
  note(changes, 'orderMultiple', current.orderMultiple ?? null, draft.orderMultiple, Object.is);
  return changes;
}

function note<F extends keyof FieldValues>(
  changes: { [K in F]?: { readonly was: FieldValues[K] | null; readonly value: FieldValues[K] } },
  field: F,
  was: FieldValues[F] | null,
  value: FieldValues[F] | undefined,
  same: (a: FieldValues[F], b: FieldValues[F]) => boolean,
): void {
  if (value !== undefined && (was === null || !same(was, value))) changes[field] = { was, value };
}

/** A SKU spelled with other case or spaces is the same SKU. */
function sameCode(a: string, b: string): boolean {
  return a === b || foldCode(a) === foldCode(b);
}

function sameFolded(a: string, b: string): boolean {
  return a === b || foldName(a) === foldName(b);
}

function sameLine(a: string, b: string): boolean {
  return a === b || oneLine(a) === oneLine(b);
}

/** A long text is cut when it is read, so only what was read can differ. */
function sameProse(current: string, read: string): boolean {
  return current === read || oneLine(current).slice(0, Math.max(read.length, 5_000)) === read;
}

/** The order of tags says nothing. */
function sameTags(a: readonly string[], b: readonly string[]): boolean {
  const of = (tags: readonly string[]) => tags.map(foldName).toSorted().join('\n');
  return of(a) === of(b);
}

function sameOptions(current: readonly VariantOption[], b: readonly VariantOption[]): boolean {
  const a = current.filter((option) => option.value !== '');
  // The list as it is shown has the values in one cell, whatever the options are called.
  const [only, ...others] = b;
  const isTogether = only !== undefined && others.length === 0 && a.length > 0;
  if (isTogether && (a.length > 1 || isGeneralOption(foldHeader(only.name))))
    return sameLine(
      only.value.replace(/\s*\/\s*/g, '/'),
      a.map(({ value }) => value.replace(/\s*\/\s*/g, '/')).join('/'),
    );
  return (
    a.length === b.length &&
    a.every((option, at) => sameLine(option.name, b[at]?.name ?? '') && sameLine(option.value, b[at]?.value ?? ''))
  );
}
