import { useMemo, useState } from 'react';
import type { LaneLogLine } from '#shared/channels/lane-rows.ts';
import { must } from '#shared/base/must.ts';
import type { StoreRequest } from '#shared/contract/bridge/channel-calls.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { TabFrame } from './tab-frame.ts';
import { useLog, useRequests, useStore } from './channels.queries.ts';
import { lineText, lineTones } from './log-text.ts';

const none: readonly LaneLogLine[] = [];

/** What was pulled and told, and the requests that were made for it; no secrets and nothing about people. */
export function LogTab({ view, frame }: TabFrame) {
  const t = useWords();
  const format = useFormat();
  const [shown, setShown] = useState<'acts' | 'requests'>('acts');
  const read = useLog(view.row.id);
  const requests = useRequests(view.row.id, read);
  const store = useStore(view.row.id);
  const lines = read ?? none;
  const columns = useMemo(() => {
    const titleOf = (key: string) => {
      const item = store?.item(key);
      return item ? item.sku || item.title : key;
    };
    return logColumns(t, format, titleOf);
  }, [t, format, store]);
  const asked = useMemo(() => requestColumns(t, format), [t, format]);
  const tabs = [
    { id: 'acts', label: t('channels.log.acts') },
    { id: 'requests', label: t('channels.log.requests'), count: requests.length },
  ] as const;
  const name = t(`channels.log.${shown}`);
  const empty = read ? (
    <EmptyState icon="history" title={t('channels.log.empty')}>
      {t('channels.log.emptyText')}
    </EmptyState>
  ) : (
    <Skeleton lines={6} />
  );
  return frame(
    shown === 'acts' ? (
      <DataTable
        key="acts"
        name={name}
        columns={columns}
        rowCount={lines.length}
        rowAt={(index) => must(lines[index], 'a table asks for rows there are')}
        keyAt={(index) => lines[index]?.id ?? ''}
        empty={empty}
        rememberAs="channel-log"
      />
    ) : (
      <DataTable
        key="requests"
        name={name}
        columns={asked}
        rowCount={requests.length}
        rowAt={(index) => must(requests[index], 'a table asks for rows there are')}
        keyAt={String}
        empty={empty}
        rememberAs="channel-requests"
      />
    ),
    { fill: true, chips: <Tabs name={t('channels.log.name')} tabs={tabs} value={shown} onChange={setShown} /> },
  );
}

/** When it was, to the second: what one lane did within a minute is told apart. */
function momentColumn<Row extends { readonly at: number }>(t: Words, format: Format): Column<Row> {
  return {
    id: 'at',
    header: t('channels.log.at'),
    width: 150,
    fit: 220,
    fixed: true,
    render: ({ at }) => format.exactTime(at),
  };
}

function logColumns(t: Words, format: Format, titleOf: (key: string) => string): readonly Column<LaneLogLine>[] {
  return [
    momentColumn(t, format),
    {
      id: 'is',
      header: t('channels.log.what'),
      width: 130,
      fit: 220,
      render: ({ is }) => <StatusMark plain tone={lineTones[is]} label={t(`channels.log.kinds.${is}`)} />,
    },
    {
      id: 'about',
      header: t('channels.log.about'),
      width: 180,
      grow: 1,
      render: ({ key, orderNumber }) => (key !== null ? titleOf(key) : orderNumber) || <Dash />,
    },
    {
      id: 'text',
      header: t('channels.log.text'),
      width: 240,
      grow: 2,
      render: (line) => lineText(t, format, line) || <Dash />,
    },
    {
      id: 'task',
      header: t('channels.log.task'),
      width: 120,
      fit: 290,
      yields: 1,
      render: ({ taskId }) => taskId || <Dash />,
    },
  ];
}

function requestColumns(t: Words, format: Format): readonly Column<StoreRequest>[] {
  return [
    momentColumn(t, format),
    { id: 'method', header: t('channels.log.method'), width: 70, render: ({ method }) => method },
    { id: 'path', header: t('channels.log.path'), width: 260, grow: 3, render: ({ path }) => path },
    {
      id: 'status',
      header: t('channels.log.status'),
      width: 90,
      render: ({ status }) =>
        status === null ? (
          <StatusMark plain tone="warn" label={t('channels.log.noAnswer')} />
        ) : (
          <StatusMark plain tone={status < 400 ? 'good' : 'bad'} label={String(status)} />
        ),
    },
    {
      id: 'id',
      header: t('channels.log.requestId'),
      width: 120,
      fit: 260,
      yields: 1,
      render: ({ requestId }) => requestId || <Dash />,
    },
    { id: 'ms', header: t('channels.log.ms'), width: 80, figure: true, render: ({ ms }) => format.count(ms) },
  ];
}
