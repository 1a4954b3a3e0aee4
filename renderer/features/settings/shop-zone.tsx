import type { ReactNode } from 'react';
import { ZoneProvider } from '#renderer/ui/use-format.ts';
import { useShopZone } from './settings.queries.ts';

/** Shows moments in the shop's zone, wherever this computer stands: an order placed on a day was placed on that day (DATA-R21). */
export function ShopZone({ children }: { readonly children: ReactNode }) {
  return <ZoneProvider value={useShopZone()}>{children}</ZoneProvider>;
}
