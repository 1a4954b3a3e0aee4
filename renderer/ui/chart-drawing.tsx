import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { type ChartProps, seriesColour } from './chart-props.ts';
import { navigate, type Place } from './location.ts';

/** The drawing inside a Chart; the only place that knows the drawing library. */
export function ChartDrawing({ kind, series, points, formatValue, height = 240 }: ChartProps) {
  const parts = [
    <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
    <XAxis
      key="x"
      dataKey="label"
      tickLine={false}
      axisLine={{ stroke: 'var(--line-strong)' }}
      minTickGap={48}
      tick={tick}
    />,
    <YAxis key="y" tickLine={false} axisLine={false} width={64} tick={tick} tickFormatter={formatValue} />,
    <Tooltip
      key="tip"
      isAnimationActive={false}
      cursor={kind === 'bar' ? { fill: 'var(--hover)' } : { stroke: 'var(--line-strong)' }}
      wrapperClassName="ui-chart-tip"
      formatter={(value, id) => [formatValue ? formatValue(Number(value)) : String(value), labelOf(series, String(id))]}
    />,
  ];
  const data = points.map(({ label, values }) => ({ label, ...values }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      {kind === 'bar' ? (
        <BarChart data={data} margin={margin} accessibilityLayer={false}>
          {parts}
          {series.map(({ id }, index) => (
            <Bar
              key={id}
              dataKey={id}
              fill={seriesColour(index)}
              radius={[2, 2, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
              {...(points.some(({ hrefs }) => hrefs?.[id] !== undefined) && {
                cursor: 'pointer',
                onClick: (_bar: unknown, at: number) => open(points[at]?.hrefs?.[id]),
              })}
            />
          ))}
        </BarChart>
      ) : (
        <LineChart data={data} margin={margin} accessibilityLayer={false}>
          {parts}
          {series.map(({ id }, index) => (
            <Line
              key={id}
              dataKey={id}
              type={kind === 'step' ? 'stepAfter' : 'linear'}
              stroke={seriesColour(index)}
              strokeWidth={1.5}
              dot={false}
              activeDot={{ r: 3 }}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      )}
    </ResponsiveContainer>
  );
}

const tick = { fill: 'var(--muted)', fontSize: 12 } as const;
const margin = { top: 8, right: 8, bottom: 0, left: 0 } as const;

function labelOf(series: ChartProps['series'], id: string): string {
  return series.find((one) => one.id === id)?.label ?? id;
}

/** Goes to what a bar is made of, as the table's links do for who has no pointer. */
function open(href: Place | undefined): void {
  if (href !== undefined) navigate(href);
}
