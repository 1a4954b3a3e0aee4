import { Button } from '#renderer/ui/button.tsx';
import { CopyDetails } from '#renderer/ui/copy-details.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { actText } from './act-words.ts';
import { useActivityCommands } from './activity.commands.ts';
import type { QueueTrouble, RefusedContact } from './queue-trouble.queries.ts';
import { useFormat } from '#renderer/ui/use-format.ts';

/** A queue that one act keeps from going on: which act, why, and the way on. */
export function StuckQueue({ stuck }: { readonly stuck: QueueTrouble['acts'][number] }) {
  const t = useWords();
  const format = useFormat();
  const commands = useActivityCommands();
  const { happened, safe, next } = failureWords(t, { code: stuck.code });
  return (
    <>
      <Text strong>
        {t('sync.stuckOn', {
          what: actText(stuck.summary, { t, format }),
          when: format.dateTime(stuck.act.at),
          size: format.count(stuck.act.characters),
        })}
      </Text>
      <Text as="div">
        {happened} {safe} {next}
      </Text>
      <Inline>
        <CopyDetails details={`${stuck.code}: ${stuck.act.opId}`} />
        <Button onClick={commands.tryAgain}>{t('sync.again')}</Button>
      </Inline>
    </>
  );
}

/** A person or customer whose details are longer than what is kept or shared: who, and shortening them. */
export function LongContact({ contact }: { readonly contact: RefusedContact }) {
  const t = useWords();
  const commands = useActivityCommands();
  const name = contact.name.slice(0, 60);
  const shorten = async () => {
    const kept = await commands.shorten(contact.contactId);
    if (kept.ok) toast.success(t('activity.attention.shortened', { name }));
    else toast.failed(failureWords(t, kept.failure));
  };
  return (
    <>
      <Text strong>{t('activity.attention.longContact', { name })}</Text>
      <Text as="div">{t('activity.attention.longContactWhy')}</Text>
      <Inline>
        <Button onClick={() => void shorten()}>{t('activity.attention.shorten')}</Button>
        <Button kind="quiet" onClick={commands.tryAgain}>
          {t('sync.again')}
        </Button>
      </Inline>
    </>
  );
}
