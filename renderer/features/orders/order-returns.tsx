import { Link } from '#renderer/ui/link.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow, ReturnRow } from '#shared/domain/operations/rows.ts';
import { useOrderDocuments } from './order-documents.queries.ts';
import type { OrderFacts } from './orders.queries.ts';

type OrderReturnsProps = { readonly order: OrderRow; readonly facts: OrderFacts };

/** What came back of an order, the newest first; nothing is shown where nothing did. */
export function OrderReturns({ order, facts }: OrderReturnsProps) {
  const t = useWords();
  const format = useFormat();
  const documents = useOrderDocuments(order);
  if (!documents || documents.returns.length === 0) return null;
  const { returns, exchanges } = documents;
  return (
    <Region name={t('returns.page.title')}>
      <ul className="order-acts">
        {returns.map((row) => {
          const exchange = row.exchangeId ? exchanges.get(row.exchangeId) : undefined;
          return (
            <li key={row.id}>
              <Link href={`/returns?open=${row.id}`}>{format.dateTime(row.receivedAt)}</Link>
              <Text as="div" size="s" tone="muted" figure>
                {[
                  ...piecesOf(row, order, facts, format.quantity),
                  row.refund ? t('returns.page.refund', { amount: format.money(row.refund, facts.currency) }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
              {row.exchangeId && exchange && (
                <Link href={`/orders/${row.exchangeId}`}>{t('returns.page.exchange', { number: exchange })}</Link>
              )}
            </li>
          );
        })}
      </ul>
    </Region>
  );
}

function piecesOf(
  { lines }: ReturnRow,
  order: OrderRow,
  facts: OrderFacts,
  quantityText: (quantity: number, decimals: number) => string,
): readonly string[] {
  return lines.map(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const row = line && facts.variant(line.variantId);
    return `${quantityText(quantity, row?.decimals ?? 0)} × ${row?.title ?? ''}`;
  });
}
