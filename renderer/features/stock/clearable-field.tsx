import type { ReactNode } from 'react';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { TypedFigure } from './bulk-change.ts';

type FigureField = {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly onReadable: (readable: boolean) => void;
  readonly disabled: boolean;
  readonly placeholder: string;
};

type ClearableFieldProps = {
  readonly typed: TypedFigure;
  /** How many of the chosen products have this figure: so many would lose it. */
  readonly present: number;
  readonly onType: (typed: TypedFigure) => void;
  /** Draws the field with what makes it one. */
  readonly children: (field: FigureField) => ReactNode;
};

/** A figure of a bulk edit: blank it stays as it is, and clearing is a choice of its own that says how many lose it. */
export function ClearableField({ typed, present, onType, children }: ClearableFieldProps) {
  const t = useWords();
  return (
    <Stack gap="s">
      {children({
        value: typed.clear ? null : typed.value,
        onChange: (value) => onType({ value, clear: false, readable: true }),
        onReadable: (readable) => onType({ ...typed, readable }),
        disabled: typed.clear,
        placeholder: typed.clear ? t('stock.bulk.cleared') : t('stock.bulk.stays'),
      })}
      {present > 0 && (
        <CheckField
          label={t('stock.bulk.clear', { count: present })}
          checked={typed.clear}
          // Clearing empties a field that had a figure, so what could not be read in it is gone.
          onChange={(clear) => onType({ ...typed, clear, readable: typed.readable || typed.value !== null })}
        />
      )}
    </Stack>
  );
}
