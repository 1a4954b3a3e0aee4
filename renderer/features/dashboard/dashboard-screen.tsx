import { type ReactNode, useMemo } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Chart } from '#renderer/ui/chart.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Columns, Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { Checklist } from './checklist.tsx';
import { type Days, DAYS, useGlance } from './dashboard.queries.ts';
import { NextSteps } from './next-steps.tsx';
import { Tiles } from './tiles.tsx';

/** The shop at a glance: what waits, what is missing, what the stock is worth, what was sold. */
export function DashboardScreen({ channels }: { readonly channels: ReactNode }) {
  const t = useWords();
  const glance = useGlance();
  const { stock, days } = glance;
  return (
    <Page title={t('dashboard.title')}>
      {stock === null ? (
        <Skeleton lines={8} />
      ) : (
        <Stack gap="l">
          {stock.products === 0 ? <EmptyShop /> : <Tiles stock={stock} glance={glance} channels={channels} />}
          <Checklist />
          {stock.products > 0 && <Charts days={days} currency={stock.currency} />}
          {stock.products > 0 && <NextSteps orders={glance.lists} />}
        </Stack>
      )}
    </Page>
  );
}

function EmptyShop() {
  const t = useWords();
  return (
    <EmptyState
      icon="stock"
      title={t('dashboard.empty.title')}
      action={
        <Inline>
          <Button kind="primary" icon="import" onClick={() => navigate('/stock?import=products')}>
            {t('dashboard.empty.import')}
          </Button>
          <Button icon="plus" onClick={() => navigate('/stock?new=')}>
            {t('dashboard.empty.add')}
          </Button>
        </Inline>
      }
    >
      {t('dashboard.empty.text')}
    </EmptyState>
  );
}

function Charts({ days, currency }: { readonly days: Days | null; readonly currency: string }) {
  const t = useWords();
  const format = useFormat();
  const points = useMemo(
    () =>
      days?.days.map(({ day, value, sold }) => ({ at: day, label: format.date(day), values: { value, sold } })) ?? [],
    [days, format],
  );
  const [valueSeries, soldSeries] = useMemo(
    () => [[{ id: 'value', label: t('dashboard.charts.value') }], [{ id: 'sold', label: t('dashboard.charts.sold') }]],
    [t],
  );
  const formatValue = (value: number) => format.wholeMoney(value, currency);
  return (
    <Columns min={420} gap="l">
      <Region name={t('dashboard.charts.value')}>
        {days ? (
          <Chart
            kind="line"
            name={t('dashboard.charts.valueName', { count: DAYS })}
            series={valueSeries}
            points={points}
            formatValue={formatValue}
            height={220}
          />
        ) : (
          <Skeleton lines={6} />
        )}
      </Region>
      <Region name={t('dashboard.charts.sold')}>
        {days ? (
          <Chart
            kind="bar"
            name={t('dashboard.charts.soldName', { count: DAYS / 2 })}
            series={soldSeries}
            points={points.slice(-DAYS / 2)}
            formatValue={formatValue}
            height={220}
          />
        ) : (
          <Skeleton lines={6} />
        )}
      </Region>
    </Columns>
  );
}
