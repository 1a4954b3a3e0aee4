import { sha256Hex } from '#shared/base/hash.ts';
import { runWhole } from '#shared/base/whole.ts';
import { foldVersion } from './apply.ts';
import { isGone } from './bringing.ts';
import { addLevels, emptyCell, isZero, type LedgerLine, levelOfCounted, levelOfMovement, rowLevels } from './levels.ts';
import type { Counted, Level, Row } from './rows.ts';

const MODULUS = 1n << 128n;

/** A hash that does not depend on order: how many texts, and the sum modulo 2^128 of their SHA-256 (DATA-R9). */
export type SumHash = { readonly count: number; readonly sum: bigint };

export const noHash: SumHash = { count: 0, sum: 0n };

/** The hash with one text more. */
export function withText(hash: SumHash, text: string): SumHash {
  return withDigest(hash, sha256Hex(text));
}

/** The hash with one text more, by the hexadecimal SHA-256 of its UTF-8: for worlds that have a faster one. */
export function withDigest(hash: SumHash, digest: string): SumHash {
  return { count: hash.count + 1, sum: (hash.sum + BigInt(`0x${digest.slice(0, 32)}`)) % MODULUS };
}

/** `count-hex`, as it is shown and compared. */
export function hashText(hash: SumHash): string {
  return `${hash.count}-${hash.sum.toString(16).padStart(32, '0')}`;
}

/** Hash of the accepted operations' stored texts: equal on two desks exactly when they hold the same facts. */
export function factHash(texts: Iterable<string>): string {
  let hash = noHash;
  for (const text of texts) hash = withText(hash, text);
  return hashText(hash);
}

/** Hash of the projections: rows that are not undone, levels that say something, and checkpoints. */
export function bookHash(rows: Iterable<Row>, levels: Iterable<Level>, counted: Iterable<Counted> = []): string {
  let hash = noHash;
  for (const row of rows) if (isCounted(row)) hash = withText(hash, canonical(row));
  for (const level of levels) if (!isZero(level)) hash = withText(hash, canonical(level));
  for (const one of counted) if (one.lines.length > 0) hash = withText(hash, canonical(one));
  return bookHashText(hash);
}

/** A book hash as it is shown and compared: only hashes of the same fold are. */
export function bookHashText(hash: SumHash): string {
  return `${foldVersion}-${hashText(hash)}`;
}

/** True for a row that is in the book hash: not undone, not void; which writers a desk has been is no projection anybody reads. */
export function isCounted(row: Row): boolean {
  return row.kind !== 'writer' && !isGone(row);
}

/** JSON with the keys of every object in code-unit order, so that equal rows have equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

export type LevelDifference = { readonly id: string; readonly kept: Level; readonly recomputed: Level };

/** Checkpoints as they are kept, and as `recounted` makes them from the movements. */
export type Recount = { readonly kept: Iterable<Counted>; readonly recounted: Iterable<Counted> };

/** Recomputes every level from the ledger, its checkpoints and the open orders and incoming lines, and answers where the kept one differs. */
export function verifyLedger(
  levels: Iterable<Level>,
  movements: Iterable<LedgerLine>,
  rows: Iterable<Row>,
  recount?: Recount,
): readonly LevelDifference[] {
  return runWhole(verifyLedgerSteps(levels, movements, rows, recount));
}

/** How many levels and lines are looked at in one step. */
const STEP = 200;

/** The same in steps, for whoever must let other work run. */
export function* verifyLedgerSteps(
  levels: Iterable<Level>,
  movements: Iterable<LedgerLine>,
  rows: Iterable<Row>,
  { kept: keptCounted, recounted }: Recount = { kept: [], recounted: [] },
): Generator<void, readonly LevelDifference[], void> {
  const recomputed = new Map<string, Level>();
  let looked = 0;
  const isStep = () => ++looked % STEP === 0;
  const add = (level: Level) => {
    const sum = recomputed.get(level.id);
    recomputed.set(level.id, sum ? addLevels(sum, level) : level);
  };
  for (const movement of movements) {
    add(levelOfMovement(movement));
    if (isStep()) yield;
  }
  for (const row of rows) {
    for (const level of rowLevels(row)) add(level);
    if (isStep()) yield;
  }
  const rightCounted = new Map([...recounted].map((counted) => [counted.id, counted] as const));
  for (const after of rightCounted.values()) add(levelOfCounted({ before: undefined, after }));
  const differences = new Map<string, LevelDifference>();
  const seen = new Set<string>();
  for (const kept of levels) {
    seen.add(kept.id);
    const right = recomputed.get(kept.id) ?? emptyCell(kept);
    if (canonical(kept) !== canonical(right)) differences.set(kept.id, { id: kept.id, kept, recomputed: right });
    if (isStep()) yield;
  }
  for (const [id, level] of recomputed) {
    if (!seen.has(id) && !isZero(level)) differences.set(id, { id, kept: emptyCell(level), recomputed: level });
    if (isStep()) yield;
  }
  for (const counted of keptCounted) {
    const right = rightCounted.get(counted.id);
    if (right && !differences.has(counted.id) && canonical(right) !== canonical(counted))
      differences.set(counted.id, {
        id: counted.id,
        kept: levelOfCounted({ before: undefined, after: counted }),
        recomputed: levelOfCounted({ before: undefined, after: right }),
      });
    if (isStep()) yield;
  }
  return [...differences.values()];
}
