import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { productOf } from './return-list.ts';
import type { ListedReturn, ReturnFacts } from './returns.queries.ts';

type ReturnPanelProps = {
  readonly listed: ListedReturn;
  readonly facts: ReturnFacts;
  readonly onRefund: () => void;
  readonly onClose: () => void;
};

/** One return: what came back, what became of it, who took it back, and what is paid back or sent instead. */
export function ReturnPanel({ listed, facts, onRefund, onClose }: ReturnPanelProps) {
  const t = useWords();
  const format = useFormat();
  const { row, order, customer, person, exchange } = listed;
  const isTold = Boolean(order?.channelId);
  return (
    <SidePanel
      name={t('returns.panel', { number: order?.number ?? '' })}
      onClose={onClose}
      footer={
        <Button icon="undo" onClick={onRefund}>
          {t('returns.commands.refund')}
        </Button>
      }
    >
      <Stack gap="m">
        <KeyValueList
          items={[
            {
              label: t('returns.columns.order'),
              value: order ? <Link href={`/orders/${order.id}`}>{order.number}</Link> : <Dash />,
            },
            { label: t('returns.columns.customer'), value: customer ?? <Dash /> },
            { label: t('returns.columns.at'), value: format.dateTime(row.receivedAt), figure: true },
            { label: t('returns.columns.person'), value: person ?? <Dash /> },
            {
              label: t('returns.columns.refund'),
              value: row.refund ? format.money(row.refund, facts.currency) : <Dash />,
              figure: true,
            },
            {
              label: t('returns.columns.exchange'),
              value: exchange ? <Link href={`/orders/${exchange.id}`}>{exchange.number}</Link> : <Dash />,
            },
          ]}
        />
        {row.refund && (
          <Text tone="muted" size="s">
            {t(isTold ? 'returns.refund.told' : 'returns.refund.toldNobody')}
          </Text>
        )}
        <ul className="return-lines" aria-label={t('returns.columns.what')}>
          {row.lines.map((line, i) => {
            const product = productOf(order, line, facts);
            const place = line.locationId
              ? t('returns.take.toPlace', { place: facts.locationName(line.locationId) })
              : null;
            return (
              <li key={`${line.lineId}:${i}`}>
                {product ? (
                  <Link href={`/stock/product/${product.productId}?variant=${product.variantId}`}>{product.title}</Link>
                ) : (
                  <Text as="span" tone="muted">
                    {t('purchasing.gone')}
                  </Text>
                )}
                <Text as="div" figure>
                  {[format.quantity(line.quantity, product?.decimals ?? 0), t(`returns.outcomes.${line.outcome}`)].join(
                    ' · ',
                  )}
                </Text>
                <Text as="div" size="s" tone="muted">
                  {[place, t(`returns.reasons.${line.reason}`)].filter(Boolean).join(' · ')}
                </Text>
              </li>
            );
          })}
        </ul>
      </Stack>
    </SidePanel>
  );
}
