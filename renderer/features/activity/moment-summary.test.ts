import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { decideBegin } from '#shared/domain/counts/count.ts';
import { decideBatch, decideBatchEnd } from '#shared/domain/batches/batch.ts';
import type { OrderId, ShortPickId } from '#shared/domain/operations/ids.ts';
import { decideHold, decidePick } from '#shared/domain/orders/fulfil.ts';
import { openWords, words } from '#renderer/words/words.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { newOrder, orderAdded } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { actText } from './act-words.ts';
import { turnLast } from './activity.commands.ts';
import { readActivity } from './activity.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  await openWords('en');
  s = await openSmallShop();
});
afterEach(() => s.close());

const format = { quantity: (quantity: number) => String(quantity) } as Format;
const wording = () => ({ t: words(), format });

async function enters(number: string): Promise<OrderId> {
  const order = newOrder(s.shop.nextId, [[s.mug, s.floor, 3]], { number });
  await s.decide(orderAdded(order));
  return order.id;
}
const row = async (id: OrderId) => must(await s.shop.db.orders.get(id), 'the order is there');
const turned = async (way: 'undo' | 'redo') => {
  const turn = must(value(await turnLast(s.shop, way)), 'there is a step');
  return [turn.said.map((one) => actText(one, wording())), turn.more];
};
const newest = async () => {
  const { entries } = await readActivity(s.shop, { most: 1, type: null, actor: null });
  return actText(must(entries[0], 'an act').summary, wording());
};

test('[ACT43] a short pick with its count is named the same, undone and done again, and nothing of it is left unsaid', async () => {
  const order = await row(await enters('504'));
  const line = must(order.lines[0], 'a line');
  const short = {
    id: s.shop.nextId() as ShortPickId,
    orderId: order.id,
    lineId: line.id,
    variantId: s.mug,
    locationId: s.floor,
    quantity: 1,
    reason: 'not-found',
    batchId: null,
  } as const;
  const scope = { kind: 'list', variantIds: [s.mug] } as const;
  const count = decideBegin({ name: 'Shop: Mug', locationId: s.floor, scope, mode: 'blind' }, s.shop.nextId);
  await s.decide({ type: 'pick.short', payload: { shorts: [short] } }, value(count));
  const said = [[expect.stringMatching(/^Order 504: 1 × .+ not there$/), 'Count begun: Shop: Mug'], 0];
  expect(await turned('undo')).toEqual(said);
  expect(await turned('redo')).toEqual(said);
});

test('[ACT43] the same step of several orders is one, with how many they are', async () => {
  const ids = [await enters('1'), await enters('2'), await enters('3')];
  await s.decide(...(await Promise.all(ids.map(async (id) => value(decideHold(await row(id)))))));
  expect(await turned('undo')).toEqual([['3 orders: Put on hold'], 0]);
  expect(await turned('redo')).toEqual([['3 orders: Put on hold'], 0]);
});

test('[ACT44] a step of an order says which goods it was about', async () => {
  const id = await enters('504');
  const line = must((await row(id)).lines[0], 'a line').id;
  await s.decide(value(decidePick(await row(id), () => false, [{ lineId: line, quantity: 2 }])));
  expect(await newest()).toMatch(/^Order 504 picked \(2 × .+\)$/);
  expect(await turned('undo')).toEqual([[expect.stringMatching(/^Order 504 picked \(2 × .+\)$/)], 0]);
});

test('[ACT45] what is done to a batch names it', async () => {
  const id = await enters('504');
  const begun = value(decideBatch({ number: 'B-7', method: 'cluster', orderIds: [id], assigneeId: null }, s.shop));
  await s.decide(begun);
  const { batchId } = begun.payload;
  await s.decide({
    type: 'fields.set',
    payload: {
      group: null,
      sets: [{ kind: 'batch', id: batchId, field: 'assigneeId', value: 'ida', was: null }],
    },
  });
  expect(await newest()).toMatch(/^Assignee of B-7: /);
  const batch = must(await s.shop.db.batches.get(batchId), 'the batch is there');
  await s.decide(value(decideBatchEnd(batch, 'finish', 9)));
  expect(await newest()).toBe('Pick batch B-7 finished');
});

test('[PCK19] of two batches of one number Activity says which it means, and the number of one that was undone', async () => {
  const orderIds = [await enters('504')];
  const batch = { number: 'B-6', method: 'cluster', orderIds, assigneeId: null } as const;
  const [first, later] = [value(decideBatch(batch, s.shop)), value(decideBatch(batch, s.shop))];
  await s.decide(first);
  await s.decide(later);
  const ends = async ({ payload: { batchId } }: typeof first) => {
    const row = must(await s.shop.db.batches.get(batchId), 'the batch is there');
    await s.decide(value(decideBatchEnd(row, 'finish', 9)));
    return newest();
  };
  expect(await ends(later)).toBe('Pick batch B-6-2 finished');
  expect(await ends(first)).toBe('Pick batch B-6 finished');
  await turned('undo');
  expect(await newest()).toContain('B-6');
});
