import { useCallback } from 'react';
import { usePaletteSource } from '#renderer/ui/commands.ts';
import { navigate } from '#renderer/ui/location.ts';
import { useWords } from '#renderer/words/words.ts';
import { stateText } from './order-marks.tsx';
import { useFindOrders } from './find-orders.queries.ts';

const PALETTE_LINES = 6;

/** Lets the palette find orders by number and customer, on every screen. */
export function OrderPalette() {
  const t = useWords();
  const find = useFindOrders();
  usePaletteSource(
    'orders',
    useCallback(
      async (text: string) =>
        (await find(text, PALETTE_LINES)).map(({ order, customer }) => ({
          id: order.id,
          title: t('orders.page.title', { number: order.number }),
          note: [customer, stateText(t, order)].filter(Boolean).join(' · '),
          icon: 'orders' as const,
          run: () => navigate(`/orders/${order.id}`),
        })),
      [find, t],
    ),
  );
  return null;
}
