import { StatusMark } from '#renderer/ui/badge.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import { dueStatus } from '#shared/domain/orders/due.ts';

const looks = {
  open: { tone: 'news', icon: 'clock' },
  picking: { tone: 'news', icon: 'orders' },
  held: { tone: 'warn', icon: 'paused' },
  shipped: { tone: 'good', icon: 'done' },
  cancelled: { tone: 'quiet', icon: 'cancelled' },
  void: { tone: 'quiet', icon: 'undo' },
} as const satisfies Record<OrderState, { readonly tone: Tone; readonly icon: IconName }>;

/** The state of an order, as a picture and a word. */
export function StateMark({ state, plain = true }: { readonly state: OrderState; readonly plain?: boolean }) {
  const t = useWords();
  return <StatusMark {...looks[state]} plain={plain} label={t(`orders.states.${state}`)} />;
}

/** When an order is due, and whether that is over or today while it still waits. */
export function Due({ order, now }: { readonly order: Pick<OrderRow, 'state' | 'dueAt'>; readonly now: number }) {
  const t = useWords();
  const format = useFormat();
  if (order.dueAt === null) return <Dash />;
  const waits = order.state === 'open' || order.state === 'picking' || order.state === 'held';
  const status = waits ? dueStatus(order.dueAt, now) : 'later';
  return (
    <Inline gap="s">
      <span className="ui-figures">{format.date(order.dueAt)}</span>
      {status === 'overdue' && <StatusMark tone="bad" icon="warning" plain label={t('orders.due.overdue')} />}
      {status === 'today' && <StatusMark tone="warn" icon="clock" plain label={t('orders.due.today')} />}
    </Inline>
  );
}
