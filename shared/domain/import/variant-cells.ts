import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { cleanCode, foldCode } from '#shared/domain/values/code.ts';
import { isScientific } from '#shared/domain/values/gtin.ts';
import { type Decimals, decimalsOfUnit } from '#shared/domain/values/quantity.ts';
import { readBarcodes } from './barcode-cells.ts';
import { readWeight } from './extra-cells.ts';
import { readMoney, readQuantity } from './figure-cells.ts';
import { readPlaces, readPrice } from './place-cells.ts';
import { foldHeader } from './header.ts';
import { isGeneralOption } from './option-headers.ts';
import { leftOut, noted } from './problem.ts';
import type { VariantDraft } from './product-draft.ts';
import { LONGEST_CODE, type Reading, type Role, type RowType } from './reading.ts';
import { type Columns, optionField } from './row-cells.ts';
import type { Row } from './table.ts';
import { type CellStyle, codeCell, lineOf, numberCell, yesOrNo } from './text.ts';
import { isNoCode } from './word-figures.ts';

/** What a row says about its variant, as far as the row alone can tell. */
export function readVariant(row: Row, type: RowType, reading: Reading): VariantDraft {
  const { columns, style } = reading;
  const sku = readSku(row, reading);
  const said = lineOf(columns.cell(row, 'unit'), style);
  // The number of a unit in another program names none.
  const unit = style === 'foreign' && !/\p{L}/u.test(said) ? '' : said;
  const decimals = readDecimals(row, unit, sku, reading);
  return {
    row: row.row,
    sku: filled(sku),
    options: readOptions(row, type.role, reading),
    barcodes: readBarcodes(row, decimals, reading),
    priceMinor: readPrice(row, reading),
    costMinor: readMoney(row, columns.index('cost'), reading),
    supplierCode: filled(cleanCode(codeCell(columns.cell(row, 'supplierCode'), style))),
    unit: filled(unit),
    decimals,
    ...readPlaces(row, decimals, type, reading),
    reorderPoint: readQuantity(row, columns.index('reorderPoint'), 'reorderPoint', decimals, reading),
    ...readOrdering(row, decimals, reading),
    onOrder: readOnOrder(row, decimals, reading),
    ...(columns.has('weight') && { weight: readWeight(row, reading) }),
    ...(columns.has('usualLocation') && { usualLocation: filled(lineOf(columns.cell(row, 'usualLocation'), style)) }),
    foreignId: readId(row, reading),
  };
}

/** How much is bought at a time, as our own file says it. */
function readOrdering(
  row: Row,
  decimals: Decimals,
  reading: Reading,
): Pick<VariantDraft, 'orderUpTo' | 'orderMultiple'> {
  const of = (field: 'orderUpTo' | 'orderMultiple') =>
    readQuantity(row, reading.columns.index(field), 'reorderPoint', decimals, reading);
  const [orderUpTo, orderMultiple] = [of('orderUpTo'), of('orderMultiple')];
  return { ...(orderUpTo !== undefined && { orderUpTo }), ...(orderMultiple && { orderMultiple }) };
}

/** What is ordered already. Shopify counts moves between own locations in, which nobody delivers: that is only told. */
function readOnOrder(row: Row, decimals: Decimals, reading: Reading): number | undefined {
  const { columns, source, problems } = reading;
  const index = columns.index('onOrder');
  const quantity = readQuantity(row, index, 'onOrder', decimals, reading);
  if (source !== 'shopify' || quantity === undefined) return quantity;
  if (quantity > 0) problems.push(leftOut('incoming-left-out', columns.place(row, index)));
  return undefined;
}

/** The id in the program the file comes from; nought is what marketplaces write where a product has no variations. */
function readId(row: Row, { columns, style }: Reading): string | undefined {
  const id = codeCell(columns.cell(row, 'foreignId'), style).trim();
  return style === 'foreign' && id === '0' ? undefined : filled(id);
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function readSku(row: Row, { columns, style, problems, isResaved }: Reading): string {
  const index = columns.ownIndex(row, 'sku');
  const sku = cleanCode(codeCell(row.cells[index] ?? '', style));
  const without = (why: 'code-too-long' | 'code-scientific' | 'code-says-nothing') => {
    problems.push(leftOut(why, columns.place(row, index)));
    return '';
  };
  if (sku.length > LONGEST_CODE) return without('code-too-long');
  if (sku === '' || (style === 'own' && !isResaved)) return sku;
  if (isScientific(sku)) return without('code-scientific');
  if (style === 'own') return sku;
  return isNoCode(sku, 'sku') ? without('code-says-nothing') : sku;
}

function readDecimals(row: Row, unit: string, sku: string, reading: Reading): Decimals {
  const { columns, context, problems } = reading;
  const cell = numberCell(columns.cell(row, 'decimals'));
  if (cell === '0' || cell === '1' || cell === '2' || cell === '3') return ([0, 1, 2, 3] as const)[Number(cell)] ?? 0;
  if (cell !== '') problems.push(leftOut('decimals-unreadable', columns.place(row, columns.index('decimals'))));
  const id = codeCell(columns.cell(row, 'foreignId'), reading.style).trim();
  const ofId = id === '' ? undefined : context.decimalsById?.(id);
  const known = ofId ?? (sku === '' ? undefined : context.decimalsBySku?.(foldCode(sku)));
  return known ?? placesOf(row, unit, reading);
}

/** The places of what is weighed, of the unit, or those that the file's fractions need. */
function placesOf(row: Row, unit: string, { columns, partsOf, problems }: Reading): Decimals {
  const ofUnit = yesOrNo(columns.cell(row, 'weighed')) === true ? 3 : decimalsOfUnit(unit);
  const { places, index } = partsOf(row);
  if (places <= ofUnit) return ofUnit;
  problems.push(noted('places-proposed', columns.place(row, index)));
  return places;
}

const noOptions: readonly VariantOption[] = [];

function readOptions(row: Row, role: Role, { source, columns, style }: Reading): readonly VariantOption[] {
  const headed = columns.all('option');
  // A simple product's attributes in WooCommerce describe it; only a variation's tell variants apart. What Wix writes in
  // a product's own row is the list of all values.
  const isOfProduct = (source === 'woocommerce' && role !== 'child') || role === 'parent' || role === 'head';
  if ((columns.optionSlots.length === 0 && headed.length === 0) || isOfProduct) return noOptions;
  const options: VariantOption[] = [];
  for (const slot of columns.optionSlots) {
    const written = lineOf(columns.cell(row, optionField('Value', slot)), style);
    const value = source === 'woocommerce' ? written.replace(/\\,/g, ',') : written;
    const name = lineOf(columns.cell(row, optionField('Name', slot)), style);
    const isDefault = style === 'foreign' && isNoOption(name, value, source);
    if (value !== '' && !isDefault) options.push(...(style === 'own' ? [{ name, value }] : listed(name, value)));
  }
  const ofSlots = options.length;
  for (const index of headed) {
    const value = lineOf(row.cells[index] ?? '', style);
    const isGeneral = isGeneralOption(foldHeader(columns.header(index)));
    // Square repeats in the variation's name what its options say.
    if (isGeneral && ofSlots > 0) continue;
    if (isGeneral && value === lineOf(columns.cell(row, 'name'), style)) continue;
    const pairs = isGeneral ? paired(value) : undefined;
    if (pairs) options.push(...pairs);
    else if (value !== '') options.push({ name: headedName(row, index, columns, style), value });
  }
  return options;
}

/** What programs write for a product that has no options. */
function isNoOption(name: string, value: string, source: string): boolean {
  if (value === 'Default Title') return source === 'shopify' || /^(?:title)?$/i.test(name);
  return /^title$/i.test(name) && /^default$/i.test(value);
}

/** `Size=S;Colour=Red` or `Size: S, Colour: Red` is two options with their names; `Regular` in such a column is none. */
export function paired(value: string): readonly VariantOption[] | undefined {
  if (/^(?:regular|default|default title)$/i.test(value)) return [];
  // BigCommerce says how each option is shown: `Type=Swatch|Name=Colour|Value=Red[#FF0000]`.
  const shown = [...value.matchAll(/\bName=([^|]{1,60})\|Value=(.*?)(?:\[[^\]]{0,80}\])?\s*\|*\s*(?=Type=|$)/g)];
  if (shown.length > 0) return shown.map(([, name = '', one = '']) => ({ name, value: one.replace(/\s*\|+\s*$/, '') }));
  const parts = valuesOfOne(value.split(/[;|]|,(?=[^,;|=:]{1,60}[=:])/)).map((part) =>
    /^\s*([^=:]{1,60}?)\s*[=:]\s*(.+?)\s*$/.exec(part),
  );
  const options = parts.flatMap((part) => (part ? [{ name: part[1] ?? '', value: part[2] ?? '' }] : []));
  return options.length === parts.length ? options : undefined;
}

/** `Size: S|M|L` lists values of one option: a part without a name goes on the one before it. */
function valuesOfOne(parts: readonly string[]): readonly string[] {
  const filled = parts.filter((part) => part.trim() !== '');
  return filled.reduce<readonly string[]>((found, part) => {
    const before = found.at(-1);
    return before === undefined || /[=:]/.test(part) ? [...found, part] : [...found.slice(0, -1), `${before}|${part}`];
  }, []);
}

/** PrestaShop's `Size:select:0, Colour:color:1` is `Size, Colour`, and `S:0, Red:1` beside it `S, Red`. */
function withoutPositions(name: string, value: string): readonly [string, string] {
  const said = /:(?:select|radio|color):\d+\s*(?=,|$)/g;
  return said.test(name) ? [name.replace(said, ''), value.replace(/:\d+\s*(?=,|$)/g, '')] : [name, value];
}

/** `screen size|RAM` and `13 inch|8GB`, or `Size, Colour` and `S, Red`, are two options in one pair of cells. */
function listed(writtenName: string, writtenValue: string): readonly VariantOption[] {
  const [name, value] = withoutPositions(writtenName, writtenValue);
  const parts = (text: string, mark: string) => text.split(mark).map((part) => part.trim());
  const mark = ['|', ';', ',', '/'].find((one) => {
    const count = parts(name, one).length;
    return count > 1 && count === parts(value, one).length;
  });
  if (mark === undefined && (name !== '' || !value.includes('|'))) return [{ name, value }];
  const names = parts(name, mark ?? '|');
  return parts(value, mark ?? '|').flatMap((part, at) => (part === '' ? [] : [{ name: names[at] ?? '', value: part }]));
}

/** The name of an option whose column is one: its header, unless a column of names without values of its own says it. */
function headedName(row: Row, index: number, columns: Columns, style: CellStyle): string {
  const isAlone = columns.all('option').length === 1 && columns.optionSlots.length === 0;
  const said = isAlone ? lineOf(columns.cell(row, 'optionName1'), style) : '';
  return (
    said ||
    columns
      .header(index)
      .replace(/^product_variation_option_\{?|\}$|^(?:variant|variation|option|attribute|grade|grid) ?[:-] ?/gi, '')
  );
}
