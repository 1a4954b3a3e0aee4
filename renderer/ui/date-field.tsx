import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import { IconButton } from './button.tsx';
import { dayText, parseDay } from './day-text.ts';
import { Field, type FieldProps } from './field.tsx';
import { useUiWords } from './ui-words.ts';
import { useWindowLook } from './window-look.ts';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/dates/styles.layer.css';
import './menu.css';
import './date-field.css';

type DateFieldProps = FieldProps & {
  /** A calendar day, "2026-03-01". */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string;
  readonly max?: string;
};

/** A day, typed as people of the locale write it or picked from a calendar. */
export function DateField({ value, onChange, min, max, error, ...field }: DateFieldProps) {
  const { locale } = useWindowLook();
  const words = useUiWords();
  const [text, setText] = useState(() => dayText(value, locale));
  const [left, setLeft] = useState(true);
  const read = parseDay(text, locale);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setText(dayText(value, locale));
  }
  const commit = () => {
    setLeft(true);
    if (read.ok && read.value !== value) onChange(read.value);
    else if (read.ok) setText(dayText(value, locale));
  };
  return (
    <Field {...field} error={left && !read.ok ? words.badDate : error}>
      {(control) => (
        <div className="ui-control-group">
          <input
            {...control}
            className="ui-control ui-figures"
            type="text"
            autoComplete="off"
            placeholder={dayText('2026-12-31', locale).replace(/\d/g, '–')}
            value={text}
            onChange={(event) => {
              setLeft(false);
              setText(event.currentTarget.value);
            }}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
            }}
          />
          <span className="ui-control-after">
            <Calendar
              value={value}
              onChange={onChange}
              min={min}
              max={max}
              label={`${words.openCalendar}: ${field.label}`}
            />
          </span>
        </div>
      )}
    </Field>
  );
}

type CalendarProps = Pick<DateFieldProps, 'value' | 'onChange' | 'min' | 'max'> & { readonly label: string };

function Calendar({ value, onChange, min, max, label }: CalendarProps) {
  const { locale } = useWindowLook();
  const words = useUiWords();
  const [open, setOpen] = useState(false);
  const name = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
      Date.parse(`${day.slice(0, 10)}T00:00:00Z`),
    );
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <IconButton size="s" name={label} icon="calendar" onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown className="ui-menu ui-calendar" aria-label={label}>
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
          onChange={(day) => {
            onChange(day);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

type Day = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The first day of the week of a locale; Monday where the browser does not know. */
function firstDayOf(locale: string): Day {
  const known: Intl.Locale & { readonly weekInfo?: { readonly firstDay: number } } = new Intl.Locale(locale);
  const day = known.weekInfo?.firstDay ?? 1;
  return day === 7 ? 0 : day === 6 ? 6 : 1;
}
