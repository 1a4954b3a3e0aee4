import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { FieldValue } from '#shared/domain/operations/rows.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { actText } from './act-words.ts';
import { namesFor } from './names.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  await openWords('en');
  s = await openSmallShop();
});
afterEach(() => s.close());

/** What is said of an act that sets a field, with so many rows set in all. */
async function said(set: Omit<FieldSet, 'was'>, rows = 1): Promise<string> {
  const summary = { kind: 'set', set: { ...set, was: null }, fields: rows, rows } as const;
  const { of } = await namesFor(s.shop, [summary], []);
  return actText(of(summary), { t: words(), format: {} as Format }); // no figure is said
}

test('[LOC12] the deletion of a location and its way back are said as such', async () => {
  const removed = (value: FieldValue) => said({ kind: 'location', id: s.warehouse, field: 'removed', value });
  expect(await removed(true)).toBe('Location Warehouse deleted');
  expect(await removed(null)).toBe('Location Warehouse brought back');
});

test('[PUR37] a merge is said with both names, whatever else it set', async () => {
  const set = { kind: 'supplier', id: s.supplier, field: 'mergedInto', value: s.supplier } as const;
  expect(await said(set)).toBe('Hill Pottery merged into Hill Pottery');
  expect(await said(set, 2)).toBe('Hill Pottery merged into Hill Pottery');
});

test('[LOC17] a location that is not for sale any more, or is again, is said as such', async () => {
  const set = (value: FieldValue) => said({ kind: 'location', id: s.warehouse, field: 'notForSale', value });
  expect(await set(true)).toBe('Location Warehouse is not for sale any more');
  expect(await set(null)).toBe('Location Warehouse is for sale');
});
