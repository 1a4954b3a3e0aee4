import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { undoActs } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import {
  addProduct,
  addVariant,
  attachBarcode,
  detachBarcode,
  editProduct,
  type NewProductAsk,
} from './product.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const bowl = (more: Partial<NewProductAsk> = {}): NewProductAsk => ({
  name: ' Oak bowl ',
  category: 'Kitchen',
  supplier: { newName: 'Grove & Sons' },
  description: null,
  unit: 'piece',
  supplierCode: null,
  decimals: 0,
  price: 2_500,
  cost: 1_100,
  point: 3,
  openingAt: s.floor,
  variants: [{ options: [], sku: 'OAK-1', barcode: '4006381333931', opening: 6 }],
  ...more,
});
const rowOf = (variantId: string) => s.shop.catalogue.rowAt(s.shop.catalogue.slotOf(variantId) ?? -1);

test('[STS40] a new product comes with its supplier, code, rule and opening stock; its undo takes all of it back, its redo brings it again', async () => {
  const made = value(await addProduct(s.shop, bowl()));
  expect(rowOf(made.variantId)).toMatchObject({
    name: 'Oak bowl',
    sku: 'OAK-1',
    barcode: '4006381333931',
    supplier: 'Grove & Sons',
    figures: { onHand: 6 },
    rule: { point: 3 },
  });
  expect((await s.shop.db.ledger.toArray()).flatMap((row) => row.lines)).toMatchObject([
    { reason: 'opening', quantity: 6, costTotal: 6_600 },
  ]);
  const groups = await s.shop.db.operations
    .where('opId')
    .anyOf([...made.opIds])
    .toArray();
  expect(groups).toHaveLength(2);
  expect(new Set(groups.map((row) => row.groupId)).size).toBe(1);

  const undone = value(await undoActs(s.shop, made.opIds));
  expect(rowOf(made.variantId)).toBeUndefined();
  value(await undoActs(s.shop, undone.opIds));
  expect(rowOf(made.variantId)).toMatchObject({ name: 'Oak bowl', figures: { onHand: 6 } });
});

test('[STS41] without an opening quantity it is not tracked; with nothing on the shelf it is', async () => {
  const { variantId } = value(
    await addProduct(s.shop, bowl({ variants: [{ options: [], sku: null, barcode: null, opening: null }] })),
  );
  expect(rowOf(variantId)).toMatchObject({ tracked: false, figures: null });
  const other = value(
    await addProduct(s.shop, bowl({ variants: [{ options: [], sku: null, barcode: null, opening: 0 }] })),
  );
  expect(rowOf(other.variantId)).toMatchObject({ tracked: true, figures: { onHand: 0 } });
});

test('[STS42] a product with variants has one of each combination', async () => {
  const variants = ['S', 'M'].map((size) => ({
    options: [{ name: 'Size', value: size }],
    sku: `OAK-${size}`,
    barcode: null,
    opening: null,
  }));
  const { productId } = value(await addProduct(s.shop, bowl({ variants })));
  expect(s.shop.catalogue.variantsOf(productId).map((slot) => s.shop.catalogue.rowAt(slot)?.title)).toEqual([
    'Oak bowl – S',
    'Oak bowl – M',
  ]);
});

test('[STS43] a product needs a name, and one form makes at most 25 variants', async () => {
  expect(await addProduct(s.shop, bowl({ name: '  ' }))).toMatchObject({ failure: { code: 'name-missing' } });
  const variants = Array.from({ length: 26 }, (_, i) => ({
    options: [{ name: 'No', value: String(i) }],
    sku: null,
    barcode: null,
    opening: null,
  }));
  expect(await addProduct(s.shop, bowl({ variants }))).toMatchObject({ failure: { code: 'too-many-variants' } });
});

test('[STS44] a supplier that has the name already is taken, not made again', async () => {
  value(await addProduct(s.shop, bowl({ supplier: { newName: ' hill  POTTERY' } })));
  expect(await s.shop.db.suppliers.count()).toBe(1);
});

test('[STS45] an edit writes only what was changed; undo and redo turn it', async () => {
  const ask = {
    productId: s.mugProduct,
    variantId: s.mug,
    product: { name: 'Blue mug' },
    supplier: { newName: 'New Kiln' },
    variant: { price: 1_400, sku: 'SKU-1' },
  };
  const edited = value(await editProduct(s.shop, ask));
  expect(rowOf(s.mug)).toMatchObject({ name: 'Blue mug', price: 1_400, supplier: 'New Kiln' });
  const sets = (
    await s.shop.db.operations
      .where('opId')
      .equals(edited.opIds[1] ?? '')
      .toArray()
  ).flatMap((row) => JSON.parse(row.text).payload.sets);
  expect(sets.map((set: { field: string }) => set.field)).toEqual(['name', 'supplierId', 'price']);
  const undone = value(await undoActs(s.shop, edited.opIds));
  expect(rowOf(s.mug)).toMatchObject({ name: 'Enamel mug', price: 1_290, supplier: null });
  value(await undoActs(s.shop, undone.opIds));
  expect(rowOf(s.mug)).toMatchObject({ name: 'Blue mug', price: 1_400 });
  expect(
    await editProduct(s.shop, { productId: s.mugProduct, variantId: s.mug, product: {}, variant: {} }),
  ).toMatchObject({ failure: { code: 'nothing-changed' } });
});

test('[STS46] a code is added, also one that another product has; the same code twice is not', async () => {
  const attached = value(await attachBarcode(s.shop, { variantId: s.candle, code: ' 2000000000015 ', packSize: 6 }));
  expect(
    s.shop.search
      .findCode('2000000000015')
      .map(({ packSize }) => packSize)
      .sort((a, b) => a - b),
  ).toEqual([1, 6]);
  expect(await attachBarcode(s.shop, { variantId: s.candle, code: '2000000000015', packSize: 1 })).toMatchObject({
    failure: { code: 'code-known' },
  });
  expect(await attachBarcode(s.shop, { variantId: s.candle, code: '  ', packSize: 1 })).toMatchObject({
    failure: { code: 'code-missing' },
  });
  const undone = value(await undoActs(s.shop, attached.opIds));
  expect(rowOf(s.candle)?.barcode ?? null).toBe(null);
  value(await undoActs(s.shop, undone.opIds));
  expect(rowOf(s.candle)?.barcode).toBe('2000000000015');
});

test('[STS47] a code is detached, and its undo brings it back', async () => {
  const detached = value(await detachBarcode(s.shop, s.mugBarcode));
  expect(rowOf(s.mug)?.barcode).toBe(null);
  value(await undoActs(s.shop, detached.opIds));
  expect(rowOf(s.mug)?.barcode).toBe('2000000000015');
});

describe('adding a variant', () => {
  const made = async (variants: NewProductAsk['variants']) => value(await addProduct(s.shop, bowl({ variants })));
  const one = { sku: null, barcode: null, opening: null };
  const large = { options: [{ name: 'Size', value: 'L' }], sku: 'OAK-L', barcode: '96385074', opening: 4 };
  const about = { price: 3_000, cost: 1_300 };

  test('[STS48] a variant joins its siblings with its code and opening stock, in one act; undone it is gone', async () => {
    const { productId } = await made([{ ...one, options: [{ name: 'Size', value: 'S' }] }]);
    const ask = { productId, variant: large, ...about, openingAt: s.floor };
    const added = value(await addVariant(s.shop, ask));
    expect(added.opIds).toHaveLength(1);
    expect(rowOf(added.variantId)).toMatchObject({
      name: 'Oak bowl',
      options: 'L',
      sku: 'OAK-L',
      barcode: '96385074',
      unit: 'piece',
      price: 3_000,
      figures: { onHand: 4 },
    });
    expect(
      await addVariant(s.shop, { ...ask, variant: { ...large, options: [{ name: 'size', value: ' l ' }] } }),
    ).toMatchObject({
      failure: { code: 'variant-exists' },
    });
    value(await undoActs(s.shop, added.opIds));
    expect(rowOf(added.variantId)).toBeUndefined();
  });

  test('[STS48] where the one there is has no options, both get them, and one undo takes both back', async () => {
    const { productId, variantId } = await made([{ ...one, options: [] }]);
    const present = { variantId, options: [{ name: 'Size', value: 'S' }] };
    const ask = { productId, variant: large, ...about, openingAt: s.floor, present };
    expect(
      await addVariant(s.shop, { ...ask, present: { variantId, options: [{ name: 'Size', value: ' ' }] } }),
    ).toMatchObject({
      failure: { code: 'option-missing' },
    });
    const added = value(await addVariant(s.shop, ask));
    expect([rowOf(variantId)?.options, rowOf(added.variantId)?.options]).toEqual(['S', 'L']);
    value(await undoActs(s.shop, added.opIds));
    expect([rowOf(variantId)?.options, rowOf(added.variantId)]).toEqual(['', undefined]);
  });
});
