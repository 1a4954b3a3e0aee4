import { describe, expect, test } from 'vitest';
import { realFile, sheetOf } from '#tests/fixtures/import/files.ts';
import { applyPlan, placesOf } from '#tests/fixtures/import/shelf.ts';
import { indexExisting } from './existing.ts';
import { planImport } from './plan.ts';
import { readProducts } from './read-products.ts';

/** What each file holds: new variants, products, and its stock, place by place. */
const files: readonly (readonly [string, number, number, readonly (number | string | null)[]])[] = [
  [
    '01-till-two-stores.csv',
    5,
    4,
    ['High Street 13, Market 2', 'High Street -3, Market 0', 'High Street 7, Market 5', '', 'High Street 2350'],
  ],
  ['02-shopify-inventory-by-location.csv', 3, 2, ['Shop 11, Warehouse 41', 'Shop -2', 'Shop 5, Warehouse 0']],
  ['03-shopify-inventory-location-columns.csv', 3, 2, ['Old Mill 12, Pop-up 3', 'Old Mill 0', 'Old Mill 8, Pop-up 1']],
  ['04-one-sku-for-every-size.csv', 5, 2, [2, 0, 5, 1, 3]],
  ['05-wix-products-and-variants.csv', 4, 2, [null, null, 14, 6]],
  ['06-stock-in-words.csv', 7, 7, [null, null, 0, null, null, null, 17]],
  ['07-product-id-on-every-size.csv', 5, 3, [120, 80, 40, 35, 12]],
  ['14-rows-that-continue.csv', 4, 2, [100, 40, 7, null]],
  ['16-lots-expiry-bins.csv', 3, 3, [65, 12, 4]],
];

describe('small files that real programs write', () => {
  test.for(files)(
    '[IMP64] %s: what it holds, and nothing new the second time',
    async ([name, variants, products, stock], { skip }) => {
      const content = realFile(`imports/${name}`);
      if (!content) return skip(`../shared/data/imports/${name} is not on this machine`);
      const { table, mapping } = await sheetOf(content);
      const read = readProducts(table, mapping, { currencyDigits: 2 });
      const plan = planImport(read, indexExisting([]), { knownStock: 'ignore' });
      expect([plan.counts.new, plan.newProducts, plan.counts.refused]).toEqual([variants, products, 0]);
      const fresh = plan.entries
        .flatMap((entry) => (entry.kind === 'new' ? entry.draft.variants : []))
        .toSorted((a, b) => a.row - b.row);
      expect(
        fresh.map((variant) =>
          variant.places
            ? variant.places.map((at) => `${at.place} ${at.stock}`).join(', ') || variant.stock
            : variant.stock,
        ),
      ).toEqual(stock.map((one) => (one === '' ? null : one)));
      const again = planImport(read, indexExisting(applyPlan(plan, []), placesOf(plan)), { knownStock: 'ignore' });
      expect(again.counts).toEqual({ new: 0, changed: 0, same: variants, refused: 0 });
    },
  );
});
