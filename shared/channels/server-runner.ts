import { deriveUuid } from '#shared/base/hash.ts';

/** The runner that a channel's row names where the server of its shop talks to the store (CHN200). */
export function serverRunner(shopId: string): string {
  return deriveUuid('channel-server', shopId);
}
