import type { VariantId } from '#shared/domain/operations/ids.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ExistingIndex, ExistingVariant } from './existing.ts';
import type { OrderLineDraft } from './order-draft.ts';

/**
 * The variants an order's line may mean: by its SKU, its barcode, its id in the order's source, its name. Of several
 * that share a code the line's other words decide; what they leave open is not decided here.
 */
export function variantsOfLine(line: OrderLineDraft, source: string, index: ExistingIndex): readonly VariantId[] {
  const { sku, barcode, foreignProductId, productName } = line;
  const byBarcode = barcode === undefined ? [] : index.variantsByBarcode(barcodeKey(barcode));
  const byId = foreignProductId === undefined ? undefined : index.variantBySource(source, foreignProductId);
  const byName = productName === undefined ? undefined : index.variantByName(foldName(productName));
  const ways = [
    ...(sku === undefined ? [] : [index.variantsBySku(foldCode(sku)), index.variantsByBarcode(barcodeKey(sku))]),
    byBarcode,
    byId === undefined ? [] : [byId],
    byName === undefined ? [] : [byName],
    // A column of articles may hold their names, and one of names their codes.
    named(sku, index),
    productName === undefined ? [] : index.variantsBySku(foldCode(productName)),
  ];
  const found = ways.find((ids) => ids.length > 0) ?? [];
  if (found.length < 2) return found;
  const agreed = found.filter((id) => byBarcode.includes(id) || id === byId);
  if (agreed.length === 1) return agreed;
  const called = productName === undefined ? [] : found.filter((id) => isCalled(index.variant(id), productName));
  return called.length === 1 ? called : found;
}

function named(text: string | undefined, index: ExistingIndex): readonly VariantId[] {
  const found = text === undefined ? undefined : index.variantByName(foldName(text));
  return found === undefined ? [] : [found];
}

/** Whether a line's title is a variant's: `Derby shoe - 40 / Black`, as online stores write it. */
function isCalled(variant: ExistingVariant | undefined, title: string): boolean {
  if (!variant) return false;
  const words = (text: string) =>
    foldName(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
  const values = variant.options.flatMap(({ value }) => words(value));
  const said = words(title).join(' ');
  const names = words(variant.name).join(' ');
  return said === [names, ...values].join(' ').trim() || (values.length > 0 && said === values.join(' '));
}
