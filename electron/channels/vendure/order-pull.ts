import { createHash } from 'node:crypto';
import { z } from 'zod';
import { byId, changesSince, type List } from '#electron/channels/changes.ts';
import { type Position, positionShape } from '#electron/channels/position.ts';
import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, Cursor, Page } from '#shared/contract/channels/port.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { VendureFailure } from './answer.ts';
import { listFrom, secondOf } from './lists.ts';
import { endStates, isOrder, remoteOrder } from './orders.ts';
import type { Pulling } from './pull.ts';
import { orderFields, type OrderRow, orderRow } from './shapes.ts';
import { shopNow } from './shop.ts';
import { allocationsOf } from './taken.ts';

/**
 * Where a pull of orders goes on: behind a moment of change, and what was told of the orders that are watched, since the store does not
 * touch an order when its state, parcels, refunds or addresses are changed, nor when it is placed. `seen`: when, by the store's clock.
 */
type Point = {
  readonly at: Position | null;
  readonly seen: number;
  readonly watched: Readonly<Record<string, string>>;
};

const DAY = 86_400_000;
/** How long an order is watched that is at its end, and one that is not: some shops never say that they have sent one. */
const WATCHED_MS = 14 * DAY;
const OPEN_MS = 60 * DAY;
/** How far behind the last pull an order may have been placed without having been seen. */
const SLACK_MS = 3_600_000;

const isPlaced = { orderPlacedAt: { isNull: false } };

/** Orders since a cursor: what the store says was changed, then those of the watched ones that are not as they were told. */
export async function* pullOrders(
  { session, now, signal }: Pulling,
  cursor: Cursor | null,
): AsyncGenerator<Result<Page<RemoteOrder>, ChannelFailure>> {
  const found = await shopNow(session, signal);
  if (!found.ok) return yield found;
  const shop = found.value;
  const from = pointOf(cursor);
  const seen = now() + session.skewMs();
  // Where its clock was set back since, the last pull was earlier by it.
  const passed = Math.max(0, from.at?.pulled ? now() - from.at.pulled : 0);
  const last = from.at === null ? seen : Math.min(from.seen, seen - passed);
  const since = Math.min(seen - WATCHED_MS, last - SLACK_MS);
  const fields = orderFields(shop.noteField);
  const reading = { session, root: 'orders', fields, row: orderRow, signal } as const;
  const changed: List<OrderRow, VendureFailure> = listFrom(reading, isPlaced);
  const openSince = Math.min(seen - OPEN_MS, since);
  const told = new Map(Object.entries(from.watched));
  const watched = new Map<string, string>();
  let at = from.at;
  const page = (rows: readonly RemoteOrder[], all: ReadonlyMap<string, string>, when: number) =>
    done({ rows, cursor: JSON.stringify({ at, seen: when, watched: Object.fromEntries(all) } satisfies Point) });

  for await (const step of changesSince(changed, secondOf, from.at, { now, there: () => now() + session.skewMs() })) {
    if (!step.ok) return yield step;
    const rows = await made(step.value.rows);
    if (!rows.ok) return yield rows;
    at = step.value.position;
    const news = rows.value.filter(({ order, mark }) => told.get(order.id) !== mark);
    for (const { order, mark, isWatched } of rows.value) {
      if (!isWatched) continue;
      told.set(order.id, mark);
      watched.set(order.id, mark);
    }
    yield page(
      news.map(({ order }) => order),
      told,
      from.seen,
    );
  }
  // The first pull has just seen them all.
  if (from.at === null) return yield page([], watched, seen);
  const filter = {
    ...isPlaced,
    _or: [
      { orderPlacedAt: placedAfter(since) },
      { _and: [{ orderPlacedAt: placedAfter(openSince) }, { state: { notIn: endStates } }] },
    ],
  };
  const open: List<OrderRow, VendureFailure> = listFrom(reading, filter);
  for await (const step of byId(open)) {
    if (!step.ok) return yield step;
    const rows = await made(step.value);
    if (!rows.ok) return yield rows;
    const news = rows.value.filter(({ order, mark }) => told.get(order.id) !== mark);
    for (const { order, mark } of rows.value) {
      told.set(order.id, mark);
      watched.set(order.id, mark);
    }
    if (news.length > 0)
      yield page(
        news.map(({ order }) => order),
        told,
        from.seen,
      );
  }
  yield page([], watched, seen);

  async function made(rows: readonly OrderRow[]): Promise<Result<readonly Told[], VendureFailure>> {
    const orders = rows.filter(isOrder);
    if (orders.length === 0) return done([]);
    const allocations = await allocationsOf(session, orders, shop, signal);
    if (!allocations.ok) return allocations;
    return done(
      orders.map((row) => {
        const order = remoteOrder(row, allocations.value, shop);
        return { order, mark: markOf(order), isWatched: order.placedAt > (isEnded(order) ? since : openSince) };
      }),
    );
  }
}

type Told = { readonly order: RemoteOrder; readonly mark: string; readonly isWatched: boolean };

function placedAfter(moment: number) {
  return { after: new Date(moment).toISOString() };
}

function isEnded({ status }: RemoteOrder): boolean {
  return endStates.some((state) => state === status);
}

/** Of everything that is told of an order. */
function markOf(order: RemoteOrder): string {
  return createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 12);
}

const point = z.object({ at: positionShape, seen: z.number(), watched: z.record(z.string(), z.string()) });

/** A cursor that cannot be read pulls everything again, which changes nothing. */
function pointOf(cursor: Cursor | null): Point {
  try {
    return point.parse(JSON.parse(cursor ?? 'null'));
  } catch {
    return { at: null, seen: 0, watched: {} };
  }
}
