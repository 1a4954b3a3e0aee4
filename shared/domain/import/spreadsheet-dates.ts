import { foldHeader } from './header.ts';

/** How months begin in fourteen languages, folded; the longer ones first, as `marras` is November and `mar` March. */
const months: readonly (readonly [string, number])[] = [
  'jan ene gen tammi sty led oca',
  'feb fev fevr helmi lut uno sub',
  'mar mrz mrt maalis maa bre',
  'apr avr abr huhti kwi dub nis',
  'may mai mag mei maj touko kve',
  'jun juin giu kesa cze cvn haz',
  'jul juil lug heina lip cvc tem',
  'aug aou ago elo sie srp agu',
  'sep set syys wrz zar eyl',
  'oct okt ott out loka paz rij eki',
  'nov marras lis kas',
  'dec dez dic des joulu gru pro ara',
]
  .flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const))
  .toSorted(([a], [b]) => b.length - a.length);

const monthOf = (word: string): number | undefined => months.find(([name]) => word.startsWith(name))?.[1];

const DAY_MS = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The numbers of a date as somebody could have typed it (`2-1`, `MAR1`, `1/2/24`); undefined where it is none. */
function dateNumbers(text: string): readonly number[] | undefined {
  const words = foldHeader(text.replace(/[ T]0?0:00(?::00)?(?:\.0+)?$/, ''))
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')
    .split(' ');
  if (words.length < 2 || words.length > 3) return undefined;
  const numbers = words.map((word) => (/^\d{1,4}$/.test(word) ? Number(word) : (monthOf(word) ?? Number.NaN)));
  const isDate = numbers.every((number) => number <= 99 || (number >= 1900 && number <= 2100));
  // A month is one of them, and every other sign between them is one that dates have.
  return isDate && numbers.some((number) => number >= 1 && number <= 12) && !/[^\p{L}\p{N}\-/. ,:]/u.test(text)
    ? numbers.map((number) => number % 100)
    : undefined;
}

/** The date behind the number that a spreadsheet keeps for it: `45323` is the first of February 2024. */
function serialNumbers(text: string): readonly number[] | undefined {
  if (!/^[2-7]\d{4}$/.test(text)) return undefined;
  const date = new Date(DAY_ZERO + Number(text) * DAY_MS);
  return [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear() % 100];
}

/** Whether a text is a date as spreadsheets show them (`01-Feb`, `2026-02-01`), and none that may be a code (`2-1`). */
export function isShownDate(text: string): boolean {
  const [, month] = /^(?:\d{1,2}\.?[-. /]+)?(\p{L}\p{Ll}{2,8})\.?(?:[-. /]+\d{2,4})?$/u.exec(text) ?? [];
  const isNamed = month !== undefined && /\d/.test(text) && monthOf(foldHeader(month)) !== undefined;
  return isNamed || /^\d{4}-\d\d-\d\d(?:[ T]0?0:00.*)?$|^\d{1,2}([./])\d{1,2}\1(?:\d{2}|\d{4})$/.test(text);
}

/** Whether one text is the date that a spreadsheet takes the other for: `2-1` becomes `01-Feb` or `2026-02-01`. */
export function isDateOf(ours: string, read: string): boolean {
  const [typed, shown] = [dateNumbers(ours), dateNumbers(read) ?? serialNumbers(read)];
  if (!typed || !shown) return false;
  const inOrder = typed.toSorted((a, b) => a - b).join();
  const isSame = (some: readonly number[]) => some.toSorted((a, b) => a - b).join() === inOrder;
  // A spreadsheet adds the year, or the first day of a month.
  return isSame(shown) || shown.some((_number, at) => isSame(shown.filter((_other, index) => index !== at)));
}

/** Whether one text is the time of day that a spreadsheet takes the other for: `16:9` becomes `16:09:00`. */
export function isTimeOf(ours: string, read: string): boolean {
  const [typed, shown] = [timeOf(ours), timeOf(read)];
  return typed !== undefined && typed === shown;
}

/** Seconds, of a text such as `16:9` or `4:09 PM`. */
function timeOf(text: string): number | undefined {
  const [, hours, minutes, seconds = '0', half = ''] =
    /^(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?: ?([AP])M)?$/i.exec(text.trim()) ?? [];
  if (hours === undefined) return undefined;
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return (hour * 60 + Number(minutes)) * 60 + Number(seconds);
}
