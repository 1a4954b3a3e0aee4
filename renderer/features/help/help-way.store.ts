import { create } from 'zustand';
import { navigate, placeNow } from '#renderer/ui/location.ts';
import type { TopicId } from './articles.ts';
import { helpPlace, topicOf } from './help-topics.ts';

/** Where a person was before the help: the way back, with its filters. Null after a start within the help. */
export const useHelpWay = create<{ readonly from: string | null }>(() => ({ from: null }));

const isHelp = (place: string) => place.startsWith('/help');

/** Opens a topic, and keeps the way back. */
export function openHelp(topic: TopicId): void {
  const here = placeNow();
  if (!isHelp(here)) useHelpWay.setState({ from: here });
  navigate(helpPlace(topic));
}

/** Opens the topic of the place shown; within the help it goes back. */
export function helpHere(): void {
  const here = placeNow();
  const { from } = useHelpWay.getState();
  if (!isHelp(here)) openHelp(topicOf(here) ?? 'start');
  else if (from !== null) navigate(from);
}
