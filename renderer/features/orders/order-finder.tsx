import { useMemo } from 'react';
import { fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { channelText } from './channel-text.ts';
import { useCustomerFinder } from './find-customers.queries.ts';
import { type FoundOrder, useOrderFinder } from './find-orders.queries.ts';
import { useChannelNames } from './orders.queries.ts';
import { stateText } from './order-marks.tsx';
import { viewPlace } from './view-address.ts';
import { useOrderViews } from './views.queries.ts';

/** Lets orders, customers and saved views of the queue be found on every screen. */
export function OrderFinder() {
  useFoundOrders();
  useFoundCustomers();
  useFoundViews();
  return null;
}

function useFoundOrders(): void {
  const t = useWords();
  const format = useFormat();
  const finder = useOrderFinder();
  const channels = useChannelNames();
  useFindSource(
    useMemo(() => {
      const lineOf =
        (text: string) =>
        ({ order, customer, isNumber }: FoundOrder): Found => ({
          id: order.id,
          title: t('orders.page.title', { number: order.number }),
          note: [customer, stateText(t, order), format.date(order.placedAt), channelText(t, order, channels)]
            .filter(Boolean)
            .join(' · '),
          icon: 'orders',
          fit: isNumber ? 'code' : (fitOf([order.number, customer ?? ''], text) ?? 'within'),
          place: `/orders/${order.id}`,
        });
      return {
        id: 'orders',
        name: t('find.kinds.orders'),
        one: t('find.one.order'),
        order: 3,
        byCode: (code) => finder.byNumber(code).map(lineOf(code)),
        find: async (text, most) => {
          const fits = (order: OrderRow) => fitOf([channelText(t, order, channels)], text) !== null;
          const found = text === '' ? await finder.waiting(most) : await finder.byText(text, most, fits);
          return found.map(lineOf(text));
        },
      };
    }, [finder, t, format, channels]),
  );
}

function useFoundCustomers(): void {
  const t = useWords();
  const find = useCustomerFinder();
  useFindSource(
    useMemo(
      () => ({
        id: 'customers',
        name: t('find.kinds.customers'),
        one: t('find.one.customer'),
        order: 4,
        find: async (text, most) =>
          (await find(text, most)).map(({ contact, orders }): Found => {
            const { contactId, name, email, phone } = contact;
            return {
              id: contactId,
              title: name,
              note: [t('find.ofOrders', { count: orders }), email, phone].filter(Boolean).join(' · '),
              icon: 'person',
              fit: fitOf([email], text) === 'whole' ? 'whole' : (fitOf([name, email, phone], text) ?? 'within'),
              place: `/orders?state=all&q=${encodeURIComponent(name)}`,
            };
          }),
      }),
      [find, t],
    ),
  );
}

function useFoundViews(): void {
  const t = useWords();
  const views = useOrderViews();
  useFindSource(
    useMemo(
      () => ({
        id: 'views',
        name: t('find.kinds.views'),
        one: t('find.one.view'),
        order: 8,
        find: async (text, most) =>
          (views ?? [])
            .flatMap((view): readonly Found[] => {
              const fit = fitOf([view.name], text);
              return fit ? [{ id: view.id, title: view.name, icon: 'filter', fit, place: viewPlace(view) }] : [];
            })
            .slice(0, most),
      }),
      [views, t],
    ),
  );
}
