import type { PlannedOffer, RoundReport } from '#shared/channels/lane-api.ts';
import type { ItemKey } from '#shared/channels/lane-rows.ts';

type Of = { readonly channelId: string };
type Nothing = Record<never, never>;

/**
 * What the window asks of its worker about a channel that this computer or the shop's server talks to. Each fails with `channel-not-here` where
 * another computer does, with `channel-paused` where nobody is to, and waits for what the channel is at.
 */
export type ChannelJobs = {
  /** A round now, also where the last one failed; answers when it is through. Progress counts products. */
  'channels.syncNow': { readonly ask: Of; readonly answer: RoundReport };
  /** A person has looked: telling begins from what the store shows of these things now; null: of all that have a listing. */
  'channels.agree': { readonly ask: Of & { readonly keys: readonly ItemKey[] | null }; readonly answer: Nothing };
  /** What the next round would write, and for the rest why not. */
  'channels.plan': { readonly ask: Of; readonly answer: { readonly offers: readonly PlannedOffer[] } };
  /** Ends a difference: `ours` is written, `theirs` is accepted. */
  'channels.repair': {
    readonly ask: Of & { readonly key: ItemKey; readonly locationId: string | null; readonly as: 'ours' | 'theirs' };
    readonly answer: Nothing;
  };
  /** Makes products of ours in the store, as drafts. */
  'channels.publish': { readonly ask: Of & { readonly productIds: readonly string[] }; readonly answer: Nothing };
  /**
   * Gives the key of a channel that this computer talks to to the shop's server; answers how the channel's row is to name the server, and with it
   * the server goes on. What is known of the store is made anew there, and a person agrees again.
   */
  'channels.handOver': { readonly ask: Of; readonly answer: { readonly runner: string } };
  /** The shop's server forgets the key that it was given. */
  'channels.takeBack': { readonly ask: Of; readonly answer: Nothing };
  /** A person has seen to what a note is about. */
  'channels.dealtWith': { readonly ask: Of & { readonly noteId: string }; readonly answer: Nothing };
  /** What a person found out about a task that nobody could decide. */
  'channels.settle': {
    readonly ask: Of & { readonly taskId: string; readonly as: 'applied' | 'not-applied' };
    readonly answer: Nothing;
  };
};
