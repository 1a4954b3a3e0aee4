import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { firstRows, firstRowsOf } from '#renderer/db/catalogue/first-screen.ts';
import { openSmallShop } from '#tests/fixtures/open-shop.ts';
import { productPlace } from './product-place.ts';

test('[STS2] the rows of last time are those the list showed, and each leads to its product by its id', async () => {
  const s = await openSmallShop();
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
  const { catalogue, entry } = s.shop;
  const shown = [s.mug, s.candle, s.tea].flatMap((id) => catalogue.rowAt(catalogue.slotOf(id) ?? -1) ?? []);
  const rowAt = (index: number) => shown[index] ?? expect.fail('there is no such row');
  firstRows.remember(memory, entry.dbName, firstRowsOf({ total: shown.length, rowAt }));
  const remembered = firstRows.remembered(memory, entry.dbName);
  expect(remembered?.rows.map(({ title }) => title)).toEqual(['Enamel mug', 'Beeswax candle', 'Loose tea']);
  expect(remembered?.rows.map(productPlace)).toEqual(shown.map(productPlace));
  expect(firstRows.remembered(memory, 'another-shop')).toBe(null);
  await s.close();
});
