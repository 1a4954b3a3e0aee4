import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { NumbersQuery } from './numbers-query.ts';
import { durationText } from './numbers-text.ts';
import type { Numbers } from './numbers.queries.ts';

type FigurePanelProps = {
  readonly shown: NonNullable<NumbersQuery['show']>;
  readonly reason: NumbersQuery['reason'];
  readonly of: Numbers;
  readonly onClose: () => void;
};

/** More orders than these nobody reads; they are counted. */
const MOST = 200;

/** What a figure counts, and the orders it is made of. */
export function FigurePanel({ shown, reason, of, onClose }: FigurePanelProps) {
  const t = useWords();
  const format = useFormat();
  const title = t(`numbers.figures.${shown}`);
  const orders = ordersOf({ shown, reason, of });
  return (
    <SidePanel name={reason === null ? title : `${title}: ${t(`returns.reasons.${reason}`)}`} onClose={onClose}>
      <Stack gap="m">
        <Text tone="muted">{t(`numbers.meaning.${shown}`)}</Text>
        {orders.length === 0 && <Text>{t('numbers.none')}</Text>}
        <ul className="number-orders" aria-label={t('numbers.orders')}>
          {orders.slice(0, MOST).map((id) => {
            const order = of.orderOf(id);
            if (!order) return null;
            const { number, placedAt, shippedAt } = order;
            const took = shown === 'shipTime' && shippedAt !== null ? durationText(t, shippedAt - placedAt) : null;
            return (
              <li key={id}>
                <Link href={`/orders/${id}`}>{t('orders.page.title', { number })}</Link>
                <Text as="div" size="s" tone="muted" figure>
                  {[took, of.customerOf(order), shippedAt === null ? null : format.date(shippedAt)]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </li>
            );
          })}
        </ul>
        {orders.length > MOST && <Text tone="muted">{t('numbers.more', { count: orders.length - MOST })}</Text>}
      </Stack>
    </SidePanel>
  );
}

function ordersOf({
  shown,
  reason,
  of: { numbers },
}: Pick<FigurePanelProps, 'shown' | 'reason' | 'of'>): readonly OrderId[] {
  if (shown === 'returns' && reason !== null) return numbers.returns.byReason.get(reason)?.orders ?? [];
  return numbers[shown].orders;
}
