import { foldCode } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { noted, type RowProblem, refused } from './problem.ts';
import type { BarcodeDraft, ProductDraft, VariantDraft } from './product-draft.ts';

type Report = (problem: RowProblem) => void;
/** The row that has each code first. */
type Seen = { readonly skus: Map<string, number>; readonly barcodes: Map<string, number>; readonly ids: Map<string, number> };

/** Keeps the first of rows that claim the same code; later ones are refused, or lose only the barcode where another code tells them apart. */
export function withoutRepeats(products: readonly ProductDraft[], report: Report): readonly ProductDraft[] {
  const seen: Seen = { skus: new Map(), barcodes: new Map(), ids: new Map() };
  const kept = new Map<number, VariantDraft>();
  const inOrder = products.flatMap((product) => product.variants.map((variant) => ({ variant, source: product.source })));
  inOrder.sort((a, b) => a.variant.row - b.variant.row);
  for (const { variant, source } of inOrder) {
    const first = keepFirst(variant, source, seen, report);
    if (first) kept.set(variant.row, first);
  }
  return products.flatMap((product) => {
    const variants = product.variants.flatMap((variant) => kept.get(variant.row) ?? []);
    return variants.length > 0 ? [{ ...product, variants }] : [];
  });
}

function keepFirst(variant: VariantDraft, source: string, seen: Seen, report: Report): VariantDraft | undefined {
  const { row, sku, foreignId } = variant;
  // Two desks may have made one SKU twice while offline; in our own file the variant's id tells them apart.
  const folded = sku === undefined || (source === 'stockroom' && foreignId !== undefined) ? undefined : foldCode(sku);
  const sameSku = folded === undefined ? undefined : seen.skus.get(folded);
  if (sameSku !== undefined) return refuse(refused('sku-repeated', { row, value: sku, otherRow: sameSku }), report);
  const sameId = foreignId === undefined ? undefined : seen.ids.get(foreignId);
  if (sameId !== undefined) {
    const code = foreignId?.startsWith('name:') ? 'name-repeated' : 'id-repeated';
    return refuse(refused(code, { row, value: foreignId?.replace(/^name:|#.*$/g, ''), otherRow: sameId }), report);
  }
  const barcodes = firstBarcodes(variant, seen, report);
  if (!barcodes) return undefined;
  if (folded !== undefined) seen.skus.set(folded, row);
  if (foreignId !== undefined) seen.ids.set(foreignId, row);
  for (const barcode of barcodes) seen.barcodes.set(barcodeKey(barcode.code), row);
  return barcodes.length === variant.barcodes.length ? variant : { ...variant, barcodes };
}

/** The barcodes no earlier row has; undefined where nothing else would tell the rows apart. */
function firstBarcodes(variant: VariantDraft, seen: Seen, report: Report): readonly BarcodeDraft[] | undefined {
  const free: BarcodeDraft[] = [];
  for (const barcode of variant.barcodes) {
    const otherRow = seen.barcodes.get(barcodeKey(barcode.code));
    if (otherRow === undefined) free.push(barcode);
    else if (variant.sku === undefined && variant.foreignId === undefined) {
      return refuse(refused('barcode-repeated', { row: variant.row, value: barcode.code, otherRow }), report);
    } else report(noted('barcode-left-out', { row: variant.row, value: barcode.code, otherRow }));
  }
  return free;
}

function refuse(problem: RowProblem, report: Report): undefined {
  report(problem);
}
