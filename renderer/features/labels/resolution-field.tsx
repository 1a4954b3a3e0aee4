import type { PrintedPaper } from '#shared/domain/labels/paper.ts';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { choosePaper, resolutions, usePaperChoices } from './paper-choices.store.ts';

type ResolutionFieldProps = { readonly paper: PrintedPaper; readonly label: string; readonly hideLabel?: boolean };

/** How fine the printer of a paper is: bars are whole dots wide. */
export function ResolutionField({ paper, label, hideLabel }: ResolutionFieldProps) {
  const t = useWords();
  const dpi = usePaperChoices((choices) => choices[paper].dpi);
  return (
    <SelectField
      label={label}
      hideLabel={hideLabel}
      value={`${dpi}`}
      onChange={(text) => {
        const chosen = resolutions.find((known) => `${known}` === text);
        if (chosen) choosePaper(paper, { dpi: chosen });
      }}
      options={resolutions.map((known) => ({ value: `${known}`, label: t('labels.settings.dpiOf', { dpi: known }) }))}
    />
  );
}
