import {
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useOpenField } from './commands.ts';
import { nextPlace } from './list-box.ts';
import { distinct, meaningOf } from './scan-meaning.ts';
import { useScanRegistry, useScans } from './scans.ts';
import { SearchField } from './search-field.tsx';
import './scan-field.css';

/** One thing that a scan or a search can mean. */
export type ScanChoice<T> = {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly value: T;
};

/**
 * Why nothing was taken: a code was scanned that nothing has; several things have it, which are offered; it was scanned
 * behind something else and may be a part of a code, which nothing has (torn), or of which what there is is offered
 * (doubt); it was scanned for another keyboard layout, so it may be another code (layout); it is a short number, which no scan sends and which is no quantity; or it was typed and is no whole code or
 * name: a part of some, which are offered, or of none.
 */
export type ScanProblem = 'unknown' | 'several' | 'torn' | 'doubt' | 'layout' | 'number' | 'part' | 'nothing';

/** Why what was said last holds no longer. */
export type Forgotten = 'typed' | 'elsewhere';

/**
 * Whether a problem is that of a scan or of a thing looked up, which `*` is about from then on. A short number was neither: who is
 * told to type `*` before it means what was scanned before.
 */
export function endsQuantity(problem: ScanProblem): boolean {
  return problem !== 'number';
}

type ScanFieldProps<T> = {
  readonly name: string;
  readonly placeholder: string;
  /** The name of the list of what typed words offer. */
  readonly listName: string;
  /** What has exactly this code or name. */
  readonly byWhole: (text: string) => readonly ScanChoice<T>[];
  readonly byText: (text: string, most: number) => readonly ScanChoice<T>[];
  readonly onChoose: (value: T) => void;
  readonly onProblem: (problem: ScanProblem, code: string) => void;
  /** Takes what is typed behind `*`: how many there are of the last thing. Asks before it takes what is not `sure`. */
  readonly onQuantity?: (text: string, sure: boolean) => 'done' | 'asks';
  /**
   * What was said of the last text holds no longer: another one is typed, or the code of something was scanned that is
   * no business of this screen (`elsewhere`), so that * is about nothing.
   */
  readonly onForget?: (why: Forgotten) => void;
  readonly ref: Ref<HTMLInputElement>;
};

const MOST = 8;
/** Nobody's barcode is shorter; people type such numbers and mean how many. */
const shortNumber = /^\d{1,4}$/;

/**
 * Takes scans from anywhere on the screen, and typed words. Enter takes a thing by its whole code or name alone, whether
 * it was scanned or typed and however slowly the signs came; what is less than that offers a list.
 */
export function ScanField<T>(props: ScanFieldProps<T>) {
  const { name, placeholder, listName, byWhole, byText, onChoose, onProblem, onQuantity, onForget, ref } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [coded, setCoded] = useState<readonly ScanChoice<T>[]>([]);
  const [place, setPlace] = useState(-1);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  // What was looked up and not taken: the next key replaces it, wherever the focus was meanwhile.
  const [spent, setSpent] = useState(false);
  const registry = useScanRegistry();
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current);
  useLayoutEffect(() => {
    // Not `select()`, which takes the focus from where a person is.
    if (spent) input.current?.setSelectionRange(0, text.length);
  }, [spent, text]);
  const worded = useMemo(() => (text.trim().length < 2 ? [] : byText(text, MOST)), [byText, text]);
  const found = coded.length > 0 ? coded : worded;
  const isOpen = open && found.length > 0;

  const type = (next: string) => {
    setText(next);
    setCoded([]);
    setPlace(-1);
    setOpen(true);
    setAsked(null);
    setSpent(false);
  };
  const choose = ({ value }: ScanChoice<T>) => {
    type('');
    onChoose(value);
  };
  const offer = (problem: ScanProblem, code: string, choices: readonly ScanChoice<T>[], shown = code) => {
    type(shown);
    setCoded(choices);
    setSpent(true);
    onProblem(problem, code);
  };
  /** Takes a text that begins with *, which is how many there are, typed or scanned, and no code; null: it does not. */
  const setQuantity = (code: string, sure = asked === code): 'done' | 'asks' | null => {
    const quantity = /^[*×](.+)$/.exec(code)?.[1];
    if (quantity === undefined || !onQuantity) return null;
    const answer = onQuantity(quantity.trim(), sure);
    type(answer === 'done' ? '' : code);
    if (answer === 'asks') setAsked(code);
    return answer;
  };
  const submit = (typed: string) => {
    const chosen = isOpen ? found[place] : undefined;
    if (chosen) return choose(chosen);
    const code = typed.trim();
    // What is offered is chosen: one more Enter, as some scanners send, takes none of it.
    if (code === '' || coded.length > 0) return;
    if (setQuantity(code) !== null) return;
    const [first, ...others] = distinct(byWhole(code));
    if (first && others.length === 0) return choose(first);
    if (first) return offer('several', code, [first, ...others]);
    if (shortNumber.test(code)) return offer('number', code, []);
    offer(code.length > 1 && byText(code, 1).length > 0 ? 'part' : 'nothing', code, []);
  };
  useScans((code, doubt, kind) => {
    if (doubt === null && setQuantity(code) !== null) return;
    const meaning = meaningOf(code, doubt, byWhole);
    // The field keeps what both are together: Enter looks up all of it and never a part.
    const shown = doubt?.trim() ?? code;
    if (doubt !== null && kind === 'layout') {
      const choices = 'found' in meaning ? [meaning.found].flat() : [];
      // Where nothing is offered the field stays empty: one more Enter must not look the code up as if it were certain.
      offer('layout', shown, choices, choices.length > 0 ? shown : '');
    } else if (meaning.kind === 'one') choose(meaning.found);
    else if (meaning.kind === 'several') offer('several', code, meaning.found);
    else if (meaning.kind === 'part') offer('doubt', code, meaning.found, shown);
    else if (meaning.kind === 'unknown' && registry.book().tellOther(code)) {
      type('');
      onForget?.('elsewhere'); // the answer to the scan before is none to this one
    } else offer(meaning.kind, code, [], shown);
  });
  useOpenField(() => {
    // How many there are, typed and not taken yet. An act is no answer to the question whether it is so many.
    const answer = flushSync(() => setQuantity(text.trim(), false));
    if (answer === 'asks') input.current?.focus();
    return answer !== 'asks';
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !(isOpen && found[place])) event.currentTarget.select();
    // Out of the empty field the keys of the screen's acts work; in a dialog Esc closes that.
    if (event.key === 'Escape' && text === '' && !event.currentTarget.closest('[role="dialog"]'))
      event.currentTarget.blur();
    const next = isOpen ? nextPlace(event.key, place, found.length) : null;
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
  };

  return (
    <div className="ui-scan">
      <SearchField
        ref={input}
        autoFocus
        scans="screen"
        name={name}
        placeholder={placeholder}
        shortcut="s"
        value={text}
        onChange={(next) => {
          if (spent || asked !== null) onForget?.('typed');
          type(next);
        }}
        onSubmit={submit}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          setOpen(true);
          if (spent) event.currentTarget.select();
        }}
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
