import { useMemo } from 'react';
import { Chart } from '#renderer/ui/chart.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { useHistory } from './movements.queries.ts';
import type { StockListRow } from './stock.queries.ts';

/** A variant's stock over the last year, a point a day. */
export function HistoryRegion({ row }: { readonly row: StockListRow }) {
  const t = useWords();
  const format = useFormat();
  const days = useHistory(row.variantId);
  const points = useMemo(
    () => days?.map(({ day, onHand }) => ({ at: day, label: format.date(day), values: { onHand } })) ?? [],
    [days, format],
  );
  const series = useMemo(() => [{ id: 'onHand', label: t('stock.product.onHandSeries') }], [t]);
  return (
    <Region name={t('stock.product.history')}>
      {!days && <Skeleton lines={4} />}
      {days?.length === 0 && <Text tone="muted">{t('stock.product.noChart')}</Text>}
      {points.length > 0 && (
        <Chart
          kind="step"
          name={t('stock.product.chartName', { product: row.title })}
          series={series}
          points={points}
          formatValue={(value) => format.quantity(value, row.decimals)}
          height={200}
        />
      )}
    </Region>
  );
}
