import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { collected } from '#shared/domain/ledger/collect.ts';
import { levelSums } from '#shared/domain/ledger/level-sums.ts';
import { levelOfMovement, sumLevels } from '#shared/domain/operations/levels.ts';
import {
  type LocationId,
  type LotId,
  movementId,
  type OpId,
  type PersonId,
  type VariantId,
  type WriterId,
} from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import { type Desk, type LedgerRow, type ShopDatabase, shopDatabase } from './database.ts';
import { must } from '#shared/base/must.ts';
import { packSegment, type SegmentHead, type SegmentPart, wholePart } from './segment.ts';
import { lineFields, readPart } from './segment-lines.ts';
import { foldLedger } from './ledger.ts';
import { type Cursor, newestLines } from './newest-lines.ts';
import { sealOldest } from './sealing.ts';

const opened: ShopDatabase[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete();
});

async function openDb(connected: boolean): Promise<ShopDatabase> {
  const db = shopDatabase(`segments-${opened.length}-${Math.random()}`, 'relaxed');
  opened.push(db);
  // Of the desk only `connected` is read here.
  await db.meta.put({ key: 'desk', shopId: 'shop', connected } as unknown as Desk);
  return db;
}

const packedBy01 =
  'BgEEbXVnAggBBnNoZWxmAgISBQICAgICBCQBAAGQqqoAAHAAgAAAAAAAAAEBAAGQqqoAAHAAgAAAAAAAAAICAgIPAQhyZWNlaXZlAQVzaGlwA+JEAAIA' +
  'AAoAAQhvcmRlci03AgAAB4Sgq/75YgQHAQVhbm5hAgcBBWRlc2sCAgQEBAABAmUCAAgCAAACAAA=';

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const text = fc.oneof(fc.uuid(), fc.string({ unit: 'binary', maxLength: 8 }), fc.constant('\ufeffmark'));
const whole = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const movements: fc.Arbitrary<Movement> = fc
  .record({
    op: text,
    line: fc.nat(2_000),
    variantId: text,
    locationId: text,
    quantity: whole,
    reason: fc.constantFrom('sold', 'receive', 'pick'),
    costTotal: maybe(whole),
    reverses: maybe(text),
    tracks: fc.constantFrom(-1, 0, 1),
    document: maybe(
      fc.record({ kind: fc.constantFrom('order', 'receipt', 'transfer', 'count', 'return', 'import'), id: text }),
    ),
    note: maybe(fc.string({ unit: 'grapheme' })),
    occurredAt: whole,
    actor: text,
    writerId: text,
    writerSeq: whole,
    seen: maybe(fc.record({ logEpoch: text, seq: fc.nat() })),
    skewMs: maybe(whole),
    seq: maybe(fc.nat()),
    lotId: maybe(fc.uuid()),
  })
  .map(({ op, line, lotId, ...rest }) => {
    const movement = { id: movementId(op as OpId, line), opId: op as OpId, ...rest } as Movement;
    return lotId === null ? movement : { ...movement, lotId: lotId as LotId };
  });

async function allMovements(db: ShopDatabase): Promise<readonly Movement[]> {
  return must(await foldLedger(db, {}, collected(lineFields)), 'nobody stops it');
}

/** Ledger rows of a busy shop: three variants, one or two lines an operation. */
function ledgerRows(count: number, seq: (i: number) => number | null = () => null): LedgerRow[] {
  return Array.from({ length: count }, (_, i): LedgerRow => {
    const opId = `op${i}` as OpId;
    const lines = Array.from(
      { length: 1 + (i % 2) },
      (_line, line): Movement => ({
        id: movementId(opId, line),
        opId,
        variantId: `v${(i + line) % 3}` as VariantId,
        locationId: 'l' as LocationId,
        quantity: i,
        reason: 'sold',
        costTotal: null,
        reverses: null,
        tracks: 1,
        document: null,
        note: null,
        occurredAt: 1_700_000_000_000 + i,
        actor: 'p' as PersonId,
        writerId: 'w' as WriterId,
        writerSeq: i,
        seen: null,
        skewMs: null,
        seq: seq(i),
      }),
    );
    return { opId, variants: [...new Set(lines.map((line) => line.variantId))], lines };
  });
}

describe('packed segments of the ledger', () => {
  test('[SEG1] every field of every movement survives the round trip, in its place', () => {
    fc.assert(
      fc.property(fc.array(movements, { maxLength: 40 }), (some) => {
        const back = parts(packSegment(0, some)).flatMap((part) => [...readPart(part, lineFields)]);
        expect(back.sort((a, b) => a.place - b.place).map(({ line }) => line)).toEqual(some);
      }),
      { numRuns: 300 },
    );
  });

  test('[LOT2] lots take no byte of a part in which no line has one, and a line without one has no field for it', () => {
    const plain = ledgerRows(20).flatMap((row) => row.lines);
    const lot = '0190aaaa-0000-5000-8000-000000000001' as LotId;
    const inLots = plain.map((line, i) => (i % 2 === 0 ? line : { ...line, lotId: lot }));
    const bytes = (some: readonly Movement[]) =>
      parts(packSegment(0, some)).reduce((sum, { body }) => sum + body.length, 0);
    const read = (some: readonly Movement[]) =>
      parts(packSegment(0, some)).flatMap((part) => readPart(part, lineFields).map(({ line }) => line));
    expect(read(plain).some((line) => 'lotId' in line)).toBe(false);
    expect(read(inLots).filter((line) => 'lotId' in line)).toHaveLength(plain.length / 2);
    expect(bytes(inLots)).toBeGreaterThan(bytes(plain) + inLots.length);
  });

  test('[SEG6] a part that 0.1 sealed is read: what it said of orders are documents now', () => {
    // Two lines as 0.1 packed them (format 1, twenty columns): eight received, two of them shipped for an order.
    const body = Uint8Array.from(atob(packedBy01), (sign) => sign.charCodeAt(0));
    const part = must(wholePart({ no: 28, count: 2, crc: 1_548_692_220, body }, 2), 'the part is whole');
    expect(readPart(part, lineFields).map(({ line }) => line)).toMatchObject([
      { variantId: 'mug', locationId: 'shelf', quantity: 8, reason: 'receive', costTotal: 4400, document: null },
      {
        variantId: 'mug',
        quantity: -2,
        reason: 'ship',
        seen: { logEpoch: 'e', seq: 3 },
        document: { kind: 'order', id: 'order-7' },
      },
    ]);
  });

  test('[SEG2] any flipped byte or missing end is noticed', () => {
    const packed = packSegment(
      0,
      ledgerRows(50).flatMap((row) => row.lines),
    );
    for (const part of parts(packed)) {
      expect(wholePart(part, part.count)).not.toBeNull();
      for (let at = 0; at < part.body.length; at += 7) {
        const flipped = part.body.slice();
        flipped[at] = (flipped[at] ?? 0) ^ 0x10;
        expect(wholePart({ ...part, body: flipped }, part.count)).toBeNull();
      }
      expect(wholePart({ ...part, body: part.body.slice(0, -1) }, part.count)).toBeNull();
      expect(wholePart(part, part.count + 1)).toBeNull();
    }
    expect(wholePart(undefined, 1)).toBeNull();
  });

  test('[SEG2] a part that is gone, or a head of another format, stops the reading', async () => {
    const db = await openDb(false);
    const records = packSegment(
      0,
      ledgerRows(50).flatMap((row) => row.lines),
    );
    await db.segments.bulkAdd(records.slice(1));
    await expect(allMovements(db)).rejects.toThrow('whole');
    await db.segments.clear();
    await db.segments.bulkAdd(records.map((record) => ('counts' in record ? { ...record, format: 9 } : record)));
    await expect(allMovements(db)).rejects.toThrow('head');
  });

  test('[SEG1] a segment that an earlier version sealed reads back the same', () => {
    const packed = packSegment(
      0,
      ledgerRows(3, (i) => 40 + i).flatMap((row) => row.lines),
    );
    // A changed figure means that segments in shops could no longer be read: raise the format and keep the old reader.
    expect(parts(packed).map(({ no, crc }) => [no, crc])).toEqual(FINGERPRINTS);
  });

  test('[SEG5] the sums over segments and rows are the sums of all movements', async () => {
    const db = await openDb(false);
    const rows = ledgerRows(400);
    await db.ledger.bulkAdd(rows);
    await sealOldest(db, { keepNewest: 50, lines: 200 });
    const expected = sumLevels(rows.flatMap((row) => row.lines).map(levelOfMovement));
    const summed = must(await foldLedger(db, {}, levelSums()), 'nobody stops it');
    expect(summed.lines).toBe(rows.flatMap((row) => row.lines).length);
    const sums = summed.sums.map((line) => levelOfMovement(line));
    expect(sums.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...expected].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });

  test('[SEG3] sealing moves the oldest rows and loses, doubles or reorders nothing', async () => {
    const db = await openDb(false);
    const rows = ledgerRows(800);
    await db.ledger.bulkAdd(rows);
    const all = rows.flatMap((row) => row.lines);
    expect(await sealOldest(db, { keepNewest: 50, lines: 500 })).toBe(2);
    expect(await db.ledger.count()).toBeLessThan(150);
    expect(await allMovements(db)).toEqual(all);
    const paged: Movement[] = [];
    let before: Cursor | undefined;
    do {
      const page = await newestLines(db, 'v1' as VariantId, { limit: 37, before });
      paged.push(...page.movements);
      before = page.next ?? undefined;
    } while (before);
    expect(paged).toEqual(all.filter((movement) => movement.variantId === 'v1').reverse());
    expect(await sealOldest(db, { keepNewest: 50, lines: 500 })).toBe(0);
  });

  test('[SEG4] under a server nothing is sealed that the server has not numbered', async () => {
    const db = await openDb(true);
    await db.ledger.bulkAdd(ledgerRows(400, (i) => (i === 300 ? null : i)));
    expect(await sealOldest(db, { keepNewest: 0, lines: 500 })).toBe(0);
    await db.ledger
      .where('no')
      .equals(301)
      .modify((row: { lines: readonly Movement[] }) => {
        row.lines = row.lines.map((line) => ({ ...line, seq: 300 }));
      });
    expect(await sealOldest(db, { keepNewest: 0, lines: 500 })).toBe(1);
  });
});

const FINGERPRINTS = [
  [6, 2926738990],
  [7, 175943501],
  [11, 3230542285],
];

function parts(records: readonly (SegmentHead | SegmentPart)[]): SegmentPart[] {
  return records.flatMap((record) => ('body' in record ? [record] : []));
}
