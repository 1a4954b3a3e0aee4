import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, type Result } from '#shared/base/result.ts';
import type { ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { newProduct, newVariant } from '#tests/fixtures/small-shop.ts';
import { openDesk, type ReleasedDesk } from '#tests/fixtures/released/make/desk.ts';
import { actInParts } from './act-in-parts.ts';
import type { Shop } from './shop.ts';
import { undoActs } from './undo.ts';

const folder = mkdtempSync(join(tmpdir(), 'stockroom-aside-'));
let time = Date.UTC(2026, 5, 1);
let desk: ReleasedDesk;

beforeAll(async () => {
  desk = await openDesk({ profile: join(folder, 'one'), seed: 'aside', now: () => ++time });
  await desk.newShop('Shop');
}, 120_000);
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`);
  return result.value;
}

/** Makes so many products in parts that the worker records, two parts at a time. */
function making(shop: Shop, count: number, onProgress?: (through: number) => void) {
  return actInParts(shop, {
    label: 'channel-review',
    things: Array.from({ length: count }, (_, n) => n),
    tied: true,
    together: 2,
    aside: true,
    decide: (_db, some, group) => {
      // New ids become a product's and a variant's here.
      const made = some.map((n) => ({ n, productId: desk.nextId() as ProductId, id: desk.nextId() as VariantId }));
      const products = made.map(({ n, productId }) => newProduct(productId, `Thing ${n}`));
      const variants = made.map(({ n, productId, id }) => newVariant(id, productId, `T-${n}`));
      const payload = { group, products, variants, barcodes: [], rules: [], stock: [] };
      return done({ decisions: [{ type: 'catalog.added', payload }] });
    },
    ...(onProgress && { onProgress }),
  });
}

test('[CHN204] what the worker records of an act is one act of the person at the desk, saved, and taken back as one', async () => {
  const shop = desk.shop();
  const through: number[] = [];
  const { opIds, unsaved } = value(await making(shop, 60, (count) => through.push(count)));
  expect([opIds.length, unsaved, through]).toEqual([3, undefined, [50, 60]]);
  const stored = await shop.db.operations
    .where('opId')
    .anyOf([...opIds])
    .toArray();
  expect(new Set(stored.map(({ actor }) => actor))).toEqual(new Set([shop.person.get()]));
  expect(new Set(stored.map(({ groupId }) => groupId)).size).toBe(1);
  expect(stored.every(({ stage }) => stage !== 'new')).toBe(true);
  const shown = async () => (await shop.db.variants.toArray()).filter(({ voided }) => !voided).length;
  expect(await shown()).toBe(60);
  value(await undoActs(shop, opIds));
  expect(await shown()).toBe(0);
});

test('[CHN204] what is refused is told as at the window, and a worker that is away makes nothing', async () => {
  const shop = desk.shop();
  const tooLong = newProduct(desk.nextId() as ProductId, 'a'.repeat(1_000_000));
  const catalog = { group: null, products: [tooLong], variants: [], barcodes: [], rules: [], stock: [] };
  const parted = {
    label: 'channel-review',
    things: [1],
    tied: false,
    decide: () => done({ decisions: [{ type: 'catalog.added', payload: catalog } satisfies Decision] }),
  };
  const here = await actInParts(shop, parted);
  expect(here.ok).toBe(false);
  expect(await actInParts(shop, { ...parted, aside: true })).toEqual(here);
  const away: Shop = {
    ...shop,
    work: { ...shop.work, ask: async () => ({ ok: false, failure: { code: 'no-shop-open' } }) },
  };
  expect(await making(away, 1)).toMatchObject({
    ok: false,
    failure: { code: 'shop-not-ready', detail: 'no-shop-open' },
  });
});
