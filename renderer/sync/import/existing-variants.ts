import type { ExportedPlace, ExportedVariant } from '#shared/domain/export/product-csv.ts';
import { type ExistingIndex, indexExisting } from '#shared/domain/import/existing.ts';
import type { LocationId, SupplierId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Kind, LocationRow, RowOf, RuleFields, SupplierRow, VariantRow } from '#shared/domain/operations/rows.ts';
import { parentsOf, placePath } from '#shared/domain/stock/location-tree.ts';
import { remainingSuppliers } from '#shared/domain/suppliers/remaining.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { type LevelFigures, rowsOfKind, type ShopDatabase } from '#renderer/db/database.ts';

/** The rows of a shop, as they are or as they were. */
export type ShopRows = {
  readonly all: <K extends Kind>(kind: K) => Promise<readonly RowOf<K>[]>;
  readonly variantsWithLots: () => Promise<ReadonlySet<string>>;
};

/** The rows as they are. */
export function rowsIn(db: ShopDatabase): ShopRows {
  return {
    all: (kind) => rowsOfKind(db, kind).toArray(),
    variantsWithLots: async () => new Set((await db.lots.orderBy('variantId').uniqueKeys()).map(String)),
  };
}

/** What lies of each variant in each place, and the facts that say so. */
export type StockIn = ReadonlyMap<string, { readonly [location: LocationId]: Pick<LevelFigures, 'onHand' | 'facts'> }>;

/** The stock as it is. */
export async function stockIn(db: ShopDatabase): Promise<StockIn> {
  return new Map((await db.stock.toArray()).map(({ variantId, at }) => [String(variantId), at]));
}

/** The shop as an import looks things up in it. */
export async function existingIndex(db: ShopDatabase): Promise<ExistingIndex> {
  const rows = rowsIn(db);
  const variants = await variantsOf(rows, () => none);
  return indexExisting(variants, [...(await namedPlaces(rows)), ...(await exportedPlaces(rows))]);
}

/** Every variant with what lies on the places that an export names, by name and in the order they were made. */
export async function exportedVariants(
  rows: ShopRows,
  stock: StockIn,
  places: readonly ExportedPlace[],
): Promise<readonly ExportedVariant[]> {
  const variants = await variantsOf(rows, ({ id }) => {
    const at = stock.get(id) ?? {};
    const lying = places.flatMap((place) => {
      const level = at[place.id];
      return level && isTracked(level) ? [[place.id, level.onHand] as const] : [];
    });
    const total = lying.reduce((sum, [, onHand]) => sum + onHand, 0);
    return { stock: lying.length === 0 ? null : total, stockAt: new Map(lying) };
  });
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return variants.toSorted(
    (a, b) => compare(a.name, b.name) || order(a.productId, b.productId) || order(a.variantId, b.variantId),
  );
}

/** The places that an export names; one within another, such as a bin, with the one around it: `Shop / A1`. */
export async function exportedPlaces(rows: ShopRows): Promise<readonly ExportedPlace[]> {
  const named = called(await namedPlaces(rows));
  return named.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Places by what an export calls them. */
function called(places: readonly LocationRow[]): readonly ExportedPlace[] {
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const { parents } = parentsOf(places);
  const pathOf = (id: LocationId) =>
    placePath(
      id,
      (at) => parents.get(at),
      (at) => names.get(at),
    );
  return places.map(({ id }) => ({ id, name: pathOf(id).join(' / ') }));
}

/** The locations that a person names: not the staging places that belong to each, and none that was removed (LOC6). */
async function namedPlaces(rows: ShopRows): Promise<readonly LocationRow[]> {
  return (await placesOf(rows)).filter(({ archived }) => !archived);
}

/** The same with archived ones: goods may usually lie there. */
async function placesOf(rows: ShopRows): Promise<readonly LocationRow[]> {
  return shown(await rows.all('location')).filter((row) => row.removed !== true && row.locationType !== 'staging');
}

type OnHand = Pick<ExportedVariant, 'stock' | 'stockAt'>;
const none: OnHand = { stock: null };

/** Whether anything ever happened to the stock there: then zero is a quantity. */
const isTracked = ({ facts, onHand }: Pick<LevelFigures, 'facts' | 'onHand'>): boolean => facts !== 0 || onHand !== 0;

async function variantsOf(
  rows: ShopRows,
  onHandOf: (variant: VariantRow) => OnHand,
): Promise<readonly ExportedVariant[]> {
  const products = new Map(shown(await rows.all('product')).map((row) => [row.id, row]));
  const supplierOf = supplierFacts(await rows.all('supplier'));
  const { wide, pointsAt } = await reorderPoints(rows);
  const barcodes = ofEach(shown(await rows.all('barcode')));
  const listings = ofEach(shown(await rows.all('listing')));
  const placeOf = new Map(called(await placesOf(rows)).map((place) => [place.id, place]));
  const withLots = await rows.variantsWithLots();
  return shown(await rows.all('variant')).flatMap((variant): ExportedVariant[] => {
    const product = products.get(variant.productId);
    if (!product) return [];
    const { name, category, description, archived, brand, manufacturer, tags, taxClass, productType } = product;
    const { sku, options, price, cost, supplierCode, unit, weight, decimals } = variant;
    return [
      {
        variantId: variant.id,
        productId: product.id,
        ...{ productType, name, category, description, archived, brand, manufacturer, tags, taxClass },
        ...(product.supplierId === null ? { supplier: null } : supplierOf(product.supplierId)),
        ...{ sku, options, price, cost, supplierCode, unit, weight, decimals },
        usualLocation: (variant.usualBinId && placeOf.get(variant.usualBinId)) || null,
        barcodes: (barcodes.get(variant.id) ?? []).map(({ code, packSize }) => ({ code, packSize })),
        reorderPoint: wide.get(variant.id)?.point ?? null,
        orderUpTo: wide.get(variant.id)?.upTo ?? null,
        orderMultiple: wide.get(variant.id)?.multiple ?? null,
        pointsAt: pointsAt.get(variant.id),
        listings: listings.get(variant.id) ?? [],
        inLots: Boolean(variant.tracking) || withLots.has(variant.id),
        ...onHandOf(variant),
      },
    ];
  });
}

const shown = <R extends { readonly voided: boolean }>(rows: readonly R[]): readonly R[] =>
  rows.filter((row) => !row.voided);

/** Rows by the variant that they are of. */
function ofEach<R extends { readonly variantId: VariantId }>(rows: readonly R[]): ReadonlyMap<VariantId, readonly R[]> {
  const found = new Map<VariantId, R[]>();
  for (const row of rows) {
    const some = found.get(row.variantId);
    if (some) some.push(row);
    else found.set(row.variantId, [row]);
  }
  return found;
}

/** What is bought for all locations together, and reorder points of single ones. */
async function reorderPoints(rows: ShopRows) {
  const wide = new Map<string, RuleFields>();
  const pointsAt = new Map<string, Map<LocationId, number>>();
  for (const { variantId, locationId, point, upTo, multiple } of await rows.all('rule')) {
    if (locationId === null) wide.set(variantId, { point, upTo, multiple });
    else if (point !== null)
      pointsAt.set(variantId, (pointsAt.get(variantId) ?? new Map<LocationId, number>()).set(locationId, point));
  }
  return { wide, pointsAt };
}

/** What a supplier is called, and what those were called that were merged into it. */
function supplierFacts(rows: readonly SupplierRow[]) {
  const { listed, remainingOf } = remainingSuppliers(rows);
  const merged = new Map<SupplierId, Set<string>>(listed.map(({ id }) => [id, new Set()]));
  for (const { id, name } of rows) if (remainingOf(id) !== id) merged.get(remainingOf(id))?.add(foldName(name));
  const facts = new Map(
    listed.map(({ id, name }) => {
      const names = merged.get(id);
      return [id, { supplier: name, ...(names?.size && { mergedSuppliers: names }) }] as const;
    }),
  );
  return (id: SupplierId) => facts.get(remainingOf(id)) ?? { supplier: null };
}
