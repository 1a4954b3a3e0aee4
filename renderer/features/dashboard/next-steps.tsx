import type { ReactNode } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Columns } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import {
  type NextOrder,
  nextOrders,
  type OrderGlance,
  useCalendar,
  useExpiryGlance,
  useNextPurchases,
} from './dashboard.queries.ts';
import './next-steps.css';

/** What to do first: the orders that are due and the products to buy. */
export function NextSteps({ orders }: { readonly orders: OrderGlance | null }) {
  const t = useWords();
  const purchases = useNextPurchases();
  const calendar = useCalendar();
  return (
    <>
      <ExpiryLine />
      <Columns min={420} gap="l">
        <Region name={t('dashboard.next.orders')} actions={<Link href="/orders">{t('dashboard.next.allOrders')}</Link>}>
          <NextList
            items={orders && nextOrders(orders, calendar).map((order) => <OrderLine key={order.id} order={order} />)}
            none={t('dashboard.next.noOrders')}
          />
        </Region>
        <Region
          name={t('dashboard.next.purchases')}
          actions={<Link href="/reorder">{t('dashboard.next.allPurchases')}</Link>}
        >
          <NextList
            items={
              purchases &&
              purchases.map(({ key, title, href, out }) => (
                <li key={key}>
                  <span className="dashboard-next-name">
                    <Link href={href}>{title}</Link>
                  </span>
                  <StatusMark tone={out ? 'bad' : 'warn'} plain label={t(`dashboard.next.${out ? 'out' : 'low'}`)} />
                </li>
              ))
            }
            none={t('dashboard.next.noPurchases')}
          />
        </Region>
      </Columns>
    </>
  );
}

/** That lots expire soon, with the way to them; nothing where none do. */
function ExpiryLine() {
  const t = useWords();
  const glance = useExpiryGlance();
  if (!glance) return null;
  const { lots, days } = glance;
  return (
    <div className="dashboard-expiry">
      <StatusMark tone="warn" icon="clock" plain label={t('dashboard.next.expiry')} />
      <Link href={`/stock?expires=${days}&sort=expiry`}>{t('dashboard.next.expires', { count: lots, days })}</Link>
    </div>
  );
}

function NextList({ items, none }: { readonly items: readonly ReactNode[] | null; readonly none: string }) {
  if (items === null) return <Skeleton lines={4} />;
  return items.length === 0 ? <Text tone="muted">{none}</Text> : <ul className="dashboard-next">{items}</ul>;
}

function OrderLine({ order: { id, number, due, lines, late, ready } }: { readonly order: NextOrder }) {
  const t = useWords();
  const format = useFormat();
  return (
    <li>
      <span className="dashboard-next-name">
        <Link href={`/orders/${id}`}>{number}</Link>
        <Text tone="muted">{t('dashboard.next.lines', { count: lines.length })}</Text>
      </span>
      <StatusMark tone={ready ? 'good' : 'quiet'} plain label={t(`dashboard.next.${ready ? 'ready' : 'short'}`)} />
      <span className="dashboard-next-due">
        {late && due !== null && <span className="ui-figures">{format.date(due)}</span>}
        <StatusMark
          tone={late ? 'bad' : 'warn'}
          icon={late ? 'warning' : 'clock'}
          plain
          label={t(`dashboard.next.${late ? 'late' : 'today'}`)}
        />
      </span>
    </li>
  );
}
