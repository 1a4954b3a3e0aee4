import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { ownBarcode } from '#shared/domain/catalogue/own-code.ts';
import type { GroupId, OpId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Group, NewBarcode } from '#shared/domain/operations/operation.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ShopDatabase } from './database.ts';
import type { RecordFailure } from './record.ts';
import { act, type Shop } from './shop.ts';
import { undoInParts } from './undo.ts';

/** At most this many rows in one act (DATA-R1). */
const PART = 25;
const LABEL = 'own-codes';

/** How far long work is, and a way to stop it. */
type Run = { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal };
/** The codes that were made, by their variants, and the acts that made them in order. */
export type MadeCodes = { readonly opIds: readonly OpId[]; readonly codes: ReadonlyMap<VariantId, string> };
export type MakeFailure = Failure<'nothing-changed' | 'cancelled'> | RecordFailure;

/**
 * Gives every variant that has no barcode one of the shop's own. Parts of at most 25 rows share a group, so that the
 * books stay open to others meanwhile and the whole is one entry to a person. Cancelled, it takes back what it wrote.
 */
export async function makeOwnCodes(
  shop: Shop,
  variants: readonly VariantId[],
  { onProgress, signal }: Run = {},
): Promise<Result<MadeCodes, MakeFailure>> {
  const parts = Math.ceil(variants.length / PART);
  const group = variants.length > 1 ? (shop.nextId() as GroupId) : null; // a new id becomes a group's here
  const opIds: OpId[] = [];
  const codes = new Map<VariantId, string>();
  // What was just made may not be known to the search yet.
  const made = new Set<string>();
  const isTaken = (code: string) => made.has(barcodeKey(code)) || shop.search.findCode(code).length > 0;
  for (let part = 0; part < parts; part++) {
    if (signal?.aborted) {
      await undoInParts(shop, opIds);
      return fail({ code: 'cancelled' });
    }
    const some = variants.slice(part * PART, (part + 1) * PART);
    const written = await act<MakeFailure>(shop, async (db) => {
      const barcodes = await codesFor(db, some, isTaken);
      if (barcodes.length === 0) return fail({ code: 'nothing-changed' });
      for (const { variantId, code } of barcodes) {
        made.add(barcodeKey(code));
        codes.set(variantId, code);
      }
      const tie: Group | null = group && { id: group, act: 'bulk-edit', label: LABEL, part, parts };
      const nothing = { products: [], variants: [], rules: [], stock: [] };
      return done({ decisions: [{ type: 'catalog.added', payload: { group: tie, ...nothing, barcodes } }] });
    });
    if (written.ok) opIds.push(...written.value.opIds);
    else if (written.failure.code !== 'nothing-changed') return written;
    onProgress?.(Math.min((part + 1) * PART, variants.length), variants.length);
  }
  return opIds.length === 0 ? fail({ code: 'nothing-changed' }) : done({ opIds, codes });
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
