import type { WriterId } from './ids.ts';
import type { Knowledge, Moment, Movement, ObservationRow, Seen, WriterRow } from './rows.ts';

/** If two clock times are closer than this, they do not tell which was first. */
/** Two moments that are nearer to each other than this are not told apart by clocks. */
export const AROUND_MS = 2 * 60_000;
/** More writers than one desk ever had. It ends a loop of predecessors that hostile operations claim. */
const LONGEST_CHAIN = 1_000;

/** Looks up which writer a writer follows, and up to which sequence number of that writer. */
export type Predecessors = (writer: WriterId) => WriterRow['predecessor'] | undefined;

/**
 * `before`: the movement was made before the observation. `around`: only clocks say so, and they are too close or
 * uncertain.
 */
export type Placing = { readonly before: boolean; readonly around: boolean };

/**
 * Whether a movement (`m`) was made before an observation (`o`) (DATA-R6). Sequence numbers on one chain of writers
 * decide; otherwise what each desk had seen of the other; otherwise the clocks, corrected to the server's clock.
 */
export function placingOf(m: Moment, o: Moment, predecessors: Predecessors): Placing {
  const chain = chainOrder(m, o, predecessors);
  if (chain !== null) return { before: chain < 0, around: false };
  if (hasSeen(o.seen, m.seq)) return { before: true, around: false };
  if (hasSeen(m.seen, o.seq)) return { before: false, around: false };
  const gap = m.at + (m.skewMs ?? 0) - (o.at + (o.skewMs ?? 0));
  const unsure = m.skewMs === null || o.skewMs === null || Math.abs(gap) < AROUND_MS;
  return { before: gap <= 0, around: unsure };
}

/**
 * Whether the writer of `act` knew of the movement: it has a lower number on the same chain, or the desk had seen it on
 * the server.
 */
export function hasHeardOf(act: Knowledge, m: Moment, predecessors: Predecessors): boolean {
  const chain = chainOrder(m, act, predecessors);
  return chain === null ? hasSeen(act.seen, m.seq) : chain < 0;
}

/** Negative if `a` came first on one chain of writers, positive if `b` did, null if they are not on one chain. */
function chainOrder(a: Knowledge, b: Knowledge, predecessors: Predecessors): number | null {
  if (a.writerId === b.writerId) return a.writerSeq - b.writerSeq;
  if (isOnChain(a, b.writerId, predecessors)) return -1;
  return isOnChain(b, a.writerId, predecessors) ? 1 : null;
}

/** Whether `m` was written by a predecessor of `successor`, up to the sequence number that is named there. */
function isOnChain(m: Knowledge, successor: WriterId, predecessors: Predecessors): boolean {
  let link = predecessors(successor);
  for (let steps = 0; link && steps < LONGEST_CHAIN; steps++) {
    if (link.writerId === m.writerId) return m.writerSeq <= link.writerSeq;
    link = predecessors(link.writerId);
  }
  return false;
}

function hasSeen(seen: Seen | null, seq: number | null): boolean {
  return seen !== null && seq !== null && seen.seq >= seq;
}

/** When a movement was made. */
export function momentOf(m: Movement): Moment {
  const { writerId, writerSeq, seen, skewMs, seq, occurredAt } = m;
  return { writerId, writerSeq, seen, skewMs, seq, at: occurredAt };
}

/** The moment of an observation, at the end or at the beginning of its interval. */
export function momentSeen(o: ObservationRow, end: 'from' | 'to' = 'to'): Moment {
  const { writerId, writerSeq, seen, skewMs, seq } = o;
  return { writerId, writerSeq, seen, skewMs, seq, at: o[end] };
}
