import type { FoundGroup } from './finder.ts';
import { Icon, type IconName } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { useUiWords } from './ui-words.ts';
import './found-list.css';

/** A line of what was found, and what choosing it does. */
export type FoundLine = {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly run: () => void;
};

type FoundListProps<Line extends FoundLine> = {
  /** The id of the list; its options are `id-0`, `id-1` … */
  readonly id: string;
  readonly name: string;
  readonly groups: readonly FoundGroup<Line>[];
  /** The marked line, counted over all groups; -1: none. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
  readonly onChoose: (line: Line) => void;
  readonly className?: string;
};

/** What was found, by kind, as a list box that a field drives. */
export function FoundList<Line extends FoundLine>(props: FoundListProps<Line>) {
  const { id, name, groups, place, onPlace, onChoose, className = '' } = props;
  const words = useUiWords();
  const starts = groups.map((_, place) => groups.slice(0, place).reduce((sum, { lines }) => sum + lines.length, 0));
  return (
    <div className={`ui-found ${className}`} id={id} role="listbox" aria-label={name}>
      {groups.map((group, at) => {
        const from = starts[at] ?? 0;
        const heading = group.name ?? words.exactly;
        return (
          <div key={group.id} role="group" aria-label={heading}>
            <div className="ui-found-kind" aria-hidden>
              {heading}
            </div>
            {group.lines.map((line, index) => (
              <div
                key={`${line.kind.id}:${line.id}`}
                id={`${id}-${from + index}`}
                className="ui-found-line"
                role="option"
                tabIndex={-1}
                aria-selected={from + index === place}
                onPointerMove={() => onPlace(from + index)}
                // The field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(line)}
              >
                <Icon name={line.icon ?? 'command'} size={16} />
                <span className="ui-found-title">{line.title}</span>
                {line.note && <span className="ui-found-note">{line.note}</span>}
                {group.name === null && <span className="ui-found-one">{line.kind.one}</span>}
                {line.shortcut && <KeyHint shortcut={line.shortcut} />}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** Brings a line of a list into view. */
export function showLine(id: string, place: number): void {
  document.getElementById(`${id}-${place}`)?.scrollIntoView({ block: 'nearest' });
}
