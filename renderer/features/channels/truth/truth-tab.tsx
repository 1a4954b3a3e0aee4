import { useCallback, useEffect, useMemo, useState } from 'react';
import { must } from '#shared/base/must.ts';
import type { BulkAct } from '#renderer/ui/bulk-bar.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { TabFrame } from '../tab-frame.ts';
import { useDrifts, useNow, useOfferFigures, usePlaceNames } from '../channels.queries.ts';
import { useTruthRows } from './truth.queries.ts';
import { titleOf, useTruthColumns } from './truth-columns.tsx';
import { TruthPanel } from './truth-panel.tsx';
import { filteredRows, isInFilter, type TruthFilter, truthFilters, type TruthRow } from './truth-rows.ts';
import { type TruthActs, useTruthActs } from './use-truth-acts.ts';

const noRows: readonly TruthRow[] = [];
const noSelection: ReadonlySet<string> = new Set();
const rowName = ({ item }: TruthRow) => titleOf(item);

/** The truth meter: of everything in the store what it shows, how old that is, what it is to show, and what differs. */
export function TruthTab({ view, frame, show }: TabFrame) {
  const t = useWords();
  const { id } = view.row;
  const [address, change] = useQuery();
  const filter = truthFilters.find((one) => one === address.get('filter')) ?? 'all';
  const search = address.get('q') ?? '';
  const all = useTruthRows(id);
  const drifts = useDrifts(id) ?? [];
  const facts = { figures: useOfferFigures(view.row), placeName: usePlaceNames(view.row), now: useNow() };
  const columns = useTruthColumns(facts);
  const rows = useMemo(() => filteredRows(all ?? noRows, filter, search), [all, filter, search]);
  const rowAt = useCallback((index: number) => must(rows[index], 'a table asks for rows there are'), [rows]);
  const counts = useMemo(() => countsOf(all ?? noRows), [all]);
  const [selection, setSelection] = useState(noSelection);
  useEffect(() => setSelection(noSelection), [filter, search]);
  const acts = useTruthActs(view);
  const chosen = rows.filter(({ key }) => selection.has(key));
  const shown = all?.find(({ key }) => key === address.get('open'));
  return frame(
    <DataTable
      name={t('channels.truth.name')}
      columns={columns}
      rowCount={rows.length}
      rowAt={rowAt}
      keyAt={(index) => rows[index]?.key ?? ''}
      rowName={rowName}
      selection={selection}
      onSelect={setSelection}
      onOpen={({ key }) => change({ open: key })}
      currentKey={shown?.key ?? null}
      bulkActs={bulkActs(t, chosen, acts)}
      empty={
        all ? (
          <EmptyState
            icon="channels"
            title={t(all.length === 0 ? 'channels.truth.empty' : 'channels.truth.noneFits')}
            {...(all.length > 0 && {
              action: <Button onClick={() => change({ filter: null, q: null })}>{t('channels.truth.clear')}</Button>,
            })}
          >
            {t(all.length === 0 ? 'channels.truth.emptyText' : 'channels.truth.noneFitsText')}
          </EmptyState>
        ) : (
          <Skeleton lines={8} />
        )
      }
      rememberAs={`channel-${id}`}
      widthsAs="channel-truth"
    />,
    {
      fill: true,
      chips: (
        <Inline wrap>
          <SearchField
            name={t('channels.truth.search')}
            placeholder={t('channels.truth.searchHint')}
            value={search}
            onChange={(q) => change({ q: q === '' ? null : q })}
          />
          <FilterChips name={t('channels.truth.filters.name')}>
            {truthFilters.slice(1).map((one) => (
              <ToggleChip
                key={one}
                label={t(`channels.truth.filters.${one}`)}
                count={counts[one]}
                on={filter === one}
                onChange={(on) => change({ filter: on ? one : null })}
              />
            ))}
          </FilterChips>
          {counts['not-linked'] > 0 && (
            <Button kind="quiet" onClick={() => show('review')}>
              {t('channels.review.begin')}
            </Button>
          )}
        </Inline>
      ),
      panel: shown && (
        <TruthPanel
          key={shown.key}
          row={shown}
          facts={facts}
          drifts={drifts}
          acts={acts}
          onClose={() => change({ open: null })}
        />
      ),
    },
  );
}

function countsOf(rows: readonly TruthRow[]): Readonly<Record<TruthFilter, number>> {
  const of = (filter: TruthFilter) => rows.reduce((count, row) => count + Number(isInFilter(row, filter)), 0);
  return {
    all: rows.length,
    drift: of('drift'),
    untold: of('untold'),
    'not-linked': of('not-linked'),
    problem: of('problem'),
  };
}

function bulkActs(t: Words, chosen: readonly TruthRow[], acts: TruthActs): readonly BulkAct[] {
  const some = (
    test: (row: TruthRow) => boolean,
    label: string,
    run: (rows: readonly TruthRow[]) => void,
  ): readonly BulkAct[] => {
    const fitting = chosen.filter(test);
    return fitting.length > 0 && !acts.busy ? [{ label, run: () => run(fitting) }] : [];
  };
  return [
    ...some(
      ({ is }) => is === 'drift',
      t('channels.truth.bulk.ours'),
      (rows) => acts.repair(rows, 'ours'),
    ),
    ...some(
      ({ is }) => is === 'drift',
      t('channels.truth.bulk.theirs'),
      (rows) => acts.repair(rows, 'theirs'),
    ),
    ...some(({ is }) => is === 'untold' || is === 'not-agreed', t('channels.truth.tell'), acts.tell),
    ...some(({ is, listing }) => listing !== null && is !== 'untold', t('channels.truth.untell'), acts.untell),
  ];
}
