import type { VariantId } from '#shared/domain/operations/ids.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ExistingIndex, ExistingVariant } from './existing.ts';
import { type RowProblem, refused } from './problem.ts';
import type { VariantDraft } from './product-draft.ts';
import { titleKey, valuesKey } from './product-titles.ts';

/** What a row of a list says about which product of the shop it means. */
export type RowCodes = Pick<VariantDraft, 'row' | 'sku' | 'supplierCode' | 'barcodes' | 'options' | 'foreignId'> & {
  readonly name: string;
  /** Where the file is our own: the id is ours. */
  readonly source: string;
  /** Whose codes the supplier codes are, as folded; undefined: anybody's. */
  readonly supplier: string | undefined;
};

/** The product a row means; `problem` where it cannot be told. */
export type Known =
  | { readonly state: 'known'; readonly variant: ExistingVariant }
  | { readonly state: 'unknown' }
  | { readonly state: 'refused'; readonly problem: RowProblem };

/**
 * Finds the product of the shop that a row of a list means: by what all of its codes have in common, then by its name and
 * options. Such a list adds nothing, so one code that only one product has is enough.
 */
export function knownByCodes(codes: RowCodes, index: ExistingIndex): Known {
  const own = codes.foreignId === undefined ? undefined : index.variantBySource(codes.source, codes.foreignId);
  const found = own === undefined ? candidates(codes, index) : [[own]];
  const hasCode = found.length > 0 || hasAnyCode(codes);
  const lists = hasCode ? found : [index.variantsByTitle(titleKey(codes.name, codes.options))];
  const [first = [], ...others] = lists;
  const common = first.filter((id) => others.every((list) => list.includes(id)));
  if (first.length > 0 && common.length === 0) return { state: 'refused', problem: disagreement(codes, lists, index) };
  const [only] = common.length > 1 ? narrowed(common, codes, index) : common;
  const variant = only === undefined ? undefined : index.variant(only);
  if (variant) return { state: 'known', variant };
  if (common.length === 0) return { state: 'unknown' };
  const value = codes.sku ?? codes.supplierCode ?? codes.barcodes[0]?.code ?? codes.name;
  return { state: 'refused', problem: refused('sku-ambiguous', { row: codes.row, value, limit: common.length }) };
}

/** What each code of the row may mean; codes that nothing has say nothing. */
function candidates(codes: RowCodes, index: ExistingIndex): readonly (readonly VariantId[])[] {
  const { sku, supplierCode, barcodes, supplier } = codes;
  const isOfSupplier = (id: VariantId) =>
    supplier === undefined || foldName(index.variant(id)?.supplier ?? '') === supplier;
  return [
    supplierCode === undefined ? [] : index.variantsBySupplierCode(foldCode(supplierCode)).filter(isOfSupplier),
    sku === undefined ? [] : index.variantsBySku(foldCode(sku)),
    ...barcodes.map(({ code }) => index.variantsByBarcode(barcodeKey(code))),
  ].filter((list) => list.length > 0);
}

function hasAnyCode({ sku, supplierCode, barcodes }: RowCodes): boolean {
  return sku !== undefined || supplierCode !== undefined || barcodes.length > 0;
}

/** The one among several that the name and the options mean; none where that is open. */
function narrowed(common: readonly VariantId[], codes: RowCodes, index: ExistingIndex): readonly VariantId[] {
  const values = valuesKey(codes.options);
  const named = index.variantsByTitle(titleKey(codes.name, codes.options));
  const byTitle = common.filter((id) => named.includes(id));
  const byValues = common.filter((id) => values !== '' && valuesKey(index.variant(id)?.options ?? []) === values);
  return byTitle.length === 1 ? byTitle : byValues.length === 1 ? byValues : [];
}

function disagreement({ row }: RowCodes, lists: readonly (readonly VariantId[])[], index: ExistingIndex): RowProblem {
  const called = (id: VariantId) => {
    const known = index.variant(id);
    return [known?.name ?? '', ...(known?.options.map(({ value }) => value) ?? [])].join(' / ');
  };
  const names = new Set(lists.flatMap(([id]) => (id === undefined ? [] : [called(id)])));
  return refused('proofs-disagree', { row, value: [...names].join(' ↔ ') });
}
