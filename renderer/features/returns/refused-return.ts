import { deriveUuid } from '#shared/base/hash.ts';
import type { OpId, ReturnId } from '#shared/domain/operations/ids.ts';
import type { OperationOf } from '#shared/domain/operations/operation.ts';
import type { OrderLine, OrderRow, ReturnLine } from '#shared/domain/operations/rows.ts';
import type { Piece, ReturnDraft } from './return-draft.ts';

type ReturnAct = Pick<OperationOf<'order.moved'>['payload'], 'returns' | 'stock'>;

/** The act that writes a return: a draft that is taken back a second time is the same act again. */
export function actOfReturn(id: ReturnId): OpId {
  return deriveUuid(id, '0') as OpId; // a derived id becomes an act's here
}

/**
 * The list of a return that was refused, as it was looked at. Its id follows from the refused one's, so that it is taken back at most
 * once, however often it is put there. Null where the act is no return, or the order is another now.
 */
export function listAgain(
  { returns = [], stock }: ReturnAct,
  order: Pick<OrderRow, 'id' | 'lines'>,
): ReturnDraft | null {
  const [refused] = returns;
  if (!refused) return null;
  const came = stock.filter(({ reason }) => reason === 'customer-return').map((line) => ({ ...line }));
  const pieces = refused.lines.flatMap((looked) => {
    const line = order.lines.find(({ id }) => id === looked.lineId);
    return line ? piecesOf(looked, line, came) : [];
  });
  const keyed = pieces.map((piece, i): Piece => ({ ...piece, key: String(pieces.length - i) }));
  return { id: deriveUuid(refused.id, 'again') as ReturnId, orderId: order.id, pieces: keyed }; // as above
}

/** Pieces that were dealt with alike, those of each lot apart; what they take of the ledger's lines is taken off these. */
function piecesOf(
  looked: ReturnLine,
  { variantId, locationId }: OrderLine,
  came: { -readonly [K in keyof ReturnAct['stock'][number]]: ReturnAct['stock'][number][K] }[],
): readonly Omit<Piece, 'key'>[] {
  const place = looked.locationId ?? locationId;
  const pieces: Omit<Piece, 'key'>[] = [];
  let left = looked.quantity;
  for (const line of came) {
    if (line.lotId === undefined || line.variantId !== variantId || line.locationId !== place) continue;
    const quantity = Math.min(left, line.quantity);
    if (quantity <= 0) continue;
    line.quantity -= quantity;
    left -= quantity;
    pieces.push({ ...looked, quantity, lotId: line.lotId });
  }
  return left > 0 ? [...pieces, { ...looked, quantity: left, lotId: null }] : pieces;
}
