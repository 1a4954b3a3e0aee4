import type { VariantOption } from '#shared/domain/operations/rows.ts';

/** One variant as its product's own row lists it. */
export type ListedVariation = { readonly sku: string; readonly options: readonly VariantOption[] };

/** `sku=HO-S,size=S|sku=HO-M,size=M`, as Magento lists a product's variants; empty where a cell says something else. */
export function variationsIn(cell: string): readonly ListedVariation[] {
  return cell.split('|').flatMap((part): ListedVariation[] => {
    const pairs = part.split(/,(?=[^,=]+=)/).map((pair) => pair.split(/=(.*)/s));
    const sku = pairs.find(([name]) => name?.trim().toLowerCase() === 'sku')?.[1]?.trim();
    if (sku === undefined || sku === '') return [];
    const options = pairs.flatMap(([name = '', value = '']) =>
      name.trim().toLowerCase() === 'sku' || value.trim() === '' ? [] : [{ name: name.trim(), value: value.trim() }],
    );
    return [{ sku, options }];
  });
}
