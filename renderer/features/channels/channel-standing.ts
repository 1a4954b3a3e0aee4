import type { LaneState } from '#shared/channels/lane-rows.ts';
import type { ChannelRow } from '#shared/domain/operations/rows.ts';
import type { Tone } from '#renderer/ui/text.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';

/** How a channel stands, in the one word that is shown of it. */
export type ChannelStanding =
  | 'paused'
  /** No computer talks to the store. */
  | 'nobody'
  /** Another computer does: what it knows of the store is shown there. */
  | 'elsewhere'
  | 'first-pull'
  /** A person looks before anything is written. */
  | 'agree'
  | 'working'
  /** It was not reached and is tried again. */
  | 'waiting'
  | 'stopped'
  | 'drifting'
  | 'in-step';

/** What is asked of a channel's row and of what this computer knows of its store. */
type Facts = {
  readonly row: Pick<ChannelRow, 'runner' | 'paused'>;
  readonly state: LaneState | null;
  readonly here: string | null;
  /** Whether anything of the store is tied to one of ours. */
  readonly isTied: boolean;
};

/** How a channel stands, seen from this computer. */
export function standingOf({ row, state, here, isTied }: Facts): ChannelStanding {
  if (row.paused) return 'paused';
  if (row.runner === null) return 'nobody';
  if (here !== null && row.runner !== here) return 'elsewhere';
  if (!state) return 'first-pull';
  if (state.phase === 'stopped') return 'stopped';
  // Half a catalogue is nothing to look at.
  if (state.phase === 'first-pull' || state.firstPull.doneAt === null) return state.failure ? 'waiting' : 'first-pull';
  // After a review is undone there is nothing to be in step with.
  if (state.trust === 'agree' || (!isTied && state.firstPull.products > 0)) return 'agree';
  if (state.phase === 'working') return 'working';
  if (state.failure) return 'waiting';
  return state.drifting > 0 ? 'drifting' : 'in-step';
}

/** Whether a person has something to do about it. */
export function wantsAttention(standing: ChannelStanding): boolean {
  return standing === 'agree' || standing === 'stopped' || standing === 'drifting' || standing === 'nobody';
}

/** The colour and the picture beside the word. */
export const standingLooks: Readonly<Record<ChannelStanding, { readonly tone: Tone; readonly icon: IconName }>> = {
  paused: { tone: 'quiet', icon: 'paused' },
  nobody: { tone: 'warn', icon: 'offline' },
  elsewhere: { tone: 'news', icon: 'screen' },
  'first-pull': { tone: 'news', icon: 'syncing' },
  agree: { tone: 'warn', icon: 'show' },
  working: { tone: 'news', icon: 'syncing' },
  waiting: { tone: 'warn', icon: 'clock' },
  stopped: { tone: 'bad', icon: 'error' },
  drifting: { tone: 'warn', icon: 'warning' },
  'in-step': { tone: 'good', icon: 'done' },
};
