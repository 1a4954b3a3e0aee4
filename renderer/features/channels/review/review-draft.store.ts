import { create } from 'zustand';
import type { Choices } from '#shared/channels/review/decide.ts';

type Drafts = { readonly of: Readonly<Record<string, Choices | undefined>> };

const none: Choices = new Map();
const useDrafts = create<Drafts>(() => ({ of: {} }));

/** What a person decided in a channel's review so far; kept as long as the window lives. */
export function useReviewChoices(channelId: string): Choices {
  return useDrafts(({ of }) => of[channelId] ?? none);
}

/** Keeps what was decided. */
export function keepChoices(channelId: string, choices: Choices): void {
  useDrafts.setState(({ of }) => ({ of: { ...of, [channelId]: choices } }));
}

/** Forgets it: it was carried out. */
export function forgetChoices(channelId: string): void {
  keepChoices(channelId, none);
}
