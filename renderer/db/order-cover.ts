import { useCallback, useMemo } from 'react';
import type { IncomingRow, OrderRow } from '#shared/domain/operations/rows.ts';
import { type OrderStock, orderStock, type StockFacts } from '#shared/domain/orders/order-stock.ts';
import { expectedFrom } from '#shared/domain/orders/shelf.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { useCatalogueRead } from './catalogue/use-catalogue-read.ts';
import { useIncoming } from './incoming.ts';
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

/** What the catalogue knows of the stock that orders share. */
export function stockFacts(catalogue: Catalogue): Omit<StockFacts, 'expected' | 'days'> {
  return {
    isTracked: (variantId) => {
      const slot = catalogue.slotOf(variantId);
      return slot !== undefined && catalogue.isTracked(slot);
    },
    onHandAt: (variantId, locationId) => {
      const slot = catalogue.slotOf(variantId);
      return slot === undefined || !catalogue.isTracked(slot) ? 0 : catalogue.onHandAt(slot, locationId);
    },
    availableOf: (variantId) => {
      const slot = catalogue.slotOf(variantId);
      return (slot === undefined ? null : catalogue.figuresAt(slot, null))?.available ?? 0;
    },
  };
}
