import type { ProductField } from './field.ts';

/** The headers of Shopify's product export that matter here: those of before and of since 2024. */
export const shopifyHeaders: { readonly [F in ProductField]?: readonly string[] } = {
  parent: ['Handle', 'URL handle'],
  name: ['Title'],
  description: ['Body (HTML)', 'Description'],
  supplier: ['Vendor'],
  category: ['Type', 'Product type', 'Product category'],
  status: ['Status'],
  giftCard: ['Gift card'],
  optionName1: ['Option1 name'],
  optionValue1: ['Option1 value'],
  optionName2: ['Option2 name'],
  optionValue2: ['Option2 value'],
  optionName3: ['Option3 name'],
  optionValue3: ['Option3 value'],
  sku: ['Variant SKU', 'SKU'],
  barcode: ['Variant barcode', 'Barcode'],
  price: ['Variant price', 'Price'],
  cost: ['Cost per item', 'Variant cost'],
  tracked: ['Variant inventory tracker', 'Inventory tracker'],
  stock: ['Variant inventory qty', 'Inventory quantity', 'On hand (current)', 'On hand'],
  onOrder: ['Incoming (not editable)', 'Incoming'],
  location: ['Location'],
  bin: ['Bin name'],
  weight: ['Variant grams', 'Weight value (grams)'],
};
