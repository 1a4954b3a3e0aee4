import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import { type Calendar, dayStatus } from '#shared/domain/values/day.ts';
import { isPartShipped, isRestCancelled } from '#shared/domain/orders/progress.ts';

const looks = {
  open: { tone: 'news', icon: 'clock' },
  picking: { tone: 'news', icon: 'orders' },
  held: { tone: 'warn', icon: 'paused' },
  shipped: { tone: 'good', icon: 'done' },
  cancelled: { tone: 'quiet', icon: 'cancelled' },
  void: { tone: 'quiet', icon: 'undo' },
} as const satisfies Record<OrderState, { readonly tone: Tone; readonly icon: IconName }>;

/** The state of an order, as a picture and a word; how far it is says more than its state where a part of it left. */
export function StateMark({ order, plain = true }: { readonly order: OrderRow; readonly plain?: boolean }) {
  const t = useWords();
  const part = isPartShipped(order) || isRestCancelled(order);
  // In a list there is room for one word.
  if (plain && part) return <ProgressMark order={order} plain />;
  return (
    <>
      <StatusMark {...looks[order.state]} plain={plain} label={t(`orders.states.${order.state}`)} />
      {part && <ProgressMark order={order} plain={plain} />}
    </>
  );
}

/** Says of an order that a part of it left, and whether the rest is still to come. */
function ProgressMark({ order, plain }: { readonly order: OrderRow; readonly plain: boolean }) {
  const t = useWords();
  return isRestCancelled(order) ? (
    <StatusMark tone="quiet" icon="cancelled" plain={plain} label={t('orders.progress.restCancelled')} />
  ) : (
    <StatusMark tone="warn" icon="ship" plain={plain} label={t('orders.progress.partShipped')} />
  );
}

/** The state of an order in words alone. */
export function stateText(t: Words, order: Pick<OrderRow, 'state' | 'lines'>): string {
  if (isPartShipped(order)) return t('orders.progress.partShipped');
  return t(isRestCancelled(order) ? 'orders.progress.shippedRestCancelled' : `orders.states.${order.state}`);
}

/** When an order is due, and whether that is over or today while it still waits. */
export function Due({
  order,
  days,
}: {
  readonly order: Pick<OrderRow, 'state' | 'dueOn' | 'dueAt'>;
  readonly days: Calendar;
}) {
  const t = useWords();
  const format = useFormat();
  const due = dueDay(order, days);
  if (due === null) return <Dash />;
  const waits = commitsStock(order.state);
  const status = waits ? dayStatus(due, days.today) : 'later';
  return (
    <Inline gap="s">
      <span className="ui-figures">{format.date(due)}</span>
      {status === 'overdue' && <StatusMark tone="bad" icon="warning" plain label={t('orders.due.overdue')} />}
      {status === 'today' && <StatusMark tone="warn" icon="clock" plain label={t('orders.due.today')} />}
    </Inline>
  );
}
