import { DatePicker } from '@mantine/dates';
import { useUiWords } from './ui-words.ts';
import { useWindowLook } from './window-look.ts';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/dates/styles.layer.css';
import './month-picker.css';

/** What a month shows: the chosen day and the days that may be chosen, all "2026-03-01". */
export type MonthPickerProps = {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string;
  readonly max?: string;
};

/** The days of a month to choose from, in the words of the language. */
export function MonthPicker({ value, onChange, min, max }: MonthPickerProps) {
  const { language, locale } = useWindowLook();
  const words = useUiWords();
  const name = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(
      Date.parse(`${day.slice(0, 10)}T00:00:00Z`),
    );
  return (
    <DatePicker
      hideOutsideDates
      value={value}
      defaultDate={value ?? undefined}
      minDate={min}
      maxDate={max}
      firstDayOfWeek={firstDayOf(locale)}
      previousLabel={words.previousMonth}
      nextLabel={words.nextMonth}
      weekdayFormat={(day) => name(day, { weekday: 'short' })}
      monthLabelFormat={(day) => name(day, { month: 'long', year: 'numeric' })}
      getDayAriaLabel={(day) => name(day, { dateStyle: 'full' })}
      getMonthControlProps={(day) => ({ 'aria-label': name(day, { month: 'long', year: 'numeric' }) })}
      monthsListFormat={(day) => name(day, { month: 'short' })}
      onChange={onChange}
    />
  );
}

type WeekInfo = { readonly firstDay: number };

/** The first day of the week of a locale; Monday where the browser does not know. */
function firstDayOf(locale: string): 0 | 1 | 6 {
  const known: Intl.Locale & { readonly weekInfo?: WeekInfo; readonly getWeekInfo?: () => WeekInfo } = new Intl.Locale(
    locale,
  );
  const day = (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay;
  return day === 7 ? 0 : day === 6 ? 6 : 1;
}
