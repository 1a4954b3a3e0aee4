import type { OrderLine, OrderRow, ParcelRow } from '../operations/rows.ts';

/**
 * What lies in a parcel, line by line as its order has them. The lines of a parcel itself are a set: after an undo they may stand
 * in another order.
 */
export function contentsByLine(
  { lines }: Pick<OrderRow, 'lines'>,
  parcel: Pick<ParcelRow, 'lines'>,
): readonly { readonly line: OrderLine; readonly quantity: number }[] {
  const inside = new Map(parcel.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return lines.flatMap((line) => {
    const quantity = inside.get(line.id) ?? 0;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
}
