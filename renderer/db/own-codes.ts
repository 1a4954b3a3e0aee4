import { done, fail, type Result } from '#shared/base/result.ts';
import { ownBarcode } from '#shared/domain/catalogue/own-code.ts';
import type { OpId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewBarcode } from '#shared/domain/operations/operation.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import { actInParts, type PartsFailure, type Run } from './act-in-parts.ts';
import type { ShopDatabase } from './database.ts';
import type { Shop } from './shop.ts';

/** The codes that were made, by their variants, and the acts that made them in order. */
export type MadeCodes = { readonly opIds: readonly OpId[]; readonly codes: ReadonlyMap<VariantId, string> };

/**
 * Gives every variant that has no barcode one of the shop's own, in parts that are one entry to a person. Cancelled, it
 * takes back what it wrote.
 */
export async function makeOwnCodes(
  shop: Shop,
  variants: readonly VariantId[],
  run: Run = {},
): Promise<Result<MadeCodes, PartsFailure>> {
  const codes = new Map<VariantId, string>();
  // What was just made may not be known to the search yet.
  const made = new Set<string>();
  const isTaken = (code: string) => made.has(barcodeKey(code)) || shop.search.findCode(code).length > 0;
  const written = await actInParts(shop, {
    ...run,
    label: 'own-codes',
    things: variants,
    tied: variants.length > 1,
    decide: async (db, some, group) => {
      const barcodes = await codesFor(db, some, isTaken);
      if (barcodes.length === 0) return fail({ code: 'nothing-changed' });
      for (const { variantId, code } of barcodes) {
        made.add(barcodeKey(code));
        codes.set(variantId, code);
      }
      const nothing = { products: [], variants: [], rules: [], stock: [] };
      return done({ decisions: [{ type: 'catalog.added', payload: { group, ...nothing, barcodes } }] });
    },
  });
  return written.ok ? done({ opIds: written.value.opIds, codes }) : written;
}

async function codesFor(
  db: ShopDatabase,
  variants: readonly VariantId[],
  isTaken: (code: string) => boolean,
): Promise<readonly NewBarcode[]> {
  const [rows, barcodes] = await Promise.all([
    db.variants.bulkGet([...variants]),
    db.barcodes
      .where('variantId')
      .anyOf([...variants])
      .toArray(),
  ]);
  const coded = new Set(barcodes.flatMap((row) => (row.voided ? [] : row.variantId)));
  return rows.flatMap((row) => {
    if (!row || row.voided || coded.has(row.id)) return [];
    return ownBarcode({ variantId: row.id, decimals: row.decimals }, isTaken) ?? [];
  });
}
