import type { WriterId } from './ids.ts';
import type { Knowledge, Moment, Movement, ObservationRow, Seen, WriterRow } from './rows.ts';

/** Closer than this, clocks do not say which was first. */
const AROUND_MS = 2 * 60_000;
/** More writers than one desk ever was: a circle in what hostile operations claim comes to an end. */
const LONGEST_CHAIN = 1_000;

/** Which writer a writer follows, and up to which of its numbers. */
export type Predecessors = (writer: WriterId) => WriterRow['predecessor'] | undefined;

/** Whether something moved before it was counted; `around` when only clocks say so, and they are too close or unsure. */
export type Placing = { readonly before: boolean; readonly around: boolean };

/**
 * Where a movement stands to an observation (DATA-R6): by number on one chain of writers, else by what each desk had
 * seen of the other, else by the clocks as the server would have read them.
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

/** True when whoever wrote `act` knew of the movement: numbered before on its chain, or seen on the server. */
export function hasHeardOf(act: Knowledge, m: Moment, predecessors: Predecessors): boolean {
  const chain = chainOrder(m, act, predecessors);
  return chain === null ? hasSeen(act.seen, m.seq) : chain < 0;
}

/** Below nought when `a` came first on one chain of writers, above when `b` did, null when the chain does not say. */
function chainOrder(a: Knowledge, b: Knowledge, predecessors: Predecessors): number | null {
  if (a.writerId === b.writerId) return a.writerSeq - b.writerSeq;
  if (isOnChain(a, b.writerId, predecessors)) return -1;
  return isOnChain(b, a.writerId, predecessors) ? 1 : null;
}

/** True for a moment of a writer that `successor` follows, up to the number that is named there. */
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

/** When something was seen, at the end of its interval or at its beginning. */
export function momentSeen(o: ObservationRow, end: 'from' | 'to' = 'to'): Moment {
  const { writerId, writerSeq, seen, skewMs, seq } = o;
  return { writerId, writerSeq, seen, skewMs, seq, at: o[end] };
}
