import type { VariantId } from '#shared/domain/operations/ids.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { barcodeKey } from '#shared/domain/values/gtin.ts';
import type { ExistingIndex, ExistingVariant } from './existing.ts';
import { readQuantity } from './figure-cells.ts';
import { knownByCodes } from './known-by-codes.ts';
import { type ListRow, listRowsSteps, saidOf } from './list-rows.ts';
import type { Mapping } from './mapping.ts';
import { type ImportPlan, planOf } from './plan.ts';
import { leftOut, noted, type RowProblem } from './problem.ts';
import { readingSteps } from './read-products.ts';
import type { ReadContext, Reading } from './reading.ts';
import { type CsvTable, ROWS_PER_STEP, type Steps } from './table.ts';
import { numberCell } from './text.ts';

/** What a list of counted stock would do: a plan of observations, and how many of its rows the shop does not have. */
export type CountPlan = ImportPlan & { readonly unknown: number };

type Counting = {
  readonly reading: Reading;
  readonly index: ExistingIndex;
  /** What was counted of each variant at each place. */
  readonly seen: Map<string, Seen>;
  /** The places, as the first row of each spells them. */
  readonly places: Map<string, string>;
  unknown: number;
};

type Seen = {
  readonly row: number;
  readonly variantId: VariantId;
  readonly place?: string;
  readonly quantity: number;
};

/**
 * Compares a list of counted stock with the shop: it changes nothing but what is there, and only by counts. Rows of one
 * product at one place add up, as two people may have counted it on two shelves.
 */
export function* planCountSteps(
  table: CsvTable,
  mapping: Mapping,
  context: ReadContext,
  index: ExistingIndex,
): Steps<CountPlan> {
  const reading = yield* readingSteps(table, mapping, context);
  const rows = yield* listRowsSteps(table, reading);
  const counting: Counting = { reading, index, seen: new Map(), places: new Map(), unknown: 0 };
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: rows.length };
    countRow(row, counting);
  }
  const { seen, places, unknown } = counting;
  const observations = [...seen.values()];
  return {
    ...planOf({ entries: [], observations, problems: reading.problems, places: [...places.values()] }),
    unknown,
  };
}

function countRow(row: ListRow, counting: Counting): void {
  const { reading, index } = counting;
  const { problems, columns } = reading;
  const about = { row: row.cells.row, value: saidOf(row.codes) };
  const found = knownByCodes(row.codes, index);
  if (found.state === 'refused') return void problems.push(found.problem);
  if (found.state === 'unknown') {
    counting.unknown++;
    return void problems.push(leftOut('not-in-shop', about));
  }
  const { variant } = found;
  if (variant.inLots) return void problems.push(leftOut('stock-in-lots', { row: about.row }));
  const named = columns.places.filter(({ stock }) => stock >= 0).map(({ place, stock }) => ({ place, at: stock }));
  const cells = named.length > 0 ? named : [{ place: row.facts.place, at: columns.index('counted') }];
  const filled = cells.filter(({ at }) => numberCell(row.cells.cells[at] ?? '') !== '');
  if (filled.length === 0) problems.push(leftOut('count-blank', about));
  for (const { place, at } of filled) {
    const quantity = quantityOf(row, at, variant, reading);
    if (quantity !== undefined) see(row, variant, place, quantity, counting);
  }
}

/** What was counted, in the product's smallest unit; a scan of a carton's code counts all that is in it. */
function quantityOf(
  { cells, codes }: ListRow,
  at: number,
  variant: ExistingVariant,
  reading: Reading,
): number | undefined {
  const { problems, columns } = reading;
  const told: RowProblem[] = [];
  const quantity = readQuantity(cells, at, 'stock', variant.decimals, { ...reading, problems: told });
  // A word in place of a figure says nothing about what was counted.
  const isWord = ({ code }: RowProblem) => code === 'stock-in-words';
  problems.push(...told.map((one) => (isWord(one) ? { ...one, code: 'quantity-unreadable' as const } : one)));
  if (quantity !== undefined && quantity < 0) {
    problems.push(leftOut('quantity-implausible', columns.place(cells, at)));
    return undefined;
  }
  const [code] = codes.sku === undefined && codes.barcodes.length === 1 ? codes.barcodes : [];
  const pack = code && variant.barcodes.find((known) => barcodeKey(known.code) === barcodeKey(code.code));
  const one = 10 ** variant.decimals;
  if (quantity === undefined || !pack || pack.packSize === one) return quantity;
  const value = `${cells.cells[at] ?? ''} × ${pack.packSize / one}`;
  problems.push(noted('counted-in-packs', { ...columns.place(cells, at), value }));
  return Math.round((quantity * pack.packSize) / one);
}

function see(
  { cells, codes }: ListRow,
  { variantId }: ExistingVariant,
  place: string,
  quantity: number,
  counting: Counting,
): void {
  const { seen, places, reading } = counting;
  const folded = foldName(place);
  if (folded !== '' && !places.has(folded)) places.set(folded, place);
  const key = `${variantId} ${folded}`;
  const before = seen.get(key);
  if (before)
    reading.problems.push(noted('counted-together', { row: cells.row, value: saidOf(codes), otherRow: before.row }));
  const row = before?.row ?? cells.row;
  const spelled = places.get(folded);
  seen.set(key, {
    row,
    variantId,
    quantity: (before?.quantity ?? 0) + quantity,
    ...(spelled !== undefined && { place: spelled }),
  });
}
