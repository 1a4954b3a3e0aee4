import { useEffect, useRef, useState } from 'react';
import { type Repeated, repeated, type Work } from './catalogue/slices.ts';
import { useShop } from './shop.ts';

/**
 * What long work comes to, done in slices so that the window's thread is never held (CHN202); undefined before the first answer. Keep
 * `make` the same while nothing that it reads changed. Another one begins once the run under way is through, whose answer stays until
 * then; null: what was answered stays as it is.
 */
export function useSliced<T>(make: (() => Work<T>) | null): T | undefined {
  const { slices } = useShop().catalogue;
  const [answer, setAnswer] = useState<{ readonly value: T }>();
  const latest = useRef(make);
  const runs = useRef<Repeated>(undefined);
  useEffect(() => {
    const own = repeated(
      slices,
      () => boxed(latest.current),
      (next) => next && setAnswer(next),
    );
    runs.current = own;
    return own.stop;
  }, [slices]);
  useEffect(() => {
    latest.current = make;
    if (make) runs.current?.ask();
  }, [make]);
  return answer?.value;
}

function* boxed<T>(make: (() => Work<T>) | null): Work<{ readonly value: T } | null> {
  return make && { value: yield* make() };
}
