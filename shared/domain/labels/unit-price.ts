import { parseDecimal, scaleDecimal } from '#shared/domain/values/decimal.ts';

/** What a price is told for: shelves compare by the kilogram, the litre and the metre. */
export type PriceUnit = 'kg' | 'l' | 'm';
/** How much is in a pack, in millionths of its unit: milligrams of a kilogram. */
export type Measure = { readonly millionths: number; readonly unit: PriceUnit };

/** Weights and volumes only: a length in a name is mostly the size of the thing, not how much of it there is. */
const units: ReadonlyMap<string, readonly [PriceUnit, number]> = new Map([
  ['g', ['kg', 1_000]],
  ['kg', ['kg', 1_000_000]],
  ['ml', ['l', 1_000]],
  ['cl', ['l', 10_000]],
  ['dl', ['l', 100_000]],
  ['l', ['l', 1_000_000]],
]);
const written =
  /(?<![\p{L}\d.,])(?:(\d{1,3})\s?[x×]\s?)?(\d{1,6}(?:[.,]\d{1,3})?)\s?(kg|g|ml|cl|dl|l)(?![\p{L}\d²³])/giu;

/** The measure a text writes (`250 g`, `6 x 0,33 l`); null where it writes none, more than one, or can be read two ways. */
export function measureIn(text: string): Measure | null {
  const found = [...text.matchAll(written)];
  const [, packs = '1', figure = '', word = ''] = found.length === 1 ? (found[0] ?? []) : [];
  const unit = units.get(word.toLowerCase());
  if (!unit || /^[^0].*[.,]\d{3}$/.test(figure)) return null;
  const decimal = parseDecimal(figure.replace(',', '.'), '.');
  const scaled = decimal && scaleDecimal(decimal, 3);
  const millionths = (Number(packs) * (scaled?.units ?? 0) * unit[1]) / 1_000;
  return millionths > 0 ? { unit: unit[0], millionths } : null;
}

const soldBy: ReadonlyMap<string, PriceUnit> = new Map([
  ['kg', 'kg'],
  ['l', 'l'],
  ['m', 'm'],
]);

/**
 * What `price` (minor units for one) comes to for a kilogram, litre or metre, rounded half up: the price itself where
 * it is sold by one of these, else by the measure its name writes; null where neither is known.
 */
export function unitPriceOf(
  price: number,
  { name, unit }: { readonly name: string; readonly unit: string | null },
): { readonly minor: number; readonly per: PriceUnit } | null {
  const sold = soldBy.get((unit ?? '').trim().toLowerCase());
  if (sold) return { minor: price, per: sold };
  const measure = measureIn(name);
  if (!measure) return null;
  const pack = BigInt(measure.millionths);
  return { minor: Number((BigInt(price) * 2_000_000n + pack) / (pack * 2n)), per: measure.unit };
}
