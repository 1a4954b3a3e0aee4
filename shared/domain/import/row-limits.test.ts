import { describe, expect, test } from 'vitest';
import { mayMake, mayMakeContact } from '#shared/domain/values/limits.ts';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { greenwich } from './order-date.ts';
import { readOrders } from './read-orders.ts';
import { readProducts } from './read-products.ts';
import { MOST_BARCODES } from './row-limits.ts';

const x = (length: number) => 'x'.repeat(length);
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

async function product(column: string, value: string) {
  const rest = { SKU: 'A-1', Name: 'Apple', Price: '1.20', Stock: '3' };
  const cells = Object.entries({ ...rest, [column]: value });
  const { table, mapping } = await sheetOf(
    csv([cells.map(([name]) => name), cells.map(([, cell]) => cell), ...other(cells)]),
  );
  return readProducts(table, mapping, { currencyDigits: 2 });
}

/** A second row that is right: what is wrong with one stops no other. */
function other(cells: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  return [cells.map(([name]) => ({ SKU: 'B-1', Name: 'Banana', Price: '0.80', Stock: '1' })[name] ?? '')];
}

async function order(column: string, value: string, lines = 1) {
  const rest = { 'Order number': '1', 'Order date': '2026-05-10', SKU: 'A-1', 'Product name': 'Apple', Quantity: '1' };
  const cells = Object.entries({ ...rest, [column]: value });
  const row = cells.map(([, cell]) => cell);
  const rows = [cells.map(([name]) => name), ...Array.from({ length: lines }, () => row)];
  return readOrders({ heads: await sheetOf(csv(rows)) }, { currencyDigits: 2, localTime: greenwich });
}

describe('a cell that says more than an act holds', () => {
  test.each([
    ['Category', mayMake.name],
    ['Supplier', mayMake.name],
    ['Unit', mayMake.name],
    ['Supplier code', mayMake.name],
    ['Description', mayMake.text],
  ])(
    '[IMP48] %s: is left out of its row, with the column and the limit; within it nothing is cut',
    async (column, limit) => {
      const { products, problems } = await product(column, x(limit + 1));
      expect(problems).toMatchObject([{ row: 2, severity: 'left-out', code: 'text-too-long', column, limit }]);
      expect(products.map(({ name }) => name)).toEqual(['Apple', 'Banana']);
      expect(JSON.stringify(products)).not.toContain('xxx');
      const whole = await product(column, x(limit));
      expect([whole.problems, whole.products.length]).toEqual([[], 2]);
      expect(JSON.stringify(whole.products)).toContain(x(limit));
    },
  );

  test('[IMP48] more barcodes than one variant takes are left out', async () => {
    const codes = (count: number) => Array.from({ length: count }, (_, i) => `C${i}`).join(';');
    expect((await product('Barcode', codes(MOST_BARCODES + 1))).problems).toMatchObject([
      { row: 2, code: 'too-many-values', column: 'Barcode', limit: MOST_BARCODES },
    ]);
    expect((await product('Barcode', codes(MOST_BARCODES))).problems).toEqual([]);
  });

  test('[IMP48] a cost that comes to more than is kept exactly is left out', async () => {
    const { table, mapping } = await sheetOf(
      csv([
        ['SKU', 'Name', 'Cost', 'Stock'],
        ['A-1', 'Apple', '999999999', '9999999'],
      ]),
    );
    expect(readProducts(table, mapping, { currencyDigits: 2 }).problems).toMatchObject([
      { row: 2, code: 'money-implausible' },
    ]);
  });

  test.each([
    ['Order number', mayMake.name],
    ['Customer name', mayMakeContact.name],
    ['Email', mayMakeContact.email],
    ['Phone', mayMakeContact.phone],
    ['Address', mayMakeContact.address],
  ])('[IMP48] %s of an order refuses the order', async (column, limit) => {
    const { orders, problems } = await order(column, x(limit + 1));
    expect(problems).toMatchObject([{ row: 2, code: 'text-too-long', column, limit }]);
    expect(orders).toEqual([]);
    expect((await order(column, x(limit))).orders.length).toBe(1);
  });

  test('[IMP48] an order of more lines than one act holds is refused whole', async () => {
    const { orders, problems } = await order('SKU', 'A-1', mayMake.rows + 1);
    expect(problems).toMatchObject([{ row: 2, code: 'order-too-many-lines', limit: mayMake.rows }]);
    expect(orders).toEqual([]);
  });
});
