import { describe, expect, it } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { decideMerge } from '#shared/domain/orders/merge.ts';
import { decideSplit } from '#shared/domain/orders/split.ts';
import { decided } from '#tests/fixtures/order-desk.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import {
  fieldSet,
  remoteLine,
  remoteOrder,
  said,
  type StoreDesk,
  storeDesk,
  webShop,
} from '#tests/fixtures/store-orders.ts';
import { newOrder, orderAdded } from '#tests/fixtures/small-shop.ts';
import { rowsOf } from '#tests/fixtures/seat.ts';
import { orderTasksOf } from './order-tasks.ts';
import { storeOrdersOf } from './splits.ts';
import type { CustomerTexts } from './taken-order.ts';

const texts: CustomerTexts = {
  parcelLeft: ({ carrier, number, isLast }) => `${carrier ?? 'somebody'} ${number ?? 'no number'} ${isLast}`,
};

function laneOrder(at: StoreDesk, id = '71') {
  return must(at.seen.get(id), 'the order was seen');
}

async function out(at: StoreDesk, id = '71') {
  return await orderTasksOf(laneOrder(at, id), at.reads, texts);
}

/** Writes down that the store was told all that it must hear. */
async function tell(at: StoreDesk): Promise<void> {
  const { tasks } = await out(at);
  at.seen.set('71', { ...laneOrder(at), told: [...laneOrder(at).told, ...tasks.map(({ taskId }) => taskId)] });
}

function tracked(at: StoreDesk, carrier: string, trackingNumber: string): void {
  const parcel = must(rowsOf(at.desk.books, 'parcel').at(-1), 'there is a parcel');
  const sets = Object.entries({ carrier, trackingNumber }).map(([field, value]) => ({
    kind: 'parcel' as const,
    id: parcel.id,
    field,
    value,
    was: null,
  }));
  at.act({ type: 'fields.set', payload: { group: null, sets } });
}

describe('what the store of an order hears of its parcels', () => {
  it('[CHN145] is each parcel once, with carrier, number and page, in the store’s lines; the last one ends the order', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 3), remoteLine('2', 'tea', 1.5)] }));
    expect((await out(at)).tasks).toEqual([]);
    at.pick(undefined, 2);
    at.ship(undefined, 'picked', 100);
    tracked(at, 'DPD', '0123 45');
    expect((await out(at)).tasks).toMatchObject([
      {
        kind: 'order.transition',
        orderId: '71',
        from: 'processing',
        lines: [{ lineId: '1', quantity: 2 }],
        isLast: false,
        tracking: { carrier: 'DPD', number: '0123 45', url: 'https://tracking.dpd.de/parcelstatus?query=012345' },
        tellCustomer: 'DPD 0123 45 false',
      },
    ]);
    await tell(at);
    expect((await out(at)).tasks).toEqual([]);
    at.ship(undefined, 'all', 200);
    expect((await out(at)).tasks).toMatchObject([
      {
        lines: [
          { lineId: '1', quantity: 1 },
          { lineId: '2', quantity: 1.5 },
        ],
        isLast: true,
        tracking: null,
        tellCustomer: 'somebody no number true',
      },
    ]);
  });

  it('[CHN145] says nothing to customers where the channel does not want that', async () => {
    const at = storeDesk({ tellsCustomers: false });
    await at.takes(remoteOrder());
    at.ship();
    expect((await out(at)).tasks).toMatchObject([{ isLast: true, tellCustomer: null }]);
  });

  it('[CHN145] is not the end of an order with something in it that is not ours', async () => {
    const at = storeDesk();
    at.unlisted.add('candle');
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 2), remoteLine('2', 'candle', 1)] }));
    at.ship();
    expect((await out(at)).tasks).toMatchObject([{ lines: [{ lineId: '1', quantity: 2 }], isLast: false }]);
  });

  it('[CHN145] is nothing of what had left before, and nothing of an order that came to nothing there', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ means: 'done' }));
    expect(await out(at)).toEqual({ tasks: [], notes: [] });
    await at.takes(remoteOrder({ id: '72', number: '1072' }));
    at.ship('1072');
    await at.takes(remoteOrder({ id: '72', number: '1072', means: 'cancelled', modifiedAt: 3000 }));
    expect((await out(at, '72')).tasks).toEqual([]);
  });

  it('[CHN145] is nothing of what left of an order of a file before it was tied to the store', async () => {
    const at = storeDesk();
    at.act(
      orderAdded(
        newOrder(at.desk.nextId, [[at.shop.mug, at.shop.warehouse, 2]], {
          number: '1071',
          channel: 'woocommerce',
          placedAt: 1000,
        }),
      ),
    );
    at.pick(undefined, 1);
    at.ship(undefined, 'picked', 100);
    await at.takes(remoteOrder());
    expect((await out(at)).tasks).toEqual([]);
    at.ship(undefined, 'all', 200);
    expect((await out(at)).tasks).toMatchObject([{ lines: [{ lineId: '1', quantity: 1 }], isLast: true }]);
  });

  it('[CHN146] are those of what was split off it, too', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 3)] }));
    const whole = at.order();
    const part = { id: at.desk.nextId() as OrderId, number: '1071-2' };
    at.act(
      decided(
        decideSplit(whole, [{ lineId: must(whole.lines[0], 'it has a line').id, quantity: 1 }], part, at.desk.nextId),
      ),
    );
    expect(await storeOrdersOf(part.id, at.reads)).toEqual([part.id, whole.id]);
    at.ship('1071-2', 'all', 100);
    expect((await out(at)).tasks).toMatchObject([{ lines: [{ lineId: '1', quantity: 1 }], isLast: false }]);
    await tell(at);
    at.ship('1071', 'all', 200);
    expect((await out(at)).tasks).toMatchObject([{ lines: [{ lineId: '1', quantity: 2 }], isLast: true }]);
  });

  it('[CHN146] follow the store with what was split off: amended beside it, cancelled with it', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 3)] }));
    const whole = at.order();
    at.act(
      decided(
        decideSplit(
          whole,
          [{ lineId: must(whole.lines[0], 'it has a line').id, quantity: 1 }],
          { id: at.desk.nextId() as OrderId, number: '1071-2' },
          at.desk.nextId,
        ),
      ),
    );
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 5)], modifiedAt: 3000 }));
    expect([at.lines('1071'), at.lines('1071-2'), at.stock()]).toEqual([
      ['open', 4],
      ['open', 1],
      [10_000, 5],
    ]);
    await at.takes(remoteOrder({ means: 'cancelled', modifiedAt: 4000 }));
    expect([at.order('1071').state, at.order('1071-2').state, at.stock()]).toEqual([
      'cancelled',
      'cancelled',
      [10_000, 0],
    ]);
  });

  it('[CHN146] go to the store of each order that was merged into one, its own pieces last', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 2)] }));
    await at.takes(
      remoteOrder({ id: '72', number: '1072', lines: [remoteLine('9', 'mug', 1), remoteLine('8', 'candle', 1)] }),
    );
    const [into, from] = [at.order('1071'), at.order('1072')];
    const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
    const merged = decideMerge({ into, from: [from] }, at.isTracked, days, at.desk.nextId);
    const merging = at.act(must(merged.ok ? merged.value[0] : null, 'they are merged'));
    expect([at.order('1071').merged, at.order('1072').mergedInto]).toEqual([[from.id], into.id]);
    expect(await storeOrdersOf(into.id, at.reads)).toEqual([into.id, from.id]);
    at.pick('1071', 2);
    at.ship('1071', 'picked', 100);
    expect((await out(at)).tasks).toMatchObject([
      { orderId: '71', lines: [{ lineId: '1', quantity: 2 }], isLast: false },
    ]);
    expect((await out(at, '72')).tasks).toEqual([]);
    at.ship('1071', 'all', 200);
    const [first, second] = [await out(at), await out(at, '72')];
    expect(second.tasks).toMatchObject([
      {
        orderId: '72',
        lines: [
          { lineId: '9', quantity: 1 },
          { lineId: '8', quantity: 1 },
        ],
        isLast: true,
      },
    ]);
    expect(first.tasks.map(({ taskId }) => taskId)).not.toContain(second.tasks[0]?.taskId);
    expect(merging.applied.ok).toBe(true);
  });

  it('[CHN146] follow their stores while they are merged: edits by the difference, cancelling by a person, after an undo each by itself', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 2)] }));
    await at.takes(remoteOrder({ id: '72', number: '1072', lines: [remoteLine('9', 'mug', 1)] }));
    const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);
    const merged = decideMerge(
      { into: at.order('1071'), from: [at.order('1072')] },
      at.isTracked,
      days,
      at.desk.nextId,
    );
    const merging = at.act(must(merged.ok ? merged.value[0] : null, 'they are merged'));
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 4)], modifiedAt: 3000 }));
    expect([at.lines('1071'), at.stock()]).toEqual([
      ['open', 5],
      [10_000, 5],
    ]);
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 2)], modifiedAt: 4000 }));
    const gone = await at.takes(
      remoteOrder({
        id: '72',
        number: '1072',
        means: 'cancelled',
        modifiedAt: 3000,
        lines: [remoteLine('9', 'mug', 1)],
      }),
    );
    expect([said(gone), at.lines('1071')]).toEqual([['change-refused cancelled-elsewhere'], ['open', 3]]);
    await at.takes(remoteOrder({ id: '72', number: '1072', modifiedAt: 3500, lines: [remoteLine('9', 'mug', 1)] }));
    expect([at.order('1072').state, at.stock()]).toEqual(['cancelled', [10_000, 3]]);
    const whole = await at.takes(
      remoteOrder({ lines: [remoteLine('1', 'mug', 2)], means: 'cancelled', modifiedAt: 5000 }),
    );
    expect([said(whole), at.lines('1071')]).toEqual([['change-refused cancelled-elsewhere'], ['held', 3]]);
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 2)], modifiedAt: 6000 }));
    expect(at.lines('1071')).toEqual(['open', 3]);
    at.undo(merging);
    expect([at.order('1071').merged, at.order('1072').mergedInto, at.order('1072').state]).toEqual([
      undefined,
      undefined,
      'open',
    ]);
  });

  it('[CHN147] says so where a parcel that the store was told of has not left after all', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    const shipping = at.ship();
    await tell(at);
    expect((await out(at)).notes).toEqual([]);
    at.undo(shipping);
    expect((await out(at)).notes).toMatchObject([
      { channelId: webShop, is: 'change-refused', remoteId: '71', facts: ['1071', 'parcel-back'] },
    ]);
  });

  it('[CHN145] is nothing for an order whose entry a person took back', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    at.seen.set('71', { ...laneOrder(at), orderId: null });
    expect((await out(at)).tasks).toEqual([]);
    at.act(fieldSet('channel', webShop, 'name', 'Shop'));
  });
});
