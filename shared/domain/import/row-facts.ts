import type { ProductType, VariantOption } from '#shared/domain/operations/rows.ts';
import { cleanCode, foldCode } from '#shared/domain/values/code.ts';
import { barcodeKey, cleanBarcode, isGtin, isScientific, restoreLeadingZeros } from '#shared/domain/values/gtin.ts';
import { parseMoney } from '#shared/domain/values/money.ts';
import { type Decimals, decimalsOfUnit, parseQuantity } from '#shared/domain/values/quantity.ts';
import type { Field } from './field.ts';
import type { NumberStyle } from './number-style.ts';
import { noted, type RowProblem, refused } from './problem.ts';
import type { BarcodeDraft, VariantDraft } from './product-draft.ts';
import { type Columns, optionField } from './row-cells.ts';
import type { Row } from './table.ts';
import { type CellStyle, categoryPath, codeCell, commaList, lineOf, numberCell, proseOf, yesOrNo } from './text.ts';

/** What readers need to know besides the file. */
export type ReadContext = {
  /** Decimal places of the shop's currency. */
  readonly currencyDigits: number;
  /** Names from other files of the same drop, by the id this file points with. */
  readonly names?: { readonly categories?: ReadonlyMap<string, string>; readonly suppliers?: ReadonlyMap<string, string> };
  /** Places of a variant the shop knows, by folded SKU, so that 2.5 of something weighed is understood. */
  readonly decimalsBySku?: (folded: string) => Decimals | undefined;
};

/** How a row's product is to be put together with others. */
export type Role = 'alone' | 'parent' | 'child' | 'extra';

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
  readonly archived?: boolean;
  /** As far as the row alone can tell: an option's name may stand in another row of the product, and is empty here. */
  readonly variant: VariantDraft;
};

/** What is being read: one file, with all that was found out about it. */
export type Reading = {
  readonly source: string;
  readonly style: CellStyle;
  readonly columns: Columns;
  readonly sign: NumberStyle;
  readonly context: ReadContext;
  readonly problems: RowProblem[];
};

const LONGEST_CODE = 200;
const LONGEST_NAME = 500;

/** Reads one row; undefined where it is refused or empty. Every reason is reported, not only the first. */
export function rowFacts(row: Row, reading: Reading): RowFacts | undefined {
  if (row.cells.every((cell) => cell.trim() === '')) return undefined;
  const { problems } = reading;
  const before = problems.length;
  const facts = readRow(row, reading);
  for (let at = before; at < problems.length; at++) if (problems[at]?.severity === 'refused') return undefined;
  return facts;
}

function readRow(row: Row, reading: Reading): RowFacts {
  const { columns, style, problems } = reading;
  reportExtraCells(row, reading);
  const text = (field: Field) => lineOf(columns.cell(row, field), style);
  const type = rowType(text('kind'), row, reading);
  const parent = codeCell(columns.cell(row, 'parent'), style).trim();
  const name = text('name');
  if (name.length > LONGEST_NAME) problems.push(refused('name-too-long', columns.place(row, columns.index('name'))));
  return {
    row: row.row,
    role: roleOf(row, type.role, parent, reading),
    parent,
    kind: type.kind,
    name,
    category: readCategory(row, reading),
    supplier: text('supplier') || nameOf(row, 'supplierId', reading.context.names?.suppliers, reading),
    description: proseOf(columns.cell(row, 'description'), style),
    archived: yesOrNo(columns.cell(row, columns.has('archived') ? 'archived' : 'status')),
    variant: readVariant(row, type, reading),
  };
}

function readVariant(row: Row, type: RowType, reading: Reading): VariantDraft {
  const { columns, style } = reading;
  const sku = readSku(row, reading);
  const unit = lineOf(columns.cell(row, 'unit'), style);
  const decimals = readDecimals(row, unit, sku, reading);
  return {
    row: row.row,
    sku: filled(sku),
    options: readOptions(row, type.role, reading),
    barcodes: readBarcodes(row, decimals, reading),
    priceMinor: readMoney(row, 'price', reading) ?? readMoney(row, 'salePrice', reading),
    costMinor: readMoney(row, 'cost', reading),
    supplierCode: filled(cleanCode(codeCell(columns.cell(row, 'supplierCode'), style))),
    unit: filled(unit),
    decimals,
    stock: readStock(row, decimals, type, reading),
    reorderPoint: readQuantity(row, 'reorderPoint', decimals, reading),
    onOrder: readQuantity(row, 'onOrder', decimals, reading),
    location: filled(lineOf(columns.cell(row, 'location'), style)),
    foreignId: filled(codeCell(columns.cell(row, 'foreignId'), style).trim()),
  };
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function reportExtraCells(row: Row, { columns, problems }: Reading): void {
  if (row.cells.length <= columns.width) return;
  const extra = row.cells.findIndex((cell, index) => index >= columns.width && cell.trim() !== '');
  if (extra >= 0) problems.push(refused('row-too-long', { row: row.row, value: row.cells[extra] }));
}

type RowType = { readonly role: Role; readonly kind: ProductType };
const simpleRow: RowType = { role: 'alone', kind: 'simple' };

/** What WooCommerce's `Type` cell, or our own, says a row is. */
function rowType(cell: string, row: Row, { columns, problems, source }: Reading): RowType {
  if (cell === '' && !columns.has('giftCard')) return simpleRow;
  const words = new Set(cell.toLowerCase().split(',').map((word) => word.trim()));
  const role: Role = words.has('variation') ? 'child' : words.has('variable') && source !== 'stockroom' ? 'parent' : 'alone';
  if (words.has('grouped') || words.has('kit')) return { role, kind: 'kit' };
  if (words.has('external')) return { role, kind: 'external' };
  if (words.has('virtual') || words.has('downloadable') || yesOrNo(columns.cell(row, 'giftCard'))) return { role, kind: 'virtual' };
  if (words.has('variable')) return { role, kind: 'variable' };
  if (cell !== '' && !words.has('simple') && !words.has('variation')) problems.push(noted('kind-unknown', columns.place(row, columns.index('kind'))));
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

function readSku(row: Row, { columns, style, problems }: Reading): string {
  const index = columns.index('sku');
  const sku = cleanCode(codeCell(row.cells[index] ?? '', style));
  if (isScientific(sku) && style === 'foreign') problems.push(refused('code-scientific', columns.place(row, index)));
  if (sku.length > LONGEST_CODE) problems.push(refused('code-too-long', columns.place(row, index)));
  return sku;
}

function readDecimals(row: Row, unit: string, sku: string, { columns, context, problems }: Reading): Decimals {
  const cell = numberCell(columns.cell(row, 'decimals'));
  if (cell === '0' || cell === '1' || cell === '2' || cell === '3') return ([0, 1, 2, 3] as const)[Number(cell)] ?? 0;
  if (cell !== '') problems.push(refused('decimals-unreadable', columns.place(row, columns.index('decimals'))));
  const known = sku === '' ? undefined : context.decimalsBySku?.(foldCode(sku));
  return known ?? decimalsOfUnit(unit);
}

function readCategory(row: Row, reading: Reading): string {
  const { columns, style, source, context } = reading;
  const text = lineOf(columns.cell(row, 'category'), style);
  // WooCommerce puts a product into several categories; Stockroom keeps the first.
  const first = source === 'woocommerce' ? (commaList(text)[0] ?? '') : text;
  return style === 'own' ? first : categoryPath(first || nameOf(row, 'categoryId', context.names?.categories, reading));
}

function nameOf(row: Row, field: Field, names: ReadonlyMap<string, string> | undefined, { columns }: Reading): string {
  return names?.get(columns.cell(row, field).trim()) ?? '';
}

const noOptions: readonly VariantOption[] = [];

function readOptions(row: Row, role: Role, { source, columns, style }: Reading): readonly VariantOption[] {
  const headed = columns.all('option');
  // A simple product's attributes in WooCommerce describe it; only a variation's tell variants apart.
  if ((columns.optionSlots.length === 0 && headed.length === 0) || (source === 'woocommerce' && role !== 'child')) return noOptions;
  const options: VariantOption[] = [];
  for (const slot of columns.optionSlots) {
    const written = lineOf(columns.cell(row, optionField('Value', slot)), style);
    const value = source === 'woocommerce' ? written.replace(/\\,/g, ',') : written;
    const isDefault = source === 'shopify' && value === 'Default Title';
    if (value !== '' && !isDefault) options.push({ name: lineOf(columns.cell(row, optionField('Name', slot)), style), value });
  }
  for (const index of headed) {
    const value = lineOf(row.cells[index] ?? '', style);
    if (value !== '') options.push({ name: columns.header(index), value });
  }
  return options;
}

const noBarcodes: readonly BarcodeDraft[] = [];

function readBarcodes(row: Row, decimals: Decimals, reading: Reading): readonly BarcodeDraft[] {
  const { columns, style } = reading;
  const barcodeColumns = columns.all('barcode');
  let found: BarcodeDraft[] | undefined;
  for (const [at, index] of barcodeColumns.entries()) {
    const cell = codeCell(row.cells[index] ?? '', style);
    if (cell.trim() === '') continue;
    // A pack size belongs to the barcode column it follows.
    const packColumn = columns.all('packSize').find((pack) => pack > index && pack < (barcodeColumns[at + 1] ?? Number.POSITIVE_INFINITY));
    const packSize = readPackSize(row, packColumn, decimals, reading);
    for (const part of style === 'own' ? [cell] : cell.split(/[,;|\n]/)) {
      const code = readBarcode(part, row, index, reading);
      if (code === '' || found?.some((other) => barcodeKey(other.code) === barcodeKey(code))) continue;
      found ??= [];
      found.push({ code, packSize });
    }
  }
  return found ?? noBarcodes;
}

function readBarcode(text: string, row: Row, index: number, { columns, style, problems }: Reading): string {
  const code = style === 'own' ? cleanCode(text) : cleanBarcode(codeCell(text, style));
  if (code.length > LONGEST_CODE) problems.push(refused('code-too-long', columns.place(row, index)));
  if (style === 'own') return code;
  if (isScientific(code)) problems.push(refused('code-scientific', columns.place(row, index)));
  const restored = restoreLeadingZeros(code);
  if (restored !== undefined) problems.push(noted('zeros-restored', { ...columns.place(row, index), value: `${code} → ${restored}` }));
  else if (/^\d{12,14}$/.test(code) && !isGtin(code)) problems.push(noted('barcode-check-digit', { ...columns.place(row, index), value: code }));
  return restored ?? code;
}

function readPackSize(row: Row, index: number | undefined, decimals: Decimals, { columns, sign, problems }: Reading): number {
  const one = 10 ** decimals;
  const cell = index === undefined ? '' : numberCell(row.cells[index] ?? '');
  if (index === undefined || cell === '') return one;
  const size = parseQuantity(cell, sign(index), decimals);
  if (size.ok && size.value > 0) return size.value;
  problems.push(refused(size.ok ? 'quantity-implausible' : size.failure.code, columns.place(row, index)));
  return one;
}

function readMoney(row: Row, field: 'price' | 'salePrice' | 'cost', { columns, sign, context, problems }: Reading): number | undefined {
  const index = columns.index(field);
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  const money = parseMoney(cell, sign(index), context.currencyDigits);
  if (!money.ok) {
    problems.push(refused(money.failure.code, columns.place(row, index)));
    return undefined;
  }
  if (money.value.rounded) problems.push(noted('money-rounded', columns.place(row, index)));
  return money.value.minor;
}

function readQuantity(row: Row, field: 'stock' | 'reorderPoint' | 'onOrder', decimals: Decimals, { columns, sign, problems }: Reading): number | undefined {
  const index = columns.index(field);
  const cell = numberCell(row.cells[index] ?? '');
  // WooCommerce writes `parent` where a variation's stock is counted with its product.
  if (cell === '' || cell === 'parent') return undefined;
  const quantity = parseQuantity(cell, sign(index), decimals);
  if (quantity.ok && (quantity.value >= 0 || field === 'stock')) return quantity.value;
  problems.push(refused(quantity.ok ? 'quantity-implausible' : quantity.failure.code, columns.place(row, index)));
  return undefined;
}

function readStock(row: Row, decimals: Decimals, { role, kind }: RowType, reading: Reading): number | null {
  const { columns, problems } = reading;
  const place = () => columns.place(row, columns.index('stock'));
  const quantity = readQuantity(row, 'stock', decimals, reading);
  if (quantity === undefined || (columns.has('tracked') && !isTracked(columns.cell(row, 'tracked')))) return null;
  if (role === 'parent' || (kind !== 'simple' && kind !== 'variable')) {
    if (role === 'parent') problems.push(noted('stock-held-by-parent', place()));
    else if (quantity !== 0) problems.push(noted('stock-ignored', place()));
    return null;
  }
  if (quantity < 0) problems.push(noted('stock-negative', place()));
  return quantity;
}

/** Shopify names the system that tracks, others say yes or no; blank is no. */
function isTracked(cell: string): boolean {
  return cell.trim() !== '' && yesOrNo(cell) !== false;
}
