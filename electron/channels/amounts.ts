const form = /^(-?)(\d{0,15})(?:\.(\d{1,8}))?$/;
const PLACES = 8;

/** Money as the store writes it in the form of the port, null where it has none. */
export function amountOf(text: string): string | null {
  const units = unitsOf(text);
  return units === null ? null : written(units, (form.exec(text)?.[3] ?? '').length);
}

/** Of one piece of several, of a sum of amounts; null where one of them is none. Four places at most. */
export function perPiece(amounts: readonly string[], pieces: number): string | null {
  const units = amounts.map(unitsOf);
  if (!Number.isInteger(pieces) || pieces <= 0 || units.includes(null)) return null;
  const sum = units.reduce<bigint>((all, one) => all + (one ?? 0n), 0n);
  const step = 10n ** BigInt(PLACES - 4);
  const divisor = BigInt(pieces) * step;
  const rounded = (sum + (sum < 0n ? -divisor : divisor) / 2n) / divisor;
  return written(rounded * step, 2);
}

function unitsOf(text: string): bigint | null {
  const found = form.exec(text.trim());
  if (!found || text.trim() === '') return null;
  const [, sign, whole = '', places = ''] = found;
  if (whole === '' && places === '') return null;
  const units = BigInt(`${whole || '0'}${places.padEnd(PLACES, '0')}`);
  return sign === '-' ? -units : units;
}

/** With at least so many places, and no zeros behind them. */
function written(units: bigint, least: number): string {
  const digits = String(units < 0n ? -units : units).padStart(PLACES + 1, '0');
  const places = digits.slice(-PLACES).replace(/0+$/, '').padEnd(least, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${places && `.${places}`}`;
}
