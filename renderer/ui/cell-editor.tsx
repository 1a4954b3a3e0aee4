import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useOpenField } from './commands.ts';
import { isCodeLike } from './figure-guard.ts';
import { useRefusedScan } from './refused-scan.ts';
import { useScanRegistry } from './scans.ts';
import type { CellAnswer, CellEdit } from './table-column.ts';
import { toast } from './toast.tsx';
import { useUiWords } from './ui-words.ts';

/** Where an editor that is done leaves the cursor: where it is, in the next or previous cell to edit, or a line below. */
export type EditMove = 'stay' | 'next' | 'before' | 'below';

type CellEditorProps<Row> = {
  readonly row: Row;
  readonly edit: CellEdit<Row>;
  /** What was typed onto the cell and opened the editor; null: it starts with what the cell holds. */
  readonly typed: string | null;
  readonly onDone: (move: EditMove) => void;
};

/**
 * An input in place of a cell: Enter saves and goes a line down, Tab to the next cell, leaving saves, Esc takes it back. A
 * refusal or a question stays in the cell; what only the saving finds out later is told beside the table, so that no key
 * waits for it.
 */
export function CellEditor<Row>({ row, edit, typed, onDone }: CellEditorProps<Row>) {
  const words = useUiWords();
  const { book } = useScanRegistry();
  // What the cell held when it was opened: the row may change below an editor that nobody touched.
  const [held] = useState(() => edit.text(row));
  const [text, setText] = useState(typed ?? held);
  const [untouched, setUntouched] = useState(typed === null);
  const [answer, setAnswer] = useState<Exclude<CellAnswer, null> | null>(null);
  const asked = useRef<string | null>(null);
  // A figure that was typed while the cell asked or refused: it was meant for another line, as from a list on paper.
  const [missed, setMissed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = useRef(true);
  const [isLeft, setLeft] = useState(false);
  const scan = useRefusedScan(input);

  // Before the next key comes: it must find the editor.
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    if (typed === null) input.current?.select();
  }, [typed]);

  const close = (move: EditMove) => {
    isOpen.current = false;
    onDone(move);
  };
  const stay = (why: Exclude<CellAnswer, null>) => {
    asked.current = typeof why === 'string' ? null : text;
    setAnswer(why);
    // It is seen to wait, and cleared with one key. Not `select()`, which takes the focus.
    input.current?.setSelectionRange(0, text.length);
  };
  const save = (move: EditMove, isKey = true) => {
    if (!isOpen.current) return;
    if (text === held) return close(move);
    const isSure = isKey && asked.current === text; // to leave the cell is no answer to a question
    if (!isSure && isCodeLike(text, book(), held)) return stay({ ask: words.asksCode(text) });
    const saved = edit.save(row, text, isSure);
    if (saved instanceof Promise) {
      void saved.then((why) => why !== null && toast.failure(`${edit.label(row)}: ${why}`));
      return close(move);
    }
    if (saved === null) return close(move);
    stay(saved);
  };

  const type = (next: string) => {
    setText(next);
    setUntouched(false);
    setAnswer(null);
    setMissed(false);
    asked.current = null; // a question is answered on the figure it was asked about, before anything else is typed
    scan.forget();
  };
  useOpenField(() => {
    if (!isOpen.current || text === held) return true;
    flushSync(() => save('stay', false));
    if (isOpen.current) input.current?.focus();
    return !isOpen.current;
  });
  // What asks can be taken back from wherever the focus went.
  const back = useRef(close);
  useLayoutEffect(() => {
    back.current = close;
  });
  useEffect(() => {
    if (!isLeft || answer === null) return;
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) back.current('stay');
    };
    window.addEventListener('keydown', onEscape);
    return () => window.removeEventListener('keydown', onEscape);
  }, [isLeft, answer]);

  const onKeyDown = (event: KeyboardEvent) => {
    // With Ctrl or ⌘ it is a shortcut, which has the cell saved and is no answer to a question.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    const isBlocked = answer !== null && (event.key.length === 1 || (missed && move !== undefined && move !== 'back'));
    if (isBlocked) {
      event.preventDefault();
      event.stopPropagation();
      return setMissed(true);
    }
    if (answer !== null && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault();
      return type('');
    }
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === 'back') close('stay');
    else save(move === 'next' && event.shiftKey ? 'before' : move);
  };
  const said = scan.code === null ? answer : words.scanRefused(scan.code);
  const how = isLeft ? words.answerInCell : missed ? words.answerFirst : words.enterAgain;

  return (
    <>
      <input
        ref={input}
        className="ui-td-editor"
        value={text}
        data-scans="figure"
        data-untouched={untouched || undefined}
        aria-label={edit.label(row)}
        aria-invalid={said !== null || undefined}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          save('stay', false);
        }}
      />
      {said !== null && (
        <span className="ui-td-refusal" role="alert">
          {typeof said !== 'string' ? `${said.ask} ${how}` : missed ? `${said} ${words.answerFirst}` : said}
        </span>
      )}
    </>
  );
}

const moves: Readonly<Record<string, EditMove | 'back'>> = { Escape: 'back', Enter: 'below', Tab: 'next' };
