import { ask, type Explain } from './explanation.ts';
import type { Tone } from './text.tsx';
import './figure.css';

type FigureProps = {
  /** The figure as shown. */
  readonly text: string;
  /** What it is, with the figure: "On hand in Shop: 12". */
  readonly name: string;
  readonly explain: Explain;
  readonly tone?: Tone;
  /** Inside a table the cursor leads to it, so Tab does not. */
  readonly inTable?: boolean;
};

/** A figure that says what makes it when pressed. */
export function Figure({ text, name, explain, tone, inTable }: FigureProps) {
  return (
    <button
      type="button"
      className="ui-figure ui-figures"
      data-figure
      data-tone={tone}
      aria-label={name}
      aria-haspopup="dialog"
      tabIndex={inTable ? -1 : undefined}
      onClick={(event) => {
        event.stopPropagation();
        ask({ name, anchor: event.currentTarget, explain });
      }}
    >
      {text}
    </button>
  );
}
