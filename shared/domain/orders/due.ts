import type { Day, OrderRow } from '../operations/rows.ts';
import { type Calendar, dayStatus } from '../values/day.ts';
import { commitsStock, mayDo } from './order-states.ts';

/** The day an order is due, or null. */
export function dueDay({ dueOn, dueAt }: Pick<OrderRow, 'dueOn' | 'dueAt'>, days: Pick<Calendar, 'said'>): Day | null {
  return days.said(dueOn, dueAt);
}

type Dated = Pick<OrderRow, 'state' | 'dueOn' | 'dueAt'>;

/** Whether an order that still waits is late. */
export function isOverdue(order: Dated, days: Calendar): boolean {
  return commitsStock(order.state) && dayStatus(dueDay(order, days), days.today) === 'overdue';
}

/** Whether an order can and should leave today: due today or late, not on hold, and nothing of it is short. */
export function isToShip(
  order: Dated & Pick<OrderRow, 'id'>,
  shortOrders: ReadonlySet<string>,
  days: Calendar,
): boolean {
  const due = dayStatus(dueDay(order, days), days.today);
  return mayDo(order.state, 'ship') && (due === 'today' || due === 'overdue') && !shortOrders.has(order.id);
}
