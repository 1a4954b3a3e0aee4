import type { VariantId } from '#shared/domain/operations/ids.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { parseDecimal, scaleDecimal } from '#shared/domain/values/decimal.ts';
import { costOfOne } from '#shared/domain/values/money.ts';
import type { ExistingIndex, ExistingVariant } from './existing.ts';
import { knownByCodes } from './known-by-codes.ts';
import { type ListRow, listRowsSteps, saidOf } from './list-rows.ts';
import type { Mapping } from './mapping.ts';
import { type ImportPlan, type PlanEntry, planOf } from './plan.ts';
import { leftOut, noted, refused } from './problem.ts';
import type { ProductDraft } from './product-draft.ts';
import { readingSteps } from './read-products.ts';
import type { ReadContext, Reading } from './reading.ts';
import { type CsvTable, ROWS_PER_STEP, type Steps } from './table.ts';
import { numberCell } from './text.ts';

/** What a supplier's price list would do: a plan that changes costs, and how many of its rows the shop does not have. */
export type PriceListPlan = ImportPlan & { readonly unknown: number };

type Options = {
  /** Whether what the shop does not have is added; nothing is unless a person asks for it. */
  readonly additions: boolean;
};

type Listing = {
  readonly reading: Reading;
  readonly index: ExistingIndex;
  readonly options: Options;
  /** The supplier of the list, in words; undefined: a row's own cell says it, or nobody does. */
  readonly supplier: string | undefined;
  readonly entries: PlanEntry[];
  /** The row that spoke of a variant, and the cost it named. */
  readonly heard: Map<VariantId, { readonly row: number; readonly cost: number | undefined }>;
  unknown: number;
};

/**
 * Compares a supplier's price list with the shop: it sets the costs of products of that supplier, known by their codes
 * there, and nothing else of them.
 */
export function* planPriceListSteps(
  table: CsvTable,
  mapping: Mapping,
  context: ReadContext,
  index: ExistingIndex,
  options: Options,
): Steps<PriceListPlan> {
  const reading = yield* readingSteps(table, mapping, context);
  const supplier = mapping.answers?.supplier === '' ? undefined : mapping.answers?.supplier;
  const rows = yield* listRowsSteps(table, reading, supplier);
  const listing: Listing = { reading, index, options, supplier, entries: [], heard: new Map(), unknown: 0 };
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: rows.length };
    planRow(row, listing);
  }
  const { entries, unknown } = listing;
  return { ...planOf({ entries, observations: [], problems: reading.problems, places: [] }), unknown };
}

function planRow(row: ListRow, listing: Listing): void {
  const { reading, index } = listing;
  const found = knownByCodes(row.codes, index);
  if (found.state === 'refused') return void reading.problems.push(found.problem);
  const cost = costOf(row, reading);
  if (found.state === 'unknown') return planUnknown(row, cost, listing);
  const { variant } = found;
  const about = { row: row.cells.row, value: saidOf(row.codes) };
  const { supplier } = row.codes;
  if (supplier !== undefined && foldName(variant.supplier ?? '') !== supplier) {
    reading.problems.push(leftOut('other-supplier', { ...about, value: calledBy(variant) }));
    return;
  }
  const before = listing.heard.get(variant.variantId);
  if (before && before.cost !== cost)
    reading.problems.push(refused('matched-twice', { ...about, otherRow: before.row }));
  if (before) return;
  listing.heard.set(variant.variantId, { row: about.row, cost });
  listing.entries.push(entryOf(about.row, variant, cost));
}

function entryOf(
  row: number,
  { variantId, productId, cost: was }: ExistingVariant,
  cost: number | undefined,
): PlanEntry {
  const about = { row, variantId, productId };
  if (cost === undefined || cost === was) return { kind: 'same', ...about };
  return { kind: 'changed', ...about, fields: { cost: { was, value: cost } }, points: [] };
}

/** Something the shop does not have: counted and told, and new where a person asks for it. */
function planUnknown(row: ListRow, cost: number | undefined, listing: Listing): void {
  const { reading, options, entries } = listing;
  const about = { row: row.cells.row, value: saidOf(row.codes) };
  listing.unknown++;
  if (!options.additions) reading.problems.push(leftOut('not-in-shop', about));
  else if (row.codes.name === '') reading.problems.push(refused('name-missing', about));
  else entries.push({ kind: 'new', draft: draftOf(row, cost, listing) });
}

/** A product as the list describes it: what its supplier has in stock is none of the shop's. */
function draftOf(
  { facts, cells }: ListRow,
  costMinor: number | undefined,
  { reading, supplier }: Listing,
): ProductDraft {
  const { stock: _stock, places: _places, reorderPoint: _point, onOrder: _onOrder, ...variant } = facts.variant;
  return {
    source: reading.source,
    kind: facts.kind,
    name: facts.name,
    ...(facts.category !== '' && { category: facts.category }),
    ...(facts.description !== '' && { description: facts.description }),
    supplier: facts.supplier || supplier,
    ...facts.extras,
    variants: [{ ...variant, costMinor, stock: null }],
    rows: [cells.row],
  };
}

/** The cost of one: what the list says, by the quantity that its price is for. */
function costOf({ cells, facts }: ListRow, { columns, sign, problems }: Reading): number | undefined {
  const { costMinor } = facts.variant;
  const index = columns.index('priceFor');
  const cell = numberCell(cells.cells[index] ?? '');
  if (costMinor === undefined || cell === '') return costMinor;
  const figures = /^\D*([\d.,]+)/.exec(cell)?.[1];
  const decimal = figures === undefined ? undefined : parseDecimal(figures, sign(index));
  const thousandths = decimal && scaleDecimal(decimal, 3)?.units;
  // `per piece` says one in words.
  if (figures === undefined) return costMinor;
  if (thousandths === undefined || thousandths <= 0) {
    problems.push(leftOut('price-for-unreadable', columns.place(cells, index)));
    return undefined;
  }
  const cost = costOfOne(costMinor, thousandths, 3) ?? undefined;
  if (cost !== undefined && cost * thousandths !== costMinor * 1000)
    problems.push(noted('money-rounded', columns.place(cells, columns.index('cost'))));
  return cost;
}

function calledBy({ name, supplier }: ExistingVariant): string {
  return supplier === null ? name : `${name} (${supplier})`;
}
