import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { crc32c } from '#shared/base/crc32c.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import { type Stretch, withinStretch } from '#shared/domain/ledger/stretch.ts';
import {
  type LocationId,
  movementId,
  type OpId,
  type PersonId,
  type VariantId,
  type WriterId,
} from '#shared/domain/operations/ids.ts';
import type { DocumentRef, Movement, Reason } from '#shared/domain/operations/rows.ts';
import { type Desk, type LedgerRow, type ShopDatabase, shopDatabase } from './database.ts';
import { foldLedger } from './ledger.ts';
import { indexSegments } from './ledger-index.ts';
import { type Cursor, newestLines } from './newest-lines.ts';
import { joinColumns, splitColumns } from './packed-column.ts';
import { sealOldest } from './sealing.ts';
import type { SegmentPart } from './segment.ts';
import { lineFields } from './segment-lines.ts';

const opened: ShopDatabase[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete();
});

async function openDb(): Promise<ShopDatabase> {
  const db = shopDatabase(`ledger-${opened.length}-${Math.random()}`, 'relaxed');
  opened.push(db);
  // Of the desk only `connected` is read here.
  await db.meta.put({ key: 'desk', shopId: 'shop', connected: false } as unknown as Desk);
  return db;
}

const reasons: readonly Reason[] = ['sold', 'receive', 'move', 'ship'];
const [variants, places] = [
  Array.from({ length: 7 }, (_, i) => `v${i}` as VariantId),
  ['shelf', 'cellar', 'van'] as LocationId[],
];
const order: DocumentRef = { kind: 'order', id: 'order-1' };
const at = 1_700_000_000_000;

/** Ledger rows, oldest first, with lines of one or two products; clocks go back now and then. */
function ledgerRows(count: number): LedgerRow[] {
  return Array.from({ length: count }, (_, i): LedgerRow => {
    const opId = `op${i}` as OpId;
    const lines = [i, i * i].slice(0, 1 + (i % 2)).map(
      (n, line): Movement => ({
        id: movementId(opId, line),
        opId,
        variantId: must(variants[n % variants.length], 'a variant'),
        locationId: must(places[i % places.length], 'a place'),
        quantity: 1 + i,
        reason: must(reasons[n % reasons.length], 'a reason'),
        costTotal: i % 5 === 0 ? i : null,
        reverses: i > 20 && i % 9 === 0 ? movementId(`op${i - 18}` as OpId, 0) : null,
        tracks: 1,
        document: i % 4 === 0 ? order : null,
        note: null,
        occurredAt: at + i * 1_000 - (i % 13) * 5_000,
        actor: 'p' as PersonId,
        writerId: 'w' as WriterId,
        writerSeq: i,
        seen: null,
        skewMs: null,
        seq: i,
      }),
    );
    return { opId, variants: [...new Set(lines.map((line) => line.variantId))], lines };
  });
}

const never = async () => undefined;
const SEGMENTS = 75;

/** Some rows of a ledger as every age of a shop keeps them: all as rows, in segments, in segments of 0.1, and with an index. */
const kept = {
  rows: never,
  segments: async (db) => void (await sealOldest(db, { keepNewest: 20, lines: 4 })),
  'segments of 0.1': async (db) => {
    await sealOldest(db, { keepNewest: 20, lines: 4 });
    await db.segments.bulkPut((await db.segments.toArray()).map(asIn01));
  },
  'an index': async (db) => {
    await sealOldest(db, { keepNewest: 20, lines: 4 });
    expect(await indexSegments(db, never)).toBeGreaterThan(1);
    expect(await indexSegments(db, never)).toBe(0);
  },
  'an index of segments of 0.1': async (db) => {
    await sealOldest(db, { keepNewest: 20, lines: 4 });
    await db.segments.bulkPut((await db.segments.toArray()).map(asIn01));
    await indexSegments(db, never);
  },
  'an index that grew, and is damaged': async (db) => {
    await sealOldest(db, { keepNewest: 150, lines: 4 });
    expect(await indexSegments(db, never)).toBeGreaterThan(2);
    await sealOldest(db, { keepNewest: 20, lines: 4 });
    await indexSegments(db, never);
    const records = (await db.ledgerIndex.toArray()) as SegmentPart[];
    const harmed = records.filter(({ body, no }) => body !== undefined && no % 2 === 0);
    expect(harmed.length).toBeGreaterThan(2);
    await db.ledgerIndex.bulkPut(harmed.map((record) => ({ ...record, crc: record.crc + 1 })));
  },
} satisfies Record<string, (db: ShopDatabase) => Promise<void>>;

/** A part as 0.1 packed it: without the kinds of documents. */
function asIn01(record: unknown): unknown {
  const { format: _, ...part } = record as SegmentPart;
  if (part.body === undefined) return { ...part, format: 1 };
  const columns = splitColumns(part.body, 21).slice(0, 20);
  const body = joinColumns(columns.map((bytes) => ({ bytes: () => bytes })));
  return { ...part, body, crc: crc32c(body) };
}

const rows = ledgerRows(270);
const all = rows.flatMap((row) => row.lines);

async function keptAs(how: keyof typeof kept): Promise<ShopDatabase> {
  const db = await openDb();
  await db.ledger.bulkAdd(rows);
  await kept[how](db);
  return db;
}

const some = <T>(of: readonly T[]) => fc.option(fc.subarray([...of], { minLength: 1 }), { nil: undefined });
const asSet = <T>(of: readonly T[]) => some(of).map((chosen) => chosen && new Set(chosen));
const moment = fc.option(fc.integer({ min: at - 60_000, max: at + 240_000 }), { nil: undefined });
const stretches: fc.Arbitrary<Stretch> = fc.record({
  variants: some(variants),
  locations: asSet(places),
  reasons: asSet(reasons),
  document: fc.constantFrom(undefined, order),
  since: moment,
  before: moment,
});

describe('the one door to the ledger', () => {
  for (const how of Object.keys(kept) as (keyof typeof kept)[])
    test(`[LED1] [DATA-R22] any stretch is the lines it asks for, oldest or newest first: ${how}`, async () => {
      const db = await keptAs(how);
      const property = fc.asyncProperty(stretches, fc.boolean(), async (stretch, backwards) => {
        const fold = collected(lineFields, 'as-written');
        const read = await foldLedger(db, stretch, backwards ? { ...fold, order: 'newest-first' } : fold);
        const expected = all.filter(withinStretch(stretch));
        expect(read).toEqual(backwards ? expected.reverse() : expected);
      });
      await fc.assert(property, { numRuns: 25 });
    });

  test('[LED1] a fold hears of no field that it did not ask for', async () => {
    const db = await keptAs('segments');
    const read = await foldLedger(db, { before: at }, collected(['quantity'], 'as-written'));
    const sealed = must(read, 'nobody stops it').filter((line) => !('note' in line));
    expect(sealed.length).toBeGreaterThan(0);
    for (const line of sealed) expect(Object.keys(line).sort()).toEqual(['occurredAt', 'quantity']);
  });

  test('[LED2] what is written while it is read is not in it, and what is sealed meanwhile is in it once', async () => {
    const db = await openDb();
    await db.ledger.bulkAdd(rows);
    const reading = foldLedger(db, {}, collected(lineFields, 'as-written'));
    const [read] = await Promise.all([
      reading,
      sealOldest(db, { keepNewest: 5, lines: 40 }),
      db.ledger.bulkAdd(ledgerRows(3).map((row) => ({ ...row, opId: `late-${row.opId}` as OpId }))),
    ]);
    expect(read).toEqual(all);
    expect(await db.segments.count()).toBeGreaterThan(0);
  });

  test('[LED3] it says how far it is, lets other work run, and ends when it is stopped', async () => {
    const db = await keptAs('segments');
    const told: (readonly [number, number])[] = [];
    let pauses = 0;
    const pause = async () => void pauses++;
    await foldLedger(db, {}, collected(['quantity']), { pause, report: (done, total) => told.push([done, total]) });
    expect(told.map(([done]) => done)).toEqual(told.map((_, i) => i + 1));
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
    expect(pauses).toBeGreaterThan(told.length);
    const stop = new AbortController();
    const stopped = await foldLedger(db, {}, collected(['quantity']), {
      signal: stop.signal,
      report: (done) => done === 3 && stop.abort(),
    });
    expect(stopped).toBeNull();
  });

  for (const how of Object.keys(kept) as (keyof typeof kept)[])
    test(`[LED4] [DATA-R22] the newest lines of one product, page by page: ${how}`, async () => {
      const db = await keptAs(how);
      for (const variantId of [...variants, 'nobody' as VariantId])
        for (const limit of [1, 7, 50]) {
          const paged: Movement[] = [];
          let before: Cursor | undefined;
          do {
            const page = await newestLines(db, variantId, { limit, before });
            paged.push(...page.movements);
            before = page.next ?? undefined;
          } while (before);
          expect(paged).toEqual(all.filter((line) => line.variantId === variantId).reverse());
        }
    });

  test('[LED4] [STS52] a page that ends with an act of two lines of one product goes on in the segments', async () => {
    const db = await openDb();
    const lineOf = (row: LedgerRow, n: number): Movement => ({
      ...must(row.lines[0], 'a row has lines'),
      id: movementId(row.opId, n),
      variantId: must(variants[0], 'a variant'),
    });
    const moves = ledgerRows(6).map((row) => ({
      ...row,
      variants: variants.slice(0, 1),
      lines: [lineOf(row, 0), lineOf(row, 1)],
    }));
    await db.ledger.bulkAdd(moves);
    expect(await sealOldest(db, { keepNewest: 1, lines: 10 })).toBe(1);
    const first = await newestLines(db, must(variants[0], 'a variant'), { limit: 1 });
    expect(first.movements).toHaveLength(2);
    const rest = await newestLines(db, must(variants[0], 'a variant'), { limit: 50, before: first.next ?? undefined });
    expect([...first.movements, ...rest.movements]).toEqual(moves.flatMap(({ lines }) => lines).reverse());
  });

  test('[LED5] an index that was emptied is made again from the segments', async () => {
    const db = await keptAs('an index');
    expect(await db.segments.count()).toBeGreaterThan(SEGMENTS);
    const before = await db.ledgerIndex.toArray();
    await db.ledgerIndex.clear();
    await indexSegments(db, never);
    expect(await db.ledgerIndex.toArray()).toEqual(before);
  });

  test('[LED5] an index of an earlier version, with blocks of other widths, is made anew and not read', async () => {
    const db = await keptAs('an index');
    const before = await db.ledgerIndex.toArray();
    // The same records under the numbers of other blocks, and the shape as it was written then.
    const moved = (before as SegmentPart[]).filter(({ no }) => no >= 0).map((part) => ({ ...part, no: part.no + 128 }));
    await db.ledgerIndex.bulkPut([{ no: -1, wide: 64, sorted: 72 }, ...moved]);
    const variantId = must(variants[0], 'a variant');
    const newest = () => newestLines(db, variantId, { limit: 50 });
    const withOld = await newest();
    await indexSegments(db, never);
    expect(await db.ledgerIndex.toArray()).toEqual(before);
    expect(await newest()).toEqual(withOld);
  });
});
