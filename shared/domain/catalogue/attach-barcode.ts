import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { BarcodeId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, Stamp } from '#shared/domain/operations/operation.ts';
import type { BarcodeRow } from '#shared/domain/operations/rows.ts';
import { cleanBarcode } from '#shared/domain/values/gtin.ts';
import { withoutSymbology } from '#shared/domain/values/trade-code.ts';
import { type BarcodeRefusal, checkBarcode } from './barcode-refusal.ts';

export type AttachFailure = Failure<'code-missing' | 'code-known'> | BarcodeRefusal;

/** Adds a code to a variant that has these ones; `packSize` is what one scan of it means, in smallest units. */
export function decideAttach(
  own: readonly BarcodeRow[],
  ask: { readonly variantId: VariantId; readonly code: string; readonly packSize: number },
  nextId: Stamp['nextId'],
): Result<Decision, AttachFailure> {
  const code = cleanBarcode(withoutSymbology(ask.code.trim()));
  if (code === '') return fail({ code: 'code-missing' });
  if (own.some((row) => !row.voided && row.code === code)) return fail({ code: 'code-known' });
  const checked = checkBarcode(ask.code);
  if (!checked.ok) return checked;
  const barcode = { id: nextId() as BarcodeId, variantId: ask.variantId, code, packSize: ask.packSize }; // a new id becomes a barcode's here
  return done({
    type: 'catalog.added',
    payload: { group: null, products: [], variants: [], barcodes: [barcode], rules: [], stock: [] },
  });
}
