import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type Cell, cellId, type LocationId, lotId, type LotId, type VariantId } from '../operations/ids.ts';
import type { Decision, NewLot } from '../operations/operation.ts';
import type { Day, Level, LotFields } from '../operations/rows.ts';
import type { LotShare, TakeLots } from '../orders/picked-lots.ts';
import { cleanCode, foldCode } from '../values/code.ts';
import { daysAfter } from '../values/day.ts';

/** A lot as an act brings it in: its id follows from the variant and the code, however that is spelled (LOT1). */
export function newLot(
  variantId: VariantId,
  code: string,
  { expiresOn, receivedOn }: Omit<LotFields, 'code'>,
): Result<NewLot, Failure<'lot-without-code'>> {
  if (foldCode(code) === '') return fail({ code: 'lot-without-code' });
  return done({ id: lotId(variantId, code), variantId, code: cleanCode(code), expiresOn, receivedOn });
}

/** Brings a lot in without stock: somebody counts some of it before anybody received it (CNT30). */
export function decideNewLot(lot: NewLot): Decision {
  return { type: 'stock.recorded', payload: { group: null, lines: [], incoming: [], note: null, lots: [lot] } };
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

/** A lot or a serial number of which less than nothing is on hand in a cell. */
export type LotBelow = Required<Cell> & { readonly onHand: number };

/** The cells of lots that are below zero: more left than the books had, as where two desks took the same units (LOT35). */
export function lotsBelow(levels: Iterable<Level>): readonly LotBelow[] {
  return [...levels].flatMap(({ variantId, locationId, lotId: lot, onHand }) =>
    lot !== undefined && onHand < 0 ? [{ variantId, locationId, lotId: lot, onHand }] : [],
  );
}

/** What is compared of lots to say which is to go first. */
type Dated = Pick<LotFields, 'code' | 'expiresOn' | 'receivedOn'>;

/** Lots in the order they are to go: the first to expire first, those without a day last, then the first received (LOT9). */
export function byExpiry(one: Dated, other: Dated): number {
  return (
    dayOrder(one.expiresOn, other.expiresOn) ||
    dayOrder(one.receivedOn, other.receivedOn) ||
    (one.code < other.code ? -1 : Number(one.code > other.code))
  );
}

/** The earlier day first; no day behind every day. */
function dayOrder(one: Day | null, other: Day | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

/** How the expiry of a lot stands: good through its day, expired from the next day on (LOT10). */
export type ExpiryStatus = 'none' | 'later' | 'soon' | 'expired';

/** How an expiry day stands on a day; `soon` counts as many days ahead as are given. */
export function expiryStatus(expiresOn: Day | null, today: Day, soon: number): ExpiryStatus {
  if (expiresOn === null) return 'none';
  if (expiresOn < today) return 'expired';
  return expiresOn <= daysAfter(today, soon) ? 'soon' : 'later';
}

/** A lot and what of it is on hand at one place. */
export type LotHere = Dated & { readonly lotId: LotId; readonly onHand: number };

/**
 * Proposes which lots a quantity is of: the first to expire first, until it is met. An expired lot is never proposed, and
 * what no lot holds is of none (LOT11).
 */
export function firstToExpire(lots: readonly LotHere[], quantity: number, today: Day): readonly LotShare[] {
  const good = lots.filter(({ expiresOn, onHand }) => onHand > 0 && expiryStatus(expiresOn, today, 0) !== 'expired');
  let left = quantity;
  const shares = good.sort(byExpiry).flatMap(({ lotId: lot, onHand }): LotShare[] => {
    const some = Math.min(left, onHand);
    left -= some;
    return some > 0 ? [{ lotId: lot, quantity: some }] : [];
  });
  return left > 0 ? [...shares, { quantity: left }] : shares;
}

/** The lots of some variants. */
export type LotsOf = (variantId: VariantId) => VariantLots | undefined;

/** Takes what leaves shelves of their lots, the first to expire first, act after act: nothing is taken twice (ORD17). */
export function takeFirstToExpire(lotsOf: LotsOf, today: Day): TakeLots {
  const taken = new Map<string, Map<LotId | undefined, number>>();
  return (of, quantity) => {
    const gone = taken.get(cellId(of)) ?? new Map<LotId | undefined, number>();
    taken.set(cellId(of), gone);
    const left = lotsAt(lotsOf(of.variantId), of.locationId).map((lot) => {
      return { ...lot, onHand: lot.onHand - (gone.get(lot.lotId) ?? 0) };
    });
    const shares = firstToExpire(left, quantity, today);
    for (const share of shares) gone.set(share.lotId, (gone.get(share.lotId) ?? 0) + share.quantity);
    return shares;
  };
}

/** The lots that are on hand at a place. */
export function lotsAt(lots: VariantLots | undefined, locationId: LocationId | null): readonly LotHere[] {
  if (!lots || locationId === null) return [];
  return lots.lots.flatMap(({ at, ...lot }) => (at[locationId] ? [{ ...lot, onHand: at[locationId] }] : []));
}

/** A lot of a variant, and what of it is on hand at each exact location; a location where it is not is left out. */
export type LotStock = LotFields & {
  readonly lotId: LotId;
  readonly at: { readonly [location: LocationId]: number };
};

/** The lots of a variant, the first to expire first, and what of it lies in no lot at each exact location. */
export type VariantLots = {
  readonly lots: readonly LotStock[];
  readonly without: { readonly [location: LocationId]: number };
};
