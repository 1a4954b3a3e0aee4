import { Icon } from './icon.tsx';
import './cell-toggle.css';

type CellToggleProps = {
  readonly on: boolean;
  /** Said beside the box; may be empty. */
  readonly text: string;
  /** What it decides: "Use €50.00 as the cost of Blue cup". */
  readonly name: string;
  readonly onChange: (on: boolean) => void;
};

/** A yes or no in a table's cell: pressed by a click, or by Enter while the cursor is on it. */
export function CellToggle({ on, text, name, onChange }: CellToggleProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={on}
      aria-label={name}
      title={name}
      className="ui-cell-toggle"
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onChange(!on);
      }}
    >
      <span className="ui-cell-toggle-box">{on && <Icon name="check" size={12} />}</span>
      {text}
    </button>
  );
}
