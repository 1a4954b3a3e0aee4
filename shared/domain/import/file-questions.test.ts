import { runWhole } from '#shared/base/whole.ts';
import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { columnFiguresSteps } from './column-figures.ts';
import { columnWordsSteps } from './column-words.ts';
import { type AskedShop, fileQuestions, isAnswered, signOfColumn } from './file-questions.ts';
import type { Mapping } from './mapping.ts';
import { recalled, withColumn } from './mapping.ts';
import { repeatableFields } from './field.ts';
import { readProducts } from './read-products.ts';
import { greenwich } from './order-date.ts';
import { readOrders } from './read-orders.ts';
import { foldState } from './state-meaning.ts';

const shop: AskedShop = { currency: 'EUR', pricesIncludeTax: null };
const asked = async (content: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) => {
  const sheet = await sheetOf(content);
  const mapping = change(sheet.mapping);
  const figures = runWhole(columnFiguresSteps(sheet.table));
  return { ...sheet, mapping, figures, questions: fileQuestions(mapping, figures, shop) };
};
const about = async (content: string) => (await asked(content)).questions.map((question) => question.about);

describe('stock beside places', () => {
  const apart = 'SKU,Name,Stock,Stock [Shed]\nA,Apple,40,3\nB,Banana,9,\n';

  test('[IMP340] a column that cannot be the total of the places is asked, with both sums', async () => {
    const { questions } = await asked(apart);
    expect(questions).toEqual([
      { about: 'stock-beside-places', column: 'Stock', sum: 49_000, ofPlaces: 3_000, answer: undefined },
    ]);
    expect(isAnswered(questions)).toBe(false);
    expect(await about('SKU,Name,Stock,Stock [Shop],Stock [Shed]\nA,Apple,15,8,7\nB,Banana,6,3,2\n')).toEqual([]);
    expect(await about('SKU,Name,Stock [Shop],Stock [Shed]\nA,Apple,8,7\n')).toEqual([]);
  });

  test('[IMP340] by the answer it is one more place, or only the places count', async () => {
    const read = async (stockBeside: 'place' | 'total') => {
      const { table, mapping } = await asked(apart);
      const products = readProducts(table, { ...mapping, answers: { stockBeside } }, { currencyDigits: 2 });
      const told = products.problems.map(({ code }) => code);
      return [products.products.flatMap(({ variants }) => variants.map(({ stock, places }) => [stock, places])), told];
    };
    const shed = [{ place: 'Shed', stock: 3 }];
    expect(await read('place')).toEqual([
      [
        [40, shed],
        [9, []],
      ],
      [],
    ]);
    expect(await read('total')).toEqual([
      [
        [null, shed],
        [null, []],
      ],
      ['total-beside-places', 'total-beside-places'],
    ]);
  });
});

describe('figures of a column', () => {
  test('[IMP148] what a column would bring is counted and summed, with either sign', async () => {
    const { figures } = await asked(
      'SKU;Name;VK;Bestand\nA;Tee;1.299,50;1.250\nB;Käse;7,00 €;3\nC;Brot;n/a;-2,5\nD;Salz;;\n',
    );
    expect(figures[1]).toBeNull();
    expect(figures[2]).toMatchObject({
      sign: ',',
      open: null,
      as: { ',': { count: 2, unread: 1, sum: 1_306_500, least: 7000, most: 1_299_500 } },
      currencies: [{ mayBe: ['EUR'], count: 1 }],
    });
    expect(figures[3]).toMatchObject({ sign: ',', parts: { ',': 1 }, as: { ',': { count: 3, sum: 1_250_500 } } });
  });

  test('[IMP148] a whole amount such as `15.-` is none below zero', async () => {
    const { figures } = await asked('SKU,Name,Price\nA,Tee,15.-\nB,Brot,7.50\nC,Salz,CHF 20.–\n');
    expect(figures[2]?.as?.['.']).toMatchObject({ count: 3, unread: 0, least: 7500, most: 20_000 });
  });

  test('[IMP148] a long text among figures, and a column of texts, cost nothing', async () => {
    const { figures } = await asked(`SKU,Stock,Text\nA,5,${'1 '.repeat(5000)}x\nB,6,y\n`);
    expect(figures[1]?.as?.['.']).toMatchObject({ count: 2, sum: 11_000 });
    expect(figures[2]).toBeNull();
  });
});

describe('what only a person knows', () => {
  const open = 'SKU,Name,Stock\nA,Tea,"1,800"\nB,Rice,"2,500"\n';

  test('[IMP146] figures that can be read two ways are asked, with both readings and their sums', async () => {
    const { questions } = await asked(open);
    expect(questions).toEqual([
      {
        about: 'decimal-sign',
        answer: undefined,
        columns: [
          {
            header: 'Stock',
            example: '1,800',
            as: {
              '.': { count: 2, unread: 0, sum: 4_300_000, least: 1_800_000, most: 2_500_000 },
              ',': { count: 2, unread: 0, sum: 4300, least: 1800, most: 2500 },
            },
          },
        ],
      },
    ]);
    expect(isAnswered(questions)).toBe(false);
  });

  test.each([
    ['.', [1800, 2500], [0, 0]],
    [',', [18, 25], [1, 1]],
  ] as const)('[IMP146] and read as the answer says: %s', async (decimalSign, stock, decimals) => {
    const { table, mapping, questions } = await asked(open, (proposed) => ({ ...proposed, decimalSign }));
    expect(isAnswered(questions)).toBe(true);
    const variants = readProducts(table, mapping, { currencyDigits: 2 }).products.flatMap((one) => one.variants);
    expect(variants.map((variant) => variant.stock)).toEqual(stock);
    expect(variants.map((variant) => variant.decimals)).toEqual(decimals);
  });

  test('[IMP146] nothing is asked where the file’s other columns tell, or no figure is open', async () => {
    expect(await about('SKU,Stock,Price\nA,"1,800",12.50\nB,"2,500",3.00\n')).toEqual([]);
    expect(await about('SKU,Stock,Price\nA,1800,12\nB,2500,3\n')).toEqual([]);
    expect(await about('SKU,Stock,Weird\nA,3,"1,800"\n')).toEqual([]);
    expect(await about('SKU;Stock\nA;1.800\nB;2.500\n')).toEqual(['decimal-sign']);
  });

  test('[IMP146] nothing is asked of figures that a workbook keeps as numbers', async () => {
    const { table, mapping } = await asked(open);
    const figures = runWhole(columnFiguresSteps({ ...table, pointColumns: new Set([2]) }));
    expect(fileQuestions(mapping, figures, shop)).toEqual([]);
  });

  test('[IMP146] an answer for open columns leaves those that prove their own sign', async () => {
    const { mapping, figures } = await asked(
      'SKU;Preis;Bestand;EK\nA;1,50;1.800;0.75\nB;2,50;2.500;0.5\n',
      (proposed) => ({ ...proposed, decimalSign: '.' }),
    );
    expect([1, 2, 3].map((index) => signOfColumn(mapping, figures, index))).toEqual([',', '.', '.']);
  });

  test('[IMP141] another currency than the shop’s is asked once: by cells, by a column of its own, by the header', async () => {
    expect(await about('SKU,Price\nA,SAR 20.00\nB,SAR 30.00\n')).toEqual(['other-currency']);
    expect(await about('SKU,Price,Currency\nA,20.00,USD\n')).toEqual(['other-currency']);
    expect(await about('SKU,Price (USD)\nA,20.00\n')).toEqual(['other-currency']);
    expect(await about('SKU,Price,Cost\nA,€ 20.00,3.00 EUR\n')).toEqual([]);
    const several = await asked('SKU,Price,Cost\nA,SAR 20.00,£ 3\nB,20 USD,2\nC,SAR 30.00,4\nD,€ 4,1\n');
    expect(several.questions).toMatchObject([
      {
        columns: ['Price', 'Cost'],
        currencies: [
          { currency: 'SAR', count: 2 },
          { currency: 'USD', count: 1 },
          { currency: 'GBP', count: 1 },
        ],
      },
    ]);
    const rows = await asked('SKU,Price,Cost,Currency\nA,20,1,USD\nB,20,2,CHF\nC,30,3,USD\nD,4,4,EUR\n');
    expect(rows.questions).toMatchObject([
      {
        currencies: [
          { currency: 'USD', count: 2 },
          { currency: 'CHF', count: 1 },
        ],
      },
    ]);
    const left = await asked('SKU,Name,Price,Cost\nA,Tea,SAR 20.00,9.00\n', (mapping) => ({
      ...mapping,
      answers: { otherCurrency: 'leave' },
    }));
    expect(isAnswered(left.questions)).toBe(true);
    expect(
      readProducts(left.table, left.mapping, { currencyDigits: 2, currency: 'EUR' }).products[0]?.variants[0],
    ).toMatchObject({ priceMinor: undefined, costMinor: 900 });
  });

  test('[IMP149] a price without tax is asked where the shop’s prices have it, and may be left out', async () => {
    const net = 'Réf,Désignation,Prix HT\nA,Thé,10.00\n';
    expect(await about(net)).toEqual(['price-tax']);
    expect(await about('Réf,Désignation,Prix HT,Prix TTC\nA,Thé,10.00,12.00\n')).toEqual([]);
    const left = await asked(net, (mapping) => ({ ...mapping, answers: { priceTax: 'leave' } }));
    expect(isAnswered(left.questions)).toBe(true);
    expect(
      readProducts(left.table, left.mapping, { currencyDigits: 2 }).products[0]?.variants[0]?.priceMinor,
    ).toBeUndefined();
    const { mapping, figures } = await asked(net);
    expect(fileQuestions(mapping, figures, { ...shop, pricesIncludeTax: false })).toEqual([]);
  });

  test('[IMP147] dates that are two days are asked', async () => {
    const orders = (date: string) => `Order number,Order date,SKU,Quantity\n1,${date},A,2\n`;
    expect(await about(orders('03/04/2026'))).toEqual(['date-order']);
    for (const date of ['13/04/2026', '03/03/2026', '2026-04-03', '3.4.2026'])
      expect(await about(orders(date))).toEqual([]);
  });

  test('[IMP144] by choice parts of a piece are left out', async () => {
    const { table, mapping } = await asked('SKU,Name,Stock\nA,Tea,2.5\n', (proposed) => ({
      ...proposed,
      answers: { parts: 'leave' },
    }));
    const { problems } = readProducts(table, mapping, { currencyDigits: 2 });
    expect(problems.map((problem) => problem.code)).toEqual(['quantity-not-whole']);
  });
});

test('[IMP12] of a remembered mapping only what a person said is taken over', async () => {
  const { mapping } = await sheetOf('SKU,Name,Gewogen,Notiz\nA,Tea,1.25,x\n');
  const kept: Mapping = {
    ...withColumn(mapping, 3, 'category', repeatableFields),
    decimalSign: ',',
    answers: { parts: 'leave' },
  };
  const guessed: Mapping = {
    ...kept,
    columns: kept.columns.map((column, at) => (at === 2 ? { ...column, field: 'price', by: 'content' } : column)),
  };
  expect(recalled(mapping, guessed, () => mapping)).toEqual({ ...kept, columns: kept.columns });
});

describe('words for the state of an order', () => {
  test('[IMP213] words for the state of an order that are not known are asked one by one, each once', async () => {
    const { table, mapping } = await sheetOf(
      'Order number,Order date,Status,Line status,SKU,Quantity\n1,2026-03-01,Box 4,pending,A,2\n2,2026-03-01,BOX-4,Blau,A,1\n3,2026-03-01,Open,,A,1\n',
    );
    const words = runWhole(columnWordsSteps(table, mapping.kind));
    const asked = (states: NonNullable<Mapping['answers']>['states']) =>
      fileQuestions({ ...mapping, answers: { states } }, [], shop, words);
    expect(asked({})).toEqual([
      {
        about: 'order-states',
        words: [
          { word: 'Box 4', column: 'Status', said: undefined },
          { word: 'Blau', column: 'Line status', said: undefined },
        ],
        others: null,
        answer: undefined,
      },
    ]);
    expect(isAnswered(asked({ 'box 4': 'held' }))).toBe(false);
    expect(isAnswered(asked({ 'box 4': 'held', blau: 'out' }))).toBe(true);
  });

  test('[IMP315] of many such words the commonest are asked one by one, the others together', async () => {
    const many = Array.from({ length: 60 }, (_word, i) => `${i},2026-03-01,Box ${i < 30 ? 1 : i},A,1`).join('\n');
    const { table, mapping } = await sheetOf(`Order number,Order date,Status,SKU,Quantity\n${many}\n`);
    const words = runWhole(columnWordsSteps(table, mapping.kind));
    expect(words.map((one) => one?.length ?? null)).toEqual([null, 1, 31, 1, 1]);
    const asked = (answers: Mapping['answers']) => fileQuestions({ ...mapping, answers }, [], shop, words);
    const [question] = asked({});
    if (question?.about !== 'order-states') return expect.fail('states are asked');
    expect([question.words[0]?.word, question.words.length, question.others]).toEqual([
      'Box 1',
      20,
      { count: 11, examples: ['Box 49', 'Box 50', 'Box 51', 'Box 52', 'Box 53'], said: undefined },
    ]);
    const states = Object.fromEntries(question.words.map(({ word }) => [foldState(word), 'held' as const]));
    expect(isAnswered(asked({ states }))).toBe(false);
    const answers = { states, otherStates: 'shipped' as const };
    expect(isAnswered(asked(answers))).toBe(true);
    const heads = { table, mapping: { ...mapping, answers } };
    const { orders } = readOrders({ heads }, { currencyDigits: 2, localTime: greenwich });
    const count = (standing: string) => orders.filter((order) => order.standing === standing).length;
    expect([count('held'), count('shipped'), orders.length]).toEqual([49, 11, 60]);
  });

  test('[IMP317] receipts of a till are never open unasked', async () => {
    const till = 'Bonnummer;Datum;Artikel;Menge\n1;13.02.2026;Tasse;2\n';
    const { table, mapping } = await sheetOf(till);
    const asked = (answers: Mapping['answers']) => fileQuestions({ ...mapping, answers }, [], shop);
    expect(asked({})).toEqual([{ about: 'receipts', column: 'Bonnummer', answer: undefined }]);
    expect(isAnswered(asked({ receipts: 'shipped' }))).toBe(true);
    const heads = { table, mapping: { ...mapping, answers: { receipts: 'shipped' as const } } };
    const { orders } = readOrders({ heads }, { currencyDigits: 2, localTime: greenwich });
    expect(orders.map(({ standing }) => standing)).toEqual(['shipped']);
    expect(await about('Bestellnummer;Datum;Artikel;Menge\n1;13.02.2026;Tasse;2\n')).toEqual([]);
    const typed = await sheetOf(
      'Date,Item,Qty,Net Sales,Transaction ID,Event Type\n2026-08-15,Mug,2,$36.00,S1,Payment\n',
    );
    expect([typed.mapping.kind, typed.mapping.columns[5]?.field]).toEqual(['orders', 'state']);
    const words = runWhole(columnWordsSteps(typed.table, typed.mapping.kind));
    expect(fileQuestions(typed.mapping, [], shop, words)).toMatchObject([
      { about: 'order-states', words: [{ word: 'Payment' }] },
    ]);
  });

  test('[IMP213] of a file of products only what may be states is looked at', async () => {
    const list = await sheetOf('SKU,Name,Status\nA,Tea,Box 4\n');
    expect(runWhole(columnWordsSteps(list.table, list.mapping.kind))).toEqual([
      null,
      null,
      [{ word: 'Box 4', count: 1 }],
    ]);
  });
});
