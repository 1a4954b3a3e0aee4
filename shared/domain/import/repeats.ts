import { foldCode } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { noted, type RowProblem, refused } from './problem.ts';
import type { BarcodeDraft, ProductDraft, VariantDraft } from './product-draft.ts';
import { ROWS_PER_STEP, type Steps } from './table.ts';

/** The row that has each code first. */
type Seen = {
  readonly skus: Map<string, number>;
  readonly barcodes: Map<string, number>;
  readonly ids: Map<string, number>;
};

/** Keeps the first of rows that claim the same code, in steps; later ones are refused, or lose only the barcode where another code tells them apart. */
export function* withoutRepeatsSteps(
  products: readonly ProductDraft[],
  problems: RowProblem[],
): Steps<readonly ProductDraft[]> {
  const seen: Seen = { skus: new Map(), barcodes: new Map(), ids: new Map() };
  const inOrder = products.flatMap((product) => product.variants);
  inOrder.sort((a, b) => a.row - b.row);
  yield { done: 0, total: inOrder.length };
  const changed = new Map<number, VariantDraft | undefined>();
  const isOwn = products[0]?.source === 'stockroom';
  for (const [at, variant] of inOrder.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: inOrder.length };
    const kept = keepFirst(variant, isOwn, seen, problems);
    if (kept !== variant) changed.set(variant.row, kept);
  }
  if (changed.size === 0) return products;
  return products.flatMap((product) => {
    if (!product.variants.some((variant) => changed.has(variant.row))) return [product];
    const variants = product.variants.flatMap((variant) =>
      changed.has(variant.row) ? (changed.get(variant.row) ?? []) : variant,
    );
    return variants.length > 0 ? [{ ...product, variants }] : [];
  });
}

function keepFirst(
  variant: VariantDraft,
  isOwn: boolean,
  seen: Seen,
  problems: RowProblem[],
): VariantDraft | undefined {
  const { row, sku, foreignId } = variant;
  // Two desks may have made one SKU twice while offline; in our own file the variant's id tells them apart.
  const folded = sku === undefined || (isOwn && foreignId !== undefined) ? undefined : foldCode(sku);
  const sameSku = folded === undefined ? undefined : seen.skus.get(folded);
  if (sameSku !== undefined) return refuse(refused('sku-repeated', { row, value: sku, otherRow: sameSku }), problems);
  const sameId = foreignId === undefined ? undefined : seen.ids.get(foreignId);
  if (sameId !== undefined) {
    const code = foreignId?.startsWith('name:') ? 'name-repeated' : 'id-repeated';
    return refuse(refused(code, { row, value: foreignId?.replace(/^name:|#.*$/g, ''), otherRow: sameId }), problems);
  }
  const barcodes = firstBarcodes(variant, seen, problems);
  if (!barcodes) return undefined;
  if (folded !== undefined) seen.skus.set(folded, row);
  if (foreignId !== undefined) seen.ids.set(foreignId, row);
  for (const barcode of barcodes) seen.barcodes.set(barcodeKey(barcode.code), row);
  return barcodes.length === variant.barcodes.length ? variant : { ...variant, barcodes };
}

/** The barcodes no earlier row has; undefined where nothing else would tell the rows apart. */
function firstBarcodes(variant: VariantDraft, seen: Seen, problems: RowProblem[]): readonly BarcodeDraft[] | undefined {
  if (!variant.barcodes.some((barcode) => seen.barcodes.has(barcodeKey(barcode.code)))) return variant.barcodes;
  const free: BarcodeDraft[] = [];
  for (const barcode of variant.barcodes) {
    const otherRow = seen.barcodes.get(barcodeKey(barcode.code));
    if (otherRow === undefined) free.push(barcode);
    else if (variant.sku === undefined && variant.foreignId === undefined) {
      return refuse(refused('barcode-repeated', { row: variant.row, value: barcode.code, otherRow }), problems);
    } else problems.push(noted('barcode-left-out', { row: variant.row, value: barcode.code, otherRow }));
  }
  return free;
}

function refuse(problem: RowProblem, problems: RowProblem[]): undefined {
  problems.push(problem);
}
