import { navigate } from '#renderer/ui/location.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useWords } from '#renderer/words/words.ts';

/** The parts of Orders in the order of work, each with its address. */
const places = {
  queue: '/orders',
  picking: '/picking',
  packing: '/packing',
  shipping: '/shipping',
  returns: '/returns',
  numbers: '/orders/numbers',
} as const;
type Place = keyof typeof places;
// A literal's own keys are its type's.
const parts = Object.keys(places) as readonly Place[];

/** The parts of Orders: what waits, the way out of the door, and what came back. */
export function OrderTabs({ shown }: { readonly shown: Place }) {
  const t = useWords();
  return (
    <Tabs
      name={t('orders.title')}
      tabs={parts.map((id) => ({ id, label: t(`orders.parts.${id}`) }))}
      value={shown}
      onChange={(id) => navigate(places[id], { replace: id === shown })}
    />
  );
}
