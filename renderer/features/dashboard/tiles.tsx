import type { ReactNode } from 'react';
import { Tile } from '#renderer/ui/tile.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { explainOrders, explainShares } from './dashboard-figures.ts';
import { DAYS, type Glance, type StockGlance, useCalendar, useShares, useStanding } from './dashboard.queries.ts';
import './tiles.css';

const hrefs = {
  low: '/stock?filter=low',
  out: '/stock?filter=out',
  toShip: '/orders?filter=to-ship&state=all',
  overdue: '/orders?filter=overdue&state=all',
  value: '/stock?sort=-value',
} as const;

type TilesProps = { readonly stock: StockGlance; readonly glance: Glance };
type AllTilesProps = TilesProps & {
  /** The tile of the shop's channels. */
  readonly channels: ReactNode;
};

/** The figures a shop is run by, each with its list and what makes it. */
export function Tiles({ stock, glance, channels }: AllTilesProps) {
  const { orders, lists, remembered } = glance;
  const t = useWords();
  const format = useFormat();
  const wording = { t, format };
  const shares = useShares();
  const counted = (id: 'low' | 'out') => {
    const text = format.count(stock[id]);
    const title = t(`dashboard.tiles.${id}`);
    return (
      <Tile
        label={title}
        figure={text}
        name={`${title}: ${text}`}
        change={t('dashboard.tiles.of', { count: stock.products })}
        explain={
          remembered
            ? undefined
            : explainShares(() => shares(id), { title, text: format.count, href: hrefs[id] }, wording)
        }
        href={hrefs[id]}
      />
    );
  };
  const calendar = useCalendar();
  const waiting = (id: 'toShip' | 'overdue') => {
    const list = lists?.[id];
    const title = t(`dashboard.tiles.${id}`);
    const text = orders ? format.count(orders[id]) : '–';
    const oldest = (id === 'overdue' ? orders?.oldest : null) ?? null;
    return (
      <Tile
        label={title}
        figure={text}
        name={`${title}: ${text}`}
        change={
          oldest === null ? t(`dashboard.tiles.${id}Note`) : t('dashboard.tiles.oldest', { when: format.date(oldest) })
        }
        tone={oldest === null ? undefined : 'bad'}
        explain={list && explainOrders(list, { title, href: hrefs[id] }, wording, calendar)}
        href={hrefs[id]}
      />
    );
  };
  return (
    <div className="dashboard-tiles" aria-busy={remembered || undefined}>
      {waiting('toShip')}
      {waiting('overdue')}
      {counted('low')}
      {counted('out')}
      <ValueTile stock={stock} glance={glance} />
      {channels}
      <UnsyncedTile />
    </div>
  );
}

function ValueTile({ stock: { currency }, glance: { days, remembered } }: TilesProps) {
  const t = useWords();
  const format = useFormat();
  const shares = useShares();
  const title = t('dashboard.tiles.value');
  const text = days ? format.wholeMoney(days.value, currency) : '–';
  const before = days?.days.at(-1 - DAYS / 2)?.value;
  const step = days && before !== undefined ? days.value - before : null;
  return (
    <Tile
      label={title}
      figure={text}
      name={`${title}: ${text}`}
      change={
        step === null
          ? undefined
          : t('dashboard.tiles.since', {
              change: `${step > 0 ? '+' : ''}${format.wholeMoney(step, currency)}`,
              count: DAYS / 2,
            })
      }
      explain={
        days && !remembered
          ? explainShares(
              () => shares('value'),
              { title, text: (value) => format.money(value, currency), href: hrefs.value },
              { t, format },
            )
          : undefined
      }
      points={days?.days.map(({ value }) => value)}
      pointsName={t('dashboard.charts.valueName', { count: DAYS })}
      href={hrefs.value}
    />
  );
}

function UnsyncedTile() {
  const t = useWords();
  const format = useFormat();
  const { unsaved, unsent, server } = useStanding();
  const title = t('dashboard.tiles.unsynced');
  const shared = server.state !== 'none';
  const text = format.count(shared ? unsent : unsaved);
  return (
    <Tile
      label={title}
      figure={text}
      name={`${title}: ${text}`}
      change={t(shared ? 'dashboard.tiles.unsentNote' : 'dashboard.tiles.unsavedNote')}
      explain={() => ({
        title,
        lines: [
          { label: t('dashboard.explain.unsaved'), value: format.count(unsaved) },
          ...(shared ? [{ label: t('dashboard.explain.unsent'), value: format.count(unsent - unsaved) }] : []),
        ],
        total: { label: t('dashboard.explain.total'), value: text },
        more: { label: t('dashboard.explain.activity'), href: '/activity' },
      })}
      href="/activity"
    />
  );
}
