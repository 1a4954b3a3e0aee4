import { useEffect, useEffectEvent, useRef } from 'react';
import { type Dipped, watchDips } from '#renderer/db/catalogue/dip-watch.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useShop } from '#renderer/db/shop.ts';
import { reorderNotices } from '#renderer/platform/reorder-notices.ts';

export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';

/** Dips are told together once none was added for this long. */
const QUIET_MS = 2_000;

type DipWords = {
  readonly tell: (dips: readonly StockListRow[]) => void;
  /** One of those that were told last is above its point again: what was told of them is not so any more. */
  readonly takeBack: () => void;
};

/** Hears of products that fell to their reorder point since the shop was opened, several at once together. */
export function useDips({ tell, takeBack }: DipWords): void {
  const { catalogue, feed } = useShop();
  const last = useRef<ReadonlySet<number>>(new Set());
  const told = useEffectEvent((dips: readonly Dipped[]) => {
    // A product that dipped by more than one rule is one that is low.
    const places = new Map(dips.map(({ slot, locationId }) => [slot, locationId]));
    const rows = [...places].flatMap(([slot, locationId]) => catalogue.rowAt(slot, locationId) ?? []);
    if (rows.length === 0 || !reorderNotices.get()) return;
    last.current = new Set(places.keys());
    tell(rows);
  });
  const rose = useEffectEvent((slots: readonly number[]) => {
    if (slots.some((slot) => last.current.has(slot))) takeBack();
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onDip = () => {
      clearTimeout(timer);
      timer = setTimeout(() => told(watch.take()), QUIET_MS);
    };
    const watch = watchDips({ catalogue, feed }, { onDip, onRise: (slots) => rose(slots) });
    return () => {
      clearTimeout(timer);
      watch.close();
    };
  }, [catalogue, feed]);
}
