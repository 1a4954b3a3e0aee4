import type { WriterRange } from '#shared/contract/store/protocol.ts';
import type { Cell, OpId, PersonId, VariantId, WriterId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from './database.ts';

/** A cell that an act would have changed, and by how much; `quantity` is null if the act is a count of it. */
export type TouchedLevel = Cell & {
  readonly quantity: number | null;
};

/** An act that could not be applied, because something before it is missing, or because its record cannot be read. */
export type SetAside = {
  readonly opId: OpId;
  readonly writerId: WriterId;
  readonly writerSeq: number;
  /** The server's sequence number; null if it has none. */
  readonly seq: number | null;
  readonly type: string;
  readonly code: string;
  readonly at: number;
  readonly actor: PersonId;
  readonly text: string;
  readonly levels: readonly TouchedLevel[];
};

/**
 * What a recovery could not bring back (DATA-R23). It belongs to this database, not to the log: every rebuild makes it
 * anew from the journal, and it is deleted when nothing is missing any more.
 */
export type Recovery = {
  /** True once a person has been told and wants to go on. */
  readonly confirmed: boolean;
  /** Sequence numbers of this desk's own writers whose acts were found nowhere. */
  readonly missing: readonly WriterRange[];
  /** This desk's own acts that the server had accepted and that were found nowhere; absent in older records. */
  readonly lost?: readonly OpId[];
  readonly setAside: readonly SetAside[];
  /** Acts in `setAside` that a person has dealt with. */
  readonly dealt: readonly OpId[];
  /** Variants that acts name and whose records did not come back; absent in older records. */
  readonly unnamed?: readonly VariantId[];
  /** Variants in `unnamed` that a person has dealt with. */
  readonly dealtProducts?: readonly VariantId[];
  /** Files of the journal that are damaged or missing. */
  readonly harmed: readonly string[];
  /**
   * The operations of the server are complete up to this sequence number, and a gap follows; null if there is no gap.
   */
  readonly gapAfter: number | null;
  /** True once the server knows that the missing sequence numbers will never come. */
  readonly declared: boolean;
};

const KEY = 'recovery';

/** What is missing in this database, or null when it is whole. */
export async function readRecovery(db: ShopDatabase): Promise<Recovery | null> {
  const row = await db.meta.get(KEY);
  // Only this file writes the row.
  return row && 'value' in row ? (row.value as Recovery) : null;
}

/** Keeps what is missing; null when nothing is. */
export async function keepRecovery(db: ShopDatabase, recovery: Recovery | null): Promise<void> {
  if (recovery) await db.meta.put({ key: KEY, value: recovery });
  else await db.meta.delete(KEY);
}

/** Changes what is kept of a recovery, if there is one. */
export async function changeRecovery(db: ShopDatabase, change: (now: Recovery) => Recovery): Promise<void> {
  await db.transaction('rw', [db.meta], async () => {
    const now = await readRecovery(db);
    if (now) await keepRecovery(db, change(now));
  });
}

const CURRENCY = 'lost-currency';

/** The shop's currency as this database has it, otherwise as the database had it that this one replaced. */
export async function knownCurrency(db: ShopDatabase): Promise<string | null> {
  const shop = await db.shop.toCollection().first();
  const row = await db.meta.get(CURRENCY);
  const kept = row && 'value' in row && typeof row.value === 'string' ? row.value : null;
  return shop?.currency ?? kept;
}

/** Keeps the currency that a replaced database had, until a person has confirmed one. */
export async function keepCurrency(db: ShopDatabase, currency: string): Promise<void> {
  await db.meta.put({ key: CURRENCY, value: currency });
}

/**
 * How many acts are known to be missing. An act in `lost` may also be one of the numbers in `missing`, so the greater
 * count is taken, not the sum.
 */
export function countLost({ missing, lost = [] }: Pick<Recovery, 'missing' | 'lost'>): number {
  return Math.max(countIn(missing), lost.length);
}

/** How many sequence numbers the ranges contain. */
export function countIn(ranges: readonly WriterRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Whether the ranges contain a sequence number of a writer. */
export function isIn(ranges: readonly WriterRange[], writerId: string, writerSeq: number): boolean {
  return ranges.some((range) => range.writerId === writerId && range.from <= writerSeq && writerSeq <= range.to);
}

/** The ranges without the numbers of other ranges. */
export function rangesWithout(ranges: readonly WriterRange[], without: readonly WriterRange[]): readonly WriterRange[] {
  const cut = (left: readonly WriterRange[], { writerId, from, to }: WriterRange) =>
    left.flatMap((range) =>
      range.writerId === writerId
        ? [
            { ...range, to: Math.min(range.to, from - 1) },
            { ...range, from: Math.max(range.from, to + 1) },
          ].filter((part) => part.from <= part.to)
        : [range],
    );
  return without.reduce(cut, ranges);
}

/** The sequence numbers from 1 to each writer's last (`upTo`) that are not in `known`, as ranges. */
export function rangesMissing(
  upTo: Readonly<Record<string, number>>,
  known: ReadonlyMap<string, ReadonlySet<number>>,
): readonly WriterRange[] {
  return Object.entries(upTo).flatMap(([writerId, last]) => {
    const there = known.get(writerId);
    const ranges: WriterRange[] = [];
    if ((there?.size ?? 0) >= last) return ranges;
    for (let from = 1; from <= last; from++) {
      if (there?.has(from)) continue;
      let to = from;
      while (to < last && !there?.has(to + 1)) to++;
      ranges.push({ writerId, from, to });
      from = to;
    }
    return ranges;
  });
}
