import type { OrderRow } from '../operations/rows.ts';
import { dayMoment, dayStatus } from '../values/day.ts';
import { commitsStock, mayDo } from './order-states.ts';

/** An order is due by the end of a day; this hour of it is what is kept. */
const DUE_HOUR = 18;

/** The moment that stands for a calendar day in an order; null for none, and for what is no day. */
export function dueMoment(day: string | null): number | null {
  return dayMoment(day, DUE_HOUR);
}

/** Whether an order that still waits is late. */
export function isOverdue({ state, dueAt }: Pick<OrderRow, 'state' | 'dueAt'>, now: number): boolean {
  return commitsStock(state) && dayStatus(dueAt, now) === 'overdue';
}

/** Whether an order can and should leave today: due today or late, not on hold, and nothing of it is short. */
export function isToShip(
  { id, state, dueAt }: Pick<OrderRow, 'id' | 'state' | 'dueAt'>,
  shortOrders: ReadonlySet<string>,
  now: number,
): boolean {
  const due = dayStatus(dueAt, now);
  return mayDo(state, 'ship') && (due === 'today' || due === 'overdue') && !shortOrders.has(id);
}
