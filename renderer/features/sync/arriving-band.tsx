import { Button } from '#renderer/ui/button.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { AlarmBand } from './alarm-band.tsx';
import { useIsPaired, useStatus, useSyncNow } from './sync.commands.ts';

/** Says over every screen that joining was cut off, so that nobody takes the beginning of a shop for all of it. */
export function ArrivingBand(props: { readonly onJoin: () => void; readonly onReconnect: () => void }) {
  const t = useWords();
  const f = useFormat();
  const { arriving, server } = useStatus();
  const syncNow = useSyncNow();
  const isPaired = useIsPaired();
  if (!arriving) return null;
  const isStopped = server.state === 'stopped';
  const { done, total } = arriving;
  const soFar =
    total === null
      ? t('sync.arriving.unknown')
      : t('sync.arriving.soFar', { done: f.count(done), total: f.count(total) });
  const rest = isStopped ? 'join' : server.state === 'waiting' ? 'waits' : 'coming';
  return (
    <AlarmBand
      title={t('sync.arriving.title')}
      text={`${soFar} ${t(`sync.arriving.${rest}`)}`}
      action={
        isStopped ? (
          <Button kind="quiet" onClick={isPaired ? props.onJoin : props.onReconnect}>
            {isPaired ? t('sharing.join.again') : t('sync.connect')}
          </Button>
        ) : (
          <Button kind="quiet" onClick={syncNow}>
            {t('sync.now')}
          </Button>
        )
      }
    />
  );
}
