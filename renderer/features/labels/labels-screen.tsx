import { useCallback, useMemo, useRef, useState } from 'react';
import { copiesAsReceived, type LaidLabels } from '#shared/domain/labels/labels.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ScanField } from '#renderer/ui/scan-field.tsx';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { isUnknown, scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useLabelChoices } from './label-choices.store.ts';
import { useLabelColumns } from './label-columns.tsx';
import { labelOrder, pricedWithoutTax } from './label-contents.ts';
import { LabelSettings } from './label-settings.tsx';
import { labelCommands } from './labels.palette.ts';
import {
  type LabelLine,
  type Meant,
  useLabelFacts,
  useLaidLabels,
  usePrinterFacts,
  usePrinters,
  useProductFinder,
} from './labels.queries.ts';
import { usePaperChoices } from './paper-choices.store.ts';
import { PrintJobs } from './print-jobs.tsx';
import { refusedWords, ResolutionNote } from './print-notes.tsx';
import { printerFor } from './printer-for.ts';
import { PrintoutView } from './printout-view.tsx';
import { resolutionFor } from './resolution.ts';
import { useLabelList } from './use-label-list.ts';
import { titlesOf, useLabelPrint } from './use-label-print.tsx';
import { useTestPage } from './use-test-page.ts';
import './labels-screen.css';

/** Labels for products: which, how many, on what, as they come out of the printer. */
export function LabelsScreen() {
  const t = useWords();
  const format = useFormat();
  const facts = useLabelFacts();
  const choices = useLabelChoices();
  const finder = useProductFinder();
  const { lines, change, add } = useLabelList();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const paper = usePaperChoices((papers) => papers[choices.paper]);
  const { printers } = usePrinters();
  const printer = printerFor(printers?.ok ? printers.value : [], paper.printer);
  const printerFacts = usePrinterFacts(printer?.name ?? null, printers);
  const dpi = resolutionFor(choices.paper, paper.dpi, printerFacts);
  const order = useMemo(
    () => labelOrder(lines, choices, { t, facts, dpi, money: format.money }),
    [lines, choices, t, facts, dpi, format],
  );
  const laid = useLaidLabels(order);
  const columns = useLabelColumns(facts, change);
  const rowAt = useCallback((index: number) => lines[index] as LabelLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines[index]?.variantId ?? '', [lines]);
  const copies = lines.reduce((sum, line) => sum + line.copies, 0);
  const choice = (meant: Meant) => ({
    id: meant.row.variantId,
    title: meant.row.title,
    note: meant.row.sku,
    value: meant,
  });

  // With all of them refused the dialog still says why, and offers to draw them otherwise.
  const canPrint = laid?.ok === true && laid.value.count + laid.value.refused.length > 0;
  const { print, asked } = useLabelPrint({ lines, facts, choices, dpi });
  const testOn = useTestPage();
  const test = () => testOn(choices.paper);
  const onHand = () =>
    change((before) =>
      before.map((line) => {
        const row = facts.variant(line.variantId);
        return { ...line, copies: copiesAsReceived(row?.figures?.onHand ?? 0, row?.decimals ?? 0) };
      }),
    );
  const clear = () => {
    const before = lines;
    change(() => []);
    toast.news(t('labels.cleared'), { undo: () => change(() => before) });
  };
  const some = lines.length > 0;
  useCommands(labelCommands, {
    'labels.print': canPrint ? print : null,
    'labels.scan': () => field.current?.focus(),
    'labels.onHand': some ? onHand : null,
    'labels.test': test,
    'labels.clear': some ? clear : null,
  });

  return (
    <Page
      title={t('labels.title')}
      count={copies}
      primary={
        <Button kind="primary" icon="print" shortcut="mod+enter" disabled={!canPrint} onClick={print}>
          {t('labels.commands.print')}
        </Button>
      }
      actions={
        <Menu
          name={t('labels.more')}
          items={[
            { id: 'onHand', label: t('labels.commands.onHand'), icon: 'stock', shortcut: 'h', onSelect: onHand },
            { id: 'test', label: t('labels.commands.test'), icon: 'print', shortcut: 't', onSelect: test },
            { id: 'clear', label: t('labels.commands.clear'), icon: 'delete', shortcut: 'shift+x', onSelect: clear },
          ]}
        />
      }
      chips={
        <Inline wrap>
          <ScanField
            ref={field}
            name={t('labels.commands.scan')}
            placeholder={t('labels.scanPlaceholder')}
            listName={t('labels.options')}
            byWhole={(text) => finder.byWhole(text).map(choice)}
            byText={useCallback((text: string, most: number) => finder.byText(text, most).map(choice), [finder])}
            onChoose={({ row }) => {
              soundScan('found');
              setProblem(null);
              add({ variantId: row.variantId, copies: 1 });
            }}
            onProblem={(what, code) => {
              soundScan('unknown');
              const own = what === 'several' ? 'several' : 'unknown';
              const said = scanProblem(t, what, code, isUnknown(what) ? finder.tradeOf(code) : null);
              setProblem(said ?? t(`labels.${own}`, { code }));
            }}
          />
          <div role="status">
            <Text as="span" tone="bad">
              {problem}
            </Text>
          </div>
        </Inline>
      }
      fill
    >
      <div className="labels">
        <div className="labels-list">
          <DataTable
            widthsAs="labels"
            name={t('labels.title')}
            columns={columns}
            rowCount={lines.length}
            rowAt={rowAt}
            keyAt={keyAt}
            empty={
              <EmptyState icon="labels" title={t('labels.emptyTitle')}>
                {t('labels.emptyText')}
              </EmptyState>
            }
          />
        </div>
        {/* A part that scrolls must be reachable by keyboard. */}
        <section className="labels-side" tabIndex={0} aria-label={t('labels.settings.title')}>
          <Stack gap="m">
            <LabelSettings choices={choices} tax={facts.tax} />
            <WithoutTax titles={pricedWithoutTax(lines, choices, facts)} />
            <ResolutionNote chosen={paper.dpi} facts={printerFacts} />
            {laid && !laid.ok && <ErrorBlock {...failureWords(t, laid.failure)} />}
            {laid?.ok && <Refused laid={laid.value} lines={lines} facts={facts} />}
            {laid?.ok && laid.value.printout.pages.length > 0 && <PrintoutView printout={laid.value.printout} />}
            <PrintJobs />
          </Stack>
        </section>
      </div>
      {asked}
    </Page>
  );
}

type RefusedProps = {
  readonly laid: LaidLabels;
  readonly lines: readonly LabelLine[];
  readonly facts: ReturnType<typeof useLabelFacts>;
};

/** More names than this nobody reads; the others are counted. */
const MOST_NAMED = 5;

/** Products whose tax class is not known: their labels cannot say what customers pay. */
function WithoutTax({ titles }: { readonly titles: readonly string[] }) {
  const t = useWords();
  if (titles.length === 0) return null;
  const named = titles.slice(0, MOST_NAMED).join(', ');
  return (
    <Text tone="warn" size="s" as="div">
      {t('labels.withoutTax', { count: titles.length, products: titles.length > MOST_NAMED ? `${named} …` : named })}
    </Text>
  );
}

/** Labels whose codes would not be read, each with the size that works; and signs the font does not know. */
function Refused({ laid, lines, facts }: RefusedProps) {
  const t = useWords();
  const titles = titlesOf(lines, facts);
  return (
    <>
      {laid.refused.map((label) => (
        <Text key={label.at} tone="bad" size="s" as="div">
          {refusedWords(t, label, titles[label.at] ?? '')}
        </Text>
      ))}
      {laid.unknown.length > 0 && (
        <Text tone="warn" size="s" as="div">
          {t('labels.unknownSigns', { signs: laid.unknown.join(' ') })}
        </Text>
      )}
    </>
  );
}
