import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { cleanCode, foldCode } from '#shared/domain/values/code.ts';
import { isScientific } from '#shared/domain/values/gtin.ts';
import { type Decimals, decimalsOfUnit } from '#shared/domain/values/quantity.ts';
import { readBarcodes } from './barcode-cells.ts';
import { readMoney, readQuantity, readStock } from './figure-cells.ts';
import { refused } from './problem.ts';
import type { VariantDraft } from './product-draft.ts';
import { LONGEST_CODE, type Reading, type Role, type RowType } from './reading.ts';
import { optionField } from './row-cells.ts';
import type { Row } from './table.ts';
import { codeCell, lineOf, numberCell } from './text.ts';

/** What a row says about its variant, as far as the row alone can tell. */
export function readVariant(row: Row, type: RowType, reading: Reading): VariantDraft {
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

const noOptions: readonly VariantOption[] = [];

function readOptions(row: Row, role: Role, { source, columns, style }: Reading): readonly VariantOption[] {
  const headed = columns.all('option');
  // A simple product's attributes in WooCommerce describe it; only a variation's tell variants apart.
  if ((columns.optionSlots.length === 0 && headed.length === 0) || (source === 'woocommerce' && role !== 'child'))
    return noOptions;
  const options: VariantOption[] = [];
  for (const slot of columns.optionSlots) {
    const written = lineOf(columns.cell(row, optionField('Value', slot)), style);
    const value = source === 'woocommerce' ? written.replace(/\\,/g, ',') : written;
    const isDefault = source === 'shopify' && value === 'Default Title';
    if (value !== '' && !isDefault)
      options.push({ name: lineOf(columns.cell(row, optionField('Name', slot)), style), value });
  }
  for (const index of headed) {
    const value = lineOf(row.cells[index] ?? '', style);
    if (value !== '') options.push({ name: columns.header(index), value });
  }
  return options;
}
