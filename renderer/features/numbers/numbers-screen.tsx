import { useMemo } from 'react';
import { ExportButton, useExportChoice } from '#renderer/parts/export-button.tsx';
import type { ExportChoice } from '#renderer/parts/export-choices.ts';
import { OrderTabs } from '#renderer/parts/order-tabs.tsx';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChips, MenuChip, ToggleChip } from '#renderer/ui/filter-chips.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tile } from '#renderer/ui/tile.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { MOST_DAYS } from '#shared/domain/orders/work-numbers.ts';
import { daysAfter } from '#shared/domain/values/day.ts';
import { FigurePanel } from './figure-panel.tsx';
import { numberFileColumns, numberLines } from './numbers-file.ts';
import { type FigureId, figures, type NumbersQuery, periods, placeOf, queryOf } from './numbers-query.ts';
import { figureText } from './numbers-text.ts';
import { numberCommands } from './numbers.palette.ts';
import { type Numbers, useCalendar, useListFile, useNumbers } from './numbers.queries.ts';
import { ParcelsPerDay } from './parcels-per-day.tsx';
import { ReturnReasons } from './return-reasons.tsx';
import './numbers.css';

/** How the work on orders went in a period: each figure says what it counts and lists its orders. */
export function NumbersScreen() {
  const t = useWords();
  const format = useFormat();
  const [address, change] = useQuery();
  const { today } = useCalendar();
  const query = useMemo(() => queryOf(address, today), [address, today]);
  const counted = useNumbers(query.ask);
  const wrong = query.own?.wrong ?? null;
  const found = wrong === null ? counted : undefined;
  const file = useNumbersExport(found);
  const choice = useExportChoice();
  useCommands(numberCommands, { 'numbers.export': found ? () => file.start(choice) : null });
  return (
    <Page
      title={t('numbers.title')}
      actions={<ExportButton disabled={!found} onExport={file.start} />}
      chips={<PeriodChips query={query} change={change} people={counted?.people ?? []} today={today} />}
      panel={
        found &&
        query.show && (
          <FigurePanel
            shown={query.show}
            reason={query.reason}
            of={found}
            onClose={() => change({ show: null, reason: null })}
          />
        )
      }
    >
      {wrong !== null ? (
        <EmptyState icon="calendar" title={t('numbers.wrong.title')}>
          {t(`numbers.wrong.${wrong}Text`, { most: format.count(MOST_DAYS) })}
        </EmptyState>
      ) : found ? (
        <Stack gap="l">
          <div className="number-tiles">
            {figures.map((id) => (
              <NumberTile key={id} id={id} of={found} address={address} />
            ))}
          </div>
          <ParcelsPerDay of={found} address={address} />
          <ReturnReasons of={found} address={address} />
        </Stack>
      ) : (
        <Skeleton lines={8} />
      )}
      {file.shown}
    </Page>
  );
}

type NumberTileProps = { readonly id: FigureId; readonly of: Numbers; readonly address: URLSearchParams };

function NumberTile({ id, of, address }: NumberTileProps) {
  const t = useWords();
  const format = useFormat();
  const { figure, note } = figureText(id, of.numbers, { t, format });
  const title = t(`numbers.figures.${id}`);
  const href = placeOf(address, id);
  const { orders } = of.numbers[id];
  return (
    <Tile
      label={title}
      figure={figure}
      name={`${title}: ${figure}`}
      change={note}
      tone={id === 'overdue' && orders.length > 0 ? 'bad' : undefined}
      explain={() => ({
        title,
        lines: [
          { label: t(`numbers.meaning.${id}`), value: figure },
          { label: t('numbers.orders'), value: format.count(orders.length) },
        ],
        more: { label: t('numbers.show'), href },
      })}
      href={href}
    />
  );
}

type PeriodChipsProps = {
  readonly query: NumbersQuery;
  readonly change: ReturnType<typeof useQuery>[1];
  readonly people: Numbers['people'];
  readonly today: string;
};

/** Which days are counted, and of whom. */
function PeriodChips({ query: { ask, period, own }, change, people, today }: PeriodChipsProps) {
  const t = useWords();
  return (
    <Stack gap="s">
      <OrderTabs shown="numbers" />
      <FilterChips name={t('orders.filters.name')}>
        {periods.map((days) => (
          <ToggleChip
            key={days}
            label={t('numbers.period', { count: days })}
            on={period === days}
            onChange={() => change({ days: String(days), from: null, to: null })}
          />
        ))}
        <ToggleChip
          label={t('numbers.own')}
          on={own !== null}
          onChange={(on) => change(on ? { from: daysAfter(today, -29), to: today } : { from: null, to: null })}
        />
        <MenuChip
          label={t('numbers.person')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={ask.person}
          onChange={(person) => change({ person })}
        />
      </FilterChips>
      {own && (
        <div className="number-days">
          <DateField
            label={t('numbers.from')}
            value={own.from}
            max={own.to}
            error={own.wrong ? t(`numbers.wrong.${own.wrong}`) : undefined}
            onChange={(from) => from && change({ from })}
          />
          <DateField label={t('numbers.to')} value={own.to} min={own.from} onChange={(to) => to && change({ to })} />
        </div>
      )}
    </Stack>
  );
}

function useNumbersExport(found: Numbers | undefined) {
  const t = useWords();
  const write = useListFile();
  const { start, shown } = useExport();
  return {
    start: (choice: ExportChoice) =>
      start(choice, t('numbers.file.name'), async (run) => {
        const lines = found ? numberLines(found, t) : [];
        return exported(await write(lines, numberFileColumns(t), { ...run, total: lines.length }), lines.length);
      }),
    shown,
  };
}
