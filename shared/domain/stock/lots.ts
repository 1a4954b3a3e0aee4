import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type Cell, lotId, type VariantId } from '../operations/ids.ts';
import type { NewLot } from '../operations/operation.ts';
import type { Level, LotFields } from '../operations/rows.ts';
import { cleanCode, foldCode } from '../values/code.ts';

/** A lot as an act brings it in: its id follows from the variant and the code, however that is spelled (LOT1). */
export function newLot(
  variantId: VariantId,
  code: string,
  { expiresOn, receivedOn }: Omit<LotFields, 'code'>,
): Result<NewLot, Failure<'lot-without-code'>> {
  if (foldCode(code) === '') return fail({ code: 'lot-without-code' });
  return done({ id: lotId(variantId, code), variantId, code: cleanCode(code), expiresOn, receivedOn });
}

/** The lots that some lines of stock name: an act brings in no others. */
export function lotsOf(lines: readonly Cell[], lots: readonly NewLot[]): readonly NewLot[] {
  if (lots.length === 0) return lots;
  const named = new Set(lines.map((line) => line.lotId));
  return lots.filter(({ id }) => named.has(id));
}

/** The cells without a lot of variants that are told apart by lots, where anything is in them: "lot unknown" (LOT5). */
export function unknownLots(levels: Iterable<Level>, isToldApart: (variantId: VariantId) => boolean): readonly Level[] {
  return [...levels].filter(
    ({ lotId: lot, onHand, variantId }) => lot === undefined && onHand !== 0 && isToldApart(variantId),
  );
}
