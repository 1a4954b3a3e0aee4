import { calendarIn, type Zones } from '../values/day.ts';
import { formatDecimal } from '../values/decimal.ts';
import { minorDigits } from '../values/money.ts';
import type { Cell, LocationId, LotId, OrderId, ProductId, VariantId } from '../operations/ids.ts';
import type { Day } from '../operations/rows.ts';

/** What a line says of a variant beside its id. */
export type OutVariant = {
  readonly productId: ProductId;
  readonly sku: string | null;
  /** The product with its options: `Tee, S, Sand`. */
  readonly name: string;
  readonly unit: string | null;
  readonly decimals: 0 | 1 | 2 | 3;
};

/** What ids are called, as the files tell it. */
export type OutNames = {
  readonly variant: (id: VariantId) => OutVariant | undefined;
  /** A place with what it lies in: `Shop / A1`. */
  readonly place: (id: LocationId) => string | null;
  readonly lot: (id: LotId | null | undefined) => string | null;
  readonly order: (id: OrderId | string | null | undefined) => string | null;
};

/** How figures and moments are written. */
export type OutFigures = {
  /** A quantity of a variant, with the point where its unit has it. */
  readonly quantity: (units: number | null | undefined, variant: VariantId) => string | null;
  readonly money: (minor: number | null | undefined) => string | null;
  /** The shop's clock: `2026-11-02 09:30`. */
  readonly time: (at: number | null | undefined) => string | null;
  /** The same moment for programs, exact: `2026-11-02T08:30:15.123Z`. */
  readonly utc: (at: number | null | undefined) => string | null;
  readonly day: (day: Day | null | undefined, moment: number | null) => Day | null;
};

/** A quarter of an hour: no zone changes its clocks within one. */
const STEP_MS = 900_000;

/** Figures of a shop in its currency and zone; moments are read once per quarter of an hour. */
export function outFigures(currency: string, zones: Zones, names: Pick<OutNames, 'variant'>): OutFigures {
  const digits = minorDigits(currency);
  const calendar = calendarIn(zones, 0);
  const offsets = new Map<number, number>();
  const offsetAt = (at: number) => {
    const step = Math.floor(at / STEP_MS);
    const known = offsets.get(step);
    if (known !== undefined) return known;
    const start = step * STEP_MS;
    const offset = Date.parse(`${calendar.timeOf(start).replace(' ', 'T')}:00Z`) - start;
    offsets.set(step, offset);
    return offset;
  };
  const written = (units: number | null | undefined, places: number) =>
    units === null || units === undefined ? null : formatDecimal(units, places);
  const isMoment = (at: number | null | undefined): at is number => typeof at === 'number' && Math.abs(at) < LATEST;
  return {
    quantity: (units, variant) => written(units, names.variant(variant)?.decimals ?? 0),
    money: (minor) => written(minor, digits),
    time: (at) => (isMoment(at) ? new Date(at + offsetAt(at)).toISOString().slice(0, 16).replace('T', ' ') : null),
    utc: (at) => (isMoment(at) ? new Date(at).toISOString() : null),
    day: (day, moment) => calendar.said(day, moment),
  };
}

/** Further away from 1970 no calendar reaches, in any zone. */
const LATEST = 8_600_000_000_000_000;

/** What files are made with. */
export type Out = { readonly names: OutNames; readonly figures: OutFigures };

/** A cell with its figures. */
export type OutLevel = Cell & {
  readonly onHand: number;
  readonly committed: number;
  readonly incoming: number;
  readonly facts: number;
};
