import { z } from 'zod';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, RemoteRef, StoreIdentity } from '#shared/contract/channels/port.ts';
import type { ShopifyFailure } from './answer.ts';
import { PLACES, THERE, WHO } from './documents.ts';
import { wholeOf } from './lists.ts';
import { type ShopifySession, VERSION } from './session.ts';
import { isId, pageOf } from './shapes.ts';

/** What an app must be allowed to read for anything to work, and to write. Of the last row one is enough. */
export const READS = ['read_products', 'read_inventory', 'read_locations', 'read_orders'];
export const WRITES = ['write_products', 'write_inventory'];
export const SENDS = [
  'write_merchant_managed_fulfillment_orders',
  'write_assigned_fulfillment_orders',
  'write_third_party_fulfillment_orders',
];
/** Of how many things it is asked at once whether they are there. */
const AT_ONCE = 100;

const who = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string().length(3), myshopifyDomain: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});
const place = z.object({ id: z.string(), name: z.string() });
const places = z.object({ locations: pageOf(place) });

/** Who answers, and what our app may do. Writes nothing. */
export async function probe(
  session: ShopifySession,
  signal: AbortSignal,
): Promise<Result<StoreIdentity, ChannelFailure>> {
  const found = await session.call({ document: WHO, answer: who }, signal);
  if (!found.ok) return found;
  const { shop, currentAppInstallation } = found.value;
  const missing = missingOf(currentAppInstallation.accessScopes);
  if (missing.reads.length > 0) return fail({ code: 'channel-refused', detail: `missing ${missing.reads.join(', ')}` });
  const page = async (after: string | null) =>
    session.call({ document: PLACES, variables: { after }, answer: places }, signal);
  const first = await page(null);
  if (!first.ok) return first;
  const locations = await wholeOf(first.value.locations, async (after) => {
    const next = await page(after);
    return next.ok ? done(next.value.locations) : next;
  });
  if (!locations.ok) return locations;
  return done({
    name: shop.name,
    software: `Shopify ${VERSION}`,
    currency: shop.currencyCode,
    skewMs: session.skewMs(),
    mayWrite: missing.writes.length === 0,
    address: session.address,
    site: `https://${shop.myshopifyDomain}`,
    locations: locations.value,
  });
}

/** A right to write holds the right to read. */
function missingOf(scopes: readonly { readonly handle: string }[]) {
  const has = new Set(scopes.map(({ handle }) => handle));
  const mayRead = (scope: string) => has.has(scope) || has.has(scope.replace(/^read_/, 'write_'));
  const sends = [...SENDS, ...SENDS.map((scope) => scope.replace(/^write_/, 'read_'))];
  return {
    reads: [
      ...READS.filter((scope) => !mayRead(scope)),
      ...(sends.some((scope) => has.has(scope)) ? [] : ['read_merchant_managed_fulfillment_orders']),
    ],
    writes: [
      ...WRITES.filter((scope) => !has.has(scope)),
      ...(SENDS.some((scope) => has.has(scope)) ? [] : SENDS.slice(0, 1)),
    ],
  };
}

/** A refusal, with the rights that the app has not got, so that the owner knows what to click. */
export async function withMissing(
  session: ShopifySession,
  failure: ShopifyFailure,
  signal: AbortSignal,
): Promise<ShopifyFailure> {
  if (failure.said !== 'ACCESS_DENIED') return failure;
  const found = await session.call({ document: WHO, answer: who }, signal);
  if (!found.ok) return failure;
  const { reads, writes } = missingOf(found.value.currentAppInstallation.accessScopes);
  const missing = [...reads, ...writes];
  return missing.length === 0 ? failure : { ...failure, detail: `missing ${missing.join(', ')}` };
}

const there = z.object({
  nodes: z.array(z.object({ id: z.string(), product: z.object({ id: z.string() }).optional() }).nullable()),
});

/** Which of some products and variants are gone: each is looked for by its own id. */
export async function findGone(
  session: ShopifySession,
  refs: readonly RemoteRef[],
  signal: AbortSignal,
): Promise<Result<readonly RemoteRef[], ChannelFailure>> {
  const ids = refs.flatMap(({ productId, variantId }) => (variantId === null ? [productId] : [productId, variantId]));
  const found = await thereOf(session, ids, signal);
  if (!found.ok) return found;
  const isThere = ({ productId, variantId }: RemoteRef) =>
    found.value.has(productId) && (variantId === null || found.value.get(variantId) === productId);
  return done(refs.filter((one) => !isThere(one)));
}

/** Which of some orders are gone. */
export async function findGoneOrders(
  session: ShopifySession,
  orderIds: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly string[], ChannelFailure>> {
  const found = await thereOf(session, orderIds, signal);
  return found.ok ? done(orderIds.filter((id) => !found.value.has(id))) : found;
}

/** What of some ids is there, and to which product it belongs. */
async function thereOf(
  session: ShopifySession,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, string | null>, ShopifyFailure>> {
  // What has not the form of an id is not there; the store refuses the whole question for it.
  const real = [...new Set(ids)].filter((id) => isId(id, '(Product|ProductVariant|Order)'));
  const found = new Map<string, string | null>();
  for (let at = 0; at < real.length; at += AT_ONCE) {
    const asked = { document: THERE, variables: { ids: real.slice(at, at + AT_ONCE) }, answer: there };
    const page = await session.call(asked, signal);
    if (!page.ok) return page;
    for (const node of page.value.nodes) if (node) found.set(node.id, node.product?.id ?? null);
  }
  return done(found);
}
