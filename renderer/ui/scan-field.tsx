import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react';
import { nextPlace } from './list-box.ts';
import { useScans } from './scans.ts';
import { SearchField } from './search-field.tsx';
import './scan-field.css';

/** One thing that a scan or a search can mean. */
export type ScanChoice<T> = {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly value: T;
};

type ScanFieldProps<T> = {
  readonly name: string;
  readonly placeholder: string;
  /** The name of the list of what typed words offer. */
  readonly listName: string;
  readonly byCode: (code: string) => readonly ScanChoice<T>[];
  readonly byText: (text: string, most: number) => readonly ScanChoice<T>[];
  readonly onChoose: (value: T) => void;
  /** A code that means nothing, or several things, which are then offered. */
  readonly onProblem: (problem: 'unknown' | 'several', code: string) => void;
  readonly ref: Ref<HTMLInputElement>;
};

const MOST = 8;

/** Takes scans from anywhere on the screen, and typed words: a whole code is taken at Enter, words offer what to choose. */
export function ScanField<T>({
  name,
  placeholder,
  listName,
  byCode,
  byText,
  onChoose,
  onProblem,
  ref,
}: ScanFieldProps<T>) {
  const id = useId();
  const [text, setText] = useState('');
  const [coded, setCoded] = useState<readonly ScanChoice<T>[]>([]);
  const [place, setPlace] = useState(-1);
  const [open, setOpen] = useState(false);
  const worded = useMemo(() => (text.trim().length < 2 ? [] : byText(text, MOST)), [byText, text]);
  const found = coded.length > 0 ? coded : worded;
  const isOpen = open && found.length > 0;

  const type = (next: string) => {
    setText(next);
    setCoded([]);
    setPlace(-1);
    setOpen(true);
  };
  const choose = ({ value }: ScanChoice<T>) => {
    type('');
    onChoose(value);
  };
  const submit = (typed: string) => {
    const code = typed.trim();
    if (code === '') return;
    const chosen = isOpen ? found[place] : undefined;
    if (chosen) return choose(chosen);
    const whole = byCode(code);
    const [first] = whole;
    if (first && whole.every((other) => other.id === first.id)) return choose(first);
    // A scan that nothing has must not count what its digits happen to begin.
    const [only] = worded.length === 1 && !/^\d+$/.test(code) ? worded : [];
    if (only && whole.length === 0) return choose(only);
    setCoded(whole);
    setOpen(true);
    onProblem(whole.length > 0 ? 'several' : 'unknown', code);
  };
  useScans(submit);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !(isOpen && found[place])) event.currentTarget.select();
    const next = isOpen ? nextPlace(event.key, place, found.length) : null;
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
  };

  return (
    <div className="ui-scan">
      <SearchField
        ref={ref}
        autoFocus
        name={name}
        placeholder={placeholder}
        shortcut="s"
        value={text}
        onChange={type}
        onSubmit={submit}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        list={{ id, open: isOpen, activeId: isOpen && place >= 0 ? `${id}-${place}` : undefined }}
      />
      {isOpen && (
        <div id={id} className="ui-menu ui-scan-list" role="listbox" aria-label={listName}>
          {found.map((choice, index) => (
            <div
              key={choice.id}
              id={`${id}-${index}`}
              className="ui-menu-item ui-scan-option"
              role="option"
              tabIndex={-1}
              aria-selected={index === place}
              data-hovered={index === place || undefined}
              // The field keeps the focus: the next scan goes there.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(choice);
              }}
            >
              <span>{choice.title}</span>
              <span className="ui-scan-note">{choice.note}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
