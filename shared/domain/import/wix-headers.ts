import type { ProductField } from './field.ts';

/** The headers of Wix's product export that matter here: a row for each product, and one for each of its variants. */
export const wixHeaders: { readonly [F in ProductField]?: readonly string[] } = {
  parent: ['handleId'],
  kind: ['fieldType'],
  name: ['name'],
  description: ['description'],
  category: ['collection'],
  sku: ['sku'],
  price: ['price'],
  surcharge: ['surcharge'],
  stock: ['inventory'],
  cost: ['cost'],
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].flatMap((n) => [
      [`optionName${n}`, [`productOptionName${n}`]],
      [`optionValue${n}`, [`productOptionDescription${n}`]],
    ]),
  ),
};
