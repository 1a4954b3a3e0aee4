import { describe, expect, test } from 'vitest';
import { fixture, sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan, placesOf } from '#tests/fixtures/import/shelf.ts';
import { indexExisting } from './existing.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { groupProblems } from './problem-groups.ts';
import type { VariantDraft } from './product-draft.ts';
import { readProducts } from './read-products.ts';

async function read(content: string | Uint8Array) {
  const { table, mapping } = await sheetOf(content);
  return readProducts(table, mapping, { currencyDigits: 2 });
}

const planned = async (content: string | Uint8Array) =>
  planImport(await read(content), indexExisting([]), { knownStock: 'observe' });

/** Every new variant with what its product is called, in the order of the file. */
function fresh(plan: ImportPlan): readonly (VariantDraft & { readonly name: string | undefined })[] {
  return plan.entries
    .flatMap((entry) =>
      entry.kind === 'new' ? entry.draft.variants.map((variant) => ({ ...variant, name: entry.draft.name })) : [],
    )
    .toSorted((a, b) => a.row - b.row);
}

const at = (variant: VariantDraft): readonly (readonly [string, number | null])[] =>
  (variant.places ?? []).map(({ place, stock }) => [place, stock]);
const values = (variant: VariantDraft) => variant.options.map(({ name, value }) => `${name}=${value}`).join(' ');
const told = (plan: ImportPlan) =>
  Object.fromEntries(
    groupProblems(plan.problems).map(({ first, count }) => [`${first.severity} ${first.code}`, count]),
  );

describe.each([
  'till-two-stores.csv',
  'shopify-stock-by-location.csv',
  'shopify-stock-location-columns.csv',
  'one-sku-for-every-size.csv',
  'wix.csv',
  'stock-in-words.csv',
  'product-id-on-every-size.csv',
  'rows-that-continue.csv',
  'lots-and-bins.csv',
])('%s', (name) => {
  test('[IMP64] imported twice, nothing is new and nothing is changed', async () => {
    const file = await read(fixture(name));
    const first = planImport(file, indexExisting([]), { knownStock: 'ignore' });
    expect(first.counts).toMatchObject({ changed: 0, same: 0, refused: 0 });
    const shop = applyPlan(first, []);
    const again = planImport(file, indexExisting(shop, placesOf(first)), { knownStock: 'ignore' });
    expect(again.counts).toEqual({ new: 0, changed: 0, same: first.counts.new, refused: 0 });
  });
});

describe('stock per place', () => {
  test('[IMP118][IMP120] a till’s columns for each store: stock, reorder point and price by place', async () => {
    const plan = await planned(fixture('till-two-stores.csv'));
    expect([plan.counts.new, plan.newProducts, plan.places]).toEqual([5, 4, ['Harbour', 'Kiosk']]);
    const variants = fresh(plan);
    expect(variants.map(at)).toEqual([
      [
        ['Harbour', 21],
        ['Kiosk', 3],
      ],
      [
        ['Harbour', -2],
        ['Kiosk', 0],
      ],
      [
        ['Harbour', 8],
        ['Kiosk', 4],
      ],
      [],
      [['Harbour', 1750]],
    ]);
    expect(variants.map(({ decimals }) => decimals)).toEqual([0, 0, 0, 0, 3]);
    expect(variants.map(({ priceMinor }) => priceMinor)).toEqual([420, 900, 900, undefined, 2250]);
    expect(variants.map(({ places }) => places?.map(({ reorderPoint }) => reorderPoint))).toEqual([
      [6, undefined],
      [3, 1],
      [3, 1],
      [],
      [500],
    ]);
    expect(variants[4]?.barcodes).toEqual([{ code: 'https://shop.example/c/204', packSize: 1000 }]);
    expect(told(plan)).toEqual({
      'left-out price-in-words': 1,
      'note price-differs-by-place': 1,
      'note stock-negative': 1,
    });
  });

  test('[IMP119][IMP125] rows per location: what is on hand counts, and a variant is one', async () => {
    const plan = await planned(fixture('shopify-stock-by-location.csv'));
    expect([plan.counts.new, plan.places]).toEqual([3, ['Quay', 'Depot']]);
    expect(fresh(plan).map(at)).toEqual([
      [
        ['Quay', 7],
        ['Depot', 32],
      ],
      [['Quay', -1]],
      [
        ['Quay', 4],
        ['Depot', 0],
      ],
    ]);
    expect(plan.problems).toContainEqual(
      expect.objectContaining({ row: 3, code: 'incoming-left-out', column: 'Incoming (not editable)', value: '12' }),
    );
  });

  test('[IMP118][IMP125] a column per location: the header is the place', async () => {
    const plan = await planned(fixture('shopify-stock-location-columns.csv'));
    expect(plan.places).toEqual(['North Pier', 'Van 2']);
    expect(fresh(plan).map(at)).toEqual([
      [
        ['North Pier', 9],
        ['Van 2', 2],
      ],
      [['North Pier', 0]],
      [
        ['North Pier', 5],
        ['Van 2', 1],
      ],
    ]);
  });

  test.each([
    ['Bestand Laden', 'Laden'],
    ['Lagerbestand (Filiale Süd)', 'Filiale Süd'],
    ['inventory_cpt', 'cpt'],
    ['inventory_Main_Outlet', 'Main Outlet'],
    ['Current Quantity Main St', 'Main St'],
    ['Stock: Back room', 'Back room'],
    ['Qty - Warehouse', 'Warehouse'],
    ['Warehouse - Qty', 'Warehouse'],
    ['Giacenza [Magazzino]', 'Magazzino'],
    ['Voorraad winkel', 'winkel'],
    ['在庫数[本店]', '本店'],
  ])('[IMP118] the header %s names the place %s', async (header, place) => {
    const plan = await planned(`SKU,Name,${header},Other\nA,Apple,12,\nB,Banana,0,\n`);
    expect(fresh(plan).map(at)).toEqual([[[place, 12]], [[place, 0]]]);
  });

  test.each([
    'Stock value',
    'Total stock',
    'Minimum stock',
    'Bestand gesamt',
    'Stock status',
    'Quantity per carton',
    'Qty available',
    'Inventory policy',
    'Stock 2',
  ])('[IMP118] the header %s names no place', async (header) => {
    const plan = await planned(`SKU,Name,${header}\nA,Apple,12\nB,Banana,5\n`);
    expect(plan.places).toEqual([]);
  });

  test('[IMP120] a total beside places is never added, and told where it says something else', async () => {
    const plan = await planned('SKU,Name,Stock,Stock [Shop],Stock [Shed]\nA,Apple,5,3,2\nB,Banana,9,3,2\n');
    expect(fresh(plan).map((variant) => [variant.stock, at(variant)])).toEqual([
      [
        null,
        [
          ['Shop', 3],
          ['Shed', 2],
        ],
      ],
      [
        null,
        [
          ['Shop', 3],
          ['Shed', 2],
        ],
      ],
    ]);
    expect(plan.problems.map(({ row, code }) => [row, code])).toEqual([[3, 'total-beside-places']]);
  });

  test('[IMP119] shelves are no places: a location for every row or two is left out and told', async () => {
    const rows = Array.from({ length: 12 }, (_row, i) => `S-${i},Thing ${i},${i},A-${i}`);
    const plan = await planned(`SKU,Name,Quantity,Location\n${rows.join('\n')}\n`);
    expect(plan.places).toEqual([]);
    expect(fresh(plan).map(({ stock }) => stock)).toEqual(rows.map((_row, i) => i));
    expect(told(plan)).toEqual({ 'left-out lot-left-out': 12 });
  });

  test('[IMP121] known variants are observed at each place, and reorder points there are compared', async () => {
    const first = await planned('SKU,Name,Stock [Shop],Low stock [Shop]\nA,Apple,3,2\n');
    const shop = applyPlan(first, []);
    const file = await read('SKU,Name,Stock [Shop],Low stock [Shop]\nA,Apple,4,5\n');
    const again = planImport(file, indexExisting(shop, placesOf(first)), { knownStock: 'observe' });
    expect(again.observations).toMatchObject([{ row: 2, quantity: 4, place: 'Shop' }]);
    expect(again.entries).toMatchObject([
      { kind: 'changed', fields: {}, points: [{ place: 'Shop', was: 2, value: 5 }] },
    ]);
  });
});

describe('identity', () => {
  test('[IMP111] one SKU for every size: all sizes, all pieces, all barcodes, and it is told once', async () => {
    const plan = await planned(fixture('one-sku-for-every-size.csv'));
    const variants = fresh(plan);
    expect(variants.map(({ sku }) => sku)).toEqual(['K900 -1-0', 'K900 -1-0', 'K900 -1-0', 'M12', 'M12']);
    expect(variants.reduce((sum, { stock }) => sum + (stock ?? 0), 0)).toBe(13);
    expect(new Set(variants.map(({ barcodes }) => barcodes[0]?.code)).size).toBe(5);
    expect(groupProblems(plan.problems)).toMatchObject([
      { first: { severity: 'note', code: 'sku-shared', value: 'K900 -1-0' }, count: 5, others: ['M12'] },
    ]);
  });

  test('[IMP113] an id that the rows of a product share is the product’s; a return sign is no part of a code', async () => {
    const plan = await planned(fixture('product-id-on-every-size.csv'));
    expect([plan.counts.new, plan.newProducts]).toEqual([5, 3]);
    expect(fresh(plan).map((variant) => [variant.sku, values(variant), variant.stock])).toEqual([
      ['ROPE-5', 'Length=5m', 60],
      ['ROPE-9', 'Length=9m', 30],
      ['HOOP-R', 'Colour=Red', 14],
      ['HOOP-B', 'Colour=Blue', 11],
      ['BELL', '', 5],
    ]);
  });

  test('[IMP65][IMP126] a list without names: told once in an empty shop, prices and a count over one that has the SKUs', async () => {
    const plan = await planned(fixture('marketplace-without-names.txt'));
    expect(plan.counts).toEqual({ new: 0, changed: 0, same: 0, refused: 3 });
    expect(groupProblems(plan.problems)).toMatchObject([
      { first: { code: 'name-missing', value: '0B-77' }, count: 3, others: ['00000456', '8813'] },
    ]);
    const shop = applyPlan(await planned('SKU,Name\n0B-77,Cup\n00000456,Saucer\n8813,Plate\n'), []);
    const over = planImport(await read(fixture('marketplace-without-names.txt')), indexExisting(shop), {
      knownStock: 'observe',
    });
    expect(over.counts).toEqual({ new: 0, changed: 3, same: 0, refused: 0 });
    expect(over.observations.map(({ quantity }) => quantity)).toEqual([2, 15]);
  });
});

describe('a cell never costs a product', () => {
  test('[IMP116][IMP117] stock in words is not tracked, a code that says nothing is none', async () => {
    const plan = await planned(fixture('stock-in-words.csv'));
    const variants = fresh(plan);
    expect(variants.map(({ stock }) => stock)).toEqual([null, null, 0, null, null, null, 23]);
    expect(variants.map(({ barcodes }) => barcodes.map(({ code }) => code))).toEqual([
      ['4006381333931'],
      [],
      [],
      [],
      ['054722912738'],
      [],
      ['123601057'],
    ]);
    expect(told(plan)).toEqual({
      'left-out stock-in-words': 4,
      'left-out code-says-nothing': 4,
      'left-out quantity-implausible': 1,
      'note zeros-restored': 1,
    });
  });

  test.each(
    'In Stock|instock|10+|> 5|unlimited|auf Lager|Ausverkauft|en stock|agotado|esaurito|op voorraad|esgotado|slut i lager|udsolgt|varastossa|niedostępny|není skladem|stokta yok|在庫あり|n/a|k.A.|—|10-20|5 or more'.split(
      '|',
    ),
  )('[IMP116] “%s” is no quantity: the row is taken, untracked, and it is told', async (cell) => {
    const plan = await planned(`SKU,Name,Quantity\nA,Apple,${cell}\n`);
    expect([plan.counts.new, fresh(plan)[0]?.stock]).toEqual([1, null]);
    expect(plan.problems).toMatchObject([{ row: 2, severity: 'left-out', code: 'stock-in-words', value: cell }]);
  });

  test('[IMP115] unreadable prices, costs, stock and codes are left out, and the row stands', async () => {
    const plan = await planned(
      'SKU,Name,Price,Cost,Quantity,Barcode\nA,Apple,twelve,-3,lots of it,1.5E+12\nB,Banana,on request,1,2,\n',
    );
    expect(plan.counts).toMatchObject({ new: 2, refused: 0 });
    expect(told(plan)).toEqual({
      'left-out money-unreadable': 1,
      'left-out money-negative': 1,
      'left-out quantity-unreadable': 1,
      'left-out code-scientific': 1,
      'left-out price-in-words': 1,
    });
  });

  test('[IMP117] a barcode that many rows have is nobody’s', async () => {
    const rows = Array.from({ length: 6 }, (_row, i) => `S-${i},Thing ${i},4006381333931`);
    const plan = await planned(`SKU,Name,Barcode\n${rows.join('\n')}\n`);
    expect(fresh(plan).flatMap(({ barcodes }) => barcodes)).toEqual([]);
    expect(told(plan)).toEqual({ 'left-out code-says-nothing': 6 });
  });
});

describe('rows that belong together', () => {
  test('[IMP123] rows without a name go on the product above; “|” parts options', async () => {
    const plan = await planned(fixture('rows-that-continue.csv'));
    expect([plan.counts.new, plan.newProducts]).toEqual([4, 2]);
    expect(fresh(plan).map((variant) => [variant.name, values(variant), variant.stock])).toEqual([
      ['Monitor', 'panel=24 inch stand=Tilt', 50],
      ['Monitor', 'panel=27 inch stand=Tilt', 20],
      ['Monitor', 'panel=24 inch stand=Arm', 3],
      ['Webcam', '', null],
    ]);
  });

  test('[IMP124] Wix: a product’s own row speaks for its variants; their surcharge is added to its price', async () => {
    const plan = await planned(fixture('wix.csv'));
    expect(fresh(plan).map((variant) => [variant.name, values(variant), variant.priceMinor, variant.stock])).toEqual([
      ['Sketch pad', 'Size=A4 Paper=Cream', 1050, null],
      ['Sketch pad', 'Size=A4 Paper=Grey', 1050, null],
      ['Sketch pad', 'Size=A5 Paper=Cream', 700, 9],
      ['Steel ruler', '', 1400, 8],
    ]);
  });

  test('[IMP122] rows per lot and bin add up; what is left out is told', async () => {
    const plan = await planned(fixture('lots-and-bins.csv'));
    expect(fresh(plan).map(({ sku, stock }) => [sku, stock])).toEqual([
      ['3001', 42],
      ['4001', 9],
      ['4002', 2],
    ]);
    expect(groupProblems(plan.problems).map(({ first, count }) => [first.column, count])).toEqual([
      ['Bin location', 4],
      ['Lot number', 3],
      ['Expiration date', 3],
    ]);
  });

  const listed = async (text: string) => {
    const plan = await planned(text);
    const again = planImport(await read(text), indexExisting(applyPlan(plan, []), placesOf(plan)), {
      knownStock: 'ignore',
    });
    expect(again.counts).toEqual({ new: 0, changed: 0, same: plan.counts.new, refused: 0 });
    return [plan.newProducts, ...fresh(plan).map((variant) => [variant.sku, values(variant)])];
  };

  test('[IMP123] a row that only names the product of the rows below it is no variant', async () => {
    const text = `Item number,Title,Variation details,Custom label (SKU),Available quantity,Start price
110,Cap,,,,9.00
110,Cap,Colour=Red;Size=S,CAP-R,4,9.00
110,Cap,Colour=Blue;Size=S,CAP-B,5,9.00
`;
    expect(await listed(text)).toEqual([1, ['CAP-R', 'Colour=Red Size=S'], ['CAP-B', 'Colour=Blue Size=S']]);
  });

  test('[IMP127] a column of types is known by its words: which rows are products, which their variants', async () => {
    const text = `seller-sku,parentage,parent_sku,item_name,size_name,quantity,price
P1,parent,,Sock,,,
P1-S,child,P1,Sock small,S,4,5.00
P1-M,child,P1,Sock medium,M,6,5.00
`;
    expect(await listed(text)).toEqual([1, ['P1-S', 'size_name=S'], ['P1-M', 'size_name=M']]);
  });

  test('[IMP123] a variation that is called regular is no option', async () => {
    const text = `Item Name,Variation Name,SKU,Price,Current Quantity Main St,New Quantity Main St
Soap,Regular,SO-1,4.50,12,
Shirt,Small,SH-S,20.00,4,
Shirt,Large,SH-L,20.00,7,
`;
    expect(await listed(text)).toEqual([
      2,
      ['SO-1', ''],
      ['SH-S', 'Variation Name=Small'],
      ['SH-L', 'Variation Name=Large'],
    ]);
  });
});
