import { useEffect, useState } from 'react';
import type { Change } from './feed.ts';
import { type Shop, useShop } from './shop.ts';
import { reading } from './turns.ts';

/** What a change makes of an answer: another one, the same where it is not about it; null: only reading it anew can tell. */
export type Fold<T> = (answer: T, change: Change) => { readonly answer: T } | null;

/**
 * What a read of the database answers, kept up by what changes say of themselves: it is read again only where they do not say
 * enough, so that a change of one row of very many costs what that row costs. Undefined before the first answer. Keep the
 * functions the same between renders.
 */
export function useFoldedRead<T>(read: (shop: Shop) => Promise<T>, fold: Fold<T>): T | undefined {
  const shop = useShop();
  const [answer, setAnswer] = useState<T>();
  useEffect(() => foldedRead(shop, read, fold, setAnswer), [shop, read, fold]);
  return answer;
}

/** Reads now, keeps the answer up with every change, and reads again where a change says not enough; answers its stop. */
export function foldedRead<T>(
  shop: Shop,
  read: (shop: Shop) => Promise<T>,
  fold: Fold<T>,
  tell: (answer: T) => void,
): () => void {
  let kept: { readonly answer: T } | null = null; // null: it is being read
  let newest = -1;
  let stopped = false;
  const keep = (answer: T) => {
    kept = { answer };
    tell(answer);
  };
  const reads = reading(
    async () => {
      const answer = await read(shop);
      if (!stopped) keep(answer);
    },
    () => !shop.db.isOpen(),
  );
  const readAgain = () => {
    kept = null;
    void reads.ask();
  };
  const stop = shop.feed.listen((change) => {
    // Of two threads an earlier change may be told later: what it says of a row may be out of date.
    const isInOrder = change.rev > newest;
    newest = Math.max(newest, change.rev);
    const next = kept && isInOrder ? fold(kept.answer, change) : null;
    if (!next) readAgain();
    else if (next.answer !== kept?.answer) keep(next.answer);
  });
  void reads.ask();
  return () => {
    stopped = true;
    reads.stop();
    stop();
  };
}
