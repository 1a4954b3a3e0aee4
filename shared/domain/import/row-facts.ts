import type { ProductType, VariantOption } from '#shared/domain/operations/rows.ts';
import type { Field } from './field.ts';
import { leftOut, noted, refused } from './problem.ts';
import { readMoney } from './figure-cells.ts';
import { type ListedVariation, variationsIn } from './listed-variations.ts';
import { rowPlace } from './place-cells.ts';
import { readExtras } from './extra-cells.ts';
import type { ProductExtras, VariantDraft } from './product-draft.ts';
import type { Reading, Role, RowType } from './reading.ts';
import { type Columns, optionField } from './row-cells.ts';
import { withinLimits } from './row-limits.ts';
import type { Row } from './table.ts';
import { categoryPath, codeCell, commaList, isCellError, isYesOrNo, lineOf, proseOf, yesOrNo } from './text.ts';
import { paired, readVariant } from './variant-cells.ts';

/** Everything one row says, read but not yet joined with other rows. */
export type RowFacts = {
  readonly row: number;
  readonly role: Role;
  /** What ties the row to others: a handle, a product id, or the SKU or `id:` of its parent. */
  readonly parent: string;
  readonly kind: ProductType;
  readonly name: string;
  readonly category: string;
  readonly supplier: string;
  readonly description: string;
  readonly extras: ProductExtras;
  readonly archived?: boolean;
  /** The place its stock is at, where rows name places; else empty. */
  readonly place: string;
  /** Minor units to add to the price of its product. */
  readonly surcharge?: number;
  /** The places of rows that were joined with it. */
  readonly seenAt?: readonly string[];
  /** Other rows of the file that tell about the same variant. */
  readonly moreRows?: readonly number[];
  /** The variants that a product's own row lists. */
  readonly variations?: readonly ListedVariation[];
  /** Names of options, by their place; a product's own row may name them for all of its variants. */
  readonly optionNames: readonly string[];
  /** As far as the row alone can tell: an option's name may stand in another row of the product, and is empty here. */
  readonly variant: VariantDraft;
};

const LONGEST_NAME = 500;

/** Reads one row; undefined where it is refused or empty. Every reason is reported, not only the first. */
export function rowFacts(row: Row, reading: Reading): RowFacts | undefined {
  if (row.cells.every((cell) => cell.trim() === '')) return undefined;
  const { problems } = reading;
  const before = problems.length;
  const facts = withinLimits(readRow(row, reading), row, reading);
  for (let at = before; at < problems.length; at++) if (problems[at]?.severity === 'refused') return undefined;
  return facts;
}

function readRow(row: Row, reading: Reading): RowFacts {
  const { columns, style, problems } = reading;
  reportExtraCells(row, reading);
  const text = (field: Field) => lineOf(columns.cell(row, field), style);
  const said = rowType(text('kind'), row, reading);
  const type: RowType = reading.kits.kits.has(row.row) ? { ...said, kind: 'kit' } : said;
  const parent = codeCell(columns.cell(row, 'parent'), style).trim();
  const called = text('name');
  const isLong = called.length > LONGEST_NAME;
  if (isLong) problems.push(leftOut('name-too-long', columns.place(row, columns.index('name'))));
  const ofName = optionsInName(called);
  const name = isLong || ofName ? '' : called;
  reportLots(row, reading);
  reportErrors(row, reading);
  const variant = readVariant(row, type, reading);
  return {
    row: row.row,
    role: roleOf(row, type.role, parent, reading),
    parent,
    kind: type.kind,
    name,
    category: readCategory(row, reading),
    supplier: text('supplier') || nameOf(row, 'supplierId', reading.context.names?.suppliers, reading),
    description: proseOf(columns.cell(row, 'description'), style),
    extras: readExtras(row, reading),
    archived: readArchived(row, columns),
    place: rowPlace(row, reading),
    ...(columns.has('surcharge') && { surcharge: readMoney(row, columns.index('surcharge'), reading) }),
    optionNames: columns.optionSlots.map((slot) => text(optionField('Name', slot))),
    ...(columns.has('variations') && { variations: variationsIn(columns.cell(row, 'variations')) }),
    variant: ofName ? { ...variant, options: ofName } : variant,
  };
}

/** Whether the product is out of use: by its own column, or by one that says whether it is active. */
function readArchived(row: Row, columns: Columns): boolean | undefined {
  if (columns.has('archived')) return yesOrNo(columns.cell(row, 'archived'));
  const state = columns.cell(row, 'status');
  const said = yesOrNo(state);
  return isYesOrNo(state) ? !said : said;
}

/** BigCommerce writes a variant's options where its name stands: `[RT]Size=S,[CS]Colour=Red:#ff0000`. */
function optionsInName(name: string): readonly VariantOption[] | undefined {
  if (!/^\[[A-Z]{1,3}\][^=]+=/.test(name)) return undefined;
  // What a swatch looks like is no part of its name.
  return paired(name.replace(/\[[A-Z]{1,3}\]|:#[0-9a-f]{3,8}(?:\|#[0-9a-f]{3,8})*(?=,\[|$)/gi, ''));
}

/** Lots, best-before days and bins are told: their stock is brought in, but not told apart by them. */
function reportLots(row: Row, { columns, problems, hasPlaces }: Reading): void {
  const fields: readonly Field[] = hasPlaces ? ['lot', 'expiry', 'bin'] : ['lot', 'expiry', 'bin', 'location'];
  for (const field of fields)
    if (columns.cell(row, field).trim() !== '')
      problems.push(leftOut('lot-left-out', columns.place(row, columns.index(field))));
}

/** A formula that failed says nothing; that it stood there is told. */
function reportErrors(row: Row, { columns, problems, style }: Reading): void {
  if (style === 'own' || !row.cells.some((cell) => cell.startsWith('#'))) return;
  row.cells.forEach((cell, index) => {
    if (columns.isUsed(index) && isCellError(cell)) problems.push(leftOut('cell-is-error', columns.place(row, index)));
  });
}

function reportExtraCells(row: Row, { columns, problems }: Reading): void {
  if (row.cells.length <= columns.width) return;
  const extra = row.cells.findIndex((cell, index) => index >= columns.width && cell.trim() !== '');
  if (extra >= 0) problems.push(refused('row-too-long', { row: row.row, value: row.cells[extra] }));
}

const simpleRow: RowType = { role: 'alone', kind: 'simple' };

const headWords = [
  'product',
  'parent',
  'master',
  'configurable',
  'template',
  'item group',
  'parent product',
  'variable product',
  'configurable product',
] as const;

/** What WooCommerce's `Type` cell, or our own, says a row is. */
function rowType(cell: string, row: Row, { columns, problems, source, hasVariations }: Reading): RowType {
  if (cell === '' && !columns.has('giftCard')) return simpleRow;
  const words = new Set(
    cell
      .toLowerCase()
      .split(',')
      .map((word) => word.trim().replaceAll('_', ' ')),
  );
  const isOneOf = (...some: readonly string[]) => some.some((word) => words.has(word));
  if (source !== 'stockroom' && source !== 'woocommerce') {
    if (isOneOf(...headWords)) return { role: 'head', kind: 'simple' };
    // Ecwid has a row for each value of an option, beside those of its variations.
    // Sortly has one for each folder, BigCommerce for each picture and each rule about a price.
    if (isOneOf('product option', 'folder', 'rule', 'image', 'video')) return { role: 'extra', kind: 'simple' };
    if (isOneOf('variant', 'child', 'sku', 'product variation', 'child product'))
      return { role: 'child', kind: 'simple' };
  }
  const role: Role = words.has('variation')
    ? 'child'
    : words.has('variable') && (source === 'woocommerce' || hasVariations) && columns.cell(row, 'parent').trim() === ''
      ? 'parent'
      : 'alone';
  if (words.has('grouped') || words.has('kit')) return { role, kind: 'kit' };
  if (words.has('external')) return { role, kind: 'external' };
  if (words.has('virtual') || words.has('downloadable') || yesOrNo(columns.cell(row, 'giftCard')))
    return { role, kind: 'virtual' };
  if (words.has('variable')) return { role, kind: 'variable' };
  if (cell !== '' && !isOneOf('simple', 'variation', 'item'))
    problems.push(noted('kind-unknown', columns.place(row, columns.index('kind'))));
  return { role, kind: 'simple' };
}

function roleOf(row: Row, role: Role, parent: string, { source, columns }: Reading): Role {
  if (role !== 'alone' || source === 'woocommerce' || parent === '') return role;
  return source === 'shopify' && !shopifyHasVariant(row, columns) ? 'extra' : 'child';
}

/** Shopify repeats a handle for further pictures; such a row tells nothing about a variant. */
function shopifyHasVariant(row: Row, columns: Columns): boolean {
  const fields: readonly Field[] = ['sku', 'price', 'barcode', 'stock', 'optionValue1', 'name'];
  return fields.some((field) => columns.cell(row, field).trim() !== '');
}

function readCategory(row: Row, reading: Reading): string {
  const { columns, style, source, context } = reading;
  const text = lineOf(columns.cell(row, 'category'), style);
  // A web shop puts a product into several categories; Stockroom keeps the first.
  const first = source === 'woocommerce' ? (commaList(text)[0] ?? '') : source === 'wix' ? firstCollection(text) : text;
  return style === 'own' ? first : categoryPath(first || nameOf(row, 'categoryId', context.names?.categories, reading));
}

/** The first collection of Wix beside the one that holds everything. */
function firstCollection(text: string): string {
  const collections = text.split(';').map((one) => one.trim());
  return collections.find((one) => !/^all (?:products|collections)$/i.test(one)) ?? '';
}

function nameOf(row: Row, field: Field, names: ReadonlyMap<string, string> | undefined, { columns }: Reading): string {
  return names?.get(columns.cell(row, field).trim()) ?? '';
}
