import { describe, expect, test } from 'vitest';
import type { Encoding } from '#shared/domain/import/encodings.ts';
import { clashOf } from '#shared/domain/import/sheet-choice.ts';
import { encode } from '#tests/fixtures/import/encode.ts';
import { type Sheet, xlsx } from '#tests/fixtures/import/workbooks.ts';
import { readFiles } from './read-files.ts';

const read = async (
  contents: Readonly<Record<string, Uint8Array | string>>,
  encodings: readonly (Encoding | null)[] = [],
) => {
  // A Uint8Array of this program never lies in memory that is shared.
  const files = Object.entries(contents).map(([name, content]) => new File([content as BlobPart], name));
  const context = { signal: new AbortController().signal, report: () => undefined };
  const answer = await readFiles({ files, encodings }, context);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.map((one) => one.file);
};
const products = (name: string, rows: number, more: Partial<Sheet> = {}): Sheet => ({
  name,
  rows: [['SKU', 'Name', 'Price'], ...Array.from({ length: rows }, (_row, i) => [`${name}-${i}`, `Bowl ${i}`, 12.5])],
  ...more,
});

describe('sheets to choose', () => {
  test('[IMP180] the understood sheet with the most rows is proposed, never a hidden one beside others', async () => {
    const book = xlsx({
      sheets: [
        { name: 'Notes', rows: [['Remember to order'], ['Call the printer']] },
        products('Shop', 3),
        products('Old', 9, { state: 'hidden' }),
        products('Attic', 2),
      ],
    });
    const files = await read({ 'stock.xlsx': book });
    expect(files.map((file) => [file.name, file.state === 'read' && file.isChosen])).toEqual([
      ['stock.xlsx · Notes', false],
      ['stock.xlsx · Shop', true],
      ['stock.xlsx · Old', false],
      ['stock.xlsx · Attic', false],
    ]);
    expect(files.every((file) => file.state === 'read' && file.isAsked && file.from === 0)).toBe(true);
  });

  test('[IMP180] a workbook with one table is not asked about, and keeps its own name', async () => {
    const book = xlsx({ sheets: [products('Shop', 3), { name: 'Empty', rows: [] }] });
    expect(await read({ 'stock.xlsx': book })).toMatchObject([
      { state: 'read', name: 'stock.xlsx', rows: 3, encoding: null, isAsked: false, isChosen: true },
    ]);
  });

  test('[IMP180] what belongs to a table is proposed with it', async () => {
    const book = xlsx({
      sheets: [
        {
          name: 'Lines',
          rows: [
            ['Order number', 'SKU', 'Quantity'],
            ['9001', 'A', 2],
            ['9001', 'B', 1],
          ],
        },
        products('Shop', 1),
        {
          name: 'Customers',
          rows: [
            ['Customer ID', 'Company name', 'City'],
            ['C1', 'Cafe Ada', 'Bath'],
          ],
        },
      ],
    });
    const files = await read({ 'book.xlsx': book });
    const taken = files.flatMap((file) => (file.state === 'read' && file.isChosen ? [file.mapping] : []));
    expect(taken.length).toBeGreaterThan(0);
    expect(clashOf(taken)).toBeUndefined();
  });

  test('[IMP180] [IMP356] products and orders dropped together are told, products first, and never one of them left out in silence', async () => {
    const orders = 'Order number,Order date,Customer,SKU,Quantity\n7,2026-09-20,Ada,A,1\n';
    const files = await read({ 'a.csv': orders, 'b.csv': 'SKU,Name,Price\nA,Bowl,4.00\n' });
    expect(clashOf(files.flatMap((file) => (file.state === 'read' ? [file.mapping] : [])))).toEqual({
      how: 'apart',
      kind: 'products',
      other: 'orders',
    });
  });

  test('[IMP180] two tables of one kind are found, also where one file was given twice', async () => {
    const files = await read({ 'a.csv': 'SKU,Name\nA,Bowl\n', 'b.csv': 'SKU,Name\nA,Bowl\n' });
    expect(clashOf(files.flatMap((file) => (file.state === 'read' ? [file.mapping] : [])))).toEqual({
      how: 'twice',
      kind: 'products',
    });
  });

  test('[IMP180] orders with their lines, and heads of orders beside them, are not both imported', async () => {
    const files = await read({
      'items.csv': 'Order ID,Sale Date,Item Name,Quantity\n9001,2026-09-03,Mug,2\n',
      'heads.csv': 'Order ID,Sale Date,Full Name\n9001,2026-09-03,Jane Doe\n',
    });
    const mappings = files.flatMap((file) => (file.state === 'read' ? [file.mapping] : []));
    expect([mappings.map(({ kind }) => kind), clashOf(mappings)]).toEqual([
      ['orders', 'order-heads'],
      { how: 'twice', kind: 'orders' },
    ]);
  });
});

describe('encodings to choose', () => {
  test('[IMP181] a guessed encoding is asked about; the chosen one shows how the rows read in it', async () => {
    const polish = encode('SKU,Nazwa\nA,Łyżka\nB,Świecznik\n', 'windows-1250');
    const [guessed] = await read({ 'towary.csv': polish });
    expect(guessed).toMatchObject({
      encoding: 'windows-1250',
      isAsked: true,
      sample: [
        ['A', 'Łyżka'],
        ['B', 'Świecznik'],
      ],
    });
    const [chosen] = await read({ 'towary.csv': polish }, ['windows-1252']);
    expect(chosen).toMatchObject({
      encoding: 'windows-1252',
      isAsked: false,
      sample: [
        ['A', '£y¿ka'],
        ['B', 'Œwiecznik'],
      ],
    });
  });

  test('[IMP181] each of several files has its own, and one that cannot be read does not hide the others', async () => {
    const files = await read(
      {
        'a.csv': encode('SKU,Name\nA,Süßholz\nB,Gefäß\n', 'macintosh'),
        'b.csv': 'SKU,Name\n',
        'c.csv': 'SKU,Name\nA,x\n',
      },
      ['macintosh', null, null],
    );
    expect(files).toMatchObject([
      { state: 'read', encoding: 'macintosh', from: 0 },
      { state: 'failed', from: 1, failure: { code: 'file-no-rows' } },
      { state: 'read', encoding: 'utf-8', from: 2 },
    ]);
  });
});
