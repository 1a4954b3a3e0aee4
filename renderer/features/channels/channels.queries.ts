import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { DriftRecord, LaneLogLine, LaneNote, LaneState, Unfinished } from '#shared/channels/lane-rows.ts';
import type { ExplainedFigure } from '#shared/channels/review/figures.ts';
import type { OurThing } from '#shared/channels/review/ours.ts';
import { serverRunner } from '#shared/channels/server-runner.ts';
import type { StoreRequest } from '#shared/contract/bridge/channel-calls.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow, ListingRow } from '#shared/domain/operations/rows.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { newestLines } from '#renderer/db/channels/newest-log.ts';
import { type OfferFigures, offerFigures } from '#renderer/db/channels/offer-figures.ts';
import { ourBook } from '#renderer/db/channels/our-book.ts';
import { storeBook, type StoreView } from '#renderer/db/channels/store-book.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { type TruthRow, truthRows } from './truth/truth-rows.ts';
import { type Told, toldOf } from './unfinished.ts';
import { type ChannelStanding, standingOf, wantsAttention } from './channel-standing.ts';

export { useNow } from '#renderer/db/use-now.ts';

/** While a lane works it tells several things a second: what is shown of them is read again so often at most. */
const APART_MS = 200;

/** A channel with what this computer knows of its store; `state` is null where it knows nothing. */
export type ChannelView = {
  readonly row: ChannelRow;
  readonly state: LaneState | null;
  readonly standing: ChannelStanding;
  /** Whether this computer talks to the store. */
  readonly isHere: boolean;
  /** Whether the shop's server does, for all computers. */
  readonly byServer: boolean;
  /** Whether something can be asked of the channel from here. */
  readonly canAsk: boolean;
  /** How many notes wait for a person. */
  readonly notes: number;
};

/** This computer, as channels name it; null until the host has said it. */
export function useHere(): { readonly runner: string; readonly name: string } | null {
  const { host } = useShop();
  const [here, setHere] = useState<{ readonly runner: string; readonly name: string } | null>(null);
  useEffect(() => {
    let isShown = true;
    void host.ask('channels.here', {}).then((answer) => {
      if (isShown && answer.ok) setHere(answer.value);
    });
    return () => {
      isShown = false;
    };
  }, [host]);
  return here;
}

/** Whether this shop is connected to a server, which could talk to its stores. */
export function useHasServer(): boolean {
  const { host, entry } = useShop();
  const [has, setHas] = useState(false);
  useEffect(() => {
    let isShown = true;
    void host.ask('store.connection', { shopId: entry.shopId }).then((answer) => {
      if (isShown) setHas(answer.ok && answer.value.connection !== null);
    });
    return () => {
      isShown = false;
    };
  }, [host, entry.shopId]);
  return has;
}

/** The channels of the shop by name, live; undefined until they are read. */
export function useChannels(): readonly ChannelView[] | undefined {
  const here = useHere();
  const { shopId } = useShop().entry;
  const read = useLiveRead(readChannels, changesChannels, undefined, APART_MS);
  return useMemo(
    () =>
      read?.map(({ row, state, notes, isTied }) => {
        const runner = here?.runner ?? null;
        const server = serverRunner(shopId);
        return {
          row,
          state,
          notes,
          isHere: row.runner !== null && row.runner === runner,
          byServer: row.runner === server,
          canAsk: row.runner !== null && (row.runner === runner || row.runner === server),
          standing: standingOf({ row, state, isTied, here: row.runner === server ? server : runner }),
        };
      }),
    [read, here, shopId],
  );
}

/** One channel, live; undefined until it is read, null where there is none. */
export function useChannel(id: string): ChannelView | null | undefined {
  const all = useChannels();
  return useMemo(() => all && (all.find(({ row }) => row.id === id) ?? null), [all, id]);
}

/** How many channels need a person; null where the shop has none. */
export function useChannelAttention(): number | null {
  const all = useChannels();
  if (!all || all.length === 0) return null;
  return all.filter(({ standing, notes }) => wantsAttention(standing) || notes > 0).length;
}

type ReadChannel = {
  readonly row: ChannelRow;
  readonly state: LaneState | null;
  readonly notes: number;
  readonly isTied: boolean;
};

/** Whether a listing ties a thing of a store to one of ours now. */
function isTie({ archived, voided }: ListingRow): boolean {
  return !archived && !voided;
}

async function readChannels({ db }: Pick<Shop, 'db'>): Promise<readonly ReadChannel[]> {
  const rows = (await db.channels.toArray()).filter(({ voided, archived }) => !voided && !archived);
  const read = await Promise.all(
    rows.map(async (row) => ({
      row,
      state: (await db.channelStates.get(row.id)) ?? null,
      notes: await db.channelNotes.where({ channelId: row.id, open: 1 }).count(),
      isTied: (await db.listings.where('channelId').equals(row.id).filter(isTie).limit(1).count()) > 0,
    })),
  );
  return read.sort((a, b) => (a.row.name < b.row.name ? -1 : 1));
}

function changesChannels({ rows, channels }: Change): boolean {
  return channels !== undefined || rows.some(({ kind }) => kind === 'channel' || kind === 'listing');
}

/** Reads something of one channel, live: again whenever more is known of its store, or one of `kinds` changed. */
function useOfChannel<T>(
  id: string,
  read: (db: ShopDatabase, id: string) => Promise<T>,
  alsoAfter: (change: Change) => boolean = nothingElse,
): T | undefined {
  const ask = useCallback(({ db }: Pick<Shop, 'db'>) => read(db, id), [read, id]);
  const concerns = useCallback(
    (change: Change) => (change.channels?.includes(id) ?? false) || alsoAfter(change),
    [id, alsoAfter],
  );
  return useLiveRead(ask, concerns, undefined, APART_MS);
}

function nothingElse(): boolean {
  return false;
}

/** What is known of a store, live; undefined until it is read. */
export function useStore(id: string): StoreView | undefined {
  const shop = useShop();
  const book = storeBook(shop, id);
  return useSyncExternalStore(book.subscribe, book.get);
}

/** Differences of a channel, those that stand first, then the newest. */
export function useDrifts(id: string): readonly DriftRecord[] | undefined {
  return useOfChannel(id, readDrifts);
}

/** A history longer than this nobody reads. */
const MOST_DRIFTS = 500;

async function readDrifts(db: ShopDatabase, channelId: string): Promise<readonly DriftRecord[]> {
  const newest = await db.channelDrifts
    .where('[channelId+since]')
    .between([channelId, 0], [channelId, Number.MAX_SAFE_INTEGER])
    .reverse()
    .limit(MOST_DRIFTS)
    .toArray();
  return [...newest].sort((a, b) => b.open - a.open || b.since - a.since);
}

/** What a person must look at, the newest first; what was dealt with stands behind. */
export function useNotes(id: string): readonly LaneNote[] | undefined {
  return useOfChannel(id, readNotes);
}

async function readNotes(db: ShopDatabase, channelId: string): Promise<readonly LaneNote[]> {
  const notes = await db.channelNotes
    .where('[channelId+at]')
    .between([channelId, 0], [channelId, Number.MAX_SAFE_INTEGER])
    .reverse()
    .limit(MOST_DRIFTS)
    .toArray();
  return [...notes].sort((a, b) => b.open - a.open || b.at - a.at);
}

/** The newest lines of a channel's log. */
export function useLog(id: string): readonly LaneLogLine[] | undefined {
  const shop = useShop();
  const read = useMemo(() => newestLines(shop.db, id), [shop.db, id]);
  return useOfChannel(id, read);
}

/** The last requests to a store, as the host remembers them; read again whenever the log is. */
export function useRequests(id: string, asOf: unknown): readonly StoreRequest[] {
  const { host, entry } = useShop();
  const [requests, setRequests] = useState<readonly StoreRequest[]>([]);
  useEffect(() => {
    let isShown = true;
    void host.ask('channels.requests', { shopId: entry.shopId, channelId: id }).then((answer) => {
      if (isShown && answer.ok) setRequests(answer.value.requests);
    });
    return () => {
      isShown = false;
    };
  }, [host, entry.shopId, id, asOf]);
  return requests;
}

function changesListings({ rows }: Change): boolean {
  return rows.some(({ kind }) => kind === 'listing');
}

/** The places stock can lie at and be sold from, and the shop's currency. */
export function useShopPlaces() {
  return useCatalogueRead(shopPlaces);
}

function shopPlaces(catalogue: Catalogue) {
  const shop = catalogue.shop();
  return {
    currency: shop?.currency ?? null,
    first: shop?.defaultLocationId ?? null,
    places: catalogue.locations().filter(({ notForSale }) => !notForSale),
    categories: catalogue.categories().map(({ name }) => name),
  };
}

/** The window's products, to find one to tie to. */
export function useProductSearch(): (text: string) => readonly StockListRow[] {
  const { search, catalogue } = useShop();
  return useCallback(
    (text) => (text.trim() === '' ? [] : search.suggestions(text, 20).flatMap((slot) => catalogue.rowAt(slot) ?? [])),
    [search, catalogue],
  );
}

/** The figures of a channel's offers. */
export function useOfferFigures(channel: ChannelRow): OfferFigures {
  const { catalogue } = useShop();
  return useMemo(() => offerFigures(catalogue, channel), [catalogue, channel]);
}

/** What one offer is and what makes it, live; null for none. */
export function useOffer(
  figures: OfferFigures,
  thing: Pick<OurThing, 'variantId'> | null,
  locationId: string | null,
): ExplainedFigure | null {
  return useSyncExternalStore(figures.subscribe, () => thing && figures.of(thing.variantId, locationId));
}

/** What was told and of which nobody can say what became of it; nothing where another computer talks to the store. */
export function useUnfinished({ row, state, isHere, byServer }: ChannelView): readonly Told[] {
  const { host, entry, db } = useShop();
  const [told, setTold] = useState<readonly Told[]>([]);
  const isUndecided = state?.phase === 'stopped' && state.failure?.code === 'undecidable';
  const isAsked = isHere && isUndecided;
  const isServerAsked = byServer && isUndecided;
  useEffect(() => {
    let isShown = true;
    const read = async () => {
      // What the server sent lies there; what it is telling stands in what it knows.
      if (isServerAsked)
        return Promise.all(
          (state.telling ?? []).map((task) => namedTold(db, row.id, { task, sentAt: state.lastRoundAt ?? 0 })),
        );
      const answer = isAsked
        ? await host.ask('channels.unfinished', { shopId: entry.shopId, channelId: row.id })
        : null;
      if (!answer?.ok) return [];
      return Promise.all(answer.value.unfinished.map((one) => namedTold(db, row.id, one)));
    };
    void read().then((found) => {
      if (isShown) setTold(found);
    });
    return () => {
      isShown = false;
    };
  }, [host, entry.shopId, db, row.id, isAsked, isServerAsked, state]);
  return told;
}

async function namedTold(db: ShopDatabase, channelId: string, { task, sentAt }: Unfinished): Promise<Told> {
  const item =
    task.kind === 'stock.offer'
      ? await db.channelItems.get([channelId, `${task.ref.productId}/${task.ref.variantId ?? ''}`])
      : undefined;
  const order = task.kind === 'order.transition' ? await db.channelOrders.get([channelId, task.orderId]) : undefined;
  return toldOf(
    { task, sentAt },
    () => item,
    () => order?.number,
  );
}

/** How the store's places are called here, by the location that stands for each; null where the store knows one. */
export function usePlaceNames({ places }: ChannelRow): ((id: string) => string) | null {
  const read = useCallback(
    (catalogue: Catalogue) => {
      if (!places || places.length === 0) return null;
      const names = new Map(catalogue.locations().map(({ id, label }) => [id, label]));
      return (remote: string) => {
        const locationId = places.find(({ remoteId }) => remoteId === remote)?.locationId;
        return (locationId && names.get(locationId)) ?? remote;
      };
    },
    [places],
  );
  return useCatalogueRead(read);
}

/** The names of the shop's products by their ids, live. */
export function useProductNames(): (id: string) => string | undefined {
  return useCatalogueRead(productNames);
}

function productNames(catalogue: Catalogue): (id: string) => string | undefined {
  return (id) => catalogue.productAt(id)?.name;
}

/** A channel that sells a variant, with what its store shows of it; `row` is null where this computer does not know. */
export type ShownThere = { readonly channel: ChannelRow; readonly row: TruthRow | null };

/** What the channels show of a variant, live; undefined until it is read, and in a shop without channels. */
export function useShownThere(variantId: VariantId): readonly ShownThere[] | undefined {
  const book = ourBook(useShop().catalogue);
  const things = useSyncExternalStore(book.subscribe, book.things);
  const read = useCallback(
    ({ db }: Pick<Shop, 'db'>) => readShownThere(db, variantId, things.thing(variantId)),
    [variantId, things],
  );
  return useLiveRead(read, changesShownThere);
}

function changesShownThere(change: Change): boolean {
  return changesChannels(change) || changesListings(change);
}

async function readShownThere(
  db: ShopDatabase,
  variantId: VariantId,
  thing: OurThing | undefined,
): Promise<readonly ShownThere[] | undefined> {
  const channels = (await db.channels.toArray()).filter(({ voided, archived }) => !voided && !archived);
  if (channels.length === 0) return undefined;
  const listings = await db.listings
    .where({ variantId })
    .filter((row) => !row.voided && !row.archived)
    .toArray();
  const ours = { thing: () => thing, listing: (id: string) => listings.find((row) => row.id === id) };
  const shown = await Promise.all(
    channels.map(async (channel): Promise<readonly ShownThere[]> => {
      const own = listings.filter(({ channelId }) => channelId === channel.id);
      if (own.length === 0) return [];
      const items = await db.channelItems
        .where('listingId')
        .anyOf(own.map(({ id }) => id))
        .toArray();
      const rows = truthRows(items, ours);
      return rows.length > 0 ? rows.map((row) => ({ channel, row })) : [{ channel, row: null }];
    }),
  );
  return shown.flat();
}
