import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { PastReading } from './past.queries.ts';
import './past-note.css';

/** Says that the list is of a past day, what its figures mean, and the way back. */
export function PastNote({ day, onNow }: { readonly day: string; readonly onNow: () => void }) {
  const t = useWords();
  const format = useFormat();
  return (
    <div className="past-note" role="status">
      <Icon name="history" size={16} />
      <p>
        <strong>{t('stock.past.title', { day: format.date(day) })}</strong> {t('stock.past.text')}
      </p>
      <Button onClick={onNow}>{t('stock.past.now')}</Button>
    </div>
  );
}

type PastProgressProps = {
  readonly day: string;
  readonly reading: Exclude<PastReading, { readonly state: 'read' }>;
  readonly onNow: () => void;
};

/** How far the reading of a past day is, with a way to leave it; or why it could not be read. */
export function PastProgress({ day, reading, onNow }: PastProgressProps) {
  const t = useWords();
  const format = useFormat();
  if (reading.state === 'failed')
    return (
      <EmptyState
        icon="history"
        title={t('stock.past.failedTitle')}
        action={<Button onClick={onNow}>{t('stock.past.now')}</Button>}
      >
        {t('stock.past.failedText')}
      </EmptyState>
    );
  return (
    <div className="past-progress">
      <ProgressBar
        name={t('stock.past.reading', { day: format.date(day) })}
        done={reading.progress?.done ?? 0}
        total={reading.progress?.total ?? null}
        onCancel={onNow}
      />
    </div>
  );
}
