import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { useUiWords } from './ui-words.ts';

type BulkBarProps = { readonly count: number; readonly onClear: () => void; readonly children: ReactNode };

/** How many rows are chosen and what can be done with all of them, below the table. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const words = useUiWords();
  return (
    <div className="ui-bulk" role="toolbar" aria-label={words.bulkActs}>
      <IconButton size="s" name={words.clearSelection} icon="close" onClick={onClear} />
      <span className="ui-bulk-count ui-figures" role="status">
        {words.selected(count)}
      </span>
      {children}
    </div>
  );
}
