import { unused, type Use } from './column-uses.ts';
import type { ProductField } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import type { DateOrder } from './mapping.ts';
import { guessDateOrder, parseDate } from './order-date.ts';

/** A header that says when its figures held: what it says besides, and the date as one is written. */
type Dated = { readonly said: string; readonly date: string };

/** Dates, months and years as headers write them, and each as a date. */
const patterns: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    /(?<![\d.])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}年\d{1,2}月\d{1,2}日)(?!\d)/u,
    ([date]) => date,
  ],
  [/(?<!\d)\d{1,2}\.? \p{L}{3,10}\.? \d{4}(?!\d)/u, ([date]) => date],
  [/(?<!\d)(\d{4})[-/.](\d{1,2})(?!\d)/, ([, year, month]) => `${year}-${month}-01`],
  [/(?<!\d)(\d{1,2})[-/.](\d{4})(?!\d)/, ([, month, year]) => `${year}-${month}-01`],
  [/(?<!\p{L})\p{L}{3,10}\.? \d{4}(?!\d)/u, ([month]) => `1 ${month}`],
  [/(?<!\d)20\d\d(?!\d)/, ([year]) => `${year}-01-01`],
];
const joining = / (?:per|am|zum|vom|as (?:of|at)|of|on|at|au|al|a|del?|do|na|ke|pr|den)$/;

/** Reads a header with a date in it; undefined where it has none, or says nothing else. */
function datedHeader(header: string): Dated | undefined {
  for (const [pattern, dateOf] of patterns) {
    const found = pattern.exec(header);
    const date = found && dateOf(found);
    if (!found || !date || !(parseDate(date, 'day-first') ?? parseDate(date, 'month-first'))) continue;
    const before = foldHeader(header.slice(0, found.index)).replace(joining, '');
    const said = `${before} ${foldHeader(header.slice(found.index + found[0].length))}`.trim();
    return said === '' ? undefined : { said, date };
  }
  return undefined;
}

/**
 * What columns mean whose headers say a figure and a date (`Bestand 31.03.2026`): of several of one figure the latest has
 * it, unless a column without a date has it already. The others mean nothing, and name no place; undefined: not dated.
 */
export function datedUses(headers: readonly string[], uses: readonly Use[]): readonly (Use | undefined)[] {
  const columns = headers.flatMap((header, at) => {
    const dated = datedHeader(header);
    const field = dated && headerMeaning(dated.said)?.field;
    return dated && field && figures.has(field) ? [{ at, field, date: dated.date }] : [];
  });
  const found = new Map<number, Use>();
  for (const { at, field } of columns) {
    const alike = columns.filter((other) => other.field === field);
    const isTaken = uses.some((use, other) => use.field === field && !alike.some((one) => one.at === other));
    found.set(at, !isTaken && latestOf(alike) === at ? { field, by: 'content' } : unused);
  }
  return headers.map((_header, at) => found.get(at));
}

const figures: ReadonlySet<ProductField> = new Set<ProductField>(['stock', 'counted', 'price', 'cost', 'salePrice']);

type DatedColumn = { readonly at: number; readonly date: string };

/** The column of the latest day; undefined where two orders of day and month say two things. */
function latestOf(columns: readonly DatedColumn[]): number | undefined {
  const guess = guessDateOrder(columns.map(({ date }) => date));
  const found = new Set((guess ? [guess] : (['day-first', 'month-first'] as const)).map((one) => latest(columns, one)));
  return found.size === 1 ? [...found][0] : undefined;
}

function latest(columns: readonly DatedColumn[], order: DateOrder): number | undefined {
  const days = columns.map(({ at, date }) => {
    const day = parseDate(date, order);
    return { at, day: day ? Date.UTC(day.year, day.month - 1, day.day) : Number.NaN };
  });
  if (days.some(({ day }) => Number.isNaN(day))) return undefined;
  return days.toSorted((one, other) => other.day - one.day)[0]?.at;
}
