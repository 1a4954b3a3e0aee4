import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CellEdit } from './table-column.ts';
import { toast } from './toast.tsx';

type CellEditorProps<Row> = {
  readonly row: Row;
  readonly edit: CellEdit<Row>;
  readonly onDone: (move: 'stay' | 'next' | 'before') => void;
};

/** An input in place of a cell: Enter, Tab or leaving saves, Esc takes it back, a refusal stays and says why. */
export function CellEditor<Row>({ row, edit, onDone }: CellEditorProps<Row>) {
  const [text, setText] = useState(() => edit.text(row));
  const [refusal, setRefusal] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const state = useRef<'open' | 'saving' | 'closed'>('open');

  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);

  const close = (move: 'stay' | 'next' | 'before') => {
    state.current = 'closed';
    onDone(move);
  };

  const save = async (move: 'stay' | 'next' | 'before') => {
    if (state.current !== 'open') return;
    if (text === edit.text(row)) return close(move);
    state.current = 'saving';
    const answer = await edit.save(row, text);
    if (answer === null) return close(move);
    // The row went out of view before the answer came: say it where it is seen.
    if (!input.current) return void toast.failure(answer);
    state.current = 'open';
    setRefusal(answer);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation(); // the table's keys belong to the text now
    if (event.key === 'Escape') {
      event.preventDefault();
      close('stay');
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      void save(event.key === 'Enter' ? 'stay' : event.shiftKey ? 'before' : 'next');
    }
  };

  return (
    <>
      <input
        ref={input}
        className="ui-td-editor"
        value={text}
        aria-label={edit.label(row)}
        aria-invalid={refusal !== null || undefined}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefusal(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void save('stay')}
      />
      {refusal && (
        <span className="ui-td-refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}
