import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { useRestores } from './backup.commands.ts';
import './reading-band.css';

type ReadingBandProps = { readonly madeAt: number; readonly missing: number };

/** Says over every screen that this is a backup that is looked at, and leads back. */
export function ReadingBand({ madeAt, missing }: ReadingBandProps) {
  const t = useWords();
  const f = useFormat();
  const leaving = useLeaving();
  const { closeRead } = useRestores();
  const said = t('backup.reading.band', { at: f.dateTime(madeAt) });
  return (
    <div className="reading-band" role="note" aria-label={said}>
      <Icon name="history" size={16} />
      <strong>{said}</strong>
      {missing > 0 && <span className="reading-band-text">{t('backup.reading.lacks', { count: missing })}</span>}
      <Button kind="quiet" onClick={() => leaving.leave(() => void closeRead())}>
        {t('backup.reading.close')}
      </Button>
    </div>
  );
}
