import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { ruleId } from '#shared/domain/operations/ids.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { newProduct, newVariant } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { archiveVariants, setPrices, setRules, setTaxClasses, unarchiveVariants } from './bulk.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const priceOf = async (id: VariantId) => (await s.shop.db.variants.get(id))?.price;

/** Sixty more products of one variant each. */
async function sixtyProducts(): Promise<readonly VariantId[]> {
  const { nextId } = s.shop;
  const products = Array.from({ length: 60 }, (_, i) => newProduct(nextId() as ProductId, `Spoon no. ${i}`));
  const variants = products.map((product) => newVariant(nextId() as VariantId, product.id, null));
  await s.decide({
    type: 'catalog.added',
    payload: { group: null, products, variants, barcodes: [], rules: [], stock: [] },
  });
  return variants.map((variant) => variant.id);
}

test('[STS30] a bulk edit of 60 rows is three acts of at most 25 under one group, and one undo takes all back', async () => {
  const spoons = await sixtyProducts();
  const steps: number[] = [];
  const edited = value(await setPrices(s.shop, spoons, 999, { onProgress: (done) => steps.push(done) }));
  expect(edited).toMatchObject({ changed: 60 });
  expect(steps).toEqual([25, 50, 60]);
  const acts = await s.shop.db.operations
    .where('opId')
    .anyOf([...edited.opIds])
    .toArray();
  expect(acts).toHaveLength(3);
  expect(new Set(acts.map((row) => row.groupId)).size).toBe(1);
  for (const row of acts) expect(JSON.parse(row.text).payload.sets.length).toBeLessThanOrEqual(25);
  expect(new Set(await Promise.all(spoons.map(priceOf)))).toEqual(new Set([999]));

  value(await undoInParts(s.shop, edited.opIds));
  expect(new Set(await Promise.all(spoons.map(priceOf)))).toEqual(new Set([1290]));
});

test('[STS31] a cancelled bulk edit leaves every row as it was', async () => {
  const spoons = await sixtyProducts();
  const stop = new AbortController();
  const answer = await setPrices(s.shop, spoons, 5, { signal: stop.signal, onProgress: () => stop.abort() });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(new Set(await Promise.all(spoons.map(priceOf)))).toEqual(new Set([1290]));
});

test('[STS32] values that are so already are not written again', async () => {
  expect(await setPrices(s.shop, [s.mug, s.candle], 1290)).toMatchObject({
    ok: false,
    failure: { code: 'nothing-changed' },
  });
  expect(value(await setPrices(s.shop, [s.mug], 1500)).changed).toBe(1);
  expect(value(await setPrices(s.shop, [s.mug, s.candle], 1500)).changed).toBe(1);
});

test('[STS33] a reorder rule is made by setting it, for all locations or for one, in the units of each product', async () => {
  value(await setRules(s.shop, [s.mug, s.tea], { locationId: null, rule: { point: 4, upTo: 10 }, decimals: 0 }));
  expect(await s.shop.db.rules.get(ruleId(s.mug, null))).toMatchObject({ point: 4, upTo: 10, multiple: null });
  expect(await s.shop.db.rules.get(ruleId(s.tea, null))).toMatchObject({ point: 4_000, upTo: 10_000 });
  value(await setRules(s.shop, [s.mug], { locationId: s.floor, rule: { point: 2 }, decimals: 0 }));
  expect(await s.shop.db.rules.get(ruleId(s.mug, s.floor))).toMatchObject({ point: 2, upTo: null });
  const edited = value(await setRules(s.shop, [s.mug], { locationId: null, rule: { point: null }, decimals: 0 }));
  expect((await s.shop.db.rules.get(ruleId(s.mug, null)))?.point).toBe(null);
  const undone = value(await undoActs(s.shop, edited.opIds));
  expect((await s.shop.db.rules.get(ruleId(s.mug, null)))?.point).toBe(4);
  value(await undoActs(s.shop, undone.opIds));
  expect((await s.shop.db.rules.get(ruleId(s.mug, null)))?.point).toBe(null);
});

test('[STS34] archiving the last variant archives its product; archiving one of several leaves the others', async () => {
  const second = s.shop.nextId() as VariantId;
  await s.decide({
    type: 'catalog.added',
    payload: {
      group: null,
      products: [],
      variants: [newVariant(second, s.mugProduct, 'SKU-1b')],
      barcodes: [],
      rules: [],
      stock: [],
    },
  });
  const shown = (id: VariantId) => s.shop.catalogue.isArchived(s.shop.catalogue.slotOf(id) ?? -1);
  value(await archiveVariants(s.shop, [second]));
  expect([shown(s.mug), shown(second)]).toEqual([false, true]);
  const all = value(await archiveVariants(s.shop, [s.mug]));
  expect(all.rows).toEqual([{ kind: 'product', id: s.mugProduct }]);
  expect((await s.shop.db.products.get(s.mugProduct))?.archived).toBe(true);
  const undone = value(await undoActs(s.shop, all.opIds));
  expect([shown(s.mug), shown(second)]).toEqual([false, true]);
  value(await undoActs(s.shop, undone.opIds));
  value(await unarchiveVariants(s.shop, [s.mug, second]));
  expect([shown(s.mug), shown(second)]).toEqual([false, false]);
});

test('[CAT27] a tax class is set for the products of many variants at once, and cleared to the standard', async () => {
  const classOf = async () => (await s.shop.db.products.get(s.mugProduct))?.taxClass;
  const edited = value(await setTaxClasses(s.shop, [s.mug, s.candle], 'Reduced'));
  expect([edited.changed, await classOf()]).toEqual([2, 'Reduced']);
  expect(s.shop.catalogue.rowAt(s.shop.catalogue.slotOf(s.mug) ?? -1)?.taxClass).toBe('Reduced');
  value(await setTaxClasses(s.shop, [s.mug], null));
  expect(await classOf()).toBeUndefined();
  value(await undoActs(s.shop, edited.opIds));
});
