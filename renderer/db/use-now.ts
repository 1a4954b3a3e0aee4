import { useEffect, useState } from 'react';
import { useShop } from './shop.ts';

/** The time now by the shop's clock, a step every minute: what is due or late changes without anything being written. */
export function useNow(): number {
  const { now } = useShop();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 60_000);
    return () => clearInterval(timer);
  }, [now]);
  return at;
}
