import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { actText } from './act-words.ts';
import type { Entry } from './activity.queries.ts';

/** The sentence of an entry; an undo and a redo say what they are about. */
export function entryText(entry: Pick<Entry, 'summary' | 'turn'>, t: Words, format: Format): string {
  const what = actText(entry.summary, { t, format });
  return entry.turn === 'act' ? what : t(`activity.what.${entry.turn}`, { what });
}
