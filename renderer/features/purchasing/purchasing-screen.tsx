import { useCallback, useMemo, useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { useWords } from '#renderer/words/words.ts';
import { PurchasingTabs } from '#renderer/parts/purchasing-tabs.tsx';
import { cellId } from '#shared/domain/operations/ids.ts';
import { copiesAsReceived } from '#shared/domain/labels/labels.ts';
import type { StockLine } from '#shared/domain/operations/operation.ts';
import { costOfOne } from '#shared/domain/values/money.ts';
import { receiptListCommands } from './purchasing.palette.ts';
import { usePurchasingCommands } from './purchasing.commands.ts';
import {
  type PurchasingFacts,
  type Receipt,
  useAllReceipts,
  useCalendar,
  useKeptDraft,
  useListFile,
  usePurchasingFacts,
  useReceipts,
} from './purchasing.queries.ts';
import { receiptFileColumns, receivedLines } from './receipts-file.ts';
import './purchasing-screen.css';

const noReceipts: readonly Receipt[] = [];

/** What was received, newest first, and the way to receive more. */
export function PurchasingScreen() {
  const t = useWords();
  const receipts = useReceipts();
  const facts = usePurchasingFacts();
  const draft = useKeptDraft();
  const [open, setOpen] = useState<string | null>(null);
  const columns = useReceiptListColumns(facts);
  const rows = receipts ?? noReceipts;
  const rowAt = useCallback((index: number) => rows[index] as Receipt, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.key ?? '', [rows]);
  const shown = rows.find(({ key }) => key === open);
  const begin = () => navigate('/purchasing/receive');
  const commands = usePurchasingCommands();
  const printed = shown ?? rows.find(({ undone }) => !undone);
  const labels = (receipt: Receipt) => {
    const chosen = receipt.standing.map(({ variantId, quantity }) => ({
      variantId,
      copies: copiesAsReceived(quantity, facts.variant(variantId)?.decimals ?? 0),
    }));
    void commands.labels(chosen).then(() => navigate('/labels'));
  };
  const file = useReceiptsExport(facts);
  const choice = useExportChoice();
  useCommands(receiptListCommands, {
    'purchasing.export': rows.length > 0 ? () => file.start(choice) : null,
    'purchasing.receive': begin,
    'purchasing.labels': printed && !printed.undone ? () => labels(printed) : null,
  });
  const button = (
    <Button kind="primary" icon="receive" shortcut="r" onClick={begin}>
      {t('purchasing.commands.receive')}
    </Button>
  );
  return (
    <Page
      title={t('purchasing.title')}
      count={receipts && rows.length}
      primary={button}
      actions={<ExportButton disabled={rows.length === 0} onExport={file.start} />}
      chips={
        <Inline gap="m" wrap>
          <PurchasingTabs shown="receipts" />
          {draft && draft.lines.length > 0 && (
            <Inline>
              <StatusMark tone="warn" label={t('purchasing.draft', { count: draft.lines.length })} />
              <Link href="/purchasing/receive">{t('purchasing.goOn')}</Link>
            </Inline>
          )}
        </Inline>
      }
      panel={
        shown && (
          <ReceiptPanel receipt={shown} facts={facts} onLabels={() => labels(shown)} onClose={() => setOpen(null)} />
        )
      }
      fill
    >
      <DataTable
        name={t('purchasing.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        onOpen={({ key }) => setOpen(key)}
        empty={
          receipts ? (
            <EmptyState icon="receive" title={t('purchasing.emptyTitle')} action={button}>
              {t('purchasing.emptyText')}
            </EmptyState>
          ) : (
            <Skeleton lines={8} />
          )
        }
        rememberAs="purchasing"
      />
      {file.shown}
    </Page>
  );
}

/** Writes every line that was ever received, so that a file adds up what the screen lists by receipt. */
function useReceiptsExport(facts: PurchasingFacts) {
  const t = useWords();
  const days = useCalendar();
  const readAll = useAllReceipts();
  const write = useListFile();
  const { start, shown } = useExport();
  return {
    start: (choice: ExportChoice) =>
      start(choice, t('exports.files.receipts'), async (run) => {
        const lines = receivedLines(await readAll());
        const columns = receiptFileColumns({ t, facts, days });
        return exported(await write(lines, columns, { ...run, total: lines.length }), lines.length);
      }),
    shown,
  };
}

function useReceiptListColumns(facts: PurchasingFacts): readonly Column<Receipt>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('purchasing.columns.at'),
        width: 172,
        fit: 260,
        fixed: true,
        render: ({ at }) => format.dateTime(at),
      },
      {
        id: 'what',
        header: t('purchasing.columns.what'),
        width: 180,
        grow: 3,
        render: (receipt) => whatText(receipt, facts, t('purchasing.andMore', { count: productsIn(receipt) - 1 })),
      },
      {
        id: 'location',
        yields: 3,
        header: t('purchasing.columns.location'),
        width: 130,
        grow: 1,
        render: ({ lines: [line] }) => (line ? facts.locationName(line.locationId) : <Dash />),
      },
      {
        id: 'lines',
        yields: 5,
        header: t('purchasing.columns.lines'),
        width: 72,
        figure: true,
        render: ({ lines }) => format.count(lines.length),
      },
      {
        id: 'value',
        yields: 2,
        header: t('purchasing.columns.value'),
        width: 100,
        figure: true,
        render: ({ value }) => (value === null ? <Dash /> : format.money(value, facts.currency)),
      },
      {
        id: 'state',
        yields: 1,
        header: t('purchasing.columns.state'),
        // Most receipts have none to show; the column grows with the first.
        width: 64,
        render: ({ undone }) =>
          undone ? <StatusMark plain tone="quiet" icon="undo" label={t('purchasing.isUndone')} /> : null,
      },
      {
        id: 'person',
        yields: 4,
        header: t('purchasing.columns.person'),
        width: 130,
        grow: 1,
        render: ({ person }) => person ?? <Dash />,
      },
    ],
    [t, format, facts],
  );
}

/** How many products a receipt has; one that came in several lots has several lines. */
function productsIn({ lines }: Receipt): number {
  return new Set(lines.map(({ variantId }) => variantId)).size;
}

function whatText(receipt: Receipt, facts: PurchasingFacts, more: string): string {
  const { lines, note } = receipt;
  const [first] = lines;
  const name = first ? (facts.variant(first.variantId)?.title ?? '') : '';
  const what = productsIn(receipt) > 1 ? `${name} ${more}` : name;
  return note ? `${what} · ${note}` : what;
}

type ReceiptPanelProps = {
  readonly receipt: Receipt;
  readonly facts: PurchasingFacts;
  readonly onLabels: () => void;
  readonly onClose: () => void;
};

/** One receipt: what came, how much of it, at what cost. */
function ReceiptPanel({ receipt, facts, onLabels, onClose }: ReceiptPanelProps) {
  const t = useWords();
  const format = useFormat();
  const cameText = ({ quantity, costTotal }: StockLine, decimals: number): string => {
    const came = format.quantity(quantity, decimals);
    const cost = costTotal === null ? null : costOfOne(costTotal, quantity, decimals);
    if (costTotal === null || cost === null) return came;
    const money = (minor: number) => format.money(minor, facts.currency);
    return t('purchasing.costed', { quantity: came, cost: money(cost), total: money(costTotal) });
  };
  return (
    <SidePanel
      name={t('purchasing.panel', { at: format.dateTime(receipt.at) })}
      onClose={onClose}
      footer={
        !receipt.undone && (
          <Button icon="print" shortcut="l" onClick={onLabels}>
            {t('purchasing.labels')}
          </Button>
        )
      }
    >
      <Stack gap="m">
        {receipt.undone && <StatusMark tone="quiet" icon="undo" label={t('purchasing.undoneNote')} />}
        {receipt.note && <Text>{receipt.note}</Text>}
        <ul className="receipt-lines">
          {receipt.lines.map((line) => {
            const row = facts.variant(line.variantId);
            return (
              <li key={cellId(line)}>
                {row ? (
                  <Link href={`/stock/product/${row.productId}?variant=${line.variantId}`}>{row.title}</Link>
                ) : (
                  <Text as="span" tone="muted">
                    {t('purchasing.gone')}
                  </Text>
                )}
                <Text as="div" tone={receipt.undone ? 'muted' : undefined} figure>
                  {cameText(line, row?.decimals ?? 0)}
                  {line.lotId !== undefined && ` · ${receipt.lotCodes.get(line.lotId) ?? ''}`}
                </Text>
              </li>
            );
          })}
        </ul>
      </Stack>
    </SidePanel>
  );
}
