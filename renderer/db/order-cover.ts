import { useMemo, useSyncExternalStore } from 'react';
import type { IncomingRow, OrderRow } from '#shared/domain/operations/rows.ts';
import { type OrderStock, orderStock, orderStockSteps, type StockFacts } from '#shared/domain/orders/order-stock.ts';
import { expectedFrom } from '#shared/domain/orders/shelf.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { runSliced, type Slices } from './catalogue/slices.ts';
import { useIncoming } from './incoming.ts';
import { useShop } from './shop.ts';
import { stockFacts } from './stock-facts.ts';
import { useCalendar } from './use-calendar.ts';

const nothing: readonly IncomingRow[] = [];
/** No product's slot. */
const UNKNOWN = -1;

/** So many orders are shared out the first time in slices; fewer are done in one task of the window. */
const MANY = 1_000;
/** Where very many were shared out before: the next time takes a part of the time, since what it runs is compiled by then. */
const practised = new WeakSet<Catalogue>();

/** How the stock covers the open orders; nothing is said of any before it is `ready`. */
export type Cover = OrderStock & { readonly ready: boolean };

/** How the stock, and what is on order, covers the open orders, live: anew with every change of stock, of an order or of what is on order. */
export function useOrderStock(open: readonly OrderRow[]): Cover {
  const { catalogue } = useShop();
  const incoming = useIncoming() ?? nothing;
  const days = useCalendar();
  const expected = useMemo(() => expectedFrom(incoming, days), [incoming, days]);
  const cover = useMemo(() => orderCover(catalogue, open, { expected, days }), [catalogue, open, expected, days]);
  return useSyncExternalStore(cover.subscribe, cover.get);
}

/** The cover of some orders, kept until the stock of one of their products changes. */
export type OrderCover = {
  readonly get: () => Cover;
  readonly subscribe: (reader: () => void) => () => void;
};

type Kept = {
  readonly answer: Cover;
  /** The products that the orders are of; null where one of them has not come yet: any change may bring it. */
  readonly slots: ReadonlySet<number> | null;
  readonly version: number;
};

/**
 * How the stock covers these orders. With very many of them sharing it out takes a while: a change of other products is no reason to,
 * and the first time it is done in slices. It is told whole: until then it is not ready (ALC15).
 */
export function orderCover(
  catalogue: Catalogue,
  open: readonly OrderRow[],
  { slices = catalogue.slices, ...more }: Pick<StockFacts, 'expected' | 'days'> & { readonly slices?: Slices },
): OrderCover {
  const facts = { ...stockFacts(catalogue), ...more };
  const unready: Cover = { ...orderStock([], facts), ready: false };
  let kept: Kept | null = null;
  let stopSharing: (() => void) | null = null;
  const isSliced = () => open.length > MANY && !practised.has(catalogue);
  const keep = (stock: OrderStock): Kept => {
    const slots = new Set<number>();
    for (const variantId of stock.variants()) slots.add(catalogue.slotOf(variantId) ?? UNKNOWN);
    const version = catalogue.getVersion();
    return { answer: { ...stock, ready: true }, slots: slots.has(UNKNOWN) ? null : slots, version };
  };
  const share = (told: () => void) => {
    if (kept || stopSharing || !catalogue.ready || !isSliced()) return;
    stopSharing = runSliced(orderStockSteps(open, facts), slices, (stock) => {
      practised.add(catalogue);
      stopSharing = null;
      kept = keep(stock);
      told();
    });
    // It may be done within the first slice.
    if (kept) stopSharing = null;
  };
  /** What was begun is out of date, and most of it compiled: it is not begun in slices again, or a stream of changes would let none end. */
  const giveUp = () => {
    if (stopSharing) practised.add(catalogue);
    stopSharing?.();
    stopSharing = null;
  };
  return {
    get: () => {
      if (!catalogue.ready) return unready;
      if (!kept && isSliced()) return unready;
      kept ??= keep(orderStock(open, facts));
      return kept.answer;
    },
    subscribe: (reader) => {
      // Nobody told of what changed between the first look and now.
      if (kept?.version !== catalogue.getVersion()) kept = null;
      const stopFollowing = catalogue.follow(({ slots, all }) => {
        if (!all && !isAny(slots, (slot) => kept?.slots?.has(slot) ?? true)) return;
        kept = null;
        giveUp();
      });
      const stop = catalogue.subscribe(() => {
        share(reader);
        reader();
      });
      share(reader);
      return () => {
        giveUp();
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
