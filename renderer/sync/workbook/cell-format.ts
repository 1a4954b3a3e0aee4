import { currenciesOf } from '#shared/domain/values/currency.ts';

/** What a cell's format makes of its number: a date, a time, digits with leading zeros, or just a number. */
export type CellFormat =
  | { readonly shows: 'percent' | 'date' | 'time' | 'moment' | 'duration' }
  /** `currency`: the sign that the format writes beside the number. */
  | { readonly shows: 'number'; readonly currency?: string }
  | { readonly shows: 'digits'; readonly digits: number };

const number: CellFormat = { shows: 'number' };
const date: CellFormat = { shows: 'date' };

/** The formats that have numbers but no text: those of Excel itself, and of its East Asian editions. */
export function builtInFormat(id: number): CellFormat {
  if (id === 9 || id === 10) return { shows: 'percent' };
  if (id === 22) return { shows: 'moment' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35)) return { shows: 'time' };
  if (id >= 45 && id <= 47) return { shows: 'duration' };
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58) ? date : number;
}

/** Reads a format as it is written in a workbook, always in English: `dd/mm/yyyy`, `0000`, `0.0%`. */
export function formatOf(code: string): CellFormat {
  const [positive = ''] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';');
  if (/^0{2,}$/.test(positive)) return { shows: 'digits', digits: positive.length };
  if (/\[[hms]+\]/i.test(positive)) return { shows: 'duration' };
  // What is neither of these letters nor a placeholder for digits is an abbreviation such as "General".
  if (/general|[#0?]/i.test(positive) && !/[yd]|h.*m/i.test(positive)) {
    if (positive.includes('%')) return { shows: 'percent' };
    const currency = currencyIn(code.split(';')[0] ?? '');
    return currency === undefined ? number : { shows: 'number', currency };
  }
  const hasDay = /[ydge]/i.test(positive);
  const hasClock = /[hs]|am\/pm/i.test(positive);
  if (hasDay && hasClock) return { shows: 'moment' };
  if (hasClock) return { shows: 'time' };
  return hasDay || /m/i.test(positive) ? date : number;
}

/** The currency that a number's format writes: `[$€-407]`, `"CHF"`, `£`; undefined where it writes none. */
function currencyIn(code: string): string | undefined {
  const parts = code.matchAll(/\[\$?([^\]-]*)[^\]]*\]|"([^"]+)"|([$€£¥])/g);
  const written = [...parts].map(([, bracketed, quoted, sign]) => (bracketed ?? quoted ?? sign ?? '').trim());
  return written.find((text) => currenciesOf(text) !== undefined);
}

/** The number of a cell as its format shows it, in one spelling for all: `1234.5`, `2026-11-02`, `2026-11-02 14:05`. */
export function shownNumber(raw: string, format: CellFormat, since1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw.trim();
  switch (format.shows) {
    case 'date':
    case 'moment':
    case 'time':
    case 'duration':
      return shownTime(value, format.shows, since1904) ?? plainNumber(raw, value);
    case 'percent':
      return `${plainNumber('', value * 100)}%`;
    case 'digits':
      return Number.isInteger(value) && value >= 0
        ? plainNumber(raw, value).padStart(format.digits, '0')
        : plainNumber(raw, value);
    case 'number': {
      const text = plainNumber(raw, value);
      return format.currency === undefined ? text : `${text} ${format.currency}`;
    }
  }
}

/** Spreadsheets keep fifteen digits; what they write beyond is noise of their arithmetic. */
const DIGITS = 15;

/** A number in plain digits with a point; in E-notation where a spreadsheet has lost some of its digits. */
function plainNumber(raw: string, value: number): string {
  // Written whole by a program that is no spreadsheet.
  if (/^-?\d{16,}$/.test(raw)) return raw;
  const kept = Number(value.toPrecision(DIGITS));
  if (Math.abs(kept) >= 10 ** DIGITS) return kept.toExponential().replace('e', 'E');
  const text = String(kept);
  return text.includes('e') ? kept.toFixed(20).replace(/\.?0+$/, '') : text;
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
/** Day 0 of each calendar; the older one counts a 29 February 1900 that never was. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;
const LEAP_THAT_NEVER_WAS = 60;

function shownTime(value: number, shows: 'date' | 'moment' | 'time' | 'duration', since1904: boolean): string | null {
  if (value < 0 || value > LAST_DAY) return null;
  if (shows === 'duration') return clockOf(Math.round((value * DAY_MS) / SECOND_MS));
  const missed = !since1904 && value < LEAP_THAT_NEVER_WAS ? 1 : 0;
  const moment =
    Math.round(((value + missed) * DAY_MS) / SECOND_MS) * SECOND_MS + (since1904 ? DAY_ZERO_1904 : DAY_ZERO);
  const iso = new Date(moment).toISOString();
  const clock = clockOf(Math.round((moment % DAY_MS) / SECOND_MS + (moment < 0 ? DAY_MS / SECOND_MS : 0)) % 86_400);
  if (shows === 'time' && value < 1) return clock;
  return shows === 'date' || clock === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock}`;
}

function clockOf(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${two(hours)}:${two(minutes)}${rest > 0 ? `:${two(rest)}` : ''}`;
}
