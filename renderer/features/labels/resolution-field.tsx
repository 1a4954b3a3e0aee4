import type { PrintedPaper } from '#shared/domain/labels/paper.ts';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { choosePaper, resolutionsOf, usePaperChoices } from './paper-choices.store.ts';

type ResolutionFieldProps = { readonly paper: PrintedPaper; readonly label: string; readonly hideLabel?: boolean };

const AS_PRINTER_SAYS = '';

/** How fine the printer of a paper is: bars are whole dots wide. It is asked, unless a person knows better. */
export function ResolutionField({ paper, label, hideLabel }: ResolutionFieldProps) {
  const t = useWords();
  const dpi = usePaperChoices((choices) => choices[paper].dpi);
  const resolutions = resolutionsOf(paper);
  return (
    <SelectField
      label={label}
      hideLabel={hideLabel}
      value={dpi === null ? AS_PRINTER_SAYS : `${dpi}`}
      onChange={(text) => choosePaper(paper, { dpi: resolutions.find((known) => `${known}` === text) ?? null })}
      options={[
        { value: AS_PRINTER_SAYS, label: t('labels.settings.dpiAsked') },
        ...resolutions.map((known) => ({ value: `${known}`, label: t('labels.settings.dpiOf', { dpi: known }) })),
      ]}
    />
  );
}
