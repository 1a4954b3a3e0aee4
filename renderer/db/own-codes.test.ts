import 'fake-indexeddb/auto';
import { must } from '#shared/base/must.ts';
import { ownBarcode, ownCode } from '#shared/domain/catalogue/own-code.ts';
import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { newProduct, newVariant } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeOwnCodes } from './own-codes.ts';
import { undoActs, undoInParts } from './undo.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const nothing = { products: [], variants: [], rules: [], stock: [] };
const codesOf = async (id: VariantId) => {
  const rows = await s.shop.db.barcodes.where('variantId').equals(id).toArray();
  return rows.filter(({ voided }) => !voided).map(({ code }) => code);
};

/** So many products of one variant each, without a barcode. */
async function bareProducts(count: number): Promise<readonly VariantId[]> {
  const { nextId } = s.shop;
  const products = Array.from({ length: count }, (_, i) => newProduct(nextId() as ProductId, `Spoon no. ${i}`));
  const variants = products.map((product) => newVariant(nextId() as VariantId, product.id, null));
  for (let from = 0; from < count; from += 25)
    await s.decide({
      type: 'catalog.added',
      payload: {
        ...nothing,
        group: null,
        products: products.slice(from, from + 25),
        variants: variants.slice(from, from + 25),
        barcodes: [],
      },
    });
  return variants.map((variant) => variant.id);
}

test('[CAT43] codes for many are parts of one act; those that have a code keep it', async () => {
  const spoons = await bareProducts(60);
  const [first] = spoons;
  const own = must(first, 'there are spoons');
  await s.decide({
    type: 'catalog.added',
    payload: {
      ...nothing,
      group: null,
      barcodes: [{ id: s.shop.nextId() as never, variantId: own, code: '4006381333931', packSize: 1 }],
    },
  });
  const made = value(await makeOwnCodes(s.shop, spoons));
  expect(made.codes.size).toBe(59);
  expect(await codesOf(own)).toEqual(['4006381333931']);
  for (const id of spoons.slice(1)) expect(await codesOf(id)).toEqual([made.codes.get(id)]);
  const acts = await s.shop.db.operations
    .where('opId')
    .anyOf([...made.opIds])
    .toArray();
  expect(acts).toHaveLength(3);
  expect(new Set(acts.map((row) => row.groupId)).size).toBe(1);

  value(await undoInParts(s.shop, made.opIds));
  expect((await Promise.all(spoons.slice(1).map(codesOf))).flat()).toEqual([]);
  expect(value(await makeOwnCodes(s.shop, spoons)).codes).toEqual(made.codes);
});

test('[CAT42] a code that a barcode or a SKU of the shop is already is not made again', async () => {
  const [one] = await bareProducts(1);
  const id = must(one, 'there is a spoon');
  await s.decide(
    {
      type: 'catalog.added',
      payload: {
        ...nothing,
        group: null,
        // Read without its first zero, as scanners send it, it is the same code.
        barcodes: [{ id: s.shop.nextId() as never, variantId: s.mug, code: ownCode(id, 0).slice(1), packSize: 1 }],
      },
    },
    {
      type: 'fields.set',
      payload: {
        group: null,
        sets: [{ kind: 'variant', id: s.candle, field: 'sku', value: ownCode(id, 1), was: null }],
      },
    },
  );
  expect([...value(await makeOwnCodes(s.shop, [id])).codes.values()]).toEqual([ownCode(id, 2)]);
});

test('[CAT41] two desks that make the code of one product make one row, which stays while one of them stands', async () => {
  const [one] = await bareProducts(1);
  const id = must(one, 'there is a spoon');
  const here = value(await makeOwnCodes(s.shop, [id]));
  const barcode = must(
    ownBarcode({ variantId: id, decimals: 0 }, () => false),
    'nothing has the code',
  );
  await s.decide({ type: 'catalog.added', payload: { ...nothing, group: null, barcodes: [barcode] } });
  expect(await codesOf(id)).toEqual([barcode.code]);
  value(await undoActs(s.shop, here.opIds));
  expect(await codesOf(id)).toEqual([barcode.code]);
});

test('[CAT43] cancelled, it takes back what it made; where all have a code nothing is written', async () => {
  const spoons = await bareProducts(60);
  const stop = new AbortController();
  expect(await makeOwnCodes(s.shop, spoons, { signal: stop.signal, onProgress: () => stop.abort() })).toMatchObject({
    ok: false,
    failure: { code: 'cancelled' },
  });
  expect((await Promise.all(spoons.map(codesOf))).flat()).toEqual([]);
  value(await makeOwnCodes(s.shop, spoons));
  expect(await makeOwnCodes(s.shop, spoons)).toMatchObject({ ok: false, failure: { code: 'nothing-changed' } });
});
