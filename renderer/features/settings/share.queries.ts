import { useEffect, useState } from 'react';
import type { ShareState } from '#shared/contract/bridge/sharing-calls.ts';
import { useShop } from '#renderer/db/shop.ts';

export type { ShareState };

/** How this computer shares the open shop, live; null where it does not, undefined until that is known. */
export function useShare(): ShareState | null | undefined {
  const { host, entry, onEvent } = useShop();
  const [share, setShare] = useState<ShareState | null | undefined>(undefined);
  const { shopId } = entry;
  useEffect(() => {
    let here = true;
    const read = () =>
      void host.ask('sharing.state', { shopId }).then((answer) => {
        // A backup that is looked at is not shared.
        if (here && (answer.ok || answer.failure.code === 'shop-read-only'))
          setShare(answer.ok ? answer.value.share : null);
      });
    read();
    const stop = onEvent((event) => {
      if (event.type === 'sharing-changed' && event.shopId === shopId) read();
    });
    return () => {
      here = false;
      stop();
    };
  }, [host, shopId, onEvent]);
  return share;
}
