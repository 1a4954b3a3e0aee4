import { useMemo, useSyncExternalStore } from 'react';
import { useShop } from '../shop.ts';
import type { Catalogue } from './catalogue.ts';

/** What a read of the catalogue answers, read once for each state of it. Keep `read` the same between renders. */
export function useCatalogueRead<T>(read: (catalogue: Catalogue) => T): T {
  const { catalogue } = useShop();
  const get = useMemo(() => perVersion(catalogue, read), [catalogue, read]);
  return useSyncExternalStore(catalogue.subscribe, get);
}

function perVersion<T>(catalogue: Catalogue, read: (catalogue: Catalogue) => T): () => T {
  let kept: { readonly version: number; readonly answer: T } | null = null;
  return () => {
    const version = catalogue.getVersion();
    if (kept?.version !== version) kept = { version, answer: read(catalogue) };
    return kept.answer;
  };
}
