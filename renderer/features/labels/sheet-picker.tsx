import { cellsOf, labelPapers, type PaperId } from '#shared/domain/labels/paper.ts';
import { Field } from '#renderer/ui/field.tsx';
import { useWords } from '#renderer/words/words.ts';
import './sheet-picker.css';

type SheetPickerProps = {
  readonly paper: PaperId;
  readonly value: number;
  readonly onChange: (cell: number) => void;
};

/** The first label of a sheet that was begun: a small picture of it to press on, arrows move. */
export function SheetPicker({ paper, value, onChange }: SheetPickerProps) {
  const t = useWords();
  const sheet = labelPapers[paper];
  const cells = cellsOf(sheet);
  if (cells === 1) return null;
  const move = (by: number) => onChange(Math.min(cells - 1, Math.max(0, value + by)));
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -sheet.columns,
    ArrowDown: sheet.columns,
    Home: -cells,
    End: cells,
  };
  return (
    <Field label={t('labels.settings.startCell')} hint={t('labels.settings.startCellHint')}>
      {({ id }) => (
        <div
          id={id}
          className="sheet-picker"
          role="slider"
          tabIndex={0}
          aria-label={t('labels.settings.startCell')}
          aria-valuemin={1}
          aria-valuemax={cells}
          aria-valuenow={value + 1}
          style={{ gridTemplateColumns: `repeat(${sheet.columns}, 1fr)` }}
          onKeyDown={(event) => {
            const step = steps[event.key];
            if (step === undefined) return;
            event.preventDefault();
            move(step);
          }}
        >
          {Array.from({ length: cells }, (_, cell) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={cell}
              className="sheet-cell"
              data-used={cell < value || undefined}
              data-first={cell === value || undefined}
              onPointerDown={() => onChange(cell)}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
