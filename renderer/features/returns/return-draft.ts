import { fieldsOf } from '#shared/base/kept-fields.ts';
import type { LocationId, LotId, OrderId, OrderLineId, ReturnId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { LookedAt, LotsAway } from '#shared/domain/orders/came-back.ts';
import { returnableOf } from '#shared/domain/orders/progress.ts';
import { returnOutcomes, returnReasons } from '#shared/domain/orders/take-back.ts';

/** Pieces of one line that a person looked at and deals with alike; `locationId` is where they go, if they go anywhere. */
export type Piece = LookedAt & { readonly key: string };

/** A return that is being looked at; its id makes taking it back twice once. */
export type ReturnDraft = {
  readonly id: ReturnId;
  readonly orderId: OrderId;
  /** The latest first. */
  readonly pieces: readonly Piece[];
};

/** The key of the draft that a desk has of an order. */
export function draftKey(orderId: string): string {
  return `return:${orderId}`;
}

/** What pieces are until a person says more: as good as new, for the reason that was said last. */
type Usual = { readonly locationId: LocationId; readonly isSerial: boolean };

/** The draft with more pieces of a line: the newest group of it that goes on the shelf grows; serial numbers stand one by one. */
export function withPieces(
  draft: ReturnDraft,
  lineId: OrderLineId,
  quantity: number,
  { locationId, isSerial }: Usual,
): ReturnDraft {
  const known = draft.pieces.find(
    (piece) => piece.lineId === lineId && piece.outcome === 'restock' && piece.lotId === null && !isSerial,
  );
  const reason = draft.pieces[0]?.reason ?? returnReasons[0];
  const piece: Piece = known
    ? { ...known, quantity: known.quantity + quantity }
    : { key: nextKey(draft), lineId, quantity, outcome: 'restock', locationId, reason, lotId: null };
  return { ...draft, pieces: [piece, ...draft.pieces.filter((other) => other !== known)] };
}

/** The draft with something else said of one of its groups; without the group where nothing is left of it. */
export function withChange(draft: ReturnDraft, key: string, change: Partial<Piece>): ReturnDraft {
  const pieces = draft.pieces.map((piece) => (piece.key === key ? { ...piece, ...change } : piece));
  return { ...draft, pieces: pieces.filter(({ quantity }) => quantity > 0) };
}

/** What a scanned place says of pieces: where they go, and that they are damaged where it is not for sale (RET17). */
export function atPlace({
  id,
  notForSale,
}: {
  readonly id: LocationId;
  readonly notForSale: boolean;
}): Pick<Piece, 'locationId' | 'outcome'> {
  return { locationId: id, outcome: notForSale ? 'damaged' : 'restock' };
}

/** What of a draft its order still can take back: another desk may have taken some back since. */
export function fitting(draft: ReturnDraft, { lines }: Pick<OrderRow, 'lines'>, away: LotsAway): ReturnDraft {
  const left = new Map<string, number>(lines.map((line) => [line.id, returnableOf(line)]));
  for (const variantId of new Set(lines.map((line) => line.variantId)))
    for (const { lotId, quantity } of away(variantId)) left.set(lotId, quantity);
  const pieces = draft.pieces.flatMap((piece) => {
    const counted = piece.lotId === null ? [piece.lineId] : [piece.lineId, piece.lotId];
    const quantity = Math.min(piece.quantity, ...counted.map((id) => left.get(id) ?? 0));
    if (quantity <= 0) return [];
    for (const id of counted) left.set(id, (left.get(id) ?? 0) - quantity);
    return [quantity === piece.quantity ? piece : { ...piece, quantity }];
  });
  const isSame = pieces.length === draft.pieces.length && pieces.every((piece, i) => piece === draft.pieces[i]);
  return isSame ? draft : { ...draft, pieces };
}

/** What of a list is not in what fits of it, group by group. */
export function missingIn(fits: ReturnDraft, list: ReturnDraft): readonly Piece[] {
  const there = new Map(fits.pieces.map(({ key, quantity }) => [key, quantity]));
  return list.pieces.flatMap((piece) => {
    const quantity = piece.quantity - (there.get(piece.key) ?? 0);
    return quantity > 0 ? [{ ...piece, quantity }] : [];
  });
}

/** The groups as they are taken back: what is thrown away has no place. */
export function lookedAt({ pieces }: ReturnDraft): readonly LookedAt[] {
  return pieces.map(({ key: _, ...piece }) => (piece.outcome === 'discard' ? { ...piece, locationId: null } : piece));
}

function nextKey({ pieces }: ReturnDraft): string {
  return String(1 + pieces.reduce((most, { key }) => Math.max(most, Number(key)), 0));
}

/** The draft that a kept text holds, null where it is none: another version may have written it. */
export function readDraft(value: unknown): ReturnDraft | null {
  const { id, orderId, pieces } = fieldsOf(value) ?? {};
  if (typeof id !== 'string' || typeof orderId !== 'string' || !Array.isArray(pieces)) return null;
  const read = pieces.flatMap((piece) => readPiece(piece) ?? []);
  // Ids become kinds where they enter.
  return read.length === pieces.length ? { id: id as ReturnId, orderId: orderId as OrderId, pieces: read } : null;
}

function readPiece(value: unknown): Piece | null {
  const { key, lineId, quantity, outcome, locationId, reason, lotId } = fieldsOf(value) ?? {};
  const known = returnOutcomes.find((one) => one === outcome);
  const why = returnReasons.find((one) => one === reason);
  if (typeof key !== 'string' || typeof lineId !== 'string' || typeof quantity !== 'number') return null;
  if (!known || !why || !Number.isInteger(quantity) || quantity <= 0) return null;
  return {
    key,
    // As above.
    lineId: lineId as OrderLineId,
    quantity,
    outcome: known,
    locationId: typeof locationId === 'string' ? (locationId as LocationId) : null,
    reason: why,
    lotId: typeof lotId === 'string' ? (lotId as LotId) : null,
  };
}
