import { useMemo, useSyncExternalStore } from 'react';
import { ourBook } from '#renderer/db/channels/our-book.ts';
import { useShop } from '#renderer/db/shop.ts';
import { useSliced } from '#renderer/db/use-sliced.ts';
import { useStore } from '../channels.queries.ts';
import { type TruthRow, truthRowsMade } from './truth-rows.ts';

/** A line for everything that a store has, live, made in slices (CHN202); undefined until they are there. */
export function useTruthRows(channelId: string): readonly TruthRow[] | undefined {
  const { catalogue } = useShop();
  const store = useStore(channelId);
  const book = ourBook(catalogue);
  const things = useSyncExternalStore(book.subscribe, book.things);
  const make = useMemo(
    () => (store ? () => truthRowsMade(store.items, { thing: things.thing, listing: store.listing }) : null),
    [store, things],
  );
  return useSliced(make);
}
