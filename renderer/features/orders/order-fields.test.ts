import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { orderContactId, type OrderId, type PersonId } from '#shared/domain/operations/ids.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { type BookSnapshot, orderBook } from '#renderer/db/order-book.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { putRecordBack } from './customer-record.commands.ts';
import { editDelivery } from './delivery-record.commands.ts';
import { assignOrders, rankOrders, saveDetails, tagOrders } from './order-fields.commands.ts';
import { readHistory } from './order-history.queries.ts';
import { listOrders, readOrderQuery } from './order-view.ts';
import { addOrder, stepOrders } from './orders.commands.ts';
import { questionIn } from './view-address.ts';
import { addView, changeView } from './views.commands.ts';
import { readViews } from './views.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 50));
});
afterEach(() => s.close());

const enter = async (number = '1001') =>
  value(
    await addOrder(s.shop, {
      number,
      customer: null,
      dueOn: null,
      lines: [{ variantId: s.mug, locationId: s.floor, quantity: 1, unitPrice: 500 }],
    }),
  ).orderId;
const row = async (id: OrderId) => must(await s.shop.db.orders.get(id), 'the order was entered');
const listed = async (address: string, me = 'ida', wanted: (book: BookSnapshot) => boolean = () => true) => {
  const book = await new Promise<BookSnapshot>((resolve) => {
    const read = orderBook(s.shop);
    void read.readClosed();
    const look = () => {
      if (!read.get().ready || read.get().closed !== 'read' || !wanted(read.get())) return;
      stop();
      resolve(read.get());
    };
    const stop = read.subscribe(look);
    look();
  });
  const days = calendarIn({ shop: 'Europe/Berlin', legacy: 'Europe/Berlin' }, Date.parse('2026-03-10T12:00:00Z'));
  const stock = { shortOrders: new Set<OrderId>(), oversoldOrders: new Set<OrderId>() };
  const parts = { book, stock, sought: new Set<never>(), days, me };
  return listOrders(readOrderQuery(new URLSearchParams(address)), parts).map(({ number }) => number);
};

test('[OQ60] tags are put on and taken off many orders at once, however their letters are written, with one undo', async () => {
  const ids: OrderId[] = [];
  for (let at = 0; at < 30; at++) ids.push(await enter(String(at)));
  const [first] = ids;
  value(await tagOrders(s.shop, ids.slice(0, 1), { add: ['Gift'], remove: [] }));
  const tagged = value(await tagOrders(s.shop, ids, { add: ['gift', 'fragile'], remove: [] }));
  expect(tagged.changed).toBe(30);
  expect((await row(must(first, 'an order'))).tags).toEqual(['Gift', 'fragile']);
  value(await undoInParts(s.shop, tagged.opIds));
  expect((await row(must(first, 'an order'))).tags).toEqual(['Gift']);
  expect((await row(must(ids[29], 'an order'))).tags).toBeUndefined();
  value(await tagOrders(s.shop, ids, { add: [], remove: ['GIFT'] }));
  expect((await row(must(first, 'an order'))).tags).toBeUndefined();
});

test('[OQ61] the queue is narrowed by tag, by person and by priority, within its tab', async () => {
  const [a, b, c] = [await enter('A'), await enter('B'), await enter('C')];
  const ida = s.shop.person.get();
  value(await tagOrders(s.shop, [a, b], { add: ['gift'], remove: [] }));
  value(await assignOrders(s.shop, [b], ida));
  value(await rankOrders(s.shop, [c], 'urgent'));
  expect(await listed('tag=gift')).toEqual(['A', 'B']);
  expect(await listed('tag=gift&assignee=mine', ida)).toEqual(['B']);
  expect(await listed('assignee=nobody')).toEqual(['A', 'C']);
  expect(await listed(`assignee=${ida}`, 'somebody else')).toEqual(['B']);
  expect(await listed('priority=urgent')).toEqual(['C']);
  expect(await listed('priority=normal&state=held')).toEqual([]);
  value(await stepOrders(s.shop, 'cancel', [a]));
  expect(
    await listed('tag=gift&state=all', ida, ({ counts, shut }) => counts.cancelled === 1 && shut.length === 1),
  ).toEqual(['B', 'A']);
});

test('[OQ62] what was promised by today and still waits is a filter of its own', async () => {
  await s.decide(
    orderAdded(
      newOrder(s.shop.nextId, [[s.mug, s.floor, 1]], { number: 'late', placedAt: 1, promisedOn: '2026-03-09' }),
      newOrder(s.shop.nextId, [[s.mug, s.floor, 1]], { number: 'today', placedAt: 2, promisedOn: '2026-03-10' }),
      newOrder(s.shop.nextId, [[s.mug, s.floor, 1]], { number: 'later', placedAt: 3, promisedOn: '2026-03-11' }),
      newOrder(s.shop.nextId, [[s.mug, s.floor, 1]], { number: 'never', placedAt: 4 }),
    ),
  );
  expect(await listed('filter=promised&state=all')).toEqual(['late', 'today']);
});

test('[OQ63] a held order says why; it is not said any more once it is resumed', async () => {
  const id = await enter();
  value(await stepOrders(s.shop, 'hold', [id], { heldFor: 'payment' }));
  expect(await row(id)).toMatchObject({ state: 'held', heldFor: 'payment' });
  const { acts } = await readHistory(s.shop, { ...(await row(id)), variants: [] });
  expect(acts[0]?.deed).toEqual({ heldFor: 'payment' });
  value(await stepOrders(s.shop, 'resume', [id]));
  expect((await row(id)).heldFor).toBeUndefined();
});

test('[OQ63] what is said beside the reason is a line more in the note of the order', async () => {
  const id = await enter();
  value(await stepOrders(s.shop, 'hold', [id], { heldFor: 'other', note: ' Calls back on Friday ' }));
  value(await stepOrders(s.shop, 'resume', [id]));
  value(await stepOrders(s.shop, 'hold', [id], { heldFor: 'check', note: 'Twice?' }));
  expect((await s.shop.db.contacts.get(orderContactId(id)))?.note).toBe('Calls back on Friday\nTwice?');
});

test('[OQ85] what is said of many orders is written a few hundred at a time, and told together', async () => {
  const ids: OrderId[] = [];
  for (let at = 0; at < 60; at++) ids.push(await enter(String(at)));
  const heard: number[] = [];
  const stop = s.shop.feed.listen(({ rows }) => heard.push(rows.length));
  const progress: (readonly [through: number, heard: number])[] = [];
  value(
    await rankOrders({ ...s.shop, now: () => 5 }, ids, 'high', {
      onProgress: (through) => progress.push([through, heard.length]),
    }),
  );
  stop();
  expect(progress).toEqual([[60, 0]]);
  expect(heard).toEqual([60]);
});

test('[OQ83] at most what goods and shipping cost is taken off an order', async () => {
  const id = await enter();
  const off = (discountAmount: number, was: number | null = null) =>
    saveDetails(s.shop, { orderId: id, changes: { discountAmount: { was, becomes: discountAmount } } });
  expect(await off(501)).toMatchObject({ failure: { code: 'discount-too-large' } });
  const shipping = { shippingAmount: { was: null, becomes: 100 }, discountAmount: { was: null, becomes: 600 } };
  expect(value(await saveDetails(s.shop, { orderId: id, changes: shipping }))).toMatchObject({ outcome: 'saved' });
  const less = { shippingAmount: { was: 100, becomes: 99 } };
  expect(await saveDetails(s.shop, { orderId: id, changes: less })).toMatchObject({
    failure: { code: 'discount-too-large' },
  });
  expect(value(await off(500, 600))).toMatchObject({ outcome: 'saved' });
});

test('[OQ64] [OQ23] details that others changed stay where the edit does not touch them; the same one is said, and nothing is written', async () => {
  const id = await enter();
  value(await rankOrders(s.shop, [id], 'high'));
  const own = { shippingMethod: { was: null, becomes: 'DHL Paket' }, dueOn: { was: null, becomes: '2026-03-12' } };
  expect(value(await saveDetails(s.shop, { orderId: id, changes: own }))).toMatchObject({ outcome: 'saved' });
  expect(await row(id)).toMatchObject({ priority: 'high', shippingMethod: 'DHL Paket', dueOn: '2026-03-12' });
  const stale = {
    priority: { was: null, becomes: 'low' },
    shippingAmount: { was: null, becomes: 490 },
  } as const;
  expect(value(await saveDetails(s.shop, { orderId: id, changes: stale }))).toMatchObject({
    outcome: 'met',
    fields: ['priority'],
    order: { priority: 'high' },
  });
  expect((await row(id)).shippingAmount).toBeUndefined();
  const { acts } = await readHistory(s.shop, { ...(await row(id)), variants: [] });
  expect(acts[0]?.deed).toMatchObject({ details: [{ field: 'dueOn' }, { field: 'shippingMethod' }] });
});

test('[OQ65] where an order goes and what is noted of it is in no operation, is compared with what others wrote, and is put back', async () => {
  const id = await enter();
  const saved = value(await editDelivery(s.shop, id, { note: { was: '', becomes: 'Ring twice' } }));
  expect(await s.shop.db.contacts.get(orderContactId(id))).toMatchObject({ note: 'Ring twice', name: '', pending: 2 });
  const texts = (await s.shop.db.operations.toArray()).map(({ text }) => text).join();
  expect(texts).not.toContain('Ring twice');
  expect(value(await editDelivery(s.shop, id, { note: { was: '', becomes: 'Leave at the door' } }))).toMatchObject({
    outcome: 'met',
    record: { note: 'Ring twice' },
  });
  if (saved.outcome === 'saved') value(await putRecordBack(s.shop, saved.written));
  expect(await s.shop.db.contacts.get(orderContactId(id))).toMatchObject({ note: '' });
});

test('[OQ66] a view is kept for the shop with its question and columns, is changed, and is taken away with a way back', async () => {
  const { viewId } = value(
    await addView(s.shop, { name: ' Gifts ', query: 'tag=gift', columns: ['number', 'customer'] }),
  );
  expect(await addView(s.shop, { name: ' ', query: '', columns: [] })).toMatchObject({
    failure: { code: 'name-missing' },
  });
  expect(await readViews(s.shop)).toMatchObject([
    { name: 'Gifts', query: 'tag=gift', columns: ['number', 'customer'] },
  ]);
  value(await changeView(s.shop, viewId, { name: 'Presents', query: 'tag=gift&sort=-due' }));
  expect(await readViews(s.shop)).toMatchObject([{ name: 'Presents', query: 'tag=gift&sort=-due' }]);
  const gone = value(await changeView(s.shop, viewId, { archived: true }));
  expect(await readViews(s.shop)).toEqual([]);
  expect(await changeView(s.shop, viewId, { name: 'x' })).toMatchObject({ failure: { code: 'view-unknown' } });
  value(await undoInParts(s.shop, gone.opIds));
  expect(await readViews(s.shop)).toHaveLength(1);
});

test('[OQ66] what is opened over the queue is no part of what a view keeps', () => {
  const kept = (address: string) => questionIn(new URLSearchParams(address));
  expect(kept('view=1&tag=gift&sort=-due&together=a,b&import=orders')).toBe('sort=-due&tag=gift');
  expect(kept('tag=gift&q=&sort=-due')).toBe(kept('sort=-due&tag=gift'));
});

test('[OQ61] somebody who works on an order is named by their id alone', async () => {
  const id = await enter();
  const person = s.shop.nextId() as PersonId;
  value(await assignOrders(s.shop, [id], person));
  expect((await row(id)).assigneeId).toBe(person);
  expect(await assignOrders(s.shop, [id], person)).toMatchObject({ failure: { code: 'nothing-changed' } });
});
