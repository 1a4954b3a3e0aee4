import { orderOf } from '#shared/domain/operations/documents.ts';
import { useCallback, useMemo } from 'react';
import { ExportButton } from '#renderer/parts/export-button.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { CountLine } from '#shared/domain/counts/count-line.ts';
import type { PostedReview } from '#shared/domain/counts/review.ts';
import type { MovementId, OpId } from '#shared/domain/operations/ids.ts';
import { useCountCommands } from './counts.commands.ts';
import { type CountLots, useCountLots } from './count-lots.queries.ts';
import { lotColumn, type LotNaming, nameLots } from './lot-column.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { CountMark } from './count-marks.tsx';
import { countedByColumn } from './counted-by.tsx';
import { type CountFacts, type CountSheet, type PostedResult, useCountFacts, useReview } from './counts.queries.ts';
import { type NameOf, usePeopleOf } from './people.queries.ts';
import { useResultExport } from './use-result-export.ts';

type EndedCountProps = {
  readonly sheet: CountSheet;
  readonly back: { readonly href: string; readonly label: string };
};

/** A count that is over: what was posted and what changed since, or what was seen before it was ended. */
export function EndedCount({ sheet, back }: EndedCountProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useCountFacts();
  const { count, lines } = sheet;
  const lots = useCountLots(lines, facts);
  const review = useReview(count.id, false);
  const file = useResultExport(count, review, { facts, lots });
  const isPosted = count.state === 'posted';
  const when = format.dateTime(count.endedAt ?? count.begunAt);
  const late = review?.late.length ?? 0;
  const commands = useCountCommands();
  const told = useActNews();
  const postedBy = review?.posted[0] && actOf(review.posted[0].line.id);
  const unpost = async (opId: OpId) => {
    const undone = await commands.undo([opId]);
    if (undone.ok) told.saved(t('counts.posted.undone'), undone.value.opIds);
    else told.failed(undone.failure);
  };
  return (
    <Page
      title={count.name}
      count={isPosted ? review?.posted.length : lines.length}
      back={back}
      mark={<CountMark state={count.state} plain={false} />}
      actions={
        <>
          <ExportButton disabled={file.save === null} onExport={(choice) => file.save?.(choice)} />
          {isPosted && postedBy && (
            <Button icon="undo" onClick={() => void unpost(postedBy)}>
              {t('counts.posted.undo')}
            </Button>
          )}
        </>
      }
      chips={
        <Stack gap="s">
          <Text tone="muted">{t(isPosted ? 'counts.posted.text' : 'counts.posted.ended', { when })}</Text>
          {late > 0 && (
            <Text tone="warn">
              {t('counts.posted.late', { count: late })} {t('counts.posted.lateHint')}
            </Text>
          )}
        </Stack>
      }
      fill
    >
      {isPosted ? (
        <PostedLines posted={review?.posted} facts={facts} lots={lots} />
      ) : (
        <SeenLines lines={lines} facts={facts} lots={lots} />
      )}
      {file.shown}
    </Page>
  );
}

/** The act that wrote a ledger line: its id begins with it. */
function actOf(line: MovementId): OpId {
  return line.slice(0, line.lastIndexOf(':')) as OpId;
}

type PostedLinesProps = {
  readonly posted: readonly PostedResult[] | undefined;
  readonly facts: CountFacts;
  readonly lots: CountLots;
};

function PostedLines({ posted, facts, lots }: PostedLinesProps) {
  const t = useWords();
  const naming = useMemo(() => ({ t, facts, lots }), [t, facts, lots]);
  const hasLots = useMemo(() => nameLots(posted ?? [], naming), [posted, naming]);
  const nameOf = usePeopleOf(posted);
  const columns = usePostedColumns(facts, hasLots ? naming : null, nameOf);
  const rows = useMemo(
    () => [...(posted ?? [])].sort((a, b) => valueOf(b, facts) - valueOf(a, facts) || (a.line.id < b.line.id ? -1 : 1)),
    [posted, facts],
  );
  const rowAt = useCallback((index: number) => rows[index] as PostedResult, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.line.id ?? '', [rows]);
  return (
    <DataTable
      widthsAs="count-posted"
      name={t('counts.posted.name')}
      columns={columns}
      rowCount={rows.length}
      rowAt={rowAt}
      keyAt={keyAt}
      empty={
        posted ? (
          <EmptyState icon="counts" title={t('counts.posted.noneTitle')}>
            {t('counts.posted.noneText')}
          </EmptyState>
        ) : (
          <Skeleton lines={8} />
        )
      }
    />
  );
}

/** How dear a difference is, whichever way it goes. */
function valueOf({ variantId, variance }: PostedReview, facts: CountFacts): number {
  return Math.abs(variance) * (facts.variant(variantId)?.cost ?? 0);
}

function usePostedColumns(
  facts: CountFacts,
  naming: LotNaming | null,
  nameOf: NameOf,
): readonly Column<PostedResult>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const decimals = ({ variantId }: PostedReview) => facts.variant(variantId)?.decimals ?? 0;
    return [
      {
        id: 'product',
        header: t('counts.columns.product'),
        width: 220,
        grow: 6,
        fixed: true,
        render: ({ variantId }) => facts.variant(variantId)?.title ?? <Dash />,
      },
      ...(naming ? [lotColumn<PostedResult>(naming)] : []),
      {
        id: 'location',
        header: t('counts.columns.location'),
        width: 120,
        grow: 1,

        render: ({ locationId }) => facts.locationName(locationId),
      },
      {
        id: 'counted',
        header: t('counts.columns.counted'),
        width: 90,
        figure: true,
        render: (row) => format.quantity(row.line.counted, decimals(row)),
      },
      {
        id: 'asPosted',
        header: t('counts.columns.asPosted'),
        width: 100,
        figure: true,
        render: (row) => <PostedFigure kind="asPosted" row={row} facts={facts} />,
      },
      {
        id: 'now',
        header: t('counts.columns.now'),
        width: 90,
        figure: true,
        render: (row) => <PostedFigure kind="now" row={row} facts={facts} />,
      },
      {
        id: 'since',
        header: t('counts.columns.since'),
        width: 260,
        grow: 3,
        render: (row) => {
          const told = row.line.told.map((one) => {
            const quantity = format.signedQuantity(one.quantity, decimals(row));
            if (!one.late) return t('counts.posted.near', { quantity });
            return t(orderOf(one) ? 'counts.posted.orderChange' : 'counts.posted.change', { quantity });
          });
          return told.length > 0 ? told.join('; ') : <Dash />;
        },
      },
      countedByColumn<PostedResult>(t, nameOf),
    ];
  }, [t, format, facts, naming, nameOf]);
}

type PostedFigureProps = {
  readonly kind: 'asPosted' | 'now';
  readonly row: PostedReview;
  readonly facts: CountFacts;
};

/** What a posted line changes: what was counted less what the books said then, or say now of that moment. */
function PostedFigure({ kind, row, facts }: PostedFigureProps) {
  const t = useWords();
  const format = useFormat();
  const variant = facts.variant(row.variantId);
  const decimals = variant?.decimals ?? 0;
  const product = variant?.title ?? '';
  const change = kind === 'now' ? row.variance : row.line.asPosted;
  const value = format.signedQuantity(change, decimals);
  return (
    <Figure
      inTable
      text={value}
      name={t(`counts.posted.figures.${kind}`, { product, value })}
      tone={change < 0 ? 'bad' : change > 0 ? 'warn' : undefined}
      explain={() => ({
        title: t(`counts.posted.explain.${kind}`, { product }),
        lines: [
          { label: t('counts.posted.explain.counted'), value: format.signedQuantity(row.line.counted, decimals) },
          {
            label: t(`counts.posted.explain.${kind}Books`),
            value: format.signedQuantity(change - row.line.counted, decimals),
          },
        ],
        total: { label: t('counts.posted.explain.total'), value },
        ...(variant && {
          more: {
            label: t('counts.posted.explain.product'),
            href: `/stock/product/${variant.productId}?variant=${row.variantId}`,
          },
        }),
      })}
    />
  );
}

type SeenLinesProps = {
  readonly lines: readonly CountLine[];
  readonly facts: CountFacts;
  readonly lots: CountLots;
};

function SeenLines({ lines, facts, lots }: SeenLinesProps) {
  const t = useWords();
  const format = useFormat();
  const naming = useMemo(() => ({ t, facts, lots }), [t, facts, lots]);
  const hasLots = useMemo(() => nameLots(lines, naming), [lines, naming]);
  const nameOf = usePeopleOf(lines);
  const columns = useMemo(
    (): readonly Column<CountLine>[] => [
      {
        id: 'product',
        header: t('counts.columns.product'),
        width: 220,
        grow: 6,
        fixed: true,
        render: ({ variantId }) => facts.variant(variantId)?.title ?? <Dash />,
      },
      ...(hasLots ? [lotColumn<CountLine>(naming)] : []),
      {
        id: 'location',
        header: t('counts.columns.location'),
        width: 120,
        grow: 1,

        render: ({ locationId }) => facts.locationName(locationId),
      },
      {
        id: 'counted',
        header: t('counts.columns.counted'),
        width: 100,
        figure: true,
        render: ({ variantId, quantity }) => format.quantity(quantity, facts.variant(variantId)?.decimals ?? 0),
      },
      {
        id: 'at',
        header: t('counts.columns.at'),
        width: 160,
        fit: 260,

        render: ({ latest }) => format.dateTime(latest.to),
      },
      countedByColumn<CountLine>(t, nameOf),
    ],
    [t, format, facts, naming, hasLots, nameOf],
  );
  const rowAt = useCallback((index: number) => lines[index] as CountLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines[index]?.levelId ?? '', [lines]);
  return (
    <DataTable
      widthsAs="count-ended"
      name={t('counts.posted.endedName')}
      columns={columns}
      rowCount={lines.length}
      rowAt={rowAt}
      keyAt={keyAt}
      empty={
        <EmptyState icon="counts" title={t('counts.sheet.emptyTitle')}>
          {t('counts.posted.noneTitle')}
        </EmptyState>
      }
    />
  );
}
