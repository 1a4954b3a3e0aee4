import { useEffect, useState } from 'react';
import type { Change } from './feed.ts';
import { type Shop, useShop } from './shop.ts';
import { onceWithin, reading } from './turns.ts';
import type { SyncStatus } from './work.ts';

/**
 * What a read of the database answers, read again after every commit that concerns it; undefined before the first
 * answer. Keep the functions the same between renders; while a new `read` is under way the old answer stays. `status` picks
 * what of the way of acts to the journal and the server it answers too: it is read again once that is another. `apartMs`: it is read again
 * so often at most, where a stream of changes concerns it.
 */
export function useLiveRead<T>(
  read: (shop: Shop) => Promise<T>,
  concerns: (change: Change) => boolean,
  status?: (status: SyncStatus) => string,
  apartMs?: number,
): T | undefined {
  const shop = useShop();
  const [answer, setAnswer] = useState<T>();
  useEffect(() => liveRead(shop, read, concerns, setAnswer, status, apartMs), [shop, read, concerns, status, apartMs]);
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
  apartMs = 0,
): () => void {
  let stopped = false;
  const reads = reading(
    async () => {
      const answer = await read(shop);
      if (!stopped) tell(answer);
    },
    () => !shop.db.isOpen(),
  );
  const again = apartMs === 0 ? () => void reads.ask() : onceWithin(apartMs, () => void reads.ask());
  const stop = shop.feed.listen((change) => {
    if (concerns(change)) again();
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
