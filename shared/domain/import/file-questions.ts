import type { DecimalSign } from '#shared/domain/values/decimal.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import { headerCurrencies } from './cell-currency.ts';
import type { ColumnFigures, Figures, NamedCurrency } from './column-figures.ts';
import { type ColumnWords, LONGEST_STATE, stateFields } from './column-words.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import type { ColumnUse, DateOrder, Mapping, MappingAnswers, Standing, StateAnswers } from './mapping.ts';
import { commonSign, moneyFields, numberFields } from './number-style.ts';
import { receiptsColumn } from './receipts.ts';
import { foldState, stateMeaning } from './state-meaning.ts';

/** What a file leaves open and only a person knows; `answer` is undefined until it is given. */
export type FileQuestion =
  | {
      readonly about: 'decimal-sign';
      readonly columns: readonly OpenColumn[];
      readonly answer: DecimalSign | undefined;
    }
  | {
      readonly about: 'date-order';
      readonly column: string;
      readonly example: string;
      readonly answer: DateOrder | undefined;
    }
  | {
      readonly about: 'other-currency';
      readonly columns: readonly string[];
      /** Each with how many cells name it; 0: only a header does. */
      readonly currencies: readonly { readonly currency: string; readonly count: number }[];
      readonly answer: MappingAnswers['otherCurrency'];
    }
  | {
      readonly about: 'price-tax';
      readonly column: string;
      readonly tax: 'net' | 'gross';
      readonly answer: MappingAnswers['priceTax'];
    }
  | {
      readonly about: 'order-states';
      /** The commonest ones. */
      readonly words: readonly AskedWord[];
      /** All others together; null where there are none. */
      readonly others: OtherWords | null;
      readonly answer: StateAnswers | undefined;
    }
  | {
      readonly about: 'stock-beside-places';
      readonly column: string;
      /** What the column comes to, and the columns of places together, in thousandths. */
      readonly sum: number;
      readonly ofPlaces: number;
      readonly answer: MappingAnswers['stockBeside'];
    }
  | { readonly about: 'receipts'; readonly column: string; readonly answer: MappingAnswers['receipts'] }
  | { readonly about: 'supplier'; readonly answer: MappingAnswers['supplier'] };

/** A word for the state of an order that is not known; `said`: what a person said that it means. */
export type AskedWord = { readonly word: string; readonly column: string; readonly said: Standing | undefined };

/** Words that are too many to be asked one by one: how many, some of them, what a person said that they mean. */
export type OtherWords = {
  readonly count: number;
  readonly examples: readonly string[];
  readonly said: Standing | undefined;
};

/** A column that can be read two ways, with an example and what it comes to each way. */
export type OpenColumn = {
  readonly header: string;
  readonly example: string;
  readonly as: Readonly<Record<DecimalSign, Figures>>;
};

/** What of the shop decides whether there is a question. */
export type AskedShop = { readonly currency: string; readonly pricesIncludeTax: boolean | null };
type Figured = readonly (ColumnFigures | null)[];

const dateFields: ReadonlySet<Field | null> = new Set<Field | null>(['placedAt', 'dueAt', 'shippedAt', 'cancelledAt']);

/** Everything that a file leaves open, with the answers it has. */
export function fileQuestions(
  mapping: Mapping,
  figures: Figured,
  shop: AskedShop,
  words: readonly ColumnWords[] = [],
): readonly FileQuestion[] {
  if (mapping.source === 'stockroom') return [];
  return [
    ...signQuestion(mapping, figures, shop),
    ...dateQuestion(mapping, figures),
    ...currencyQuestion(mapping, figures, shop),
    ...taxQuestion(mapping, shop),
    ...statesQuestion(mapping, words),
    ...stockQuestion(mapping, figures),
    ...receiptsQuestion(mapping),
    ...supplierQuestion(mapping),
  ];
}

/** Whether everything that only a person knows about a file is answered. */
export function isAnswered(questions: readonly FileQuestion[]): boolean {
  return questions.every((question) => question.answer !== undefined);
}

/** The sign with which a column is read, as far as its figures and the person say; undefined where that is open. */
export function signOfColumn(mapping: Mapping, figures: Figured, index: number): DecimalSign | undefined {
  return figures[index]?.sign ?? mapping.decimalSign ?? commonSign(signsOf(mapping, figures)) ?? undefined;
}

function signsOf({ columns }: Mapping, figures: Figured): readonly (DecimalSign | null | undefined)[] {
  return columns.map(({ field }, index) => (numberFields.has(field) ? figures[index]?.sign : null));
}

function signQuestion(mapping: Mapping, figures: Figured, { currency }: AskedShop): readonly FileQuestion[] {
  const signs = new Set(signsOf(mapping, figures).filter((sign) => sign !== null && sign !== undefined));
  // What the file's other columns prove with one voice holds for all of it.
  if (signs.size === 1) return [];
  // Amounts of a currency without decimals have no sign but that between thousands, unless one of them proves another.
  const isMoneySure =
    minorDigits(currency) === 0 &&
    mapping.columns.every(({ field }, index) => !moneyFields.has(field) || !figures[index]?.sign);
  const columns = mapping.columns.flatMap(({ field, header }, index): OpenColumn[] => {
    const figured = figures[index];
    if (!numberFields.has(field) || !figured?.as || figured.open === null) return [];
    if (isMoneySure && moneyFields.has(field)) return [];
    return [{ header, example: figured.open, as: figured.as }];
  });
  if (columns.length === 0) return [];
  return [{ about: 'decimal-sign', columns, answer: mapping.decimalSign ?? undefined }];
}

function dateQuestion(mapping: Mapping, figures: Figured): readonly FileQuestion[] {
  const at = mapping.columns.flatMap(({ field }, index) => (dateFields.has(field) ? [index] : []));
  if (at.some((index) => figures[index]?.dateOrder)) return [];
  const index = at.find((one) => figures[one]?.openDate);
  const example = index === undefined ? null : figures[index]?.openDate;
  if (index === undefined || !example) return [];
  const column = mapping.columns[index]?.header ?? '';
  return [{ about: 'date-order', column, example, answer: mapping.dateOrder ?? undefined }];
}

function currencyQuestion({ columns, answers }: Mapping, figures: Figured, shop: AskedShop): readonly FileQuestion[] {
  const isOther = ({ mayBe }: NamedCurrency) => !mayBe.includes(shop.currency);
  const ofRows = columns.flatMap(({ field }, index) =>
    field === 'currency' ? (figures[index]?.currencies ?? []) : [],
  );
  const headers: string[] = [];
  const counts = new Map<string, number>();
  const add = (named: readonly NamedCurrency[]) => {
    for (const { mayBe, count } of named) counts.set(mayBe[0] ?? '', (counts.get(mayBe[0] ?? '') ?? 0) + count);
  };
  let isByRow = false;
  for (const [index, { field, header }] of columns.entries()) {
    if (!moneyFields.has(field)) continue;
    const inCells = figures[index]?.currencies ?? [];
    const ofHeader = headerCurrencies(header);
    const named =
      inCells.length > 0 ? inCells : ofRows.length > 0 ? ofRows : ofHeader ? [{ mayBe: ofHeader, count: 0 }] : [];
    const others = named.filter(isOther);
    if (others.length === 0) continue;
    headers.push(header);
    // What a row says of all its amounts counts once.
    if (named !== ofRows || !isByRow) add(others);
    isByRow ||= named === ofRows;
  }
  if (headers.length === 0) return [];
  const currencies = [...counts].map(([currency, count]) => ({ currency, count }));
  return [
    {
      about: 'other-currency',
      columns: headers,
      currencies: currencies.toSorted((one, other) => other.count - one.count),
      answer: answers?.otherCurrency,
    },
  ];
}

/** A price column that a header says to be without tax, in a shop whose prices have it, or the other way round. */
function taxQuestion({ columns, answers }: Mapping, { pricesIncludeTax }: AskedShop): readonly FileQuestion[] {
  const price = columns.find(({ field }) => field === 'price');
  const tax = price && taxOf(price);
  if (!price || !tax || price.by === 'person') return [];
  const isOther = tax === 'net' ? pricesIncludeTax !== false : pricesIncludeTax === false;
  return isOther ? [{ about: 'price-tax', column: price.header, tax, answer: answers?.priceTax }] : [];
}

/** Further apart than this part of the greater one, a stock column is hardly the total of the columns of places. */
const TOTAL_APART = 0.1;

/** A stock column beside columns of places that come to another sum: their total, or one more place. */
function stockQuestion(mapping: Mapping, figures: Figured): readonly FileQuestion[] {
  const { kind, columns, answers } = mapping;
  // Whole numbers are the same with either sign; where it matters, the sign is asked as well.
  const sumOf = (index: number) => figures[index]?.as?.[signOfColumn(mapping, figures, index) ?? '.'].sum ?? 0;
  const at = columns.findIndex(({ field }) => field === 'stock');
  const places = columns.flatMap(({ field }, index) => (field === 'placeStock' ? [index] : []));
  if (kind !== 'products' || at === -1 || places.length === 0) return [];
  const sum = sumOf(at);
  const ofPlaces = places.reduce((all, index) => all + sumOf(index), 0);
  if (Math.abs(sum - ofPlaces) <= TOTAL_APART * Math.max(Math.abs(sum), Math.abs(ofPlaces))) return [];
  const column = columns[at]?.header ?? '';
  return [{ about: 'stock-beside-places', column, sum, ofPlaces, answer: answers?.stockBeside }];
}

/** How the receipts of a till stand, where nothing in the file says it. */
function receiptsQuestion(mapping: Mapping): readonly FileQuestion[] {
  const column = receiptsColumn(mapping);
  return column === undefined ? [] : [{ about: 'receipts', column, answer: mapping.answers?.receipts }];
}

/** Whose price list it is, where no column says it. */
function supplierQuestion({ kind, columns, answers }: Mapping): readonly FileQuestion[] {
  const isSaid = columns.some(({ field }) => field === 'supplier');
  return kind === 'price-list' && !isSaid ? [{ about: 'supplier', answer: answers?.supplier }] : [];
}

function taxOf({ header }: ColumnUse): 'net' | 'gross' | undefined {
  return headerMeaning(foldHeader(header))?.tax;
}

/** So many words are asked one by one; the rarer ones together. */
const MOST_ASKED = 20;
const EXAMPLES = 5;

function statesQuestion({ columns, answers }: Mapping, words: readonly ColumnWords[]): readonly FileQuestion[] {
  const unknown = new Map<string, AskedWord & { count: number }>();
  const said = new Map(Object.entries(answers?.states ?? {}));
  for (const [index, { field, header }] of columns.entries()) {
    if (!stateFields.has(field)) continue;
    for (const { word, count } of words[index] ?? []) {
      const folded = foldState(word);
      const known = unknown.get(folded);
      if (known) known.count += count;
      else if (stateMeaning(word) === undefined)
        unknown.set(folded, { word, column: header, said: said.get(folded), count });
    }
  }
  const all = [...unknown.values()].toSorted((one, other) => rankOf(other) - rankOf(one));
  if (all.length === 0) return [];
  const asked = all.slice(0, MOST_ASKED).map(({ count: _count, ...word }) => word);
  const rest = all.slice(MOST_ASKED);
  const examples = rest.slice(0, EXAMPLES).map(({ word }) => word);
  const others = rest.length === 0 ? null : { count: rest.length, examples, said: answers?.otherStates };
  const isWhole = asked.every((one) => one.said !== undefined) && (others === null || others.said !== undefined);
  return [{ about: 'order-states', words: asked, others, answer: isWhole ? (answers?.states ?? {}) : undefined }];
}

/** Texts that are no words go last. */
function rankOf({ word, count }: { readonly word: string; readonly count: number }): number {
  return word.length > LONGEST_STATE ? 0 : count;
}
