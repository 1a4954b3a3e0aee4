import { useCallback, useMemo, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { CountMark, scopeText } from './count-marks.tsx';
import { countListCommands } from './counts.palette.ts';
import { type ListedCount, useCountFacts, useCounts } from './counts.queries.ts';
import { NewCountDialog } from './new-count-dialog.tsx';

const tabs = ['all', 'open', 'posted', 'cancelled'] as const;

/** All counts: what is being counted, what was posted. */
export function CountsScreen() {
  const t = useWords();
  const [address, change] = useQuery();
  const tab = tabs.find((id) => id === address.get('state')) ?? 'all';
  const counts = useCounts();
  const [isNew, setNew] = useState(false);
  const columns = useCountColumns();
  const rows = useMemo(() => (counts ?? []).filter(({ count }) => tab === 'all' || count.state === tab), [counts, tab]);
  const rowAt = useCallback((index: number) => rows[index] as ListedCount, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.count.id ?? '', [rows]);
  const begin = () => setNew(true);
  useCommands(countListCommands, { 'counts.new': begin });
  const create = (
    <Button kind="primary" icon="plus" shortcut="n" onClick={begin}>
      {t('counts.commands.new')}
    </Button>
  );
  const isBare = counts?.length === 0;
  return (
    <Page
      title={t('counts.title')}
      count={counts && rows.length}
      primary={create}
      chips={
        <Tabs
          name={t('counts.tabsName')}
          tabs={tabs.map((id) => ({
            id,
            label: t(`counts.tabs.${id}`),
            count: (counts ?? []).filter(({ count }) => id === 'all' || count.state === id).length,
          }))}
          value={tab}
          onChange={(id) => change({ state: id === 'all' ? null : id })}
        />
      }
      fill
    >
      <DataTable
        name={t('counts.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        onOpen={({ count }) => navigate(`/counts/${count.id}`)}
        empty={
          counts ? (
            <EmptyState
              icon="counts"
              title={t(isBare ? 'counts.empty.title' : 'counts.empty.tabTitle')}
              action={
                <Button kind="primary" icon="plus" onClick={begin}>
                  {t('counts.commands.new')}
                </Button>
              }
            >
              {t(isBare ? 'counts.empty.text' : 'counts.empty.tabText')}
            </EmptyState>
          ) : (
            <Skeleton lines={8} />
          )
        }
        rememberAs="counts"
      />
      {isNew && <NewCountDialog onClose={() => setNew(false)} />}
    </Page>
  );
}

function useCountColumns(): readonly Column<ListedCount>[] {
  const t = useWords();
  const format = useFormat();
  const facts = useCountFacts();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('counts.columns.name'),
        width: 200,
        grow: 6,
        fixed: true,
        render: ({ count }) => count.name,
      },
      {
        id: 'state',
        header: t('counts.columns.state'),
        width: 104,
        render: ({ count }) => <CountMark state={count.state} plain />,
      },
      {
        id: 'location',
        header: t('counts.columns.location'),
        width: 110,
        grow: 1,

        render: ({ count }) => facts.locationName(count.locationId),
      },
      {
        id: 'scope',
        header: t('counts.columns.scope'),
        width: 150,
        grow: 2,
        render: ({ count }) => scopeText(t, count.scope),
      },
      {
        id: 'lines',
        header: t('counts.columns.lines'),
        width: 82,
        figure: true,
        render: ({ lines }) => (lines === null ? <Dash /> : format.count(lines)),
      },
      {
        id: 'begun',
        header: t('counts.columns.begun'),
        width: 176,
        fit: 260,
        render: ({ count }) => format.dateTime(count.begunAt),
      },
      {
        id: 'ended',
        header: t('counts.columns.ended'),
        width: 112,
        fit: 260,
        render: ({ count }) => (count.endedAt === null ? <Dash /> : format.date(count.endedAt)),
      },
      {
        id: 'person',
        header: t('counts.columns.person'),
        width: 100,
        grow: 1,

        render: ({ person }) => person ?? <Dash />,
      },
    ],
    [t, format, facts],
  );
}
