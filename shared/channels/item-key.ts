import type { RemoteRef } from '#shared/contract/channels/port.ts';
import type { ItemKey } from './lane-rows.ts';

/** How a thing in the store is named in a lane's rows. */
export function keyOf({ productId, variantId }: RemoteRef): ItemKey {
  return `${productId}/${variantId ?? ''}`;
}
