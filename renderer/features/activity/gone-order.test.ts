import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OrderId, OrderLineId, ParcelId, ReturnId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewOrder } from '#shared/domain/operations/operation.ts';
import { decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { decideMerge } from '#shared/domain/orders/merge.ts';
import { decideSplit } from '#shared/domain/orders/split.ts';
import { decideReturn } from '#shared/domain/orders/take-back.ts';
import { decidePack, decideShipParcels } from '#shared/domain/parcels/pack.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import {
  ANNA,
  closeDesks,
  type Desk,
  does,
  id,
  LINE,
  MUG,
  nextId,
  ORDER,
  order,
  PLACE,
  sync,
  twoDesks,
  undoes,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { readActivity } from './activity.queries.ts';
import { placeOf } from './act-words.ts';
import { type Attention, readAttention } from './attention.queries.ts';
import { entryText } from './entry-text.ts';
import { goneText, stepText } from './refused-text.ts';

beforeEach(() => openWords('en'));
afterEach(closeDesks);

const format = { quantity: String, dateTime: String, count: String } as unknown as Format;
const OTHER = id('other') as OrderId;
const boxOf = (orderId: OrderId) => id(`box of ${orderId}`) as ParcelId;
const isTracked = () => true;

/** A desk as its window has it: a catalogue that knows the mug. */
function windowOf({ session }: Desk): Pick<Shop, 'db' | 'catalogue' | 'person'> {
  const mug = { variantId: MUG, productId: id('p'), title: 'Mug', decimals: 0 };
  // Only what names are read from.
  return {
    db: session.db,
    person: { get: () => ANNA },
    catalogue: {
      slotOf: (variantId: string) => (variantId === MUG ? 1 : undefined),
      rowAt: () => mug,
      locationName: () => 'Shop',
      shop: () => null,
    },
  } as unknown as Pick<Shop, 'db' | 'catalogue' | 'person'>;
}

const wording = () => ({ t: words(), format });
const titleOf = (item: Attention) => entryText(item, { ...wording(), brief: true });
const aboutOf = (item: Attention) => (item.about ? stepText(item.about, item, wording()) : null);
const goneOf = (item: Attention) => item.gone.map((one) => goneText(one, item, wording())).join(' ');
const told = async (desk: Desk) =>
  new Map((await readAttention(windowOf(desk))).map((item) => [titleOf(item), item] as const));
const listed = async (desk: Desk) => {
  const { entries } = await readActivity(windowOf(desk), { most: 50, type: null, actor: null });
  return entries.map((entry) => ({ text: entryText(entry, wording()), place: placeOf(entry.summary) }));
};
const rowOf = async ({ session }: Desk, orderId: OrderId) =>
  must(await session.db.orders.get(orderId), 'the order is here');

const picks = (orderId: OrderId) => async (desk: Desk) =>
  value(decidePick(await rowOf(desk, orderId), isTracked, 'all'));
const packs = (orderId: OrderId, quantity: number) => async (desk: Desk) => {
  const row = await rowOf(desk, orderId);
  const items = [{ lineId: must(row.lines[0], 'a line').id, quantity }];
  return value(decidePack(row, isTracked, items, { id: boxOf(orderId), trackingNumber: null }));
};
const numbers = (orderId: OrderId) => (): Decision => {
  const set = { kind: 'parcel', id: boxOf(orderId), field: 'trackingNumber', value: 'N-77', was: null } as const;
  return { type: 'fields.set', payload: { group: null, sets: [set] } };
};
const ships = (orderId: OrderId) => async (desk: Desk) => {
  const parcel = must(await desk.session.db.parcels.get(boxOf(orderId)), 'the parcel is here');
  return value(decideShipParcels(await rowOf(desk, orderId), [parcel], isTracked, 7));
};
const assigns =
  (orderId: OrderId): (() => Decision) =>
  () => ({
    type: 'fields.set',
    payload: {
      group: null,
      sets: [{ kind: 'order', id: orderId, field: 'assigneeId', value: id('bob'), was: null }],
    },
  });
const leaves = async (desk: Desk, orderId: OrderId, quantity: number) => {
  await does(desk, assigns(orderId));
  await does(desk, picks(orderId));
  await does(desk, packs(orderId, quantity));
  await does(desk, numbers(orderId));
  await does(desk, ships(orderId));
};
const comesBack = (exchange?: NewOrder) => async (desk: Desk) => {
  const lines = [{ lineId: LINE, quantity: 2, reason: 'other', outcome: 'restock', locationId: PLACE }] as const;
  const document = { id: nextId() as ReturnId, ...(exchange && { exchangeId: exchange.id }) };
  const decided = value(decideReturn(await order(desk), isTracked, lines, document));
  if (decided.type !== 'order.moved') throw new Error('a return moves its order');
  return { ...decided, payload: { ...decided.payload, ...(exchange && { exchange }) } };
};
const instead = (): NewOrder => ({
  id: OTHER,
  number: '1-E1',
  channel: 'typed',
  contactId: id('bob') as NewOrder['contactId'],
  state: 'open',
  placedAt: 1,
  shippedAt: null,
  dueAt: null,
  lines: [{ id: nextId() as OrderLineId, variantId: MUG, locationId: PLACE, quantity: 3, unitPrice: null }],
});

test('[ACT47] [ACT48] [ACT49] an exchange that went with its refused return is told with all that was done to it', async () => {
  const { one, two } = await twoDesks();
  await leaves(one, ORDER, 2);
  for (const desk of [one, two]) await sync(desk);
  await does(one, comesBack());
  await does(two, comesBack(instead()));
  await leaves(two, OTHER, 3);
  for (const desk of [one, two, one]) await sync(desk);
  expect(await two.session.db.orders.get(OTHER)).toBeUndefined();

  const items = await told(two);
  expect([...items.keys()]).toEqual([
    'Order 1-E1 shipped',
    'Order 1-E1: parcel packed',
    'Order 1-E1 picked',
    'Goods of order 1 taken back',
  ]);
  const why = 'Order 1-E1 for Bob is not here any more: the return of order 1 that made it does not stand.';
  for (const title of ['Order 1-E1 shipped', 'Order 1-E1: parcel packed', 'Order 1-E1 picked']) {
    const item = must(items.get(title), title);
    const numbers = title.endsWith('picked') ? '' : ', N-77';
    expect(aboutOf(item)).toMatch(`It was about 3 × Mug${numbers}. ${why} If the goods have left the house, enter`);
    expect(item.about?.gone?.from).toEqual({ orderId: ORDER, number: '1', isHere: true });
  }
  const back = must(items.get('Goods of order 1 taken back'), 'it is told');
  expect(back.about).toMatchObject({ number: '1', act: 'return', gone: null });
  expect(goneOf(back)).toMatch(
    `${why} It had asked for 3 × Mug. Done to it on this computer: Picked, Packed, Shipped, N-77. If the goods have left`,
  );

  const entries = await listed(two);
  const texts = entries.map(({ text }) => text);
  expect(texts).toContain('Order 1-E1 shipped (3 × Mug)');
  expect(texts).toContain('Order 1-E1: parcel packed (3 × Mug)');
  // No server refuses a field of what is not there: other desks hear of it and do not know whose it is.
  expect(texts).toContain('Assignee of 1-E1: nothing → Bob');
  expect(
    (await listed(one)).filter(({ text }) => text.startsWith('Assignee of an order that is not here: ')),
  ).toHaveLength(1);
  // It has no page any more.
  expect(entries.find(({ text }) => text.startsWith('Order 1-E1 shipped'))?.place).toBeNull();
  expect(entries.find(({ text }) => text.startsWith('Order 1 shipped'))?.place).toBe(`/orders/${ORDER}`);
  // Looked at, the list of acts names them still.
  await two.session.db.inbox.toCollection().modify({ resolved: true });
  expect((await listed(two)).map(({ text }) => text)).toEqual(texts);
});

test('[ACT48] an exchange that nothing was done to, or that was undone before, says so', async () => {
  const { one, two } = await twoDesks();
  await leaves(one, ORDER, 2);
  for (const desk of [one, two]) await sync(desk);
  await does(one, comesBack());
  await does(two, comesBack(instead()));
  await undoes(two, await does(two, picks(OTHER)));
  for (const desk of [one, two, one]) await sync(desk);
  const back = must((await told(two)).get('Goods of order 1 taken back'), 'it is told');
  expect(goneOf(back)).toMatch(
    'Nothing of it was picked or packed on this computer. If it is still wanted, enter it anew.',
  );
});

test('[ACT47] [ACT48] an order that was split off another one that left meanwhile is told, and asked for by the other again', async () => {
  const { one, two } = await twoDesks();
  await does(one, async (desk) => value(decideShip(await order(desk), isTracked, 5)));
  await does(two, async (desk) => {
    const units = [{ lineId: LINE, quantity: 1 }];
    return value(decideSplit(await order(desk), units, { id: OTHER, number: '1-2' }, nextId));
  });
  await leaves(two, OTHER, 1);
  for (const desk of [one, two, one]) await sync(desk);
  const items = await told(two);
  const why = 'Order 1-2 is not here any more: splitting it off order 1 does not stand.';
  expect(aboutOf(must(items.get('Order 1-2 shipped'), 'it is told'))).toMatch(
    `It was about 1 × Mug, N-77. ${why} The other order asks for the goods again. If they have left the house, ship`,
  );
  expect(goneOf(must(items.get('New order 1-2'), 'it is told'))).toMatch(
    `${why} It had asked for 1 × Mug. Done to it on this computer: Picked, Packed, Shipped, N-77. The other order`,
  );
});

test('[ACT49] goods of a line that a refused merging put into an order are named', async () => {
  const { one, two } = await twoDesks();
  await does(one, () => ({ type: 'order.added', payload: { group: null, orders: [instead()] } }));
  for (const desk of [one, two]) await sync(desk);
  await does(one, async (desk) => value(decideShip(await rowOf(desk, OTHER), isTracked, 5)));
  await does(two, async (desk) => {
    const merger = { into: await rowOf(desk, ORDER), from: [await rowOf(desk, OTHER)] };
    const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
    return must(value(decideMerge(merger, isTracked, days, nextId))[0], 'one is merged');
  });
  const row = await rowOf(two, ORDER);
  const added = must(row.lines[1], 'a line came with the other order').id;
  await does(two, () => value(decidePick(row, isTracked, [{ lineId: added, quantity: 3 }])));
  for (const desk of [one, two, one]) await sync(desk);
  const items = await told(two);
  expect([...items.keys()]).toEqual(['Order 1 picked', 'Order 1-E1 merged into another']);
  expect(aboutOf(must(items.get('Order 1 picked'), 'it is told'))).toMatch('It was about 3 × Mug. ');
  expect((await listed(two)).map(({ text }) => text)).toContain('Order 1 picked (3 × Mug)');
});

test('[ACT47] an order whose entering was undone is told as one that is not here any more', async () => {
  const { one } = await twoDesks();
  const added = await does(one, () => ({ type: 'order.added', payload: { group: null, orders: [instead()] } }));
  const picked = await does(one, picks(OTHER));
  await undoes(one, picked);
  await undoes(one, added);
  expect((await rowOf(one, OTHER)).voided).toBe(true);
  await one.session.db.inbox.put({
    id: 'r',
    type: 'refused',
    opId: picked,
    operationType: 'order.moved',
    code: 'order-moved-on',
    refs: [{ kind: 'order', id: OTHER }],
    actor: ANNA,
    at: 1,
    resolved: false,
  });
  expect(aboutOf(must((await told(one)).get('Order 1-E1 picked'), 'it is told'))).toMatch(
    'It was about 3 × Mug. Order 1-E1 is not here any more: entering it does not stand. If the goods have left the house',
  );
});
