import { useState } from 'react';
import { IconButton } from './button.tsx';
import { CalendarPopover } from './calendar-popover.tsx';
import { dayText, parseDay } from './day-text.ts';
import { Field, type FieldProps } from './field.tsx';
import { useUiWords } from './ui-words.ts';
import { useWindowLook } from './window-look.ts';

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
  const openName = `${words.openCalendar}: ${field.label}`;
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
            <CalendarPopover
              value={value}
              onChange={onChange}
              min={min}
              max={max}
              label={openName}
              position="bottom-end"
              button={(toggle) => <IconButton size="s" name={openName} icon="calendar" onClick={toggle} />}
            />
          </span>
        </div>
      )}
    </Field>
  );
}
