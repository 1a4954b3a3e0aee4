import { must } from '#shared/base/must.ts';
import { bookHash, verifyLedger } from '#shared/domain/operations/books.ts';
import { recounted } from '#shared/domain/operations/counted.ts';
import { levelId } from '#shared/domain/operations/ids.ts';
import type { Level, Row } from '#shared/domain/operations/rows.ts';
import { type Desk, kinds, readDesk, type ShopDatabase, tableOf } from '#renderer/db/database.ts';
import { factHashOf } from '#renderer/db/record.ts';
import { readRecovery, type Recovery } from '#renderer/db/recovery.ts';
import { allMovements } from '#renderer/db/segments.ts';
import type { BooksCheck } from '#renderer/db/work.ts';
import { countStage } from './pump.ts';

/** Recomputes everything from the ledger and hashes the books, as they stood at one instant (DATA-R9). */
export async function checkBooks(db: ShopDatabase): Promise<BooksCheck> {
  return db.transaction('r', db.tables, async () => {
    const desk = must(await readDesk(db), 'the shop is open');
    const rows: Row[] = [];
    for (const kind of kinds) rows.push(...(await tableOf(db, kind).toArray()));
    const levels = (await db.stock.toArray()).flatMap((stock) =>
      Object.entries(stock.at).map(([location, figures]): Level => {
        // The keys of `at` are location ids; an object's keys lose their type.
        const locationId = location as Level['locationId'];
        return { id: levelId(stock.variantId, locationId), variantId: stock.variantId, locationId, ...figures };
      }),
    );
    const movements = await allMovements(db);
    const kept = await db.counted.toArray();
    const writers = new Map((await db.writers.toArray()).map((row) => [row.id, row.predecessor] as const));
    const right = recounted(kept, movements, (writer) => writers.get(writer));
    return {
      factHash: factHashOf(desk),
      bookHash: bookHash(rows, levels, kept),
      differences: verifyLedger(levels, movements, rows, { kept, recounted: right }).length,
      movements: movements.length,
      cursor: desk.cursor && { logEpoch: desk.cursor.logEpoch, seq: desk.cursor.seq },
      incomplete: isIncomplete(desk, await readRecovery(db)),
      unsent: (await countStage(db, 'new')) + (await countStage(db, 'kept')),
    };
  });
}

/** While the server's sequences have a gap here, or acts of a shop without a server are missing, hashes say nothing. */
function isIncomplete({ connected }: Desk, recovery: Recovery | null): boolean {
  if (!recovery) return false;
  return connected ? recovery.gapAfter !== null : recovery.missing.length > 0 || recovery.setAside.length > 0;
}
