import { actText, type Wording } from './act-words.ts';
import type { Entry } from './activity.queries.ts';

/** The sentence of an entry; an undo and a redo say what they are about. */
export function entryText(entry: Pick<Entry, 'summary' | 'turn'>, wording: Wording): string {
  const what = actText(entry.summary, wording);
  return entry.turn === 'act' ? what : wording.t(`activity.what.${entry.turn}`, { what });
}
