import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react';
import { nextPlace } from '#renderer/ui/list-box.ts';
import { useScans } from '#renderer/ui/scans.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { type Meant, useMeaning } from './counts.queries.ts';
import './scan-field.css';

type ScanFieldProps = {
  readonly onMeant: (meant: Meant) => void;
  /** Told in words when a code means nothing, or several things. */
  readonly onProblem: (text: string) => void;
  readonly ref: Ref<HTMLInputElement>;
};

const MOST = 8;

/** Takes scans and typed words: a whole code counts at Enter, words offer products to choose from. */
export function ScanField({ onMeant, onProblem, ref }: ScanFieldProps) {
  const t = useWords();
  const id = useId();
  const meaning = useMeaning();
  const [text, setText] = useState('');
  const [coded, setCoded] = useState<readonly Meant[]>([]);
  const [place, setPlace] = useState(-1);
  const [open, setOpen] = useState(false);
  const worded = useMemo(() => (text.trim().length < 2 ? [] : meaning.byText(text, MOST)), [meaning, text]);
  const found = coded.length > 0 ? coded : worded;
  const isOpen = open && found.length > 0;

  const type = (next: string) => {
    setText(next);
    setCoded([]);
    setPlace(-1);
    setOpen(true);
  };
  const choose = (meant: Meant) => {
    type('');
    onMeant(meant);
  };
  const submit = (typed: string) => {
    const code = typed.trim();
    if (code === '') return;
    const chosen = isOpen ? found[place] : undefined;
    if (chosen) return choose(chosen);
    const whole = meaning.byCode(code);
    const [first] = whole;
    if (first && whole.every(({ row }) => row.variantId === first.row.variantId)) return choose(first);
    // A scan that nothing has must not count what its digits happen to begin.
    const [only] = worded.length === 1 && !/^\d+$/.test(code) ? worded : [];
    if (only && whole.length === 0) return choose(only);
    setCoded(whole);
    setOpen(true);
    onProblem(t(whole.length > 0 ? 'counts.scan.several' : 'counts.scan.unknown', { code }));
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
    <div className="count-scan">
      <SearchField
        ref={ref}
        autoFocus
        name={t('counts.scan.label')}
        placeholder={t('counts.scan.placeholder')}
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
        <div id={id} className="ui-menu count-scan-list" role="listbox" aria-label={t('counts.scan.options')}>
          {found.map((meant, index) => (
            <div
              key={meant.row.variantId}
              id={`${id}-${index}`}
              className="ui-menu-item count-scan-option"
              role="option"
              tabIndex={-1}
              aria-selected={index === place}
              data-hovered={index === place || undefined}
              // The field keeps the focus: the next scan goes there.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(meant);
              }}
            >
              <span>{meant.row.title}</span>
              <span className="count-scan-sku">{meant.row.sku}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
