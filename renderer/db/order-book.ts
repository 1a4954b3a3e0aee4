import type { OrderRow, OrderState, ReturnRow } from '#shared/domain/operations/rows.ts';
import { commitsStock, waitingStates } from '#shared/domain/orders/order-states.ts';
import { byNumber } from '#shared/domain/orders/order-number.ts';
import { byAge } from '#shared/domain/orders/service-order.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { Change } from './feed.ts';
import type { Shop } from './shop.ts';
import { onceWithin, reading, readWanted } from './turns.ts';

/** The orders of a shop as far as they are read: open ones always, closed ones when a list asks for them. */
export type OrderBook = {
  readonly get: () => BookSnapshot;
  readonly subscribe: (reader: () => void) => () => void;
  /** Begins to read shipped and cancelled orders, once; they come page by page. */
  readonly readClosed: () => Promise<void>;
};

export type BookSnapshot = {
  /** True once all open orders are read. */
  readonly ready: boolean;
  readonly closed: 'unread' | 'reading' | 'read';
  /** Orders that wait, whichever way, oldest first. */
  readonly open: readonly OrderRow[];
  /** Orders that left or were cancelled, as far as read, newest first. */
  readonly shut: readonly OrderRow[];
  /** By state; `returned` are those of which something came back, in whichever state. */
  readonly counts: Readonly<Record<Exclude<OrderState, 'void'> | 'returned', number>>;
  readonly customerOf: (order: OrderRow) => string | null;
  /** Number and customer as a search compares them. */
  readonly textOf: (order: OrderRow) => string;
};

const shutStates = ['shipped', 'delivered', 'cancelled'] as const satisfies readonly OrderState[];
const noneOpen = { open: 0, picking: 0, packed: 0, held: 0 };
const none = { ...noneOpen, shipped: 0, delivered: 0, cancelled: 0, returned: 0 };
/** Read and told in pages of this many, so that no task of the window grows long. */
const PAGE = 250;
/** Several changes within this time are told once. */
const TELL_MS = 16;

const books = new WeakMap<Shop['db'], OrderBook>();

/** The one order book of an open shop. */
export function orderBook(shop: Pick<Shop, 'db' | 'feed'>): OrderBook {
  const known = books.get(shop.db);
  if (known) return known;
  const book = openOrderBook(shop);
  books.set(shop.db, book);
  return book;
}

function openOrderBook({ db, feed }: Pick<Shop, 'db' | 'feed'>): OrderBook {
  const open = new Map<string, OrderRow>();
  const shut = new Map<string, OrderRow>();
  const names = new Map<string, string | null>();
  /** What this window has heard of, by commit: a page that was read meanwhile is older. */
  const heard = new Map<string, number>();
  const readers = new Set<() => void>();
  /** The order that each return is of, but for those that are undone. */
  const returns = new Map<string, string>();
  const heardReturns = new Set<string>();
  let ready = false;
  let closed: BookSnapshot['closed'] = 'unread';
  let counts: BookSnapshot['counts'] = none;
  const texts = new WeakMap<OrderRow, { readonly name: string | null; readonly text: string }>();
  const nameOf = ({ contactId }: OrderRow) => (contactId ? (names.get(contactId) ?? null) : null);
  const textOf = (row: OrderRow) => {
    const name = nameOf(row);
    const known = texts.get(row);
    if (known?.name === name) return known.text;
    const text = `${foldName(row.number)}\n${foldName(name ?? '')}`;
    texts.set(row, { name, text });
    return text;
  };
  let closedRead: Promise<void> | undefined;
  let stale = { shut: false, returns: false };
  let sorted: readonly OrderRow[] = [];
  /** Open orders that changed since they were sorted. */
  const moved = new Set<string>();
  /** Sorted when somebody looks at them: most screens want no more than their number. */
  const sortedOpen = () => {
    if (moved.size > 0) sorted = sortedAgain(sorted, moved, open);
    moved.clear();
    return sorted;
  };
  const openCounts: Record<(typeof waitingStates)[number], number> = { ...noneOpen };
  let snapshot: BookSnapshot = { ready, closed, open: [], shut: [], counts, customerOf: () => null, textOf: () => '' };

  const publish = () => {
    snapshot = {
      ready,
      closed,
      get open() {
        return sortedOpen();
      },
      shut: stale.shut ? [...shut.values()].sort((a, b) => closedAt(b) - closedAt(a) || byNumber(b, a)) : snapshot.shut,
      counts: {
        ...counts,
        ...openCounts,
        returned: stale.returns ? new Set(returns.values()).size : snapshot.counts.returned,
      },
      // New functions with every telling: what is drawn by them is drawn anew.
      customerOf: (row) => nameOf(row),
      textOf: (row) => textOf(row),
    };
    stale = { shut: false, returns: false };
    for (const reader of [...readers]) reader();
  };
  const plan = onceWithin(TELL_MS, publish);

  /** Answers whether it waited before and waits still: then no closed one has come or gone. */
  const put = (row: OrderRow): boolean => {
    const isOpen = !row.voided && commitsStock(row.state);
    const isShut = !row.voided && closed !== 'unread' && isOneOf(shutStates, row.state);
    const before = open.get(row.id);
    if (before) tally(openCounts, before, -1);
    if (open.delete(row.id) || isOpen) moved.add(row.id);
    if (shut.delete(row.id) || isShut) stale.shut = true;
    if (isOpen) {
      open.set(row.id, row);
      tally(openCounts, row, 1);
    }
    if (isShut) shut.set(row.id, row);
    return before !== undefined && isOpen;
  };
  const putReturn = ({ id, orderId, voided }: ReturnRow) => {
    stale.returns = true;
    if (voided) returns.delete(id);
    else returns.set(id, orderId);
  };
  const putRead = (rows: readonly OrderRow[]) => {
    for (const row of rows) if (!heard.has(row.id)) put(row);
  };
  const readUnknown = (rows: Iterable<OrderRow>) => {
    const wanted = new Set<string>();
    for (const { contactId } of rows) if (contactId && !names.has(contactId)) wanted.add(contactId);
    return readNames([...wanted]);
  };
  /** Contacts whose names are to be read, anew where they were told of; they stay here until that has gone well. */
  const wantedNames = new Set<string>();
  const nameReads = reading(
    async () => {
      await readWanted(wantedNames, PAGE, async (some) => {
        const contacts = await db.contacts.bulkGet([...some]);
        some.forEach((id, place) => names.set(id, contacts[place]?.name || null));
      });
      plan();
    },
    () => !db.isOpen(),
  );
  const readNames = (ids: readonly string[]) => {
    for (const id of ids) {
      // Known from now on as being read: what is told of one meanwhile reads it once more.
      if (!names.has(id)) names.set(id, null);
      wantedNames.add(id);
    }
    return ids.length > 0 ? nameReads.ask() : Promise.resolve();
  };
  const readCounts = async () => {
    const all = await Promise.all(
      shutStates.map(async (state) => [state, await db.orders.where('state').equals(state).count()] as const),
    );
    counts = { ...counts, ...Object.fromEntries(all) };
  };
  const readReturns = async () => {
    for (let last = ''; ; ) {
      const page = await db.returns.where('id').above(last).limit(PAGE).toArray();
      for (const row of page) if (!heardReturns.has(row.id)) putReturn(row);
      last = page.at(-1)?.id ?? last;
      if (page.length < PAGE) return;
    }
  };
  const readState = async (state: OrderState, told: () => void) => {
    const ids = await db.orders.where('state').equals(state).primaryKeys();
    for (let from = ids.length; from > 0; from -= PAGE) {
      // Ids mostly grow with time: the newest come first.
      const rows = await db.orders.bulkGet(ids.slice(Math.max(0, from - PAGE), from));
      const found = rows.flatMap((row) => (row?.state === state ? [row] : []));
      await readUnknown(found);
      putRead(found);
      // Folded now, a page at a time, so that the first search finds it done.
      found.forEach(textOf);
      told();
    }
  };

  /** A change that is heard while it counts is counted in the next turn. */
  const recount = reading(
    async () => {
      await readCounts();
      plan();
    },
    () => !db.isOpen(),
  );
  const hear = (change: Change) => {
    const rows = change.rows.flatMap((row) => (row.kind === 'order' ? [row] : []));
    let waited = true;
    for (const row of rows) {
      if ((heard.get(row.id) ?? -1) > change.rev) continue;
      heard.set(row.id, change.rev);
      waited = put(row) && waited;
    }
    // A return is told with its order.
    for (const row of change.rows) {
      if (row.kind !== 'return') continue;
      heardReturns.add(row.id);
      putReturn(row);
    }
    if (rows.length > 0) plan();
    if (!waited) void recount.ask();
    // By what it tells of contacts, never by `log`: of gathered changes only the last says that, whoever their orders are for.
    const renamed = (change.contacts ?? []).filter((id) => names.has(id));
    if (renamed.length > 0) void readNames(renamed);
    if (rows.some(({ contactId }) => contactId && !names.has(contactId))) void readUnknown(rows);
  };
  feed.listen(hear);
  const readOpen = reading(
    async () => {
      await readCounts();
      await readReturns();
      for (const state of waitingStates) await readState(state, () => undefined);
      ready = true;
      publish();
    },
    () => !db.isOpen(),
  );
  void readOpen.ask();
  const readShut = reading(
    async () => {
      let pages = 0;
      for (const state of shutStates) {
        await readState(state, () => {
          // Sorting everything after every page would be the most of the work.
          if (Math.log2(++pages) % 1 === 0) plan();
        });
      }
      // What was heard of before now is not among the pages; what is heard meanwhile is newer than what is read.
      const missing = [...heard].filter(([id]) => !open.has(id) && !shut.has(id));
      const rows = await db.orders.bulkGet(missing.map(([id]) => id));
      for (const [place, [id, rev]] of missing.entries()) {
        const row = rows[place];
        if (row && heard.get(id) === rev) put(row);
      }
      closed = 'read';
      publish();
    },
    () => !db.isOpen(),
  );
  return {
    get: () => snapshot,
    subscribe: (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    readClosed: () => {
      closed = closed === 'unread' ? 'reading' : closed;
      closedRead ??= readShut.ask();
      return closedRead;
    },
  };
}

/** When an order left the queue, as near as its row says. */
export function closedAt({ shippedAt, placedAt }: OrderRow): number {
  return shippedAt ?? placedAt;
}

function isOneOf(states: readonly OrderState[], state: OrderState): boolean {
  return states.includes(state);
}

function tally(counts: Record<(typeof waitingStates)[number], number>, { state }: OrderRow, by: 1 | -1): void {
  for (const one of waitingStates) if (one === state) counts[one] += by;
}

/** Where more than this part of the orders changed, all of them are sorted anew. */
const FEW = 16;

/** Sorted orders once some of them have changed: each pick changes one of very many, which is put in its place. */
function sortedAgain(
  sorted: readonly OrderRow[],
  changed: ReadonlySet<string>,
  now: ReadonlyMap<string, OrderRow>,
): readonly OrderRow[] {
  if (changed.size * FEW > sorted.length) return [...now.values()].sort(byAge);
  const all = sorted.filter(({ id }) => !changed.has(id));
  for (const id of changed) {
    const row = now.get(id);
    if (row) all.splice(placeOf(row, all), 0, row);
  }
  return all;
}

/** Where an order belongs among sorted ones. */
function placeOf(row: OrderRow, sorted: readonly OrderRow[]): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle];
    if (other && byAge(other, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
