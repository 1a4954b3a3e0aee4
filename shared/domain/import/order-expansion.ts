import type { Field, OrderField } from './field.ts';
import { type GroupColumn, groupColumns } from './line-groups.ts';
import { type ListedLine, linesInCell } from './line-lists.ts';
import type { ColumnUse } from './mapping.ts';
import type { Sheet } from './names.ts';
import { ROWS_PER_STEP, type Row, type Steps } from './table.ts';

const fields = {
  name: 'lineName',
  sku: 'lineSku',
  barcode: 'lineBarcode',
  productId: 'lineProductId',
  options: 'lineOptions',
  quantity: 'quantity',
  unitPrice: 'unitPrice',
  total: 'lineTotal',
} as const satisfies Record<keyof ListedLine, OrderField>;
// Object.keys forgets the key type; the table has no other keys.
const parts = Object.keys(fields) as readonly (keyof ListedLine)[];
const brought: ReadonlySet<Field | null> = new Set<Field | null>(Object.values(fields));

type SomeParts = { readonly [P in keyof ListedLine]?: string };

/**
 * The sheet with a row for every line, where the file has one row for an order and its lines in a cell or side by side. A
 * cell that cannot be taken apart becomes a line that says no quantity, so that its order is refused and told.
 */
export function* linesApartSteps(sheet: Sheet): Steps<Sheet> {
  const { table, mapping } = sheet;
  const at = (field: OrderField) => mapping.columns.flatMap((column, index) => (column.field === field ? [index] : []));
  const [lists, grouped] = [at('lineList'), at('lineGroup')];
  const [told] = [...lists, ...grouped];
  if (told === undefined) return sheet;
  const groups = groupColumns(table.headers).filter(({ index }) => grouped.includes(index));
  const sideBySide = [...new Set(groups.map(({ number }) => number))]
    .toSorted((a, b) => a - b)
    .map((number) => groups.filter((column) => column.number === number));
  const width = mapping.columns.length;
  const rows: Row[] = [];
  for (const [done, row] of table.rows.entries()) {
    if (done % ROWS_PER_STEP === 0) yield { done, total: table.rows.length };
    const head = Array.from({ length: width }, (_cell, index) => row.cells[index] ?? '');
    const lines = [
      ...lists.flatMap((index) => listed(head[index] ?? '')),
      ...sideBySide.flatMap((one) => beside(one, head)),
    ];
    if (lines.length === 0) rows.push(row);
    for (const line of lines) rows.push({ row: row.row, cells: [...head, ...parts.map((part) => line[part] ?? '')] });
  }
  const headerOf = (part: keyof ListedLine) =>
    mapping.columns[groups.find((column) => column.part === part)?.index ?? told]?.header ?? '';
  const columns = [
    ...mapping.columns.map((column): ColumnUse => (brought.has(column.field) ? { ...column, field: null } : column)),
    ...parts.map((part): ColumnUse => ({ header: headerOf(part), field: fields[part], by: 'header' })),
  ];
  // What a workbook keeps as numbers has its point in the column that it comes to stand in, too.
  const points = parts.flatMap((part, slot) =>
    groups.some((column) => column.part === part && table.pointColumns.has(column.index)) ? [width + slot] : [],
  );
  return {
    table: { ...table, rows, pointColumns: new Set([...table.pointColumns, ...points]) },
    mapping: { ...mapping, columns },
  };
}

function listed(cell: string): readonly SomeParts[] {
  return cell.trim() === '' ? [] : (linesInCell(cell) ?? [{ name: cell }]);
}

/** The line of one group of columns; a group without a product, or one that only counts none, is empty. */
function beside(group: readonly GroupColumn[], cells: readonly string[]): readonly SomeParts[] {
  const line: SomeParts = Object.fromEntries(group.map(({ part, index }) => [part, cells[index] ?? '']));
  const isNamed = [line.name, line.sku, line.barcode, line.productId].some((text) => text?.trim());
  return isNamed || /[1-9]/.test(line.quantity ?? '') ? [line] : [];
}
