import type { ItemKey, LaneItem } from '#shared/channels/lane-rows.ts';
import type { ListingId } from '#shared/domain/operations/ids.ts';
import type { ListingRow } from '#shared/domain/operations/rows.ts';
import { newestOnly } from '../catalogue/newest.ts';
import { slicedSort } from '../catalogue/sliced-sort.ts';
import { repeated, type Work } from '../catalogue/slices.ts';
import type { Change } from '../feed.ts';
import type { Shop } from '../shop.ts';
import { onceWithin, reading, readWanted } from '../turns.ts';

/** What is known of one store, as it stands: a new object whenever something changed, in which what did not is the same object. */
export type StoreView = {
  /** Everything that it has, by title. */
  readonly items: readonly LaneItem[];
  readonly item: (key: ItemKey) => LaneItem | undefined;
  /** What ties its things to ours; undone ones are none. */
  readonly listing: (id: ListingId) => ListingRow | undefined;
};

/** One store in memory, read once in pages when somebody looks; then what changes is read, and nothing else (CHN203). */
export type StoreBook = {
  /** Undefined until everything is read. */
  readonly get: () => StoreView | undefined;
  readonly subscribe: (reader: () => void) => () => void;
};

type Parts = Pick<Shop, 'db' | 'feed' | 'catalogue'>;

/** Rows a read: some milliseconds of the window's thread. */
const PAGE = 250;
/** Several changes within this time are read and told once. */
const TELL_MS = 200;

const books = new WeakMap<Shop['db'], Map<string, StoreBook>>();

/** The one book of a store in an open shop. */
export function storeBook(shop: Parts, channelId: string): StoreBook {
  const ofShop = books.get(shop.db) ?? new Map<string, StoreBook>();
  books.set(shop.db, ofShop);
  const known = ofShop.get(channelId);
  if (known) return known;
  const book = openStoreBook(shop, channelId);
  ofShop.set(channelId, book);
  return book;
}

function openStoreBook({ db, feed, catalogue: { slices } }: Parts, channelId: string): StoreBook {
  const readers = new Set<() => void>();
  const listings = listingsOf(db, channelId);
  let items = new Map<ItemKey, LaneItem>();
  let ordered: readonly LaneItem[] = [];
  /** Whether one came, went or has another title since they were put in order. */
  let isMoved = true;
  let isUnread = true;
  const wanted = new Set<ItemKey>();
  let view: StoreView | undefined;

  const put = (item: LaneItem) => {
    if (items.get(item.key)?.title !== item.title) isMoved = true;
    items.set(item.key, item);
  };
  const readAll = async () => {
    items = new Map();
    isMoved = true;
    for (let last: ItemKey = ''; ; ) {
      const page = await db.channelItems
        .where('[channelId+key]')
        .between([channelId, last], [channelId, []], false, true)
        .limit(PAGE)
        .toArray();
      for (const item of page) put(item);
      last = page.at(-1)?.key ?? last;
      if (page.length < PAGE) return;
    }
  };
  const readSome = async (keys: readonly ItemKey[]) => {
    const rows = await db.channelItems.bulkGet(keys.map((key) => [channelId, key]));
    for (const [place, key] of keys.entries()) {
      const row = rows[place];
      if (row) put(row);
      else if (items.delete(key)) isMoved = true;
    }
  };
  const publishing = repeated(
    slices,
    () => {
      const wasMoved = isMoved;
      isMoved = false;
      return inOrder(items, ordered, wasMoved);
    },
    (next) => {
      ordered = next;
      view = { items: next, item: (key) => items.get(key), listing: listings.get };
      for (const reader of [...readers]) reader();
    },
  );
  const reads = reading(
    async () => {
      while (isUnread) {
        isUnread = false;
        await readAll().catch((fault: unknown) => {
          isUnread = true;
          throw fault;
        });
      }
      await listings.readOnce();
      await readWanted(wanted, PAGE, readSome);
      publishing.ask();
    },
    () => !db.isOpen(),
  );
  const soon = onceWithin(TELL_MS, () => void reads.ask());

  const hear = (change: Change) => {
    const isListed = listings.hear(change);
    const its = change.items?.channelId === channelId ? change.items : null;
    if (its?.keys === null) isUnread = true;
    for (const key of its?.keys ?? []) wanted.add(key);
    // What nobody looks at is read once somebody does.
    if ((its || isListed) && readers.size > 0) soon();
  };
  feed.listen(hear);
  return {
    get: () => view,
    subscribe: (reader) => {
      readers.add(reader);
      void reads.ask();
      return () => readers.delete(reader);
    },
  };
}

const compareTitles = new Intl.Collator(undefined, { numeric: true }).compare;

/** Things by title; where none came, went or was renamed, in the order they had. */
function* inOrder(
  items: ReadonlyMap<ItemKey, LaneItem>,
  before: readonly LaneItem[],
  isMoved: boolean,
): Work<readonly LaneItem[]> {
  if (!isMoved) return before.flatMap(({ key }) => items.get(key) ?? []);
  const all = [...items.values()];
  const isBefore = (b: number, a: number) => {
    const [one, other] = [all[b], all[a]];
    return one !== undefined && other !== undefined && compareTitles(one.title, other.title) < 0;
  };
  // Read by their keys, and sorted stably: of two with one title the lower key comes first.
  const places = yield* slicedSort(
    Uint32Array.from(all, (_, place) => place),
    isBefore,
  );
  return Array.from(places, (place) => all[place]).flatMap((item) => item ?? []);
}

/** The listings of one channel: read once, then heard. */
function listingsOf(db: Shop['db'], channelId: string) {
  const rows = new Map<ListingId, ListingRow>();
  const heard = new Set<ListingId>();
  const newest = newestOnly();
  let isRead = false;
  const put = (row: ListingRow) => {
    if (row.voided) rows.delete(row.id);
    else rows.set(row.id, row);
  };
  return {
    get: (id: ListingId) => rows.get(id),
    readOnce: async () => {
      if (isRead) return;
      const ids = await db.listings.where('channelId').equals(channelId).primaryKeys();
      for (let at = 0; at < ids.length; at += PAGE)
        for (const row of await db.listings.bulkGet(ids.slice(at, at + PAGE))) if (row && !heard.has(row.id)) put(row);
      isRead = true;
    },
    hear: (change: Change): boolean => {
      let isTold = false;
      if (!change.rows.some(({ kind }) => kind === 'listing')) return false;
      for (const row of newest({ ...change, stock: [] }).rows) {
        if (row.kind !== 'listing' || row.channelId !== channelId) continue;
        heard.add(row.id);
        put(row);
        isTold = true;
      }
      return isTold;
    },
  };
}
