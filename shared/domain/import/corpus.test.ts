import { runWhole } from '#shared/base/whole.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gtinCheckDigit } from '#shared/domain/values/gtin.ts';
import { sheetOf } from '#tests/fixtures/import/files.ts';
import { columnFiguresSteps } from './column-figures.ts';
import { fileQuestions, isAnswered } from './file-questions.ts';
import { readProducts } from './read-products.ts';

/** The headers of one list in several languages: SKU, name, barcode, price, cost, stock, and columns nobody knows. */
const headers = {
  en: ['SKU', 'Item name', 'Barcode', 'Selling price', 'Purchase price', 'Stock on hand'],
  de: ['Artikelnummer', 'Artikeltext1', 'EAN', 'VKPreis', 'EKPreis', 'Lagerbestand'],
  fr: ['Réf.', 'Désignation', 'Code-barres', 'PV TTC', 'PA HT', 'Stock réel'],
  es: ['Clave', 'Nombre del artículo', 'Código de barras', 'Precio venta', 'Precio costo', 'Existencia'],
  it: ['Codice articolo', 'Descrizione articolo', 'Codice a barre', 'Prezzo al pubblico', 'Costo', 'Giacenza'],
  nl: ['Artikelnr', 'Omschrijving', 'Streepjescode', 'Verkoopprijs', 'Inkoopprijs', 'Voorraad'],
  pt: ['Código do produto', 'Descrição', 'Cód. Barras', 'Preço de venda', 'Preço de custo', 'Estoque atual'],
  sv: ['Artikelnummer', 'Benämning', 'Streckkod', 'Utpris', 'Inpris', 'Lagersaldo'],
  pl: ['Kod towaru', 'Nazwa towaru', 'Kod kreskowy', 'Cena sprzedaży', 'Cena zakupu', 'Stan magazynowy'],
  cs: ['Katalogové číslo', 'Název zboží', 'Čárový kód', 'Prodejní cena', 'Nákupní cena', 'Počet kusů'],
  tr: ['Stok Kodu', 'Ürün Adı', 'Barkod', 'Satış Fiyatı', 'Alış Fiyatı', 'Stok Miktarı'],
  fi: ['Tuotekoodi', 'Tuotteen nimi', 'Viivakoodi', 'Myyntihinta', 'Ostohinta', 'Varastosaldo'],
  ja: ['商品コード', '商品名', 'JANコード', '販売価格', '仕入価格', '在庫数'],
} as const;

const strange = ['Click rate', 'Gewogen', 'Marge %', 'Stock value', 'Listing token', 'Preiseinheit'];

const row = fc.record({
  barcode: fc.integer({ min: 0, max: 999_999_999 }).map((n) => {
    const digits = `400${String(n).padStart(9, '0')}`;
    return digits + gtinCheckDigit(digits);
  }),
  price: fc.integer({ min: 0, max: 2_000_000 }),
  cost: fc.integer({ min: 0, max: 2_000_000 }),
  stock: fc.integer({ min: -500, max: 90_000 }),
});

const layout = fc.record({
  language: fc.constantFrom(...(Object.keys(headers) as (keyof typeof headers)[])),
  sign: fc.constantFrom('.', ','),
  groups: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t'),
  currency: fc.constantFrom('', 'EUR ', '€'),
  extra: fc.subarray(strange),
  order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
  spaced: fc.boolean(),
  rows: fc.uniqueArray(row, { minLength: 2, maxLength: 12, selector: ({ barcode }) => barcode }),
});

type Layout = typeof layout extends fc.Arbitrary<infer L> ? L : never;

function fileOf({ language, sign, groups, delimiter, currency, extra, order, spaced, rows }: Layout): string {
  const grouped = (whole: string) => (groups ? whole.replace(/\B(?=(\d{3})+$)/g, sign === '.' ? ',' : '.') : whole);
  const money = (minor: number) =>
    `${currency}${grouped(String(Math.floor(minor / 100)))}${sign}${String(minor % 100).padStart(2, '0')}`;
  const printed = (code: string) => (spaced ? `${code.slice(0, 1)} ${code.slice(1, 7)} ${code.slice(7)}` : code);
  const columns = [...headers[language], ...extra]
    .map((header, at) => ({ header, at, place: order[at] ?? 0 }))
    .toSorted((a, b) => a.place - b.place);
  const cellsOf = (one: Layout['rows'][number], n: number) => [
    `X-${n}`,
    `Ware ${language} ${n}`,
    printed(one.barcode),
    money(one.price),
    money(one.cost),
    `${one.stock < 0 ? '-' : ''}${grouped(String(Math.abs(one.stock)))}`,
    ...extra.map(() => money(n * 37)),
  ];
  const quoted = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
  const lines = rows.map((one, n) => {
    const cells = cellsOf(one, n);
    return columns.map(({ at }) => quoted(cells[at] ?? '')).join(delimiter);
  });
  return [columns.map(({ header }) => quoted(header)).join(delimiter), ...lines, ''].join('\n');
}

test('[IMP140][IMP146] a list in any language, order of columns, separators and signs gives the same totals', async () => {
  await fc.assert(
    fc.asyncProperty(layout, async (one) => {
      const text = fileOf(one);
      const { table, mapping } = await sheetOf(text);
      const questions = fileQuestions(mapping, runWhole(columnFiguresSteps(table)), {
        currency: 'EUR',
        pricesIncludeTax: true,
      });
      const { products, problems } = readProducts(table, mapping, { currencyDigits: 2, currency: 'EUR' });
      const variants = products.flatMap((product) => product.variants);
      const sum = (of: (variant: (typeof variants)[number]) => number | null | undefined) =>
        variants.reduce((total, variant) => total + (of(variant) ?? 0), 0);
      const expected = (of: (one: Layout['rows'][number]) => number) => one.rows.reduce((all, r) => all + of(r), 0);
      // What fails is shown as a file to look at.
      expect(
        {
          names: products.map((product) => product.name),
          barcodes: variants.map((variant) => variant.barcodes.map(({ code }) => code).join()),
          price: sum((variant) => variant.priceMinor),
          cost: sum((variant) => variant.costMinor),
          stock: sum((variant) => variant.stock),
          told: problems.filter((problem) => problem.code !== 'stock-negative'),
          answered: isAnswered(questions),
        },
        text,
      ).toEqual({
        names: one.rows.map((_row, n) => `Ware ${one.language} ${n}`),
        barcodes: one.rows.map(({ barcode }) => barcode),
        price: expected(({ price }) => price),
        cost: expected(({ cost }) => cost),
        stock: expected(({ stock }) => stock),
        told: [],
        answered: true,
      });
    }),
    { numRuns: 150 },
  );
});
