import type { DriftRecord, LaneItem, LaneLogLine, LaneNote, LaneOrder } from '#shared/channels/lane-rows.ts';

/**
 * How a thing in a store stands, as lists choose by it; the first that fits. `problem`: the store takes no figure for it; `not-counted`: it
 * shows none; `not-agreed`: nobody has agreed yet where telling begins.
 */
export const standings = ['gone', 'problem', 'drift', 'not-counted', 'not-agreed', 'equal'] as const;
export type Standing = (typeof standings)[number];

/** The rows of a lane with what their indexes need: no index holds a null, and none a boolean. */
export type ChannelItemRow = LaneItem & { readonly stands: Standing };
/** `waits`: 1 while it could not be taken over whole. */
export type ChannelOrderRow = LaneOrder & { readonly waits: 0 | 1 };
/** `open`: 1 while it stands. */
export type ChannelDriftRow = DriftRecord & { readonly open: 0 | 1 };
/** `open`: 1 until it is resolved. */
export type ChannelNoteRow = LaneNote & { readonly open: 0 | 1 };
export type ChannelLogRow = LaneLogLine & { readonly no?: number };

export function itemRow(item: LaneItem): ChannelItemRow {
  return { ...item, stands: standingOf(item) };
}

export function orderRow(order: LaneOrder): ChannelOrderRow {
  return { ...order, waits: order.pending === null ? 0 : 1 };
}

export function driftRow(drift: DriftRecord): ChannelDriftRow {
  return { ...drift, open: drift.endedAt === null ? 1 : 0 };
}

export function noteRow(note: LaneNote): ChannelNoteRow {
  return { ...note, open: note.resolved ? 0 : 1 };
}

function standingOf({ status, problem, places }: LaneItem): Standing {
  if (status === 'gone') return 'gone';
  if (problem !== null) return 'problem';
  if (places.some(({ drift }) => drift !== null)) return 'drift';
  const counted = places.filter(({ shown }) => shown !== null);
  if (counted.length === 0) return 'not-counted';
  return counted.some(({ expected }) => expected === null) ? 'not-agreed' : 'equal';
}
