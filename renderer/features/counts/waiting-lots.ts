import type { NewLot } from '#shared/domain/operations/operation.ts';
import type { StockListRow } from './counts.queries.ts';

/** What a scan or a search means in a count: so many of a product, or of one lot of it. */
export type Scanned = {
  readonly row: StockListRow;
  readonly quantity: number;
  readonly lot?: Pick<NewLot, 'id' | 'code'>;
};

/** What still waits after an answer: of several pieces with serial numbers those that were not named. */
export function withoutFirst(
  [first, ...others]: readonly Scanned[],
  { lot, row, quantity }: Scanned,
): readonly Scanned[] {
  const rest = first && lot && row.tracking === 'serial' ? first.quantity - quantity : 0;
  return first && rest > 0 ? [{ ...first, quantity: rest }, ...others] : others;
}

/** What waits for its lot with one thing more: of one product all together, whatever was scanned in between. */
export function withScanned(waiting: readonly Scanned[], meant: Scanned): readonly Scanned[] {
  const isSame = ({ row }: Scanned) => row.variantId === meant.row.variantId;
  if (!waiting.some(isSame)) return [...waiting, meant];
  return waiting.map((one) => (isSame(one) ? { ...one, quantity: one.quantity + meant.quantity } : one));
}
