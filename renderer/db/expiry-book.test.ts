import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { openStockList } from './catalogue/stock-list.ts';
import type { StockQuery } from './catalogue/stock-query.ts';
import { type Expiries, expiryBook } from './expiry-book.ts';
import { expirySpans, readSpan, rememberedSpan, rememberSpan } from './expiry-span.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const slotOf = (variantId: VariantId) => must(s.shop.catalogue.slotOf(variantId), 'the variant is in the catalogue');

async function stock(
  variantId: VariantId,
  code: string,
  expiresOn: string | null,
  quantity: number,
  locationId: LocationId = s.floor,
): Promise<void> {
  const lot = value(newLot(variantId, code, { expiresOn, receivedOn: null }));
  const line = { variantId, locationId, lotId: lot.id, quantity: Math.abs(quantity), costTotal: null };
  const reason = quantity < 0 ? 'damage' : 'receive';
  await s.decide(value(decideAdjust(reason, [line], null, [], quantity < 0 ? [] : [lot])));
}

/** The book once it says what is waited for. */
async function until(said: (expiries: Expiries) => boolean): Promise<Expiries> {
  const book = expiryBook(s.shop);
  return new Promise((resolve) => {
    const look = () => {
      if (!said(book.get())) return;
      queueMicrotask(() => stop());
      resolve(book.get());
    };
    const stop = book.subscribe(look);
    look();
  });
}
const next = (expiries: Expiries, variantId: VariantId, place: LocationId | null = null) =>
  expiries.nextAt(slotOf(variantId), place);

test('[LOT18] a shop without lots reads nothing to know that nothing expires', async () => {
  await s.decide(opening(s.mug, s.floor, 5));
  const reads = vi.spyOn(s.shop.db.lots, 'where');
  const levels = vi.spyOn(s.shop.db.stock, 'bulkGet');
  const expiries = await until(({ ready }) => ready);
  expect(expiries.any).toBe(false);
  await s.decide(opening(s.candle, s.floor, 5));
  expect([reads.mock.calls, levels.mock.calls.filter(([keys]) => keys.length !== 1)]).toEqual([[], []]);
  expect(expiries.countUntil('9999-12-31')).toEqual({ lots: 0, variants: 0 });
});

test('[LOT18] the next expiry of a product is of what is on hand, at a place and everything below it', async () => {
  await stock(s.mug, 'late', '2027-01-01', 4);
  await stock(s.mug, 'soon', '2026-06-01', 2, s.warehouse);
  await stock(s.mug, 'none', null, 2);
  await stock(s.candle, 'wick', '2026-07-01', 1);
  const expiries = await until(({ ready }) => ready);
  expect(next(expiries, s.mug)).toBe('2026-06-01');
  expect(next(expiries, s.mug, s.floor)).toBe('2027-01-01');
  expect(next(expiries, s.candle, s.warehouse)).toBeNull();
  expect(next(expiries, s.tea)).toBeNull();
  expect(expiries.countUntil('2026-07-01')).toEqual({ lots: 2, variants: 2 });
  expect(expiries.countUntil('2026-06-30')).toEqual({ lots: 1, variants: 1 });
});

test('[LOT18] follows what comes, what goes, and another day', async () => {
  await until(({ ready }) => ready);
  await stock(s.mug, 'A', '2026-06-01', 2);
  await until((expiries) => next(expiries, s.mug) === '2026-06-01');
  await stock(s.mug, 'B', '2026-05-01', 1);
  await until((expiries) => next(expiries, s.mug) === '2026-05-01');
  await stock(s.mug, 'B', '2026-05-01', -1);
  await until((expiries) => next(expiries, s.mug) === '2026-06-01');
  const [lot] = await s.shop.db.lots.filter(({ code }) => code === 'A').toArray();
  const { id } = must(lot, 'the lot is there');
  const set = { kind: 'lot', id, field: 'expiresOn', value: null, was: '2026-06-01' } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  expect((await until(({ any }) => !any)).countUntil('9999-12-31')).toEqual({ lots: 0, variants: 0 });
});

test('[LOT18] the stock list shows what expires up to a day, sorted by it, and follows', async () => {
  await stock(s.mug, 'late', '2026-06-20', 4);
  await stock(s.candle, 'soon', '2026-06-01', 2);
  await stock(s.tea, 'far', '2027-06-01', 2, s.warehouse);
  const { nextAt } = await until(({ ready }) => ready);
  const plain = { search: '', filter: 'all', category: null, supplierId: null, locationId: null } as const;
  const sort = { column: 'expiry', direction: 'ascending' } as const;
  const list = openStockList(s.shop.catalogue, s.shop.search, { ...plain, sort: null });
  const shown = async (query: StockQuery) => {
    list.ask(query);
    await vi.waitFor(() => expect(list.get()).toMatchObject({ query, working: false }));
    const { total, keyAt } = list.get();
    return Array.from({ length: total }, (_, index) => keyAt(index));
  };
  expect(await shown({ ...plain, sort, expiring: { nextAt, until: '2026-06-30' } })).toEqual([s.candle, s.mug]);
  expect(await shown({ ...plain, sort, expiring: { nextAt, until: null } })).toEqual([s.candle, s.mug, s.tea]);
  expect(await shown({ ...plain, sort, expiring: { nextAt, until: '2026-06-01' } })).toEqual([s.candle]);
  const there = { ...plain, locationId: s.warehouse, sort, expiring: { nextAt, until: '2027-12-31' } };
  expect(await shown(there)).toEqual([s.tea]);
  expect(await shown({ ...plain, sort: null })).toHaveLength(3);
  list.close();
});

test('[LOT19] the days that were chosen are kept for each shop on this computer, 30 at first', () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  };
  expect(rememberedSpan(memory, 'one')).toBe(30);
  rememberSpan(memory, 'one', 7);
  expect([rememberedSpan(memory, 'one'), rememberedSpan(memory, 'other')]).toEqual([7, 30]);
  expect(expirySpans.map((span) => readSpan(String(span)))).toEqual([...expirySpans]);
  for (const text of [null, '', '8', 'soon']) expect(readSpan(text)).toBeNull();
});
