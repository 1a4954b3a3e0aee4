import { storeRoutes } from '#shared/contract/store/protocol.ts';
import type { Connections, OwnShare } from './connections.ts';
import { callServer } from './server-client.ts';

/** Asks the server of a shop that this computer shares who it is, so that the shop can be tied to it; answers its address. */
export async function meetServer(
  shopId: string,
  ownShare: OwnShare,
  connections: Pick<Connections, 'meet'>,
  now: () => number,
): Promise<string | null> {
  const own = await ownShare(shopId);
  if (own === null || own === 'starting') return null;
  const { certificate, token } = own;
  const url = new URL(own.url);
  const answer = storeRoutes.shop.answer;
  const shop = await callServer({ url, token, certificate }, { method: 'GET', path: '/v1/shop', answer }, now);
  if (!shop.ok) return null;
  connections.meet(url.href, { token, shop: shop.value, paired: null });
  return url.href;
}
