import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import { actorOf } from '#shared/channels/actor.ts';
import type { ChannelId, GroupId, OpId, OrderId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { decidePick } from '#shared/domain/orders/fulfil.ts';
import type { InboxRow } from '#shared/domain/operations/rows.ts';
import { record as recordAs } from '#renderer/db/record.ts';
import { act } from '#renderer/db/shop.ts';
import { movedSince } from '#renderer/db/moved-since.ts';
import { undoAct } from '#renderer/db/undo.ts';
import { newOrder, newProduct, newVariant, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { dismiss, finishCutOff, insistOn, turnGroup, turnLast } from './activity.commands.ts';
import { readActivity } from './activity.queries.ts';
import { findLastTurn } from './last-turn.queries.ts';
import { readAttention } from './attention.queries.ts';
import { decideAdjust, decideMove } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { readCutOff } from './cut-off.queries.ts';

const noOp = '' as OpId;
let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

/** Picks everything of an order. */
const pickAll = async (id: OrderId) =>
  s.decide(value(decidePick(must(await s.shop.db.orders.get(id), 'the order is there'), () => true, 'all')));
const everything = { most: 100, type: null, actor: null } as const;
const entries = async () => (await readActivity(s.shop, everything)).entries;
const record = (...decisions: readonly Decision[]) => act(s.shop, () => done({ decisions }));

/** An edit of one field of three rows, in three operations of a group. */
async function groupedEdit(price: number): Promise<GroupId> {
  const id = s.shop.nextId() as GroupId;
  const variants = [s.mug, s.candle, s.tea];
  for (const [part, variant] of variants.entries()) {
    const group = { id, act: 'bulk-edit', label: 'price', part, parts: variants.length } as const;
    value(
      await record({
        type: 'fields.set',
        payload: { group, sets: [{ kind: 'variant', id: variant, field: 'price', value: price, was: 1_290 }] },
      }),
    );
  }
  return id;
}
const prices = async () => (await s.shop.db.variants.bulkGet([s.mug, s.candle, s.tea])).map((row) => row?.price);

test('[ACT1] acts stand newest first, with who did them, and a group is one entry with all its lines', async () => {
  await s.decide(opening(s.mug, s.floor, 10));
  const group = await groupedEdit(900);
  const list = await entries();
  expect(list.map((entry) => entry.summary.data.kind)).toEqual(['group', 'adjusted', 'added', 'shop-opened']);
  expect(list[0]).toMatchObject({
    key: group,
    lines: { count: 3, exact: true },
    person: 'Ida',
    next: { act: 'undo', isGroup: true },
  });
});

test('[ACT2] what the shop stands on is not offered for undo', async () => {
  expect((await entries()).at(-1)).toMatchObject({ summary: { data: { kind: 'shop-opened' } }, next: null });
});

test('[ACT3] an undo is an entry that names its target; the target can be undone no more, the undo can be turned', async () => {
  const { opIds } = await s.decide(opening(s.mug, s.floor, 10));
  const undone = value(await undoAct(s.shop, opIds[0] ?? noOp));
  expect((await entries()).slice(0, 2)).toMatchObject([
    { turn: 'undo', undone: false, summary: { data: { kind: 'adjusted' } }, next: { act: 'redo' } },
    { turn: 'act', undone: true, next: null },
  ]);
  value(await undoAct(s.shop, undone.opIds[0] ?? noOp));
  expect((await entries()).slice(0, 3)).toMatchObject([
    { turn: 'redo', next: { act: 'undo' } },
    { turn: 'undo', undone: true, next: null },
    { turn: 'act', undone: true, next: null },
  ]);
});

test('[ACT4] a group is undone, done again and undone once more, each time all of it', async () => {
  const group = await groupedEdit(900);
  value(await turnGroup(s.shop, group, 'undo'));
  expect(await prices()).toEqual([1_290, 1_290, 1_290]);
  expect((await entries())[0]).toMatchObject({ key: group, undone: true, next: { act: 'redo' } });
  value(await turnGroup(s.shop, group, 'redo'));
  expect(await prices()).toEqual([900, 900, 900]);
  expect((await entries())[0]).toMatchObject({ key: group, undone: false, next: { act: 'undo' } });
  value(await turnGroup(s.shop, group, 'undo'));
  expect(await prices()).toEqual([1_290, 1_290, 1_290]);
  expect(await turnGroup(s.shop, group, 'undo')).toMatchObject({ ok: false, failure: { code: 'already-undone' } });
});

test.each(['undo', 'redo'] as const)(
  '[ACT17] a group whose %s was cut off is half undone in the list, and goes on from there',
  async (way) => {
    const group = s.shop.nextId() as GroupId;
    const acts = Array.from({ length: 60 }, (_, part): Decision => {
      const tie = { id: group, act: 'bulk-edit', label: 'price', part, parts: 60 } as const;
      const set = { kind: 'variant', id: s.mug, field: 'price', value: part, was: 1_290 } as const;
      return { type: 'fields.set', payload: { group: tie, sets: [set] } };
    });
    value(await record(...acts));
    if (way === 'redo') value(await turnGroup(s.shop, group, 'undo'));
    const cutOff = (at: number) => {
      if (at >= 25) throw new Error('power cut');
    };
    await expect(turnGroup(s.shop, group, way, cutOff)).rejects.toThrow('power cut');
    expect((await entries())[0]).toMatchObject({
      key: group,
      undone: false,
      half: { way, done: 25, total: 60 },
      next: { act: way },
      lines: { count: 60, exact: false },
    });
    const back = way === 'undo' ? 'redo' : 'undo';
    value(await turnGroup(s.shop, group, back));
    expect((await entries())[0]).toMatchObject({ half: null, undone: way === 'redo', next: { act: way } });
    await expect(turnGroup(s.shop, group, way, cutOff)).rejects.toThrow('power cut');
    value(await turnGroup(s.shop, group, way));
    // What undid it and did it again is no line of it.
    expect((await entries())[0]).toMatchObject({
      half: null,
      undone: way === 'undo',
      next: { act: back },
      lines: { count: 60, exact: false },
    });
  },
  60_000,
);

test.each(['go-on', 'give-back'] as const)(
  '[ACT17] a restart tells of an undo that was cut off, of a group or of one press, until it is finished (%s)',
  async (how) => {
    const cutOff = (at: number) => {
      if (at >= 25) throw new Error('power cut');
    };
    const stock = async () => (await s.shop.db.stock.get(s.mug))?.at[s.floor]?.onHand ?? 0;
    const read = async () => must(await readCutOff(s.shop), 'a turn was cut off');
    expect(await readCutOff(s.shop)).toBeNull();
    const { opIds } = value(await record(...Array.from({ length: 60 }, () => opening(s.mug, s.floor, 1))));
    await expect(turnLast(s.shop, 'undo', cutOff)).rejects.toThrow('power cut');
    const told = await read();
    expect(told).toMatchObject({ half: { way: 'undo', done: 25, total: 60 }, group: null });
    // Cut off once more, it still says what it set out to do.
    await expect(finishCutOff(s.shop, told.turn, 'go-on', cutOff)).rejects.toThrow('power cut');
    expect((await read()).half).toEqual({ way: 'undo', done: 50, total: 60 });
    value(await finishCutOff(s.shop, (await read()).turn, how));
    expect(await readCutOff(s.shop)).toBeNull();
    expect(await stock()).toBe(how === 'go-on' ? 0 : opIds.length);
    // A redo that was cut off is told as one.
    if (how === 'give-back') value(await turnLast(s.shop, 'undo'));
    await expect(turnLast(s.shop, 'redo', cutOff)).rejects.toThrow('power cut');
    expect((await read()).half).toEqual({ way: 'redo', done: 25, total: 60 });
    // What a person finished by the key is told no more.
    value(await turnLast(s.shop, 'redo'));
    expect(await stock()).toBe(60);
    expect(await readCutOff(s.shop)).toBeNull();
  },
  60_000,
);

test('[ACT12] what stays of an import that is undone is told with its reason, and stands in its entry', async () => {
  const orders = ['1001', '1002', '1003'].map((number) => newOrder(s.shop.nextId, [[s.mug, s.floor, 2]], { number }));
  const group = s.shop.nextId() as GroupId;
  const label = 'orders.csv';
  const imported = (id: GroupId, some: typeof orders): Decision => ({
    type: 'order.added',
    payload: { group: { id, act: 'order-import', label, part: 0, parts: 1 }, orders: some },
  });
  await s.decide(imported(group, orders));
  // Another desk imported the last of them, too.
  await s.decide(imported(s.shop.nextId() as GroupId, orders.slice(2)));
  await pickAll(must(orders[0], 'an order').id);
  const staying = value(await turnGroup(s.shop, group, 'undo'));
  expect([staying?.begun, staying?.broughtToo].map((some) => some?.map(({ number }) => number))).toEqual([
    ['1001'],
    ['1003'],
  ]);
  const entry = (await entries()).find(({ key }) => key === group);
  expect(entry).toMatchObject({ undone: true, staying: 2, next: { act: 'redo' } });
  value(await turnGroup(s.shop, group, 'redo'));
  expect((await entries()).find(({ key }) => key === group)).toMatchObject({ undone: false, staying: 0 });
});

test('[ACT12] an order typed in is not undone once something of it is picked: nothing would come of it', async () => {
  const typed = newOrder(s.shop.nextId, [[s.mug, s.floor, 2]]);
  const { opIds } = await s.decide(orderAdded(typed));
  const picked = await pickAll(typed.id);
  expect(await undoAct(s.shop, opIds[0] ?? noOp)).toMatchObject({ ok: false, failure: { code: 'order-begun' } });
  value(await undoAct(s.shop, picked.opIds[0] ?? noOp));
  value(await undoAct(s.shop, opIds[0] ?? noOp));
  expect((await s.shop.db.orders.get(typed.id))?.voided).toBe(true);
});

test('[ACT5] older acts come when they are asked for, and filters leave the others out', async () => {
  for (let i = 0; i < 40; i++) await s.decide(opening(s.mug, s.floor, 1));
  await groupedEdit(5);
  const first = await readActivity(s.shop, { ...everything, most: 10 });
  expect([first.entries.length, first.more]).toEqual([10, true]);
  const all = await readActivity(s.shop, everything);
  expect([all.entries.length, all.more]).toEqual([43, false]);
  expect((await readActivity(s.shop, { ...everything, type: 'fields' })).entries).toHaveLength(1);
  expect((await readActivity(s.shop, { ...everything, type: 'stock' })).entries).toHaveLength(40);
  expect((await readActivity(s.shop, { ...everything, actor: 'nobody' })).entries).toHaveLength(0);
});

test('[ACT6] a large import is one entry, whose rows are reckoned and not read', async () => {
  const id = s.shop.nextId() as GroupId;
  for (let part = 0; part < 60; part++) {
    const [product, variant] = [s.shop.nextId() as ProductId, s.shop.nextId() as VariantId];
    const group = { id, act: 'import', label: 'products.csv', part, parts: 60 } as const;
    await s.decide({
      type: 'catalog.added',
      payload: {
        group,
        products: [newProduct(product, `Plate ${part}`)],
        variants: [newVariant(variant, product, null)],
        barcodes: [],
        rules: [],
        stock: [],
      },
    });
  }
  const list = await entries();
  expect(list).toHaveLength(3);
  expect(list[0]).toMatchObject({ type: 'imports', lines: { count: 60, exact: false } });
});

const lost = (): Extract<InboxRow, { type: 'lost-edit' }> => ({
  id: 'lost',
  type: 'lost-edit',
  opId: 'op' as OpId,
  ref: { kind: 'variant', id: s.mug },
  field: 'price',
  mine: 1_500,
  theirs: 1_290,
  actor: '0190ffff-0000-7000-8000-000000000002' as never,
  at: 1,
  resolved: false,
});

test('[ACT7] "use mine" is a new act that sets the field, and the row needs attention no more', async () => {
  await s.shop.db.inbox.put(lost());
  expect(await readAttention(s.shop)).toMatchObject([{ person: 'Ida', summary: { data: { kind: 'set' } } }]);
  const insisted = value(await insistOn(s.shop, lost()));
  expect(await prices()).toEqual([1_500, 1_290, 1_290]);
  expect(await readAttention(s.shop)).toEqual([]);
  value(await undoAct(s.shop, insisted.opIds[0] ?? noOp));
  expect(await prices()).toEqual([1_290, 1_290, 1_290]);
});

test('[LOT1] another expiry day of a lot is named with its lot, and can be insisted on', async () => {
  const takesIn = (expiresOn: string) => {
    const lot = value(newLot(s.mug, 'L-7', { expiresOn, receivedOn: null }));
    const line = { variantId: s.mug, locationId: s.floor, lotId: lot.id, quantity: 1, costTotal: null };
    return value(decideAdjust('receive', [line], null, [], [lot]));
  };
  await s.decide(takesIn('2026-09-30'), takesIn('2027-01-31'));
  const [one] = await readAttention(s.shop);
  if (one?.row.type !== 'lost-edit') throw new Error('the other day needs attention');
  expect(one.summary.names.ref(one.row.ref).name).toBe('Enamel mug, L-7');
  expect(one.stands).toMatchObject({ value: '2026-09-30' });
  value(await insistOn(s.shop, one.row));
  expect(await s.shop.db.lots.toArray()).toMatchObject([{ code: 'L-7', expiresOn: '2027-01-31' }]);
  expect(await readAttention(s.shop)).toEqual([]);
});

test('[ACT8] what is dismissed stays as it holds', async () => {
  await s.shop.db.inbox.put(lost());
  await dismiss(s.shop, 'lost');
  expect(await readAttention(s.shop)).toEqual([]);
  expect(await prices()).toEqual([1_290, 1_290, 1_290]);
});

test('[ACT14] of an import that brought products in it is known how many were used since, until that is undone', async () => {
  const group = s.shop.nextId() as GroupId;
  const productId = s.shop.nextId() as ProductId;
  const [hat, scarf, glove] = [s.shop.nextId(), s.shop.nextId(), s.shop.nextId()] as [VariantId, VariantId, VariantId];
  const part = { id: group, act: 'import', label: 'own.csv', part: 0, parts: 1 } as const;
  const variants = [hat, scarf, glove].map((id, i) => newVariant(id, productId, `H-${i}`));
  const stocked = opening(hat, s.floor, 5);
  const stock = stocked.type === 'stock.recorded' ? stocked.payload.lines : [];
  const products = [newProduct(productId, 'Hat')];
  await s.decide({
    type: 'catalog.added',
    payload: { group: part, products, variants, barcodes: [], rules: [], stock },
  });
  const since = () => movedSince(s.shop.db, group);
  expect(await since()).toBeNull();
  await s.decide(orderAdded(newOrder(s.shop.nextId, [[scarf, s.floor, 2]])));
  const { opIds } = await s.decide(opening(glove, s.floor, 3));
  expect(await since()).toEqual({ moved: 1, promised: 1, expected: 0 });
  value(await undoAct(s.shop, opIds[0] ?? noOp));
  expect(await since()).toMatchObject({ moved: 0 });
  const ordered = (await s.shop.db.operations.toArray()).find(({ type }) => type === 'order.added');
  value(await undoAct(s.shop, ordered?.opId ?? noOp));
  expect(await since()).toBeNull();
});

test('[LOT17] an act on several lots of a product is told as their sum', async () => {
  const lots = ['A', 'B'].map((code) => value(newLot(s.mug, code, { expiresOn: null, receivedOn: null })));
  const lines = lots.map(({ id: lotId }, i) => ({
    variantId: s.mug,
    locationId: s.floor,
    lotId,
    quantity: 2 + i,
    costTotal: null,
  }));
  value(await record(value(decideAdjust('receive', lines, null, [], lots))));
  value(await record(value(decideMove(lines, s.floor, s.warehouse, null))));
  expect((await entries()).slice(0, 2).map((entry) => entry.summary.data)).toMatchObject([
    { kind: 'moved', quantity: 5, from: s.floor, to: s.warehouse, products: 1 },
    { kind: 'adjusted', quantity: 5, products: 1 },
  ]);
});

test('[CHN126] what a channel did by itself is passed by: undo takes back what the person did before, and is refused for it', async () => {
  const channelId = s.shop.nextId() as ChannelId;
  const row = { name: 'Webshop', locationIds: [s.floor], buffer: 0, floor: 0, runner: null, archived: false };
  const channels = [{ ...row, id: channelId, vendor: 'woocommerce' }];
  await s.decide({
    type: 'place.added',
    payload: { group: null, shop: null, locations: [], suppliers: [], channels },
  });
  await s.decide(opening(s.mug, s.floor, 4));
  const order = newOrder(s.shop.nextId, [[s.mug, s.floor, 2]], { number: '64', channelId });
  const stamp = () => ({ at: Date.now() + 1, nextId: s.shop.nextId });
  const brought = value(
    await recordAs({ ...s.shop, actor: actorOf(channelId), stamp }, () => done({ decisions: [orderAdded(order)] })),
  );
  const turn = await findLastTurn(s.shop, 'undo');
  expect(turn?.said.map(({ data }) => data.kind)).toEqual(['adjusted']);
  expect(await undoAct(s.shop, brought.opIds[0] ?? noOp)).toMatchObject({ failure: { code: 'act-of-store' } });
  expect((await s.shop.db.orders.get(order.id))?.state).toBe('open');
});
