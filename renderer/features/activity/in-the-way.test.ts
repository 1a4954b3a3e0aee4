import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { decideHold, decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { decideReturn } from '#shared/domain/orders/take-back.ts';
import type { OpId, OrderId, OrderLineId, ParcelId, ReturnId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { readStored } from '#renderer/db/stored-operation.ts';
import { openWords, words } from '#renderer/words/words.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { newOrder, orderAdded } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { closeDesks, does, id, type Desk, ORDER, sync, twoDesks } from '#tests/fixtures/sync-desks.ts';
import { turnTold } from './activity.commands.ts';
import { readAttention, readRefusedOn } from './attention.queries.ts';
import { metBy } from './in-the-way.queries.ts';
import { goodsAdvice } from './refused-goods.ts';
import { turnFailureWords } from './turn-refused.ts';

const format = {
  dateTime: (at: number) => `at ${at}`,
  quantity: (quantity: number) => String(quantity),
} as Format;

describe('an undo that is refused', () => {
  let s: OpenShop;
  let orderId: OrderId;
  beforeEach(async () => {
    await openWords('en');
    s = await openSmallShop();
    const order = newOrder(s.shop.nextId, [[s.mug, s.floor, 3]], { number: 'P-2' });
    orderId = order.id;
    await s.decide(orderAdded(order));
  });
  afterEach(() => s.close());

  const row = async () => must(await s.shop.db.orders.get(orderId), 'the order is there');
  const lineOf = ({ lines }: OrderRow) => must(lines[0], 'a line').id;
  const ships = async () => {
    const parcels = { packed: [], nextId: s.shop.nextId() as ParcelId };
    const shipped = decideShip(await row(), () => false, 5, 'all', undefined, undefined, parcels);
    const { opIds } = await s.decide(value(shipped));
    return must(opIds[0], 'one act');
  };
  const comesBack = async (quantity: number) => {
    const order = await row();
    const line = { lineId: lineOf(order), quantity, reason: 'other', outcome: 'restock', locationId: s.floor } as const;
    const document = { id: s.shop.nextId() as ReturnId };
    const { opIds } = await s.decide(value(decideReturn(order, () => false, [line], document)));
    return must(opIds[0], 'one act');
  };
  const refused = async (opId: OpId) => {
    const turned = await turnTold(s.shop, [opId]);
    return turned.ok ? null : turned.failure;
  };

  test('[ACT40] names its order, what stands in the way with who and when, and says what to take back first', async () => {
    const shipped = await ships();
    const back = await comesBack(2);
    const failure = must(await refused(shipped), 'it is refused');
    expect(failure).toMatchObject({ code: 'order-moved-on', moved: { orderId, number: 'P-2' } });
    const said = turnFailureWords(failure, { t: words(), format });
    expect(said.happened).toMatch(/^Order P-2 .*Goods of order P-2 taken back \(2 × .+\) – Ida, at \d+\.$/);
    expect(said.next).toContain('first');
    // What was undone itself stands in nobody's way.
    expect(await refused(back)).toBeNull();
    expect(await refused(shipped)).toBeNull();
  });

  test('[ACT40] what was done to other lines of the order is not in the way', async () => {
    const other = newOrder(
      s.shop.nextId,
      [
        [s.mug, s.floor, 3],
        [s.tea, s.floor, 3],
      ],
      { number: 'P-3' },
    );
    await s.decide(orderAdded(other));
    const order = async () => must(await s.shop.db.orders.get(other.id), 'the order is there');
    const picks = async (lineId: OrderLineId, quantity: number) =>
      must((await s.decide(value(decidePick(await order(), () => false, [{ lineId, quantity }])))).opIds[0], 'one act');
    const [mugs, teas] = (await order()).lines.map((line) => line.id);
    const first = await picks(must(mugs, 'two lines'), 1);
    await picks(must(teas, 'two lines'), 1);
    const second = await picks(must(mugs, 'two lines'), 2);
    const failure = await refused(first);
    expect(failure?.moved?.acts.map(({ summary }) => summary.data)).toMatchObject([
      { kind: 'order', act: 'pick', pieces: [{ lineId: mugs, quantity: 2 }] },
    ]);
    expect(await refused(second)).toBeNull();
  });
});

describe('two desks and one order', () => {
  afterEach(closeDesks);
  const order = async ({ session }: Desk) => must(await session.db.orders.get(ORDER), 'the order is here');
  const ships = async (desk: Desk) => {
    const parcels = { packed: [], nextId: id(`${desk.session.entry.dbName} parcel`) as ParcelId };
    return value(decideShip(await order(desk), () => false, 5, 'all', undefined, undefined, parcels));
  };

  test('[ACT41] a refused act says what the other desk did before it, and only that', async () => {
    const { one, two } = await twoDesks();
    const first = await does(one, ships);
    const late = await does(two, ships);
    for (const desk of [one, two, one]) await sync(desk);
    const { db } = two.session;
    const refused = await db.operations.where('opId').equals(late).toArray();
    expect((await metBy(db, refused)).get(late)?.map(({ opId }) => opId)).toEqual([first]);
    expect(await metBy(db, [])).toEqual(new Map());
  });

  test('[ACT41] where the other desk took back what it did, nothing is said to be in the way', async () => {
    const { one, two } = await twoDesks();
    const first = await does(one, async (desk) => value(decideHold(await order(desk))));
    const late = await does(two, ships);
    for (const desk of [one, two, one]) await sync(desk);
    const told = async () => {
      const refused = await two.session.db.operations.where('opId').equals(late).toArray();
      return (await metBy(two.session.db, refused)).get(late)?.map(({ opId }) => opId);
    };
    expect(await told()).toEqual([first]);
    await does(one, async ({ session }) =>
      decideReversal(readStored(must(await session.db.operations.where('opId').equals(first).first(), 'it is here'))),
    );
    for (const desk of [one, two]) await sync(desk);
    expect(await told()).toEqual([]);
  });
});

test('[ACT42] what to do with the goods of a refused act follows from the act and from what is left of the order', () => {
  const pieces = [{ variantId: 'mug' as never, quantity: 1, outcome: null }];
  const advice = (act: Parameters<typeof goodsAdvice>[0]['act'], isOver: boolean) =>
    goodsAdvice({ act, isOver, pieces, gone: null });
  expect([advice('ship', false), advice('ship', true)]).toEqual(['ship', 'leftTwice']);
  expect([advice('return', true), advice('pick', false), advice('pack', true)]).toEqual([
    'takeBack',
    'putBack',
    'putBack',
  ]);
  expect([advice('hold', false), advice(null, false)]).toEqual(['look', 'look']);
  expect(goodsAdvice({ act: 'ship', isOver: false, pieces: [], gone: null })).toBe('look');
});

test('[ACT42] a refused act is asked for by its order as long as nobody has looked at it', async () => {
  const s = await openSmallShop();
  const order = newOrder(s.shop.nextId, [[s.mug, s.floor, 3]], { number: 'P-2' });
  await s.decide(orderAdded(order));
  const row = must(await s.shop.db.orders.get(order.id), 'the order is there');
  const { opIds } = await s.decide(value(decidePick(row, () => false, 'all')));
  const refs = [{ kind: 'order', id: order.id }] as const;
  await s.shop.db.inbox.put({
    id: 'r',
    type: 'refused',
    opId: must(opIds[0], 'one act'),
    operationType: 'order.moved',
    code: 'order-moved-on',
    refs,
    actor: 'a' as never,
    at: 1,
    resolved: false,
  });
  expect(await readRefusedOn(s.shop, order.id)).toMatchObject([
    { about: { number: 'P-2', act: 'pick', pieces: [{ variantId: s.mug, quantity: 3 }] }, met: [] },
  ]);
  expect(await readRefusedOn(s.shop, s.shop.nextId() as OrderId)).toEqual([]);
  expect(await readAttention(s.shop)).toHaveLength(1);
  await s.shop.db.inbox.update('r', { resolved: true });
  expect(await readRefusedOn(s.shop, order.id)).toEqual([]);
  await s.close();
});
