import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, RemoteRef, StoreIdentity } from '#shared/contract/channels/port.ts';
import { listed } from './lists.ts';
import type { VendureSession } from './session.ts';
import { remoteId } from './shapes.ts';
import { shopNow } from './shop.ts';
import type { VendureFailure } from './answer.ts';

/** The name of a channel that nobody has named. */
const unnamed = '__default_channel__';
const me = z.object({
  me: z.object({ channels: z.array(z.object({ code: z.string(), permissions: z.array(z.string()) })) }).nullable(),
});

/** Who answers, and what we may do there. Writes nothing. */
export async function probe(
  session: VendureSession,
  signal: AbortSignal,
): Promise<Result<StoreIdentity, ChannelFailure>> {
  const shop = await shopNow(session, signal);
  if (!shop.ok) return shop;
  for (const root of ['products', 'orders'] as const) {
    const may = await listed({ session, root, fields: 'id', row: z.unknown(), signal }, { take: 1 });
    if (!may.ok) return may;
  }
  const { channel, currency, locations } = shop.value;
  const who = await session.call({ query: 'query Me { me { channels { code permissions } } }', answer: me }, signal);
  if (!who.ok) return who;
  const rights = new Set(who.value.me?.channels.find(({ code }) => code === channel)?.permissions);
  const may = (...one: readonly string[]) => one.some((right) => rights.has(right));
  return done({
    name: channel === unnamed ? session.host : channel,
    // It tells nobody which version it is.
    software: 'Vendure',
    currency,
    skewMs: session.skewMs(),
    mayWrite: may('UpdateCatalog', 'UpdateProduct') && may('UpdateOrder'),
    address: session.address(),
    // It has no address of its own.
    site: null,
    locations,
  });
}

/** How many are looked for in one question. */
const AT_ONCE = 100;
const identified = z.object({ id: remoteId });

/** Which of some variants and products are gone: what no list has is looked for by itself. */
export async function findGone(
  session: VendureSession,
  refs: readonly RemoteRef[],
  signal: AbortSignal,
): Promise<Result<readonly RemoteRef[], ChannelFailure>> {
  const variants = refs.flatMap(({ variantId }) => variantId ?? []);
  const products = refs.flatMap(({ productId, variantId }) => (variantId === null ? productId : []));
  const [goneVariants, goneProducts] = [
    await missing(session, 'productVariants', variants, signal),
    await missing(session, 'products', products, signal),
  ];
  if (!goneVariants.ok) return goneVariants;
  if (!goneProducts.ok) return goneProducts;
  return done(
    refs.filter(({ productId, variantId }) =>
      variantId === null ? goneProducts.value.has(productId) : goneVariants.value.has(variantId),
    ),
  );
}

/** Which of some orders are gone. The store throws none away by itself. */
export async function findGoneOrders(
  session: VendureSession,
  orderIds: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly string[], ChannelFailure>> {
  const gone = await missing(session, 'orders', orderIds, signal);
  return gone.ok ? done(orderIds.filter((id) => gone.value.has(id))) : gone;
}

const one = { productVariants: 'productVariant', products: 'product', orders: 'order' } as const;

async function missing(
  session: VendureSession,
  root: keyof typeof one,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Result<ReadonlySet<string>, VendureFailure>> {
  const gone = new Set<string>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const reading = { session, root, fields: 'id', row: identified, signal } as const;
    const page = await listed(reading, { filter: { id: { in: some } }, take: some.length });
    if (!page.ok) return page;
    const there = new Set(page.value.items.map(({ id }) => id));
    for (const id of some.filter((each) => !there.has(each))) {
      const query = `query One($id: ID!) { one: ${one[root]}(id: $id) { id } }`;
      const answer = z.object({ one: identified.nullable() });
      const found = await session.call({ query, variables: { id }, answer }, signal);
      if (!found.ok) return found;
      if (found.value.one === null) gone.add(id);
    }
  }
  return done(gone);
}
