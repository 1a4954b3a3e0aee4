import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, Cursor, Page } from '#shared/contract/channels/port.ts';
import type { RemoteOrder, RemoteProduct } from '#shared/contract/channels/remote.ts';
import { type Asked, byId, changesSince, type List } from '#electron/channels/changes.ts';
import { areIdsDue, type ById, type Ids, idsShape, unseenByIds } from '#electron/channels/ids.ts';
import { type Position, positionShape } from '#electron/channels/position.ts';
import { isMissing, type WooFailure } from './answer.ts';
import { byIdOf } from './ids.ts';
import { DRAFT, remoteOrder } from './orders.ts';
import { hasVariations, remoteProduct } from './products.ts';
import type { WooSession } from './session.ts';
import {
  orderFields,
  orderRow,
  type OrderRow,
  productFields,
  productRow,
  type ProductRow,
  refundRow,
  type RefundRow,
  variationFields,
  variationRow,
  type VariationRow,
} from './shapes.ts';
import { gmtOf, momentOf } from './texts.ts';

/** What a pull needs: the shop's session, our clock, and who may stop it. */
export type Pulling = {
  readonly session: WooSession;
  readonly now: () => number;
  readonly inFlight: number;
  readonly signal: AbortSignal;
};

type Dated = { readonly id: number; readonly date_modified_gmt: string | null };
type Made<T> = Promise<Result<T, WooFailure>>;

/** One kind of thing that is pulled. */
type Kind<Row, Remote> = {
  readonly list: (more: Query) => List<Row, WooFailure>;
  readonly made: (row: Row) => Made<Remote | null>;
  readonly ids: ById<Row, WooFailure>;
};

/** Products by import keep dates of long ago; they can wait so long. */
const PRODUCTS_EVERY = 15 * 60_000;

/** Products since a cursor, each with all its variations. */
export function pullProducts(
  pulling: Pulling,
  cursor: Cursor | null,
): AsyncGenerator<Result<Page<RemoteProduct>, ChannelFailure>> {
  const path = '/wc/v3/products';
  return pull(pulling, cursor, {
    list: (more) => listOf(pulling, path, productFields, productRow, more),
    made: (row: ProductRow) => productOf(pulling, row),
    ids: byIdOf(
      { ...pulling, path, fields: productFields, row: productRow },
      { every: PRODUCTS_EVERY, placedAt: null },
    ),
  });
}

/** Orders since a cursor, each with its refunds. */
export function pullOrders(
  pulling: Pulling,
  cursor: Cursor | null,
): AsyncGenerator<Result<Page<RemoteOrder>, ChannelFailure>> {
  const path = '/wc/v3/orders';
  const placedAt = (row: OrderRow) => momentOf(row.date_created_gmt);
  return pull(pulling, cursor, {
    list: (more) => listOf(pulling, path, orderFields, orderRow, more),
    made: (row: OrderRow) => orderOf(pulling, row),
    ids: byIdOf({ ...pulling, path, fields: orderFields, row: orderRow }, { every: 0, placedAt }),
  });
}

/**
 * What was thrown away first, then what is there: something that comes back meanwhile is told as there last, and what is thrown
 * away meanwhile is told by the next pull. At last what no stamp tells of is looked for by ids.
 */
async function* pull<Row extends Dated, Remote>(
  { session, now, inFlight }: Pulling,
  cursor: Cursor | null,
  { list, made, ids }: Kind<Row, Remote>,
): AsyncGenerator<Result<Page<Remote>, ChannelFailure>> {
  const from = pointOf(cursor);
  const clocks = { now, there: () => now() + session.skewMs() };
  const modified = (row: Row) => momentOf(row.date_modified_gmt);
  let { live, gone } = from;
  const isFirst = from.live === null;
  // One question more now and then is one less of these.
  const isSkipped = !isFirst && ids.every > 0 && areIdsDue(ids, from.ids, now());
  const trash = isSkipped ? [] : changesSince(list({ status: 'trash' }), modified, from.gone, clocks);
  for await (const step of trash) {
    if (!step.ok) return yield step;
    gone = step.value.position;
    if (step.value.rows.length === 0) continue;
    const page = await paged(step.value.rows, from.ids);
    yield page;
    if (!page.ok) return;
  }
  const seen = new Set<number>();
  for await (const step of changesSince(list({}), modified, from.live, clocks)) {
    if (!step.ok) return yield step;
    live = step.value.position;
    for (const { id } of step.value.rows) seen.add(id);
    const page = await paged(step.value.rows, from.ids);
    yield page;
    if (!page.ok) return;
  }
  for await (const step of unseenByIds(ids, { known: from.ids, ids: seen, isFirst, now: now() })) {
    if (!step.ok) return yield step;
    const page = await paged(step.value.rows, step.value.ids ?? from.ids);
    yield page;
    if (!page.ok) return;
  }

  async function paged(rows: readonly Row[], known: Ids | null): Promise<Result<Page<Remote>, WooFailure>> {
    const all = await severally(rows, inFlight, made);
    if (!all.ok) return all;
    const at: Point = { live, gone, ids: known };
    return done({ rows: all.value.flatMap((one) => (one === null ? [] : [one])), cursor: JSON.stringify(at) });
  }
}

/** A product of the list with all its variations; told as gone where it was deleted since. */
export async function productOf(
  { session, signal }: Pick<Pulling, 'session' | 'signal'>,
  row: ProductRow,
): Made<RemoteProduct> {
  const variations: VariationRow[] = [];
  if (!hasVariations(row) || row.status === 'trash') return done(remoteProduct(row, variations));
  const path = `/wc/v3/products/${row.id}/variations`;
  const list = listOf({ session, signal }, path, variationFields, variationRow);
  for await (const page of byId(list)) {
    if (page.ok) variations.push(...page.value);
    // Deleted since it was listed.
    else if (isMissing(page.failure)) return done(remoteProduct({ ...row, status: 'trash' }, []));
    else return page;
  }
  return done(remoteProduct(row, variations));
}

async function orderOf({ session, signal }: Pulling, row: OrderRow): Made<RemoteOrder | null> {
  if (row.status === DRAFT) return done(null);
  const refunds: RefundRow[] = [];
  if (row.refunds.length === 0) return done(remoteOrder(row, refunds));
  const path = `/wc/v3/orders/${row.id}/refunds`;
  for await (const page of byId(listOf({ session, signal }, path, 'id,amount,reason,line_items', refundRow))) {
    if (page.ok) refunds.push(...page.value);
    else if (isMissing(page.failure)) return done(remoteOrder({ ...row, status: 'trash' }, []));
    else return page;
  }
  return done(remoteOrder(row, refunds));
}

type Query = Readonly<Record<string, string>>;

/** A list of the store's, of which only some fields are asked for. */
function listOf<Row>(
  { session, signal }: Pick<Pulling, 'session' | 'signal'>,
  path: string,
  fields: string,
  row: z.ZodType<Row>,
  more: Query = {},
): List<Row, WooFailure> {
  return async (asked) => {
    const query = { ...more, ...queryOf(asked), _fields: fields };
    const page = await session.call({ method: 'GET', path, query, answer: z.array(row) }, signal);
    return page.ok ? done({ rows: page.value.value, total: page.value.total }) : page;
  };
}

function queryOf({ by, after, before, offset, take }: Asked): Query {
  return {
    ...(after !== null && { modified_after: gmtOf(after), dates_are_gmt: 'true' }),
    ...(before !== null && { modified_before: gmtOf(before), dates_are_gmt: 'true' }),
    orderby: by,
    order: 'asc',
    per_page: String(take),
    ...(by === 'id' && { offset: String(offset) }),
  };
}

/** Makes one of each, some at a time, in their order; the first failure ends it. */
async function severally<From, To>(
  all: readonly From[],
  atOnce: number,
  make: (one: From) => Made<To>,
): Promise<Result<readonly To[], WooFailure>> {
  const made: To[] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    for (const one of await Promise.all(all.slice(at, at + atOnce).map(make))) {
      if (!one.ok) return one;
      made.push(one.value);
    }
  }
  return done(made);
}

const point = z.object({ live: positionShape, gone: positionShape, ids: idsShape });
/** Where a pull goes on: among what is there, among what was thrown away, and by ids, of which earlier versions knew nothing. */
type Point = { readonly live: Position | null; readonly gone: Position | null; readonly ids: Ids | null };

/** A cursor that cannot be read pulls everything again, which changes nothing. */
function pointOf(cursor: Cursor | null): Point {
  try {
    return point.parse(JSON.parse(cursor ?? 'null'));
  } catch {
    return { live: null, gone: null, ids: null };
  }
}
