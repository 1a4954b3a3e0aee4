import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { hrefOf, navigate, type Place } from './location.ts';
import { SearchField } from './search-field.tsx';
import './book.css';

/** A way to a part of a book. */
export type BookWay = {
  readonly href: Place;
  readonly label: string;
  /** What the part says where the question was found, or the part it belongs to. */
  readonly note?: string;
  readonly icon?: IconName;
};

type BookProps = {
  /** Names the list of parts. */
  readonly name: string;
  readonly groups: readonly { readonly title: string; readonly ways: readonly BookWay[] }[];
  /** The place of the part that is shown. */
  readonly current: Place;
  readonly searchName: string;
  readonly question: string;
  readonly onQuestion: (question: string) => void;
  /** Whether one who comes here types what is looked for. */
  readonly autoFocus?: boolean;
  /** What fits the question, the best first. */
  readonly found: readonly BookWay[];
  /** Said where nothing fits. */
  readonly nothing: string;
  /** The part that is shown. */
  readonly children: ReactNode;
};

/** A screen of parts: all of them beside it in groups, or what a search finds; each has an address. */
export function Book({ name, current, searchName, question, onQuestion, autoFocus, children, ...lists }: BookProps) {
  const side = useRef<HTMLDivElement>(null);
  const ways = () => [...(side.current?.querySelectorAll('a') ?? [])];
  useEffect(() => {
    side.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const all = ways();
    const next = all.findIndex((way) => way === document.activeElement) + step;
    // Above the first way stands the field.
    if (next < 0) side.current?.querySelector('input')?.focus();
    else all[Math.min(next, all.length - 1)]?.focus();
  };
  return (
    <div className="ui-book">
      <div className="ui-book-side" ref={side} onKeyDown={onKeyDown}>
        <div className="ui-book-search">
          <SearchField
            name={searchName}
            value={question}
            onChange={onQuestion}
            autoFocus={autoFocus}
            onSubmit={() => {
              const [first] = lists.found;
              if (first) navigate(first.href);
            }}
          />
        </div>
        <nav aria-label={name} className="ui-book-ways">
          <BookWays {...lists} current={current} isSearched={question.trim() !== ''} />
        </nav>
      </div>
      {/* A part that scrolls must be reachable by keyboard; another part begins at its top. */}
      <div
        className="ui-book-part"
        key={current}
        tabIndex={0}
        role="group"
        aria-label={partName(lists.groups, current)}
      >
        {children}
      </div>
    </div>
  );
}

function partName(groups: BookProps['groups'], current: Place): string {
  return groups.flatMap(({ ways }) => ways).find(({ href }) => href === current)?.label ?? '';
}

type BookWaysProps = Pick<BookProps, 'groups' | 'current' | 'found' | 'nothing'> & { readonly isSearched: boolean };

function BookWays({ groups, current, found, nothing, isSearched }: BookWaysProps) {
  const id = useId();
  if (isSearched)
    return found.length === 0 ? (
      <p className="ui-book-nothing" role="status">
        {nothing}
      </p>
    ) : (
      <ul>
        {found.map((way) => (
          <BookLine key={way.href} way={way} current={current} />
        ))}
      </ul>
    );
  return groups.map(({ title, ways }, at) => (
    <div key={title} role="group" aria-labelledby={`${id}-${at}`}>
      <p id={`${id}-${at}`} className="ui-book-group">
        {title}
      </p>
      <ul>
        {ways.map((way) => (
          <BookLine key={way.href} way={way} current={current} />
        ))}
      </ul>
    </div>
  ));
}

function BookLine({ way: { href, label, note, icon }, current }: { readonly way: BookWay; readonly current: Place }) {
  return (
    <li>
      <a className="ui-book-way" href={hrefOf(href)} aria-current={href === current ? 'page' : undefined}>
        {icon && <Icon name={icon} size={16} />}
        <span className="ui-book-label">
          <span>{label}</span>
          {note && <span className="ui-book-note">{note}</span>}
        </span>
      </a>
    </li>
  );
}
