import { deriveUuid } from '#shared/base/hash.ts';

/** How a channel's row names the shop's own server as the one that talks to its store. */
export function serverRunner(shopId: string): string {
  return deriveUuid('channel-server', shopId);
}
