import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type DecimalSign, parseDecimal, scaleDecimal } from './decimal.ts';

/** Where the point stands in a quantity: 0 for things one counts, up to 3 for what one weighs or measures. */
export type Decimals = 0 | 1 | 2 | 3;

/** A quantity above this many whole units is taken for a slip of the hand. */
export const MAX_QUANTITY = 10_000_000;

export type QuantityFailure = Failure<
  'quantity-unreadable' | 'quantity-not-whole' | 'quantity-too-precise' | 'quantity-implausible'
>;

/** A quantity as people write it, as an integer of the smallest unit that `decimals` names. */
export function parseQuantity(text: string, sign: DecimalSign, decimals: Decimals): Result<number, QuantityFailure> {
  const decimal = parseDecimal(text, sign);
  if (!decimal) return fail({ code: 'quantity-unreadable' });
  const scaled = scaleDecimal(decimal, decimals);
  if (!scaled || Math.abs(scaled.units) > MAX_QUANTITY * 10 ** decimals) return fail({ code: 'quantity-implausible' });
  if (!scaled.exact) return fail({ code: decimals === 0 ? 'quantity-not-whole' : 'quantity-too-precise' });
  return done(scaled.units);
}

/** The same quantity counted in smallest units of other places; undefined where it would have to be rounded. */
export function rescaleQuantity(quantity: number, from: Decimals, to: Decimals): number | undefined {
  if (to >= from) return quantity * 10 ** (to - from);
  const units = quantity / 10 ** (from - to);
  return Number.isInteger(units) ? units : undefined;
}

const measured = new Set(
  'kg,kilo,kilogram,kilograms,kilogramm,kilogramme,kilogramo,l,lt,ltr,liter,liters,litre,litres,litro,litros,m,mtr,meter,meters,metre,metres,metro,metros,m2,m²,m3,m³,lb,lbs,pound,pounds,yd,yard,yards,ft,foot,feet,gal,gallon,gallons,кг,килограмм,л,литр,м,метр,м2,м3,公斤,千克,斤,升,米,كجم,كغ,كيلو,كغم,لتر,متر,ק״ג,קג,κιλό,κιλά'.split(
    ',',
  ),
);

/** 3 for a unit one weighs or measures in parts (`kg`, `l`, `m`), 0 for any other. */
export function decimalsOfUnit(unit: string): Decimals {
  return measured.has(unit.trim().toLowerCase().replace(/\.$/, '')) ? 3 : 0;
}
