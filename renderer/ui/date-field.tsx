import { useRef, useState } from 'react';
import { Button, IconButton } from './button.tsx';
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
  /** What to ask before a day is taken, in words; null: nothing. It is asked once: who says so has it. */
  readonly asks?: (day: string) => string | null;
};

/** A day, typed as people of the locale write it or picked from a calendar. */
export function DateField({ value, onChange, min, max, asks, error, ...field }: DateFieldProps) {
  const { locale } = useWindowLook();
  const words = useUiWords();
  const [text, setText] = useState(() => dayText(value, locale));
  const [left, setLeft] = useState(true);
  const [sure, setSure] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const read = parseDay(text, locale);
  const openName = `${words.openCalendar}: ${field.label}`;
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setText(dayText(value, locale));
  }
  const questionOf = (day: string | null) =>
    day === null || day === value || day === sure ? null : (asks?.(day) ?? null);
  const question = read.ok ? questionOf(read.value) : null;
  const commit = () => {
    setLeft(true);
    if (question !== null) return;
    if (read.ok && read.value !== value) onChange(read.value);
    else if (read.ok) setText(dayText(value, locale));
  };
  const choose = (day: string | null) => {
    setLeft(true);
    if (questionOf(day) === null) onChange(day);
    else setText(dayText(day, locale));
  };
  const confirm = () => {
    if (!read.ok) return;
    setSure(read.value);
    onChange(read.value);
    input.current?.focus();
  };
  const problem = read.ok ? question : words.badDate;
  return (
    <Field {...field} error={(left && problem) || error}>
      {(control) => (
        <>
          <div className="ui-control-group">
            <input
              {...control}
              ref={input}
              className="ui-control ui-figures"
              type="text"
              autoComplete="off"
              placeholder={dayText('2026-12-31', locale).replace(/\d/g, '–')}
              data-unread={!read.ok || undefined}
              data-asks={question !== null || undefined}
              value={text}
              onChange={(event) => {
                setLeft(false);
                setSure(null); // a question is answered on the day it was asked about
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
                onChange={choose}
                min={min}
                max={max}
                label={openName}
                position="bottom-end"
                button={(toggle) => <IconButton size="s" name={openName} icon="calendar" onClick={toggle} />}
              />
            </span>
          </div>
          {left && question !== null && (
            <Button kind="quiet" onClick={confirm}>
              {words.takeDay(text.trim())}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}
