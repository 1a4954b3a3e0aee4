import type { VariantId } from '#shared/domain/operations/ids.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ExistingIndex } from './existing.ts';
import { type RowProblem, refused } from './problem.ts';
import type { ProductDraft, VariantDraft } from './product-draft.ts';
import { type Progress, ROWS_PER_STEP } from './table.ts';

/** What became of a draft's variant: a known one, a new one, or refused because another row is that variant already. */
export type Match =
  | { readonly state: 'known'; readonly variantId: VariantId }
  | { readonly state: 'new' }
  | { readonly state: 'refused'; readonly problem: RowProblem };

type Key = 'sku' | 'barcode' | 'source';
type Claims = { readonly byVariant: Map<VariantId, number>; readonly byRow: Map<number, VariantId> };

/**
 * Finds which known variant each row speaks about: by SKU for all rows first, then by barcode, then by the file's own
 * id, so that a row never takes the variant that another row names more exactly. In our own file the id comes first.
 */
export function* matchSteps(
  products: readonly ProductDraft[],
  index: ExistingIndex,
  total: number,
): Generator<Progress, (variant: VariantDraft, source: string) => Match, void> {
  const claims: Claims = { byVariant: new Map(), byRow: new Map() };
  const isOwn = products[0]?.source === 'stockroom';
  const order: readonly Key[] = isOwn ? ['source', 'sku', 'barcode'] : ['sku', 'barcode', 'source'];
  for (const key of order) {
    let done = 0;
    for (const product of products) {
      for (const variant of product.variants) {
        if (done++ % ROWS_PER_STEP === 0) yield { done: 0, total };
        claim(variant, candidates(variant, product.source, key, index), claims);
      }
    }
  }
  return (variant, source) => {
    const variantId = claims.byRow.get(variant.row);
    return variantId === undefined ? newOrRefused(variant, source, index, claims) : { state: 'known', variantId };
  };
}

function claim(variant: VariantDraft, found: readonly VariantId[], { byVariant, byRow }: Claims): void {
  if (byRow.has(variant.row)) return;
  const free = found.find((variantId) => !byVariant.has(variantId));
  if (free === undefined) return;
  byVariant.set(free, variant.row);
  byRow.set(variant.row, free);
}

function candidates(variant: VariantDraft, source: string, key: Key, index: ExistingIndex): readonly VariantId[] {
  switch (key) {
    case 'sku':
      return some(variant.sku === undefined ? undefined : index.variantBySku(foldCode(variant.sku)));
    case 'barcode':
      return variant.barcodes.flatMap((barcode) => some(index.variantByBarcode(barcodeKey(barcode.code))));
    case 'source':
      return some(variant.foreignId === undefined ? undefined : index.variantBySource(source, variant.foreignId));
  }
}

/** A row whose every code belongs to a variant that another row speaks about cannot be told from that row. */
function newOrRefused(variant: VariantDraft, source: string, index: ExistingIndex, { byVariant }: Claims): Match {
  const bySku = candidates(variant, source, 'sku', index);
  const others = [...candidates(variant, source, 'barcode', index), ...candidates(variant, source, 'source', index)];
  const isOwnSku = variant.sku !== undefined && bySku.length === 0;
  const taken = [...bySku, ...others][0];
  if (isOwnSku || taken === undefined) return { state: 'new' };
  return {
    state: 'refused',
    problem: refused('matched-twice', {
      row: variant.row,
      value: variant.sku ?? variant.barcodes[0]?.code ?? variant.foreignId,
      otherRow: byVariant.get(taken),
    }),
  };
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
