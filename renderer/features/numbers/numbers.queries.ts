import { useCallback, useMemo } from 'react';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow, ReturnRow, ShortPickRow } from '#shared/domain/operations/rows.ts';
import { type NumbersAsk, type WorkNumbers, type WorkRows, workNumbers } from '#shared/domain/orders/work-numbers.ts';
import { daysAfter } from '#shared/domain/values/day.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { useCalendar } from '#renderer/db/use-calendar.ts';
import { useOrderBook } from '#renderer/db/use-order-book.ts';
import { type Person, usePeople } from '#renderer/db/use-people.ts';

export { useCalendar };
export { useListFile } from '#renderer/db/use-list-file.ts';

/** Read in pages of this many. */
const PAGE = 250;

/** The numbers of a period, with the names of who worked and the orders they are of. */
export type Numbers = {
  readonly numbers: WorkNumbers;
  readonly nameOf: (person: string) => string | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly orderOf: (id: OrderId) => OrderRow | undefined;
  readonly customerOf: (order: OrderRow) => string | null;
};

/** Counts a period, live; undefined until everything is read. */
export function useNumbers(ask: NumbersAsk): Numbers | undefined {
  const days = useCalendar();
  const { ready, closed, open, shut, customerOf } = useOrderBook(true);
  const around = useAround(days.endOf(daysAfter(ask.from, -1)));
  const people = useNamedPeople();
  const orders = useMemo(() => [...open, ...shut], [open, shut]);
  const byId = useMemo(() => new Map(orders.map((order) => [order.id, order])), [orders]);
  const isRead = ready && closed === 'read' && around !== undefined && people !== null;
  return useMemo(() => {
    if (!isRead) return undefined;
    const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
    return {
      numbers: workNumbers({ ...around, orders }, ask, days),
      nameOf: (person) => names.get(person) ?? null,
      people,
      orderOf: (id) => byId.get(id),
      customerOf,
    };
  }, [isRead, around, people, orders, byId, customerOf, ask, days]);
}

/** The people of the shop who have a name, live; null until they are read. */
function useNamedPeople(): readonly Person[] | null {
  const people = usePeople();
  return useMemo(() => people && people.filter(({ name }) => name !== ''), [people]);
}

type Around = Omit<WorkRows, 'orders'>;

/** What was packed, missed and taken back since a moment. */
function useAround(since: number): Around | undefined {
  const read = useCallback(({ db }: Shop) => readAround(db, since), [since]);
  return useLiveRead(read, isAboutWork);
}

function isAboutWork({ rows }: Change): boolean {
  return rows.some(({ kind }) => kinds.has(kind));
}

const kinds: ReadonlySet<string> = new Set(['parcel', 'short-pick', 'return']);

/** Reads page by page what numbers since a moment are counted from, besides orders. */
async function readAround(db: ShopDatabase, since: number): Promise<Around> {
  const parcelIds = [
    ...(await db.parcels.where('shippedAt').aboveOrEqual(since).primaryKeys()),
    ...(await db.parcels.where('state').equals('packed').primaryKeys()),
  ];
  const begun = await paged(parcelIds, (ids) => db.parcels.bulkGet([...ids]));
  // Whether an order left in parts is said by all of its parcels.
  const orderIds = [...new Set(begun.map(({ orderId }) => orderId))];
  const parcels = await paged(orderIds, (ids) =>
    db.parcels
      .where('orderId')
      .anyOf([...ids])
      .toArray(),
  );
  const shortIds = await db.shortPicks.where('at').aboveOrEqual(since).primaryKeys();
  const returnIds = await db.returns.where('receivedAt').aboveOrEqual(since).primaryKeys();
  return {
    parcels: parcels satisfies readonly ParcelRow[],
    shortPicks: await paged<string, ShortPickRow>(shortIds, (ids) => db.shortPicks.bulkGet([...ids])),
    returns: await paged<string, ReturnRow>(returnIds, (ids) => db.returns.bulkGet([...ids])),
  };
}

async function paged<Key, Row>(
  keys: readonly Key[],
  read: (some: readonly Key[]) => PromiseLike<readonly (Row | undefined)[]>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let from = 0; from < keys.length; from += PAGE)
    for (const row of await read(keys.slice(from, from + PAGE))) if (row !== undefined) found.push(row);
  return found;
}
