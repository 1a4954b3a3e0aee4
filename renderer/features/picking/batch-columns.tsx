import { useMemo } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { BatchState } from '#shared/domain/operations/rows.ts';
import type { ListedBatch } from './picking.queries.ts';

const looks = {
  open: { tone: 'news', icon: 'orders' },
  done: { tone: 'good', icon: 'done' },
  cancelled: { tone: 'quiet', icon: 'cancelled' },
  void: { tone: 'quiet', icon: 'undo' },
} as const;

/** The state of a batch, as a picture and a word. */
export function BatchMark({ state, plain }: { readonly state: BatchState; readonly plain?: boolean }) {
  const t = useWords();
  return <StatusMark {...looks[state]} {...(plain && { plain })} label={t(`picking.states.${state}`)} />;
}

/** What is said of only some batches: what is being picked has not ended, and all of it has one state. */
const absent: Readonly<Record<'open' | 'ended', readonly string[]>> = { open: ['state', 'ended'], ended: ['progress'] };

/** The columns of the list of batches. */
export function useBatchColumns(tab: 'open' | 'ended'): readonly Column<ListedBatch>[] {
  const t = useWords();
  const format = useFormat();
  const columns: readonly Column<ListedBatch>[] = useMemo(
    () => [
      {
        id: 'number',
        header: t('picking.columns.number'),
        width: 104,
        fit: 240,
        fixed: true,
        render: ({ batch }) => batch.name,
      },
      {
        id: 'state',
        header: t('picking.columns.state'),
        width: 132,
        render: ({ batch }) => <BatchMark state={batch.state} plain />,
      },
      {
        id: 'person',
        header: t('picking.columns.person'),
        width: 120,
        grow: 2,
        render: ({ batch, person }) => person ?? (batch.assigneeId ? t('picking.someone') : <Dash />),
      },
      {
        id: 'method',
        header: t('picking.columns.method'),
        width: 128,
        grow: 1,
        render: ({ batch }) => t(`picking.methods.${batch.method}`),
      },
      {
        id: 'orders',
        header: t('picking.columns.orders'),
        width: 82,
        figure: true,
        render: ({ batch }) => format.count(batch.orderIds.length),
      },
      {
        id: 'progress',
        header: t('picking.columns.progress'),
        width: 112,
        figure: true,
        render: ({ progress }) =>
          progress && t('picking.progress', { done: format.count(progress.done), total: format.count(progress.total) }),
      },
      {
        id: 'begun',
        header: t('picking.columns.begun'),
        width: 176,
        fit: 260,
        render: ({ batch }) => format.dateTime(batch.begunAt),
      },
      {
        id: 'ended',
        header: t('picking.columns.ended'),
        width: 176,
        fit: 260,
        render: ({ batch }) => (batch.endedAt === null ? <Dash /> : format.dateTime(batch.endedAt)),
      },
    ],
    [t, format],
  );
  return useMemo(() => columns.filter(({ id }) => !absent[tab].includes(id)), [columns, tab]);
}
