import type { ProductField } from './field.ts';

/**
 * The technical names of Odoo's fields, as its export writes them for a later import. They say something else than the
 * same words in other files: a standard price is what the goods cost.
 */
export const odooHeaders: { readonly [F in ProductField]?: readonly string[] } = {
  name: ['name', 'display_name'],
  sku: ['default_code'],
  barcode: ['barcode'],
  category: ['categ_id/complete_name', 'categ_id/display_name', 'categ_id', 'categ_id/name'],
  price: ['list_price', 'lst_price'],
  cost: ['standard_price'],
  stock: ['qty_available'],
  unit: ['uom_id', 'uom_id/name', 'uom_name'],
  weight: ['weight'],
  status: ['active'],
  description: ['description_sale', 'description'],
  parent: ['product_tmpl_id', 'product_tmpl_id/id'],
  supplier: ['seller_ids/partner_id', 'seller_ids/partner_id/name', 'seller_ids/name'],
  supplierCode: ['seller_ids/product_code'],
  option: [
    'product_template_attribute_value_ids/display_name',
    'product_template_attribute_value_ids',
    'product_template_attribute_value_ids/name',
    'product_template_variant_value_ids',
  ],
};
