import { useCallback, useMemo } from 'react';
import { OrderTabs } from '#renderer/parts/order-tabs.tsx';
import { togetherQuery } from '#renderer/parts/pick-together.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useBatchColumns } from './batch-columns.tsx';
import { batchListCommands } from './picking.palette.ts';
import { type ListedBatch, useBatches, useNextOrders } from './picking.queries.ts';

const tabs = ['open', 'ended'] as const;
/** So many orders are proposed at once. */
const NEXT = 10;

/** All batches: what is being picked, by whom and how far it is; and those that ended. */
export function PickingScreen() {
  const t = useWords();
  const [address, change] = useQuery();
  const tab = tabs.find((id) => id === address.get('state')) ?? 'open';
  const batches = useBatches();
  const columns = useBatchColumns(tab);
  const nextOrders = useNextOrders(NEXT);
  const rows = useMemo(() => (batches ?? []).filter(isIn(tab)), [batches, tab]);
  const rowAt = useCallback((index: number) => rows[index] as ListedBatch, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.batch.id ?? '', [rows]);
  const begin = () => {
    if (nextOrders && nextOrders.length > 0) change({ together: togetherQuery(nextOrders) });
    else if (nextOrders) toast.news(t('picking.empty.noneTitle'), { note: t('picking.empty.noneText') });
  };
  useCommands(batchListCommands, { 'picking.next': begin });
  const next = (
    <Button kind="primary" icon="orders" shortcut="n" disabled={!nextOrders} onClick={begin}>
      {t('picking.commands.next', { count: NEXT })}
    </Button>
  );
  return (
    <Page
      title={t('picking.title')}
      count={batches && rows.length}
      primary={next}
      chips={
        <Stack gap="s">
          <OrderTabs shown="picking" />
          <Tabs
            name={t('picking.tabsName')}
            tabs={tabs.map((id) => ({
              id,
              label: t(`picking.tabs.${id}`),
              count: (batches ?? []).filter(isIn(id)).length,
            }))}
            value={tab}
            onChange={(id) => change({ state: id === 'open' ? null : id })}
          />
        </Stack>
      }
      fill
    >
      <DataTable
        name={t('picking.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        onOpen={({ batch }) => navigate(`/picking/${batch.id}`)}
        empty={
          batches ? (
            <EmptyState
              icon="orders"
              title={t(tab === 'open' ? 'picking.empty.title' : 'picking.empty.endedTitle')}
              action={
                tab === 'open' && (
                  <Inline>
                    <Button kind="primary" icon="orders" disabled={!nextOrders} onClick={begin}>
                      {t('picking.commands.next', { count: NEXT })}
                    </Button>
                    <Button onClick={() => navigate('/orders')}>{t('picking.empty.queue')}</Button>
                  </Inline>
                )
              }
            >
              {t(tab === 'open' ? 'picking.empty.text' : 'picking.empty.endedText')}
            </EmptyState>
          ) : (
            <Skeleton lines={8} />
          )
        }
        rememberAs="picking"
      />
    </Page>
  );
}

function isIn(tab: (typeof tabs)[number]): (one: ListedBatch) => boolean {
  return ({ batch }) => (batch.state === 'open') === (tab === 'open');
}
