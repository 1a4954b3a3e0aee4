import { levelSums } from '#shared/domain/ledger/level-sums.ts';
import { withMoments } from '#shared/domain/ledger/at-their-moment.ts';
import type { Line, LineField } from '#shared/domain/ledger/fold.ts';
import type { OutLevel } from '#shared/domain/everything/out-names.ts';
import type { OutMovement } from '#shared/domain/everything/stock-tables.ts';
import { cellId, cellOf } from '#shared/domain/operations/ids.ts';
import { type LedgerLine, rowLevels } from '#shared/domain/operations/levels.ts';
import type { Row } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { foldLedger } from '#renderer/db/ledger.ts';
import { lineFields } from '#renderer/db/segment-lines.ts';
import type { StockIn } from '../import/existing-variants.ts';
import type { OpenList, OutGoing } from './out-files.ts';
import { OutStopped } from './out-sink.ts';

type Reading = {
  readonly db: ShopDatabase;
  /** Lines that count from here on are left out. */
  readonly before: number;
  readonly going: OutGoing;
};

/**
 * Reads the ledger once: writes its lines, where somebody wants them, and answers what each cell comes to, which is
 * therefore the sum of what was written.
 */
export async function writeLedger(
  { db, before, going }: Reading,
  list: OpenList<OutMovement> | null,
  isWanted: (line: Line) => boolean = () => true,
): Promise<readonly LedgerLine[]> {
  const sums = levelSums();
  let waiting: OutMovement[] = [];
  const flush = async () => {
    const lines = waiting;
    waiting = [];
    if (list) await list.add(lines);
  };
  const fold = withMoments<LineField, ReturnType<typeof sums.answer>>({
    fields: lineFields,
    counts: 'as-known',
    add: (line: Line, at) => {
      if (at >= before || !isWanted(line)) return;
      sums.add(line);
      if (list) waiting.push({ line, at });
    },
    answer: () => sums.answer(),
  });
  const pause = async () => {
    await flush();
    await going.pause();
  };
  const found = await foldLedger(db, {}, fold, { signal: going.signal, pause });
  if (found === null) throw new OutStopped({ code: 'cancelled' });
  await flush();
  return found.sums;
}

/** The figures of every cell: what lies there by the ledger, what orders need and what is to come. */
export type OutStock = {
  readonly addRow: (row: Row) => void;
  readonly addSums: (sums: readonly LedgerLine[]) => void;
  readonly levels: () => readonly OutLevel[];
  readonly onHand: () => StockIn;
};

/** Gathers the figures of cells. */
export function outStock(): OutStock {
  const levels = new Map<string, OutLevel>();
  const add = (change: OutLevel) => {
    const id = cellId(change);
    const { onHand, committed, incoming, facts } = levels.get(id) ?? nothing;
    levels.set(id, {
      ...cellOf(change),
      onHand: onHand + change.onHand,
      committed: committed + change.committed,
      incoming: incoming + change.incoming,
      facts: facts + change.facts,
    });
  };
  return {
    addRow: (row) => {
      for (const level of rowLevels(row)) add(level);
    },
    addSums: (sums) => {
      for (const sum of sums) add({ ...cellOf(sum), ...nothing, onHand: sum.quantity, facts: sum.tracks });
    },
    levels: () => {
      const said = [...levels].filter(([, level]) => level.onHand || level.committed || level.incoming || level.facts);
      return said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, level]) => level);
    },
    onHand: () => {
      const found = new Map<string, Record<string, { onHand: number; facts: number }>>();
      for (const { variantId, locationId, onHand, facts } of levels.values()) {
        const at = found.get(variantId) ?? {};
        const { onHand: before, facts: factsBefore } = at[locationId] ?? { onHand: 0, facts: 0 };
        at[locationId] = { onHand: before + onHand, facts: factsBefore + facts };
        found.set(variantId, at);
      }
      return found;
    },
  };
}

const nothing = { onHand: 0, committed: 0, incoming: 0, facts: 0 };
