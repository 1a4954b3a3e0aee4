import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { LocationId, SupplierId } from '#shared/domain/operations/ids.ts';
import type { IncomingRow } from '#shared/domain/operations/rows.ts';
import { expectedDay } from '#shared/domain/reorder/expected.ts';
import { type Calendar, dayStatus } from '#shared/domain/values/day.ts';
import { MarkDialog } from './mark-dialog.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { reorderCommands } from './reorder.palette.ts';
import { ACT_LINES, useReorderCommands } from './reorder.commands.ts';
import {
  type AlertRow,
  type Alerts,
  type ReorderFacts,
  useAlerts,
  useIncoming,
  useCalendar,
  useReorderFacts,
  useListFile,
} from './reorder.queries.ts';
import { useAlertColumns, useIncomingColumns } from './reorder-columns.tsx';
import { alertCsvColumns, incomingCsvColumns } from './reorder-csv.ts';
import { productHref } from './reorder-figures.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type Ask = {
  readonly tab: 'alerts' | 'incoming';
  readonly locationId: LocationId | null;
  readonly supplierId: SupplierId | null;
  readonly overdue: boolean;
};
type Change = (changes: Readonly<Record<string, string | null>>) => void;

const noSelection: ReadonlySet<string> = new Set();
/** The most products one dialog shows. */
const MOST_MARKED = 100;

/** What to buy, and what is on its way. */
export function ReorderScreen() {
  const t = useWords();
  const [address, change] = useQuery();
  const ask = useMemo(() => readAsk(address), [address]);
  const facts = useReorderFacts();
  const days = useCalendar();
  const alerts = useAlerts(ask.locationId, ask.supplierId);
  const incoming = useIncoming();
  const shown = useMemo(() => incoming?.filter(fits(ask, facts, days)), [incoming, ask, facts, days]);
  const frame = { t, ask, facts, alerts, incoming, change };
  return ask.tab === 'alerts' ? <AlertsList {...frame} /> : <IncomingList {...frame} shown={shown} days={days} />;
}

function readAsk(address: URLSearchParams): Ask {
  return {
    tab: address.get('list') === 'incoming' ? 'incoming' : 'alerts',
    locationId: address.get('location') as LocationId | null, // ids enter here; one that nobody knows finds nothing
    supplierId: address.get('supplier') as SupplierId | null, // the same
    overdue: address.get('overdue') === 'yes',
  };
}

function fits(
  { locationId, supplierId, overdue }: Ask,
  facts: ReorderFacts,
  days: Calendar,
): (row: IncomingRow) => boolean {
  return (row) =>
    (locationId === null || row.locationId === locationId) &&
    (supplierId === null || facts.variant(row.variantId)?.supplierId === supplierId) &&
    (!overdue || dayStatus(expectedDay(row, days), days.today) === 'overdue');
}

type FrameProps = {
  readonly t: ReturnType<typeof useWords>;
  readonly ask: Ask;
  readonly facts: ReorderFacts;
  readonly alerts: Alerts;
  readonly incoming: readonly IncomingRow[] | undefined;
  readonly change: Change;
};

function AlertsList(frame: FrameProps) {
  const { t, ask, facts, alerts, change } = frame;
  const columns = useAlertColumns(facts);
  const chosen = useChosen(ask);
  const [marking, setMarking] = useState<readonly AlertRow[] | null>(null);
  const write = useListFile();
  const file = useExport();
  const choice = useExportChoice();
  const mark = () => {
    const rows = chosen.of(alerts.total, alerts.keyAt).map(alerts.rowAt);
    if (rows.length > MOST_MARKED) toast.news(t('reorder.mark.most'));
    else if (rows.length > 0) setMarking(rows);
  };
  const exportAs = (choice: ExportChoice) =>
    file.start(choice, t('reorder.export.file'), async (run) => {
      const { total } = alerts;
      return exported(await write(allRows(alerts), alertCsvColumns({ t, facts }), { ...run, total }), total);
    });
  const some = alerts.total > 0;
  useCommands(reorderCommands, {
    'reorder.mark': some && chosen.any ? mark : null,
    'reorder.receive': null,
    'reorder.cancel': null,
    'reorder.export': some ? () => exportAs(choice) : null,
    'reorder.exportWorkbook': some ? () => exportAs('xlsx') : null,
  });
  return (
    <Page
      title={t('reorder.title')}
      count={alerts.working ? undefined : alerts.total}
      primary={
        <Button kind="primary" icon="purchasing" shortcut="o" disabled={!some || !chosen.any} onClick={mark}>
          {t('reorder.commands.mark')}
        </Button>
      }
      actions={<ExportButton disabled={!some} onExport={exportAs} />}
      chips={<Filters {...frame} />}
      fill
    >
      <DataTable
        name={t('reorder.title')}
        columns={columns}
        rowCount={alerts.total}
        rowAt={alerts.rowAt}
        keyAt={alerts.keyAt}
        rowName={({ row }) => row.title}
        selection={chosen.selection}
        onSelect={chosen.select}
        onOpen={({ row }) => navigate(productHref(row))}
        onCursor={({ key }) => chosen.point(key)}
        bulkActs={[{ label: t('reorder.commands.mark'), icon: 'purchasing', run: mark }]}
        empty={
          <AlertsEmpty
            t={t}
            working={alerts.working}
            narrowed={ask.locationId !== null || ask.supplierId !== null}
            onClear={() => change({ location: null, supplier: null })}
          />
        }
        rememberAs="reorder"
      />
      {file.shown}
      {marking && <MarkDialog alerts={marking} onClose={() => setMarking(null)} />}
    </Page>
  );
}

function* allRows({ total, rowAt }: Alerts): Generator<AlertRow> {
  for (let index = 0; index < total; index++) yield rowAt(index);
}

type IncomingListProps = FrameProps & { readonly shown: readonly IncomingRow[] | undefined; readonly days: Calendar };

function IncomingList({ shown, days, ...frame }: IncomingListProps) {
  const { t, ask, facts, change } = frame;
  const columns = useIncomingColumns(facts, days);
  const rows = useMemo(() => shown ?? [], [shown]);
  const rowAt = useCallback((index: number) => rows[index] as IncomingRow, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const chosen = useChosen(ask);
  const commands = useReorderCommands();
  const told = useActNews();
  const write = useListFile();
  const file = useExport();
  const choice = useExportChoice();
  const [receiving, setReceiving] = useState<readonly IncomingRow[] | null>(null);
  const targets = () => chosen.of(rows.length, keyAt).map(rowAt);
  const receive = () => {
    const wanted = targets();
    if (wanted.length > ACT_LINES) toast.news(t('reorder.receive.most'));
    else if (wanted.length > 0) setReceiving(wanted);
  };
  const cancel = async () => {
    const wanted = targets();
    const [first] = wanted;
    if (!first) return;
    const cancelled = await commands.cancel(wanted.map(({ id }) => id));
    if (!cancelled.ok) return told.failed(cancelled.failure);
    told.saved(
      t('reorder.cancel.saved', { count: wanted.length, product: facts.variant(first.variantId)?.title ?? '' }),
      cancelled.value.opIds,
    );
  };
  const exportAs = (choice: ExportChoice) =>
    file.start(choice, t('reorder.export.incomingFile'), async (run) =>
      exported(await write(rows, incomingCsvColumns({ t, facts, days }), { ...run, total: rows.length }), rows.length),
    );
  const some = rows.length > 0;
  const can = some && chosen.any;
  useCommands(reorderCommands, {
    'reorder.mark': null,
    'reorder.receive': can ? receive : null,
    'reorder.cancel': can ? () => void cancel() : null,
    'reorder.export': some ? () => exportAs(choice) : null,
    'reorder.exportWorkbook': some ? () => exportAs('xlsx') : null,
  });
  const isNarrowed = ask.locationId !== null || ask.supplierId !== null || ask.overdue;
  return (
    <Page
      title={t('reorder.title')}
      count={shown?.length}
      primary={
        <Button kind="primary" icon="receive" shortcut="r" disabled={!can} onClick={receive}>
          {t('reorder.commands.receive')}
        </Button>
      }
      actions={
        <>
          <Button icon="cancelled" disabled={!can} onClick={() => void cancel()}>
            {t('reorder.commands.cancel')}
          </Button>
          <ExportButton disabled={!some} onExport={exportAs} />
        </>
      }
      chips={<Filters {...frame} />}
      fill
    >
      <DataTable
        name={t('reorder.incomingTitle')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        rowName={({ variantId }) => facts.variant(variantId)?.title ?? ''}
        selection={chosen.selection}
        onSelect={chosen.select}
        onOpen={(row) => setReceiving([row])}
        onCursor={({ id }) => chosen.point(id)}
        bulkActs={[
          { label: t('reorder.commands.receive'), icon: 'receive', run: receive },
          { label: t('reorder.commands.cancel'), icon: 'cancelled', run: () => void cancel() },
        ]}
        empty={
          <IncomingEmpty
            t={t}
            reading={shown === undefined}
            narrowed={isNarrowed}
            onClear={() => change({ location: null, supplier: null, overdue: null })}
            onAlerts={() => change({ list: null })}
          />
        }
        rememberAs="incoming"
      />
      {file.shown}
      {receiving && <ReceiveDialog incoming={receiving} onClose={() => setReceiving(null)} />}
    </Page>
  );
}

/** The chosen rows of a list, or the one the cursor is on; another question empties the choice. */
function useChosen(ask: Ask) {
  const [selection, select] = useState(noSelection);
  const [pointed, point] = useState<string | null>(null);
  useEffect(() => {
    select(noSelection);
    point(null);
  }, [ask]);
  const isChosen = (key: string) => (selection.size > 0 ? selection.has(key) : key === pointed);
  const of = (count: number, keyAt: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => index).filter((index) => isChosen(keyAt(index)));
  return { selection, select, point, of, any: selection.size > 0 || pointed !== null };
}

function Filters({ t, ask, facts, alerts, incoming, change }: FrameProps) {
  const isNarrowed = ask.locationId !== null || ask.supplierId !== null || ask.overdue;
  const alertCount = alerts.working ? undefined : alerts.total;
  return (
    <Stack gap="s">
      <Tabs
        name={t('reorder.tabsName')}
        tabs={[
          { id: 'alerts', label: t('reorder.tabs.alerts'), count: alertCount },
          { id: 'incoming', label: t('reorder.tabs.incoming'), count: incoming?.length },
        ]}
        value={ask.tab}
        onChange={(tab) => change({ list: tab === 'alerts' ? null : tab, overdue: null })}
      />
      <FilterChips name={t('reorder.filters.name')}>
        {facts.locations.length > 1 && (
          <MenuChip
            label={t('reorder.filters.location')}
            options={facts.locations.map(({ id, label }) => ({ value: id, label }))}
            value={ask.locationId}
            onChange={(location) => change({ location })}
          />
        )}
        {facts.suppliers.length > 0 && (
          <MenuChip
            label={t('reorder.filters.supplier')}
            options={facts.suppliers.map(({ id, name }) => ({ value: id, label: name }))}
            value={ask.supplierId}
            onChange={(supplier) => change({ supplier })}
          />
        )}
        {ask.tab === 'incoming' && (
          <ToggleChip
            label={t('reorder.filters.overdue')}
            on={ask.overdue}
            onChange={(on) => change({ overdue: on ? 'yes' : null })}
          />
        )}
        {isNarrowed && (
          <Button kind="quiet" onClick={() => change({ location: null, supplier: null, overdue: null })}>
            {t('reorder.filters.clear')}
          </Button>
        )}
      </FilterChips>
    </Stack>
  );
}

type EmptyProps = { readonly t: FrameProps['t']; readonly narrowed: boolean; readonly onClear: () => void };

function AlertsEmpty({ t, working, narrowed, onClear }: EmptyProps & { readonly working: boolean }) {
  if (working) return <Skeleton lines={8} />;
  if (narrowed) return <Filtered t={t} onClear={onClear} />;
  return (
    <EmptyState
      icon="done"
      title={t('reorder.empty.title')}
      action={<Button onClick={() => navigate('/stock')}>{t('reorder.empty.stock')}</Button>}
    >
      {t('reorder.empty.text')}
    </EmptyState>
  );
}

function IncomingEmpty({
  t,
  reading,
  narrowed,
  onClear,
  onAlerts,
}: EmptyProps & { readonly reading: boolean; readonly onAlerts: () => void }) {
  if (reading) return <Skeleton lines={8} />;
  if (narrowed) return <Filtered t={t} onClear={onClear} />;
  return (
    <EmptyState
      icon="purchasing"
      title={t('reorder.empty.incomingTitle')}
      action={<Button onClick={onAlerts}>{t('reorder.empty.alerts')}</Button>}
    >
      {t('reorder.empty.incomingText')}
    </EmptyState>
  );
}

function Filtered({ t, onClear }: Pick<EmptyProps, 't' | 'onClear'>) {
  return (
    <EmptyState
      icon="filter"
      title={t('reorder.empty.filteredTitle')}
      action={<Button onClick={onClear}>{t('reorder.filters.clear')}</Button>}
    >
      {t('reorder.empty.filteredText')}
    </EmptyState>
  );
}
