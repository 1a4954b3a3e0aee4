import { Figure } from '#renderer/ui/figure.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { productHref } from './order-figures.tsx';
import type { Oversold } from '#shared/domain/orders/order-stock.ts';
import type { OrderFacts } from './orders.queries.ts';

type OversoldPanelProps = {
  readonly oversold: readonly Oversold[];
  readonly facts: OrderFacts;
  readonly onClose: () => void;
};

/** The products of which more is promised than there is, each with the orders that hold it. */
export function OversoldPanel({ oversold, facts, onClose }: OversoldPanelProps) {
  const t = useWords();
  return (
    <SidePanel name={t('orders.oversold.title')} onClose={onClose}>
      <Stack gap="l">
        <Text tone="muted">{oversold.length === 0 ? t('orders.oversold.none') : t('orders.oversold.text')}</Text>
        {oversold.map((one) => (
          <OversoldProduct key={one.variantId} oversold={one} facts={facts} />
        ))}
      </Stack>
    </SidePanel>
  );
}

function OversoldProduct({
  oversold: { variantId, available, orders },
  facts,
}: {
  readonly oversold: Oversold;
  readonly facts: OrderFacts;
}) {
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(variantId);
  if (!row) return null;
  const shown = format.quantity(available, row.decimals);
  const held = orders.map((order) => ({
    order,
    quantity: order.lines
      .filter((line) => line.variantId === variantId)
      .reduce((sum, line) => sum + line.quantity - line.shipped, 0),
  }));
  const explain = () => ({
    title: t('orders.oversold.explain', { product: row.title }),
    lines: [
      { label: t('orders.oversold.onHand'), value: format.quantity(row.figures?.onHand ?? 0, row.decimals) },
      ...held.map(({ order, quantity }) => ({
        label: t('orders.oversold.order', { number: order.number }),
        href: `/orders/${order.id}`,
        value: format.signedQuantity(-quantity, row.decimals),
      })),
    ],
    total: { label: t('orders.figures.total'), value: shown },
  });
  return (
    <Region
      level={3}
      name={row.title}
      actions={
        <Figure
          text={shown}
          tone="bad"
          name={t('orders.oversold.available', { product: row.title, value: shown })}
          explain={explain}
        />
      }
    >
      <Stack gap="xs">
        <Link href={productHref(row)}>{row.sku ?? row.title}</Link>
        <Text tone="muted" size="s">
          {t('orders.oversold.orders', { count: orders.length })}
        </Text>
        {held.map(({ order, quantity }) => (
          <Inline key={order.id} justify="between">
            <Link href={`/orders/${order.id}`}>{t('orders.oversold.order', { number: order.number })}</Link>
            <Text as="span" figure>
              {format.quantity(quantity, row.decimals)}
            </Text>
          </Inline>
        ))}
      </Stack>
    </Region>
  );
}
