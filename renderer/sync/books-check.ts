import { must } from '#shared/base/must.ts';
import { collected } from '#shared/domain/ledger/collect.ts';
import { both, levelSums, onLevels } from '#shared/domain/ledger/level-sums.ts';
import { bookHash, verifyLedger } from '#shared/domain/operations/books.ts';
import { recounted } from '#shared/domain/operations/counted.ts';
import type { Counted, Row } from '#shared/domain/operations/rows.ts';
import { cellLevels } from '#renderer/db/cells.ts';
import { type Desk, kinds, readDesk, type ShopDatabase, tableOf } from '#renderer/db/database.ts';
import { factHashOf } from '#renderer/db/record.ts';
import { readRecovery, type Recovery } from '#renderer/db/recovery.ts';
import { foldLedger } from '#renderer/db/ledger.ts';
import { lineFields } from '#renderer/db/segment-lines.ts';
import type { BooksCheck } from '#renderer/db/work.ts';
import { countStage } from './pump.ts';

/** Recomputes everything from the ledger and hashes the books, as they stood at one instant (DATA-R9). */
export async function checkBooks(db: ShopDatabase): Promise<BooksCheck> {
  return db.transaction('r', db.tables, async () => {
    const desk = must(await readDesk(db), 'the shop is open');
    const rows: Row[] = [];
    for (const kind of kinds) rows.push(...(await tableOf(db, kind).toArray()));
    const levels = (await db.stock.toArray()).flatMap(cellLevels);
    const kept = await db.counted.toArray();
    const { sums, lines, onCounted } = await readSums(db, kept);
    const writers = new Map((await db.writers.toArray()).map((row) => [row.id, row.predecessor] as const));
    const right = recounted(kept, onCounted, (writer) => writers.get(writer));
    return {
      factHash: factHashOf(desk),
      bookHash: bookHash(rows, levels, kept),
      differences: verifyLedger(levels, sums, rows, { kept, recounted: right }).length,
      movements: lines,
      cursor: desk.cursor && { logEpoch: desk.cursor.logEpoch, seq: desk.cursor.seq },
      incomplete: isIncomplete(desk, await readRecovery(db)),
      unsent: (await countStage(db, 'new')) + (await countStage(db, 'kept')),
    };
  });
}

/** What the ledger comes to, and the lines of the levels that were counted, which say what was before each count. */
async function readSums(db: ShopDatabase, kept: readonly Counted[]) {
  const levels = new Set(kept.map(({ id }) => id));
  if (levels.size === 0) return { ...whole(await foldLedger(db, {}, levelSums())), onCounted: [] };
  const fold = both(levelSums(), onLevels(levels, collected(lineFields, 'as-written')));
  const [sums, onCounted] = whole(await foldLedger(db, {}, fold));
  return { ...sums, onCounted };
}

function whole<T>(answer: T | null): T {
  return must(answer, 'a reading that nobody stops comes to its end');
}

/** While the server's sequences have a gap here, or acts of a shop without a server are missing, hashes say nothing. */
function isIncomplete({ connected }: Desk, recovery: Recovery | null): boolean {
  if (!recovery) return false;
  return connected ? recovery.gapAfter !== null : recovery.missing.length > 0 || recovery.setAside.length > 0;
}
