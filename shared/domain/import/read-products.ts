import { runWhole } from '#shared/base/whole.ts';
import { quoteFormula } from '#shared/domain/export/formula.ts';
import { type Columns, columnsOf } from './row-cells.ts';
import { groupProductsSteps } from './product-groups.ts';
import { kitRows } from './kit-rows.ts';
import { listedVariants } from './listed-variants.ts';
import { type Mapping, withAnswers } from './mapping.ts';
import { numberStyleSteps } from './number-style.ts';
import { noted, refused, type RowProblem } from './problem.ts';
import type { ReadProducts } from './product-draft.ts';
import { withoutRepeatsSteps } from './repeats.ts';
import type { ReadContext, Reading } from './reading.ts';
import { type RowFacts, rowFacts } from './row-facts.ts';
import { joinedRowsSteps, namesPlaces } from './row-joins.ts';
import { sizeVariants } from './size-grid.ts';
import { noParts, stockPartsSteps } from './stock-parts.ts';
import { allPlaces, isTotalRow } from './total-rows.ts';
import { type CsvTable, type Row, ROWS_PER_STEP, type Steps } from './table.ts';

/** Finds out how the cells of a file about products are to be read, in steps. */
export function* readingSteps(table: CsvTable, mapping: Mapping, context: ReadContext): Steps<Reading> {
  const sign = yield* numberStyleSteps(table, mapping, context.currencyDigits);
  const problems: RowProblem[] = table.oddRows.map((row) => noted('quotes-odd', { row }));
  const style = mapping.source === 'stockroom' ? 'own' : 'foreign';
  const columns = columnsOf(withAnswers(mapping));
  const hasPlaces = namesPlaces(table.rows, columns.index('location'));
  const answers = mapping.answers ?? {};
  const partsOf = answers.parts === 'leave' ? noParts : yield* stockPartsSteps(table.rows, columns, sign, style);
  const about: Omit<Reading, 'partsOf'> = {
    source: mapping.source,
    style,
    columns,
    sign,
    context,
    answers,
    problems,
    hasPlaces,
    isWorkbook: table.delimiter === null,
    kits: kitRows(table.rows, columns),
    hasVariations: columns.has('kind') && table.rows.some((row) => /variation/i.test(columns.cell(row, 'kind'))),
    isResaved: style === 'own' && isResaved(table, columns, context.currencyDigits),
  };
  return { ...about, partsOf };
}

/** Reads a file's rows as products, in steps. Every broken row is listed, none stops the others. */
export function* readProductsSteps(table: CsvTable, mapping: Mapping, context: ReadContext): Steps<ReadProducts> {
  const reading = yield* readingSteps(table, mapping, context);
  const { problems } = reading;
  const facts: RowFacts[] = [];
  const isOfAll = allPlaces(table.rows, reading);
  const isQuoted = reading.style === 'foreign' || table.delimiter !== null;
  for (const [at, written] of table.rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: table.rows.length };
    if (reading.kits.parts.has(written.row)) continue;
    const row = isQuoted ? written : quoted(written);
    const fact = rowFacts(row, reading);
    if (fact && isTotalRow(fact)) problems.push(refused('row-is-total', { row: fact.row, value: fact.name }));
    else if (fact && isOfAll(fact)) problems.push(noted('place-is-total', { row: fact.row, value: fact.place }));
    else if (fact) facts.push(...variantsOf(fact, row, reading));
  }
  const joined = yield* joinedRowsSteps(facts, reading);
  const grouped = yield* groupProductsSteps(joined, mapping.source, problems);
  const products = yield* withoutRepeatsSteps(grouped, problems);
  problems.sort((a, b) => a.row - b.row);
  return { products, problems };
}

/** The variants of a row: itself, those that its cells list, or one for each column of sizes. */
function variantsOf(fact: RowFacts, row: Row, reading: Reading): readonly RowFacts[] {
  return reading.columns.has('sizeStock') ? sizeVariants(fact, row, reading) : listedVariants(fact, row, reading);
}

/** Our own file writes every amount with all places of the currency; a spreadsheet that saves it does not. */
function isResaved({ rows, delimiter }: CsvTable, columns: Columns, digits: number): boolean {
  const ours = new RegExp(`^\\d+${digits > 0 ? `\\.\\d{${digits}}` : ''}$`);
  const amounts = [columns.index('price'), columns.index('cost')];
  const isOther = (cell: string | undefined) => cell !== undefined && cell !== '' && !ours.test(cell);
  return delimiter !== null && rows.some(({ cells }) => amounts.some((index) => isOther(cells[index])));
}

/** A row of our own workbook, whose cells hold texts as they are, written as in our own CSV file. */
function quoted(row: Row): Row {
  return { ...row, cells: row.cells.map((cell) => (isFigure.test(cell) ? cell : quoteFormula(cell))) };
}

const isFigure = /^-?\d+(?:\.\d+)?$/;

/** Reads a file's rows as products, at once. */
export function readProducts(table: CsvTable, mapping: Mapping, context: ReadContext): ReadProducts {
  return runWhole(readProductsSteps(table, mapping, context));
}
