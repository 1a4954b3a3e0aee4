import { Popover } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { IconButton } from './button.tsx';
import { dayText, parseDay } from './day-text.ts';
import { Field, type FieldProps } from './field.tsx';
import type { MonthPickerProps } from './month-picker.tsx';
import { useUiWords } from './ui-words.ts';
import { useWindowLook } from './window-look.ts';
import './menu.css';

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
            data-unread={!read.ok || undefined}
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

type CalendarProps = MonthPickerProps & { readonly label: string };

/** A button that opens a calendar; the calendar's code is fetched with the first press, not at start. */
function Calendar({ label, onChange, ...rest }: CalendarProps) {
  const [open, setOpen] = useState(false);
  const [Months, setMonths] = useState<ComponentType<MonthPickerProps> | null>(null);
  const show = async () => {
    const { MonthPicker } = await import('./month-picker.tsx');
    setMonths(() => MonthPicker);
    setOpen(true);
  };
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
        <IconButton size="s" name={label} icon="calendar" onClick={() => (open ? setOpen(false) : void show())} />
      </Popover.Target>
      <Popover.Dropdown className="ui-menu ui-calendar" aria-label={label}>
        {Months && (
          <Months
            {...rest}
            onChange={(day) => {
              onChange(day);
              setOpen(false);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
