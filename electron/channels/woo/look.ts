import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, RemoteRef, StoreIdentity } from '#shared/contract/channels/port.ts';
import { isMissing, type WooFailure } from './answer.ts';
import type { WooSession } from './session.ts';
import { anything, type StockRow, stockFields, stockRow } from './shapes.ts';

/** How many things the store reads or writes in one request. */
export const BATCH = 100;

/** Who answers, and what our key may do. Writes nothing: an empty batch is refused before it is looked at, or does nothing. */
export async function probe(session: WooSession, signal: AbortSignal): Promise<Result<StoreIdentity, ChannelFailure>> {
  const site = await session.site(signal, true);
  if (!site.ok) return site;
  const get = <T>(path: string, query: Readonly<Record<string, string>>, answer: z.ZodType<T>) =>
    session.call({ method: 'GET', path, query, answer }, signal);

  for (const path of ['/wc/v3/products', '/wc/v3/orders']) {
    const may = await get(path, { per_page: '1', _fields: 'id' }, z.array(anything));
    if (!may.ok) return may;
  }
  const currency = await get('/wc/v3/data/currencies/current', {}, z.object({ code: z.string().length(3) }));
  if (!currency.ok) return currency;
  // The version is good to know, and not for every key to see.
  const status = await get('/wc/v3/system_status', { _fields: 'environment.version' }, system);
  const version = status.ok ? status.value.value.environment?.version : undefined;
  const writes = await session.call(
    { method: 'POST', path: '/wc/v3/products/batch', body: {}, answer: anything },
    signal,
  );
  const refused = !writes.ok && writes.failure.code === 'channel-refused';
  if (!writes.ok && !refused && writes.failure.status !== 400) return writes;
  return done({
    name: site.value.name,
    software: version === undefined ? 'WooCommerce' : `WooCommerce ${version}`,
    currency: currency.value.value.code,
    skewMs: session.skewMs(),
    mayWrite: !refused,
    address: site.value.root,
    site: site.value.home,
    locations: [],
  });
}

const system = z.object({ environment: z.object({ version: z.string().max(40) }).optional() });

/** Where the stock of some things is read and written: products together, variations by their product. */
export function stockPath(parentId: string | null): string {
  return parentId === null ? '/wc/v3/products' : `/wc/v3/products/${parentId}/variations`;
}

/** The product whose list has a thing; null for a product itself. */
export function parentOf({ productId, variantId }: RemoteRef): string | null {
  return variantId === null ? null : productId;
}

/** The id of a thing in its list. */
export function ownId({ productId, variantId }: RemoteRef): string {
  return variantId ?? productId;
}

/** What the store has of some things of one list, by id; without those that are not there. */
export async function readRows(
  session: WooSession,
  parentId: string | null,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, StockRow>, WooFailure>> {
  const rows = new Map<string, StockRow>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const query = { include: ids.slice(at, at + BATCH).join(','), per_page: String(BATCH), _fields: stockFields };
    const page = await session.call(
      { method: 'GET', path: stockPath(parentId), query, answer: z.array(stockRow) },
      signal,
    );
    if (page.ok) for (const row of page.value.value) rows.set(String(row.id), row);
    // The product is gone, and its variations with it.
    else if (parentId === null || !isMissing(page.failure)) return page;
  }
  return done(rows);
}

/** Things by the list that has them, in the order in which they came. */
export function byParent<T>(all: readonly T[], refOf: (one: T) => RemoteRef): ReadonlyMap<string | null, readonly T[]> {
  const lists = new Map<string | null, T[]>();
  for (const one of all) {
    const parent = parentOf(refOf(one));
    const list = lists.get(parent) ?? [];
    lists.set(parent, list);
    list.push(one);
  }
  return lists;
}

/** Which of some products and variations are gone: what no list has is looked for by itself. */
export async function findGone(
  session: WooSession,
  refs: readonly RemoteRef[],
  signal: AbortSignal,
): Promise<Result<readonly RemoteRef[], ChannelFailure>> {
  const gone: RemoteRef[] = [];
  for (const [parent, list] of byParent(refs, (ref) => ref)) {
    const rows = await readRows(session, parent, list.map(ownId), signal);
    if (!rows.ok) return rows;
    for (const ref of list.filter((one) => !rows.value.has(ownId(one)))) {
      const is = await isGone(session, `${stockPath(parent)}/${ownId(ref)}`, signal);
      if (!is.ok) return is;
      if (is.value) gone.push(ref);
    }
  }
  return done(gone);
}

const listed = z.object({ id: z.number() });
const state = z.object({ status: z.string().optional() });

/** Which of some orders are gone. */
export async function findGoneOrders(
  session: WooSession,
  orderIds: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly string[], ChannelFailure>> {
  const gone: string[] = [];
  for (let at = 0; at < orderIds.length; at += BATCH) {
    const ids = orderIds.slice(at, at + BATCH);
    const query = { include: ids.join(','), per_page: String(BATCH), _fields: 'id' };
    const page = await session.call({ method: 'GET', path: '/wc/v3/orders', query, answer: z.array(listed) }, signal);
    if (!page.ok) return page;
    const there = new Set(page.value.value.map(({ id }) => String(id)));
    for (const id of ids.filter((one) => !there.has(one))) {
      const is = await isGone(session, `/wc/v3/orders/${id}`, signal);
      if (!is.ok) return is;
      if (is.value) gone.push(id);
    }
  }
  return done(gone);
}

async function isGone(session: WooSession, path: string, signal: AbortSignal): Promise<Result<boolean, WooFailure>> {
  const found = await session.call({ method: 'GET', path, query: { _fields: 'id,status' }, answer: state }, signal);
  if (found.ok) return done(found.value.value.status === 'trash');
  return isMissing(found.failure) ? done(true) : found;
}
