import type { ProductField } from './field.ts';

/** The headers of Wix's product exports that matter here: a row for each product, and one for each of its variants. */
export const wixHeaders: { readonly [F in ProductField]?: readonly string[] } = {
  parent: ['handleId', 'handle'],
  kind: ['fieldType'],
  name: ['name'],
  description: ['description', 'plainDescription'],
  category: ['collection', 'collections'],
  sku: ['sku'],
  barcode: ['barcode'],
  price: ['price'],
  surcharge: ['surcharge'],
  stock: ['inventory'],
  cost: ['cost'],
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].flatMap((n) => [
      [`optionName${n}`, [`productOptionName${n}`, `productOptionName[${n}]`]],
      [`optionValue${n}`, [`productOptionDescription${n}`, `productOptionChoices[${n}]`]],
    ]),
  ),
};
