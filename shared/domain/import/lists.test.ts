import { runWhole } from '#shared/base/whole.ts';
import { expect, test } from 'vitest';
import type { LocationId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { planCountSteps } from './count-list.ts';
import { proposeMapping } from './detect.ts';
import { type ExistingVariant, indexExisting } from './existing.ts';
import { planLocations } from './location-list.ts';
import { type FileKind, type Mapping, mappingGaps } from './mapping.ts';
import { planPriceListSteps } from './price-list.ts';
import type { CsvTable } from './table.ts';

/** A table as it is read, of lines with bars between their cells. */
function tableOf(text: string): CsvTable {
  const [headers = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return {
    ...{ encoding: 'utf-8', encodingIsSure: true, delimiter: ',', oddRows: [], pointColumns: new Set<number>() },
    headers,
    rows: lines.map((cells, at) => ({ row: at + 2, cells })),
  };
}

const kindOf = (headers: string) => proposeMapping(tableOf(headers)).kind;
const fieldsOf = ({ columns }: Mapping) => Object.fromEntries(columns.map(({ header, field }) => [header, field]));

function variant(id: string, about: Partial<ExistingVariant>): ExistingVariant {
  return {
    variantId: id as VariantId,
    productId: `p-${id}` as ProductId,
    ...{ productType: 'simple', name: id, category: null, supplier: null, description: null, archived: false },
    ...{ sku: null, options: [], barcodes: [], price: null, cost: null, supplierCode: null, unit: null, decimals: 0 },
    ...{ reorderPoint: null, listings: [] },
    ...about,
  };
}
const acme = (id: string, code: string, cost: number | null, about: Partial<ExistingVariant> = {}) =>
  variant(id, { supplier: 'Acme', supplierCode: code, cost, ...about });

const context = { currencyDigits: 2, currency: 'EUR' };

function priceList(text: string, shop: readonly ExistingVariant[], supplier?: string, additions = false) {
  const table = tableOf(text);
  const proposed = proposeMapping(table, 'price-list');
  const mapping = supplier === undefined ? proposed : { ...proposed, answers: { supplier } };
  const plan = runWhole(planPriceListSteps(table, mapping, context, indexExisting(shop), { additions }));
  const changed = plan.entries.flatMap((entry) =>
    entry.kind === 'changed' ? [[entry.variantId, entry.fields.cost?.value]] : [],
  );
  return { plan, changed: Object.fromEntries(changed), told: plan.problems.map(({ row, code }) => `${row} ${code}`) };
}

test('[IMP240] a supplier’s price list is known by his codes and costs beside no stock; a person may say so, too', () => {
  expect(kindOf('Supplier code|Description|EAN|Cost price')).toBe('price-list');
  expect(kindOf('Lieferantenartikelnummer|Bezeichnung|EK netto')).toBe('price-list');
  expect(kindOf('SKU|Name|Supplier code|Cost|Stock')).toBe('products');
  const asked = proposeMapping(tableOf('Artikelnummer|Bezeichnung|Preis|UVP|Preiseinheit|Lager'), 'price-list');
  expect(fieldsOf(asked)).toEqual({
    Artikelnummer: 'supplierCode',
    Bezeichnung: 'name',
    Preis: 'cost',
    UVP: null,
    Preiseinheit: 'priceFor',
    Lager: null,
  });
  expect(mappingGaps(asked)).toEqual([]);
  expect(mappingGaps(proposeMapping(tableOf('Bezeichnung|UVP'), 'price-list'))).toEqual(['list-code', 'list-cost']);
});

test('[IMP241] only costs of that supplier’s products change; what the shop does not have is counted, never added', () => {
  const shop = [
    acme('screw', 'A-1', 100),
    acme('nut', 'A-2', 50),
    variant('other', { supplier: 'Bolt Ltd', supplierCode: 'A-3', cost: 10 }),
    variant('theirs', { supplier: 'Bolt Ltd', barcodes: [{ code: '4006381333931', packSize: 1 }], cost: 10 }),
  ];
  const list = `Supplier code|Description|EAN|Cost
    a-1|Screw, renamed||1.20
    A-2|Nut||0.50
    A-3|Washer||9.99
    A-4|Pen|4006381333931|9.99`;
  const { plan, changed, told } = priceList(list, shop, 'ACME');
  expect(changed).toEqual({ screw: 120 });
  expect(plan.entries.filter(({ kind }) => kind === 'changed')).toMatchObject([{ fields: { cost: { was: 100 } } }]);
  expect(plan.counts).toEqual({ new: 0, changed: 1, same: 1, refused: 0 });
  expect([plan.unknown, told]).toEqual([1, ['4 not-in-shop', '5 other-supplier']]);
  expect(priceList(list, shop, '').changed).toEqual({ screw: 120, other: 999, theirs: 999 });
  expect(priceList(list.replaceAll('Description', 'Supplier').replace('Nut', 'Acme'), shop, '').changed).toEqual({});
});

test('[IMP241] by choice the rest of the list is added, without stock and with its supplier', () => {
  const list = `Supplier code|Description|EAN|Cost|Stock
    A-1|Screw||1.00|500
    A-9|Anvil|4006381333931|80.00|3
    A-10|||5.00|1`;
  const { plan, told } = priceList(list, [acme('screw', 'A-1', 100)], 'Acme', true);
  expect(plan.entries).toMatchObject([
    { kind: 'same' },
    {
      kind: 'new',
      draft: {
        name: 'Anvil',
        supplier: 'Acme',
        variants: [{ supplierCode: 'A-9', costMinor: 8000, stock: null, barcodes: [{ code: '4006381333931' }] }],
      },
    },
    { kind: 'refused', row: 4 },
  ]);
  expect(told).toEqual(['4 name-missing']);
});

test('[IMP242] a price for a hundred is the cost of one; codes that mean two products are asked', () => {
  const shop = [
    acme('screw', 'A-1', 1),
    acme('nut', 'A-2', 1),
    acme('red', 'A-3', 1, { name: 'Cap', options: [{ name: 'Colour', value: 'Red' }] }),
    acme('blue', 'A-3', 1, { name: 'Cap', options: [{ name: 'Colour', value: 'Blue' }] }),
  ];
  const { changed, told } = priceList(
    `Supplier code|Description|Colour|Cost|Price per|SKU
    A-1|Screw||12.50|100|
    A-2|Nut||3.00|per piece|
    A-3|Cap|Blue|4.00|1|
    A-3|Cap||5.00||
    A-1|Screw again||13.00|100|
    A-2|Nut||3.00|1|
    A-1|Screw||1.00|none at 0|`,
    shop,
    'Acme',
  );
  expect(changed).toEqual({ screw: 13, nut: 300, blue: 400 });
  expect(told).toEqual(['2 money-rounded', '5 sku-ambiguous', '8 price-for-unreadable', '8 matched-twice']);
});

function counted(text: string, shop: readonly ExistingVariant[], kind?: FileKind) {
  const table = tableOf(text);
  const mapping = proposeMapping(table, kind);
  expect(mapping.kind).toBe('counts');
  const plan = runWhole(planCountSteps(table, mapping, context, indexExisting(shop)));
  const seen = plan.observations.map(({ variantId, quantity, place }) => [variantId, quantity, place ?? '']);
  return { plan, seen, told: plan.problems.map(({ row, code }) => `${row} ${code}`) };
}

test('[IMP243] a list of counted stock is known by its header, in any language, or holds nothing but codes and quantities', () => {
  for (const headers of [
    'SKU|Name|Counted quantity',
    'Artikelnummer|Soll|Gezählte Menge',
    'Référence|Quantité comptée|Emplacement',
    'EAN|Cantidad contada',
    'Kod|Policzona ilość',
    'Barcode|Qty',
    'SKU|Location|Quantity',
  ])
    expect(kindOf(headers), headers).toBe('counts');
  expect(kindOf('SKU|Name|Quantity')).toBe('products');
  expect(kindOf('SKU|Price|Quantity')).toBe('products');
  expect(fieldsOf(proposeMapping(tableOf('SKU|Name|Price|Quantity'), 'counts'))).toEqual({
    SKU: 'sku',
    Name: 'name',
    Price: null,
    Quantity: 'counted',
  });
});

test('[IMP244] a count adds up what was counted of a product at a place, and changes and adds nothing else', () => {
  const shop = [
    variant('mug', { sku: 'M-1', name: 'Mug' }),
    variant('tea', { sku: 'T-1', decimals: 3 }),
    variant('milk', { sku: 'L-1', inLots: true }),
    variant('box', { sku: 'B-1', barcodes: [{ code: '4006381333931', packSize: 12 }] }),
  ];
  const { plan, seen, told } = counted(
    `SKU|EAN|Name|Location|Counted
    M-1|||Shop|4
    m-1||Mug, renamed|shop|3
    M-1|||Store|1
    T-1|||Shop|0.250
    L-1|||Shop|9
    |4006381333931||Shop|2
    B-1|4006381333931||Shop|5
    X-1||Unknown|Shop|5
    T-1|||Store|
    M-1|||Store|-2
    M-1|||Store|1.5
    M-1|||Store|many`,
    shop,
  );
  expect(seen).toEqual([
    ['mug', 7, 'Shop'],
    ['mug', 1, 'Store'],
    ['tea', 250, 'Shop'],
    ['box', 29, 'Shop'],
  ]);
  expect(plan).toMatchObject({
    unknown: 1,
    places: ['Shop', 'Store'],
    counts: { new: 0, changed: 0, same: 0, refused: 0 },
  });
  expect(told).toEqual([
    '3 counted-together',
    '6 stock-in-lots',
    '7 counted-in-packs',
    '8 counted-together',
    '9 not-in-shop',
    '10 count-blank',
    '11 quantity-implausible',
    '12 quantity-not-whole',
    '13 quantity-unreadable',
  ]);
});

test('[IMP244] columns named after places are counts there', () => {
  const { seen } = counted(
    'SKU|Stock [High Street]|Stock [Market]\nM-1|3|\nM-2|0|2',
    [variant('mug', { sku: 'M-1' }), variant('cup', { sku: 'M-2' })],
    'counts',
  );
  expect(seen).toEqual([
    ['mug', 3, 'High Street'],
    ['cup', 0, 'High Street'],
    ['cup', 2, 'Market'],
  ]);
});

test('[IMP246] a list of locations brings the new ones, and gives a code to those that have none', () => {
  const table = tableOf(`Location|Barcode
    High Street|L-1
    market|L-2
    Depot|L-2
    high  street|
    |L-9
    Cellar|L-3
    Old shop|`);
  const locations = [
    { id: 'market' as LocationId, name: 'Market', barcode: null, archived: false },
    { id: 'cellar' as LocationId, name: 'Cellar', barcode: 'L-7', archived: false },
    { id: 'old' as LocationId, name: 'Old shop', barcode: null, archived: true },
  ];
  const mapping = proposeMapping(table, 'locations');
  expect(fieldsOf(mapping)).toEqual({ Location: 'title', Barcode: 'barcode' });
  const { entries, problems } = planLocations(table, mapping, locations);
  expect(entries.map(({ name, barcode, known, getsBarcode }) => [name, barcode, known, getsBarcode])).toEqual([
    ['High Street', 'L-1', null, false],
    ['market', 'L-2', 'market', true],
    ['Depot', null, null, false],
    ['Cellar', null, 'cellar', false],
    ['Old shop', null, 'old', false],
  ]);
  expect(problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
    '4 location-barcode-taken',
    '5 location-repeated',
    '6 location-nameless',
    '7 location-barcode-kept',
    '8 location-archived',
  ]);
  expect(kindOf('Lagerort|Status')).toBe('locations');
  expect(kindOf('Location|SKU|Stock|Name')).toBe('products');
});
