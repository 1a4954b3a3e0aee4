/** A whole number as people of the locale read it. */
export function countText(value: number, locale: string): string {
  return shown(numberFormat(locale, 0, 0), value);
}

/** A number of any kind within a text, with up to three places. */
export function decimalText(value: number, locale: string): string {
  return shown(numberFormat(locale, 0, 3), value);
}

/** A quantity in the smallest unit as a figure with up to `decimals` places: 1500 with three decimals is "1.5". */
export function quantity(value: number, decimals: number, locale: string): string {
  return shown(numberFormat(locale, 0, decimals), value / 10 ** decimals);
}

/** The difference of two quantities, with its sign: "+3", "−1.5". */
export function signedQuantity(value: number, decimals: number, locale: string): string {
  const format = cached(`signed|${locale}|${decimals}`, () => {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, signDisplay: 'exceptZero' });
  });
  return shown(format, value / 10 ** decimals);
}

/** How many decimals the currency's minor unit has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return moneyFormat(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in minor units with its currency: 1999 EUR is "€19.99". */
export function money(minor: number, currency: string, locale: string): string {
  return shown(moneyFormat(currency, locale), minor / 10 ** minorDigits(currency));
}

/** An amount in minor units without its cents, for where there is little room: 199950 EUR is "€2,000". */
export function wholeMoney(minor: number, currency: string, locale: string): string {
  const format = cached(`whole|${locale}|${currency}`, () => {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  });
  return shown(format, minor / 10 ** minorDigits(currency));
}

/** A moment (ms) as the date it has in a time zone, this computer's where none is given, or a calendar day ("2026-03-01") as a short date. */
export function dateText(at: number | string, locale: string, zone?: string): string {
  const day = typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at);
  const format = day ? dayFormat(locale) : dateFormat(locale, { dateStyle: 'medium', timeZone: zone });
  return format.format(typeof at === 'string' ? Date.parse(day ? `${at}T00:00:00Z` : at) : at);
}

/** The time of day of a moment (ms), hours and minutes, in a time zone. */
export function timeText(at: number, locale: string, zone?: string): string {
  return dateFormat(locale, { timeStyle: 'short', timeZone: zone }).format(at);
}

/** Date and time of a moment (ms) in a time zone. */
export function dateTimeText(at: number, locale: string, zone?: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at);
}

/** Date and time of a moment (ms) to the second, in a time zone. */
export function exactTimeText(at: number, locale: string, zone?: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone }).format(at);
}

/**
 * How long ago (or ahead) a moment lies, in its largest whole unit: "3 days ago". Days are those of the calendar in a time
 * zone: a day and a half ago may be "yesterday" or "2 days ago".
 */
export function ageText(at: number, now: number, locale: string, zone?: string): string {
  const apart = Math.round((at - now) / 1000);
  // Screens look at the clock once a minute: what has just happened may lie a little ahead of it.
  const seconds = apart > 0 && apart < 60 ? 0 : apart;
  const [unit, size] = ageUnits.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  return cached(`age|${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })).format(
    unit === 'day' ? dayNumber(at, zone) - dayNumber(now, zone) : Math.trunc(seconds / size),
    unit,
  );
}

/** Days from an arbitrary one to the day of a moment in a time zone. */
function dayNumber(at: number, zone?: string): number {
  // In Canada dates are written as 2026-03-01, which reads as a date again.
  return Date.parse(dateFormat('en-CA', { dateStyle: 'short', timeZone: zone }).format(at)) / 86_400_000;
}

const ageUnits = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Making an Intl formatter costs about 50 µs, using one about 1 µs: a table of figures needs them kept. */
const kept = new Map<string, unknown>();

function cached<T>(key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known as T; // the key names the maker, so the type is the maker's
  const made = make();
  kept.set(key, made);
  return made;
}

/** What a format makes of a value, with a minus as wide as a plus: many locales write a hyphen, which is easily overlooked. */
function shown(format: Intl.NumberFormat, value: number): string {
  const text = format.format(value);
  return value < 0 ? text.replace('-', '\u2212') : text;
}

function numberFormat(locale: string, least: number, most: number): Intl.NumberFormat {
  return cached(`number|${locale}|${least}|${most}`, () => {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  });
}

function moneyFormat(currency: string, locale: string): Intl.NumberFormat {
  return cached(`money|${locale}|${currency}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency }));
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(`date|${locale}|${options.dateStyle}|${options.timeStyle}|${options.timeZone}`, () => {
    return new Intl.DateTimeFormat(locale, options);
  });
}

/** A calendar day has no time zone: it reads the same everywhere. */
function dayFormat(locale: string): Intl.DateTimeFormat {
  return cached(`day|${locale}`, () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
}
