import type { Result } from '#shared/base/result.ts';
import type { Printer } from '#shared/contract/bridge/printing.ts';
import { Badge, StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text, type Tone } from '#renderer/ui/text.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useLabelChoices } from './label-choices.store.ts';
import { printerSetupCommands } from './labels.palette.ts';
import { usePrinterFacts, usePrinters } from './labels.queries.ts';
import { printedPapers } from './paper-choices.store.ts';
import { PaperPrinters } from './paper-printers.tsx';
import { PrintJobs } from './print-jobs.tsx';
import { useTestPage } from './use-test-page.ts';
import { whyNoPrinter } from './why-no-printer.ts';
import './printer-settings.css';

const tones: Readonly<Record<Printer['state'], Tone>> = {
  idle: 'good',
  printing: 'news',
  stopped: 'warn',
  unknown: 'quiet',
};

/** The printers of this computer, what is printed on which, and what became of the latest jobs. */
export function PrinterSettings() {
  const t = useWords();
  const { printers, look } = usePrinters();
  const test = useTestPage();
  useCommands(printerSetupCommands, { 'printers.test': () => test(useLabelChoices.getState().paper) });
  const known = printers?.ok ? printers.value : [];
  return (
    <div className="printer-settings">
      <Region
        name={t('labels.printers.title')}
        actions={
          <Button kind="quiet" icon="refresh" onClick={look}>
            {t('labels.printers.look')}
          </Button>
        }
      >
        <Stack gap="m">
          {printers === undefined && <Skeleton lines={2} />}
          {known.length > 0 ? (
            <PrinterList printers={known} onTest={test} />
          ) : (
            printers && <NoPrinter printers={printers} />
          )}
          {known.length > 0 && <PaperPrinters printers={known} onTest={test} />}
        </Stack>
      </Region>
      <PrintJobs />
    </div>
  );
}

/** Why nothing can be printed, and what can be done meanwhile. */
function NoPrinter({ printers }: { readonly printers: Result<readonly Printer[]> }) {
  const t = useWords();
  const why = whyNoPrinter(printers);
  if (why.state === 'failed') return <ErrorBlock {...failureWords(t, why.failure)} />;
  return (
    <div>
      <Text strong>{t(`labels.printers.${why.state}Title`)}</Text>
      <Text tone="muted">{t(`labels.printers.${why.state}Text`)}</Text>
    </div>
  );
}

type PrinterListProps = {
  readonly printers: readonly Printer[];
  readonly onTest: ReturnType<typeof useTestPage>;
};

function PrinterList({ printers, onTest }: PrinterListProps) {
  const t = useWords();
  return (
    <>
      <Text tone="muted">{t('labels.printers.note')}</Text>
      <ul className="printer-list">
        {printers.map((printer) => (
          <PrinterLine key={printer.name} printer={printer} printers={printers} onTest={onTest} />
        ))}
      </ul>
    </>
  );
}

type PrinterLineProps = PrinterListProps & { readonly printer: Printer };

/** A printer that takes nothing is not called ready, whatever its state. */
function PrinterLine({ printer: { name, state, isDefault }, printers, onTest }: PrinterLineProps) {
  const t = useWords();
  const facts = usePrinterFacts(name, printers);
  const refuses = facts && facts.takes !== 'pages' ? facts.takes : null;
  return (
    <li>
      <span className="printer-name">
        <Text as="span" oneLine>
          {name}
        </Text>
        {isDefault && <Badge label={t('labels.printers.default')} />}
      </span>
      {refuses ? (
        <StatusMark plain tone="warn" label={t(`labels.printers.refuses.${refuses}`)} />
      ) : (
        <StatusMark plain tone={tones[state]} label={t(`labels.printers.states.${state}`)} />
      )}
      <Menu
        name={t('labels.printers.testOn', { printer: name })}
        icon="print"
        items={printedPapers.map((paper) => ({
          id: paper,
          label: t(`labels.papers.${paper}`),
          onSelect: () => onTest(paper, name),
        }))}
      />
    </li>
  );
}
