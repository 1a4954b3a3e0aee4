import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { cleanCode, foldCode } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ExistingVariant } from './existing.ts';
import { leftOut, type RowProblem } from './problem.ts';
import type { BarcodeDraft, ProductDraft, VariantDraft } from './product-draft.ts';
import { isMadeOf } from './spreadsheet-changes.ts';

/** Takes one text of a file beside what the shop has; the shop's where a spreadsheet made the file's of it. */
type Keep = <T extends string | undefined>(ours: string | null | undefined, read: T) => T | string;

function keeping(row: number, problems: RowProblem[]): Keep {
  return (ours, read) => {
    if (read === undefined || ours === null || ours === undefined || !isMadeOf(ours, read)) return read;
    if (foldCode(ours) !== foldCode(read))
      problems.push(leftOut('spreadsheet-changed', { row, value: `${ours} → ${read}` }));
    return ours;
  };
}

/** A row of our own file with what a spreadsheet made of a variant's codes and options put back, and told. */
export function withKeptCodes(draft: VariantDraft, current: ExistingVariant, problems: RowProblem[]): VariantDraft {
  const keep = keeping(draft.row, problems);
  return {
    ...draft,
    sku: keep(current.sku, draft.sku),
    supplierCode: keep(current.supplierCode, draft.supplierCode),
    unit: keep(current.unit, draft.unit),
    options: keptOptions(draft.options, current.options, keep),
    barcodes: keptBarcodes(draft.barcodes, current.barcodes, keep),
  };
}

/** A row of another program's file with an SKU that a spreadsheet made of the variant's (`0020` → `20`) put back, and told. */
export function withKeptSku(draft: VariantDraft, current: ExistingVariant, problems: RowProblem[]): VariantDraft {
  if (draft.sku === undefined) return draft;
  return { ...draft, sku: keeping(draft.row, problems)(current.sku, draft.sku) };
}

/** A product of our own file with what a spreadsheet made of its texts put back, and told at its first row. */
export function withKeptTexts(draft: ProductDraft, current: ExistingVariant, problems: RowProblem[]): ProductDraft {
  const keep = keeping(draft.variants[0]?.row ?? draft.rows[0] ?? 0, problems);
  const { tags } = draft;
  return {
    ...draft,
    name: keep(current.name, draft.name),
    category: keep(current.category, draft.category),
    supplier: keep(current.supplier, draft.supplier),
    description: keep(current.description, draft.description),
    ...(draft.brand !== undefined && { brand: keep(current.brand, draft.brand) }),
    ...(draft.manufacturer !== undefined && { manufacturer: keep(current.manufacturer, draft.manufacturer) }),
    ...(draft.taxClass !== undefined && { taxClass: keep(current.taxClass, draft.taxClass) }),
    ...(tags && {
      tags: tags.map((tag) =>
        keep(
          current.tags?.find((ours) => isMadeOf(ours, tag)),
          tag,
        ),
      ),
    }),
  };
}

function keptOptions(
  read: readonly VariantOption[],
  ours: readonly VariantOption[],
  keep: Keep,
): readonly VariantOption[] {
  const filled = ours.filter(({ value }) => value !== '');
  if (read.length !== filled.length) return read;
  return read.map(({ name, value }, at) => ({
    name: keep(filled[at]?.name, name),
    value: keep(filled[at]?.value, value),
  }));
}

/** The barcodes that are read, each the shop's own where a spreadsheet made it of that; several never become one. */
function keptBarcodes(
  read: readonly BarcodeDraft[],
  ours: readonly BarcodeDraft[],
  keep: Keep,
): readonly BarcodeDraft[] {
  const known = new Set(ours.flatMap(({ code }) => [barcodeKey(code), barcodeKey(cleanCode(code))]));
  const said = new Set(read.map(({ code }) => barcodeKey(code)));
  const missing = ours.filter(({ code }) => !said.has(barcodeKey(code)));
  return read.map(({ code, packSize }) => {
    const from = known.has(barcodeKey(code)) ? undefined : missing.find((one) => isMadeOf(one.code, code));
    return { code: keep(from?.code, code), packSize };
  });
}
