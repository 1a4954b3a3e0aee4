import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { fixture } from '#tests/fixtures/import/files.ts';
import { packed, xlsx } from '#tests/fixtures/import/workbooks.ts';
import type { ReadFile } from '#renderer/db/import-work.ts';
import type { JobContext } from '../open-shop.ts';
import { readFiles } from './read-files.ts';
import { readFile } from './reader-file.ts';
import type { ByteSource } from './reader-bytes.ts';

const context: JobContext = { signal: new AbortController().signal, report: () => undefined };
const MB = 1024 * 1024;

/** What is told of a file of this name with these bytes: its rows, or why it cannot be read. */
async function toldOf(name: string, ...parts: readonly (string | Uint8Array)[]): Promise<number | string> {
  const file = new File(
    parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part))),
    name,
  );
  const read = await readFiles({ files: [file] }, context);
  const told: ReadFile = must(read.ok ? read.value[0]?.file : undefined, 'one file is told');
  return told.state === 'read' ? told.rows : told.failure.code;
}

async function tableOf(source: ByteSource) {
  const read = await readFile(source);
  if (!read.ok) return expect.fail(read.failure.code);
  return read.value[0].table;
}

const list = 'SKU,Name\nA-1,Pear\nA-2,Plum\n';
const book = xlsx({
  sheets: [
    {
      name: 'List',
      rows: [
        ['SKU', 'Name'],
        ['A-1', 'Pear'],
      ],
    },
  ],
});
const word = packed({ 'word/document.xml': '<w/>', '[Content_Types].xml': '<Types/>' });

describe('bad input', () => {
  test.each([
    ['list.xlsx', 2, strToU8(list)],
    ['list.csv', 1, book],
    ['list.xls', 1, book],
    ['list.xls', 'file-is-html', strToU8('<html><table><tr><td>SKU</td></tr></table></html>')],
    ['list.xls', 2, strToU8(list.replaceAll(',', '\t'))],
    ['list.xlsx', 'file-is-archive', word],
    ['list.csv', 'file-is-archive', zipSync({ 'list.csv': strToU8(list) })],
    ['list.csv', 'file-is-picture', fixture('picture.png')],
    ['list.csv', 'file-is-binary', fixture('program.bin')],
    ['list.csv', 'file-is-pdf', strToU8('%PDF-1.7 list')],
    ['list.xlsx', 'file-is-excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['profile.json', 'file-is-json', strToU8('{"format":"recipe"}')],
    ['list.csv', 'file-empty', new Uint8Array(0)],
    ['list.xlsx', 'file-is-broken', book.slice(0, book.length / 2)],
  ] as const)('[IMP250] %s is %s, as its bytes say', async (name, told, bytes) => {
    expect(await toldOf(name, bytes)).toBe(told);
  });

  test('[IMP253] 60 MB of one cell end in words, in quotation marks or not, in a text or a workbook', {
    timeout: 60_000,
  }, async () => {
    const cell = (size: number) => new Uint8Array(size * MB).fill(0x61);
    expect(await toldOf('plain.csv', 'SKU,Name\nA-1,', cell(2), '\nA-2,Plum\n')).toBe('file-one-line');
    expect(await toldOf('quoted.csv', 'SKU,Name\nA-1,"', cell(60), '"\nA-2,Plum\n')).toBe('quote-open');
    expect(await toldOf('alone.csv', cell(2))).toBe('file-one-line');
    const text = 'a'.repeat(3 * MB);
    const bomb = xlsx({
      sheets: [
        {
          name: 'List',
          rows: [
            ['SKU', 'Name'],
            ['A-1', text],
          ],
        },
      ],
    });
    expect(bomb.length).toBeLessThan(MB);
    expect(await toldOf('bomb.xlsx', bomb)).toBe('file-unpacks-too-large');
  });

  test('[IMP253] a million empty rows are none, and the row behind them keeps its number', {
    timeout: 60_000,
  }, async () => {
    const { rows } = await tableOf(strToU8(`SKU,Name\n${',\n'.repeat(1_000_000)}A-1,Pear\n`));
    expect(rows).toEqual([{ row: 1_000_002, cells: ['A-1', 'Pear'] }]);
    expect(await toldOf('empty.csv', `SKU,Name\n${'\n'.repeat(1_000_000)}`)).toBe('file-no-rows');
  });

  test('[IMP253] 1,000 columns are read, one more is refused', async () => {
    const wide = (width: number) => {
      const headers = ['SKU', 'Name', ...Array.from({ length: width - 2 }, (_, i) => `Note ${i}`)];
      return `${headers.join(',')}\n${headers.map((_header, i) => `v${i}`).join(',')}\n`;
    };
    const { headers, rows } = await tableOf(strToU8(wide(1_000)));
    expect([headers.length, rows[0]?.cells.length]).toEqual([1_000, 1_000]);
    expect(await toldOf('wide.csv', wide(1_001))).toBe('file-too-many-columns');
  });

  test('[IMP251] of headers under each other the one that says most counts, the others are no rows', async () => {
    const two = await tableOf(strToU8('Artikelnummer;Bezeichnung;Preis\nSKU;Name;Price\nA-1;Pear;1,50\n'));
    expect([two.headers[0], two.rows.map(({ row }) => row)]).toEqual(['Artikelnummer', [3]]);
    const groups = await tableOf(
      strToU8('Article,,,Stock,\nSKU,Name,Barcode,Quantity,Location\nA-1,Pear,,4,Shop\nA-2,Plum,,5,Shop\n'),
    );
    expect([groups.headers, groups.rows.map(({ row }) => row)]).toEqual([
      ['SKU', 'Name', 'Barcode', 'Quantity', 'Location'],
      [3, 4],
    ]);
    const sheet = {
      name: 'List',
      rows: [
        ['SKU', 'Name'],
        ['Artikelnummer', 'Name'],
        ['A-1', 'Pear'],
      ],
    };
    expect((await tableOf(xlsx({ sheets: [sheet] }))).rows.map(({ row }) => row)).toEqual([3]);
  });

  test('[IMP251] a header that stands again is no row; a row that only holds such words is one', async () => {
    const joined = await tableOf(strToU8(`${list}sku,name\nA-3,Fig\nSKU,Name\nA-4,Kiwi\nSKU,\nName,Name tag\n`));
    expect(joined.rows.map(({ cells }) => cells.join(' '))).toEqual([
      'A-1 Pear',
      'A-2 Plum',
      'A-3 Fig',
      'A-4 Kiwi',
      'SKU',
      'Name Name tag',
    ]);
  });

  test('[IMP253] macros and links to outside are never looked at', async () => {
    const plain = {
      sheets: [
        {
          name: 'List',
          rows: [
            ['SKU', 'Name'],
            ['A-1', 'Pear'],
          ],
        },
      ],
    };
    const parts = {
      'xl/vbaProject.bin': 'Sub Auto_Open()',
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
      'xl/macrosheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
    };
    const [with_, without] = await Promise.all([tableOf(xlsx({ ...plain, parts })), tableOf(xlsx(plain))]);
    expect(with_).toEqual(without);
    expect(await toldOf('macros.xlsm', xlsx({ ...plain, parts }))).toBe(1);
  });

  test('[IMP252] a file that changes, gets shorter or goes away while it is read is refused by name', async () => {
    class Changing extends File {
      override slice(): Blob {
        throw new DOMException('changed', 'NotReadableError');
      }
    }
    class Shorter extends File {
      override slice(from?: number): Blob {
        return super.slice(from, 3);
      }
    }
    const of = async (file: File) => {
      const read = await readFiles({ files: [file] }, context);
      const told = read.ok ? read.value[0]?.file : undefined;
      return told?.state === 'failed' ? told.failure.code : told;
    };
    expect(await of(new Changing([list], 'a.csv'))).toBe('file-changed');
    expect(await of(new Shorter([list], 'a.csv'))).toBe('file-changed');
  });
});
