import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { ChannelId, ContactId, ReturnId } from '#shared/domain/operations/ids.ts';
import { decideReturn } from '#shared/domain/orders/take-back.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { gatheringFeed } from '#renderer/db/feed.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { type BookSnapshot, type OrderBook, orderBook } from '#renderer/db/order-book.ts';
import { isOverdue } from '#shared/domain/orders/due.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { orderStock } from '#shared/domain/orders/order-stock.ts';
import {
  listOrders,
  type ListParts,
  agesFrom,
  isNarrowed,
  numbersTwice,
  orderCompare,
  type OrderQuery,
  readOrderQuery,
} from './order-view.ts';
import { questionIn } from './view-address.ts';
import { addOrder, stepOrders } from './orders.commands.ts';
import { suggestNumber } from './order-numbers.queries.ts';
import { sumsOf, whatCounts } from './order-sums.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 5));
});
afterEach(() => s.close());

/** The book once it says what is waited for. */
const told = (wanted: (book: BookSnapshot) => boolean, book: OrderBook = orderBook(s.shop)) =>
  new Promise<BookSnapshot>((resolve) => {
    const look = () => {
      if (!wanted(book.get())) return;
      stop();
      resolve(book.get());
    };
    const stop = book.subscribe(look);
    look();
  });
const order = (number: string, placedAt: number, more: Parameters<typeof newOrder>[2] = {}) =>
  newOrder(s.shop.nextId, [[s.mug, s.floor, 2]], { number, placedAt, ...more });
const numbers = (rows: readonly { readonly number: string }[]) => rows.map(({ number }) => number);

test('[OQ10] open orders are there oldest first, closed ones newest first once they are asked for', async () => {
  await s.decide(
    orderAdded(
      order('B', 20),
      order('A', 10),
      order('S1', 1, { state: 'shipped', shippedAt: 5 }),
      order('S2', 2, { state: 'shipped', shippedAt: 9 }),
    ),
  );
  const first = await told(({ ready }) => ready);
  expect(numbers(first.open)).toEqual(['A', 'B']);
  expect({ closed: first.closed, shut: first.shut, counts: first.counts }).toEqual({
    closed: 'unread',
    shut: [],
    counts: { open: 2, picking: 0, packed: 0, held: 0, shipped: 2, delivered: 0, cancelled: 0, returned: 0 },
  });
  await orderBook(s.shop).readClosed();
  expect(numbers(orderBook(s.shop).get().shut)).toEqual(['S2', 'S1']);
});

test('[OQ10] every commit is heard: entered, shipped, undone', async () => {
  await told(({ ready }) => ready);
  await orderBook(s.shop).readClosed();
  const { orderId } = value(
    await addOrder(s.shop, {
      number: '1',
      customer: { name: 'Rosa' },
      dueOn: null,
      lines: [{ variantId: s.mug, locationId: s.floor, quantity: 1, unitPrice: null }],
    }),
  );
  const entered = await told(
    ({ open, customerOf }) => open.length === 1 && open.every((row) => customerOf(row) === 'Rosa'),
  );
  expect(entered.counts.open).toBe(1);
  value(await stepOrders(s.shop, 'ship', [orderId]));
  const shipped = await told(({ shut, counts }) => shut.length === 1 && counts.shipped === 1);
  expect(shipped.open).toEqual([]);
});

test('[OQ14] orders that are told together all have their customers, whoever they are for', async () => {
  await told(({ ready }) => ready);
  // An import tells several parts in one message; only the last of them says that the log changed.
  const feed = gatheringFeed(s.shop.feed, Number.POSITIVE_INFINITY, () => 0);
  for (const name of ['Rosa', 'Ines', 'Mika'])
    value(
      await addOrder(
        { ...s.shop, feed },
        {
          number: name,
          customer: { name },
          dueOn: null,
          lines: [{ variantId: s.mug, locationId: s.floor, quantity: 1, unitPrice: null }],
        },
      ),
    );
  feed.flush();
  const { open, customerOf, textOf } = await told(
    (book) => book.open.length === 3 && book.open.every((row) => book.customerOf(row) !== null),
  );
  expect(open.map((row) => [row.number, customerOf(row)])).toEqual([
    ['Rosa', 'Rosa'],
    ['Ines', 'Ines'],
    ['Mika', 'Mika'],
  ]);
  expect(open.filter((row) => textOf(row).includes('\nines'))).toHaveLength(1);
});

test('[OQ14] a customer who is told of after the order is shown, of a closed order too', async () => {
  const late = s.shop.nextId() as ContactId; // a new id becomes a contact's here
  await s.decide(orderAdded(order('S1', 1, { state: 'shipped', shippedAt: 5, contactId: late })));
  await orderBook(s.shop).readClosed();
  await s.shop.db.contacts.put({
    contactId: late,
    kind: 'customer',
    erased: false,
    name: 'Rosa',
    address: '',
    phone: '',
    email: '',
    note: '',
    version: 1,
    pending: 0,
  });
  s.shop.feed.tell({ rows: [], stock: [], log: true, contacts: [late], rev: 0 });
  const { shut, customerOf } = await told((book) => book.shut.every((row) => book.customerOf(row) !== null));
  expect(shut.map(customerOf)).toEqual(['Rosa']);
});

test('[OQ10] what was heard of later than it was read is not overwritten', async () => {
  await s.decide(orderAdded(order('A', 10)));
  const { open } = await told(({ ready }) => ready);
  const [row] = open;
  s.shop.feed.tell({ rows: row ? [{ ...row, number: 'newer' }] : [], stock: [], log: false, rev: 1_000 });
  s.shop.feed.tell({ rows: row ? [{ ...row, number: 'older' }] : [], stock: [], log: false, rev: 999 });
  const after = await told((book) => book.open[0]?.number !== 'A');
  expect(numbers(after.open)).toEqual(['newer']);
});

const query = (address: string): OrderQuery => readOrderQuery(new URLSearchParams(address));

test('[OQ11] [OQ77] a search finds by number, customer and product, a filter what is late', async () => {
  const days = calendarIn({ shop: 'Europe/Berlin', legacy: 'Europe/Berlin' }, Date.parse('2026-03-10T12:00:00Z'));
  const contactId = 'rosa' as ContactId;
  await s.decide(
    orderAdded(
      order('W-10', 1, { dueOn: '2026-03-09' }),
      order('W-11', 2, { contactId, dueOn: '2026-03-10' }),
      order('X-1', 3),
    ),
  );
  const book = await told(({ ready }) => ready);
  const parts: ListParts = {
    book: { ...book, textOf: (row) => foldName(`${row.number} ${row.contactId ? 'Rosa Márquez' : ''}`) },
    stock: { shortOrders: new Set(), oversoldOrders: new Set() },
    sought: new Set(),
    days,
    me: 'ida',
  };
  expect(numbers(listOrders(query('q=w-1'), parts))).toEqual(['W-10', 'W-11']);
  expect(numbers(listOrders(query('q=ROSA'), parts))).toEqual(['W-11']);
  expect(numbers(listOrders(query('q=mug'), { ...parts, sought: new Set([s.mug]) }))).toHaveLength(3);
  expect(numbers(listOrders(query('filter=overdue&state=all'), parts))).toEqual(['W-10']);
  expect(numbers(listOrders(query('filter=to-ship&state=all'), parts))).toEqual(['W-10', 'W-11']);
  const late = must(book.open[0], 'the late order');
  const short = { ...parts, stock: { ...parts.stock, shortOrders: new Set([late.id]) } };
  expect(numbers(listOrders(query('filter=to-ship&state=all'), short))).toEqual(['W-11']);
  const both = query('filter=overdue,short&state=all');
  expect([numbers(listOrders(both, short)), numbers(listOrders(both, parts))]).toEqual([['W-10'], []]);
  const sort = must(query('sort=-due').sort, 'a sort is asked');
  const byDue = orderCompare(sort, { customerOf: () => null, personOf: () => '', compareText: () => 0, days });
  expect(numbers([...book.open].sort(byDue))).toEqual(['W-11', 'W-10', 'X-1']);
  expect(numbers(listOrders(query('state=held'), parts))).toEqual([]);
});

test('[CHN149] the queue is narrowed to the orders of one store, or of one program', async () => {
  const channelId = '0190ffff-0000-7000-8000-0000000000cc' as ChannelId;
  await s.decide(
    orderAdded(
      order('W-1', 1, { channel: 'woocommerce', channelId }),
      order('W-2', 2, { channel: 'woocommerce' }),
      order('T-1', 3, { channel: 'typed' }),
    ),
  );
  const book = await told(({ ready }) => ready);
  const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
  const parts: ListParts = {
    ...{ book, stock: { shortOrders: new Set(), oversoldOrders: new Set() }, sought: new Set(), days, me: 'ida' },
  };
  const listed = (address: string) => numbers(listOrders(query(address), parts));
  expect([listed(`channel=${channelId}`), listed('channel=woocommerce'), listed('channel=typed'), listed('')]).toEqual([
    ['W-1'],
    ['W-2'],
    ['T-1'],
    ['W-1', 'W-2', 'T-1'],
  ]);
  expect([isNarrowed(query('channel=typed')), questionIn(new URLSearchParams('channel=typed'))]).toEqual([
    true,
    'channel=typed',
  ]);
});

test('[OQ68] what came back is counted and listed whichever state it is in, until that is undone', async () => {
  const { orderId } = value(
    await addOrder(s.shop, {
      number: '7',
      customer: null,
      dueOn: null,
      lines: [{ variantId: s.mug, locationId: s.floor, quantity: 2, unitPrice: null }],
    }),
  );
  value(await stepOrders(s.shop, 'ship', [orderId]));
  const shipped = must(await s.shop.db.orders.get(orderId), 'the order shipped');
  const came = decideReturn(
    shipped,
    () => true,
    [
      {
        lineId: must(shipped.lines[0], 'its line').id,
        quantity: 1,
        outcome: 'restock',
        locationId: s.floor,
        reason: 'other',
      },
    ],
    { id: s.shop.nextId() as ReturnId },
  );
  const { opIds } = await s.decide(value(came));
  const book = orderBook(s.shop);
  void book.readClosed();
  const read = await told(({ closed, counts }) => closed === 'read' && counts.returned === 1);
  expect(read.counts).toMatchObject({ shipped: 1, returned: 1 });
  const parts: ListParts = {
    book: read,
    stock: { shortOrders: new Set(), oversoldOrders: new Set() },
    sought: new Set(),
    days: calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0),
    me: '',
  };
  expect(numbers(listOrders(query('state=returned'), parts))).toEqual(['7']);
  expect(numbers(listOrders(query('state=delivered'), parts))).toEqual([]);
  value(await undoInParts(s.shop, opIds));
  await told(({ counts }) => counts.returned === 0);
});

test('[OQ11] an order is late only when its whole day is over', () => {
  const isLate = (at: string, dueOn: string | null = '2026-03-09') =>
    isOverdue(
      { state: 'open', dueAt: null, dueOn },
      calendarIn({ shop: 'America/New_York', legacy: 'UTC' }, Date.parse(at)),
    );
  expect(isLate('2026-03-09T23:59:00-04:00')).toBe(false);
  expect(isLate('2026-03-10T00:00:00-04:00')).toBe(true);
  expect(isLate('2026-03-10T00:00:00-04:00', null)).toBe(false);
});

test('[OQ12] older orders have theirs first; what is picked counts as covered and not as on the shelf', async () => {
  const [one, two, three] = [order('1', 1), order('2', 2), order('3', 3)];
  await s.decide(orderAdded(one, two, three));
  value(await stepOrders(s.shop, 'pick', [three.id]));
  const { open } = await told(({ ready, counts }) => ready && counts.picking === 1);
  // Five on hand: three on the shelf, two picked for the third order.
  const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
  const stock = orderStock(open, {
    isTracked: () => true,
    isForSale: () => true,
    onHandAt: () => 5,
    availableOf: () => -1,
    expected: () => [],
    days,
  });
  const short = open.map(({ number, lines }) => [
    number,
    lines.reduce((sum, line) => sum + (stock.shortLines.get(line.id)?.short ?? 0), 0),
  ]);
  expect(short).toEqual([
    ['1', 0],
    ['2', 1],
    ['3', 0],
  ]);
  expect(stock.oversold).toMatchObject([{ variantId: s.mug, available: -1 }]);
  expect(numbers(stock.oversold[0]?.orders ?? [])).toEqual(['1', '2', '3']);
});

test('[OQ17] numbers that two orders have are found, however they are written', () => {
  const twice = numbersTwice(['A-1', 'a-1', 'A-2', 'A-3', 'A-3 '].map((number) => ({ number })));
  expect([...twice].sort()).toEqual([foldName('A-1'), foldName('A-3')].sort());
});

test('[OQ3] the next number follows the newest one typed', () => {
  expect(suggestNumber([])).toBe('1001');
  expect(
    suggestNumber([
      { number: 'T-0409', placedAt: 2 },
      { number: 'T-0412', placedAt: 1 },
      { number: '77', placedAt: 0 },
    ]),
  ).toBe('T-0413');
  expect(
    suggestNumber([
      { number: '999', placedAt: 1 },
      { number: 'by phone', placedAt: 2 },
    ]),
  ).toBe('1000');
});

/** The same database, whose reads of orders and contacts wait for `before`, or fail with it. */
function slowDatabase(db: ShopDatabase, before: () => Promise<void>): ShopDatabase {
  const { orders, contacts } = db;
  const where = (index: string) => ({
    equals: (key: string) => ({
      count: () => before().then(() => orders.where(index).equals(key).count()),
      primaryKeys: () => before().then(() => orders.where(index).equals(key).primaryKeys()),
    }),
  });
  const rows = (ids: never[]) => before().then(() => orders.bulkGet(ids));
  const people = (ids: never[]) => before().then(() => contacts.bulkGet(ids));
  return Object.create(db, {
    orders: { value: { where, bulkGet: rows } },
    contacts: { value: { bulkGet: people } },
    // What the book asks of the database, and nothing else, is put in between.
  }) as ShopDatabase;
}

const shipped = (number: string) => orderAdded(order(number, 1, { state: 'shipped', shippedAt: 5 }));

test('[OQ18] a change that is heard during a recount is counted too', async () => {
  let open = () => undefined as void;
  let gate: Promise<void> = Promise.resolve();
  const book = orderBook({ db: slowDatabase(s.shop.db, () => gate), feed: s.shop.feed });
  await told(({ ready }) => ready, book);
  gate = new Promise((resolve) => (open = resolve));
  await s.decide(shipped('S1'));
  await s.decide(shipped('S2'));
  open();
  gate = Promise.resolve();
  await told(({ counts }) => counts.shipped === 2, book);
});

test('[OQ18] reads that are late or fail, between changes in any order: the book ends up as the database is', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let number = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('add', 'ship', 'read closed', 'wait'), { minLength: 1, maxLength: 8 }),
      fc.array(fc.constantFrom('now', 'later', 'fails'), { maxLength: 12 }),
      async (steps, reads) => {
        const left = [...reads];
        const before = async () => {
          const read = left.shift();
          if (read === 'later') await new Promise((resolve) => setTimeout(resolve));
          if (read === 'fails') throw new Error('planted');
        };
        const book = orderBook({ db: slowDatabase(s.shop.db, before), feed: s.shop.feed });
        for (const step of steps) {
          if (step === 'add') await s.decide(orderAdded(order(`N${++number}`, number)));
          if (step === 'ship') await s.decide(shipped(`S${++number}`));
          if (step === 'read closed') void book.readClosed();
          if (step === 'wait') await new Promise((resolve) => setTimeout(resolve));
        }
        void book.readClosed();
        const all = await s.shop.db.orders.toArray();
        const [open, shut] = [['open'], ['shipped']].map((states) => all.filter(({ state }) => states.includes(state)));
        await told(
          (now) =>
            now.ready &&
            now.closed === 'read' &&
            now.open.length === open?.length &&
            now.shut.length === shut?.length &&
            now.counts.open === open.length &&
            now.counts.shipped === shut.length,
          book,
        );
      },
    ),
    { numRuns: 20, seed: 9 },
  );
}, 120_000);

test('[OQ19] an order whose rest was cancelled counts with what left of it, any other with what was ordered', () => {
  const placed = newOrder(s.shop.nextId, [
    [s.mug, s.floor, 4],
    [s.candle, s.floor, 3],
  ]);
  const lines = placed.lines.map((line, i) => ({ ...line, unitPrice: 500, picked: 1 - i, shipped: 1 - i }));
  const written = { kind: 'order', addedBy: null, fieldOps: {}, voided: false } as const;
  const facts = { variant: () => undefined };
  const sums = (state: 'picking' | 'shipped') => sumsOf(whatCounts({ ...placed, ...written, state, lines }), facts);
  expect(sums('picking')).toEqual({ units: 7_000, value: 3_500 });
  expect(sums('shipped')).toEqual({ units: 1_000, value: 500 });
});

test('[OQ57] an order of today’s day without a time is new, not of the future', () => {
  expect([agesFrom({ placedAt: 7 }, 5), agesFrom({ placedAt: 3 }, 5)]).toEqual([5, 3]);
});
