import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { actText } from './act-words.ts';
import { type TakenBackInbox, useTakenBack } from './taken-back.queries.ts';

type TakenBackListProps = { readonly row: TakenBackInbox; readonly onClose: () => void };

/** What left the log when the shop was taken back, as its server keeps it for good: oldest first, a page at a time. */
export function TakenBackList({ row, onClose }: TakenBackListProps) {
  const t = useWords();
  const f = useFormat();
  const { acts, failure, more } = useTakenBack(row.takenBack.no);
  return (
    <Dialog name={t('activity.shopBack.title')} open size="m" onClose={onClose}>
      <Stack gap="s">
        {row.takenBack.days.slice(0, 7).map(({ day, acts: count }) => (
          <Text key={day} as="div">
            {t('backup.restore.day', { day: f.date(day), count })}
          </Text>
        ))}
        <ul className="attention-list" aria-label={t('activity.shopBack.list')}>
          {acts.map(({ opId, at, person, summary }) => (
            <li key={opId}>
              <Text as="div">{actText(summary, { t, format: f })}</Text>
              <Text as="div" tone="muted">
                {[f.dateTime(at), ...(person === null ? [] : [person])].join(' · ')}
              </Text>
            </li>
          ))}
        </ul>
        {failure && <ErrorBlock {...failureWords(t, failure)} />}
        {more && <Button onClick={more}>{t('activity.shopBack.more')}</Button>}
      </Stack>
    </Dialog>
  );
}
