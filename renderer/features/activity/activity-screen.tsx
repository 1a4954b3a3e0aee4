import { useCallback, useMemo, useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, MenuChip } from '#renderer/ui/filter-chips.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { actTypes } from './act-summary.ts';
import { placeOf } from './act-words.ts';
import { activityCommands } from './activity.palette.ts';
import { activityFileColumns } from './activity-file.ts';
import {
  type Activity,
  type ActivityAsk,
  type Entry,
  useActivity,
  useAllActivity,
  useCalendar,
  useListFile,
  usePeople,
} from './activity.queries.ts';
import { AttentionList } from './attention-list.tsx';
import { entryText } from './entry-text.ts';
import { LostActs } from './lost-acts.tsx';
import { type Turn, useTurn } from './use-turn.tsx';

const PAGE = 100;
/** When this few loaded entries are left below, older ones are read. */
const AHEAD = 30;

/** What was done in the shop, newest first, and what needs attention; every act can be taken back here. */
export function ActivityScreen() {
  const t = useWords();
  const format = useFormat();
  const [address, change] = useQuery();
  const [most, setMost] = useState(PAGE);
  const ask = readAsk(address, most);
  const activity = useActivity(ask);
  const people = usePeople() ?? [];
  const turning = useTurn();
  const [cursor, setCursor] = useState(-1);
  const columns = useMemo(() => activityColumns({ t, format, turn: turning.turn }), [t, format, turning.turn]);
  const entries = activity?.entries ?? [];
  const at = entries[Math.min(cursor, entries.length - 1)];
  const place = at ? placeOf(at.summary) : null;
  const file = useActivityExport(ask);
  const choice = useExportChoice();
  const canExport = entries.length > 0;
  useCommands(activityCommands, {
    'activity.export': canExport ? () => file.start(choice) : null,
    'activity.undo': at?.next && (at.half || at.next.act === 'undo') ? () => turning.turn(at) : null,
    'activity.redo': at?.next && (at.half || at.next.act === 'redo') ? () => turning.turn(at) : null,
    'activity.open': place === null ? null : () => navigate(place),
  });
  const { rowAt, keyAt } = useRows(activity, () => setMost((now) => now + PAGE));
  const isFiltered = ask.type !== null || ask.actor !== null;

  return (
    <Page
      title={t('activity.title')}
      actions={<ExportButton disabled={!canExport} onExport={file.start} />}
      chips={
        <FilterChips name={t('activity.filters.name')}>
          <MenuChip
            label={t('activity.filters.type')}
            options={actTypes.map((type) => ({ value: type, label: t(`activity.filters.types.${type}`) }))}
            value={ask.type}
            onChange={(type) => change({ type })}
          />
          {people.length > 0 && (
            <MenuChip
              label={t('activity.filters.person')}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={ask.actor}
              onChange={(person) => change({ person })}
            />
          )}
          {isFiltered && (
            <Button kind="quiet" onClick={() => change({ type: null, person: null })}>
              {t('activity.filters.clear')}
            </Button>
          )}
        </FilterChips>
      }
      fill
    >
      <LostActs />
      <AttentionList />
      <DataTable
        name={t('activity.title')}
        columns={columns}
        rowCount={entries.length}
        rowAt={rowAt}
        keyAt={keyAt}
        onCursor={(_, row) => setCursor(row)}
        onOpen={openEntry}
        rememberAs="activity"
        empty={
          activity ? (
            <EmptyState icon="activity" title={isFiltered ? t('activity.emptyFiltered') : t('activity.emptyTitle')}>
              {isFiltered ? null : t('activity.emptyText')}
            </EmptyState>
          ) : (
            <Skeleton lines={8} />
          )
        }
      />
      {file.shown}
      {turning.shown}
    </Page>
  );
}

/** Writes every act that the filters leave, not only those that were read for the list. */
function useActivityExport(ask: Pick<ActivityAsk, 'type' | 'actor'>) {
  const t = useWords();
  const format = useFormat();
  const days = useCalendar();
  const readAll = useAllActivity();
  const write = useListFile();
  const { start, shown } = useExport();
  return {
    start: (choice: ExportChoice) =>
      start(choice, t('exports.files.activity'), async (run) => {
        const entries = await readAll(ask, run);
        if (!entries) return exported(null, 0);
        const columns = activityFileColumns({ t, format, days });
        return exported(await write(entries, columns, { ...run, total: entries.length }), entries.length);
      }),
    shown,
  };
}

function readAsk(address: URLSearchParams, most: number): ActivityAsk {
  return { most, type: actTypes.find((type) => type === address.get('type')) ?? null, actor: address.get('person') };
}

/** Rows for the table; drawing one near the end asks for older acts, once. */
function useRows(activity: Activity | undefined, onMore: () => void) {
  const rowAt = useMemo(() => {
    const entries = activity?.entries ?? [];
    let asked = !activity?.more;
    return (index: number): Entry => {
      if (!asked && index >= entries.length - AHEAD) {
        asked = true;
        setTimeout(onMore); // not while the table is being drawn
      }
      return entries[index] as Entry; // asked only for rows there are
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [activity]);
  const keyAt = useCallback((index: number) => activity?.entries[index]?.key ?? '', [activity]);
  return { rowAt, keyAt };
}

function openEntry(entry: Entry): void {
  const place = placeOf(entry.summary);
  if (place !== null) navigate(place);
}

type ColumnParts = { readonly t: Words; readonly format: Format; readonly turn: Turn['turn'] };

function activityColumns({ t, format, turn }: ColumnParts): readonly Column<Entry>[] {
  return [
    {
      id: 'when',
      header: t('activity.columns.when'),
      width: 172,
      fit: 260,
      fixed: true,
      render: (entry) => format.dateTime(entry.at),
    },
    {
      id: 'person',
      header: t('activity.columns.person'),
      width: 120,
      render: (entry) =>
        entry.person ?? (
          <Text as="span" tone="muted">
            {t('activity.somebody')}
          </Text>
        ),
    },
    {
      id: 'what',
      header: t('activity.columns.what'),
      width: 300,
      grow: 1,
      render: (entry) => <What entry={entry} t={t} format={format} />,
    },
    {
      id: 'lines',
      header: t('activity.columns.lines'),
      width: 110,
      figure: true,
      render: ({ lines }) =>
        lines.exact ? format.count(lines.count) : t('activity.about', { formatted: format.count(lines.count) }),
    },
    { id: 'state', header: t('activity.columns.state'), width: 72, render: (entry) => <State entry={entry} t={t} /> },
    {
      id: 'act',
      header: t('activity.columns.act'),
      width: 110,
      render: (entry) => <TurnButton entry={entry} t={t} format={format} turn={turn} />,
    },
  ];
}

function What({ entry, t, format }: { readonly entry: Entry; readonly t: Words; readonly format: Format }) {
  const said = entryText(entry, { t, format });
  const text = entry.staying > 0 ? `${said} (${t('activity.stays.entry', { count: entry.staying })})` : said;
  return entry.undone ? (
    <Text as="span" tone="muted">
      {text}
    </Text>
  ) : (
    text
  );
}

function State({ entry, t }: { readonly entry: Entry; readonly t: Words }) {
  if (entry.stage === 'rejected' || entry.stage === 'refused')
    return <StatusMark plain tone="bad" label={t('activity.states.refused')} />;
  if (entry.half) return <StatusMark plain tone="warn" icon="undo" label={t('activity.states.half')} />;
  if (entry.undone) return <StatusMark plain tone="quiet" icon="undo" label={t('activity.states.undone')} />;
  if (entry.stage === 'new') return <StatusMark plain tone="warn" icon="clock" label={t('activity.states.saving')} />;
  return entry.stage === 'kept' ? (
    <StatusMark plain tone="quiet" icon="syncing" label={t('activity.states.waiting')} />
  ) : null;
}

function TurnButton({ entry, t, format, turn }: ColumnParts & { readonly entry: Entry }) {
  if (!entry.next) return null;
  const what = entryText(entry, { t, format });
  const { act } = entry.next;
  const [name, label] = entry.half
    ? ([t('activity.half.entry', { what }), t('activity.half.button')] as const)
    : ([t(`activity.${act}Entry`, { what }), t(`activity.commands.${act}`)] as const);
  return (
    <button
      type="button"
      className="ui-button activity-turn"
      data-kind="quiet"
      tabIndex={-1}
      aria-label={name}
      onClick={() => turn(entry)}
    >
      {label}
    </button>
  );
}
