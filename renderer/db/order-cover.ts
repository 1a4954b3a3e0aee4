import { useMemo, useSyncExternalStore } from 'react';
import type { IncomingRow, OrderRow } from '#shared/domain/operations/rows.ts';
import { type OrderStock, orderStock, type StockFacts } from '#shared/domain/orders/order-stock.ts';
import { expectedFrom } from '#shared/domain/orders/shelf.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { useIncoming } from './incoming.ts';
import { useShop } from './shop.ts';
import { stockFacts } from './stock-facts.ts';
import { useCalendar } from './use-calendar.ts';

const nothing: readonly IncomingRow[] = [];
/** No product's slot. */
const UNKNOWN = -1;

/** How the stock, and what is on order, covers the open orders, live: anew with every change of stock, of an order or of what is on order. */
export function useOrderStock(open: readonly OrderRow[]): OrderStock {
  const { catalogue } = useShop();
  const incoming = useIncoming() ?? nothing;
  const days = useCalendar();
  const expected = useMemo(() => expectedFrom(incoming, days), [incoming, days]);
  const cover = useMemo(() => orderCover(catalogue, open, { expected, days }), [catalogue, open, expected, days]);
  return useSyncExternalStore(cover.subscribe, cover.get);
}

/** The cover of some orders, kept until the stock of one of their products changes. */
export type OrderCover = {
  readonly get: () => OrderStock;
  readonly subscribe: (reader: () => void) => () => void;
};

type Kept = {
  readonly answer: OrderStock;
  /** The products that the orders are of; null where one of them has not come yet: any change may bring it. */
  readonly slots: ReadonlySet<number> | null;
  readonly ready: boolean;
  readonly version: number;
};

/** How the stock covers these orders. With very many of them sharing it out takes a while: a change of other products is no reason to. */
export function orderCover(
  catalogue: Catalogue,
  open: readonly OrderRow[],
  more: Pick<StockFacts, 'expected' | 'days'>,
): OrderCover {
  let kept: Kept | null = null;
  const read = (): Kept => {
    const { ready } = catalogue;
    const answer = orderStock(ready ? open : [], { ...stockFacts(catalogue), ...more });
    const slots = new Set<number>();
    for (const variantId of answer.variants()) slots.add(catalogue.slotOf(variantId) ?? UNKNOWN);
    return { answer, slots: slots.has(UNKNOWN) ? null : slots, ready, version: catalogue.getVersion() };
  };
  return {
    get: () => {
      if (kept?.ready !== catalogue.ready) kept = null;
      kept ??= read();
      return kept.answer;
    },
    subscribe: (reader) => {
      // Nobody told of what changed between the first look and now.
      if (kept?.version !== catalogue.getVersion()) kept = null;
      const stopFollowing = catalogue.follow(({ slots, all }) => {
        if (all || isAny(slots, (slot) => kept?.slots?.has(slot) ?? true)) kept = null;
      });
      const stop = catalogue.subscribe(reader);
      return () => {
        stopFollowing();
        stop();
      };
    },
  };
}

function isAny(slots: ReadonlySet<number>, is: (slot: number) => boolean): boolean {
  for (const slot of slots) if (is(slot)) return true;
  return false;
}
