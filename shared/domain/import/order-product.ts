import type { VariantId } from '#shared/domain/operations/ids.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ExistingIndex, ExistingVariant } from './existing.ts';
import type { OrderLineDraft } from './order-draft.ts';
import { calledKey, titleWords } from './product-titles.ts';

/**
 * The variants an order's line may mean: by its SKU, its barcode, its id in the order's source, its name, its title with
 * options. Of several that share a code the line's other words decide; what they leave open is not decided here.
 */
export function variantsOfLine(line: OrderLineDraft, source: string, index: ExistingIndex): readonly VariantId[] {
  const { sku, barcode, foreignProductId, productName, options } = line;
  const byBarcode = barcode === undefined ? [] : index.variantsByBarcode(barcodeKey(barcode));
  const byId = foreignProductId === undefined ? undefined : index.variantBySource(source, foreignProductId);
  const ways = [
    ...(sku === undefined ? [] : [index.variantsBySku(foldCode(sku)), index.variantsByBarcode(barcodeKey(sku))]),
    byBarcode,
    byId === undefined ? [] : [byId],
    ...(productName === undefined ? [] : byTitle(productName, options, index)),
    // A column of articles may hold their names, and one of names their codes.
    named(sku, index),
    productName === undefined ? [] : index.variantsBySku(foldCode(productName)),
  ];
  const found = ways.find((ids) => ids.length > 0) ?? [];
  if (found.length < 2) return found;
  const agreed = found.filter((id) => byBarcode.includes(id) || id === byId);
  if (agreed.length === 1) return agreed;
  const isMeant = (variant: ExistingVariant) =>
    (productName !== undefined && isCalled(variant, productName)) ||
    (options !== undefined && (!productName || isNamed(variant, productName)) && hasOptions(variant, options));
  const called = found.filter((id) => {
    const variant = index.variant(id);
    return variant !== undefined && isMeant(variant);
  });
  return called.length === 1 ? called : found;
}

/** Whether a line's name is that of other products than the one its code found. */
export function isNameOfAnother(
  { productName, options }: OrderLineDraft,
  found: ExistingVariant,
  index: ExistingIndex,
): boolean {
  if (productName === undefined) return false;
  const called = [...byTitle(productName, options, index).flat(), ...index.variantsNamed(foldName(productName))];
  return called.length > 0 && called.every((id) => index.variant(id)?.productId !== found.productId);
}

/** Products by their name, by that and the line's options, or by a title that has both. */
function byTitle(name: string, options: string | undefined, index: ExistingIndex): readonly (readonly VariantId[])[] {
  const withOptions = (ids: readonly VariantId[]) =>
    options === undefined
      ? []
      : ids.filter((id) => {
          const variant = index.variant(id);
          return variant !== undefined && hasOptions(variant, options);
        });
  return [named(name, index), withOptions(index.variantsNamed(foldName(name))), index.variantsCalled(titleWords(name))];
}

function named(text: string | undefined, index: ExistingIndex): readonly VariantId[] {
  const found = text === undefined ? undefined : index.variantByName(foldName(text));
  return found === undefined ? [] : [found];
}

function isNamed({ name }: ExistingVariant, title: string): boolean {
  return titleWords(title).startsWith(titleWords(name));
}

/** Whether a line's title is a variant's: `Derby shoe - 40 / Black`, as online stores write it. */
function isCalled({ name, options }: ExistingVariant, title: string): boolean {
  const said = titleWords(title);
  return said === calledKey(name, options) || (options.length > 0 && said === calledKey('', options));
}

/** Whether a line's options are a variant's, in whatever order: `Size: M, Colour: Red`, `A4 / Matte`, `[Color:Blue]`. */
function hasOptions({ options }: ExistingVariant, said: string): boolean {
  if (options.length === 0) return false;
  const values = said
    .replace(/^\[|\]$/g, '')
    .split(/[|,;\n]|\s\/\s/)
    .map((part) => titleWords(part.replace(/^[^:]*:/, '')))
    .filter((value) => value !== '')
    .toSorted();
  const own = options.map(({ value }) => titleWords(value)).toSorted();
  return values.join('\n') === own.join('\n') || titleWords(said) === calledKey('', options);
}
