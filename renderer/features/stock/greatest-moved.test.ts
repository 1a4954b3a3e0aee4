import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { undoActs } from '#renderer/db/undo.ts';
import { openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import { greatestMoved } from '#renderer/db/greatest-moved.ts';
import { adjustStock } from './stock.commands.ts';

test('[SCN18] usual is the most that one act moved and that stands; what was undone says nothing', async () => {
  const s = await openSmallShop();
  const move = async (reason: 'receive' | 'sold', quantity: number) =>
    value(
      await adjustStock(s.shop, {
        reason,
        locationId: s.floor,
        note: null,
        lines: [{ variantId: s.mug, quantity, unitCost: null, seen: null }],
      }),
    );
  const usual = async () => (await greatestMoved(s.shop.db, [s.mug, s.tea])).get(s.mug) ?? -1;
  expect(await usual()).toBe(0);
  await move('receive', 3);
  expect(await usual()).toBe(3);
  expect(isUnusual(999, await usual(), 0)).toBe(true);
  const { opIds } = await move('receive', 999);
  expect(await usual()).toBe(999);
  value(await undoActs(s.shop, opIds));
  expect(await usual()).toBe(3);
  await move('sold', 200);
  expect(await usual()).toBe(200);
  expect(isUnusual(999, await usual(), 0)).toBe(false);
  expect((await greatestMoved(s.shop.db, [s.tea])).get(s.tea)).toBe(0);
  await s.close();
});
