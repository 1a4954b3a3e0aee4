import { useCallback, useMemo, useRef, useState } from 'react';
import { CancelledParcels, useCancelledText } from '#renderer/parts/cancelled-parcels.tsx';
import { OrderTabs } from '#renderer/parts/order-tabs.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { type ScanChoice, ScanField, type ScanProblem } from '#renderer/ui/scan-field.tsx';
import { soundScan } from '#renderer/ui/scan-sound.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { NamedBatch } from '#shared/domain/batches/batch-names.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import type { CancelledParcel } from '#shared/domain/parcels/cancelled-parcel.ts';
import { contentsOf, type OpenParcel } from '#shared/domain/parcels/open-parcel.ts';
import { ordersUnder, packProgress, packTabs } from './pack-list.ts';
import { useContentText } from './parcel-contents.ts';
import { packListCommands } from './packing.palette.ts';
import {
  type LeftOpen,
  type PackFinder,
  useBatches,
  useCancelledParcels,
  useLeftOpen,
  useOpenHere,
  useOrderBook,
  usePackFacts,
  usePackFinder,
  useWhoElse,
} from './packing.queries.ts';
import { useParcelPapers } from './use-parcel-papers.ts';
import './packing.css';

type Named =
  | { readonly kind: 'order'; readonly order: OrderRow }
  | { readonly kind: 'batch'; readonly batch: NamedBatch }
  | { readonly kind: 'cancelled'; readonly parcels: readonly CancelledParcel[] };

/** What waits to be packed: an order is chosen by its code, by a batch's, or from the list. */
export function PackingScreen() {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { open, ready, customerOf } = useOrderBook(false);
  const [query, setQuery] = useQuery();
  const batches = useBatches();
  const left = useLeftOpen();
  const facts = usePackFacts();
  const cancelled = useCancelledParcels();
  const finder = usePackFinder({ batches, left, cancelled: cancelled.all });
  const papers = useParcelPapers();
  const batch = batches.find(({ id }) => id === query.get('batch')) ?? null;
  const tab = packTabs.find((one) => one === query.get('tab')) ?? 'picked';
  const rows = useMemo(() => ordersUnder(tab, open, batch), [tab, open, batch]);
  const columns = usePackColumns(customerOf);
  const rowAt = useCallback((index: number) => rows[index] as OrderRow, [rows]); // asked only for rows there are
  const keyAt = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const show = (key: 'batch' | 'tab', value: string | null) => setQuery({ batch: null, [key]: value });
  useCommands(packListCommands, {
    'packing.codes': papers.printCodes,
    'packing.settings': () => navigate('/settings/packing'),
  });
  return (
    <Page
      title={t('packing.title')}
      count={ready ? rows.length : undefined}
      actions={
        <Button icon="print" onClick={papers.printCodes}>
          {t('packing.codes.print')}
        </Button>
      }
      chips={
        <div className="packing-head">
          <OrderTabs shown="packing" />
          <ChooseField field={field} finder={finder} customerOf={customerOf} onBatch={(id) => show('batch', id)} />
          <CancelledParcels parcels={cancelled.all} variant={facts.variant} onConfirm={cancelled.confirm} />
          <LeftOpenNews left={left} />
          {batch ? (
            <Inline>
              <StatusMark tone="news" icon="orders" label={t('packing.list.ofBatch', { number: batch.name })} />
              <Button kind="quiet" icon="close" onClick={() => show('batch', null)}>
                {t('packing.list.allBatches')}
              </Button>
            </Inline>
          ) : (
            <Tabs
              name={t('packing.list.which')}
              tabs={packTabs.map((id) => ({
                id,
                label: t(`packing.list.tabs.${id}`),
                count: ordersUnder(id, open, null).length,
              }))}
              value={tab}
              onChange={(id) => show('tab', id)}
            />
          )}
        </div>
      }
      fill
    >
      <DataTable
        name={t('packing.title')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={keyAt}
        onOpen={({ id }) => navigate(`/packing/${id}`)}
        rememberAs="packing"
        empty={
          ready ? (
            <EmptyState icon="product" title={t('packing.list.emptyTitle')}>
              {t(`packing.list.empty.${batch ? 'batch' : tab}`)}
            </EmptyState>
          ) : (
            <Skeleton lines={8} />
          )
        }
      />
    </Page>
  );
}

/** Orders that are not to be packed any more, while pieces of them still lie in a parcel that is open here. */
function LeftOpenNews({ left }: { readonly left: readonly LeftOpen[] }) {
  const t = useWords();
  const contentText = useContentText(usePackFacts());
  if (left.length === 0) return null;
  const piecesOf = (parcel: OpenParcel) =>
    contentsOf(parcel)
      .map(({ variantId, quantity }) => contentText(variantId, quantity))
      .join(', ');
  return (
    <div className="packing-news" role="alert">
      {left.map(({ order, parcel }) => (
        <Inline key={order.id} wrap>
          <Icon name="warning" />
          <Text strong tone="warn">
            {t('packing.list.leftOpen', {
              number: order.number,
              state: t(`orders.states.${order.state}`),
              pieces: piecesOf(parcel),
            })}
          </Text>
          <Link href={`/packing/${order.id}`}>{t('packing.list.openLeft')}</Link>
        </Inline>
      ))}
    </div>
  );
}

type ChooseFieldProps = {
  readonly field: React.Ref<HTMLInputElement>;
  readonly finder: PackFinder;
  readonly customerOf: (order: OrderRow) => string | null;
  readonly onBatch: (id: string) => void;
};

/** Chooses an order or a batch by what is scanned of it. */
function ChooseField({ field, finder, customerOf, onBatch }: ChooseFieldProps) {
  const t = useWords();
  const cancelledText = useCancelledText(usePackFacts().variant);
  const [said, setSaid] = useState<string | null>(null);
  const choiceOf = (order: OrderRow): ScanChoice<Named> => ({
    id: order.id,
    title: t('orders.page.title', { number: order.number }),
    note: [customerOf(order), t(`orders.states.${order.state}`)].filter(Boolean).join(' · '),
    value: { kind: 'order', order },
  });
  /** Closed parcels of cancelled orders; an order that is found itself says so on its own page. */
  const ofCancelled = (code: string): readonly ScanChoice<Named>[] => {
    const parcels = finder.orders(code).length > 0 ? [] : finder.cancelled(code);
    const title = cancelledText(parcels);
    return parcels.length === 0 ? [] : [{ id: title, title, note: null, value: { kind: 'cancelled', parcels } }];
  };
  const byWhole = (code: string): readonly ScanChoice<Named>[] => [
    ...finder.orders(code).map(({ order }) => choiceOf(order)),
    ...finder.batches(code).map((batch) => ({
      id: batch.id,
      title: t('packing.list.batch', { number: batch.name }),
      note: null,
      value: { kind: 'batch', batch } as const,
    })),
    ...ofCancelled(code),
  ];
  const choose = (named: Named) => {
    if (named.kind === 'cancelled') {
      soundScan('wrong');
      return setSaid(cancelledText(named.parcels));
    }
    soundScan('found');
    setSaid(null);
    if (named.kind === 'order') navigate(`/packing/${named.order.id}`);
    else onBatch(named.batch.id);
  };
  const problem = (what: ScanProblem, code: string) => {
    soundScan('unknown');
    const [product] = finder.products(code);
    const own = product
      ? t('packing.list.isProduct', { product: product.row.title })
      : t('packing.list.unknown', { code });
    setSaid((product ? null : scanProblem(t, what === 'nothing' ? 'unknown' : what, code, null)) ?? own);
  };
  return (
    <Inline wrap>
      <ScanField
        ref={field}
        name={t('packing.list.scan')}
        placeholder={t('packing.list.placeholder')}
        listName={t('packing.list.found')}
        byWhole={byWhole}
        byText={() => []}
        onChoose={choose}
        onProblem={problem}
        onForget={() => setSaid(null)}
      />
      <div role="status">
        <Text as="span" tone={said === null ? 'muted' : 'bad'} strong={said !== null}>
          {said ?? t('packing.list.hint')}
        </Text>
      </div>
    </Inline>
  );
}

function usePackColumns(customerOf: (order: OrderRow) => string | null): readonly Column<OrderRow>[] {
  const t = useWords();
  const format = useFormat();
  const here = useOpenHere();
  const { whoElse } = useWhoElse();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('orders.columns.number'),
        width: 90,
        fit: 300,
        fixed: true,
        render: ({ number }) => number,
      },
      {
        id: 'customer',
        header: t('orders.columns.customer'),
        width: 150,
        grow: 3,
        render: (order) => customerOf(order) ?? <Dash />,
      },
      {
        id: 'picked',
        header: t('packing.columns.picked'),
        width: 110,
        figure: true,
        render: (order) => {
          const { picked, lines } = packProgress(order);
          return t('packing.list.of', { done: format.count(picked), all: format.count(lines) });
        },
      },
      {
        id: 'packed',
        header: t('packing.columns.packed'),
        width: 110,
        figure: true,
        render: (order) => {
          const { packed, lines } = packProgress(order);
          return t('packing.list.of', { done: format.count(packed), all: format.count(lines) });
        },
      },
      {
        id: 'state',
        header: t('orders.columns.state'),
        width: 150,
        grow: 1,
        render: (order) => {
          const { id, state } = order;
          if (here?.has(id)) return <StatusMark plain tone="warn" icon="product" label={t('packing.list.openHere')} />;
          const person = whoElse(order);
          if (person !== null && mayDo(state, 'pack'))
            return <StatusMark plain tone="warn" icon="person" label={t('packing.list.hasIt', { person })} />;
          return (
            <StatusMark
              plain
              tone={state === 'open' ? 'quiet' : 'news'}
              icon={state === 'packed' ? 'product' : state === 'picking' ? 'orders' : 'clock'}
              label={t(`orders.states.${state}`)}
            />
          );
        },
      },
      {
        id: 'placed',
        header: t('orders.columns.placed'),
        width: 110,
        fit: 200,
        render: ({ placedAt }) => format.date(placedAt),
      },
    ],
    [t, format, customerOf, here, whoElse],
  );
}
