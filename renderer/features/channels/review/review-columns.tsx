import { useMemo } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type Choices, choiceFor } from '#shared/channels/review/decide.ts';
import type { FigureOf, OurIndex, OurThing } from '#shared/channels/review/ours.ts';
import type { ReviewKind, ReviewRow } from '#shared/channels/review/review.ts';
import { titleOf } from '../truth/truth-columns.tsx';
import { choiceText, choiceTone, quantitiesFor, stockText, thingTitle } from './choice-text.ts';

/** What is empty for all rows of a kind. */
const emptyFor: Readonly<Partial<Record<ReviewKind, readonly string[]>>> = {
  'only-there': ['why'],
  'only-here': ['there', 'why', 'quantities'],
};

/** The columns of a kind of rows: there, here, the figures, what was decided. */
export function useReviewColumns(
  kind: ReviewKind,
  choices: Choices,
  ours: OurIndex | undefined,
  figureOf: FigureOf,
): readonly Column<ReviewRow>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const tiedTo = (row: ReviewRow): OurThing | undefined => {
      if (row.is === 'only-here') return row.thing;
      const choice = choiceFor(row, choices);
      return choice.as === 'link' ? ours?.thing(choice.variantId) : undefined;
    };
    const all: readonly Column<ReviewRow>[] = [
      {
        id: 'there',
        header: t('channels.review.columns.there'),
        width: 190,
        grow: 2,
        fixed: true,
        render: (row) => (row.is === 'only-here' ? <Dash /> : titleOf(row.item)),
      },
      {
        id: 'sku',
        yields: 4,
        header: t('channels.review.columns.sku'),
        width: 96,
        fit: 180,
        render: (row) => (row.is === 'only-here' ? row.thing.sku : row.item.sku) || <Dash />,
      },
      {
        id: 'here',
        ...(kind !== 'only-here' && { yields: kind === 'only-there' ? 5 : 2 }),
        header: t('channels.review.columns.here'),
        width: 170,
        grow: 2,
        fixed: kind === 'only-here',
        render: (row) => {
          const thing = tiedTo(row);
          if (thing) return thingTitle(thing);
          if (row.is === 'ambiguous' || row.is === 'changed')
            return (
              <Text as="span" tone="muted">
                {t('channels.review.candidates', { count: row.candidates.length })}
              </Text>
            );
          return <Dash />;
        },
      },
      {
        id: 'why',
        yields: 3,
        header: t('channels.review.columns.why'),
        width: 120,
        fit: 230,
        render: (row) => {
          if (row.is === 'matched') return t(`channels.review.by.${row.by}`);
          if (row.is === 'ambiguous') return t(`channels.review.doubts.${row.why}`);
          return row.is === 'changed' ? t('channels.review.changed') : <Dash />;
        },
      },
      {
        id: 'quantities',
        yields: 1,
        header: t('channels.review.columns.quantities'),
        width: 130,
        fit: 230,
        render: (row) => stockText(t, format, row, quantitiesFor(row, choiceFor(row, choices), figureOf)) ?? <Dash />,
      },
      {
        id: 'choice',
        header: t('channels.review.columns.choice'),
        width: 150,
        fit: 240,
        render: (row) => {
          const choice = choiceFor(row, choices);
          return (
            <StatusMark
              plain
              tone={choiceTone(choice)}
              label={choiceText(t, choice, row, quantitiesFor(row, choice, figureOf))}
            />
          );
        },
      },
    ];
    return all.filter(({ id }) => !emptyFor[kind]?.includes(id));
  }, [t, format, kind, choices, ours, figureOf]);
}
