import { expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { refused } from './problem.ts';
import { refusedRows } from './refused-rows.ts';

const rowsOf = (tables: ReturnType<typeof refusedRows>) =>
  tables.map(({ rows }) => rows.map(({ row, problems }) => [row, problems.map(({ code }) => code)]));

test('[IMP342] refused rows stand as in the file, with why; what is only left out is no refusal', async () => {
  const sheet = await sheetOf('SKU,Name,Price\n010,Tea,1.50\n,,2.50\n020,Jam,abc\n');
  const found = refusedRows([sheet], [refused('identity-missing', { row: 3 })]);
  expect(rowsOf(found)).toEqual([[[3, ['identity-missing']]]]);
  expect(found[0]).toMatchObject({ headers: ['SKU', 'Name', 'Price'], rows: [{ cells: ['', '', '2.50'] }] });
  expect(refusedRows([sheet], [])).toEqual([]);
});

test('[IMP342] a refused order comes with all of its rows', async () => {
  const sheet = await sheetOf(
    'Order number,Order date,SKU,Quantity\n1,2026-09-01,A,1\n,,B,2\n2,2026-09-02,A,1\n3,2026-09-03,A,1\n3,2026-09-03,C,1\n',
  );
  const problems = [
    refused('order-incomplete', { row: 2, value: '1', otherRow: 3 }),
    refused('order-product-unknown', { row: 6, value: 'C' }),
  ];
  expect(rowsOf(refusedRows([sheet], problems))).toEqual([
    [
      [2, ['order-incomplete']],
      [3, []],
      [5, []],
      [6, ['order-product-unknown']],
    ],
  ]);
});
