import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixture } from '#tests/fixtures/import/files.ts';
import { readFile } from './reader-file.ts';
import { runSteps } from './reader-steps.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = async (content: Uint8Array | string, options = {}) => {
  const result = await readFile(typeof content === 'string' ? bytes(content) : content, options);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value[0].table;
};
const failure = async (content: Uint8Array | string, options = {}) => {
  const result = await readFile(typeof content === 'string' ? bytes(content) : content, options);
  return result.ok ? 'read' : result.failure;
};
const names = async (name: string) => (await read(fixture(name))).rows.map((row) => row.cells[1]);

describe('encodings', () => {
  test('[IMP1] UTF-16 with and without a mark, Windows-1252 and UTF-8 are told apart', async () => {
    expect(await names('utf16.csv')).toEqual(['Żółta łyżka', '日本茶']);
    expect(await read(fixture('utf16-no-mark.csv'))).toMatchObject({
      encoding: 'utf-16be',
      headers: ['SKU', 'Name', 'Price'],
    });
    const french = await read(fixture('price-list-french.csv'));
    expect(french).toMatchObject({ encoding: 'windows-1252', delimiter: ';' });
    expect(french.rows[0]?.cells[5]).toBe('12,50 €');
    expect(french.rows[2]?.cells[1]).toBe('Crème brûlée');
    expect(await read(fixture('woocommerce-german.csv'))).toMatchObject({ encoding: 'utf-8' });
  });

  test('[IMP1] a character that two pieces share is whole, wherever the file is cut', async () => {
    const text = `SKU,Name\n${Array.from({ length: 12_000 }, (_row, i) => `K-${i},Grüße aus 日本 ${i} 🍵`).join('\n')}\n`;
    const table = await read(text);
    expect(table.rows).toHaveLength(12_000);
    expect(table.rows.every((row, i) => row.cells[1] === `Grüße aus 日本 ${i} 🍵`)).toBe(true);
  });
});

describe('files that are no CSV', () => {
  test.each([
    ['workbook.xlsx', 'file-is-broken'],
    ['picture.png', 'file-is-picture'],
    ['page.html', 'file-is-html'],
    ['answer.json', 'file-is-json'],
    ['program.bin', 'file-is-binary'],
  ])('[IMP2] %s is refused as %s', async (name, code) => {
    expect(await failure(fixture(name))).toEqual({ code });
  });

  test('[IMP2] so are PDFs, archives, old workbooks, pages in UTF-16, and files with nothing in them', async () => {
    expect(await failure('%PDF-1.7 …')).toEqual({ code: 'file-is-pdf' });
    expect(await failure(Uint8Array.of(0x1f, 0x8b, 8, 0))).toEqual({ code: 'file-is-archive' });
    expect(await failure(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3))).toEqual({ code: 'file-is-archive' });
    expect(await failure(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toEqual({ code: 'file-is-excel' });
    expect(
      await failure(new Uint8Array([0xff, 0xfe, ...[...'<html><body>'].flatMap((c) => [c.charCodeAt(0), 0])])),
    ).toEqual({ code: 'file-is-html' });
    expect(await failure('')).toEqual({ code: 'file-empty' });
    expect(await failure('\n \n')).toEqual({ code: 'file-empty' });
    expect(await failure('SKU,Name\n,\n')).toEqual({ code: 'file-no-rows' });
  });

  test('[IMP2] whatever the bytes are, the answer is a table or a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (content) => {
        const result = await readFile(content);
        expect(result.ok ? result.value[0].table.rows.length > 0 : result.failure.code.length > 0).toBe(true);
      }),
    );
  });
});

describe('layout', () => {
  test('[IMP3] the delimiter that cuts alike wins; a stated one is obeyed', async () => {
    expect((await read('a;b;c\n1,5;2,5;x\n3,5;4,5;y\n')).delimiter).toBe(';');
    expect((await read('SKU\tName\nA\tTea, black; loose\n')).delimiter).toBe('\t');
    expect((await read('SKU|Name\nA|Tea\n')).delimiter).toBe('|');
    const stated = await read(fixture('excel-sep.csv'));
    expect(stated).toMatchObject({ delimiter: ';', headers: ['SKU', 'Name', 'Price'] });
    expect(stated.rows).toEqual([{ row: 3, cells: ['Q-1', 'Nuts; bolts', '1,20'] }]);
  });

  test('[IMP4] titles above the table are passed over, and a table may have no header', async () => {
    expect(await read(fixture('titled.csv'))).toMatchObject({
      headers: ['SKU', 'Name', 'Quantity', 'Price'],
      rows: [{ row: 4 }],
    });
    const bare = await read(fixture('headerless.csv'));
    expect(bare.headers).toEqual(['Column 1', 'Column 2', 'Column 3', 'Column 4']);
    expect(bare.rows.map((row) => row.row)).toEqual([1, 2, 3]);
  });

  test('[IMP4] unnamed and repeated columns are still columns', async () => {
    expect(await read('SKU,,Name,Name,\nA,b,c,d,e\n')).toMatchObject({
      headers: ['SKU', 'Column 2', 'Name', 'Name (4)', 'Column 5'],
      rows: [{ cells: ['A', 'b', 'c', 'd', 'e'] }],
    });
  });

  test.each([['\n'], ['\r\n'], ['\r']])(
    '[IMP5] rows are numbered as a spreadsheet shows them, with line end %j',
    async (end) => {
      const table = await read(['SKU,Name', 'A,"two', 'lines"', '', 'B,Bee', ''].join(end));
      expect(table.rows.filter((row) => row.cells.length > 0).map((row) => [row.row, row.cells[0]])).toEqual([
        [2, 'A'],
        [4, 'B'],
      ]);
    },
  );

  test('[IMP5] quoted cells hold delimiters, line breaks and doubled quotes; odd quotes are read and named', async () => {
    const table = await read('SKU,Name\nA,"x, ""y""\nz"\nB,"5" pipe",\n');
    expect(table.rows[0]?.cells[1]).toBe('x, "y"\nz');
    expect(table.rows[1]?.cells).toEqual(['B', '5" pipe']);
    expect(table.oddRows).toEqual([3]);
  });

  test('[IMP5] every table written as CSV is read back cell by cell, however it is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', '日', ';'), maxLength: 6 });
    const table = fc.array(
      fc.tuple(cell, cell).map(([a, b]) => [`k${a}`, b]),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = [['SKU', 'Name'], ...rows]
          .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const content = bytes(text);
        async function* pieces() {
          for (let at = 0; at < content.length; at += 7) yield content.subarray(at, at + 7);
        }
        const result = await readFile(pieces());
        expect(result.ok && result.value[0].table.rows.map((row) => [row.cells[0], row.cells[1] ?? ''])).toEqual(rows);
      }),
    );
  });
});

describe('caps', () => {
  test('[IMP6] more bytes, rows, columns or cells than allowed refuse the file', async () => {
    const table = 'SKU,Name\nA,a\nB,b\nC,c\n';
    expect(await failure(table, { caps: { bytes: 10 } })).toMatchObject({ code: 'file-too-large' });
    expect(await failure(table, { caps: { rows: 3 } })).toMatchObject({ code: 'file-too-many-rows' });
    expect(await failure(table, { caps: { columns: 1 } })).toMatchObject({ code: 'file-too-many-columns' });
    expect(await failure(table, { caps: { cells: 5 } })).toMatchObject({ code: 'file-too-large' });
    expect(await failure(table, { caps: { rows: 4 } })).toBe('read');
  });

  test('[IMP6] a quotation mark that is never closed is named by its row, also in a long file', async () => {
    expect(await failure(fixture('unclosed.csv'))).toEqual({ code: 'quote-open', row: 3 });
    const rows = Array.from({ length: 60_000 }, (_row, i) => `K-${i},Some product with a longish name ${i}`);
    rows[3] = 'K-3,"never closed';
    expect(await failure(`SKU,Name\n${rows.join('\n')}\n`)).toEqual({ code: 'quote-open', row: 5 });
  });

  test('[IMP6] a source that breaks off is told, not thrown', async () => {
    async function* broken() {
      yield bytes('SKU,Name\n');
      throw new DOMException('gone', 'NotReadableError');
    }
    expect(await readFile(broken())).toEqual({
      ok: false,
      failure: { code: 'file-changed', detail: 'NotReadableError' },
    });
  });
});

describe('progress', () => {
  const large = bytes(`SKU,Name\n${Array.from({ length: 40_000 }, (_row, i) => `K-${i},Product ${i}`).join('\n')}\n`);

  test('[IMP7] a cancelled reading stops and keeps nothing', async () => {
    const stop = new AbortController();
    const reading = readFile(new Blob([large]), {
      signal: stop.signal,
      onProgress: ({ done }) => void (done > 300_000 && stop.abort()),
    });
    expect(await reading).toEqual({ ok: false, failure: { code: 'cancelled' } });
  });

  test('[IMP7] progress ends at the size of the file, for a dropped file and a buffer alike', async () => {
    for (const source of [new Blob([large]), large.buffer.slice(0)]) {
      const told: number[] = [];
      expect(await readFile(source, { onProgress: ({ done, total }) => void told.push(done / total) })).toMatchObject({
        ok: true,
      });
      expect(told.length).toBeGreaterThan(3);
      expect(told.at(-1)).toBe(1);
    }
  });

  test('[IMP7] steps run to their end, or stop at the next one when cancelled', async () => {
    function* count() {
      for (let done = 0; done < 10; done++) yield { done, total: 10 };
      return 'counted';
    }
    expect(await runSteps(count())).toEqual({ ok: true, value: 'counted' });
    const stop = new AbortController();
    const seen: number[] = [];
    const stopped = await runSteps(count(), {
      signal: stop.signal,
      onProgress: ({ done }) => {
        seen.push(done);
        if (done === 4) stop.abort();
      },
    });
    expect(stopped).toEqual({ ok: false, failure: { code: 'cancelled' } });
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });
});
