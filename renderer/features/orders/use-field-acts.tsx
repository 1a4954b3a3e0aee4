import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { useBulkRun } from '#renderer/parts/use-bulk-run.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { isMergeable, type Merger } from '#shared/domain/orders/merge.ts';
import { AssignDialog, PriorityDialog, TagsDialog } from './bulk-fields-dialogs.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { useMergeSplit } from './merge-split.commands.ts';
import { useOrderFields } from './order-fields.commands.ts';
import { orderFieldCommands } from './orders.palette.ts';
import { useOrderBook, usePersonNames } from './orders.queries.ts';

type Open =
  | { readonly act: 'tags' | 'assign' | 'priority'; readonly orders: readonly OrderRow[] }
  | { readonly act: 'merge'; readonly mergers: readonly Merger[]; readonly orders: readonly OrderRow[] };

/** What can be said of chosen orders, ready for buttons (null: not possible now), with the dialogs it opens. */
export type FieldActs = {
  readonly tags: (() => void) | null;
  readonly assign: (() => void) | null;
  readonly priority: (() => void) | null;
  readonly merge: (() => void) | null;
  readonly dialogs: React.ReactNode;
};

/** Offers tags, people, priority and merging of some orders by key, menu and palette while a screen of orders is shown. */
export function useFieldActs(targets: readonly OrderRow[]): FieldActs {
  const t = useWords();
  const fields = useOrderFields();
  const { mergers, merge } = useMergeSplit();
  const told = useActNews();
  const bulk = useBulkRun();
  const personOf = usePersonNames();
  const { customerOf } = useOrderBook(false);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const opens = (act: 'tags' | 'assign' | 'priority') =>
    targets.length > 0 ? () => setOpen({ act, orders: targets }) : null;
  const canMerge = targets.filter(isMergeable).length > 1;
  const askMerge = async () =>
    setOpen({ act: 'merge', orders: targets, mergers: await mergers(targets.map(({ id }) => id)) });
  const acts = {
    tags: opens('tags'),
    assign: opens('assign'),
    priority: opens('priority'),
    merge: canMerge ? () => void askMerge() : null,
  };
  useCommands(orderFieldCommands, {
    'orders.tags': acts.tags,
    'orders.assign': acts.assign,
    'orders.priority': acts.priority,
    'orders.merge': acts.merge,
  });
  const ids = (open?.orders ?? []).map(({ id }) => id);
  const mergeChosen = async () => {
    close();
    const merged = await merge(ids);
    if (!merged.ok) return told.failed(merged.failure);
    const { opIds, gone, into } = merged.value;
    told.saved(t('queue.merge.saved', { count: gone, remaining: into.length }), opIds);
  };
  const dialogs = (
    <>
      {open?.act === 'tags' && (
        <TagsDialog
          orders={open.orders}
          onClose={close}
          onSave={(change) => {
            close();
            void bulk.start(
              t('orders.commands.tags'),
              (run) => fields.tag(ids, change, run),
              (count) => t('queue.tags.saved', { count }),
            );
          }}
        />
      )}
      {open?.act === 'assign' && (
        <AssignDialog
          orders={open.orders}
          onClose={close}
          onSave={(person) => {
            close();
            void bulk.start(
              t('orders.commands.assign'),
              (run) => fields.assign(ids, person, run),
              (count) =>
                person === null
                  ? t('queue.assignee.cleared', { count })
                  : t('queue.assignee.saved', { count, name: personOf(person) }),
            );
          }}
        />
      )}
      {open?.act === 'priority' && (
        <PriorityDialog
          orders={open.orders}
          onClose={close}
          onSave={(priority) => {
            close();
            void bulk.start(
              t('orders.commands.priority'),
              (run) => fields.rank(ids, priority, run),
              (count) => t('queue.prioritySaved', { count, priority: t(`queue.priorities.${priority ?? 'normal'}`) }),
            );
          }}
        />
      )}
      {open?.act === 'merge' && (
        <MergeDialog
          mergers={open.mergers}
          left={open.orders.length - open.mergers.reduce((count, { from }) => count + from.length + 1, 0)}
          customerOf={customerOf}
          onMerge={() => void mergeChosen()}
          onClose={close}
        />
      )}
      {bulk.shown}
    </>
  );
  return { ...acts, dialogs };
}
