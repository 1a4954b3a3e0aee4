import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { readFile } from '#renderer/sync/import/reader-file.ts';
import { listFile } from './list-file.ts';

type Line = { readonly code: string; readonly stock: string | null; readonly due: string | null };
const columns: readonly ListColumn<Line>[] = [
  { header: 'SKU', kind: 'text', value: ({ code }) => code },
  { header: 'Stock', kind: 'number', value: ({ stock }) => stock },
  { header: 'Due', kind: 'date', value: ({ due }) => due },
];
const written = (lines: readonly Line[], format: 'csv' | 'xlsx', onPiece?: () => boolean) => {
  const work = listFile(lines, columns, { format, name: 'stock', ...(onPiece && { onPiece }) });
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
};
const readBack = async (lines: readonly Line[]) => {
  const file = written(lines, 'xlsx');
  const read = file && (await readFile(file));
  if (!read?.ok) throw new Error('a list that was written can be read');
  return read.value[0].table;
};

type Delivery = { readonly at: string; readonly cost: string | null };
const deliveryColumns: readonly ListColumn<Delivery>[] = [
  { header: 'When', kind: 'moment', value: ({ at }) => at },
  { header: 'Cost', kind: 'money', value: ({ cost }) => cost },
];

/** The text of one part of a workbook. */
async function partOf(file: Blob | null, part: string): Promise<string> {
  return strFromU8(unzipSync(new Uint8Array((await file?.arrayBuffer()) ?? []))[part] ?? new Uint8Array());
}

describe('a list as a workbook', () => {
  test('[STS81] amounts and moments are numbers that show as such; columns are as wide as their cells', async () => {
    const work = listFile(
      [
        { at: '2026-11-02 09:30', cost: '1234.50' },
        { at: 'some time', cost: '12' },
        { at: '2026-11-02 00:00', cost: '1.250' },
      ],
      deliveryColumns,
      { format: 'xlsx', name: 'receipts' },
    );
    let step = work.next();
    while (!step.done) step = work.next();
    const sheet = await partOf(step.value, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<cols><col min="1" max="1" width="18" customWidth="1"/>');
    expect(sheet).toContain('ySplit="1"');
    expect(sheet).toContain('<c s="4"><v>46328.395833333336</v></c><c s="6"><v>1234.50</v></c>');
    expect(sheet).toContain('some time</t></is></c><c s="5"><v>12</v></c>');
    expect(sheet).toContain('<c s="4"><v>46328</v></c><c s="7"><v>1.250</v></c>');
    const read = step.value && (await readFile(step.value));
    expect(read?.ok && read.value[0].table.rows.map(({ cells }) => cells[1])).toEqual(['1234.5', '12', '1.25']);
  });

  test('[IMP182] figures are numbers, days dates, and texts stay what they were', async () => {
    const table = await readBack([
      { code: '010', stock: '90.75', due: '2026-11-02' },
      { code: '=1+1', stock: '-3', due: null },
      { code: '\'quoted <&> "x"', stock: null, due: 'someday' },
      { code: '2-1', stock: '1234567890123456', due: '1899-01-01' },
    ]);
    expect(table.headers).toEqual(['SKU', 'Stock', 'Due']);
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['010', '90.75', '2026-11-02'],
      ['=1+1', '-3'],
      ['\'quoted <&> "x"', '', 'someday'],
      ['2-1', '1234567890123456', '1899-01-01'],
    ]);
    // The column of numbers is known as one, so that no comma in a text can change how it is read.
    expect([...table.pointColumns]).toEqual([1]);
  });

  test('[IMP183] every text comes back as it was, whatever is in it', async () => {
    const unit = fc.constantFrom(
      'a',
      '0',
      '_x000D_',
      '_',
      '\r',
      '\n',
      '\t',
      '\u0007',
      '😀',
      '<',
      '&',
      ' ',
      '=',
      '\ud83d',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit, minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 }),
        async (texts) => {
          const table = await readBack(texts.map((text) => ({ code: `k${text}`, stock: '1', due: null })));
          expect(table.rows.map((row) => row.cells[0])).toEqual(texts.map((text) => `k${text}`));
        },
      ),
      { numRuns: 60, examples: [[['_x000D_😀aaa\ud83d', 'a']]] },
    );
  });

  test('[IMP183] a long list is written in pieces and can be stopped between them', () => {
    const lines = Array.from({ length: 3000 }, (_line, i): Line => ({ code: `K-${i}`, stock: String(i), due: null }));
    for (const format of ['csv', 'xlsx'] as const) {
      let pieces = 0;
      expect(written(lines, format, () => ++pieces < 3)).toBeNull();
      expect(pieces).toBe(3);
      expect(written(lines, format)).toBeInstanceOf(Blob);
    }
  });
});
