import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { Badge, StatusMark } from '#renderer/ui/badge.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { Day, OrderPriority, OrderRow } from '#shared/domain/operations/rows.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import { type Calendar, dayStatus } from '#shared/domain/values/day.ts';
import { type OrderStanding, standingOf } from '#shared/domain/orders/progress.ts';

const looks = {
  open: { tone: 'news', icon: 'clock' },
  picking: { tone: 'news', icon: 'orders' },
  packed: { tone: 'news', icon: 'product' },
  held: { tone: 'warn', icon: 'paused' },
  shipped: { tone: 'good', icon: 'ship' },
  delivered: { tone: 'good', icon: 'done' },
  cancelled: { tone: 'quiet', icon: 'cancelled' },
  void: { tone: 'quiet', icon: 'undo' },
  partShipped: { tone: 'warn', icon: 'ship' },
  restCancelled: { tone: 'quiet', icon: 'cancelled' },
  partReturned: { tone: 'quiet', icon: 'back' },
  returned: { tone: 'quiet', icon: 'back' },
} as const satisfies Record<OrderStanding, { readonly tone: Tone; readonly icon: IconName }>;

/** The state of an order, as a picture and a word; how far it is says more than its state where a part of it left. */
export function StateMark({ order, plain = true }: { readonly order: OrderRow; readonly plain?: boolean }) {
  const t = useWords();
  const standing = standingOf(order);
  const mark = (at: OrderStanding) => <StatusMark {...looks[at]} plain={plain} label={t(`orders.states.${at}`)} />;
  // In a list there is room for one word.
  if (plain || standing === order.state) return mark(standing);
  return (
    <>
      {mark(order.state)}
      {mark(standing)}
    </>
  );
}

/** The state of an order in words alone. */
export function stateText(t: Words, order: Pick<OrderRow, 'state' | 'lines'>): string {
  const standing = standingOf(order);
  return standing === 'restCancelled' ? t('orders.progress.shippedRestCancelled') : t(`orders.states.${standing}`);
}

/** When an order is due, and whether that is over or today while it still waits. */
export function Due({
  order,
  days,
}: {
  readonly order: Pick<OrderRow, 'state' | 'dueOn' | 'dueAt'>;
  readonly days: Calendar;
}) {
  return <WaitedDay day={dueDay(order, days)} state={order.state} days={days} />;
}

/** The day that a customer was promised, and whether that is over or today while the order still waits. */
export function Promised({
  order: { state, promisedOn = null },
  days,
}: {
  readonly order: Pick<OrderRow, 'state' | 'promisedOn'>;
  readonly days: Calendar;
}) {
  return <WaitedDay day={promisedOn} state={state} days={days} />;
}

type WaitedDayProps = { readonly day: Day | null; readonly state: OrderRow['state']; readonly days: Calendar };

function WaitedDay({ day: due, state, days }: WaitedDayProps) {
  const t = useWords();
  const format = useFormat();
  if (due === null) return <Dash />;
  const status = commitsStock(state) ? dayStatus(due, days.today) : 'later';
  return (
    <Inline gap="s">
      <span className="ui-figures">{format.date(due)}</span>
      {status === 'overdue' && <StatusMark tone="bad" icon="warning" plain label={t('orders.due.overdue')} />}
      {status === 'today' && <StatusMark tone="warn" icon="clock" plain label={t('orders.due.today')} />}
    </Inline>
  );
}

const priorityLooks = {
  urgent: { tone: 'bad', icon: 'warning' },
  high: { tone: 'warn', icon: 'up' },
  low: { tone: 'quiet', icon: 'down' },
} as const satisfies Record<OrderPriority, { readonly tone: Tone; readonly icon: IconName }>;

/** How urgent an order is, where a person has said so. */
export function PriorityMark({ order: { priority } }: { readonly order: Pick<OrderRow, 'priority'> }) {
  const t = useWords();
  if (!priority) return <Dash />;
  return <StatusMark {...priorityLooks[priority]} plain label={t(`queue.priorities.${priority}`)} />;
}

/** The tags of an order. */
export function TagBadges({ tags }: { readonly tags: readonly string[] }) {
  return (
    <Inline gap="xs" wrap>
      {tags.map((tag) => (
        <Badge key={tag} label={tag} />
      ))}
    </Inline>
  );
}
