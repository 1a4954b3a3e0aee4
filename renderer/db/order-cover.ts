import { useCallback, useMemo } from 'react';
import type { IncomingRow, OrderRow } from '#shared/domain/operations/rows.ts';
import { type OrderStock, orderStock } from '#shared/domain/orders/order-stock.ts';
import { expectedFrom } from '#shared/domain/orders/shelf.ts';
import { useCatalogueRead } from './catalogue/use-catalogue-read.ts';
import { useIncoming } from './incoming.ts';
import { stockFacts } from './stock-facts.ts';
import { useCalendar } from './use-calendar.ts';

const nothing: readonly IncomingRow[] = [];

/** How the stock, and what is on order, covers the open orders, live: anew with every change of stock, of an order or of what is on order. */
export function useOrderStock(open: readonly OrderRow[]): OrderStock {
  const incoming = useIncoming() ?? nothing;
  const days = useCalendar();
  const expected = useMemo(() => expectedFrom(incoming, days), [incoming, days]);
  return useCatalogueRead(
    useCallback(
      (catalogue) => orderStock(catalogue.ready ? open : [], { ...stockFacts(catalogue), expected, days }),
      [open, expected, days],
    ),
  );
}
