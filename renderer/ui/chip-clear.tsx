import { Icon } from './icon.tsx';
import { useUiWords } from './ui-words.ts';
import './filter-chips.css';

/** The cross beside a filter that is on: it takes the filter away. */
export function ChipClear({ label, onClear }: { readonly label: string; readonly onClear: () => void }) {
  const words = useUiWords();
  return (
    <button
      type="button"
      className="ui-chip ui-chip-clear"
      aria-label={`${words.clear}: ${label}`}
      title={words.clear}
      onClick={onClear}
    >
      <Icon name="close" size={14} />
    </button>
  );
}
