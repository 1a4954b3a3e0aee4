import type { Failure } from '#shared/base/result.ts';
import type { LocationId, LotId, VariantId } from '../operations/ids.ts';
import type { Level } from '../operations/rows.ts';

export type SerialFailure = Failure<'serial-is-one-piece'>;

/** What the books say of a serial number before an act. */
export type Serial = {
  /** As it stands on the piece. */
  readonly code: string;
  /** One piece of the product, in smallest units. */
  readonly piece: number;
  /** How much of it is on hand at all places together, what lies picked with it. */
  readonly onHand: number;
};

/** Stock of a cell, and what is known of its serial number where it has one. */
export type SerialLine = { readonly lotId?: LotId; readonly quantity: number; readonly serial?: Serial };

/**
 * Why an act is refused that would make a second piece of a serial number, at whatever place, or that names more of it than
 * there can be (LOT30). What two desks brought in twice can be taken out again. `lines` carry the sign of what they do to stock.
 */
export function serialFailure(lines: readonly SerialLine[]): SerialFailure | null {
  const changes = new Map<LotId, { readonly serial: Serial; readonly change: number }>();
  for (const { lotId, quantity, serial } of lines) {
    if (lotId === undefined || serial === undefined) continue;
    if (Math.abs(quantity) > mostOf(serial)) return refused(serial);
    changes.set(lotId, { serial, change: (changes.get(lotId)?.change ?? 0) + quantity });
  }
  for (const { serial, change } of changes.values()) {
    const isSecond = change > 0 && serial.onHand + change > serial.piece;
    if (isSecond || 0 - change > mostOf(serial)) return refused(serial);
  }
  return null;
}

/** What can be there of a serial number: its one piece, or what the books say in error. */
function mostOf({ piece, onHand }: Serial): number {
  return Math.max(piece, onHand);
}

function refused({ code }: Serial): SerialFailure {
  return { code: 'serial-is-one-piece', detail: code };
}

/** A serial number that is on hand more than once by the books, and where. */
export type SecondPiece = {
  readonly variantId: VariantId;
  readonly lotId: LotId;
  readonly at: readonly { readonly locationId: LocationId; readonly onHand: number }[];
};

/** Of the levels of a product's cells the serial numbers that are there more than once: two desks brought them in (LOT33). */
export function secondPieces(levels: Iterable<Level>, piece: number): readonly SecondPiece[] {
  const found = new Map<LotId, SecondPiece>();
  for (const { variantId, locationId, lotId, onHand } of levels) {
    if (lotId === undefined || onHand === 0) continue;
    found.set(lotId, { variantId, lotId, at: [...(found.get(lotId)?.at ?? []), { locationId, onHand }] });
  }
  return [...found.values()].filter(({ at }) => at.reduce((sum, { onHand }) => sum + onHand, 0) > piece);
}
