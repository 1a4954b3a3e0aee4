import { Button } from '#renderer/ui/button.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { GivenFiles } from './given-files.ts';
import { useImportStands } from './import.queries.ts';

/** An import that was written in this window: what it did, and what it was made of. */
export type DoneImport = {
  readonly groupId: string;
  /** The names of its files. */
  readonly label: string;
  /** What was told when it was done. */
  readonly text: string;
  readonly given: GivenFiles;
};

type LastImportProps = {
  readonly last: DoneImport;
  readonly onUndo: () => void;
  readonly onAgain: () => void;
};

/** The last import of this window, for as long as the window is open: it can be undone, or made again in another way. */
export function LastImport({ last, onUndo, onAgain }: LastImportProps) {
  const t = useWords();
  // It may have been undone from elsewhere.
  if (useImportStands(last.groupId) !== true) return null;
  return (
    <Region name={t('importDialog.result.title')}>
      <Stack gap="s">
        <Text>{last.text}</Text>
        <Inline gap="s" wrap>
          <Button icon="undo" onClick={onUndo}>
            {t('importDialog.result.undo')}
          </Button>
          <Button onClick={onAgain}>{t('importDialog.result.again')}</Button>
        </Inline>
        <Text tone="muted">{t('importDialog.result.hint')}</Text>
      </Stack>
    </Region>
  );
}
