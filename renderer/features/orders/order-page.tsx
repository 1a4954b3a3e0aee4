import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useParams } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { channelText } from './channel-text.ts';
import { CustomerRegion } from './customer-region.tsx';
import { AllocationMark, useOrderFigures } from './order-figures.tsx';
import { useOrderHistory } from './order-history.queries.ts';
import { HistoryRegion } from './order-history.tsx';
import { LinesRegion } from './order-lines.tsx';
import { Due, StateMark, stateText } from './order-marks.tsx';
import { OrderMovements } from './order-movements.tsx';
import { OrderReturns } from './order-returns.tsx';
import { OrderStore } from './order-store.tsx';
import {
  type FoundOrder,
  useCalendar,
  useNow,
  useOrder,
  useOrderBook,
  useOrderFacts,
  useOrderStock,
} from './orders.queries.ts';
import { agesFrom } from './order-view.ts';
import { type OrderActs, useOrderActs } from './use-order-acts.tsx';
import './order-page.css';

/** One order: its lines, its customer, what was done to it and what moved for it. */
export function OrderPage() {
  const t = useWords();
  const { id = '' } = useParams();
  const found = useOrder(id);
  const back = { href: '/orders', label: t('orders.page.back') };
  // The page of another order is another page, with nothing left of the one before.
  if (found?.order.id === id) return <ShownOrder key={id} found={found} back={back} />;
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

type ShownOrderProps = { readonly found: FoundOrder; readonly back: { readonly href: string; readonly label: string } };

function ShownOrder({ found: { order, contact }, back }: ShownOrderProps) {
  const t = useWords();
  const facts = useOrderFacts();
  const { open, shut, customerOf } = useOrderBook(false);
  const number = foldName(order.number);
  const others = [...open, ...shut].filter((other) => other.id !== order.id && foldName(other.number) === number);
  const stock = useOrderStock(open);
  const history = useOrderHistory(order);
  const acts = useOrderActs([order]);
  return (
    <Page
      title={t('orders.page.title', { number: order.number })}
      back={back}
      mark={<StateMark order={order} plain={false} />}
      primary={<NextStep acts={acts} order={order} />}
      actions={<OtherSteps acts={acts} />}
    >
      <div className="order-page">
        {order.state === 'void' && <Text tone="muted">{t('orders.page.voidText')}</Text>}
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
            <LinesRegion order={order} stock={stock} facts={facts} history={history} />
            <OrderMovements history={history} facts={facts} />
          </div>
          <div className="order-side">
            <DetailsRegion order={order} acts={acts} stock={stock} facts={facts} />
            <CustomerRegion id={order.contactId} contact={contact} />
            <OrderReturns order={order} facts={facts} />
            <OrderStore order={order} facts={facts} />
            <HistoryRegion history={history} facts={facts} />
          </div>
        </div>
      </div>
      {acts.dialogs}
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

type DetailsRegionProps = {
  readonly order: OrderRow;
  readonly acts: OrderActs;
  readonly stock: ReturnType<typeof useOrderStock>;
  readonly facts: ReturnType<typeof useOrderFacts>;
};

function DetailsRegion({ order, acts, stock, facts }: DetailsRegionProps) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const days = useCalendar();
  const { units, value } = useOrderFigures(facts);
  const items = [
    { label: t('orders.columns.placed'), value: format.dateTime(order.placedAt), figure: true },
    { label: t('orders.columns.age'), value: format.age(agesFrom(order, now), now) },
    { label: t('orders.columns.due'), value: <Due order={order} days={days} /> },
    ...(order.shippedAt === null
      ? []
      : [{ label: t('orders.columns.shipped'), value: format.dateTime(order.shippedAt), figure: true }]),
    {
      label: t('orders.columns.allocation'),
      value: <AllocationMark order={order} stock={stock} facts={facts} inTable={false} />,
    },
    { label: t('orders.columns.units'), value: units(order, false), figure: true },
    { label: t('orders.columns.value'), value: value(order, false), figure: true },
    { label: t('orders.columns.channel'), value: channelText(t, order.channel) },
  ];
  return (
    <Region
      name={t('orders.page.details')}
      actions={
        acts.due && (
          <Button kind="quiet" icon="calendar" onClick={acts.due}>
            {t('orders.commands.due')}
          </Button>
        )
      }
    >
      <KeyValueList items={items} />
    </Region>
  );
}
