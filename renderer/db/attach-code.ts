import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type AttachFailure, decideAttach } from '#shared/domain/catalogue/attach-barcode.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Recorded, RecordFailure } from './record.ts';
import { act, type Shop } from './shop.ts';

/** A code for a product; `packSize` in smallest units, null: one. */
export type AttachAsk = { readonly variantId: VariantId; readonly code: string; readonly packSize?: number | null };

/** Gives a code that nothing had to a product; a scan of it means what is in the pack, or one. */
export function attachCode(
  shop: Shop,
  { variantId, code, packSize = null }: AttachAsk,
): Promise<Result<Recorded, AttachFailure | RecordFailure | Failure<'variant-unknown'>>> {
  return act<AttachFailure | Failure<'variant-unknown'>>(shop, async (db, stamp) => {
    const variant = await db.variants.get(variantId);
    if (!variant || variant.voided) return fail({ code: 'variant-unknown' });
    const own = await db.barcodes.where('variantId').equals(variantId).toArray();
    const attached = decideAttach(own, { variantId, code, packSize: packSize ?? 10 ** variant.decimals }, stamp.nextId);
    return attached.ok ? done({ decisions: [attached.value] }) : attached;
  });
}
