/** Whether a region writes fractions with a point. */
export function isPointFirst(locale: string): boolean {
  return new Intl.NumberFormat(locale)
    .formatToParts(1.5)
    .some(({ type, value }) => type === 'decimal' && value === '.');
}

/** Whether a region writes the month of a date first. */
export function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' }).formatToParts(new Date(0));
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month';
}
