/** The calendar day of a moment where this desk is: "2026-03-01". */
export function dayText(at: number): string {
  const day = new Date(at);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The beginning of a calendar day as a moment; null for none. */
export function dayMoment(day: string | null): number | null {
  const at = day === null ? Number.NaN : new Date(`${day}T00:00:00`).getTime();
  return Number.isFinite(at) ? at : null;
}

/** The day that lies so many days after a moment. */
export function dayAfter(at: number, days: number): string {
  const day = new Date(at);
  day.setDate(day.getDate() + days);
  return dayText(day.getTime());
}

/** Whether a delivery is late: only once the whole day it was expected on is over. */
export function expectedStatus(expectedAt: number | null, now: number): 'none' | 'later' | 'today' | 'overdue' {
  if (expectedAt === null) return 'none';
  const [expected, today] = [dayText(expectedAt), dayText(now)];
  return expected < today ? 'overdue' : expected === today ? 'today' : 'later';
}
