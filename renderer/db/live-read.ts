import { useEffect, useState } from 'react';
import type { Change } from './feed.ts';
import { type Shop, useShop } from './shop.ts';
import { reading } from './turns.ts';
import type { SyncStatus } from './work.ts';

/**
 * What a read of the database answers, read again after every commit that concerns it; undefined before the first
 * answer. Keep the functions the same between renders; while a new `read` is under way the old answer stays. `status` picks
 * what of the way of acts to the journal and the server it answers too: it is read again once that is another.
 */
export function useLiveRead<T>(
  read: (shop: Shop) => Promise<T>,
  concerns: (change: Change) => boolean,
  status?: (status: SyncStatus) => string,
): T | undefined {
  const shop = useShop();
  const [answer, setAnswer] = useState<T>();
  useEffect(() => liveRead(shop, read, concerns, setAnswer, status), [shop, read, concerns, status]);
  return answer;
}

/** What concerns nothing: for what is read once. */
export function never(): boolean {
  return false;
}

/** Reads now and after every change that concerns it, one read at a time, and again after one that failed; answers its stop. */
export function liveRead<T>(
  shop: Shop,
  read: (shop: Shop) => Promise<T>,
  concerns: (change: Change) => boolean,
  tell: (answer: T) => void,
  status?: (status: SyncStatus) => string,
): () => void {
  let stopped = false;
  const reads = reading(
    async () => {
      const answer = await read(shop);
      if (!stopped) tell(answer);
    },
    () => !shop.db.isOpen(),
  );
  const stop = shop.feed.listen((change) => {
    if (concerns(change)) void reads.ask();
  });
  let known = status?.(shop.work.status());
  const stopStatus = shop.work.onStatus(() => {
    const now = status?.(shop.work.status());
    if (now === known) return;
    known = now;
    void reads.ask();
  });
  void reads.ask();
  return () => {
    stopped = true;
    reads.stop();
    stop();
    stopStatus();
  };
}
