import { foldName } from '#shared/domain/values/code.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { type Decimals, rescaleQuantity } from '#shared/domain/values/quantity.ts';
import { readMoney, readQuantity, readStock } from './figure-cells.ts';
import { leftOut, noted } from './problem.ts';
import type { PlaceDraft, VariantDraft } from './product-draft.ts';
import type { Reading, RowType } from './reading.ts';
import type { PlaceColumns } from './row-cells.ts';
import type { Row } from './table.ts';
import { lineOf } from './text.ts';

/** A row's stock: at places that headers name, at the place that the row names, or at no place in particular. */
export function readPlaces(
  row: Row,
  decimals: Decimals,
  type: RowType,
  reading: Reading,
): Pick<VariantDraft, 'stock' | 'places'> {
  const { columns } = reading;
  const total = columns.ownIndex(row, 'stock');
  const named = columns.places.filter(({ stock }) => stock >= 0);
  if (named.length === 0) return { stock: readStock(row, total, decimals, type, reading) };
  const places = columns.places.flatMap((about) => readPlace(row, about, decimals, type, reading));
  if (reading.answers.stockBeside === 'place') return { stock: readStock(row, total, decimals, type, reading), places };
  reportTotal(row, total, places, decimals, reading);
  return { stock: null, places };
}

function readPlace(
  row: Row,
  { place, stock, reorderPoint }: PlaceColumns,
  decimals: Decimals,
  type: RowType,
  reading: Reading,
): readonly PlaceDraft[] {
  const quantity = stock < 0 ? null : readStock(row, stock, decimals, type, reading);
  const point = readQuantity(row, reorderPoint, 'reorderPoint', decimals, reading);
  if (quantity === null && point === undefined) return [];
  return [{ place, stock: quantity, ...(point !== undefined && { reorderPoint: point }) }];
}

/** A total beside the places is never added to them; it is told where they come to another figure. */
function reportTotal(
  row: Row,
  index: number,
  places: readonly PlaceDraft[],
  decimals: Decimals,
  reading: Reading,
): void {
  const { columns, problems } = reading;
  // What is wrong with the total itself is nothing to tell: it is not taken.
  const total = readQuantity(row, index, 'stock', decimals, { ...reading, problems: [] });
  const sum = places.reduce((all, { stock }) => all + (stock ?? 0), 0);
  if (total !== undefined && total !== sum) problems.push(leftOut('total-beside-places', columns.place(row, index)));
}

/** The price: the plain one, else a reduced one, else that of the first place; where places differ, it is told. */
export function readPrice(row: Row, reading: Reading): number | undefined {
  const { columns, context, problems } = reading;
  const plain =
    readMoney(row, columns.ownIndex(row, 'price'), reading) ?? readMoney(row, columns.index('salePrice'), reading);
  const ofPlaces = columns.places.flatMap(({ price }) => {
    const minor = readMoney(row, price, reading);
    return minor === undefined ? [] : [{ minor, price }];
  });
  const first = plain ?? ofPlaces[0]?.minor;
  const other = ofPlaces.find(({ minor }) => minor !== first);
  if (first !== undefined && other) {
    const value = [first, other.minor].map((minor) => formatDecimal(minor, context.currencyDigits)).join(' / ');
    problems.push(noted('price-differs-by-place', { ...columns.place(row, other.price), value }));
  }
  return first;
}

/** The place a row is about; empty where it names none. */
export function rowPlace(row: Row, { columns, style, hasPlaces }: Reading): string {
  return hasPlaces ? lineOf(columns.cell(row, 'location'), style) : '';
}

/** A draft's figures in the smallest unit of other places; undefined where that would need rounding. */
export function rescaledPlaces(
  places: readonly PlaceDraft[],
  from: Decimals,
  to: Decimals,
): readonly PlaceDraft[] | undefined {
  const scaled = places.flatMap(({ place, stock, reorderPoint }): PlaceDraft[] => {
    const quantity = stock === null ? null : rescaleQuantity(stock, from, to);
    const point = reorderPoint === undefined ? undefined : rescaleQuantity(reorderPoint, from, to);
    if (quantity === undefined || (reorderPoint !== undefined && point === undefined)) return [];
    return [{ place, stock: quantity, ...(point !== undefined && { reorderPoint: point }) }];
  });
  return scaled.length === places.length ? scaled : undefined;
}

/** Two lists of places as one: what is at one place is added up. */
export function placesTogether(a: readonly PlaceDraft[], b: readonly PlaceDraft[]): readonly PlaceDraft[] {
  const all = new Map(a.map((about) => [foldName(about.place), about]));
  for (const about of b) {
    const known = all.get(foldName(about.place));
    all.set(
      foldName(about.place),
      known ? { ...known, ...about, place: known.place, stock: sumOf(known.stock, about.stock) } : about,
    );
  }
  return [...all.values()];
}

/** Two figures of one thing; null where neither is told. */
export function sumOf(a: number | null, b: number | null): number | null {
  return a === null ? b : a + (b ?? 0);
}
