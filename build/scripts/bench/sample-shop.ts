import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import type {
  BarcodeId,
  LocationId,
  OpId,
  ProductId,
  ShopId,
  SupplierId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import type {
  BarcodeRow,
  LocationRow,
  ProductRow,
  ShopRow,
  SupplierRow,
  VariantRow,
} from '#shared/domain/operations/rows.ts';
import type { StockRow } from '#renderer/db/database.ts';

/** The rows of a generated shop. */
export type SampleShop = {
  readonly shop: ShopRow;
  readonly locations: readonly LocationRow[];
  readonly suppliers: readonly SupplierRow[];
  readonly products: readonly ProductRow[];
  readonly variants: readonly VariantRow[];
  readonly barcodes: readonly BarcodeRow[];
  readonly stock: readonly StockRow[];
};

const colors = ['Black', 'White', 'Red', 'Blue', 'Green', 'Grey', 'Navy', 'Sand', 'Olive', 'Rose'];
const makes = [
  'Organic',
  'Classic',
  'Vintage',
  'Little',
  'Grand',
  'Nordic',
  'Urban',
  'Wild',
  'Royal',
  'Plain',
  'Fine',
  'Bold',
  'Soft',
  'Pure',
  'Solid',
  'Handmade',
  'Crème',
  'Süße',
];
const stuffs = [
  'Cotton',
  'Wool',
  'Linen',
  'Oak',
  'Steel',
  'Glass',
  'Ceramic',
  'Leather',
  'Bamboo',
  'Copper',
  'Paper',
  'Silk',
  'Stone',
  'Walnut',
  'Denim',
];
const things = [
  'Shirt',
  'T-Shirt',
  'Mug',
  'Lamp',
  'Table',
  'Chair',
  'Bowl',
  'Plate',
  'Scarf',
  'Jacket',
  'Notebook',
  'Pen',
  'Bag',
  'Candle',
  'Towel',
  'Blanket',
  'Vase',
  'Clock',
  'Mirror',
  'Basket',
  'Tea',
  'Coffee',
  'Soap',
  'Brush',
  'Knife',
];

/** A seeded stream of fractions in [0, 1) (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shop with this many variants at five locations: seven of ten products have one variant, the others three. */
export function sampleShop(count: number): SampleShop {
  const next = chance(7);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T; // an index within the list
  const uuid = () => {
    const part = () =>
      Math.floor(next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
    const digits = part() + part() + part() + part();
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
  };
  const written = { addedBy: uuid() as OpId, fieldOps: {}, voided: false };
  const locations = ['Shop', 'Warehouse', 'Back room', 'Market stall', 'Online shelf'].map(
    (name): LocationRow => ({
      kind: 'location',
      id: uuid() as LocationId,
      name,
      barcode: null,
      archived: false,
      locationType: 'shop',
      parentId: null,
      ...written,
    }),
  );
  const suppliers = Array.from(
    { length: 40 },
    (_, i): SupplierRow => ({
      kind: 'supplier',
      id: uuid() as SupplierId,
      name: `${pick(makes)} ${pick(stuffs)} Supply ${i}`,
      leadTimeDays: 7,
      archived: false,
      ...written,
    }),
  );
  const categories = Array.from({ length: 60 }, (_, i) => `${pick(stuffs)} > ${pick(things)} ${i}`);
  const shop: ShopRow = {
    kind: 'shop',
    id: uuid() as ShopId,
    name: 'Bench',
    currency: 'EUR',
    defaultLocationId: locations[0]?.id ?? null,
    defaultPoint: 3,
    defaultUpTo: 10,
    ...written,
  };
  const products: ProductRow[] = [];
  const variants: VariantRow[] = [];
  const barcodes: BarcodeRow[] = [];
  const stock: StockRow[] = [];
  while (variants.length < count) {
    const product: ProductRow = {
      kind: 'product',
      id: uuid() as ProductId,
      name: `${pick(makes)} ${pick(colors)} ${pick(stuffs)} ${pick(things)} ${Math.floor(next() * 10_000)}`,
      category: pick(categories),
      supplierId: pick(suppliers).id,
      description: null,
      archived: next() < 0.02,
      productType: 'simple',
      ...written,
    };
    products.push(product);
    const sizes = next() < 0.7 ? [''] : ['S', 'M', 'L'];
    for (const size of sizes) {
      const no = variants.length;
      const variantId = uuid() as VariantId;
      variants.push({
        kind: 'variant',
        id: variantId,
        productId: product.id,
        sku: `${product.name.slice(0, 3).toUpperCase()}-${100_000 + no}${size && `-${size}`}`,
        options: size
          ? [
              { name: 'Size', value: size },
              { name: 'Color', value: pick(colors) },
            ]
          : [],
        price: Math.floor(next() * 20_000),
        cost: Math.floor(next() * 9_000),
        unit: null,
        supplierCode: next() < 0.5 ? `S${Math.floor(next() * 1e6)}` : null,
        archived: false,
        decimals: 0,
        ...written,
      });
      const digits = `400${String(100_000_000 + no)}`;
      barcodes.push({
        kind: 'barcode',
        id: uuid() as BarcodeId,
        variantId,
        code: digits + gtinCheckDigit(digits),
        packSize: 1,
        ...written,
      });
      const at = Object.fromEntries(
        locations.slice(0, 1 + Math.floor(next() * 3)).map(({ id }) => [
          id,
          {
            onHand: Math.floor(next() * 60) - 2,
            committed: next() < 0.1 ? 1 : 0,
            incoming: next() < 0.03 ? 12 : 0,
            facts: 1,
          },
        ]),
      );
      if (next() < 0.97) stock.push({ variantId, at });
    }
  }
  return {
    shop,
    locations,
    suppliers,
    products,
    variants: variants.slice(0, count),
    barcodes: barcodes.slice(0, count),
    stock,
  };
}
