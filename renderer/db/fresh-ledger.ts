import type { OpId } from '#shared/domain/operations/ids.ts';
import type { Movement } from '#shared/domain/operations/rows.ts';
import type { LedgerRow, ShopDatabase } from './database.ts';
import { NEWEST_MOVEMENTS, SEGMENT_LINES, writeSealed } from './sealing.ts';

/** How much of a ledger stays in rows, and how much makes a segment. */
export type Sealing = { readonly keepNewest: number; readonly lines: number };

/** The ledger of a database that is being made. */
export type FreshLedger = {
  readonly add: (opId: OpId, lines: readonly Movement[]) => void;
  /** Writes what is old enough as segments; all that was added has its number of the server, or needs none. */
  readonly seal: () => Promise<void>;
  /** Writes the rest as rows. */
  readonly finish: (write: (rows: LedgerRow[]) => Promise<void>) => Promise<void>;
};

/**
 * Collects the lines of a ledger in their order. What housekeeping would seal one day is sealed at once: as rows, a million lines take
 * minutes to write, and are then read and written once more.
 */
export function freshLedger(
  db: ShopDatabase,
  { keepNewest, lines: wanted }: Sealing = { keepNewest: NEWEST_MOVEMENTS, lines: SEGMENT_LINES },
): FreshLedger {
  let rows: LedgerRow[] = [];
  let segments = 0;
  return {
    add: (opId, lines) => {
      if (lines.length > 0) rows.push({ opId, variants: [...new Set(lines.map((line) => line.variantId))], lines });
    },
    seal: async () => {
      let from = 0;
      for (;;) {
        const end = endOf(rows, { from, until: rows.length - keepNewest, wanted });
        if (end === null) break;
        await writeSealed(db, segments++, rows.slice(from, end));
        from = end;
      }
      if (from > 0) rows = rows.slice(from);
    },
    finish: async (write) => {
      await write(rows);
      rows = [];
    },
  };
}

type Stretch = { readonly from: number; readonly until: number; readonly wanted: number };

/** Behind the row with which a segment is full, or null if these rows do not fill one. */
function endOf(rows: readonly LedgerRow[], { from, until, wanted }: Stretch): number | null {
  let lines = 0;
  for (let at = from; at < until; at++) {
    lines += rows[at]?.lines.length ?? 0;
    if (lines >= wanted) return at + 1;
  }
  return null;
}
