/// <reference lib="dom" />
import { addLevels, levelOfMovement } from '#shared/domain/operations/levels.ts';
import type { LocationId, OpId, PersonId, ShopId, VariantId, WriterId } from '#shared/domain/operations/ids.ts';
import { movementId } from '#shared/domain/operations/ids.ts';
import type { Level, Movement, ShopRow } from '#shared/domain/operations/rows.ts';
import type { LedgerRow, ShopDatabase } from '#renderer/db/database.ts';
import { packSegment } from '#renderer/db/segment.ts';
import { foldLedger } from '#renderer/db/ledger.ts';
import { indexSegments } from '#renderer/db/ledger-index.ts';
import { newestLines } from '#renderer/db/newest-lines.ts';
import { levelSums } from '#shared/domain/ledger/level-sums.ts';
import { stockAt } from '#shared/domain/ledger/stock-at.ts';
import { type Figure, figure, percentile, timeOf } from './figures.ts';
import { chance, sampleShop } from './sample-shop.ts';
import { emptyDatabase } from './shop-database.ts';

const LINES = 10_000;
/** How many variants are looked at for their newest lines. */
const LOOKS = 200;

/** Ledger rows of a shop, one line an operation. */
function* ledger(count: number, variants: readonly VariantId[]): Generator<LedgerRow> {
  const next = chance(11);
  const hex = () =>
    Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const locationId = '00000000-0000-7000-8000-000000000001' as LocationId;
  const [actor, writerId] = [
    '00000000-0000-7000-8000-000000000002' as PersonId,
    '00000000-0000-7000-8000-000000000003' as WriterId,
  ];
  for (let i = 0; i < count; i++) {
    const opId =
      `0190${hex().slice(4)}-${hex().slice(4)}-7${hex().slice(5)}-8${hex().slice(5)}-${hex()}${hex().slice(4)}` as OpId;
    const variantId = variants[Math.floor(next() ** 2 * variants.length)] as VariantId; // an index within the list
    const line: Movement = {
      id: movementId(opId, 0),
      opId,
      variantId,
      locationId,
      quantity: next() < 0.2 ? 24 : -1 - Math.floor(next() * 3),
      reason: next() < 0.2 ? 'receive' : 'sold',
      costTotal: null,
      reverses: null,
      tracks: 1,
      document: null,
      note: null,
      occurredAt: 1_700_000_000_000 + i * 30_000 + Math.floor(next() * 20_000),
      actor,
      writerId,
      writerSeq: i + 1,
      seen: { logEpoch: 'e1', seq: i },
      skewMs: 12,
      seq: i + 1,
    };
    yield { opId, variants: [variantId], lines: [line] };
  }
}

/** What verifying the books does with every movement. */
function sumUp(): { readonly add: (movement: Movement) => void; readonly sums: Map<string, Level> } {
  const sums = new Map<string, Level>();
  return {
    sums,
    add: (movement) => {
      const level = levelOfMovement(movement);
      const sum = sums.get(level.id);
      sums.set(level.id, sum ? addLevels(sum, level) : level);
    },
  };
}

async function historyTimes(db: ShopDatabase, variants: readonly VariantId[]): Promise<number[]> {
  const times: number[] = [];
  // Spread over all variants, so that slow movers, whose lines lie in every segment, are among them.
  for (let i = 0; i < LOOKS; i++) {
    const variantId = variants[(i * 7_919) % variants.length] as VariantId; // an index within the list
    times.push(await timeOf(() => newestLines(db, variantId, { limit: 50 })));
  }
  return times;
}

/** Writes movements as packed segments; answers how many bytes they took, and the milliseconds of packing them. */
export async function fillSegments(
  db: ShopDatabase,
  count: number,
  variants: readonly VariantId[],
): Promise<{ readonly segmentBytes: number; readonly packing: number }> {
  let [segmentBytes, packing, no] = [0, 0, 0];
  let lines: Movement[] = [];
  for (const row of ledger(count, variants)) {
    lines.push(...row.lines);
    if (lines.length < LINES) continue;
    const from = performance.now();
    const records = packSegment(no++, lines);
    packing += performance.now() - from;
    for (const record of records) segmentBytes += 'body' in record ? record.body.length + 40 : 200;
    await db.segments.bulkAdd(records);
    lines = [];
  }
  return { segmentBytes, packing };
}

/** A million movements as rows and as packed segments: write, read and recompute, one variant's history, bytes. */
export async function benchMovements(count: number, rowCount: number): Promise<readonly Figure[]> {
  const variants = sampleShop(20_000).variants.map((row) => row.id);
  const shop = { id: 'shop' as ShopId } as ShopRow; // only its id is used
  const scale = count / rowCount;

  const rows = await emptyDatabase('bench-rows', shop, 'relaxed');
  const rowsBefore = await usage();
  const writeRows = await timeOf(async () => {
    let batch: LedgerRow[] = [];
    for (const row of ledger(rowCount, variants)) {
      batch.push(row);
      if (batch.length < 2_000) continue;
      await rows.ledger.bulkAdd(batch);
      batch = [];
    }
    await rows.ledger.bulkAdd(batch);
  });
  const rowBytes = (await usage()) - rowsBefore;
  const verifyRows = await timeOf(async () => {
    const { add } = sumUp();
    for (const row of await rows.ledger.toArray()) for (const line of row.lines) add(line);
  });
  const rowHistory = await historyTimes(rows, variants);
  await rows.delete();

  const packed = await emptyDatabase('bench-segments', shop, 'relaxed');
  let written = { segmentBytes: 0, packing: 0 };
  const writeSegments = await timeOf(async () => {
    written = await fillSegments(packed, count, variants);
  });
  const { segmentBytes, packing } = written;
  const unindexed = await historyTimes(packed, variants);
  const indexing = await timeOf(() => indexSegments(packed, async () => undefined));
  // Read through before the newest lines, as the rows were.
  const verifySegments = await timeOf(() => foldLedger(packed, {}, levelSums()));
  const past = await timeOf(() => foldLedger(packed, {}, stockAt(1_700_000_000_000 + (count / 2) * 30_000)));
  const history = await historyTimes(packed, variants);
  await packed.delete();
  return [
    figure(
      `movements: writing a million as packed segments, against rows (measured at ${rowCount}, scaled)`,
      writeSegments,
      'ms',
      writeRows * scale,
    ),
    figure('movements: packing alone, of that', packing, 'ms'),
    figure(
      'movements: recomputing every level from a million in segments, against toArray of rows (scaled)',
      verifySegments,
      'ms',
      verifyRows * scale,
    ),
    figure('movements: stock of every level at a past moment, from a million in segments', past, 'ms'),
    figure('movements: making the index of a million in segments', indexing, 'ms'),
    figure('movements: newest 50 of one variant p50 before there is an index', percentile(unindexed, 0.5), 'ms'),
    figure('movements: newest 50 of one variant p95 before there is an index', percentile(unindexed, 0.95), 'ms'),
    figure(
      `movements: newest 50 of one variant p50, a million in segments against ${rowCount} rows by index`,
      percentile(history, 0.5),
      'ms',
      percentile(rowHistory, 0.5),
    ),
    figure(
      `movements: newest 50 of one variant p95, a million in segments against ${rowCount} rows by index`,
      percentile(history, 0.95),
      'ms',
      percentile(rowHistory, 0.95),
    ),
    figure(
      'movements: bytes on disk a movement, segments against rows',
      segmentBytes / count,
      'bytes',
      rowBytes / rowCount,
    ),
  ];
}

async function usage(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? Number.NaN;
}
