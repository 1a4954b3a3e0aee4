import { Button } from './button.tsx';
import { useFormat } from './use-format.ts';
import { useUiWords } from './ui-words.ts';
import './progress-bar.css';

type ProgressBarProps = {
  readonly name: string;
  readonly done: number;
  /** null while nobody knows how much there is; 1 where `done` is a part of the whole, which is drawn and not written. */
  readonly total: number | null;
  readonly note?: string;
  readonly onCancel?: () => void;
};

/** How far long work has come, with a way to stop it. */
export function ProgressBar({ name, done, total, note, onCancel }: ProgressBarProps) {
  const words = useUiWords();
  const format = useFormat();
  const share = total ? Math.min(1, done / total) : null;
  const counted =
    total === null ? done > 0 && format.count(done) : words.progress(format.count(done), format.count(total));
  const figure = total === 1 ? null : counted;
  return (
    <div className="ui-progress">
      <div className="ui-progress-head">
        <span>{name}</span>
        <span className="ui-progress-figure ui-figures">{figure}</span>
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
      </div>
      <div
        className="ui-progress-track"
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={share === null ? undefined : done}
        data-unknown={share === null || undefined}
      >
        <span style={share === null ? undefined : { inlineSize: `${share * 100}%` }} />
      </div>
      {note && <p className="ui-progress-note">{note}</p>}
    </div>
  );
}
