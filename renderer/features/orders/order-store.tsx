import { StatusMark } from '#renderer/ui/badge.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type Outbound, outboundOf } from '#shared/domain/orders/outbound.ts';
import type { OrderDocuments } from './order-documents.queries.ts';
import type { OrderFacts } from './orders.queries.ts';
import { useToldToStore } from './told-to-store.queries.ts';

type OrderStoreProps = {
  readonly order: OrderRow;
  /** Undefined before they are read. */
  readonly documents: OrderDocuments | undefined;
  readonly facts: OrderFacts;
};

/** What the store an order came from is told: each parcel that left, and what is to be paid back there; nothing for an order of no store. */
export function OrderStore({ order, documents, facts }: OrderStoreProps) {
  const t = useWords();
  const say = useOutboundText(documents, facts);
  const known = useToldToStore(order.id);
  if (!order.channelId || !documents) return null;
  const told = outboundOf(order, documents.parcels, documents.returns);
  return (
    <Region name={t('returns.store.title')}>
      {told.length === 0 ? (
        <Text tone="muted">{t('returns.store.none')}</Text>
      ) : (
        <ul className="order-acts">
          {told.map((one) => (
            <li key={one.id}>
              <Text as="div" figure>
                {say(one)}
              </Text>
              {one.kind === 'order.refund' ? (
                <StatusMark plain tone="warn" icon="warning" label={t('returns.store.payThere')} />
              ) : (
                known && <ToldMark isTold={known.has(one.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Region>
  );
}

function ToldMark({ isTold }: { readonly isTold: boolean }) {
  const t = useWords();
  return isTold ? (
    <StatusMark plain tone="good" icon="done" label={t('returns.store.told')} />
  ) : (
    <StatusMark plain tone="quiet" icon="clock" label={t('returns.store.waits')} />
  );
}

function useOutboundText(documents: OrderDocuments | undefined, { currency }: OrderFacts) {
  const t = useWords();
  const format = useFormat();
  return (one: Outbound): string => {
    if (one.kind === 'order.refund') return t('returns.store.refund', { amount: format.money(one.amount, currency) });
    const position = 1 + (documents?.parcels.findIndex(({ id }) => id === one.parcelId) ?? 0);
    const tracking =
      one.trackingNumber && t('returns.store.tracking', { carrier: one.carrier ?? '', number: one.trackingNumber });
    return [t('returns.store.shipped', { position }), tracking].filter(Boolean).join(' · ').trim();
  };
}
