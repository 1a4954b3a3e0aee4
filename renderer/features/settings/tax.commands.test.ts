import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { newProduct } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { setTax } from './tax.commands.ts';
import { classProblems, removedClasses, taxAskOf, taxDraftOf, withClass } from './tax-draft.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const full = { taxClass: 'Full', rate: 19_000 };
const reduced = { taxClass: 'Reduced', rate: 7_000 };
const shopRow = async () => s.shop.db.shop.get(s.shop.entry.shopId);
const none = new Map<string, string>();

test('[CAT23] what the shop says of tax is one act, kept and taken back as one', async () => {
  const set = value(await setTax(s.shop, { pricesIncludeTax: true, taxRates: [full, reduced], renamed: none }));
  expect(set.opIds).toHaveLength(1);
  expect(await shopRow()).toMatchObject({ pricesIncludeTax: true, taxRates: [full, reduced] });
  expect(await setTax(s.shop, { pricesIncludeTax: true, taxRates: [full, reduced], renamed: none })).toMatchObject({
    failure: { code: 'nothing-changed' },
  });
  value(await undoActs(s.shop, set.opIds));
  const row = await shopRow();
  expect([row?.pricesIncludeTax, row?.taxRates]).toEqual([undefined, undefined]);
});

test('[CAT26] products of a renamed class go with it, however many; one undo takes all back', async () => {
  value(await setTax(s.shop, { pricesIncludeTax: null, taxRates: [full, reduced], renamed: none }));
  const products = Array.from({ length: 60 }, (_, i) => ({
    ...newProduct(s.shop.nextId() as ProductId, `Book ${i}`),
    taxClass: i % 2 === 0 ? 'Reduced' : 'Full',
  }));
  await s.decide({
    type: 'catalog.added',
    payload: { group: null, products, variants: [], barcodes: [], rules: [], stock: [] },
  });
  const classes = async () => {
    const rows = await s.shop.db.products.bulkGet(products.map(({ id }) => id));
    return [...new Set(rows.map((row) => row?.taxClass ?? ''))].toSorted();
  };
  const renamed = new Map([
    ['Full', 'Reduced'],
    ['Reduced', 'Books'],
  ]);
  const taxRates = [
    { taxClass: 'Reduced', rate: 19_000 },
    { taxClass: 'Books', rate: 7_000 },
  ];
  const set = value(await setTax(s.shop, { pricesIncludeTax: null, taxRates, renamed }));
  expect(set.opIds.length).toBeGreaterThan(1);
  expect(await classes()).toEqual(['Books', 'Reduced']);
  expect((await s.shop.db.products.get(products[0]?.id ?? ''))?.taxClass).toBe('Books');
  value(await undoActs(s.shop, set.opIds));
  expect(await classes()).toEqual(['Full', 'Reduced']);
  expect((await shopRow())?.taxRates).toEqual([full, reduced]);
});

describe('the form', () => {
  const draft = taxDraftOf({ pricesIncludeTax: false, taxRates: [full, reduced] }, (rate) => `${rate / 1_000} %`);

  test('[CAT23] starts with what is said, and asks for just that', () => {
    expect(taxAskOf(draft)).toEqual({ pricesIncludeTax: false, taxRates: [full, reduced], renamed: none });
    expect(taxAskOf({ ...draft, includes: 'unsaid' }).pricesIncludeTax).toBeNull();
  });

  test('[CAT25] a class has a name of its own and a rate', () => {
    const [one, other] = draft.classes;
    if (!one || !other) throw new Error('there are two classes');
    const typed = { ...withClass(draft), classes: [one, { ...other, name: ' full', rate: '7,5%' }] };
    expect(classProblems(typed)).toEqual([{}, { name: 'taken' }]);
    expect(classProblems(withClass(draft)).at(-1)).toEqual({ name: 'missing', rate: 'unreadable' });
    expect(new Set(withClass(withClass(draft)).classes.map(({ key }) => key)).size).toBe(4);
  });

  test('[CAT26] knows which classes are renamed and which are gone', () => {
    const [one] = draft.classes;
    if (!one) throw new Error('there are two classes');
    const typed = { ...draft, classes: [{ ...one, name: 'Standard' }] };
    expect(taxAskOf(typed).renamed).toEqual(new Map([['Full', 'Standard']]));
    expect(removedClasses(typed, [full, reduced])).toEqual(['Reduced']);
  });
});
