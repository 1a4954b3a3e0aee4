/** Money as the store counts it, in its smallest unit, as the port writes it. */
export function amountOf(units: number, places: number): string {
  const digits = String(Math.abs(Math.trunc(units))).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0 ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** An amount in the store's smallest unit, rounded where it is finer than that. */
export function unitsOf(amount: string, places: number): number {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const kept = Number(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
  const rounded = kept + (Number(fraction[places] ?? '0') >= 5 ? 1 : 0);
  return amount.startsWith('-') ? -rounded : rounded;
}
