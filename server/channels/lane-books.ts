import { sql } from 'kysely';
import { must } from '#shared/base/must.ts';
import { mayConcern } from '#shared/channels/orders/splits.ts';
import type { LaneBooks } from '#shared/channels/ports.ts';
import { type ExactLevel, figuresIn, offerByPlace } from '#shared/domain/channels/figures.ts';
import type { ChannelId, LocationId, OrderId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow, Kind, RowOf } from '#shared/domain/operations/rows.ts';
import { presentContact } from '#server/contacts/contacts.ts';
import type { LevelTable, StoreDatabase } from '#server/database/tables.ts';
import { entityRow } from '#server/log/load.ts';
import { type OwnMeans, recordOwn } from './own-acts.ts';

/** For whom a lane reads and acts. */
export type BooksOf = {
  readonly db: StoreDatabase;
  readonly channelId: ChannelId;
  /** Who is said to have done what the lane does. */
  readonly actor: PersonId;
  /** Whether the store can show parts of a piece. */
  readonly fractional: boolean;
  readonly means: OwnMeans;
  /** Hears of acts, so that waiting desks get them. */
  readonly told: () => void;
};

/** The server's books as a lane reads them. A mark is the head of the log. */
export function laneBooks({ db, channelId, actor, fractional, means, told }: BooksOf): LaneBooks {
  const channel = async () => (await rowsOf(db, 'channel', [channelId]))[0] ?? null;
  return {
    channel,
    shop: async () => must((await allRows(db, 'shop'))[0], 'a claimed shop has its row'),
    listings: async () =>
      (await rowsWith(db, 'listing', 'channelId', channelId)).filter(({ archived, voided }) => !archived && !voided),
    offers: async (ids) => {
      const its = await channel();
      return its ? offersOf(db, its, ids, fractional) : new Map();
    },
    movedSince: async (mark) => {
      const now = String(await headOf(db));
      return { mark: now, variantIds: mark === now ? [] : null };
    },
    variants: (ids) => rowsOf(db, 'variant', ids),
    order: async (id) => (await rowsOf(db, 'order', [id]))[0] ?? null,
    ordersNumbered: (number) => rowsWith(db, 'order', 'number', number),
    parcelsOf: (orderId) => rowsWith(db, 'parcel', 'orderId', orderId),
    returnsOf: (orderId) => rowsWith(db, 'return', 'orderId', orderId),
    ordersMovedSince: async (mark) =>
      mark === null
        ? (await rowsWith(db, 'order', 'channelId', channelId)).map(({ id }) => id)
        : ordersAfter(db, channelId, Number(mark)),
    contact: (id) => presentContact(db, id),
    record: async (decisions, contacts) => {
      const recorded = await recordOwn(db, actor, decisions, contacts, means);
      if (recorded.ok) told();
      return recorded;
    },
  };
}

async function headOf(db: StoreDatabase): Promise<number> {
  return (await db.selectFrom('shop').select('head').executeTakeFirstOrThrow()).head;
}

async function rowsOf<K extends Kind>(
  db: StoreDatabase,
  kind: K,
  ids: readonly string[],
): Promise<readonly RowOf<K>[]> {
  const { rows } = await sql<{ json: string }>`
    select json from entities where kind = ${kind} and id = any(${[...ids]}::text[])`.execute(db);
  return rows.map((row) => ofKind<K>(row));
}

async function allRows<K extends Kind>(db: StoreDatabase, kind: K): Promise<readonly RowOf<K>[]> {
  const rows = await db.selectFrom('entities').select('json').where('kind', '=', kind).execute();
  return rows.map((row) => ofKind<K>(row));
}

/** The column that the database makes of a field in the text of a row. */
const inText = { channelId: sql.ref('of_channel'), orderId: sql.ref('of_order'), number: sql.ref('numbered') };

async function rowsWith<K extends Kind>(
  db: StoreDatabase,
  kind: K,
  field: keyof typeof inText,
  value: string,
): Promise<readonly RowOf<K>[]> {
  const wanted = field === 'number' ? sql`md5(${JSON.stringify(value)})` : sql`${value}`;
  const { rows } = await sql<{ json: string }>`
    select json from entities where kind = ${sql.lit(kind)} and ${inText[field]} = ${wanted}`.execute(db);
  return rows.map((row) => ofKind<K>(row));
}

/** The table keeps a row under its own kind. */
function ofKind<K extends Kind>(row: { readonly json: string }): RowOf<K> {
  return entityRow(row) as RowOf<K>;
}

/** Orders of the channel that acts behind a sequence were about, themselves or by their parcels. */
async function ordersAfter(db: StoreDatabase, channelId: ChannelId, seq: number): Promise<readonly OrderId[]> {
  const ops = await db.selectFrom('ops').select('text').where('seq', '>', seq).execute();
  const ids = { order: new Set<string>(), parcel: new Set<string>(), return: new Set<string>() };
  for (const { text } of ops) {
    for (const [, kind, id] of text.matchAll(/"(order|parcel|return):([0-9a-f-]{36})"/g))
      ids[kind as keyof typeof ids].add(must(id, 'the pattern has an id'));
  }
  const through = [...(await rowsOf(db, 'parcel', [...ids.parcel])), ...(await rowsOf(db, 'return', [...ids.return]))];
  for (const { orderId } of through) ids.order.add(orderId);
  const orders = await rowsOf(db, 'order', [...ids.order]);
  return orders.filter((order) => mayConcern(order, channelId)).map(({ id }) => id);
}

async function offersOf(
  db: StoreDatabase,
  channel: ChannelRow,
  ids: readonly VariantId[],
  fractional: boolean,
): Promise<ReadonlyMap<VariantId, ReadonlyMap<string | null, number>>> {
  const variants = await rowsOf(db, 'variant', ids);
  const products = new Map(
    (
      await rowsOf(
        db,
        'product',
        variants.map(({ productId }) => productId),
      )
    ).map((row) => [row.id, row]),
  );
  const levels = await levelsOf(db, ids);
  const figures = figuresIn(await allRows(db, 'location'));
  const offers = new Map<VariantId, ReadonlyMap<string | null, number>>();
  for (const variant of variants) {
    const product = products.get(variant.productId);
    if (!product || product.voided || variant.voided) continue;
    const its = levels.get(variant.id) ?? [];
    const offer = offerByPlace({ channel, product, variant, fractional }, its, figures);
    if (offer) offers.set(variant.id, offer);
  }
  return offers;
}

type Tracked = ExactLevel & { readonly facts: number };

async function levelsOf(
  db: StoreDatabase,
  ids: readonly VariantId[],
): Promise<ReadonlyMap<string, readonly Tracked[]>> {
  const { rows } = await sql<LevelTable>`
    select * from levels where variant_id = any(${[...ids]}::text[])`.execute(db);
  const levels = new Map<string, Tracked[]>();
  for (const { variant_id: id, location_id, on_hand: onHand, committed, facts } of rows) {
    // Written from levels of locations.
    const level = { locationId: location_id as LocationId, onHand, committed, facts };
    levels.set(id, [...(levels.get(id) ?? []), level]);
  }
  return levels;
}
