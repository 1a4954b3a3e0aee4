import { Button } from '#renderer/ui/button.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { AlarmBand } from './alarm-band.tsx';
import { diskFailureIn, isUnsaved, useStatus, useSyncNow } from './sync.commands.ts';

/** Says over every screen that the disk takes nothing new, what is safe, and what to do; it goes by itself. */
export function DiskBand() {
  const t = useWords();
  const status = useStatus();
  const tryAgain = useSyncNow();
  const code = diskFailureIn(status);
  // A backup that is looked at has a band of its own.
  if (code === null || code === 'shop-read-only') return null;
  const { happened, safe, next } = failureWords(t, { code });
  return (
    <AlarmBand
      title={happened}
      text={`${isUnsaved(status) ? t('sync.diskUnsaved', { count: status.unsaved }) : safe} ${next}`}
      action={
        <Button kind="quiet" onClick={tryAgain}>
          {t('sync.again')}
        </Button>
      }
    />
  );
}
