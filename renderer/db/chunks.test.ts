import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { Row } from '#shared/domain/operations/rows.ts';
import {
  barcodeRow,
  compareText,
  handCatalogue,
  locationRow,
  productRow,
  ruleRow,
  shopRow,
  stockRow,
  supplierRow,
  variantRow,
} from '#tests/fakes/catalogue-kit.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { hasChunks, loadCatalogue, staleCount, writeChunks } from './chunks.ts';
import { type ShopDatabase, shopDatabase, type StockRow, tableOf } from './database.ts';
import type { Change, Feed } from './feed.ts';

const opened: ShopDatabase[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete();
});

function openDb(): ShopDatabase {
  const db = shopDatabase(`chunks-${opened.length}-${Math.random()}`, 'relaxed');
  opened.push(db);
  return db;
}

/** A feed without another thread. */
function quietFeed(): Feed {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell: (change) => listeners.forEach((listener) => listener(change)),
    listen: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    acting: () => undefined,
    onActing: () => () => undefined,
    close: () => listeners.clear(),
  };
}

/** Writes rows as a command does: rows, levels, and the mark that cached columns are old. */
async function commit(db: ShopDatabase, rows: readonly Row[], stock: readonly StockRow[] = []): Promise<void> {
  for (const row of rows) await tableOf(db, row.kind).put(row);
  await db.stock.bulkPut([...stock]);
  const products = rows.flatMap((row) => (row.kind === 'product' ? [row.id] : []));
  const siblings = (await db.variants.toArray()).filter((row) => products.includes(row.productId)).map((row) => row.id);
  const touched = rows.flatMap((row) =>
    row.kind === 'variant' ? [row.id] : row.kind === 'barcode' || row.kind === 'rule' ? [row.variantId] : [],
  );
  const variants = [...new Set([...touched, ...siblings, ...stock.map((row) => row.variantId)])];
  if (variants.length > 0) await db.stale.add({ variants });
}

async function load(
  db: ShopDatabase,
): Promise<{ readonly catalogue: Catalogue; readonly feed: Feed; readonly settle: () => void }> {
  const hand = handCatalogue();
  const feed = quietFeed();
  // The hand-turned slices of the warming have to be turned while it is waited for.
  const turning = setInterval(hand.settle, 1);
  await loadCatalogue({ db, feed, catalogue: hand.catalogue });
  clearInterval(turning);
  hand.settle();
  return { ...hand, feed };
}

/** Everything a catalogue shows, without its slots. */
function shown(catalogue: Catalogue) {
  const rows = Array.from({ length: catalogue.size }, (_, slot) => {
    const row = catalogue.rowAt(slot);
    if (!row) return [];
    const { slot: _slot, ...rest } = row;
    const levels = [...catalogue.exactFiguresAt(slot)].sort((a, b) => (a.locationId < b.locationId ? -1 : 1));
    return [
      {
        ...rest,
        barcodes: catalogue.barcodesAt(slot),
        levels,
        rules: catalogue.locations().map(({ id }) => catalogue.ownRuleAt(slot, id)),
      },
    ];
  });
  return rows.flat().sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

const places = [locationRow('l0'), locationRow('l1'), shopRow({ defaultPoint: 2 }), supplierRow('s0')];
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const id = fc.integer({ min: 0, max: 7 });
const rows: fc.Arbitrary<Row> = fc.oneof(
  fc
    .record({
      id,
      name: fc.string({ unit: 'binary', maxLength: 6 }),
      category: maybe(fc.constantFrom('A', 'A > B')),
      archived: fc.boolean(),
      voided: fc.boolean(),
    })
    .map(({ id: n, ...more }) => productRow(`p${n}`, more)),
  fc
    .record({
      id,
      sku: maybe(fc.string({ maxLength: 5 })),
      price: maybe(fc.integer()),
      cost: maybe(fc.nat()),
      unit: maybe(fc.constant('kg')),
      decimals: fc.constantFrom(0 as const, 3 as const),
      supplierCode: maybe(fc.constant('X')),
      tracking: fc.constantFrom(null, 'lot' as const, 'serial' as const),
      voided: fc.boolean(),
    })
    .map(({ id: n, ...more }) =>
      variantRow(`v${n}`, `p${n % 3}`, { ...more, options: more.unit ? [{ name: 'Size', value: 'XL' }] : [] }),
    ),
  fc
    .record({
      id,
      no: fc.nat(1),
      code: fc.string({ maxLength: 4 }),
      packSize: fc.integer({ min: 1, max: 9 }),
      voided: fc.boolean(),
    })
    .map(({ id: n, no, ...more }) => barcodeRow(`b${n}-${no}`, `v${n}`, more.code, more)),
  fc
    .record({
      id,
      location: maybe(fc.constantFrom('l0', 'l1')),
      point: maybe(fc.nat(9)),
      upTo: maybe(fc.nat(9)),
      voided: fc.boolean(),
    })
    .map(({ id: n, location, ...more }) => ruleRow(`v${n}`, location, more)),
);
const figures = { onHand: fc.integer(), committed: fc.nat(5), incoming: fc.nat(5), facts: fc.nat(2) };
const level = fc.record(
  { ...figures, lots: fc.constant({ lot: { onHand: 1, facts: 1 } }) },
  { requiredKeys: ['onHand', 'committed', 'incoming', 'facts'] },
);
const stock = fc
  .record({ id, at: fc.dictionary(fc.constantFrom('l0', 'l1', 'unknown'), level) })
  .map(({ id: n, at }) => stockRow(`v${n}`, at));
const commits = fc.array(
  fc.record({ rows: fc.array(rows, { maxLength: 5 }), stock: fc.array(stock, { maxLength: 3 }) }),
  { maxLength: 4 },
);

describe('the start cache', () => {
  test('[CAT9] loading with the cache shows what loading from the rows shows, whatever was written after it', async () => {
    await fc.assert(
      fc.asyncProperty(commits, commits, commits, async (before, between, after) => {
        const db = openDb();
        await commit(db, places);
        for (const step of before) await commit(db, step.rows, step.stock);
        await writeChunks(db, compareText);
        for (const step of between) await commit(db, step.rows, step.stock);
        if (between.length > 1) await writeChunks(db, compareText);
        for (const step of after) await commit(db, step.rows, step.stock);
        expect(await hasChunks(db)).toBe(true);
        const cached = shown((await load(db)).catalogue);
        await db.chunks.clear();
        const plain = shown((await load(db)).catalogue);
        expect(cached).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  }, 30_000);

  test('[CAT1] patching with changes shows what loading anew shows', async () => {
    await fc.assert(
      fc.asyncProperty(commits, commits, async (before, after) => {
        const db = openDb();
        await commit(db, places);
        for (const step of before) await commit(db, step.rows, step.stock);
        const patched = await load(db);
        let rev = 1;
        for (const step of after) {
          await commit(db, step.rows, step.stock);
          // A change holds each row once, as it is after the commit.
          const last = new Map(step.rows.map((row) => [`${row.kind}:${row.id}`, row]));
          const levels = new Map(step.stock.map((row) => [row.variantId, row]));
          patched.feed.tell({ rows: [...last.values()], stock: [...levels.values()], log: true, rev: rev++ });
        }
        patched.settle();
        const bySortedCodes = (some: ReturnType<typeof shown>) =>
          some.map(({ barcode: _, ...row }) => ({
            ...row,
            barcodes: [...row.barcodes].sort((a, b) => (a.id < b.id ? -1 : 1)),
          }));
        expect(bySortedCodes(shown(patched.catalogue))).toEqual(bySortedCodes(shown((await load(db)).catalogue)));
      }),
      { numRuns: 20 },
    );
  }, 30_000);

  test('[CAT9] a cache that is half there or of another make is not read', async () => {
    const db = openDb();
    const many = Array.from({ length: 1_100 }, (_, n) => n);
    await commit(db, places);
    await db.products.bulkPut(many.map((n) => productRow(`p${n}`)));
    await db.variants.bulkPut(many.map((n) => variantRow(`v${n}`, `p${n}`)));
    await db.stock.bulkPut(many.map((n) => stockRow(`v${n}`, { l0: { onHand: n, facts: 1 } })));
    await writeChunks(db, compareText);
    const whole = shown((await load(db)).catalogue);
    expect(whole).toHaveLength(1_100);
    await db.chunks.delete(100_002);
    expect(shown((await load(db)).catalogue)).toEqual(whole);
    await writeChunks(db, compareText);
    await db.chunks
      .where('no')
      .equals(200_002)
      .modify({ state: new Uint8Array(3) });
    expect(shown((await load(db)).catalogue)).toEqual(whole);
    await db.chunks.where('no').equals(0).modify({ foldVersion: -1 });
    expect(await hasChunks(db)).toBe(false);
    expect(shown((await load(db)).catalogue)).toEqual(whole);
  }, 30_000);

  test('[CAT9] writing the cache keeps the marks of what changed meanwhile, and drops the others', async () => {
    const db = openDb();
    await commit(db, [...places, productRow('p0'), variantRow('v0', 'p0')]);
    const writing = writeChunks(db, compareText);
    await commit(db, [variantRow('v1', 'p0', { sku: 'late' })]);
    await writing;
    const skus = shown((await load(db)).catalogue).map((row) => row.sku);
    expect(skus).toEqual([null, 'late']);
    await writeChunks(db, compareText);
    expect(await staleCount(db)).toBe(0);
  });

  test('[CAT2] a change of the other thread that comes late does not bring old figures back', async () => {
    const db = openDb();
    await commit(
      db,
      [...places, productRow('p0'), variantRow('v0', 'p0')],
      [stockRow('v0', { l0: { onHand: 5, facts: 1 } })],
    );
    const { catalogue, feed } = await load(db);
    const told = (onHand: number, rev: number) =>
      feed.tell({ rows: [], stock: [stockRow('v0', { l0: { onHand, facts: 1 } })], log: true, rev });
    told(3, 8);
    told(4, 7);
    expect(catalogue.figuresAt(0, 'l0' as LocationId)?.onHand).toBe(3);
    told(2, 9);
    expect(catalogue.figuresAt(0, null)?.onHand).toBe(2);
  });
});
