import { StatusMark } from '#renderer/ui/badge.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { thousandths } from './figures-text.ts';
import type { ImportPreview } from './import.commands.ts';

const standings = ['open', 'held', 'shipped'] as const;

/** How the orders of a file stand: what of them is promised from stock, and what is not imported. */
export function OrdersBrought({ orders }: { readonly orders: NonNullable<ImportPreview['orders']> }) {
  const t = useWords();
  const f = useFormat();
  const brought = standings.filter((standing) => orders.standings[standing] > 0);
  const waiting = orders.standings.open + orders.standings.held;
  return (
    <Stack gap="xs">
      {brought.length > 0 && (
        <Text>
          {brought
            .map((standing) => t(`importDialog.preview.orders.${standing}`, { count: orders.standings[standing] }))
            .join(' · ')}
        </Text>
      )}
      {brought.length > 0 && (
        <Text>
          {waiting === 0
            ? t('importDialog.preview.orders.nothingCommitted')
            : t('importDialog.preview.orders.committed', { count: waiting, units: thousandths(orders.committed, f) })}
        </Text>
      )}
      {orders.movedOn.length > 0 && (
        <Stack gap="xs">
          {orders.movedOn.map(({ how, count }) => (
            <StatusMark key={how} tone="warn" label={t(`importDialog.preview.movedOn.${how}`, { count })} plain />
          ))}
          <Text tone="muted">{t('importDialog.preview.movedOnHint')}</Text>
        </Stack>
      )}
      {orders.outBy.length > 0 && (
        <Text tone="muted">
          {t('importDialog.preview.orders.leftOut', {
            states: orders.outBy
              .map(({ said, count }) => `${said ?? t('importDialog.preview.orders.noGoods')}: ${f.count(count)}`)
              .join(' · '),
          })}
        </Text>
      )}
    </Stack>
  );
}

/** What a row of the preview says of an order. */
export function orderText(t: Words, line: ImportPreview['lines'][number], f: Format): string {
  const { standing, said, lines, committed = 0, movedOn } = line;
  if (movedOn) return t(`importDialog.preview.moved.${movedOn}`);
  if (said === null) return t('importDialog.preview.orders.noGoods');
  if (standing === undefined || lines === undefined) return said ?? '';
  const stands = [t(`importDialog.preview.stands.${standing}`), t('importDialog.preview.orderLines', { count: lines })];
  const takes = t('importDialog.preview.orders.takes', { units: thousandths(committed, f) });
  return (standing === 'shipped' ? stands : [...stands, takes]).join(' · ');
}
