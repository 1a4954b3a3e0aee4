import { useCallback, useEffect, useMemo, useState } from 'react';
import { must } from '#shared/base/must.ts';
import { CancelledParcels, useCancelledText } from '#renderer/parts/cancelled-parcels.tsx';
import { OrderTabs } from '#renderer/parts/order-tabs.tsx';
import type { BulkAct } from '#renderer/ui/bulk-bar.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { DayChip } from '#renderer/ui/day-chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { useScans } from '#renderer/ui/scans.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { cancelledNamed } from '#shared/domain/parcels/cancelled-parcel.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { useParcelColumns } from './parcel-columns.tsx';
import { ParcelPanel } from './parcel-panel.tsx';
import {
  carriersUsed,
  isInTab,
  listParcels,
  type ParcelQuery,
  parcelsByCode,
  parcelTabs,
  type ParcelView,
  readParcelQuery,
} from './parcels.ts';
import { useCalendar, useCancelledParcels, useParcels, useVariants } from './shipping.queries.ts';
import { type ShippingActs, useShippingActs } from './use-shipping-acts.tsx';

const none: readonly ParcelView[] = [];
const noSelection: ReadonlySet<string> = new Set();

/** Parcels: which wait, which are on their way with which number, which arrived. */
export function ShippingScreen() {
  const t = useWords();
  const [address, change] = useQuery();
  const query = useMemo(() => readParcelQuery(address), [address]);
  const days = useCalendar();
  const read = useParcels();
  const all = read ?? none;
  const rows = useMemo(() => listParcels(all, query, days), [all, query, days]);
  const used = useMemo(() => carriersUsed(all), [all]);
  const lists = useMemo(
    () =>
      parcelTabs.map((id) => ({
        id,
        label: t(`shipping.lists.${id}`),
        count: all.filter((view) => isInTab(view, id)).length,
      })),
    [all, t],
  );
  const [selection, setSelection] = useState(noSelection);
  const [cursor, setCursor] = useState<string | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const targets = useMemo(
    () => rows.filter(({ parcel: { id } }) => (selection.size > 0 ? selection.has(id) : id === (openId ?? cursor))),
    [rows, selection, openId, cursor],
  );
  // A file is about what is chosen, or else about the whole list: one parcel that is merely looked at is no choice.
  const addressed = selection.size > 0 ? targets : rows;
  const acts = useShippingActs(targets, { all, used, day: query.day ?? days.today, addressed });
  const columns = useParcelColumns(
    query.tab,
    rows.some(({ order }) => order.state === 'held'),
  );
  const [rowAt, keyAt] = useMemo(
    () =>
      [
        (index: number) => must(rows[index], 'a table asks for rows there are'),
        (index: number) => rows[index]?.parcel.id ?? '',
      ] as const,
    [rows],
  );
  // What is chosen in one list is not chosen in the next.
  useEffect(() => setSelection(noSelection), [query]);
  const variant = useVariants();
  const { all: cancelled, confirm } = useCancelledParcels();
  const cancelledText = useCancelledText(variant);
  const openByCode = useCallback(
    (code: string): boolean => {
      const named = parcelsByCode(all, code);
      const meant = named.find(({ parcel }) => !parcel.trackingNumber) ?? named[0];
      if (!meant) {
        const stays = cancelledNamed(cancelled, code);
        if (stays.length === 0) return false;
        soundScan('wrong');
        toast.failure(cancelledText(stays), { kind: 'scan' });
        return true;
      }
      soundScan('found');
      setOpenId(meant.parcel.id);
      return true;
    },
    [all, cancelled, cancelledText],
  );
  useScans((code, doubt, kind) => {
    if ((doubt === null || kind !== 'layout') && openByCode(code)) return;
    soundScan('unknown');
    toast.news(t('shipping.panel.choose'), { kind: 'scan' });
  });
  const shown = all.find(({ parcel }) => parcel.id === openId);
  return (
    <Page
      title={t('shipping.title')}
      count={read && rows.length}
      primary={
        <Button kind="primary" icon="print" shortcut="m" onClick={acts.manifest}>
          {t('shipping.commands.manifest')}
        </Button>
      }
      actions={<FileActs acts={acts} />}
      chips={
        <Stack gap="s">
          <OrderTabs shown="shipping" />
          <CancelledParcels parcels={cancelled} variant={variant} onConfirm={confirm} />
          <Tabs
            name={t('shipping.listsName')}
            tabs={lists}
            value={query.tab}
            onChange={(tab) => change({ list: tab === 'ready' ? null : tab })}
          />
          <Inline wrap>
            <SearchField
              name={t('shipping.search')}
              placeholder={t('shipping.searchHint')}
              value={query.search}
              onChange={(q) => change({ q: q === '' ? null : q })}
              onSubmit={(q) => change({ q: q === '' ? null : q })}
            />
            <ParcelChips query={query} used={used} today={days.today} onChange={change} />
          </Inline>
        </Stack>
      }
      panel={
        shown && (
          <ParcelPanel
            key={shown.parcel.id}
            view={shown}
            all={all}
            used={used}
            onSave={(fields, how) => acts.save(shown, fields, how)}
            onCode={openByCode}
            onTrack={acts.open}
            onClose={() => setOpenId(null)}
          />
        )
      }
      fill
    >
      <DataTable
        name={t('shipping.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        rowName={({ reference }) => t('shipping.panel.title', { reference })}
        selection={selection}
        onSelect={setSelection}
        onOpen={({ parcel }) => setOpenId(parcel.id)}
        onCursor={({ parcel }) => setCursor(parcel.id)}
        currentKey={openId}
        bulkActs={bulkActs(t, acts)}
        empty={read ? <ParcelsEmpty query={query} /> : <Skeleton lines={8} />}
        rememberAs="shipping"
      />
      {acts.dialogs}
    </Page>
  );
}

/** Files to and from carriers' programs. */
function FileActs({ acts }: { readonly acts: ShippingActs }) {
  const t = useWords();
  return (
    <>
      <Button icon="import" onClick={acts.numbers}>
        {t('shipping.commands.numbers')}
      </Button>
      <Button icon="export" disabled={!acts.addresses} onClick={() => acts.addresses?.()}>
        {t('shipping.commands.addresses')}
      </Button>
    </>
  );
}

function bulkActs(t: Words, acts: ShippingActs): readonly BulkAct[] {
  const of = (label: string, icon: BulkAct['icon'], run: (() => void) | null): readonly BulkAct[] =>
    run ? [{ label, ...(icon && { icon }), run }] : [];
  return [
    ...of(t('shipping.commands.ship'), 'ship', acts.ship),
    ...of(t('shipping.commands.deliver'), 'done', acts.deliver),
    ...of(t('shipping.commands.addresses'), 'export', acts.addresses),
  ];
}

type ParcelChipsProps = {
  readonly query: ParcelQuery;
  readonly used: readonly string[];
  readonly today: string;
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
};

function ParcelChips({ query, used, today, onChange }: ParcelChipsProps) {
  const t = useWords();
  return (
    <FilterChips name={t('shipping.filters.name')}>
      <ToggleChip
        label={t('shipping.filters.today')}
        on={query.day === today}
        onChange={(on) => onChange({ day: on ? today : null })}
      />
      <DayChip
        label={t('shipping.filters.day')}
        value={query.day === today ? null : query.day}
        max={today}
        onChange={(day) => onChange({ day })}
      />
      <MenuChip
        label={t('shipping.filters.carrier')}
        value={query.carrier}
        options={[
          ...used.map((name) => ({ value: name, label: name })),
          { value: '', label: t('shipping.filters.noCarrier') },
        ]}
        onChange={(carrier) => onChange({ carrier })}
      />
    </FilterChips>
  );
}

function ParcelsEmpty({ query }: { readonly query: ParcelQuery }) {
  const t = useWords();
  const isNarrowed = query.search !== '' || query.carrier !== null || query.day !== null;
  return (
    <EmptyState icon="ship" title={isNarrowed ? t('shipping.empty.none') : t(`shipping.empty.${query.tab}`)}>
      {isNarrowed ? t('shipping.empty.noneText') : t(`shipping.empty.${query.tab}Text`)}
    </EmptyState>
  );
}
