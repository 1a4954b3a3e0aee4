import { useEffect, useEffectEvent } from 'react';
import { type Dipped, watchDips } from '#renderer/db/catalogue/dip-watch.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useShop } from '#renderer/db/shop.ts';
import { reorderNotices } from '#renderer/platform/reorder-notices.ts';

/** Dips are told together once none was added for this long. */
const QUIET_MS = 2_000;

/** Hears of products that fell to their reorder point since the shop was opened, several at once together. */
export function useDips(tell: (dips: readonly StockListRow[]) => void): void {
  const { catalogue, feed } = useShop();
  const told = useEffectEvent((dips: readonly Dipped[]) => {
    // A product that dipped by more than one rule is one that is low.
    const places = new Map(dips.map(({ slot, locationId }) => [slot, locationId]));
    const rows = [...places].flatMap(([slot, locationId]) => catalogue.rowAt(slot, locationId) ?? []);
    if (rows.length > 0 && reorderNotices.get()) tell(rows);
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = watchDips({ catalogue, feed }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => told(watch.take()), QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      watch.close();
    };
  }, [catalogue, feed]);
}
