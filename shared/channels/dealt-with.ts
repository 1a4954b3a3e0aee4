import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { LaneStore } from './ports.ts';

/** A person has seen to what a note is about (CHN228); what comes anew about it is another note. */
export async function dealtWith(
  store: Pick<LaneStore, 'notes' | 'commit'>,
  noteId: string,
): Promise<Result<null, Failure<'note-unknown'>>> {
  const note = (await store.notes()).find(({ id }) => id === noteId);
  if (!note) return fail({ code: 'note-unknown' });
  if (!note.resolved) await store.commit({ notes: [{ ...note, resolved: true }] });
  return done(null);
}
