import { runWhole } from '#shared/base/whole.ts';
import { describe, expect, test } from 'vitest';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import { columnFiguresSteps } from './column-figures.ts';
import { fileQuestions } from './file-questions.ts';
import { readProducts } from './read-products.ts';

/** What a column of prices comes to in a shop of a currency, and what is told and asked about it. */
async function read(currency: string, amounts: readonly string[]) {
  const rows = amounts.map((amount, at) => `S${at};Thing ${at};${amount};5`);
  const { table, mapping } = await sheetOf(['SKU;Name;Price;Stock', ...rows].join('\n'));
  const { products, problems } = readProducts(table, mapping, { currencyDigits: minorDigits(currency), currency });
  const questions = fileQuestions(mapping, runWhole(columnFiguresSteps(table)), { currency, pricesIncludeTax: null });
  return {
    prices: products.flatMap(({ variants }) => variants.map(({ priceMinor }) => priceMinor)),
    told: problems.map(({ code }) => code),
    asked: questions.map(({ about }) => about),
  };
}

describe('amounts as shops write them', () => {
  test.for([
    ['INR', ['Rs. 1,250/-', 'Rs 99.50'], [125_000, 9950]],
    ['PKR', ['Rs.1,250', 'PKR 99.50'], [125_000, 9950]],
    ['BDT', ['৳ 500', 'Tk 1,200.50', '20 টাকা'], [50_000, 120_050, 2000]],
    ['NGN', ['₦5,000.00', 'N1,250.00'], [500_000, 125_000]],
    ['SEK', ['1 299:-', '39,90 kr', '15:- kr'], [129_900, 3990, 1500]],
    ['THB', ['฿1,290.00', '250 บาท'], [129_000, 25_000]],
    ['KWD', ['KD 1.250', 'KD 12.5', '3 د.ك'], [1250, 12_500, 3000]],
    ['EUR', ['12,-', '1.299,— €', '3,50'], [1200, 129_900, 350]],
  ] as const)('[IMP404] %s', async ([currency, amounts, prices]) => {
    expect(await read(currency, amounts)).toEqual({ prices, told: [], asked: [] });
  });

  test.for([
    ['JPY', ['¥1,200', '2,400円'], [1200, 2400]],
    ['JPY', ['1.200', '800'], [1200, 800]],
    ['ISK', ['1.290 kr.', '12.990 kr'], [1290, 12_990]],
    ['XAF', ['FCFA 20.000', 'CFA 1.500'], [20_000, 1500]],
    ['KRW', ['12,000', '₩1,500'], [12_000, 1500]],
    ['CLP', ['$12.990', '$1.299.000'], [12_990, 1_299_000]],
  ] as const)('[IMP405] %s has no decimals, and asks for no sign', async ([currency, amounts, prices]) => {
    expect(await read(currency, amounts)).toEqual({ prices, told: [], asked: [] });
  });

  test('[IMP405] a sign that an amount of the file proves holds for all of them', async () => {
    expect((await read('JPY', ['1.250', '12.50'])).prices).toEqual([1, 13]);
    expect((await read('EUR', ['1.250', '12'])).asked).toEqual(['decimal-sign']);
  });
});
