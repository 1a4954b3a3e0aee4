import { useEffect, useState } from 'react';
import { useDesk, useDeskSnapshot } from '#renderer/db/desk.ts';
import { useShop, useSyncStatus } from '#renderer/db/shop.ts';
import {
  type ClockNews,
  diskFailureIn,
  isToOpenAnew,
  isUnsaved,
  isUpdating,
  type StuckAct,
  type SyncStatus,
} from '#renderer/db/work.ts';

export { type ClockNews, diskFailureIn, isToOpenAnew, isUnsaved, isUpdating, type StuckAct, type SyncStatus };

/** How the desk stands with its journal and its server. */
export function useStatus(): SyncStatus {
  return useSyncStatus();
}

/** Shares now instead of at the next try. */
export function useSyncNow(): () => void {
  const { work } = useShop();
  return () => void work.ask('sync.now', {});
}

/** Connects this computer to a shop's server: shares the open shop, or joins the one that is there. */
export function useConnect() {
  return useDesk().connect;
}

/** The address of the server that the open shop is connected to; empty where there is none, or before it is read. */
export function useKnownAddress(): string {
  const { at } = useDeskSnapshot();
  const shop = at.state === 'open' ? at.shop : null;
  const [url, setUrl] = useState('');
  useEffect(() => {
    if (!shop) return;
    let here = true;
    void shop.host.ask('store.connection', { shopId: shop.entry.shopId }).then((answer) => {
      if (here && answer.ok) setUrl(answer.value.connection?.url ?? '');
    });
    return () => {
      here = false;
    };
  }, [shop]);
  return url;
}

/** The name of the shop that is open, if one is. */
export function useOpenShopName(): string | null {
  const { at } = useDeskSnapshot();
  return at.state === 'open' ? at.shop.entry.name : null;
}
