import { useLayoutEffect, useRef, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import type { IconName } from './icon.tsx';
import { Menu } from './menu.tsx';
import { useUiWords } from './ui-words.ts';

/** What can be done with the chosen rows. */
export type BulkAct = {
  readonly label: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly run: () => void;
};

type BulkBarProps = { readonly count: number; readonly onClear: () => void; readonly acts: readonly BulkAct[] };

/** How many rows are chosen and what can be done with all of them, below the table. */
export function BulkBar({ count, onClear, acts }: BulkBarProps) {
  const words = useUiWords();
  return (
    <div className="ui-bulk" role="toolbar" aria-label={words.bulkActs}>
      <IconButton size="s" name={words.clearSelection} icon="close" onClick={onClear} />
      <span className="ui-bulk-count ui-figures" role="status">
        {words.selected(count)}
      </span>
      {/* Other labels have other widths: they are measured anew. */}
      <Acts key={acts.map(({ label }) => label).join('\n')} acts={acts} />
    </div>
  );
}

/** As many acts as there is room for; the others in a menu behind them. */
function Acts({ acts }: Pick<BulkBarProps, 'acts'>) {
  const words = useUiWords();
  const box = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(acts.length);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Drawn once all together: how wide each is stays the same.
    const ends = [...element.children].map((act) => act.getBoundingClientRect().right - leftOf(element));
    const measure = () => setFitting(fittingIn(element.clientWidth, ends));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const rest = acts.slice(fitting);
  return (
    <div ref={box} className="ui-bulk-acts">
      {acts.slice(0, fitting).map(({ label, icon, disabled, run }) => (
        <Button key={label} icon={icon} disabled={disabled} onClick={run}>
          {label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu
          name={words.moreActs}
          labelled
          items={rest.map(({ label, run, ...item }) => ({ id: label, label, onSelect: run, ...item }))}
        />
      )}
    </div>
  );
}

/** What the button of the menu takes, with the gap before it, in pixels; its word is short in every language. */
const MENU_WIDTH = 130;

/** How many acts that end at these places fit into a width. */
export function fittingIn(width: number, ends: readonly number[]): number {
  if ((ends.at(-1) ?? 0) <= width) return ends.length;
  return ends.filter((end) => end <= width - MENU_WIDTH).length;
}

function leftOf(element: HTMLElement): number {
  return element.getBoundingClientRect().left;
}
