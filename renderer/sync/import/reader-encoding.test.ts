import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Encoding, encodings } from '#shared/domain/import/encodings.ts';
import { encode } from '#tests/fixtures/import/encode.ts';
import { tableOf } from '#tests/fixtures/import/files.ts';
import { readFile } from './reader-file.ts';

type Shop = { readonly header: string; readonly names: readonly string[]; readonly written: readonly Encoding[] };

/** What a shop of each country sells, in the encodings its tills write. */
const shops: Readonly<Record<string, Shop>> = {
  japanese: {
    header: '品番,品名,単価,在庫',
    names: ['ほうじ茶 袋', '漆器 小鉢', '花瓶', 'ﾊﾝｶﾁ 白', '線香（大）', 'ガラス皿'],
    written: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
  },
  chinese: {
    header: '货号,品名,单价,数量',
    names: ['乌龙茶', '陶瓷茶壶', '真丝围巾', '手工皂', '竹篮'],
    written: ['gb18030'],
  },
  taiwanese: {
    header: '貨號,品名,單價,數量',
    names: ['烏龍茶', '陶瓷茶壺', '真絲圍巾', '手工皂', '竹籃'],
    written: ['big5'],
  },
  korean: {
    header: '품번,품명,단가,수량',
    names: ['보리차', '찻잔 세트', '도자기 접시', '향초', '앞치마'],
    written: ['euc-kr'],
  },
  russian: {
    header: 'Код,Товар,Цена,Количество',
    names: ['Варенье из вишни', 'Подсвечник', 'Мёд липовый', 'Фартук льняной'],
    written: ['windows-1251', 'koi8-r', 'ibm866'],
  },
  bulgarian: {
    header: 'Код,Стока,Цена',
    names: ['Сладко от рози', 'Пъстра чаша', 'Свещник'],
    written: ['windows-1251'],
  },
  polish: {
    header: 'Kod,Nazwa towaru,Cena,Ilość',
    names: ['Świecznik', 'Dżem wiśniowy', 'Łyżeczka', 'Pościel', 'Gąbka'],
    written: ['windows-1250', 'iso-8859-2', 'ibm852'],
  },
  czech: {
    header: 'Kód,Zboží,Cena,Počet',
    names: ['Švestková povidla', 'Svícen', 'Utěrka', 'Příbor', 'Mýdlo s růží'],
    written: ['windows-1250', 'iso-8859-2', 'ibm852'],
  },
  hungarian: {
    header: 'Kód,Termék,Ár',
    names: ['Szilvalekvár', 'Gyertyatartó', 'Kötő', 'Tűzőgép'],
    written: ['windows-1250'],
  },
  turkish: {
    header: 'Kod,Ürün,Fiyat,Miktar',
    names: ['Vişne reçeli', 'Mumluk', 'Önlük', 'Çay kaşığı', 'Ağaç'],
    written: ['windows-1254'],
  },
  greek: { header: 'Κωδικός,Είδος,Τιμή', names: ['Μέλι θυμαρίσιο', 'Κηροπήγιο', 'Ποδιά'], written: ['windows-1253'] },
  hebrew: { header: 'קוד,פריט,מחיר', names: ['דבש פרחים', 'פמוט', 'סינר מטבח'], written: ['windows-1255'] },
  arabic: { header: 'رمز,منتج,سعر', names: ['عسل طبيعي', 'شمعدان', 'مئزر مطبخ'], written: ['windows-1256'] },
  lithuanian: {
    header: 'Kodas,Prekė,Kaina',
    names: ['Vyšnių uogienė', 'Žvakidė', 'Prijuostė', 'Šluostė'],
    written: ['windows-1257'],
  },
  german: {
    header: 'Nummer,Bezeichnung,Größe',
    names: ['Pflaumenmus süß', 'Kerzenständer', 'Schürze', 'Löffel', 'Bürste'],
    written: ['windows-1252', 'macintosh', 'ibm850'],
  },
  french: {
    header: 'Référence,Libellé,Prix',
    names: ['Confiture de mûres', 'Bougeoir doré', 'Torchon à thé', 'Pièce brodée', 'Éponge'],
    written: ['windows-1252', 'macintosh', 'ibm850'],
  },
  spanish: {
    header: 'Código,Artículo,Tamaño',
    names: ['Piñón tostado', 'Jabón de limón', 'Cuchara pequeña'],
    written: ['windows-1252', 'macintosh', 'ibm850'],
  },
  portuguese: {
    header: 'Código,Descrição,Preço',
    names: ['Pão de queijo', 'Sabão', 'Colher média'],
    written: ['windows-1252', 'macintosh'],
  },
  swedish: {
    header: 'Nr,Benämning,Pris',
    names: ['Körsbärssylt', 'Förkläde', 'Ljusstake blå', 'Tråd'],
    written: ['windows-1252', 'macintosh'],
  },
  danish: {
    header: 'Nr,Varenavn,Pris',
    names: ['Kirsebærsyltetøj', 'Forklæde', 'Skål', 'Rødvin'],
    written: ['windows-1252', 'macintosh'],
  },
};
const cases = Object.entries(shops).flatMap(([shop, { written }]) =>
  written.map((encoding) => [shop, encoding] as const),
);

const textOf = ({ header, names }: Shop, rows: number) =>
  [header, ...Array.from({ length: rows }, (_row, i) => `K-${i},${names[i % names.length]},12,${i}`)].join('\r\n');
const bytesOf = (text: string, encoding: Encoding) =>
  encoding === 'iso-2022-jp' ? japaneseMail(text) : encode(text, encoding);

/** ISO-2022-JP is the rows of EUC-JP without their highest bits, between shifts; it has no narrow syllables. */
function japaneseMail(text: string): Uint8Array {
  return Uint8Array.from(
    (text.normalize('NFKC').match(/\p{ASCII}+|\P{ASCII}+/gu) ?? []).flatMap((run) =>
      run < '\x80'
        ? [...new TextEncoder().encode(run)]
        : [0x1b, 0x24, 0x42, ...[...encode(run, 'euc-jp')].map((byte) => byte & 0x7f), 0x1b, 0x28, 0x42],
    ),
  );
}

describe('encodings', () => {
  test.each(cases)('[IMP170] a %s file in %s reads as it was written', async (shop, encoding) => {
    const of = shops[shop];
    if (!of) throw new Error('every case is of a shop above');
    const whole = (text: string) => (encoding === 'iso-2022-jp' ? text.normalize('NFKC') : text);
    for (const rows of [3, 40]) {
      const text = textOf(of, rows);
      const table = await tableOf(bytesOf(text, encoding));
      const read = [table.headers, ...table.rows.map((row) => row.cells)].map((cells) => cells.join(',')).join('\r\n');
      expect(read).toBe(whole(text));
    }
  });

  test('[IMP170] letters that stand in words are no Chinese, and foreign words in Japanese names are no Latin text', async () => {
    const names = async (bytes: Uint8Array) => (await tableOf(bytes)).rows.map((row) => row.cells[1]);
    const polish = 'SKU,Name,Stock\nPL-1,Świecznik żółty,4\nPL-2,Łyżka,9\n';
    expect(await names(encode(polish, 'windows-1250'))).toEqual(['Świecznik żółty', 'Łyżka']);
    const japanese = '品番,品名,在庫\nA,LEDライト,3\nB,Tシャツ 青,2\nC,タオル,1\nD,USBケーブル,4\n';
    expect(await names(encode(japanese, 'shift_jis'))).toEqual(['LEDライト', 'Tシャツ 青', 'タオル', 'USBケーブル']);
  });

  test('[IMP170] what is above ASCII may come late in a long file', async () => {
    const rows = Array.from({ length: 30_000 }, (_row, i) => `K-${i},Product number ${i},1`);
    rows[29_000] = 'K-29000,Świecznik żółty,1';
    rows[29_001] = 'K-29001,Łyżeczka z rączką,1';
    const table = await tableOf(encode(['SKU,Name,Qty', ...rows].join('\n'), 'windows-1250'));
    expect(table.rows[29_000]?.cells[1]).toBe('Świecznik żółty');
  });

  test('[IMP170] characters that an export cut in the middle do not make UTF-8 another encoding', async () => {
    const whole = new TextEncoder().encode(`SKU,Name\n${'A,Grüße aus Köln\n'.repeat(20)}B,Kä`);
    const table = await tableOf(Uint8Array.from([...whole.subarray(0, -1), ...new TextEncoder().encode('\nC,Öl\n')]));
    expect(table).toMatchObject({ encoding: 'utf-8', encodingIsSure: true });
    expect(table.rows.at(-1)?.cells[1]).toBe('Öl');
  });

  test('[IMP282] a pound before figures and in brackets is one', async () => {
    const text = 'SKU,Cost (£)\nA,£3.20\nB,£7.50\n';
    const table = await tableOf(encode(text, 'windows-1252'));
    expect([table.headers[1], table.rows[0]?.cells[1]]).toEqual(['Cost (£)', '£3.20']);
  });

  test('[IMP282] the sign of a currency beside figures is one, where nothing else is above ASCII', async () => {
    const [before, behind] = ['SKU,Price\nA,"€ 7,25"\nB,"€ 19,95"\n', 'SKU,Price\nA,"7,25 €"\nB,"19,95 €"\n'];
    for (const text of [before, behind])
      expect((await tableOf(encode(text, 'windows-1252'))).rows[0]?.cells[1]).toBe(
        text.includes('€ 7') ? '€ 7,25' : '7,25 €',
      );
  });

  test('[IMP171] what was guessed among close ones is marked, what is certain is not', async () => {
    const sure = async (content: Uint8Array | string) => (await tableOf(content)).encodingIsSure;
    expect(await sure('SKU,Name\nA,Süßholz\n')).toBe(true);
    expect(await sure('SKU,Name\nA,plain\n')).toBe(true);
    expect(await sure(encode('SKU,Name\nA,Süßholz\nB,Grüner Tee\nC,Gefäß', 'windows-1252'))).toBe(true);
    expect(await sure(encode('品番,品名\nA,花瓶\n', 'shift_jis'))).toBe(false);
    expect(await sure(encode('SKU,Name\nA,Łyżka\n', 'windows-1250'))).toBe(false);
  });

  test('[IMP171] a person’s choice of encoding holds, whatever it makes of the text', async () => {
    const bytes = encode('SKU,Name\nA,Žvakidė\n', 'windows-1257');
    const read = async (encoding: Encoding) => {
      const table = await readFile(bytes, { encoding });
      return table.ok ? table.value[0].table.rows[0]?.cells[1] : table.failure.code;
    };
    expect(await read('windows-1257')).toBe('Žvakidė');
    expect(await read('windows-1252')).toBe('Þvakidë');
  });

  test('[IMP171] whatever the bytes and the chosen encoding are, the answer is a table or a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...encodings), async (bytes, encoding) => {
        const result = await readFile(bytes, { encoding });
        expect(result.ok ? result.value[0].table.rows.length > 0 : result.failure.code.length > 0).toBe(true);
      }),
    );
  });
});

describe('lines', () => {
  const rows = async (content: string | Uint8Array) =>
    (await tableOf(content)).rows.map(({ row, cells }) => [row, ...cells]);

  test('[IMP172] lines end with a return alone also where cells hold line feeds', async () => {
    expect(await rows('SKU,Name\rA,"two\nlines\nof text"\rB,Bee\r')).toEqual([
      [2, 'A', 'two\nlines\nof text'],
      [3, 'B', 'Bee'],
    ]);
    expect(await rows('SKU,Name\nA,"two\rlines\rof\rtext"\nB,Bee\n')).toEqual([
      [2, 'A', 'two\rlines\rof\rtext'],
      [3, 'B', 'Bee'],
    ]);
  });

  test('[IMP172] two returns before a line feed are one line end', async () => {
    expect(await rows('SKU,Name\r\r\nA,"Ay"\r\r\nB,Bee\r\r\n')).toEqual([
      [2, 'A', 'Ay'],
      [3, 'B', 'Bee'],
    ]);
  });

  test('[IMP172] a byte order mark belongs to no cell, wherever it stands', async () => {
    const table = await tableOf('\ufeff\ufeff"SKU",Name\nA,Ay\n\ufeff"B",Bee\n');
    expect(table.headers).toEqual(['SKU', 'Name']);
    expect(table.rows.map((row) => row.cells[0])).toEqual(['A', 'B']);
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...encode('SKU,Name\nA,Süßholz\nB,Gefäß\n', 'windows-1252')]);
    expect(await tableOf(marked)).toMatchObject({ headers: ['SKU', 'Name'], rows: [{ cells: ['A', 'Süßholz'] }, {}] });
  });

  test('[IMP172] the end mark of DOS is no row', async () => {
    expect(await rows('SKU,Name\r\nA,Ay\r\n\u001a')).toEqual([[2, 'A', 'Ay']]);
  });

  test('[IMP172] a line that no table has is named, not read into memory without end', async () => {
    const long = await readFile(new TextEncoder().encode(`SKU,Name\nA,${'x'.repeat(3_000_000)}`));
    expect(long).toEqual({ ok: false, failure: { code: 'file-one-line', row: 2 } });
  });
});
