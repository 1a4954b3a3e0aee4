import { currenciesOf } from '#shared/domain/values/currency.ts';
import { type DecimalSign, guessDecimalSign, parseDecimal, scaleDecimal } from '#shared/domain/values/decimal.ts';
import { namedCurrencies, withoutDash } from '#shared/domain/values/money.ts';
import type { DateOrder } from './mapping.ts';
import { figuresIn } from './number-style.ts';
import { guessDateOrder } from './order-date.ts';
import { filledCells, type CsvTable, ROWS_PER_STEP, type Row, type Steps } from './table.ts';

/** What the figures of a column come to, in thousandths, read with one decimal sign. */
export type Figures = {
  readonly count: number;
  /** Cells that are no figure when they are read so. */
  readonly unread: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
};

/** A currency as cells name it: those it may mean, as `$` is that of many countries, and in how many cells it stands. */
export type NamedCurrency = { readonly mayBe: readonly string[]; readonly count: number };

/** What the cells of a column come to, before anybody says what it means. */
export type ColumnFigures = {
  /** null: the column holds other things than figures. */
  readonly as: Readonly<Record<DecimalSign, Figures>> | null;
  /** The sign its own cells prove; null where they leave it open, or have none. */
  readonly sign: DecimalSign | null;
  /** A cell that is another number with the other sign, where nothing in the column tells which. */
  readonly open: string | null;
  /** Currencies that cells name. */
  readonly currencies: readonly NamedCurrency[];
  /** How many cells are parts of a piece, read with each sign. */
  readonly parts: Readonly<Record<DecimalSign, number>>;
  /** A date that is another day with the month first, where nothing in the column tells which. */
  readonly openDate: string | null;
  readonly dateOrder: DateOrder | null;
};

const SAMPLE = 300;
const MOST = 0.5;
/** More names of currencies in one column are no currencies. */
const MOST_CURRENCIES = 20;
/** A longer cell is neither a figure nor a date. */
const LONGEST = 40;

/** A table, and the columns whose figures a workbook keeps as numbers: they have a point, whatever they look like. */
type Figured = Pick<CsvTable, 'headers' | 'rows'> & { readonly pointColumns?: ReadonlySet<number> };

/** What each column of a table comes to, in steps; null for columns of words. */
export function* columnFiguresSteps(table: Figured): Steps<readonly (ColumnFigures | null)[]> {
  const sample = table.rows.slice(0, SAMPLE);
  const tallies = table.headers.map((_header, index) => (isTelling(sample, index) ? noTally() : null));
  const telling = tallies.flatMap((into, index) => (into ? [{ index, into }] : []));
  for (const [at, { cells }] of table.rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: table.rows.length };
    for (const { index, into } of telling) {
      const cell = cells[index];
      if (cell && !tallyPlain(cell, into)) tally(cell.trim(), into);
    }
  }
  return tallies.map((found, index) => {
    if (!found) return null;
    const figures = figuresOfColumn(found);
    return table.pointColumns?.has(index) ? { ...figures, sign: '.', open: null } : figures;
  });
}

/** Whether a column holds figures, dates or names of currencies, by its first rows. */
function isTelling(sample: readonly Row[], index: number): boolean {
  const cells = filledCells(sample, index);
  return cells.length > 0 && cells.filter(tells).length / cells.length >= MOST;
}

const tells = (cell: string): boolean => isFigure(cell) || isDate(cell) || currenciesOf(cell) !== undefined;
const isFigure = (cell: string): boolean =>
  cell.length <= LONGEST && /^[-+(\u2212]?[\d.,\s'\u2019]*\d[\d.,\s'\u2019]*[-)]?$/.test(figuresOf(cell));
const isDate = (cell: string): boolean =>
  cell.length <= LONGEST && /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)/.test(cell);

/** The figures of a cell, without the words and signs of a currency. */
function figuresOf(cell: string): string {
  return /^[\d.,]*$/.test(cell)
    ? cell
    : figuresIn(withoutDash(cell))
        .replace(/\p{Sc}/gu, '')
        .trim();
}

/** One column's figures, added up both ways. */
type Tally = {
  readonly sums: Readonly<Record<DecimalSign, Sum>>;
  readonly parts: Record<DecimalSign, number>;
  /** Cells like `12.50` by their sign, which they prove. */
  readonly plain: Record<DecimalSign, number>;
  /** Other cells with a sign in them. */
  readonly telling: string[];
  readonly dates: string[];
  readonly currencies: Map<string, { readonly mayBe: readonly string[]; count: number }>;
};
type Sum = { -readonly [K in keyof Figures]: Figures[K] };

const signs = ['.', ','] as const;
const noSum = (): Sum => ({ count: 0, unread: 0, sum: 0, least: 0, most: 0 });
const noTally = (): Tally => ({
  sums: { '.': noSum(), ',': noSum() },
  parts: { '.': 0, ',': 0 },
  plain: { '.': 0, ',': 0 },
  telling: [],
  dates: [],
  currencies: new Map(),
});

function tally(cell: string, into: Tally): void {
  if (cell === '' || cell.length > LONGEST || tallyPlain(cell, into)) return;
  if (isDate(cell)) into.dates.push(cell);
  const named = /\d/.test(cell) ? namedCurrencies(cell) : currenciesOf(cell);
  if (named) tallyCurrency(named, into);
  const text = figuresOf(cell);
  if (/[.,]/.test(text)) into.telling.push(text);
  for (const sign of signs) {
    const decimal = parseDecimal(text, sign);
    if (decimal && /[1-9]/.test(decimal.fraction)) into.parts[sign]++;
    addTo(into.sums[sign], decimal && scaleDecimal(decimal, 3)?.units);
  }
}

function tallyCurrency(mayBe: readonly string[], { currencies }: Tally): void {
  const found = currencies.get(mayBe.join());
  if (found) found.count++;
  else if (currencies.size < MOST_CURRENCIES) currencies.set(mayBe.join(), { mayBe, count: 1 });
}

const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
const POINT = '.'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);

/**
 * `12` and `12.50` and their like, which most cells are; with the other sign the latter is no figure. They are found
 * without a pattern, as there may be millions. False where the cell is another, and nothing was added.
 */
function tallyPlain(cell: string, into: Tally): boolean {
  let mark = -1;
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code >= ZERO && code <= NINE) continue;
    if (mark !== -1 || (code !== POINT && code !== COMMA)) return false;
    mark = i;
  }
  if (mark === -1) {
    // More digits are a code.
    const value = cell.length <= 12 ? Number(cell) * 1000 : undefined;
    for (const sign of signs) addTo(into.sums[sign], value);
    return true;
  }
  const places = cell.length - mark - 1;
  if (mark === 0 || mark > 9 || places === 0 || places > 2) return false;
  const [sign, other] = cell.charCodeAt(mark) === POINT ? (['.', ','] as const) : ([',', '.'] as const);
  const fraction = Number(cell.slice(mark + 1)) * (places === 1 ? 100 : 10);
  into.plain[sign]++;
  if (fraction > 0) into.parts[sign]++;
  addTo(into.sums[sign], Number(cell.slice(0, mark)) * 1000 + fraction);
  addTo(into.sums[other], undefined);
  return true;
}

function addTo(sum: Sum, value: number | undefined): void {
  if (value === undefined) {
    sum.unread++;
    return;
  }
  sum.least = sum.count === 0 ? value : Math.min(sum.least, value);
  sum.most = sum.count === 0 ? value : Math.max(sum.most, value);
  sum.sum += value;
  sum.count++;
}

function figuresOfColumn({ sums, parts, plain, telling, dates, currencies }: Tally): ColumnFigures {
  const sign = guessDecimalSign(telling, plain) ?? null;
  const dateOrder = guessDateOrder(dates) ?? null;
  return {
    as: sums['.'].count + sums[','].count > 0 ? sums : null,
    sign,
    open: sign === null ? (telling.find(isOpen) ?? null) : null,
    currencies: [...currencies.values()],
    parts,
    dateOrder,
    openDate: dateOrder === null ? (dates.find(isOpenDate) ?? null) : null,
  };
}

/** Whether a text is another number with the other sign. */
function isOpen(text: string): boolean {
  const [point, comma] = [parseDecimal(text, '.'), parseDecimal(text, ',')];
  return Boolean(point && comma && scaleDecimal(point, 6)?.units !== scaleDecimal(comma, 6)?.units);
}

/** `07/07/2026` is one day either way. */
function isOpenDate(text: string): boolean {
  const [, first, second] = /^(\d{1,2})[-/.](\d{1,2})/.exec(text) ?? [];
  return first !== undefined && Number(first) !== Number(second);
}
