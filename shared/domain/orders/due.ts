import type { OrderRow } from '../operations/rows.ts';
import { commitsStock, mayDo } from './order-states.ts';

/** An order is due by the end of a day; this hour of it is what is kept. */
const DUE_HOUR = 18;

/** How a due date stands today. */
export type DueStatus = 'none' | 'later' | 'today' | 'overdue';

/** The calendar day of a moment where this desk is: "2026-03-01". */
export function dayText(at: number): string {
  const day = new Date(at);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The moment that stands for a calendar day in an order; null for none, and for what is no day. */
export function dueMoment(day: string | null): number | null {
  const at = day === null ? Number.NaN : new Date(`${day}T00:00:00`).setHours(DUE_HOUR);
  return Number.isFinite(at) ? at : null;
}

/** Whether an order is late: only once the whole day it is due on is over. */
export function dueStatus(dueAt: number | null, now: number): DueStatus {
  if (dueAt === null) return 'none';
  const [due, today] = [dayText(dueAt), dayText(now)];
  return due < today ? 'overdue' : due === today ? 'today' : 'later';
}

/** Whether an order that still waits is late. */
export function isOverdue({ state, dueAt }: Pick<OrderRow, 'state' | 'dueAt'>, now: number): boolean {
  return commitsStock(state) && dueStatus(dueAt, now) === 'overdue';
}

/** Whether an order can and should leave today: due today or late, not on hold, and nothing of it is short. */
export function isToShip(
  { id, state, dueAt }: Pick<OrderRow, 'id' | 'state' | 'dueAt'>,
  shortOrders: ReadonlySet<string>,
  now: number,
): boolean {
  const due = dueStatus(dueAt, now);
  return mayDo(state, 'ship') && (due === 'today' || due === 'overdue') && !shortOrders.has(id);
}
