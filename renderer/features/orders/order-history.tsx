import { Badge } from '#renderer/ui/badge.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { OrderActLine, OrderDeed, OrderHistory } from './order-history.queries.ts';

/** What was done to an order, newest first. */
export function HistoryRegion({ history }: { readonly history: OrderHistory | undefined }) {
  const t = useWords();
  return (
    <Region name={t('orders.page.history')}>
      {!history && <Skeleton lines={3} />}
      {history && (
        <ol className="order-acts">
          {history.acts.map((act) => (
            <ActLine key={act.id} act={act} />
          ))}
        </ol>
      )}
    </Region>
  );
}

function ActLine({ act }: { readonly act: OrderActLine }) {
  const t = useWords();
  const format = useFormat();
  const what = deedText(act.deed, t, format);
  return (
    <li>
      <Inline gap="s">
        <Text as="span">{act.turn === 'act' ? what : t(`orders.acts.${act.turn}`, { what })}</Text>
        {act.undone && <Badge label={t('orders.undone')} />}
      </Inline>
      <Text tone="muted" size="s" figure>
        {[format.dateTime(act.at), act.person].filter(Boolean).join(' · ')}
      </Text>
    </li>
  );
}

function deedText(deed: OrderDeed, t: Words, format: Format): string {
  if (typeof deed === 'string') return t(`orders.acts.${deed}`);
  return deed.dueOn === null ? t('orders.acts.dueNone') : t('orders.acts.due', { when: format.date(deed.dueOn) });
}
