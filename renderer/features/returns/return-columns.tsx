import { useMemo } from 'react';
import { Badge } from '#renderer/ui/badge.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ReturnOutcome } from '#shared/domain/operations/rows.ts';
import { outcomesOf, variantOf } from './return-list.ts';
import type { ListedReturn, ReturnFacts } from './returns.queries.ts';

const tones = { restock: 'good', damaged: 'warn', discard: 'quiet' } as const satisfies Record<ReturnOutcome, string>;

/** The columns of the list of returns. */
export function useReturnColumns(facts: ReturnFacts): readonly Column<ListedReturn>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('returns.columns.at'),
        width: 164,
        fit: 240,
        fixed: true,
        render: ({ row }) => format.dateTime(row.receivedAt),
      },
      {
        id: 'order',
        header: t('returns.columns.order'),
        width: 84,
        fit: 200,
        render: ({ order }) => order?.number ?? <Dash />,
      },
      {
        id: 'customer',
        header: t('returns.columns.customer'),
        width: 110,
        fit: 150,
        grow: 1,
        render: ({ customer }) => customer ?? <Dash />,
      },
      {
        id: 'what',
        header: t('returns.columns.what'),
        width: 140,
        fit: 220,
        grow: 3,
        render: (one) => whatText(one, facts, (count) => t('returns.andMore', { count })),
      },
      {
        id: 'outcome',
        header: t('returns.fields.outcome'),
        width: 140,
        fit: 320,
        grow: 1,
        render: (one) =>
          outcomesOf(one).map((outcome) => (
            <Badge key={outcome} tone={tones[outcome]} label={t(`returns.outcomes.${outcome}`)} />
          )),
      },
      {
        id: 'refund',
        header: t('returns.columns.refund'),
        width: 96,
        figure: true,
        render: ({ row }) => (row.refund ? format.money(row.refund, facts.currency) : <Dash />),
      },
      {
        id: 'exchange',
        header: t('returns.columns.exchange'),
        width: 90,
        fit: 180,
        render: ({ exchange }) => exchange?.number ?? <Dash />,
      },
      {
        id: 'person',
        header: t('returns.columns.person'),
        width: 132,
        grow: 1,
        render: ({ person }) => person ?? <Dash />,
      },
    ],
    [t, format, facts],
  );
}

function whatText({ row, order }: ListedReturn, facts: ReturnFacts, more: (count: number) => string) {
  const variants = new Set(row.lines.flatMap((line) => variantOf(order, line) ?? []));
  const [first] = variants;
  if (!first) return <Dash />;
  const name = facts.variant(first)?.title ?? '';
  return variants.size > 1 ? `${name} ${more(variants.size - 1)}` : name;
}
