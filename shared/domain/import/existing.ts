import type { LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ListingRow, ProductType, VariantOption } from '#shared/domain/operations/rows.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { BarcodeDraft, CalledPlace } from './product-draft.ts';
import { calledKey, titleKey } from './product-titles.ts';

/** A variant of the shop with what its product says, as far as a file can speak about it. */
export type ExistingVariant = {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly productType: ProductType;
  readonly name: string;
  readonly category: string | null;
  /** The supplier's name. */
  readonly supplier: string | null;
  /** Folded names of suppliers that were merged into it: they mean it too (PUR36). */
  readonly mergedSuppliers?: ReadonlySet<string>;
  readonly description: string | null;
  readonly archived: boolean;
  readonly brand?: string | null;
  readonly manufacturer?: string | null;
  readonly tags?: readonly string[] | null;
  readonly taxClass?: string | null;
  readonly sku: string | null;
  readonly options: readonly VariantOption[];
  readonly barcodes: readonly BarcodeDraft[];
  readonly price: number | null;
  readonly cost: number | null;
  readonly supplierCode: string | null;
  readonly unit: string | null;
  /** Milligrams. */
  readonly weight?: number | null;
  readonly decimals: Decimals;
  /** Where it usually lies. */
  readonly usualLocation?: CalledPlace | null;
  /** Of its own rule for the whole shop. */
  readonly reorderPoint: number | null;
  readonly orderUpTo?: number | null;
  readonly orderMultiple?: number | null;
  /** Of its rules for single locations. */
  readonly pointsAt?: ReadonlyMap<LocationId, number>;
  /** It is kept apart by lots or serial numbers, or has some: a file that names none cannot count it. */
  readonly inLots?: boolean;
  /** What it is called outside. */
  readonly listings: readonly Pick<ListingRow, 'source' | 'remoteProductId' | 'remoteId'>[];
};

/** The shop as an import looks things up in it. */
export type ExistingIndex = {
  /** Every variant that has an SKU: several may share one. */
  readonly variantsBySku: (folded: string) => readonly VariantId[];
  /** Every variant that has a barcode, by `barcodeKey(code)`. */
  readonly variantsByBarcode: (key: string) => readonly VariantId[];
  /** Every variant that a supplier calls so, by `foldCode(code)`: suppliers may use the same codes. */
  readonly variantsBySupplierCode: (folded: string) => readonly VariantId[];
  /** Every variant of that name and those values of options, by `titleKey`. */
  readonly variantsByTitle: (key: string) => readonly VariantId[];
  /** Our own variant ids are known from every source. */
  readonly variantBySource: (source: string, foreignId: string) => VariantId | undefined;
  /** Any variant of the product that goes by this id; `stockroom` means our own product ids. */
  readonly variantOfProduct: (source: string, foreignId: string) => VariantId | undefined;
  /** All variants of a product. */
  readonly variantsOf: (productId: ProductId) => readonly ExistingVariant[];
  /** By `foldName(name)`; only where one variant alone has the name. */
  readonly variantByName: (folded: string) => VariantId | undefined;
  /** Every variant of the products of that name, by `foldName(name)`. */
  readonly variantsNamed: (folded: string) => readonly VariantId[];
  /** Every variant whose name and values of options are these words, by `calledKey`. */
  readonly variantsCalled: (key: string) => readonly VariantId[];
  /** By `foldName(name)`; only where one location alone has the name. */
  readonly locationByName: (folded: string) => LocationId | undefined;
  readonly variant: (id: VariantId) => ExistingVariant | undefined;
};

/** An index over variants at hand. */
export function indexExisting(
  variants: Iterable<ExistingVariant>,
  locations: Iterable<{ readonly id: LocationId; readonly name: string }> = [],
): ExistingIndex {
  const places = new Map<string, LocationId | undefined>();
  for (const { id, name } of locations) {
    const folded = foldName(name);
    places.set(folded, places.has(folded) && places.get(folded) !== id ? undefined : id);
  }
  const byId = new Map<string, ExistingVariant>();
  const bySku = new Map<string, VariantId[]>();
  const byBarcode = new Map<string, VariantId[]>();
  const bySupplierCode = new Map<string, VariantId[]>();
  const byTitle = new Map<string, VariantId[]>();
  const byProduct = new Map<ProductId, ExistingVariant[]>();
  const bySource = new Map<string, VariantId>();
  const products = new Map<string, VariantId>();
  const byName = new Map<string, VariantId | undefined>();
  const keep = <V>(map: Map<string, V>, key: string, value: V) => {
    if (!map.has(key)) map.set(key, value);
  };
  const gather = <K, V>(map: Map<K, V[]>, key: K, value: V) => {
    const some = map.get(key);
    if (some) some.push(value);
    else map.set(key, [value]);
  };
  for (const variant of variants) {
    const { variantId, productId } = variant;
    byId.set(variantId, variant);
    keep(products, sourceKey('stockroom', productId), variantId);
    if (variant.sku !== null) gather(bySku, foldCode(variant.sku), variantId);
    if (variant.supplierCode) gather(bySupplierCode, foldCode(variant.supplierCode), variantId);
    for (const barcode of variant.barcodes) gather(byBarcode, barcodeKey(barcode.code), variantId);
    gather(byTitle, titleKey(variant.name, variant.options), variantId);
    gather(byProduct, productId, variant);
    for (const { source, remoteProductId, remoteId } of variant.listings) {
      if (remoteId !== null) keep(bySource, sourceKey(source, remoteId), variantId);
      if (remoteProductId !== null) keep(products, sourceKey(source, remoteProductId), variantId);
    }
    const name = foldName(variant.name);
    byName.set(name, byName.has(name) ? undefined : variantId);
  }
  // Only orders look for these; a list of products does without the work.
  const inNames = later(byId, ({ name }) => foldName(name));
  const inTitles = later(byId, ({ name, options }) => calledKey(name, options));
  return {
    variantsBySku: (folded) => bySku.get(folded) ?? [],
    variantsByBarcode: (key) => byBarcode.get(key) ?? [],
    variantsBySupplierCode: (folded) => bySupplierCode.get(folded) ?? [],
    variantsByTitle: (key) => byTitle.get(key) ?? [],
    variantBySource: (source, foreignId) =>
      // Nobody else makes an id of ours, whatever file it stands in.
      byId.get(foreignId)?.variantId ?? bySource.get(sourceKey(source, foreignId)),
    variantOfProduct: (source, foreignId) => products.get(sourceKey(source, foreignId)),
    variantsOf: (productId) => byProduct.get(productId) ?? [],
    variantByName: (folded) => byName.get(folded),
    variantsNamed: (folded) => inNames().get(folded) ?? [],
    variantsCalled: (key) => inTitles().get(key) ?? [],
    locationByName: (folded) => places.get(folded),
    variant: (id) => byId.get(id),
  };
}

/** Variants by a key, gathered when they are first asked for. */
function later(
  byId: ReadonlyMap<string, ExistingVariant>,
  keyOf: (variant: ExistingVariant) => string,
): () => ReadonlyMap<string, readonly VariantId[]> {
  let made: Map<string, VariantId[]> | undefined;
  return () => {
    if (made) return made;
    made = new Map();
    for (const variant of byId.values()) {
      const key = keyOf(variant);
      const some = made.get(key);
      if (some) some.push(variant.variantId);
      else made.set(key, [variant.variantId]);
    }
    return made;
  };
}

function sourceKey(source: string, foreignId: string): string {
  return `${source}\n${foreignId}`;
}
