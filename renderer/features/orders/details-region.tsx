import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { channelText } from './channel-text.ts';
import { PromiseMark } from './promise-mark.tsx';
import { AllocationMark, useOrderFigures } from './order-figures.tsx';
import { Due, PriorityMark, Promised, TagBadges } from './order-marks.tsx';
import { agesFrom } from './order-view.ts';
import {
  useCalendar,
  useChannelNames,
  useNow,
  type useOrderFacts,
  type useOrderStock,
  usePersonNames,
} from './orders.queries.ts';
import type { OrderActs } from './use-order-acts.tsx';

type DetailsRegionProps = {
  readonly order: OrderRow;
  readonly acts: OrderActs;
  readonly stock: ReturnType<typeof useOrderStock>;
  readonly facts: ReturnType<typeof useOrderFacts>;
};

/** What is said of an order besides what is in it and who it is for. */
export function DetailsRegion({ order, acts, stock, facts }: DetailsRegionProps) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const days = useCalendar();
  const personOf = usePersonNames();
  const channels = useChannelNames();
  const { units, value } = useOrderFigures(facts);
  const items = [
    { label: t('orders.columns.placed'), value: format.dateTime(order.placedAt), figure: true },
    { label: t('orders.columns.age'), value: format.age(agesFrom(order, now), now) },
    ...(order.heldFor ? [{ label: t('queue.hold.because'), value: t(`queue.holdReasons.${order.heldFor}`) }] : []),
    { label: t('orders.columns.due'), value: <Due order={order} days={days} /> },
    ...(order.promisedOn
      ? [{ label: t('orders.columns.promised'), value: <Promised order={order} days={days} /> }]
      : []),
    ...(order.priority ? [{ label: t('queue.priority'), value: <PriorityMark order={order} /> }] : []),
    ...(order.assigneeId
      ? [
          {
            label: t('queue.assignee.label'),
            value: personOf(order.assigneeId) || t('queue.assignee.away'),
          },
        ]
      : []),
    ...(order.tags ? [{ label: t('queue.tags.label'), value: <TagBadges tags={order.tags} /> }] : []),
    ...(order.shippingMethod ? [{ label: t('orders.columns.method'), value: order.shippingMethod }] : []),
    ...(order.onlyWhole ? [{ label: t('queue.details.leaves'), value: t('queue.details.onlyWhole') }] : []),
    ...(order.shippedAt === null
      ? []
      : [{ label: t('orders.columns.shipped'), value: format.dateTime(order.shippedAt), figure: true }]),
    {
      label: t('orders.columns.allocation'),
      value: <AllocationMark order={order} stock={stock} facts={facts} inTable={false} />,
    },
    ...(commitsStock(order.state)
      ? [{ label: t('allocation.promisable'), value: <PromiseMark order={order} stock={stock} facts={facts} /> }]
      : []),
    { label: t('orders.columns.units'), value: units(order, false), figure: true },
    { label: t('orders.columns.value'), value: value(order, false), figure: true },
    { label: t('orders.columns.channel'), value: channelText(t, order, channels) },
  ];
  return (
    <Region
      name={t('orders.page.details')}
      actions={
        acts.details && (
          <Button kind="quiet" icon="edit" onClick={acts.details}>
            {t('orders.commands.details')}
          </Button>
        )
      }
    >
      <KeyValueList items={items} />
    </Region>
  );
}
