import type { DecimalSign } from '#shared/domain/values/decimal.ts';
import { headerCurrencies } from './cell-currency.ts';
import type { ColumnFigures, Figures } from './column-figures.ts';
import { type ColumnWords, stateFields } from './column-words.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import type { ColumnUse, DateOrder, Mapping, MappingAnswers, Standing, StateAnswers } from './mapping.ts';
import { commonSign, numberFields } from './number-style.ts';
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
      readonly currency: string;
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
      readonly words: readonly AskedWord[];
      readonly answer: StateAnswers | undefined;
    }
  | { readonly about: 'supplier'; readonly answer: MappingAnswers['supplier'] };

/** A word for the state of an order that is not known; `said`: what a person said that it means. */
export type AskedWord = { readonly word: string; readonly column: string; readonly said: Standing | undefined };

/** A column that can be read two ways, with an example and what it comes to each way. */
export type OpenColumn = {
  readonly header: string;
  readonly example: string;
  readonly as: Readonly<Record<DecimalSign, Figures>>;
};

/** What of the shop decides whether there is a question. */
export type AskedShop = { readonly currency: string; readonly pricesIncludeTax: boolean | null };
type Figured = readonly (ColumnFigures | null)[];

const moneyFields: ReadonlySet<Field | null> = new Set<Field | null>(['price', 'variationPrice', 'salePrice', 'cost']);
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
    ...signQuestion(mapping, figures),
    ...dateQuestion(mapping, figures),
    ...currencyQuestion(mapping, figures, shop),
    ...taxQuestion(mapping, shop),
    ...statesQuestion(mapping, words),
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

function signQuestion(mapping: Mapping, figures: Figured): readonly FileQuestion[] {
  const signs = new Set(signsOf(mapping, figures).filter((sign) => sign !== null && sign !== undefined));
  // What the file's other columns prove with one voice holds for all of it.
  if (signs.size === 1) return [];
  const columns = mapping.columns.flatMap(({ field, header }, index): OpenColumn[] => {
    const figured = figures[index];
    if (!numberFields.has(field) || !figured?.as || figured.open === null) return [];
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
  const ofRows = columns.flatMap(({ field }, index) =>
    field === 'currency' ? (figures[index]?.currencies ?? []) : [],
  );
  const isOther = (candidates: readonly string[]) => !candidates.includes(shop.currency);
  const others = columns.flatMap(({ field, header }, index) => {
    if (!moneyFields.has(field)) return [];
    const inCells = figures[index]?.currencies ?? [];
    const ofHeader = headerCurrencies(header);
    const named = inCells.length > 0 ? inCells : ofRows.length > 0 ? ofRows : ofHeader ? [ofHeader] : [];
    const found = named.find(isOther)?.[0];
    return found === undefined ? [] : [{ header, found }];
  });
  const [first] = others;
  if (!first) return [];
  const headers = others.map(({ header }) => header);
  return [{ about: 'other-currency', columns: headers, currency: first.found, answer: answers?.otherCurrency }];
}

/** A price column that a header says to be without tax, in a shop whose prices have it, or the other way round. */
function taxQuestion({ columns, answers }: Mapping, { pricesIncludeTax }: AskedShop): readonly FileQuestion[] {
  const price = columns.find(({ field }) => field === 'price');
  const tax = price && taxOf(price);
  if (!price || !tax || price.by === 'person') return [];
  const isOther = tax === 'net' ? pricesIncludeTax !== false : pricesIncludeTax === false;
  return isOther ? [{ about: 'price-tax', column: price.header, tax, answer: answers?.priceTax }] : [];
}

/** Whose price list it is, where no column says it. */
function supplierQuestion({ kind, columns, answers }: Mapping): readonly FileQuestion[] {
  const isSaid = columns.some(({ field }) => field === 'supplier');
  return kind === 'price-list' && !isSaid ? [{ about: 'supplier', answer: answers?.supplier }] : [];
}

function taxOf({ header }: ColumnUse): 'net' | 'gross' | undefined {
  return headerMeaning(foldHeader(header))?.tax;
}

/** More unknown words in one file are no states; their orders are refused, and told. */
const MOST_ASKED = 20;

function statesQuestion({ columns, answers }: Mapping, words: readonly ColumnWords[]): readonly FileQuestion[] {
  const asked = new Map<string, AskedWord>();
  const said = new Map(Object.entries(answers?.states ?? {}));
  for (const [index, { field, header }] of columns.entries()) {
    if (!stateFields.has(field)) continue;
    for (const word of words[index] ?? []) {
      const folded = foldState(word);
      if (asked.has(folded) || stateMeaning(word) !== undefined) continue;
      asked.set(folded, { word, column: header, said: said.get(folded) });
    }
  }
  const all = [...asked.values()];
  if (all.length === 0 || all.length > MOST_ASKED) return [];
  const isWhole = all.every((one) => one.said !== undefined);
  return [{ about: 'order-states', words: all, answer: isWhole ? answers?.states : undefined }];
}
