import { navigate } from '#renderer/ui/location.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useWords } from '#renderer/words/words.ts';

const places = {
  queue: '/orders',
  picking: '/picking',
  packing: '/packing',
  shipping: '/shipping',
  returns: '/returns',
  numbers: '/orders/numbers',
} as const;
type Place = keyof typeof places;

/** The parts of Orders that have a route, in the order of work. */
const orderTabsShown: readonly Place[] = ['queue', 'picking', 'packing', 'shipping', 'returns', 'numbers'];

/** The parts of Orders: what waits, the way out of the door, and what came back. */
export function OrderTabs({ shown }: { readonly shown: Place }) {
  const t = useWords();
  return (
    <Tabs
      name={t('orders.title')}
      tabs={orderTabsShown.map((id) => ({ id, label: t(`orders.parts.${id}`) }))}
      value={shown}
      onChange={(id) => navigate(places[id], { replace: id === shown })}
    />
  );
}
