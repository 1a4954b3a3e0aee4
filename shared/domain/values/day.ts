/** How a day that something is due or expected on stands today. */
export type DayStatus = 'none' | 'later' | 'today' | 'overdue';

/** The calendar day of a moment where this desk is: "2026-03-01". */
export function dayText(at: number): string {
  const day = new Date(at);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The moment of a calendar day that stands for the whole of it; null for none, and for what is no day. */
export function dayMoment(day: string | null, hour = 0): number | null {
  const at = day === null ? Number.NaN : new Date(`${day}T00:00:00`).setHours(hour);
  return Number.isFinite(at) ? at : null;
}

/** The day that lies so many days after a moment. */
export function dayAfter(at: number, days: number): string {
  const day = new Date(at);
  day.setDate(day.getDate() + days);
  return dayText(day.getTime());
}

/** How a day stands, by a moment of it: overdue only once the whole of it is over. */
export function dayStatus(at: number | null, now: number): DayStatus {
  if (at === null) return 'none';
  const [due, today] = [dayText(at), dayText(now)];
  return due < today ? 'overdue' : due === today ? 'today' : 'later';
}
