import { runWhole } from '#shared/base/whole.ts';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberStyleSteps } from '#shared/domain/import/number-style.ts';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import { readFile } from '#renderer/sync/import/reader-file.ts';
import { fixture } from '#tests/fixtures/import/files.ts';
import { ods, packed, type Sheet, xlsx } from '#tests/fixtures/import/workbooks.ts';

const tablesOf = async (content: Uint8Array, options = {}) => {
  const read = await readFile(content, options);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
};
const rowsOf = async (content: Uint8Array) =>
  (await tablesOf(content))[0].table.rows.map(({ row, cells }) => [row, ...cells]);
const failure = async (content: Uint8Array, options = {}) => {
  const read = await readFile(content, options);
  return read.ok ? 'read' : read.failure;
};
const sheet = (rows: Sheet['rows'], more: Partial<Sheet> = {}): Sheet => ({ name: 'Stock', rows, ...more });
const header = ['SKU', 'Name', 'Price', 'Qty'];

describe('an Excel workbook', () => {
  test('[IMP173] texts stay texts and numbers are written with a point, in the row they stand in', async () => {
    const book = xlsx({
      sheets: [
        sheet([
          header,
          ['010', 'Bowl', 12.5, 3],
          [],
          [null, 'Cup', 90.75, null],
          ["'quoted", '=1+1', 2.3500000000000001, -4],
        ]),
      ],
    });
    expect(await rowsOf(book)).toEqual([
      [2, '010', 'Bowl', '12.5', '3'],
      [4, '', 'Cup', '90.75'],
      [5, "'quoted", '=1+1', '2.35', '-4'],
    ]);
    expect((await tablesOf(book))[0].table).toMatchObject({ headers: header, encoding: null, delimiter: null });
  });

  test('[IMP173] codes keep the digits that the workbook has, and show where it lost some', async () => {
    const shown = async (raw: string) =>
      (
        await rowsOf(
          xlsx({
            sheets: [
              sheet([
                ['SKU', 'EAN'],
                ['A', { xml: `<c><v>${raw}</v></c>` }],
              ]),
            ],
          }),
        )
      )[0]?.[2];
    expect(await shown('4.0063813339310002E12')).toBe('4006381333931');
    expect(await shown('14006381333945')).toBe('14006381333945');
    expect(await shown('1234567890123456')).toBe('1234567890123456');
    expect(await shown('1.2345678901234501E17')).toBe('1.23456789012345E+17');
    expect(await shown('1E-7')).toBe('0.0000001');
    expect(await shown('1.0000000000000001E-5')).toBe('0.00001');
  });

  test('[IMP174] a number is what its format shows: a date, a time, leading zeros, a percentage', async () => {
    const formats = [
      'dd/mm/yyyy',
      '[$-F800]dddd\\, mmmm dd\\, yyyy',
      'd.m.yy h:mm',
      'h:mm AM/PM',
      '000000',
      '0.0%',
      '#,##0.00\\ "days"',
      '[h]:mm',
      'yyyy"年"m"月"',
      '[Red]0.00;[Blue]-0.00',
      '_-* #,##0.00\\ [$€-407]_-',
      '"$"#,##0.00',
      '[$-409]0.00 "pcs"',
    ];
    const values = [46328, 46328, 46328.586805555555, 0.586805555555, 123, 0.19, 2.5, 1.5, 46328, 7.5, 8.25, 9.5, 3];
    const cells = values.map((value, i) => ({ xml: `<c s="${i + 1}"><v>${value}</v></c>` }));
    const rows = [
      ['SKU', ...formats.map((_code, i) => `F${i}`)],
      ['A', ...cells],
    ];
    expect((await rowsOf(xlsx({ sheets: [sheet(rows)], formats })))[0]?.slice(2)).toEqual([
      '2026-11-02',
      '2026-11-02',
      '2026-11-02 14:05',
      '14:05',
      '000123',
      '19%',
      '2.5',
      '36:00',
      '2026-11-02',
      '7.5',
      '8.25 €',
      '9.5 $',
      '3',
    ]);
    const old = { xml: '<c s="1"><v>44866</v></c>' };
    expect(
      await rowsOf(
        xlsx({
          sheets: [
            sheet([
              ['SKU', 'Date'],
              ['A', old],
            ]),
          ],
          since1904: true,
        }),
      ),
    ).toEqual([[2, 'A', '2026-11-02']]);
  });

  test('[IMP174] shared texts are read without how they are spoken; marks that XML cannot hold come back', async () => {
    const strings = [
      '<t>SKU</t>',
      '<t>Name</t>',
      '<r><t>茶</t></r><r><t xml:space="preserve"> 碗</t></r><rPh sb="0" eb="1"><t>ちゃ</t></rPh>',
      '<t>two_x000D_lines</t>',
    ];
    const at = (index: number) => ({ xml: `<c t="s"><v>${index}</v></c>` });
    expect(
      await rowsOf(
        xlsx({
          strings,
          sheets: [
            sheet([
              [at(0), at(1)],
              [at(3), at(2)],
            ]),
          ],
        }),
      ),
    ).toEqual([[2, 'two\rlines', '茶 碗']]);
  });

  test('[IMP174] a formula is its saved result; one without a result is counted', async () => {
    const rows = [
      header,
      [
        'A',
        { xml: '<c t="str"><f>"Big "&amp;"bowl"</f><v>Big bowl</v></c>' },
        { xml: '<c><f>2*3</f><v>6</v></c>' },
        { xml: '<c><f>SUM(D3:D4)</f></c>' },
      ],
      ['B', 'Cup', { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, { xml: '<c t="b"><v>1</v></c>' }],
    ];
    const [read] = await tablesOf(xlsx({ sheets: [sheet(rows)] }));
    expect(read.table.rows.map((row) => row.cells)).toEqual([
      ['A', 'Big bowl', '6'],
      ['B', 'Cup', '#DIV/0!', 'true'],
    ]);
    expect(read.sheet).toMatchObject({ unsaved: 1 });
  });

  test('[IMP175] every sheet that holds a table is read, hidden ones marked; titles above the table are passed over', async () => {
    const tables = await tablesOf(
      xlsx({
        sheets: [
          sheet([['Stock list of the shop'], ['as of', '2026-11-02'], [], header, ['A', 'Bowl', 1, 2]], {
            after: '<mergeCells><mergeCell ref="A1:D1"/></mergeCells>',
          }),
          sheet([], { name: 'Empty' }),
          sheet([header, ['B', 'Cup', 3, 4], ['C', 'Pot', 5, 6]], { name: 'Old & new', state: 'hidden' }),
        ],
      }),
    );
    expect(
      tables.map(({ sheet: of, table }) => [of?.name, of?.isHidden, table.headers, table.rows.map(({ row }) => row)]),
    ).toEqual([
      ['Stock', false, header, [5]],
      ['Old & new', true, header, [2, 3]],
    ]);
  });

  test('[IMP175] whoever wrote it: prefixes, absolute targets, no addresses, another folder', async () => {
    const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const book = packed({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/workbook.xml"/></Relationships>',
      'book/workbook.xml': `<x:workbook ${main}><x:sheets><x:sheet name="S" sheetId="1" rel:id="s1" xmlns:rel="urn:r"/></x:sheets></x:workbook>`,
      'book/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="s1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../pages/one.xml"/></Relationships>',
      'pages/one.xml': `<x:worksheet ${main}><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>SKU</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Qty</x:t></x:is></x:c></x:row><x:row><x:c t="str"><x:v>A</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect(await rowsOf(book)).toEqual([[2, 'A', '7']]);
  });

  test('[IMP176] columns of numbers are read with a point, whatever texts beside them use', async () => {
    const rows = [
      ['SKU', 'Name', 'Price', 'Cost'],
      ['A', 'Bowl', 1.234, '2,50'],
      ['B', 'Cup', 12.5, '3,75'],
      ['C', 'Pot', 7.125, '1,20'],
    ];
    const [{ table }] = await tablesOf(xlsx({ sheets: [sheet(rows)] }));
    const sign = runWhole(numberStyleSteps(table, proposeMapping(table), 2));
    expect([sign(2), sign(3)]).toEqual(['.', ',']);
    const chosen = runWhole(numberStyleSteps(table, { ...proposeMapping(table), decimalSign: ',' }, 2));
    expect([chosen(2), chosen(3)]).toEqual(['.', ',']);
  });

  test('[IMP173] any table of texts comes back cell by cell', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', '日', '<', '&', '=', '0'),
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const book = xlsx({ sheets: [sheet([['SKU', 'Name'], ...rows.map(([a, b]) => [`k${a}`, `${b}.`])])] });
        expect((await rowsOf(book)).map((row) => row.slice(1))).toEqual(rows.map(([a, b]) => [`k${a}`, `${b}.`]));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an OpenDocument spreadsheet', () => {
  const text = (value: string) =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
  const table = (rows: string, more = ' table:name="Stock"') => `<table:table${more}>${rows}</table:table>`;

  test('[IMP177] cells, repeats, notes, paragraphs and every kind of value are read', async () => {
    const book = ods(
      table(
        row(['SKU', 'Name', 'Price', 'Qty', 'Date', 'Ok', 'Tax', 'At'].map(text).join('')) +
          row(
            '<table:table-cell office:value-type="float" office:value="123"><text:p>00123</text:p></table:table-cell>' +
              '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Bowl<text:s text:c="2"/>big</text:p><text:p>blue</text:p></table:table-cell>' +
              '<table:table-cell office:value-type="currency" office:currency="USD" office:value="12.5"><text:p>12,50 €</text:p></table:table-cell>' +
              '<table:table-cell office:value-type="float" office:value="3"/>' +
              '<table:table-cell office:value-type="date" office:date-value="2026-11-02"><text:p>02.11.26</text:p></table:table-cell>' +
              '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>' +
              '<table:table-cell office:value-type="percentage" office:value="0.19"/>' +
              '<table:table-cell office:value-type="time" office:time-value="PT14H05M00S"/>' +
              '<table:table-cell table:number-columns-repeated="16376"/>',
          ) +
          row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="2"') +
          row(`${text('B')}<table:covered-table-cell/>${text('x')}`, ' table:number-rows-repeated="2"') +
          row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048570"'),
      ),
    );
    expect(await rowsOf(book)).toEqual([
      [2, '00123', 'Bowl  big\nblue', '12.5 USD', '3', '2026-11-02', 'true', '19%', '14:05'],
      [5, 'B', '', 'x'],
      [6, 'B', '', 'x'],
    ]);
  });

  test('[IMP177] hidden sheets are marked, formulas without a result counted, a password named', async () => {
    const rows =
      row(['SKU', 'Qty'].map(text).join('')) + row(`${text('A')}<table:table-cell table:formula="of:=1+1"/>`);
    const style =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const tables = await tablesOf(ods(table(rows) + table(rows, ' table:name="Old" table:style-name="ta2"'), style));
    expect(tables.map(({ sheet: of }) => of)).toEqual([
      { name: 'Stock', isHidden: false, unsaved: 1 },
      { name: 'Old', isHidden: true, unsaved: 1 },
    ]);
    const locked = packed({ 'META-INF/manifest.xml': '<m><encryption-data/></m>', 'content.xml': 'encrypted' });
    expect(await failure(locked)).toEqual({ code: 'file-is-locked' });
  });
});

describe('workbooks that are bad', () => {
  const book = xlsx({
    sheets: [sheet([header, ...Array.from({ length: 40 }, (_row, i) => [`K-${i}`, `Bowl ${i}`, i, i])])],
  });
  const withSheet = (xml: string) => xlsx({ sheets: [sheet([])], parts: { 'xl/worksheets/sheet1.xml': xml } });

  test('[IMP178] what is packed but cannot be read is refused by name', async () => {
    expect(await failure(fixture('workbook.xlsx'))).toEqual({ code: 'file-is-broken' });
    expect(await failure(packed({ 'readme.txt': 'hello' }))).toEqual({ code: 'file-is-archive' });
    expect(await failure(packed({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '' }))).toEqual({
      code: 'file-is-excel',
    });
    expect(await failure(packed({ 'Index/Document.iwa': 'x' }))).toEqual({ code: 'file-is-numbers' });
    expect(await failure(xlsx({ sheets: [sheet([])] }))).toEqual({ code: 'file-empty' });
    expect(await failure(xlsx({ sheets: [sheet([header])] }))).toEqual({ code: 'file-no-rows' });
    const locked = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]),
    ]);
    expect(await failure(locked)).toEqual({ code: 'file-is-locked' });
  });

  test('[IMP178] cut off anywhere, or with any byte changed, the answer is a table or a code', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(book.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, isCut) => {
          const damaged = isCut ? book.slice(0, at) : book.map((byte, i) => (i === at ? byte ^ flip : byte));
          const read = await readFile(damaged);
          if (read.ok) expect(read.value[0].table.rows).toHaveLength(40);
          else expect(read.failure.code).not.toBe('');
        },
      ),
      { numRuns: 150 },
    );
  });

  test('[IMP178] a document type, broken or endlessly nested XML is refused', async () => {
    const bomb =
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    for (const xml of [bomb, '<worksheet><sheetData><row></worksheet>', '<a>'.repeat(5000), '', 'no xml at all'])
      expect(await failure(withSheet(xml)), xml.slice(0, 40)).toEqual({ code: 'file-is-broken' });
  });

  test('[IMP179] a bomb is found while it is unpacked, also where its directory lies', async () => {
    const bomb = (size: number) =>
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8(`<a>${'<b/>'.repeat(size / 4)}</a>`),
      });
    expect(await failure(bomb(20_000_000))).toEqual({ code: 'file-unpacks-too-large' });
    expect(await failure(withSize(bomb(1_000_000), 'xl/workbook.xml', 100))).toEqual({ code: 'file-is-broken' });
    expect(await failure(withSize(bomb(1_000_000), 'xl/workbook.xml', 0xfffffff0))).toEqual({
      code: 'file-unpacks-too-large',
    });
  });

  test('[IMP179] rows, columns and cells have the caps of every file; empty rows do not count', async () => {
    expect(await failure(book, { caps: { rows: 10 } })).toMatchObject({ code: 'file-too-many-rows' });
    expect(await failure(book, { caps: { columns: 3 } })).toMatchObject({ code: 'file-too-many-columns' });
    expect(await failure(book, { caps: { cells: 50 } })).toMatchObject({ code: 'file-too-large' });
    const empty = Array.from({ length: 200_000 }, (_row, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`).join(
      '',
    );
    const first =
      '<row r="1"><c t="str"><v>SKU</v></c><c t="str"><v>Name</v></c></row><row r="2"><c t="str"><v>A</v></c><c t="str"><v>Bowl</v></c></row>';
    expect(await rowsOf(withSheet(`<worksheet><sheetData>${first}${empty}</sheetData></worksheet>`))).toEqual([
      [2, 'A', 'Bowl'],
    ]);
    const far =
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>SKU</v></c><c r="XFD1" t="str"><v>far</v></c></row></sheetData></worksheet>';
    expect(await failure(withSheet(far))).toEqual({ code: 'file-too-many-columns', detail: '16384' });
  });

  test('[IMP179] a cancelled reading stops and keeps nothing', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await failure(book, { signal: stop.signal })).toEqual({ code: 'cancelled' });
  });
});

/** The archive with another size of a part in its directory. */
function withSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  const changed = archive.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at < changed.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(changed.subarray(at + 46, at + 46 + length)) === name)
      view.setUint32(at + 24, size, true);
  }
  return changed;
}
