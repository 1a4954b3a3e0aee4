import type { ChannelFailureCode } from '#shared/contract/channels/port.ts';
import type { LaneFailureCode, LaneState } from '../lane-rows.ts';
import type { LaneFailure, Room } from './room.ts';

const SHORTEST_MS = 30_000;
const LONGEST_MS = 15 * 60_000;
/** How often orders are pulled while the lane is stopped by what nobody can decide. */
const STOPPED_MS = 5 * 60_000;

const known: ReadonlySet<string> = new Set<ChannelFailureCode | LaneFailureCode>([
  'channel-away',
  'channel-busy',
  'channel-refused',
  'channel-not-understood',
  'channel-address',
  'undecidable',
  'books-refused',
  'no-key',
  'deliveries-elsewhere',
  'deliveries-damaged',
]);
/** Nothing but a person ends these. */
const final: ReadonlySet<string> = new Set(['channel-refused', 'no-key', 'deliveries-elsewhere', 'deliveries-damaged']);

/** What is kept of a failure. One that has no words of its own is that the store cannot be reached. */
export function failureOf(room: Room, { code, detail }: LaneFailure): NonNullable<LaneState['failure']> {
  const tries = (room.shelf.state.failure?.tries ?? 0) + 1;
  // One of the list above.
  if (known.has(code)) return { code: code as ChannelFailureCode | LaneFailureCode, detail: detail ?? null, tries };
  return { code: 'channel-away', detail: detail ?? code, tries };
}

/** When it is tried again after so many tries. */
export function retryAt(room: Room, tries: number): number {
  return room.parts.now() + Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(tries - 1, 10));
}

/** How the lane is after a failure (CHN117): it waits, longer each time, or stops until a person acts. */
export function whatNow(room: Room, failure: LaneFailure): Partial<LaneState> {
  const kept = failureOf(room, failure);
  // Orders go on coming in while a person looks for what became of something.
  if (kept.code === 'undecidable') return { failure: kept, phase: 'stopped', nextAt: room.parts.now() + STOPPED_MS };
  if (final.has(kept.code)) return { failure: kept, phase: 'stopped', nextAt: null };
  const wait = failure.afterMs === undefined ? retryAt(room, kept.tries) : room.parts.now() + failure.afterMs;
  return { failure: kept, phase: 'waiting', nextAt: wait };
}
