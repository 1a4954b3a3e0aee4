import { useCallback, useMemo, useState } from 'react';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { OrderTabs } from '#renderer/parts/order-tabs.tsx';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, MenuChip } from '#renderer/ui/filter-chips.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { useScans } from '#renderer/ui/scans.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { returnOutcomes } from '#shared/domain/orders/take-back.ts';
import { FindReturnDialog } from './find-return-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { useReturnColumns } from './return-columns.tsx';
import { listReturns, queryOf, type ReturnQuery, spans } from './return-list.ts';
import { ReturnPanel } from './return-panel.tsx';
import { returnFileColumns, returnedLines } from './returns-file.ts';
import { returnListCommands } from './returns.palette.ts';
import {
  type ListedReturn,
  type ReturnFacts,
  returnOf,
  useCalendar,
  useListFile,
  useReturnFacts,
  useReturns,
} from './returns.queries.ts';
import { useReturnFinder } from './use-return-finder.ts';
import './returns.css';

const none: readonly ListedReturn[] = [];

/** What came back, newest first, and the way to take more back: a scan of a slip or a parcel opens its order. */
export function ReturnsScreen() {
  const t = useWords();
  const [address, change] = useQuery();
  const query = useMemo(() => queryOf(address), [address]);
  const returns = useReturns();
  const facts = useReturnFacts();
  const days = useCalendar();
  const columns = useReturnColumns(facts);
  const rows = useMemo(() => listReturns(returns ?? none, query, facts, days), [returns, query, facts, days]);
  const rowAt = useCallback((index: number) => rows[index] as ListedReturn, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.row.id ?? '', [rows]);
  const shown = returnOf(returns, address.get('open'));
  const [dialog, setDialog] = useState<'find' | 'refund' | null>(null);
  const finder = useReturnFinder();
  const file = useReturnsExport(rows, facts);
  const choice = useExportChoice();
  useScans((code) => finder.lookUp(code));
  const begin = () => {
    finder.forget();
    setDialog('find');
  };
  useCommands(returnListCommands, {
    'returns.begin': begin,
    'returns.refund': shown ? () => setDialog('refund') : null,
    'returns.export': rows.length > 0 ? () => file.start(choice) : null,
  });
  const button = (
    <Button kind="primary" icon="receive" shortcut="r" onClick={begin}>
      {t('returns.commands.begin')}
    </Button>
  );
  return (
    <Page
      title={t('returns.title')}
      count={returns && rows.length}
      primary={button}
      actions={<ExportButton disabled={rows.length === 0} onExport={file.start} />}
      chips={<Filters query={query} change={change} said={dialog === null ? finder.said : null} />}
      panel={
        shown && (
          <ReturnPanel
            listed={shown}
            facts={facts}
            onRefund={() => setDialog('refund')}
            onClose={() => change({ open: null })}
          />
        )
      }
      fill
    >
      <DataTable
        name={t('returns.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        currentKey={shown?.row.id ?? null}
        onOpen={({ row }) => change({ open: row.id })}
        empty={
          <NoReturns
            isRead={returns !== undefined}
            isAny={(returns?.length ?? 0) > 0}
            change={change}
            button={button}
          />
        }
        rememberAs="returns"
      />
      {dialog === 'find' && (
        <FindReturnDialog
          said={finder.said}
          onCode={finder.lookUp}
          onChoose={finder.open}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'refund' && shown && <RefundDialog listed={shown} facts={facts} onClose={() => setDialog(null)} />}
      {file.shown}
    </Page>
  );
}

type ChangeQuery = ReturnType<typeof useQuery>[1];
type FiltersProps = { readonly query: ReturnQuery; readonly change: ChangeQuery; readonly said: string | null };

function Filters({ query, change, said }: FiltersProps) {
  const t = useWords();
  return (
    <Stack gap="s">
      <OrderTabs shown="returns" />
      <Inline wrap>
        <SearchField
          name={t('returns.search')}
          placeholder={t('returns.searchHint')}
          value={query.search}
          scans="screen"
          onChange={(q) => change({ q: q === '' ? null : q })}
        />
        <FilterChips name={t('orders.filters.name')}>
          <MenuChip
            label={t('returns.filters.days')}
            options={spans.map((count) => ({ value: String(count), label: t('returns.filters.last', { count }) }))}
            value={query.days === null ? null : String(query.days)}
            onChange={(days) => change({ days })}
          />
          <MenuChip
            label={t('returns.fields.outcome')}
            options={returnOutcomes.map((value) => ({ value, label: t(`returns.outcomes.${value}`) }))}
            value={query.outcome}
            onChange={(outcome) => change({ outcome })}
          />
        </FilterChips>
        <div role="status">{said && <Text tone="bad">{said}</Text>}</div>
      </Inline>
    </Stack>
  );
}

type NoReturnsProps = {
  readonly isRead: boolean;
  readonly isAny: boolean;
  readonly change: ChangeQuery;
  readonly button: React.ReactNode;
};

function NoReturns({ isRead, isAny, change, button }: NoReturnsProps) {
  const t = useWords();
  if (!isRead) return <Skeleton lines={8} />;
  if (!isAny)
    return (
      <EmptyState icon="receive" title={t('returns.emptyTitle')} action={button}>
        {t('returns.emptyText')}
      </EmptyState>
    );
  const clear = (
    <Button onClick={() => change({ q: null, days: null, outcome: null })}>{t('returns.filters.clear')}</Button>
  );
  return (
    <EmptyState icon="search" title={t('returns.noneTitle')} action={clear}>
      {t('returns.noneText')}
    </EmptyState>
  );
}

/** Writes every line of the returns that are listed. */
function useReturnsExport(rows: readonly ListedReturn[], facts: ReturnFacts) {
  const t = useWords();
  const days = useCalendar();
  const write = useListFile();
  const { start, shown } = useExport();
  return {
    start: (choice: ExportChoice) =>
      start(choice, t('returns.file'), async (run) => {
        const lines = returnedLines(rows);
        const columns = returnFileColumns({ t, facts, days });
        return exported(await write(lines, columns, { ...run, total: lines.length }), lines.length);
      }),
    shown,
  };
}
