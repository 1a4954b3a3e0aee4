import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { TabFrame } from './tab-frame.ts';
import { useNotes } from './channels.queries.ts';
import { NoteList } from './note-list.tsx';

/** Everything that a person was to look at, what is open first. */
export function NotesTab({ view, frame }: TabFrame) {
  const t = useWords();
  const notes = useNotes(view.row.id);
  const dealtWith = notes?.filter(({ resolved }) => resolved) ?? [];
  return frame(
    <Stack gap="l">
      <Text tone="muted">{t('channels.notes.text')}</Text>
      {!notes && <Skeleton lines={4} />}
      {notes && (
        <Region name={t('channels.notes.open')}>
          <NoteList view={view} notes={notes.filter(({ resolved }) => !resolved)} />
        </Region>
      )}
      {dealtWith.length > 0 && (
        <Region name={t('channels.notes.done')}>
          <NoteList view={{ ...view, isHere: false }} notes={dealtWith} />
        </Region>
      )}
    </Stack>,
  );
}
