/** What a column can mean for a product. Numbered options are columns that belong together: `optionName1`, `optionValue1`. */
export const productFields = [
  'foreignId',
  'parent',
  'kind',
  'name',
  'sku',
  'barcode',
  'packSize',
  'category',
  'categoryId',
  'supplier',
  'supplierId',
  'supplierCode',
  'price',
  'salePrice',
  'cost',
  /** The quantity that the price is for: 100 where it is per hundred. */
  'priceFor',
  'stock',
  /** What somebody counted. */
  'counted',
  'reorderPoint',
  'orderUpTo',
  'orderMultiple',
  'onOrder',
  'unit',
  'decimals',
  'tracked',
  'archived',
  'status',
  'giftCard',
  'description',
  'location',
  /** Columns named after a place: `In stock [High Street]`, `Low stock [High Street]`, `Price [High Street]`. */
  'placeStock',
  'placeReorderPoint',
  'placePrice',
  /** Added to the price of its product. */
  'surcharge',
  /** Whether it is sold by weight. */
  'weighed',
  'lot',
  'expiry',
  'bin',
  /** Where a variant usually lies, by the names that an export writes of places: `Warehouse / A / A-03`. */
  'usualLocation',
  'brand',
  'manufacturer',
  'tags',
  'taxClass',
  'weight',
  'pictures',
  /** The variants of a product, in its own row: `sku=A-S,size=S|sku=A-M,size=M`. */
  'variations',
  /** The SKU of a variant, beside a column that repeats the one of its product. */
  'variationSku',
  /** The same for its price and its stock: where a row is a variant's, they count and not its product's. */
  'variationPrice',
  'variationStock',
  /** The currency of the row's prices. */
  'currency',
  /** Stock of the size that the column's header is. */
  'sizeStock',
  /** The SKU of a part of the kit that the row, or the row above, is about. */
  'component',
  /** A column whose header is the option's name and whose cells are its values: `Size`, `Colour`. */
  'option',
] as const;

/** What a column can mean for an order or one of its lines. */
export const orderFields = [
  'orderNumber',
  'placedAt',
  'dueAt',
  'shippedAt',
  'cancelledAt',
  /** How an order stands: one word for all of it, or one each for its payment and its delivery. */
  'state',
  'paymentState',
  'deliveryState',
  'customerId',
  'customerName',
  'firstName',
  'lastName',
  'company',
  'email',
  'phone',
  'address',
  'address2',
  'city',
  'region',
  'postcode',
  'country',
  'note',
  'tags',
  'shippingMethod',
  'currency',
  'quantity',
  'unitPrice',
  'discount',
  'lineSku',
  'lineBarcode',
  'lineName',
  'lineProductId',
  'lineState',
  'lineTotal',
  /** Of the quantity: what has left already, what is still to leave, what was called off or given back. */
  'quantityShipped',
  'quantityOpen',
  'quantityCancelled',
  /** Whether the line is a product, or a fee, shipping, a coupon. */
  'lineType',
  'needsShipping',
  /** What is taken off the whole line, as an amount. */
  'lineDiscount',
  /** The values of the product's options: `Size: M, Colour: Red`. */
  'lineOptions',
  /** Several lines in one cell: `Blue shirt x2 | Red hat x1`. */
  'lineList',
  /** One of several columns of lines that stand side by side: `Product Item 2 Quantity`. */
  'lineGroup',
] as const;

/** What a column can mean in a list of names that other files point to: categories, suppliers, customers. */
export const nameFields = ['id', 'title'] as const;

export type OptionField = `optionName${number}` | `optionValue${number}`;
export type ProductField = (typeof productFields)[number] | OptionField;
export type OrderField = (typeof orderFields)[number];
export type NameField = (typeof nameFields)[number];
export type Field = ProductField | OrderField | NameField;

const optionField = /^option(?:Name|Value)[1-9]\d?$/;
const named: ReadonlySet<string> = new Set([...productFields, ...orderFields, ...nameFields]);

/** Whether a text names a field. */
export function isField(text: string): text is Field {
  return named.has(text) || optionField.test(text);
}

/** Fields that several columns of one file may carry. */
export const repeatableFields: ReadonlySet<Field> = new Set<Field>([
  'barcode',
  'packSize',
  'option',
  'placeStock',
  'placeReorderPoint',
  'placePrice',
  'sizeStock',
  'quantityCancelled',
  'lineList',
  'lineGroup',
]);
