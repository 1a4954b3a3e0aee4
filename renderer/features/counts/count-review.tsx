import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { ReviewLine } from '#shared/domain/counts/review.ts';
import type { UnseenCell } from '#shared/domain/counts/unseen.ts';
import type { CountLots } from './count-lots.queries.ts';
import type { CountFacts, CountReview } from './counts.queries.ts';
import { countedByColumn } from './counted-by.tsx';
import { type NameOf, useOthersOf } from './people.queries.ts';
import { lotColumn, type LotNaming, nameLots, productText } from './lot-column.tsx';

/** The review of a count and the line that is looked at. */
export type ReviewView = {
  readonly isRead: boolean;
  readonly lines: readonly ReviewLine[];
  /** What would be posted. */
  readonly kept: readonly ReviewLine[];
  readonly differing: number;
  readonly value: number;
  /** Lines that ask for a recount, or for a word that they are right. */
  readonly asking: readonly ReviewLine[];
  /** Lots beside those that were counted, which are to be answered before it is posted. */
  readonly unseen: readonly UnseenCell[];
  readonly agreed: ReadonlySet<string>;
  readonly shown: ReviewLine | undefined;
  readonly show: (levelId: string | null) => void;
  readonly summary: (uncounted: number) => ReactNode;
};

/** The lines of a count compared with the books, the dearest difference first. */
export function useReviewView(
  review: CountReview | undefined,
  facts: CountFacts,
  agreed: ReadonlySet<string>,
): ReviewView {
  const t = useWords();
  const format = useFormat();
  const [shownId, show] = useState<string | null>(null);
  const lines = useMemo(() => review?.lines ?? [], [review]);
  const sums = useMemo(() => sumsOf(lines), [lines]);
  const asking = useMemo(
    () => sums.kept.filter((line) => line.moved.length > 0 && !agreed.has(line.levelId)),
    [sums, agreed],
  );
  return {
    ...sums,
    isRead: review !== undefined,
    lines,
    asking,
    unseen: review?.unseen ?? noneUnseen,
    agreed,
    shown: lines.find((line) => line.levelId === shownId),
    show,
    summary: (uncounted) => (
      <Inline wrap>
        <Text as="span" figure>
          {t('counts.review.summary', {
            lines: format.count(sums.kept.length),
            differ: format.count(sums.differing),
            value: format.money(sums.value, facts.currency),
          })}
        </Text>
        {uncounted > 0 && (
          <Text as="span" tone="muted" figure>
            {t('counts.review.rest', { count: uncounted })}
          </Text>
        )}
      </Inline>
    ),
  };
}

const noneUnseen: readonly UnseenCell[] = [];

function sumsOf(lines: readonly ReviewLine[]): Pick<ReviewView, 'kept' | 'differing' | 'value'> {
  const kept = lines.filter((line) => !line.dropped);
  return {
    kept,
    differing: kept.filter((line) => line.variance !== 0).length,
    value: kept.reduce((sum, line) => sum + (line.value ?? 0), 0),
  };
}

type CountReviewTableProps = {
  readonly view: ReviewView;
  readonly facts: CountFacts;
  readonly lots: CountLots;
  readonly several: boolean;
};

/** What differs from the books; a line opens beside the list. */
export function CountReviewTable({ view, facts, lots, several }: CountReviewTableProps) {
  const t = useWords();
  const { lines } = view;
  const nameOf = useOthersOf(lines);
  const columns = useReviewColumns({ view, facts, lots, several, nameOf });
  const rowAt = useCallback((index: number) => lines[index] as ReviewLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines[index]?.levelId ?? '', [lines]);
  return (
    <DataTable
      widthsAs="count-review"
      name={t('counts.review.name')}
      columns={columns}
      rowCount={lines.length}
      rowAt={rowAt}
      keyAt={keyAt}
      currentKey={view.shown?.levelId}
      onOpen={(line) => view.show(line.levelId)}
      empty={
        view.isRead ? (
          <EmptyState icon="counts" title={t('counts.review.emptyTitle')}>
            {t('counts.review.emptyText')}
          </EmptyState>
        ) : (
          <Skeleton lines={8} />
        )
      }
    />
  );
}

type ReviewColumnsAsk = CountReviewTableProps & { readonly nameOf: NameOf | null };

function useReviewColumns({ view, facts, lots, several, nameOf }: ReviewColumnsAsk): readonly Column<ReviewLine>[] {
  const t = useWords();
  const format = useFormat();
  const { agreed, lines } = view;
  const naming = useMemo(() => ({ t, lots, facts }), [t, lots, facts]);
  const hasLots = useMemo(() => nameLots(lines, naming), [lines, naming]);
  return useMemo(() => {
    const decimals = ({ variantId }: ReviewLine) => facts.variant(variantId)?.decimals ?? 0;
    return [
      {
        id: 'product',
        header: t('counts.columns.product'),
        width: 210,
        grow: 6,
        fixed: true,
        render: ({ variantId }) => facts.variant(variantId)?.title ?? <Dash />,
      },
      ...(hasLots ? [lotColumn<ReviewLine>(naming)] : []),
      {
        id: 'counted',
        header: t('counts.columns.counted'),
        width: 84,
        figure: true,
        render: (line) => format.quantity(line.quantity, decimals(line)),
      },
      {
        id: 'expected',
        header: t('counts.columns.expected'),
        width: 88,
        fit: 260,
        figure: true,
        render: (line) => format.quantity(line.expected, decimals(line)),
      },
      {
        id: 'difference',
        header: t('counts.columns.difference'),
        width: 96,
        figure: true,
        render: (line) => <Difference line={line} naming={naming} format={format} />,
      },
      ...(nameOf ? [countedByColumn<ReviewLine>(t, nameOf)] : []),
      {
        id: 'value',
        header: t('counts.columns.value'),
        width: 96,
        figure: true,
        render: ({ value }) =>
          value === null ? (
            <Text as="span" tone="muted">
              {t('counts.review.noCost')}
            </Text>
          ) : (
            format.money(value, facts.currency)
          ),
      },
      {
        id: 'mark',
        header: t('counts.columns.mark'),
        width: 120,
        grow: 1,
        fit: 320,
        render: (line) => <LineMark line={line} isAgreed={agreed.has(line.levelId)} t={t} />,
      },
      {
        id: 'reason',
        header: t('counts.columns.reason'),
        width: 110,
        grow: 1,
        render: ({ reason }) => (reason === null ? <Dash /> : t(`stock.reasons.${reason}.label`)),
      },
      {
        id: 'note',
        header: t('counts.columns.note'),
        width: 110,
        grow: 2,
        render: ({ note }) => note ?? <Dash />,
      },
      ...(several
        ? [
            {
              id: 'location',
              header: t('counts.columns.location'),
              width: 110,
              grow: 1,

              render: ({ locationId }: ReviewLine) => facts.locationName(locationId),
            },
          ]
        : []),
    ];
  }, [t, format, facts, naming, hasLots, several, agreed, nameOf]);
}

function LineMark({ line, isAgreed, t }: { readonly line: ReviewLine; readonly isAgreed: boolean; readonly t: Words }) {
  if (line.dropped) return <StatusMark plain tone="quiet" label={t('counts.review.left')} />;
  if (line.moved.length > 0)
    return isAgreed ? (
      <StatusMark plain tone="good" icon="check" label={t('counts.review.agreed')} />
    ) : (
      <StatusMark plain tone="warn" label={t('counts.review.recount')} />
    );
  if (line.around.length > 0) return <StatusMark plain tone="news" label={t('counts.review.around')} />;
  return line.variance === 0 ? <StatusMark plain tone="good" icon="check" label={t('counts.review.fits')} /> : <Dash />;
}

type DifferenceProps = {
  readonly line: ReviewLine;
  readonly naming: LotNaming;
  readonly format: Format;
};

function Difference({ line, naming, format }: DifferenceProps) {
  const { t, facts } = naming;
  const product = productText(facts.variant(line.variantId)?.title ?? '', line, naming);
  const decimals = facts.variant(line.variantId)?.decimals ?? 0;
  const value = format.signedQuantity(line.variance, decimals);
  const told = (kind: 'move' | 'near', { reason, quantity }: ReviewLine['moved'][number]) => ({
    reason: t(`counts.review.${kind}`, { reason: t(`stock.reasons.${reason}.label`) }),
    quantity: format.signedQuantity(quantity, decimals),
  });
  const unsettled = [
    ...line.moved.map((m) => told('move', m)),
    ...line.around.filter((m) => !line.moved.includes(m)).map((m) => told('near', m)),
  ].map(({ reason, quantity }) => `${reason} ${quantity}`);
  const explain = () => ({
    title: t('counts.review.explain', { product }),
    lines: [
      {
        label: t('counts.review.counted'),
        note: format.dateTime(line.latest.to),
        value: format.quantity(line.quantity, decimals),
      },
      {
        label: t('counts.review.expected'),
        value: format.signedQuantity(-line.expected, decimals),
        ...(unsettled.length > 0 && { note: unsettled.join('; '), tone: 'warn' as const }),
      },
    ],
    total: { label: t('counts.columns.difference'), value },
  });
  return (
    <Figure
      inTable
      text={value}
      name={t('counts.review.figure', { product, value })}
      explain={explain}
      tone={line.variance < 0 ? 'bad' : line.variance > 0 ? 'warn' : undefined}
    />
  );
}
