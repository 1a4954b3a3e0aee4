import { useMemo } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import type { Explanation } from '#renderer/ui/explanation.ts';
import { Link } from '#renderer/ui/link.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, type Tone } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { gapOf } from '#shared/domain/channels/offer.ts';
import type { ExplainedFigure } from '#shared/channels/review/figures.ts';
import { useOffer, type useOfferFigures } from '../channels.queries.ts';
import type { TruthRow, TruthState } from './truth-rows.ts';

/** What is said of rows besides themselves. */
export type TruthFacts = {
  readonly figures: ReturnType<typeof useOfferFigures>;
  /** How the store calls its places; null where it knows one. */
  readonly placeName: ((id: string) => string) | null;
  readonly now: number;
};

export const truthTones: Readonly<Record<TruthState, Tone>> = {
  problem: 'bad',
  'not-linked': 'quiet',
  drift: 'warn',
  untold: 'quiet',
  'not-counted': 'quiet',
  'not-agreed': 'news',
  archived: 'quiet',
  told: 'good',
};

/** The columns of the truth meter. */
export function useTruthColumns({ figures, placeName, now }: TruthFacts): readonly Column<TruthRow>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const figure = (value: number | null) => (value === null ? <Dash /> : format.count(value));
    return [
      {
        id: 'title',
        header: t('channels.truth.columns.title'),
        // Beside its panel in the smallest window it stands with a long state, and nothing scrolls sideways.
        width: 140,
        grow: 3,
        fixed: true,
        render: ({ item, thing }) => {
          const title = titleOf(item);
          return thing ? (
            <Link kind="plain" href={`/stock/product/${thing.productId}?variant=${thing.variantId}`}>
              {title}
            </Link>
          ) : (
            title
          );
        },
      },
      {
        id: 'sku',
        yields: 5,
        header: t('channels.truth.columns.sku'),
        width: 96,
        fit: 200,
        render: ({ item }) => item.sku || <Dash />,
      },
      ...(placeName
        ? [
            {
              id: 'place',
              yields: 1,
              header: t('channels.truth.columns.place'),
              width: 110,
              grow: 1,
              render: ({ place }: TruthRow) => (place.locationId === null ? <Dash /> : placeName(place.locationId)),
            },
          ]
        : []),
      {
        id: 'shown',
        yields: 2,
        header: t('channels.truth.columns.shown'),
        width: 88,
        figure: true,
        render: ({ place }) => figure(place.shown),
      },
      {
        id: 'age',
        yields: 6,
        header: t('channels.truth.columns.age'),
        width: 104,
        fit: 150,
        render: ({ place }) =>
          place.shown === null || place.shownAt === 0 ? <Dash /> : format.age(place.shownAt, now),
      },
      {
        id: 'expected',
        yields: 4,
        header: t('channels.truth.columns.expected'),
        width: 92,
        figure: true,
        render: ({ place }) => figure(place.expected),
      },
      {
        id: 'offer',
        yields: 3,
        header: t('channels.truth.columns.offer'),
        width: 88,
        figure: true,
        render: (row) => <OfferFigure row={row} figures={figures} inTable />,
      },
      {
        id: 'state',
        header: t('channels.truth.columns.state'),
        width: 150,
        fit: 210,
        render: (row) => <StateMark row={row} figures={figures} />,
      },
    ];
  }, [t, format, figures, placeName, now]);
}

/** A thing of the store as people call it. */
export function titleOf({ title, options }: Pick<TruthRow['item'], 'title' | 'options'>): string {
  const values = options.map(({ value }) => value).join(' / ');
  return values === '' ? title : `${title} – ${values}`;
}

/** How a row stands, in a few words; a difference with its size. */
export function stateText(
  t: Words,
  format: Format,
  { is, place, item }: TruthRow,
  figure: ExplainedFigure | null,
): string {
  if (is === 'drift' && place.drift)
    return t('channels.truth.states.driftBy', { by: format.signedQuantity(place.drift.shown - place.drift.expected) });
  if (is === 'problem' && item.problem !== null) return t(`channels.problems.${item.problem}`);
  if (is !== 'told' && is !== 'archived') return t(`channels.truth.states.${is}`);
  // What is not counted here is told nothing, archived or not.
  if (!figure)
    return t(is === 'archived' ? 'channels.truth.states.archivedUntracked' : 'channels.truth.states.untracked');
  const gap = place.expected === null ? 0 : gapOf(figure.offer, place.expected);
  if (gap !== 0 && gap !== place.accepted)
    return t(is === 'archived' ? 'channels.truth.states.archivedToTell' : 'channels.truth.states.toTell', {
      by: format.signedQuantity(gap),
    });
  return t(`channels.truth.states.${is}`);
}

type OfRow = Pick<TruthFacts, 'figures'> & { readonly row: TruthRow };

/** How a row stands. Each follows its own offer: a change of others draws nothing anew. */
function StateMark({ row, figures }: OfRow) {
  const t = useWords();
  const format = useFormat();
  const offer = useOffer(figures, row.thing, row.place.locationId);
  return <StatusMark plain tone={truthTones[row.is]} label={stateText(t, format, row, offer)} />;
}

/** What the store is to show, and what makes it. */
export function OfferFigure({ row, figures, inTable }: OfRow & { readonly inTable?: boolean }) {
  const t = useWords();
  const format = useFormat();
  const figure = useOffer(figures, row.thing, row.place.locationId);
  if (!figure || !row.thing) return <Dash />;
  const { decimals, name } = row.thing;
  const text = format.count(figure.offer);
  return (
    <Figure
      text={text}
      name={t('channels.truth.offerOf', { name, value: text })}
      explain={() => offerExplained(t, format, { title: name, figure, decimals })}
      {...(inTable && { inTable })}
    />
  );
}

type Explained = { readonly title: string; readonly figure: ExplainedFigure; readonly decimals: number };

/** What makes an offer, line by line. */
export function offerExplained(t: Words, format: Format, { title, figure, decimals }: Explained): Explanation {
  return {
    title: t('channels.truth.offerTitle', { name: title }),
    lines: figure.parts.map(({ is, quantity }) => ({
      label: t(`channels.offerParts.${is}`),
      value: is === 'on-hand' ? format.quantity(quantity, decimals) : format.signedQuantity(quantity, decimals),
    })),
    total: { label: t('channels.truth.columns.offer'), value: format.count(figure.offer) },
  };
}
