import { unquoteFormula } from '#shared/domain/export/formula.ts';
import { tagsIn } from '#shared/domain/export/tag-list.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { parseDecimal, scaleDecimal } from '#shared/domain/values/decimal.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { taxClassIn } from '#shared/domain/values/tax.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { leftOut } from './problem.ts';
import type { ProductExtras } from './product-draft.ts';
import type { Reading } from './reading.ts';
import type { Row } from './table.ts';
import { lineOf, numberCell, oneLine } from './text.ts';

/** Brand, manufacturer, tags and tax class of a row's product; what is too long is left out and told. */
export function readExtras(row: Row, reading: Reading): ProductExtras {
  const { columns } = reading;
  if (!extraFields.some((field) => columns.has(field))) return none;
  const tags = tagsOf(row, reading);
  const [brand, manufacturer] = [lineWithin(row, 'brand', reading), lineWithin(row, 'manufacturer', reading)];
  return {
    ...(brand !== '' && { brand }),
    ...(manufacturer !== '' && { manufacturer }),
    ...(tags.length > 0 && { tags }),
    ...taxClassOf(row, reading),
  };
}

const extraFields = ['brand', 'manufacturer', 'tags', 'taxClass'] as const;
const none: ProductExtras = {};
const MOST_TAGS = 100;

function lineWithin(row: Row, field: Field, { columns, style, problems }: Reading): string {
  const text = lineOf(columns.cell(row, field), style);
  if (text.length <= mayMake.name) return text;
  problems.push(leftOut('text-too-long', { ...columns.place(row, columns.index(field)), limit: mayMake.name }));
  return '';
}

/** A class of the shop by its name or its rate. Our own file keeps one that the shop has no longer; of another it is left out and told. */
function taxClassOf(row: Row, reading: Reading): ProductExtras {
  const text = lineWithin(row, 'taxClass', reading);
  if (text === '') return none;
  const { columns, style, context, problems } = reading;
  const known = taxClassIn(text, context.taxRates ?? [])?.taxClass;
  if (known !== undefined) return { taxClass: known };
  if (style === 'own') return { taxClass: text };
  problems.push(leftOut('tax-class-unknown', columns.place(row, columns.index('taxClass'))));
  return none;
}

function tagsOf(row: Row, { columns, style, problems }: Reading): readonly string[] {
  const tags = new Map<string, string>();
  const cell = columns.cell(row, 'tags');
  for (const part of style === 'own' ? tagsIn(unquoteFormula(cell)) : cell.split(/[,;|]/)) {
    const tag = style === 'own' ? oneLine(part) : lineOf(part, style);
    if (tag !== '' && tag.length <= mayMake.name && !tags.has(foldName(tag))) tags.set(foldName(tag), tag);
  }
  if (tags.size <= MOST_TAGS) return [...tags.values()];
  problems.push(leftOut('too-many-values', { ...columns.place(row, columns.index('tags')), limit: MOST_TAGS }));
  return [];
}

/** Milligrams of a ten-thousandth of each unit of weight. */
const milligrams: readonly (readonly [RegExp, number])[] = [
  [/\b(?:kg|kgs|kilo|kilos|kilograms?|kilogramm)\b/, 100],
  [/\b(?:mg|milligrams?)\b/, 0.0001],
  [/\b(?:g|gr|grs|gm|gms|grams?|gramm|grammes?)\b/, 0.1],
  [/\b(?:lbs?|pounds?)\b/, 45.359_237],
  [/\b(?:oz|ounces?)\b/, 2.834_952_312_5],
];
/** Nothing in a shop weighs more: ten tons. */
const HEAVIEST = 10_000_000_000;

function factorOf(text: string): number | undefined {
  const words = foldHeader(text);
  return milligrams.find(([word]) => word.test(words))?.[1];
}

/** The weight of one piece in milligrams: its unit stands in the cell, in a column of its own or in the header, else it is left out and told. */
export function readWeight(row: Row, { columns, sign, problems }: Reading): number | undefined {
  const index = columns.index('weight');
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  const [, figures = cell, unit = ''] = /^([\d.,\s]*\d)\s*(\p{L}*)\.?$/u.exec(cell) ?? [];
  const scaled = parseDecimal(figures, sign(index));
  const size = scaled && scaleDecimal(scaled, 4);
  if (size?.units === 0) return undefined;
  // `Variant grams` is in grams, whatever unit a column beside it has for people.
  const ofColumn = factorOf(columns.header(index)) ?? factorOf(numberCell(row.cells[columns.weightUnit] ?? ''));
  const factor = unit === '' ? ofColumn : factorOf(unit);
  const weight = size && factor !== undefined ? Math.round(size.units * factor) : undefined;
  if (weight === 0) return undefined;
  if (weight !== undefined && weight > 0 && weight <= HEAVIEST) return weight;
  problems.push(leftOut(factor === undefined ? 'weight-without-unit' : 'weight-unreadable', columns.place(row, index)));
  return undefined;
}
