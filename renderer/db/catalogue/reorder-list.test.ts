import { describe, expect, test } from 'vitest';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import {
  feedRows,
  handCatalogue,
  locationRow,
  productRow,
  ruleRow,
  shopRow,
  stockRow,
  variantRow,
} from '#tests/fakes/catalogue-kit.ts';
import { firstRows, firstRowsOf } from './first-screen.ts';
import { openReorderList } from './reorder-list.ts';
import { openStockList } from './stock-list.ts';
import { totalsOf } from './totals.ts';

const shelf = 'shelf' as LocationId;
const store = 'store' as LocationId;

/** Three products: one below the shop's rule, one below the rule of a place, one that nobody tracks. */
function smallShop() {
  const hand = handCatalogue();
  feedRows(
    hand.catalogue,
    [
      shopRow({ defaultPoint: 4, defaultUpTo: 10 }),
      locationRow(shelf),
      locationRow(store),
      ...['mug', 'tea', 'pen'].map((id) => productRow(id, { name: id })),
      variantRow('mug', 'mug', { cost: 150, price: 300 }),
      variantRow('tea', 'tea', { cost: 1_999, decimals: 3 }),
      variantRow('pen', 'pen'),
      ruleRow('tea', shelf, { point: 500, upTo: 2_000, multiple: 600 }),
      ruleRow('tea', null, { point: 0 }),
    ],
    [
      stockRow('mug', { [shelf]: { onHand: 3, facts: 1 } }),
      stockRow('tea', { [shelf]: { onHand: 100, facts: 1 }, [store]: { onHand: 1_250, facts: 1 } }),
    ],
  );
  hand.catalogue.becomeReady();
  hand.settle();
  return hand;
}

describe('the reorder list', () => {
  test('[CAT4] shows every rule that calls for a purchase, most urgent first', () => {
    const { catalogue, settle } = smallShop();
    const list = openReorderList(catalogue, null);
    settle();
    const shown = () =>
      Array.from({ length: list.get().total }, (_, index) => {
        const { row, locationId, suggestion } = list.get().entryAt(index);
        return [row.name, locationId, suggestion.quantity];
      });
    expect(shown()).toEqual([
      ['tea', shelf, 2_400],
      ['mug', null, 7],
    ]);
    expect(catalogue.alertCount()).toBe(2);
    list.ask(shelf);
    settle();
    expect(shown()).toEqual([['tea', shelf, 2_400]]);
    list.ask(null);
    feedRows(catalogue, [], [stockRow('mug', { [shelf]: { onHand: 3, incoming: 2, facts: 1 } })]);
    settle();
    expect(shown()).toEqual([['tea', shelf, 2_400]]);
    expect(catalogue.alertCount()).toBe(1);
  });

  test('[CAT3] what is on hand adds up to its worth, to the minor unit', async () => {
    const { catalogue } = smallShop();
    expect(await totalsOf(catalogue, null)).toEqual({ atCost: 450 + 2_699, atRetail: 900, units: 3, variants: 2 });
    expect(await totalsOf(catalogue, store)).toEqual({ atCost: 2_499, atRetail: 0, units: 0, variants: 1 });
  });

  test('[CAT10] the first rows come back from memory; what cannot be read is no memory', () => {
    const { catalogue, settle } = smallShop();
    const list = openStockList(
      catalogue,
      { find: () => new Uint32Array(0), subscribe: () => () => undefined },
      { search: '', filter: 'all', category: null, supplierId: null, locationId: null, sort: null },
    );
    settle();
    const kept = new Map<string, string>();
    const memory = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    };
    expect(firstRows.remembered(memory, 'a')).toBeNull();
    firstRows.remember(memory, 'a', firstRowsOf(list.get()));
    expect(firstRows.remembered(memory, 'a')?.rows).toEqual([0, 1, 2].map((index) => list.get().rowAt(index)));
    expect(firstRows.remembered(memory, 'b')).toBeNull();
    for (const [key] of kept) kept.set(key, '{"format":0}');
    expect(firstRows.remembered(memory, 'a')).toBeNull();
    for (const [key] of kept) kept.set(key, '{"for');
    expect(firstRows.remembered(memory, 'a')).toBeNull();
  });
});
