import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { OrderRow, ParcelRow, ReturnRow, ShortPickRow } from '#shared/domain/operations/rows.ts';
import type { OrderDocuments } from './order-documents.queries.ts';
import type { OrderFacts } from './orders.queries.ts';

type Wording = { readonly t: Words; readonly format: Format; readonly facts: OrderFacts };

type DocumentsRegionProps = {
  readonly order: OrderRow;
  /** Undefined before they are read. */
  readonly documents: OrderDocuments | undefined;
  readonly facts: OrderFacts;
};

/** What belongs to an order, in short: parcels, returns, what was not found, exchanges. */
export function DocumentsRegion({ order, documents, facts }: DocumentsRegionProps) {
  const t = useWords();
  const format = useFormat();
  const wording = { t, format, facts };
  const { parcels = [], returns = [], shortPicks = [], exchangeFor = [] } = documents ?? {};
  if (parcels.length + returns.length + shortPicks.length + exchangeFor.length === 0) return null;
  return (
    <Region
      name={t(
        parcels.length + returns.length + exchangeFor.length === 0
          ? 'queue.documents.missing'
          : 'queue.documents.title',
      )}
    >
      <ol className="order-acts">
        {parcels.map((parcel, at) => (
          <li key={parcel.id}>
            <Text as="span">{t('queue.documents.parcel', { number: at + 1 })}</Text>
            <Text tone="muted" size="s" figure>
              {parcelText(parcel, wording)}
            </Text>
          </li>
        ))}
        {returns.map((row) => (
          <li key={row.id}>
            <Link href={`/returns?open=${row.id}`}>{returnText(row, order, wording)}</Link>
            <Text tone="muted" size="s" figure>
              {[
                format.dateTime(row.receivedAt),
                row.refund && t('returns.page.refund', { amount: format.money(row.refund, facts.currency) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            {row.exchange && (
              <Link href={`/orders/${row.exchange.id}`}>
                {t('queue.documents.exchange', { number: row.exchange.number })}
              </Link>
            )}
          </li>
        ))}
        {exchangeFor.map(({ id, number }) => (
          <li key={id}>
            <Link href={`/orders/${id}`}>{t('queue.documents.exchangeFor', { number })}</Link>
          </li>
        ))}
        {shortPicks.map((row) => (
          <li key={row.id}>
            <Text as="span">{shortText(row, wording)}</Text>
            <Text tone="muted" size="s" figure>
              {format.dateTime(row.at)}
            </Text>
          </li>
        ))}
      </ol>
    </Region>
  );
}

function parcelText(
  { state, carrier, trackingNumber, packedAt, shippedAt, deliveredAt }: ParcelRow,
  { t, format }: Wording,
) {
  const at = deliveredAt ?? shippedAt ?? packedAt;
  const how = [carrier, trackingNumber].filter(Boolean).join(' ');
  return [t(`orders.states.${state}`), format.dateTime(at), how].filter(Boolean).join(' · ');
}

function returnText({ lines }: ReturnRow, order: OrderRow, { t, format, facts }: Wording): string {
  const [first, ...more] = lines;
  const line = order.lines.find(({ id }) => id === first?.lineId);
  const row = line && facts.variant(line.variantId);
  const product = row?.title ?? '';
  const quantity = format.quantity(first?.quantity ?? 0, row?.decimals ?? 0);
  return more.length > 0
    ? t('queue.documents.returnMore', { quantity, product, count: more.length })
    : t('queue.documents.return', { quantity, product });
}

function shortText({ variantId, locationId, quantity }: ShortPickRow, { t, format, facts }: Wording): string {
  const row = facts.variant(variantId);
  return t('queue.documents.short', {
    quantity: format.quantity(quantity, row?.decimals ?? 0),
    product: row?.title ?? '',
    location: facts.locationName(locationId),
  });
}
