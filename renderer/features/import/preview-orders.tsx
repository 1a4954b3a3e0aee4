import { Text } from '#renderer/ui/text.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
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
          {t('importDialog.preview.orders.committed', { count: waiting, units: thousandths(orders.committed, f) })}
        </Text>
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
export function orderText(t: Words, { standing, said }: ImportPreview['lines'][number], lines: number): string {
  const count = t('importDialog.preview.orderLines', { count: lines });
  const stands =
    standing !== undefined
      ? t(`importDialog.preview.stands.${standing}`)
      : said === null
        ? t('importDialog.preview.orders.noGoods')
        : said;
  return [stands, count].filter(Boolean).join(' · ');
}
