import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { download } from '#renderer/ui/download.ts';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { type ToPrint, usePrintCommands } from './labels.commands.ts';
import { usePrinterFacts, usePrinters } from './labels.queries.ts';
import { choosePaper, usePaperChoices } from './paper-choices.store.ts';
import { printerFor } from './printer-for.ts';
import { MissingCharacters, PrinterNote, RefusedLabels, ResolutionNote } from './print-notes.tsx';
import { printOutcome } from './print-outcome.ts';
import { PrintoutView } from './printout-view.tsx';
import { resolutionFor } from './resolution.ts';
import { useLabelJob } from './use-label-job.ts';

type PrintDialogProps = { readonly what: ToPrint; readonly onClose: () => void };

/** Shows what would be printed, and asks on which printer; or gives it as a file. */
export function PrintDialog({ what: asked, onClose }: PrintDialogProps) {
  const t = useWords();
  const { printers } = usePrinters();
  const { print, pdf } = usePrintCommands();
  const kept = usePaperChoices((choices) => choices[asked.paper]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState<'printing' | 'saving' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const known = printers?.ok ? printers.value : [];
  const printer = printerFor(known, chosen ?? asked.printer ?? kept.printer);
  const facts = usePrinterFacts(printer?.name ?? null, printers);
  const dpi = resolutionFor(asked.paper, kept.dpi, facts);
  const { what, refused, missing, drawAsQr } = useLabelJob(asked, dpi);
  const [leftOut, setLeftOut] = useState(false);
  const some = what.printout.pages.length > 0 && (refused.length === 0 || leftOut);

  const send = async () => {
    if (!printer) return;
    setBusy('printing');
    setFailure(null);
    // Who leaves it at what was proposed has chosen nothing: a paper may go on following the system's default.
    if (chosen !== null) choosePaper(what.paper, { printer: chosen });
    const sent = await print(what, printer.name);
    setBusy(null);
    const outcome = printOutcome(sent, printer.name);
    if (outcome.told === 'failed') return setFailure(outcome.failure);
    if (outcome.told === 'unsure') {
      const { happened, safe, next } = failureWords(t, { code: 'unsure' });
      toast.failure(happened, { note: `${safe} ${next}` });
    } else toast.success(t('labels.print.sent', { title: what.title, printer: printer.name }));
    asked.onSent?.();
    onClose();
  };
  const save = async () => {
    setBusy('saving');
    setFailure(null);
    const made = await pdf(what);
    setBusy(null);
    if (!made.ok) return setFailure(made.failure);
    download(made.value, `${what.title}.pdf`);
    toast.success(t('labels.print.saved', { title: what.title }));
    asked.onSent?.();
    onClose();
  };

  return (
    <Dialog
      name={what.name}
      open
      size="m"
      unsaved={false}
      onClose={onClose}
      onSubmit={() => void send()}
      submit={t('labels.print.print')}
      canSubmit={printer !== null && busy === null && some && (facts?.takes ?? 'pages') === 'pages'}
      busy={busy === 'printing'}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
      aside={
        <Button icon="file" onClick={() => void save()} disabled={busy !== null || !some}>
          {t('labels.print.savePdf')}
        </Button>
      }
    >
      <Stack gap="m">
        {printers === undefined ? (
          <Skeleton lines={1} />
        ) : known.length > 0 ? (
          <SelectField
            label={t('labels.print.printer')}
            hint={t('labels.print.actualSize')}
            value={printer?.name ?? null}
            placeholder={t('labels.print.choose')}
            onChange={setChosen}
            options={known.map(({ name, state }) => ({
              value: name,
              label: name,
              note: state === 'stopped' ? t('labels.print.stopped') : undefined,
            }))}
          />
        ) : (
          <Text tone="muted">{t('labels.print.none')}</Text>
        )}
        {printer && <PrinterNote printer={printer.name} facts={facts} />}
        {asked.labels && <ResolutionNote chosen={kept.dpi} facts={facts} />}
        {refused.length > 0 && (
          <RefusedLabels
            refused={refused}
            products={asked.labels?.products ?? []}
            leftOut={leftOut}
            onLeaveOut={setLeftOut}
            onQr={drawAsQr}
          />
        )}
        {asked.note && <Text tone="warn">{asked.note}</Text>}
        <MissingCharacters missing={missing} />
        {what.printout.pages.length > 0 && <PrintoutView printout={what.printout} />}
      </Stack>
    </Dialog>
  );
}
