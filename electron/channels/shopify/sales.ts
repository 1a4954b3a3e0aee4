import { z } from 'zod';
import type { ById } from '#electron/channels/ids.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { ShopifyFailure } from './answer.ts';
import { type BulkRead, readInBulk } from './bulk.ts';
import { add } from './catalogue.ts';
import {
  allOrders,
  NEWEST_ORDER,
  ORDER_LINES,
  ORDER_PLACED,
  ORDER_REFUNDS,
  ORDERS,
  PLACED_LINES,
  REFUND_LINES,
} from './documents.ts';
import { eachOf, frugal, wholeOf } from './lists.ts';
import { remoteOrder } from './orders.ts';
import type { ShopifySession } from './session.ts';
import {
  flatOrder,
  flatPlaced,
  lineRow,
  numberOf,
  type LineRow,
  type OrderRow,
  orderRow,
  pageOf,
  type PageOf,
  type Placed,
  placedLine,
  placedRow,
  type Refund,
  refundLine,
  refundRow,
} from './shapes.ts';

type Made<T> = Promise<Result<T, ShopifyFailure>>;
type FlatOrder = z.infer<typeof flatOrder>;
type PlacedLine = Placed['lines'][number];

/** Of how many orders the refunds are asked for at once. */
const REFUNDS = 20;

/** The orders of a shop: page by page, each whole, or all at once. */
export function salesOf(session: ShopifySession, signal: AbortSignal) {
  const ask = frugal({ first: 25, inner: 20 });
  const call = <T>(document: string, variables: Readonly<Record<string, unknown>>, answer: z.ZodType<T>) =>
    session.call({ document, variables, answer }, signal);

  /** Whether the shop lets its apps see who ordered. */
  let people = true;
  const pages = z.object({ orders: pageOf(orderRow) });
  type Wanted = { readonly query: string | null; readonly by: 'UPDATED_AT' | 'ID'; readonly newestFirst: boolean };
  async function listBy(wanted: Wanted, after: string | null): Made<PageOf<OrderRow>> {
    const page = await ask((sizes) => call(ORDERS, { ...wanted, after, people, ...sizes }, pages));
    if (page.ok) return done(page.value.orders);
    if (page.failure.said !== 'ACCESS_DENIED' || !people) return page;
    people = false;
    return listBy(wanted, after);
  }
  const list = (query: string | null, after: string | null) =>
    listBy({ query, by: 'UPDATED_AT', newestFirst: false }, after);

  const newest = z.object({ orders: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });
  const ids: ById<OrderRow, ShopifyFailure> = {
    every: 0,
    page: 25,
    isNotThere: null,
    numberOf: ({ id }) => numberOf(id),
    newest: async () => {
      const page = await call(NEWEST_ORDER, {}, newest);
      return page.ok ? done(numberOf(page.value.orders.nodes[0]?.id ?? '')) : page;
    },
    latest: async (_, behind) => {
      const page = await listBy({ query: null, by: 'ID', newestFirst: true }, behind);
      if (!page.ok) return page;
      const { nodes: rows, pageInfo } = page.value;
      return done({ rows, next: pageInfo.hasNextPage ? pageInfo.endCursor : null });
    },
    placedAt: ({ createdAt }) => createdAt,
  };

  const moreLines = z.object({ order: z.object({ lineItems: pageOf(lineRow) }).nullable() });
  const morePlaced = z.object({ order: z.object({ fulfillmentOrders: pageOf(placedRow) }).nullable() });
  async function whole(row: OrderRow): Made<RemoteOrder> {
    const lines = await wholeOf(row.lineItems, async (after) => {
      const page = await call(ORDER_LINES, { id: row.id, after }, moreLines);
      return page.ok ? done(page.value.order?.lineItems ?? null) : page;
    });
    if (!lines.ok) return lines;
    const placed = await wholePlaced(row.id, row.fulfillmentOrders);
    if (!placed.ok) return placed;
    const refunds = await eachOf(row.refunds, wholeRefund);
    if (!refunds.ok) return refunds;
    return done(remoteOrder({ ...row, lines: lines.value, placed: placed.value, refunds: refunds.value }));
  }

  /** The parts of an order that places are to send, each with all its lines. */
  async function wholePlaced(id: string, first: OrderRow['fulfillmentOrders']): Made<readonly Placed[]> {
    const all = await wholeOf(first, async (after) => {
      const page = await call(ORDER_PLACED, { id, after }, morePlaced);
      return page.ok ? done(page.value.order?.fulfillmentOrders ?? null) : page;
    });
    return all.ok ? eachOf(all.value, placedOf) : all;
  }

  const morePlacedLines = z.object({ fulfillmentOrder: z.object({ lineItems: pageOf(placedLine) }).nullable() });
  async function placedOf({ lineItems, ...row }: z.infer<typeof placedRow>): Made<Placed> {
    const lines = await wholeOf(lineItems, async (after) => {
      const page = await call(PLACED_LINES, { id: row.id, after }, morePlacedLines);
      return page.ok ? done(page.value.fulfillmentOrder?.lineItems ?? null) : page;
    });
    return lines.ok ? done({ ...row, lines: lines.value }) : lines;
  }

  const moreRefundLines = z.object({ node: z.object({ refundLineItems: pageOf(refundLine) }).nullable() });
  async function wholeRefund({ refundLineItems, ...row }: z.infer<typeof refundRow>): Made<Refund> {
    const lines = await wholeOf(refundLineItems, async (after) => {
      const page = await call(REFUND_LINES, { id: row.id, after }, moreRefundLines);
      return page.ok ? done(page.value.node?.refundLineItems ?? null) : page;
    });
    return lines.ok ? done({ ...row, lines: lines.value }) : lines;
  }

  /** All of them at once; null where the store cannot do that now. */
  async function everything(): Made<{ read: NonNullable<BulkRead>; rows: readonly RemoteOrder[] } | null> {
    const first = { query: null, by: 'UPDATED_AT', newestFirst: false, after: null, first: 1, inner: 10 };
    // A whole read that is refused says so late, and not why.
    const one = await call(ORDERS, { ...first, people }, pages);
    if (!one.ok && one.failure.said !== 'ACCESS_DENIED') return one;
    people = one.ok;
    const file = new OrderFile();
    const read = await readInBulk(session, allOrders(people), (row) => file.take(row), signal);
    if (!read.ok) return read;
    if (!read.value) return done(null);
    const refunds = await refundsOf(file.refunded());
    return refunds.ok ? done({ read: read.value, rows: file.orders(refunds.value) }) : refunds;
  }

  const refunded = z.object({ id: z.string(), refunds: z.array(refundRow) });
  const orders = z.object({ nodes: z.array(refunded.nullable()) });
  async function refundsOf(ids: readonly string[]): Made<ReadonlyMap<string, readonly Refund[]>> {
    const found = new Map<string, readonly Refund[]>();
    for (let at = 0; at < ids.length; at += REFUNDS) {
      const page = await call(ORDER_REFUNDS, { ids: ids.slice(at, at + REFUNDS) }, orders);
      if (!page.ok) return page;
      for (const order of page.value.nodes) {
        const refunds = await eachOf(order?.refunds ?? [], wholeRefund);
        if (!refunds.ok) return refunds;
        if (order) found.set(order.id, refunds.value);
      }
    }
    return done(found);
  }

  return { list, whole, wholePlaced, everything, ids };
}

const anyLine = z.object({ id: z.string(), __parentId: z.string().optional() });

/** Orders, their lines and their parts as a file has them: each in a line of its own, with the id of what it belongs to. */
class OrderFile {
  readonly #orders = new Map<string, FlatOrder>();
  readonly #lines = new Map<string, LineRow[]>();
  readonly #placed = new Map<string, z.infer<typeof flatPlaced>[]>();
  readonly #placedLines = new Map<string, PlacedLine[]>();

  take(row: unknown): void {
    const { id, __parentId: parent = '' } = anyLine.parse(row);
    const kind = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1];
    if (kind === 'Order') this.#orders.set(id, flatOrder.parse(row));
    else if (kind === 'LineItem') add(this.#lines, parent, lineRow.parse(row));
    else if (kind === 'FulfillmentOrder') {
      const placed = flatPlaced.parse(row);
      add(this.#placed, placed.orderId, placed);
    } else if (kind === 'FulfillmentOrderLineItem') add(this.#placedLines, parent, placedLine.parse(row));
  }

  /** Of which orders the refunds are to be asked for. */
  refunded(): readonly string[] {
    return [...this.#orders.values()].filter(({ refunds }) => refunds.length > 0).map(({ id }) => id);
  }

  orders(refunds: ReadonlyMap<string, readonly Refund[]>): readonly RemoteOrder[] {
    return [...this.#orders.values()].map((order) =>
      remoteOrder({
        ...order,
        lines: this.#lines.get(order.id) ?? [],
        placed: (this.#placed.get(order.id) ?? []).map((part) => ({
          ...part,
          lines: this.#placedLines.get(part.id) ?? [],
        })),
        refunds: refunds.get(order.id) ?? [],
      }),
    );
  }
}
