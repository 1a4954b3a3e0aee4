import { type ReactNode, useMemo } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useParams } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { AmountsRegion } from './amounts-region.tsx';
import { CustomerRegion } from './customer-region.tsx';
import { DeliveryRegion } from './delivery-region.tsx';
import { DetailsRegion } from './details-region.tsx';
import { DocumentsRegion } from './documents-region.tsx';
import { useOrderDocuments } from './order-documents.queries.ts';
import { useOrderHistory } from './order-history.queries.ts';
import { HistoryRegion } from './order-history.tsx';
import { InBatch } from './in-batch.tsx';
import { LinesRegion } from './order-lines.tsx';
import { StateMark, stateText } from './order-marks.tsx';
import { OrderMovements } from './order-movements.tsx';
import { OrderStore } from './order-store.tsx';
import { foldedNumber } from './order-view.ts';
import { type FoundOrder, useOrder, useOrderBook, useOrderFacts, useOrderStock } from './orders.queries.ts';
import { useFieldActs } from './use-field-acts.tsx';
import { type OrderActs, useOrderActs } from './use-order-acts.tsx';
import './order-page.css';

/** What other features show of an order on its page. */
type HandedRegions = {
  readonly parcels: (order: OrderRow) => ReactNode;
  /** What of this desk's acts on it was refused. */
  readonly refused: (order: OrderRow) => ReactNode;
};

/** One order: its lines, its customer, what was done to it and what moved for it. */
export function OrderPage(handed: HandedRegions) {
  const t = useWords();
  const { id = '' } = useParams();
  const found = useOrder(id);
  const back = { href: '/orders', label: t('orders.page.back') };
  // The page of another order is another page, with nothing left of the one before.
  if (found?.order.id === id) return <ShownOrder key={id} found={found} back={back} {...handed} />;
  return (
    <Page title={found === null ? t('orders.page.missingTitle') : t('orders.title')} back={back}>
      {found === null ? (
        <EmptyState
          icon="orders"
          title={t('orders.page.missingTitle')}
          action={<Link href="/orders">{t('orders.goTo')}</Link>}
        >
          {t('orders.page.missingText')}
        </EmptyState>
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

type ShownOrderProps = HandedRegions & {
  readonly found: FoundOrder;
  readonly back: { readonly href: string; readonly label: string };
};

function ShownOrder({ found: { order, contact }, back, parcels, refused }: ShownOrderProps) {
  const t = useWords();
  const facts = useOrderFacts();
  const { open, shut, customerOf } = useOrderBook(false);
  const others = useMemo(() => {
    const number = foldedNumber(order);
    return [...open, ...shut].filter((other) => other.id !== order.id && foldedNumber(other) === number);
  }, [order, open, shut]);
  const stock = useOrderStock(open);
  const history = useOrderHistory(order);
  const documents = useOrderDocuments(order.id);
  const targets = useMemo(() => [order], [order]);
  const acts = useOrderActs(targets);
  const fieldActs = useFieldActs(targets);
  return (
    <Page
      title={t('orders.page.title', { number: order.number })}
      back={back}
      mark={
        <>
          <StateMark order={order} plain={false} />
          <InBatch orderId={order.id} />
        </>
      }
      primary={<NextStep acts={acts} order={order} />}
      actions={<OtherSteps acts={acts} />}
    >
      <div className="order-page">
        {order.state === 'void' && <Text tone="muted">{t('orders.page.voidText')}</Text>}
        {refused(order)}
        {others.length > 0 && (
          <Inline gap="s" wrap>
            <StatusMark tone="warn" icon="warning" label={t('orders.twice.text', { count: others.length })} />
            {others.map((other) => (
              <Link key={other.id} href={`/orders/${other.id}`}>
                {[t('orders.page.title', { number: other.number }), customerOf(other), stateText(t, other)]
                  .filter(Boolean)
                  .join(' · ')}
              </Link>
            ))}
          </Inline>
        )}
        <div className="order-columns">
          <div className="order-main">
            {stock.ready ? <LinesRegion order={order} stock={stock} facts={facts} history={history} /> : <Skeleton />}
            {parcels(order)}
            <OrderMovements history={history} facts={facts} />
          </div>
          <div className="order-side">
            <DetailsRegion order={order} acts={acts} stock={stock} facts={facts} />
            <CustomerRegion id={order.contactId} contact={contact} />
            <DeliveryRegion order={order} />
            <AmountsRegion order={order} facts={facts} />
            <DocumentsRegion order={order} documents={documents} facts={facts} />
            <OrderStore order={order} documents={documents} facts={facts} />
            <HistoryRegion history={history} facts={facts} />
          </div>
        </div>
      </div>
      {acts.dialogs}
      {fieldActs.dialogs}
    </Page>
  );
}

/** The step that usually comes next. */
function NextStep({ acts, order }: { readonly acts: OrderActs; readonly order: OrderRow }) {
  const t = useWords();
  if (order.state === 'held' && acts.resume) {
    return (
      <Button kind="primary" icon="forward" shortcut="r" onClick={acts.resume}>
        {t('orders.commands.resume')}
      </Button>
    );
  }
  if (!acts.ship) return null;
  return (
    <Button kind="primary" icon="ship" shortcut="s" onClick={acts.ship}>
      {t('orders.commands.ship')}
    </Button>
  );
}

function OtherSteps({ acts }: { readonly acts: OrderActs }) {
  const t = useWords();
  return (
    <>
      {acts.pick && (
        <Button icon="orders" shortcut="p" onClick={acts.pick}>
          {t('orders.commands.pick')}
        </Button>
      )}
      {acts.takeBack && (
        <Button icon="receive" shortcut="b" onClick={acts.takeBack}>
          {t('orders.commands.takeBack')}
        </Button>
      )}
      {acts.pack && (
        <Button icon="product" shortcut="k" onClick={acts.pack}>
          {t('orders.commands.pack')}
        </Button>
      )}
      {acts.hold && (
        <Button icon="paused" shortcut="h" onClick={acts.hold}>
          {t('orders.commands.hold')}
        </Button>
      )}
      <Menu
        name={t('orders.page.more')}
        items={[
          {
            id: 'edit',
            label: t('orders.commands.edit'),
            icon: 'edit',
            shortcut: 'e',
            disabled: !acts.edit,
            onSelect: () => acts.edit?.(),
          },
          {
            id: 'serve',
            label: t('allocation.serve.command'),
            icon: 'location',
            shortcut: 'shift+o',
            disabled: !acts.serve,
            onSelect: () => acts.serve?.(),
          },
          {
            id: 'pickList',
            label: t('orders.commands.pickList'),
            icon: 'print',
            shortcut: 'l',
            disabled: !acts.pickList,
            onSelect: () => acts.pickList?.(),
          },
          {
            id: 'packingSlip',
            label: t('orders.commands.packingSlip'),
            icon: 'print',
            shortcut: 'shift+l',
            disabled: !acts.packingSlip,
            onSelect: () => acts.packingSlip?.(),
          },
          {
            id: 'split',
            label: t('orders.commands.split'),
            icon: 'move',
            shortcut: 'shift+s',
            disabled: !acts.split,
            onSelect: () => acts.split?.(),
          },
          {
            id: 'deliver',
            label: t('orders.commands.deliver'),
            icon: 'done',
            shortcut: 'shift+d',
            disabled: !acts.deliver,
            onSelect: () => acts.deliver?.(),
          },
          {
            id: 'putBack',
            label: t('orders.commands.putBack'),
            icon: 'back',
            shortcut: 'shift+b',
            disabled: !acts.putBack,
            onSelect: () => acts.putBack?.(),
          },
          { id: 'line', divider: true },
          {
            id: 'cancel',
            label: t('orders.commands.cancel'),
            icon: 'cancelled',
            shortcut: 'shift+x',
            disabled: !acts.cancel,
            onSelect: () => acts.cancel?.(),
          },
        ]}
      />
    </>
  );
}
