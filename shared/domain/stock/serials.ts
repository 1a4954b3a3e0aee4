import type { Failure } from '#shared/base/result.ts';
import type { Cell, LocationId, LotId, VariantId } from '../operations/ids.ts';
import type { Level } from '../operations/rows.ts';

export type SerialFailure = Failure<'serial-is-one-piece' | 'serial-elsewhere' | 'serial-picked' | 'serial-gone'>;

/** What the books have of a serial number in one cell. */
export type SerialCell = {
  readonly locationId: LocationId;
  readonly onHand: number;
  /** The place as a person knows it: of a picked piece the one it was picked at. */
  readonly place: string;
  readonly isPicked: boolean;
};

/** What the books say of a serial number before an act. */
export type Serial = {
  /** As it stands on the piece. */
  readonly code: string;
  /** One piece of the product, in smallest units. */
  readonly piece: number;
  /** Where it is on hand, what lies picked with it; cells of nothing may be left out. */
  readonly cells: readonly SerialCell[];
};

/** Stock of a cell, and what is known of its serial number where it has one. */
export type SerialLine = Omit<Cell, 'variantId'> & { readonly quantity: number; readonly serial?: Serial };

type Changed = { readonly serial: Serial; readonly at: ReadonlyMap<LocationId, number> };

/**
 * Why an act is refused that would make a second piece of a serial number, at whatever place, that names more of it than there
 * can be (LOT30), or that takes it from where it does not lie by the books (LOT34). What two desks brought in twice can be
 * taken out again. `lines` carry the sign of what they do to stock.
 */
export function serialFailure(lines: readonly SerialLine[]): SerialFailure | null {
  for (const { quantity, serial, lotId } of lines)
    if (lotId !== undefined && serial && Math.abs(quantity) > mostOf(serial)) return onePiece(serial);
  for (const { serial, at } of changesOf(lines)) {
    const changes = [...at.values()];
    const change = changes.reduce((sum, some) => sum + some, 0);
    if (change > 0 && onHandOf(serial) + change > serial.piece) return onePiece(serial);
    if (changes.some((some) => 0 - some > mostOf(serial))) return onePiece(serial);
  }
  return awayFailure(lines);
}

/** Why an act is refused that takes a serial number from where it does not lie by the books (LOT34). */
export function awayFailure(lines: readonly SerialLine[]): SerialFailure | null {
  for (const { serial, at } of changesOf(lines))
    for (const [locationId, some] of at)
      if (some < 0 && onHandOf(serial, locationId) + some < 0) return notHere(serial, locationId);
  return null;
}

/** What an act does to each serial number, by place. */
function changesOf(lines: readonly SerialLine[]): readonly Changed[] {
  const changes = new Map<LotId, { readonly serial: Serial; readonly at: Map<LocationId, number> }>();
  for (const { lotId, locationId, quantity, serial } of lines) {
    if (lotId === undefined || serial === undefined) continue;
    const { at } = changes.get(lotId) ?? { at: new Map<LocationId, number>() };
    changes.set(lotId, { serial, at: at.set(locationId, (at.get(locationId) ?? 0) + quantity) });
  }
  return [...changes.values()];
}

/** What can be there of a serial number: its one piece, or what the books say in error. */
function mostOf(serial: Serial): number {
  return Math.max(serial.piece, onHandOf(serial));
}

/** What is on hand of a serial number at one place, or at all of them together. */
function onHandOf({ cells }: Serial, at?: LocationId): number {
  return cells.reduce((sum, cell) => (at === undefined || cell.locationId === at ? sum + cell.onHand : sum), 0);
}

function onePiece({ code }: Serial): SerialFailure {
  return { code: 'serial-is-one-piece', detail: code };
}

/** Names where the books have the piece instead. */
function notHere({ code, cells }: Serial, here: LocationId): SerialFailure {
  const cell = cells.find(({ locationId, onHand }) => locationId !== here && onHand > 0);
  if (!cell) return { code: 'serial-gone', detail: code };
  return { code: cell.isPicked ? 'serial-picked' : 'serial-elsewhere', detail: `${code} (${cell.place})` };
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
