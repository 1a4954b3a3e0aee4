import { deriveUuid, sha256Hex } from '#shared/base/hash.ts';
import type { BarcodeId, VariantId } from '#shared/domain/operations/ids.ts';
import type { NewBarcode } from '#shared/domain/operations/operation.ts';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';

/**
 * Numbers that GS1 gives to nobody, for use within one company: no maker has one, and no shop's scales print them
 * (decision 0026).
 */
const OWN = '04';
/** Digits between the prefix and the check digit. */
const DIGITS = 10n;
/** With so many candidates taken, something else is wrong than chance. */
const MOST_TRIES = 100;

/** A candidate for a variant's own code, an EAN-13: the same on every desk, and another one for each try. */
export function ownCode(variantId: VariantId, attempt: number): string {
  const hash = BigInt(`0x${sha256Hex(`own code ${variantId} ${attempt}`).slice(0, 16)}`);
  const digits = OWN + String(hash % 10n ** DIGITS).padStart(Number(DIGITS), '0');
  return digits + String(gtinCheckDigit(digits));
}

/** The shop's own code for one of a variant, as the first candidate that nothing has yet; null where all are taken. */
export function ownBarcode(
  { variantId, decimals }: { readonly variantId: VariantId; readonly decimals: number },
  isTaken: (code: string) => boolean,
): NewBarcode | null {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const code = ownCode(variantId, attempt);
    if (isTaken(code)) continue;
    // Two desks that make the same code make one row of it.
    const id = deriveUuid('own code', variantId, code) as BarcodeId;
    return { id, variantId, code, packSize: 10 ** decimals };
  }
  return null;
}
