import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  vi.resetModules();
});
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

const columns = ['name', 'sku', 'barcode', 'onHand', 'at:shop', 'at:store', 'value'];
/** The store as a new window reads it. */
const atStart = () => import('./stock-columns.store.ts');
const shown = async () => {
  const { useStockColumns, withDefaults } = await atStart();
  const { hidden } = withDefaults(useStockColumns.getState(), columns);
  return columns.filter((id) => !hidden.includes(id));
};

test('[STS6] until a person decides, single locations and what does not fit a small screen are hidden', async () => {
  expect(await shown()).toEqual(['name', 'sku', 'onHand']);
});

test('[STS6] a column a person decided about stays as they decided, at the next start too; the others as before', async () => {
  const { chooseColumns } = await atStart();
  chooseColumns({ order: ['name', 'at:shop', 'barcode', 'sku'], hidden: ['sku'] });
  vi.resetModules();
  expect(await shown()).toEqual(['name', 'barcode', 'onHand', 'at:shop']);
});

test.each(['{', '[]', 'null', '{"order":1,"hidden":[2]}'])('[STS6] a kept choice of %s is none', async (text) => {
  kept.set('stockroom.stock-columns', text);
  expect(await shown()).toEqual(['name', 'sku', 'onHand']);
});
