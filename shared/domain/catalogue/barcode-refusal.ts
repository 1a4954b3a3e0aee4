import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { cleanBarcode } from '#shared/domain/values/gtin.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';
import { tradeCode } from '#shared/domain/values/trade-code.ts';

export type BarcodeRefusal = Failure<'code-of-several' | 'code-shortened' | 'code-quantity'>;

/** Refuses a text that would mislead as a product's barcode for ever: several things in one code, a shortened code, a quantity. */
export function checkBarcode(code: string): Result<null, BarcodeRefusal> {
  const trade = tradeCode(code) ?? tradeCode(cleanBarcode(code)); // cleaning takes the signs between the fields out
  // A tenth of all codes of eighteen digits reads as a parcel's number: they are not offered, and can be typed.
  const isParcel = trade?.kind === 'sscc' && !/^\d{18}$/.test(code);
  if (trade?.kind === 'gs1' || isParcel || trade?.kind === 'link')
    return fail({ code: 'code-of-several', detail: code });
  if (trade?.kind === 'upc-e') return fail({ code: 'code-shortened', detail: trade.upc });
  return oddCode(code)?.kind === 'quantity' ? fail({ code: 'code-quantity', detail: code }) : done(null);
}
