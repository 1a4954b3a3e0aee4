import { lazy, Suspense, useMemo, useState } from 'react';
import { Button } from './button.tsx';
import { type ChartProps, seriesColour } from './chart-props.ts';
import { Link } from './link.tsx';
import type { Place } from './location.ts';
import { sample } from './sampling.ts';
import { Skeleton } from './skeleton.tsx';
import { Dash } from './text.tsx';
import { useUiWords } from './ui-words.ts';
import './chart.css';

/** The drawing library is fetched when the first chart is shown, not at start. */
const ChartDrawing = lazy(async () => ({ default: (await import('./chart-drawing.tsx')).ChartDrawing }));

/**
 * A chart with the same figures as a table behind a button; of fewer than two points only their table. Where points have
 * places behind them, the table links to them, and a bar opens its own.
 */
export function Chart(props: ChartProps) {
  const { name, series, points, formatValue = String, height = 240 } = props;
  const words = useUiWords();
  const [wantsTable, setWantsTable] = useState(false);
  const isDrawn = points.length > 1;
  const asTable = wantsTable || !isDrawn;
  const shown = useMemo(() => sample(points, series[0]?.id ?? ''), [points, series]);
  return (
    <figure className="ui-chart">
      <div className="ui-chart-head">
        {series.length > 1 && (
          <ul className="ui-chart-legend">
            {series.map(({ id, label }, index) => (
              <li key={id}>
                <span style={{ background: seriesColour(index) }} aria-hidden />
                {label}
              </li>
            ))}
          </ul>
        )}
        {isDrawn && (
          <Button kind="quiet" onClick={() => setWantsTable(!wantsTable)}>
            {wantsTable ? words.hideTable : words.showAsTable}
          </Button>
        )}
      </div>
      {asTable ? (
        <ChartTable {...props} points={shown} formatValue={formatValue} />
      ) : (
        <div role="img" aria-label={name} style={{ blockSize: height }}>
          <Suspense fallback={<Skeleton lines={4} />}>
            <ChartDrawing {...props} points={shown} formatValue={formatValue} height={height} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}

function ChartTable({ name, series, points, formatValue = String, height = 240 }: ChartProps) {
  return (
    <div className="ui-chart-table" style={{ maxBlockSize: height }} tabIndex={0} role="group" aria-label={name}>
      <table aria-label={name}>
        <thead>
          <tr>
            <td />
            {series.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">
                <Opening href={point.href}>{point.label}</Opening>
              </th>
              {series.map(({ id }) => {
                const value = point.values[id];
                return (
                  <td key={id}>
                    {value === null || value === undefined ? (
                      <Dash />
                    ) : (
                      <Opening href={point.hrefs?.[id]}>{formatValue(value)}</Opening>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A text of the table, which opens the place behind it where there is one. */
function Opening({ href, children }: { readonly href: Place | undefined; readonly children: string }) {
  return href === undefined ? children : <Link href={href}>{children}</Link>;
}
