import { parseOperation } from '#shared/contract/store/operation.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { LevelFigures, ShopDatabase } from '#renderer/db/database.ts';
import type { Recovery } from '#renderer/db/recovery.ts';

/** One figure of a product whose record is lost, at one place. */
export type LostFigure = {
  readonly locationId: LocationId;
  readonly what: 'onHand' | 'committed' | 'incoming';
  readonly quantity: number;
};

/** A product of which only its id is left: the act that brought it in is lost. */
export type LostProduct = {
  readonly variantId: VariantId;
  /** A code or name that some act gives it, if one does. */
  readonly code: string | null;
  readonly figures: readonly LostFigure[];
};

const FIGURES = ['onHand', 'committed', 'incoming'] as const;

/** Variants that some act speaks of and that have no record, and that nobody has dealt with. */
export async function lostVariants(
  db: ShopDatabase,
  { unnamed = [], dealtProducts = [] }: Recovery,
): Promise<readonly VariantId[]> {
  const open = unnamed.filter((variantId) => !dealtProducts.includes(variantId));
  // A record may have come since: from the server, or with an act that turned up.
  const variants = await db.variants.bulkGet([...open]);
  const products = new Set(
    await db.products
      .where('id')
      .anyOf(variants.flatMap((row) => (row ? [row.productId] : [])))
      .primaryKeys(),
  );
  return open.filter((_, i) => {
    const row = variants[i];
    return row === undefined || !products.has(row.productId);
  });
}

/** The products whose record is lost, with what is known of them: a code, places and quantities. */
export async function readLostProducts(db: ShopDatabase, recovery: Recovery): Promise<readonly LostProduct[]> {
  const variantIds = await lostVariants(db, recovery);
  if (variantIds.length === 0) return [];
  const stock = await db.stock.bulkGet([...variantIds]);
  const codes = await codesOf(db, recovery, variantIds);
  return variantIds.map((variantId, i) => ({
    variantId,
    code: codes.get(variantId) ?? null,
    figures: figuresOf(stock[i]?.at ?? {}),
  }));
}

function figuresOf(at: { readonly [location: LocationId]: LevelFigures }): readonly LostFigure[] {
  return Object.entries(at).flatMap(([key, figures]) => {
    const locationId = key as LocationId; // as keys ids lose their kind
    return FIGURES.flatMap((what) => (figures[what] === 0 ? [] : [{ locationId, what, quantity: figures[what] }]));
  });
}

/** What acts that are there call variants whose record is not: a barcode, else what a field of theirs was set to. */
export async function codesOf(
  db: ShopDatabase,
  { setAside }: Pick<Recovery, 'setAside'>,
  variantIds: readonly VariantId[],
): Promise<ReadonlyMap<VariantId, string>> {
  const asked = new Set<string>(variantIds);
  const codes = new Map<VariantId, string>();
  const edits = await db.operations.filter(({ type }) => type === 'fields.set').toArray();
  for (const { text } of [...edits, ...setAside]) {
    const read = parseOperation(text);
    if (!read.ok || read.value.type !== 'fields.set') continue;
    for (const { kind, id, field, value } of read.value.payload.sets)
      if (
        kind === 'variant' &&
        asked.has(id) &&
        (field === 'sku' || field === 'supplierCode') &&
        typeof value === 'string'
      )
        codes.set(id as VariantId, value); // the kind of a field says which kind of id it has
  }
  const barcodes = await db.barcodes
    .where('variantId')
    .anyOf([...asked])
    .toArray();
  for (const { variantId, code, voided } of barcodes) if (!voided) codes.set(variantId, code);
  for (const row of await db.variants.bulkGet([...variantIds])) if (row?.sku) codes.set(row.id, row.sku);
  return codes;
}
