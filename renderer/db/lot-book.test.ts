import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { lotId } from '#shared/domain/operations/ids.ts';
import type { LotRow } from '#shared/domain/operations/rows.ts';
import { lotBook } from './lot-book.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const lot = (code: string, voided = false): LotRow => ({
  kind: 'lot',
  id: lotId(s.mug, code),
  variantId: s.mug,
  code,
  expiresOn: null,
  receivedOn: null,
  addedBy: null,
  fieldOps: {},
  voided,
});

test('[SH60] a lot is found by its code however it is spelled, exactly that one first, and one that is undone is not', async () => {
  await s.shop.db.lots.bulkPut([lot('L-77'), lot('L-770'), lot('L-9', true)]);
  const book = lotBook(s.shop);
  await book.read();
  const codes = (typed: string) => {
    const { exact, begun } = book.find(typed, 5);
    return [exact.map(({ code }) => code), begun.map(({ code }) => code)];
  };
  expect(codes('l-77')).toEqual([['L-77'], ['L-770']]);
  expect(codes('L-9')).toEqual([[], []]);
  expect(codes('')).toEqual([[], []]);
  s.shop.feed.tell({ rows: [lot('L-77', true), lot('L-78')], stock: [], log: false, rev: 99 });
  expect(codes('L-7')).toEqual([[], ['L-770', 'L-78']]);
});
