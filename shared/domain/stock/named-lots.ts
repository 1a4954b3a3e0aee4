import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type Cell, type LotId, lotId, type VariantId } from '../operations/ids.ts';
import type { NewLot } from '../operations/operation.ts';
import type { Day, LotFields } from '../operations/rows.ts';
import type { LotShare } from '../orders/picked-lots.ts';
import { timesQuantity } from '../values/money.ts';
import type { AdjustLine } from './adjust.ts';
import { newLot } from './lots.ts';

/** A lot as a person names it, and how many are of it; a code may be that of a lot which nobody has named before. */
export type NamedLot = {
  readonly code: string;
  /** What a new lot is said to expire on; of one that is known its own day stands. */
  readonly expiresOn: Day | null;
  /** Without a sign, in smallest units. */
  readonly quantity: number;
};

export type NamedLotsFailure = Failure<'lot-without-code' | 'lots-above-quantity' | 'lot-quantity' | 'lot-unknown'>;

/** A quantity shared out over its lots, and each of these lots as an act brings it in. */
export type SharedOut = { readonly shares: readonly LotShare[]; readonly lots: readonly NewLot[] };

/**
 * Shares a quantity out over the lots that a person named; what they do not name is of no lot (LOT12). Two spellings of one
 * code are one lot. Lots that are known keep what they are known by, and are brought in once more: so they stand where the
 * act that first brought them in is undone.
 */
export function sharedOut(
  variantId: VariantId,
  quantity: number,
  named: readonly NamedLot[],
  known: (id: LotId) => LotFields | undefined,
  today: Day,
): Result<SharedOut, NamedLotsFailure> {
  const lots = new Map<LotId, NewLot>();
  for (const { code, expiresOn } of named) {
    const id = lotId(variantId, code);
    const lot = known(id) ?? { code, expiresOn, receivedOn: today };
    const made = newLot(variantId, lot.code, lot);
    if (!made.ok) return made;
    lots.set(id, lots.get(id) ?? made.value);
  }
  const shares = sharesOf(variantId, quantity, named);
  return shares.ok ? done({ shares: shares.value, lots: [...lots.values()] }) : shares;
}

/** As `sharedOut`, of stock that is taken from where it lies: each lot is known, and none is brought in (LOT12). */
export function takenFrom(
  variantId: VariantId,
  quantity: number,
  named: readonly NamedLot[],
  known: (id: LotId) => LotFields | undefined,
): Result<readonly LotShare[], NamedLotsFailure> {
  if (named.some(({ code }) => !known(lotId(variantId, code)))) return fail({ code: 'lot-unknown' });
  return sharesOf(variantId, quantity, named);
}

function sharesOf(
  variantId: VariantId,
  quantity: number,
  named: readonly NamedLot[],
): Result<readonly LotShare[], NamedLotsFailure> {
  const shares = new Map<LotId, number>();
  for (const { code, quantity: some } of named) {
    if (!Number.isInteger(some) || some <= 0) return fail({ code: 'lot-quantity' });
    const id = lotId(variantId, code);
    shares.set(id, (shares.get(id) ?? 0) + some);
  }
  const rest = quantity - [...shares.values()].reduce((sum, some) => sum + some, 0);
  if (rest < 0) return fail({ code: 'lots-above-quantity' });
  const all = [...shares].map(([id, some]): LotShare => ({ lotId: id, quantity: some }));
  return done(rest > 0 ? [...all, { quantity: rest }] : all);
}

/** The cost of a whole line shared out over its parts, so that they add up to it to the minor unit. */
export function sharedCost(costOf: (quantity: number) => number, quantities: readonly number[]): readonly number[] {
  let before = 0;
  return quantities.map((quantity) => {
    const cost = costOf(before + quantity) - costOf(before);
    before += quantity;
    return cost;
  });
}

/** One product of an adjustment before its lots are shared out. */
export type UnsharedLine = Omit<Cell, 'lotId'> & {
  /** With the sign that a person typed. */
  readonly quantity: number;
  /** What one whole unit cost, in minor units. */
  readonly unitCost: number | null;
  readonly decimals: number;
  /** Left out where no lot is named. */
  readonly lots?: readonly NamedLot[];
};

/** The lines of an adjustment for one product, and the lots that they bring in where stock comes in. */
export function linesInLots(
  line: UnsharedLine,
  way: 'in' | 'out',
  known: (id: LotId) => LotFields | undefined,
  today: Day,
): Result<{ readonly lines: readonly AdjustLine[]; readonly lots: readonly NewLot[] }, NamedLotsFailure> {
  const { variantId, locationId, quantity, unitCost, decimals, lots: named = [] } = line;
  const costOf = (some: number) => (unitCost === null ? null : timesQuantity(unitCost, some, decimals));
  if (named.length === 0)
    return done({ lines: [{ variantId, locationId, quantity, costTotal: costOf(quantity) }], lots: [] });
  const shared = sharedOut(variantId, Math.abs(quantity), named, known, today);
  if (!shared.ok) return shared;
  const { shares, lots } = shared.value;
  if (way === 'out' && lots.some(({ id }) => !known(id))) return fail({ code: 'lot-unknown' });
  const quantities = shares.map((share) => (quantity < 0 ? -share.quantity : share.quantity));
  const costs = unitCost === null ? null : sharedCost((some) => timesQuantity(unitCost, some, decimals), quantities);
  const lines = shares.map(
    ({ lotId: lot }, place): AdjustLine => ({
      variantId,
      locationId,
      ...(lot !== undefined && { lotId: lot }),
      quantity: quantities[place] ?? 0,
      costTotal: costs?.[place] ?? null,
    }),
  );
  return done({ lines, lots: way === 'in' ? lots : [] });
}
