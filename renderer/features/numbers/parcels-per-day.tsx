import { useMemo } from 'react';
import { Chart } from '#renderer/ui/chart.tsx';
import type { ChartPoint } from '#renderer/ui/sampling.ts';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import type { PackedBy } from '#shared/domain/orders/work-numbers.ts';
import { placeOfDay, placeOfPerson } from './numbers-query.ts';
import type { Numbers } from './numbers.queries.ts';

/** More colours than these cannot be told apart: what remains is drawn together. */
const MOST_DRAWN = 5;

type ParcelsPerDayProps = { readonly of: Numbers; readonly address: URLSearchParams };

/** How many parcels left on each day, by who packed them, and how many each packed a day; a figure opens its orders. */
export function ParcelsPerDay({ of: { numbers, nameOf }, address }: ParcelsPerDayProps) {
  const t = useWords();
  const format = useFormat();
  const { days, byPerson, count } = numbers.parcels;
  const nobody = t('numbers.nobody');
  const series = useMemo(() => {
    const drawn = byPerson.slice(0, MOST_DRAWN).map((one) => ({ ...one, label: nameOf(one.person) ?? nobody }));
    const rest = byPerson.slice(MOST_DRAWN);
    if (rest.length === 0) return drawn;
    const byDay = days.map((_, at) => rest.reduce((sum, one) => sum + (one.byDay[at] ?? 0), 0));
    return [...drawn, { person: 'others', label: t('numbers.others'), byDay, count: 0, days: 0 }];
  }, [byPerson, days, nameOf, nobody, t]);
  const points = useMemo(
    () =>
      days.map((day, at) => ({
        at: Date.parse(day),
        label: format.date(day),
        values: Object.fromEntries(series.map(({ person, byDay }) => [person, byDay[at] ?? 0])),
        ...placesOf(
          address,
          day,
          byPerson.filter(({ byDay }) => (byDay[at] ?? 0) > 0),
        ),
      })),
    [days, series, byPerson, address, format],
  );
  return (
    <Region name={t('numbers.perDay')}>
      {count === 0 ? (
        <Text tone="muted">{t('numbers.noParcels')}</Text>
      ) : (
        <>
          <Chart
            kind="bar"
            name={t('numbers.perDay')}
            series={series.map(({ person, label }) => ({ id: person, label }))}
            points={points}
            formatValue={format.count}
          />
          <table className="number-people">
            <thead>
              <tr>
                <th scope="col">{t('numbers.person')}</th>
                <th scope="col">{t('numbers.figures.parcels')}</th>
                <th scope="col">{t('numbers.daysWorked')}</th>
                <th scope="col">{t('numbers.aDay')}</th>
              </tr>
            </thead>
            <tbody>
              {byPerson.map(({ person, count: own, days: worked }) => (
                <tr key={person}>
                  <th scope="row">{nameOf(person) ?? nobody}</th>
                  <td>
                    <Link href={placeOfPerson(address, person)}>{format.count(own)}</Link>
                  </td>
                  <td>{format.count(worked)}</td>
                  <td>{worked === 0 ? '–' : format.quantity(Math.round((own * 10) / worked), 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Region>
  );
}

/** What a day opens: its orders, and those of each who packed some of their parcels. */
function placesOf(address: URLSearchParams, day: Day, packed: readonly PackedBy[]): Pick<ChartPoint, 'href' | 'hrefs'> {
  if (packed.length === 0) return {};
  const hrefs = Object.fromEntries(packed.map(({ person }) => [person, placeOfDay(address, day, person)]));
  return { href: placeOfDay(address, day), hrefs };
}
