import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { actorOf } from '#shared/channels/actor.ts';
import type { ReadOnlyCode } from '#shared/contract/bridge/disk.ts';
import { mayConcern } from '#shared/channels/orders/splits.ts';
import type { LaneBooks } from '#shared/channels/ports.ts';
import { figuresIn, offerByPlace } from '#shared/domain/channels/figures.ts';
import type { ChannelId, LocationId, OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, Stamp } from '#shared/domain/operations/operation.ts';
import type { ChannelRow, OrderRow } from '#shared/domain/operations/rows.ts';
import type { ContactRow, ShopDatabase, StockRow } from '../database.ts';
import type { Feed } from '../feed.ts';
import { record } from '../record.ts';
import type { MovedBooks } from './moved.ts';

/** For whom a lane reads and acts. */
export type BooksOf = {
  readonly db: ShopDatabase;
  readonly feed: Feed;
  readonly channelId: ChannelId;
  /** Whether the store can show parts of a piece. */
  readonly fractional: boolean;
  readonly moved: MovedBooks;
  readonly stamp: () => Stamp;
  /** Waits until the journal has what was recorded up to this number; 0: the contact records alone. */
  readonly saved: (no: number) => Promise<Result<null>>;
  /** Why the disk takes nothing new; nothing is recorded then. */
  readonly refusing?: () => ReadOnlyCode | null;
  readonly now: () => number;
};

/** Read so many variants at a time: their stock may be in many places. */
const PAGE = 500;
/** Of orders that are over, those that left so long ago at most are looked at anew after a start. */
const STILL_TOLD_MS = 180 * 24 * 3_600_000;

/** The books of this computer as a lane reads them. */
export function laneBooks(of: BooksOf): LaneBooks {
  const { db, channelId, moved } = of;
  const channel = async () => there(await db.channels.get(channelId));
  return {
    channel,
    shop: async () => must(await db.shop.toCollection().first(), 'a shop has its own row'),
    listings: async () =>
      (await db.listings.where('channelId').equals(channelId).toArray()).filter(
        ({ archived, voided }) => !archived && !voided,
      ),
    offers: async (ids) => {
      const its = await channel();
      return its ? offersOf(of, its, ids) : new Map();
    },
    movedSince: async (mark) => {
      // Taken first: what is heard while it is read belongs to the next round, too.
      const next = moved.mark();
      return { mark: next, variantIds: await moved.variantsSince(mark) };
    },
    variants: async (ids) => (await db.variants.bulkGet([...ids])).flatMap((row) => (row && !row.voided ? [row] : [])),
    order: async (id) => there(await db.orders.get(id)),
    ordersNumbered: async (number) =>
      (await db.orders.where('number').equals(number).toArray()).filter(({ voided }) => !voided),
    parcelsOf: async (orderId) =>
      (await db.parcels.where('orderId').equals(orderId).toArray()).filter(({ voided }) => !voided),
    returnsOf: async (orderId) =>
      (await db.returns.where('orderId').equals(orderId).toArray()).filter(({ voided }) => !voided),
    ordersMovedSince: (mark) => ordersMoved(of, mark),
    contact: async (id) => {
      const row = await db.contacts.get(id);
      return row ? contactOf(row) : null;
    },
    record: async (decisions, contacts) => {
      const refusing = of.refusing?.() ?? null;
      if (refusing !== null) return fail({ code: refusing });
      const recorded = await record({ ...of, actor: actorOf(channelId) }, async (inside) =>
        done({ decisions: await unknownOf(inside, decisions), contacts }),
      );
      if (!recorded.ok) return recorded;
      const { lastNo } = recorded.value;
      return lastNo === 0 && contacts.length === 0 ? done(null) : saved(of, lastNo);
    },
  };
}

function saved({ saved: untilSaved }: BooksOf, no: number): Promise<Result<null, Failure>> {
  return untilSaved(no);
}

/** Without those that are known already: an act that comes again changes nothing. */
async function unknownOf(db: ShopDatabase, decisions: readonly Decision[]): Promise<readonly Decision[]> {
  const ids = decisions.flatMap(({ opId }) => opId ?? []);
  if (ids.length === 0) return decisions;
  const known = new Set((await db.operations.where('opId').anyOf(ids).toArray()).map(({ opId }) => opId));
  return decisions.filter(({ opId }) => !opId || !known.has(opId));
}

async function ordersMoved({ db, channelId, moved, now }: BooksOf, mark: string | null): Promise<readonly OrderId[]> {
  const since = moved.ordersSince(mark);
  if (since) {
    const rows = await db.orders.bulkGet([...since]);
    return rows.flatMap((row) => (row && mayConcern(row, channelId) ? [row.id] : []));
  }
  const ids = new Set<OrderId>();
  const add = (row: OrderRow) => {
    if (isStillTold(row, now())) ids.add(row.id);
  };
  await db.orders.where('channelId').equals(channelId).each(add);
  // A file may have brought in what the store told of later: such an order is of no channel, and the lane alone knows it.
  const tied = (await db.channelOrders.where({ channelId }).toArray()).flatMap(({ orderId }) => orderId ?? []);
  for (const row of await db.orders.bulkGet(tied.filter((id) => !ids.has(id)))) if (row && !row.voided) add(row);
  return [...ids];
}

function isStillTold({ state, shippedAt, placedAt }: OrderRow, now: number): boolean {
  const isOver = state === 'shipped' || state === 'delivered' || state === 'cancelled';
  return !isOver || (shippedAt ?? placedAt) > now - STILL_TOLD_MS;
}

async function offersOf(
  { db, fractional }: BooksOf,
  channel: ChannelRow,
  ids: readonly VariantId[],
): Promise<ReadonlyMap<VariantId, ReadonlyMap<string | null, number>>> {
  const figures = figuresIn(await db.locations.toArray());
  const offers = new Map<VariantId, ReadonlyMap<string | null, number>>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = ids.slice(at, at + PAGE);
    const variants = (await db.variants.bulkGet(some)).flatMap((row) => (row && !row.voided ? [row] : []));
    const products = await db.products.bulkGet(variants.map(({ productId }) => productId));
    const stock = await db.stock.bulkGet(variants.map(({ id }) => id));
    for (const [i, variant] of variants.entries()) {
      const product = products[i];
      if (!product || product.voided) continue;
      const offer = offerByPlace({ channel, product, variant, fractional }, levelsIn(stock[i]), figures);
      if (offer) offers.set(variant.id, offer);
    }
  }
  return offers;
}

function levelsIn(row: StockRow | undefined) {
  // The keys of the record are locations, as it says.
  return Object.entries(row?.at ?? {}).map(([id, level]) => ({ locationId: id as LocationId, ...level }));
}

function there<R extends { readonly voided: boolean }>(row: R | undefined): R | null {
  return row && !row.voided ? row : null;
}

function contactOf({ version: _, pending: __, ...contact }: ContactRow) {
  return contact;
}
