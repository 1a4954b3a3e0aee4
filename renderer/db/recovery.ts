import type { WriterRange } from '#shared/contract/store/protocol.ts';
import type { Cell, OpId, PersonId, VariantId, WriterId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from './database.ts';

/** One cell an act would have changed, and by how much; `quantity` is null where it said what was counted. */
export type TouchedLevel = Cell & {
  readonly quantity: number | null;
};

/** An act that could not be applied, because something before it is missing, or because its record cannot be read. */
export type SetAside = {
  readonly opId: OpId;
  readonly writerId: WriterId;
  readonly writerSeq: number;
  /** The server's number of it, null where it has none. */
  readonly seq: number | null;
  readonly type: string;
  readonly code: string;
  readonly at: number;
  readonly actor: PersonId;
  readonly text: string;
  readonly levels: readonly TouchedLevel[];
};

/**
 * What a recovery could not bring back (DATA-R23). It is a state of this database, not of the log: made anew from the
 * journal at every rebuild, and gone when nothing is missing any more.
 */
export type Recovery = {
  /** True once a person has been told and wants to go on. */
  readonly confirmed: boolean;
  /** Numbers of this desk's own writers that lie nowhere. */
  readonly missing: readonly WriterRange[];
  /** Acts of this desk's own that the server had taken and that lie nowhere; recoveries of before did not say. */
  readonly lost?: readonly OpId[];
  readonly setAside: readonly SetAside[];
  /** Acts of the list that a person has dealt with. */
  readonly dealt: readonly OpId[];
  /** Variants that acts name and of which no record came back; recoveries of before did not say. */
  readonly unnamed?: readonly VariantId[];
  /** Those of them that a person has dealt with. */
  readonly dealtProducts?: readonly VariantId[];
  /** Files of the journal that are damaged or missing. */
  readonly harmed: readonly string[];
  /** The server's sequences are complete up to here and not behind; null where there is no gap. */
  readonly gapAfter: number | null;
  /** True once the server knows that the missing numbers will not come. */
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

/** The shop's currency as this database has it, or as the one said that it replaced. */
export async function knownCurrency(db: ShopDatabase): Promise<string | null> {
  const shop = await db.shop.toCollection().first();
  const row = await db.meta.get(CURRENCY);
  const kept = row && 'value' in row && typeof row.value === 'string' ? row.value : null;
  return shop?.currency ?? kept;
}

/** Keeps what a replaced database said of the currency, until a person has said what it is. */
export async function keepCurrency(db: ShopDatabase, currency: string): Promise<void> {
  await db.meta.put({ key: CURRENCY, value: currency });
}

/** How many acts are known to be missing: one that the server had taken may be one of the missing numbers as well. */
export function countLost({ missing, lost = [] }: Pick<Recovery, 'missing' | 'lost'>): number {
  return Math.max(countIn(missing), lost.length);
}

/** How many acts some ranges name. */
export function countIn(ranges: readonly WriterRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Whether a number is one of these. */
export function isIn(ranges: readonly WriterRange[], writerId: string, writerSeq: number): boolean {
  return ranges.some((range) => range.writerId === writerId && range.from <= writerSeq && writerSeq <= range.to);
}

/** What is left of ranges without others. */
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

/** Numbers as ranges; `known` are those of each writer that are there. */
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
