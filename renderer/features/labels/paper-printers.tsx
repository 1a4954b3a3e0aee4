import { Fragment } from 'react';
import type { Printer } from '#shared/contract/bridge/printing.ts';
import type { PrintedPaper } from '#shared/domain/labels/paper.ts';
import { IconButton } from '#renderer/ui/button.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { type Option, SelectField } from '#renderer/ui/select-field.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { choosePaper, printedPapers, usePaperChoices } from './paper-choices.store.ts';
import { usePrinterFacts } from './labels.queries.ts';
import { ResolutionNote } from './print-notes.tsx';
import { printerFor } from './printer-for.ts';
import { otherResolution } from './resolution.ts';
import { ResolutionField } from './resolution-field.tsx';

type PaperPrintersProps = {
  readonly printers: readonly Printer[];
  readonly onTest: (paper: PrintedPaper) => void;
};

/** Which printer every paper goes to on this computer, and how fine it prints codes. */
export function PaperPrinters({ printers, onTest }: PaperPrintersProps) {
  const t = useWords();
  return (
    <Region name={t('labels.printers.papers')} level={3}>
      <div className="paper-printers">
        {printedPapers.map((id) => {
          const paper = t(`labels.papers.${id}`);
          return (
            <Fragment key={id}>
              <PrinterField paper={id} printers={printers} />
              {/* Codes on lists are large enough for any printer. */}
              {id === 'document' ? (
                <span />
              ) : (
                <ResolutionField paper={id} label={t('labels.printers.dpiOf', { paper })} hideLabel />
              )}
              <IconButton icon="print" name={t('labels.printers.testOf', { paper })} onClick={() => onTest(id)} />
              {id !== 'document' && <PaperNote paper={id} printers={printers} />}
            </Fragment>
          );
        })}
      </div>
    </Region>
  );
}

type PaperNoteProps = { readonly paper: PrintedPaper; readonly printers: PaperPrintersProps['printers'] };

/** Says where the resolution chosen for a paper is not its printer's. */
function PaperNote({ paper, printers }: PaperNoteProps) {
  const { printer, dpi } = usePaperChoices((choices) => choices[paper]);
  const facts = usePrinterFacts(printerFor(printers, printer)?.name ?? null, printers);
  if (otherResolution(dpi, facts) === null) return null;
  return (
    <div className="paper-note">
      <ResolutionNote chosen={dpi} facts={facts} />
    </div>
  );
}

type PrinterFieldProps = { readonly paper: PrintedPaper; readonly printers: readonly Printer[] };

function PrinterField({ paper, printers }: PrinterFieldProps) {
  const t = useWords();
  const chosen = usePaperChoices((choices) => choices[paper].printer);
  return (
    <SelectField
      label={t(`labels.papers.${paper}`)}
      value={chosen ?? NOT_CHOSEN}
      onChange={(name) => choosePaper(paper, { printer: name === NOT_CHOSEN ? null : name })}
      options={optionsOf(printers, chosen, t)}
    />
  );
}

/** No printer has an empty name. */
const NOT_CHOSEN = '';

function optionsOf(printers: readonly Printer[], chosen: string | null, t: Words): readonly Option[] {
  const usual = printerFor(printers, null);
  const isAway = chosen !== null && !printers.some(({ name }) => name === chosen);
  return [
    {
      value: NOT_CHOSEN,
      label: usual ? t('labels.printers.system', { printer: usual.name }) : t('labels.printers.ask'),
    },
    ...printers.map(({ name }) => ({ value: name, label: name })),
    ...(isAway ? [{ value: chosen, label: chosen, note: t('labels.printers.away') }] : []),
  ];
}
