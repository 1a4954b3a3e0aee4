import { type LocationId, lotId, type LotId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { Day, Tracking } from '#shared/domain/operations/rows.ts';
import { firstToExpire, lotsAt, type LotStock, type VariantLots } from '#shared/domain/stock/lots.ts';
import type { LotShare } from '#shared/domain/orders/picked-lots.ts';
import type { NamedLot } from '#shared/domain/stock/named-lots.ts';
import { cleanCode, foldCode } from '#shared/domain/values/code.ts';

/** A lot that a person chose, or named for the first time. */
export type LotChoice = {
  readonly lotId: LotId;
  readonly code: string;
  readonly expiresOn: Day | null;
  readonly isNew: boolean;
};

/** A lot in a form, and how many are of it. */
export type LotPick = LotChoice & {
  /** In smallest units; null: nothing is said, which is what the other lots leave. */
  readonly quantity: number | null;
  /** False while what stands in its field cannot be read. */
  readonly readable: boolean;
};

/** The lots in a form as a person left them; null while they are those that are proposed. */
export type LotPicks = readonly LotPick[] | null;

/** Where lots are named: which variant, where it lies, and how it is told apart. */
export type LotPlace = {
  readonly variantId: VariantId;
  /** Null while no place is chosen. */
  readonly locationId: LocationId | null;
  readonly tracking: Tracking;
  /** `out`: they are taken from what is there; `in`: they come, and may be new. */
  readonly way: 'in' | 'out';
  /** Undefined until they are read. */
  readonly lots: VariantLots | undefined;
  /** How many there are to be shared out, in smallest units, without a sign. */
  readonly quantity: number;
  /** One piece, in smallest units. */
  readonly one: number;
  readonly today: Day;
};

/** What is known of a product that lots are named of. */
type Apart = {
  readonly variantId: VariantId;
  readonly tracking: Tracking | null;
  readonly inLots: boolean;
  readonly decimals: number;
};

/** What a product's stock is told apart by in a form: what lies in lots is named until it is gone, also where that was turned off. */
export function tellsApart({ tracking, inLots }: Pick<Apart, 'tracking' | 'inLots'>): Tracking | null {
  return tracking ?? (inLots ? 'lot' : null);
}

/** The variants of those of some products that lots are named of: for others nothing is asked or read. */
export function variantsApart(rows: readonly Pick<Apart, 'variantId' | 'tracking' | 'inLots'>[]): readonly VariantId[] {
  return rows.filter((row) => tellsApart(row) !== null).map((row) => row.variantId);
}

/** Where the lots of a product are named; null for a product that has none. */
export function lotPlaceOf(
  row: Apart,
  lots: ReadonlyMap<VariantId, VariantLots> | undefined,
  change: Pick<LotPlace, 'locationId' | 'way' | 'quantity' | 'today'>,
): LotPlace | null {
  const tracking = tellsApart(row);
  const { variantId, decimals } = row;
  return tracking && { ...change, variantId, tracking, lots: lots?.get(variantId), one: 10 ** decimals };
}

/** The lots of a form: as the person left them, or else what is proposed, which is the first to expire of what is there. */
export function picksOf(picks: LotPicks, place: LotPlace): readonly LotPick[] {
  const { way, tracking, lots, locationId, quantity, today } = place;
  // A lot that is named for the first time can only come in: a correction may turn its sign meanwhile.
  if (picks !== null) return way === 'in' ? picks : picks.filter((pick) => !pick.isNew);
  if (way === 'in') return [];
  const here = lotsAt(lots, locationId);
  // Which piece it is nobody can guess, unless all of them go.
  if (tracking === 'serial' && here.reduce((sum, { onHand }) => sum + onHand, 0) > quantity) return [];
  return firstToExpire(here, quantity, today).flatMap((share) => {
    const lot = here.find((one) => one.lotId === share.lotId);
    return lot ? [{ ...chosen(lot), quantity: share.quantity, readable: true }] : [];
  });
}

function chosen({ lotId: id, code, expiresOn }: Pick<LotStock, 'lotId' | 'code' | 'expiresOn'>): LotChoice {
  return { lotId: id, code, expiresOn, isNew: false };
}

/** What a whole code names: a lot that is known, or, where lots come in, a new one; null where it names none. */
export function lotOfCode(text: string, { variantId, lots, way }: LotPlace): LotChoice | null {
  if (foldCode(text) === '') return null;
  const id = lotId(variantId, text);
  const known = lots?.lots.find((lot) => lot.lotId === id);
  if (known) return chosen(known);
  return way === 'in' ? { lotId: id, code: cleanCode(text), expiresOn: null, isNew: true } : null;
}

/**
 * The picks with one more lot; a serial number is one piece. Who names a lot where others are proposed for all there is
 * means that one in their place.
 */
export function withChoice(picks: LotPicks, choice: LotChoice, place: LotPlace): readonly LotPick[] {
  const shown = picksOf(picks, place);
  const isMet = picks === null && unsaidOf(shown, place.quantity) <= 0;
  const kept = isMet ? [] : shown;
  if (kept.some((pick) => pick.lotId === choice.lotId)) return kept;
  return [...kept, { ...choice, quantity: place.tracking === 'serial' ? place.one : null, readable: true }];
}

/** How many pieces there are by the serial numbers that are named, where these are more than there are to be shared out. */
export function piecesBeyond(picks: LotPicks, { tracking, one, quantity }: LotPlace): number | null {
  const pieces = tracking === 'serial' && picks ? picks.length * one : 0;
  return pieces > quantity ? pieces : null;
}

/** How many are of each lot: the first of which nothing is said has what the others leave. */
export function quantitiesOf(picks: readonly LotPick[], quantity: number): readonly (number | null)[] {
  const rest = quantity - sumOf(picks);
  const open = picks.findIndex((pick) => pick.quantity === null);
  return picks.map((pick, place) => (place === open ? Math.max(rest, 0) : pick.quantity));
}

/** How many are of no lot; below nought: the lots are more than there are. */
export function unsaidOf(picks: readonly LotPick[], quantity: number): number {
  return quantity - quantitiesOf(picks, quantity).reduce((sum: number, some) => sum + (some ?? 0), 0);
}

/** Whether a serial number is to be taken from where it does not lie by the books: the form waits until it is another (LOT34). */
export function isAway({ lotId: id, quantity }: LotPick, { way, tracking, lots, locationId, one }: LotPlace): boolean {
  if (way === 'in' || tracking !== 'serial' || !lots) return false;
  const here = lotsAt(lots, locationId).find((lot) => lot.lotId === id)?.onHand ?? 0;
  return here < (quantity ?? one);
}

/** Whether a form names a piece that does not lie there: what it would do to the place is not said meanwhile. */
export function namesAway(picks: LotPicks, place: LotPlace | null): boolean {
  return place !== null && picksOf(picks, place).some((pick) => isAway(pick, place));
}

/** The other places where a lot is on hand. */
export function placesBeside(id: LotId, { lots, locationId }: LotPlace): readonly LocationId[] {
  const at = lots?.lots.find((lot) => lot.lotId === id)?.at ?? {};
  // The keys of `at` are location ids; an object's keys lose their type.
  return Object.entries(at).flatMap(([place, onHand]) =>
    place !== locationId && onHand > 0 ? [place as LocationId] : [],
  );
}

function sumOf(picks: readonly LotPick[]): number {
  return picks.reduce((sum, pick) => sum + (pick.quantity ?? 0), 0);
}

/**
 * How many are of each lot and how many of none; null while it cannot be: the lots are not read, a piece does not lie there, a
 * quantity is missing, unreadable, or too great.
 */
export function sharesOf(picks: readonly LotPick[], place: LotPlace): readonly LotShare[] | null {
  const { quantity } = place;
  if (!place.lots || picks.some((pick) => isAway(pick, place))) return null;
  const quantities = quantitiesOf(picks, quantity);
  const unsaid = unsaidOf(picks, quantity);
  if (!isSaid(picks, quantities) || unsaid < 0) return null;
  const shares = picks.flatMap(({ lotId: id }, at): LotShare[] => {
    const some = quantities[at] ?? 0;
    return some > 0 ? [{ lotId: id, quantity: some }] : [];
  });
  return unsaid > 0 ? [...shares, { quantity: unsaid }] : shares;
}

function isSaid(picks: readonly LotPick[], quantities: readonly (number | null)[]): boolean {
  return quantities.every((some, place) => some !== null && picks[place]?.readable);
}

/** What an act is asked of the lots; null while it cannot be: a quantity is missing, unreadable, or too great. */
export function namedLots(picks: readonly LotPick[], quantity: number): readonly NamedLot[] | null {
  const quantities = quantitiesOf(picks, quantity);
  return isSaid(picks, quantities) && unsaidOf(picks, quantity) >= 0 ? lotsNamed(picks, quantity) : null;
}

/** The lots of picks with how many are of each, where any are. */
export function lotsNamed(picks: readonly LotPick[], quantity: number): readonly NamedLot[] {
  const quantities = quantitiesOf(picks, quantity);
  return picks.flatMap(({ code, expiresOn }, place): NamedLot[] => {
    const some = quantities[place] ?? 0;
    return some > 0 ? [{ code, expiresOn, quantity: some }] : [];
  });
}

/** What an act is asked of the lots of one product: nothing where it has none, null while the form waits for something. */
export function lotsAsked(picks: LotPicks, place: LotPlace | null): readonly NamedLot[] | null {
  if (!place) return [];
  return place.lots && !namesAway(picks, place) ? namedLots(picksOf(picks, place), place.quantity) : null;
}
