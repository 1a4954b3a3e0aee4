import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { HashAnswer } from '#shared/contract/store/protocol.ts';
import { isZero, type LedgerLine } from '#shared/domain/operations/levels.ts';
import {
  bookHashText,
  canonical,
  hashText,
  isCounted,
  noHash,
  type SumHash,
  verifyLedger,
  withDigest,
} from '#shared/domain/operations/books.ts';
import { recounted } from '#shared/domain/operations/counted.ts';
import type { Counted, Level, Row, WriterRow } from '#shared/domain/operations/rows.ts';
import type { LevelTable, StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import { entityRow } from './load.ts';
import { logPages } from './pages.ts';
import { countedRow, loadLines } from './past.ts';

const PAGE = 1_000;

/** Hashes of the facts and of the books at one point of the log, and how many levels differ from their recount (DATA-R9). */
export async function proveBooks(db: StoreDatabase): Promise<HashAnswer> {
  // One unchanging view for all of it; the embedded database has one connection and so has it anyway.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const shop = await trx.selectFrom('shop').select(['head', 'log_epoch']).executeTakeFirstOrThrow();
      const levels = await readLevels(trx);
      const promising: Row[] = [];
      const writers = new Map<string, WriterRow>();
      let books: SumHash = noHash;
      for await (const page of entityPages(trx)) {
        for (const row of page) {
          if (isCounted(row)) books = withFast(books, canonical(row));
          if (row.kind === 'order' || row.kind === 'incoming') promising.push(row);
          if (row.kind === 'writer') writers.set(row.id, row);
        }
      }
      for (const level of levels) if (!isZero(level)) books = withFast(books, canonical(level));
      const counts = await recountAll(trx, writers);
      for (const counted of counts.kept) books = withFast(books, canonical(counted));
      const differences = verifyLedger(levels, await readLedgerSums(trx), promising, counts).length;
      return {
        logEpoch: shop.log_epoch,
        head: shop.head,
        factHash: await hashFacts(trx),
        bookHash: bookHashText(books),
        differences,
      };
    });
}

/** Every level that was counted, as it is kept and as its ledger lines make it; some hundreds at a time. */
async function recountAll(
  trx: StoreTransaction,
  writers: ReadonlyMap<string, WriterRow>,
): Promise<{ readonly kept: readonly Counted[]; readonly recounted: readonly Counted[] }> {
  const all = { kept: [] as Counted[], recounted: [] as Counted[] };
  for (let last = ''; ; ) {
    const page = await trx.selectFrom('counted').selectAll().where('id', '>', last).orderBy('id').limit(PAGE).execute();
    const kept = page.map(countedRow);
    const lines = await loadLines(
      trx,
      page.map((row) => row.id),
      0,
    );
    all.kept.push(...kept);
    all.recounted.push(...recounted(kept, [...lines.values()].flat(), (writer) => writers.get(writer)?.predecessor));
    if (page.length < PAGE) return all;
    await breathe();
    last = page.at(-1)?.id ?? last;
  }
}

/** As `withText`, by the platform's own SHA-256, which is thirty times as fast. */
function withFast(hash: SumHash, text: string): SumHash {
  return withDigest(hash, createHash('sha256').update(text).digest('hex'));
}

async function hashFacts(trx: StoreTransaction): Promise<string> {
  let facts: SumHash = noHash;
  for await (const page of logPages(trx)) {
    for (const { text } of page) facts = withFast(facts, text);
    await breathe();
  }
  return hashText(facts);
}

async function* entityPages(trx: StoreTransaction): AsyncGenerator<readonly Row[]> {
  for (let [kind, id] = ['', '']; ; ) {
    const page = await sql<{ kind: string; id: string; json: string }>`
      select kind, id, json from entities where (kind, id) > (${kind}, ${id}) order by kind, id limit ${PAGE}`.execute(
      trx,
    );
    const last = page.rows.at(-1);
    if (!last) return;
    yield page.rows.map(entityRow);
    await breathe();
    [kind, id] = [last.kind, last.id];
  }
}

async function readLevels(trx: StoreTransaction): Promise<readonly Level[]> {
  return (await trx.selectFrom('levels').selectAll().execute()).map(levelOf);
}

function levelOf(row: LevelTable): Level {
  return {
    id: row.id,
    // Ids of the books, written by `apply` and read back.
    variantId: row.variant_id as Level['variantId'],
    locationId: row.location_id as Level['locationId'], // as above
    ...lotOf(row),
    onHand: row.on_hand,
    committed: row.committed,
    incoming: row.incoming,
    facts: row.facts,
  };
}

function lotOf({ lot_id }: Pick<LevelTable, 'lot_id'>): Pick<Level, 'lotId'> {
  // As above.
  return lot_id === null ? {} : { lotId: lot_id as Level['lotId'] };
}

/** The ledger's sum per cell: the same as all its lines to a recount, and far fewer. */
async function readLedgerSums(trx: StoreTransaction): Promise<readonly LedgerLine[]> {
  type Sum = Pick<LevelTable, 'variant_id' | 'location_id' | 'lot_id'> & { quantity: number; tracks: number };
  const { rows } = await sql<Sum>`
    select variant_id, location_id, lot_id, sum(quantity)::bigint as quantity, sum(tracks)::bigint as tracks
    from movements group by variant_id, location_id, lot_id`.execute(trx);
  return rows.map((row) => ({
    variantId: row.variant_id as LedgerLine['variantId'], // an id of the books, written by `apply` and read back
    locationId: row.location_id as LedgerLine['locationId'], // likewise
    ...lotOf(row),
    quantity: row.quantity,
    tracks: row.tracks,
  }));
}
