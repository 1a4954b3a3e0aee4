import './cell-button.css';

type CellButtonProps = {
  readonly text: string;
  readonly tone?: 'warn' | undefined;
  /** What it opens: "Lots of Blue cup". */
  readonly name: string;
  readonly onClick: () => void;
};

/** What a table's cell says, and opens more of: by a click, or by Enter while the cursor is on it. */
export function CellButton({ text, tone, name, onClick }: CellButtonProps) {
  return (
    <button
      type="button"
      aria-label={`${name}: ${text}`}
      title={text}
      className="ui-cell-button"
      data-tone={tone}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {text}
    </button>
  );
}
