import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { orderTask } from '#tests/fixtures/store-under-test.ts';
import { vendureForTests } from '#tests/stores/vendure/for-tests.ts';
import { slowly } from '#tests/stores/vendure/people.ts';

const { shop, store, thing, orders, orderNow, shown, push, adjust } = vendureForTests();

describe('orders that the store does not touch', { timeout: 60_000 }, () => {
  test('[CHN73] a state, a parcel, a refund and an address that change are told, each once', async () => {
    const mug = await thing(10);
    const orderId = await store().people.buy([{ ref: mug, quantity: 3 }], 'held');
    let { cursor } = await orders();
    const news = async () => {
      const pull = await orders(cursor);
      ({ cursor } = pull);
      expect((await orders(cursor)).rows).toEqual([]);
      return pull.rows.filter(({ id }) => id === orderId);
    };
    const { order } = await shop().admin<{ order: { readonly payments: readonly { readonly id: string }[] } }>(
      'query ($id: ID!) { order(id: $id) { payments { id } } }',
      { id: orderId },
    );
    await shop().admin(
      'mutation ($id: ID!) { settlePayment(id: $id) { __typename ... on ErrorResult { errorCode message } } }',
      {
        id: must(order.payments[0], 'a payment').id,
      },
    );
    expect(await news()).toMatchObject([{ status: 'PaymentSettled', means: 'open' }]);
    await store().people.refund(orderId, 1, false);
    expect(await news()).toMatchObject([
      { refunds: [{ amount: '1.00', reason: 'broken', lines: [{ quantity: 1, restocked: false }] }] },
    ]);
    await store().people.setStatus(orderId, 'done');
    expect(await news()).toMatchObject([{ status: 'Shipped', means: 'done' }]);
    await shop().admin('mutation ($id: ID!) { transitionOrderToState(id: $id, state: "Modifying") { __typename } }', {
      id: orderId,
    });
    await shop().admin(
      `mutation ($id: ID!) { modifyOrder(input: {
        dryRun: false, orderId: $id, updateShippingAddress: { streetLine1: "14 Mill Road" }
      }) { __typename } }`,
      { id: orderId },
    );
    expect(await news()).toMatchObject([{ means: 'held', shipping: { lines: ['14 Mill Road'] } }]);
  });

  test('[CHN73] an order is told though its basket is older than the cursor; a basket is none', async () => {
    const [mug, later] = [await thing(10), await thing(10)];
    let cursor = '';
    // Between basket and payment time passes, and other orders come.
    const bought = await slowly(shop().url, { ref: mug, quantity: 1 }, async () => {
      await store().pass(2);
      await store().people.buy([{ ref: later, quantity: 1 }], 'open');
      const pull = await orders();
      expect(pull.rows.every(({ lines }) => lines.every(({ productId }) => productId !== mug.productId))).toBe(true);
      ({ cursor } = pull);
    });
    expect((await orders(cursor)).rows.map(({ id }) => id)).toContain(bought);
  });

  test('[CHN80] money, address and the customer’s note come as they stand there', async () => {
    const mug = await thing(10);
    const orderId = await store().people.buy([{ ref: mug, quantity: 3 }], 'open');
    await shop().admin(
      'mutation ($id: ID!) { setOrderCustomFields(input: { id: $id, customFields: { customerNote: "Ring twice" } }) { id } }',
      {
        id: orderId,
      },
    );
    const address = { name: 'Ada Byron', lines: ['12 Mill Road'], postcode: '10115', city: 'Berlin', country: 'DE' };
    expect(await orderNow(orderId)).toMatchObject({
      number: expect.stringMatching(/^\w{16}$/),
      currency: 'EUR',
      customerNote: 'Ring twice',
      shippingMethod: 'Parcel post',
      shippingAmount: '4.08',
      discountAmount: '0.00',
      billing: { ...address, email: 'ada@example.com', phone: '030 1234' },
      shipping: address,
      lines: [{ unitPrice: '12.50', total: '31.25', tax: '6.25', variantId: mug.variantId }],
    });
  });
});

describe('what the store took', { timeout: 60_000 }, () => {
  test('[CHN74] cancelled pieces have left their line, and every figure moves by what is told', async () => {
    const mug = await thing(10);
    const orderId = await store().people.buy([{ ref: mug, quantity: 5 }], 'open');
    const cancel = async (quantity: number) => {
      const [line] = (await orderNow(orderId)).lines;
      await shop().admin(
        `mutation ($order: ID!, $lines: [OrderLineInput!]!) {
          cancelOrder(input: { orderId: $order, lines: $lines }) { __typename ... on ErrorResult { errorCode message } }
        }`,
        { order: orderId, lines: [{ orderLineId: must(line, 'a line').id, quantity }] },
      );
    };
    await cancel(2);
    expect(await orderNow(orderId)).toMatchObject({
      lines: [{ quantity: 3, taken: [{ locationId: '1', quantity: 3 }] }],
    });
    expect(await shown(mug)).toBe(7);
    await store().people.setStatus(orderId, 'done');
    await cancel(3);
    expect(await orderNow(orderId)).toMatchObject({ means: 'cancelled', lines: [{ quantity: 0, taken: [] }] });
    expect(await shown(mug)).toBe(10);
  });

  test('[CHN74] of the last piece that two have bought it took one', async () => {
    const mug = await thing(1);
    let first = '';
    const second = await slowly(
      shop().url,
      { ref: mug, quantity: 1 },
      async () => {
        first = await store().people.buy([{ ref: mug, quantity: 1 }], 'open');
        // So far apart that the ledger tells them from each other.
        await store().pass(3);
      },
      'ArrangingPayment',
    );
    expect(await shown(mug)).toBe(0);
    expect((await orderNow(first)).lines).toMatchObject([{ taken: [{ quantity: 1 }] }]);
    expect((await orderNow(second)).lines).toMatchObject([{ quantity: 1, taken: [] }]);
  });

  test('[CHN74] of what is not counted it takes nothing', async () => {
    const loose = await thing(null);
    const orderId = await store().people.buy([{ ref: loose, quantity: 2 }], 'open');
    expect((await orderNow(orderId)).lines).toMatchObject([{ quantity: 2, taken: [] }]);
  });
});

describe('parcels', { timeout: 60_000 }, () => {
  const bought = async (quantity = 2) => {
    const orderId = await store().people.buy([{ ref: await thing(), quantity }], 'open');
    return { orderId, line: must((await orderNow(orderId)).lines[0], 'a line').id };
  };
  const from = 'PaymentSettled';

  test.each(['mutation Fulfill', 'mutation Ship', '"isPublic":true', '"isPublic":false'])(
    '[CHN78] a lost answer at the step with %s: told again, all of it is there once',
    async (step) => {
      for (const applied of [true, false]) {
        const { orderId } = await bought();
        const task = orderTask(orderId, from);
        store().line.plan((body) => body.includes(step), { is: 'lost', applied });
        expect(await push(task)).toEqual([{ is: 'unknown' }]);
        await push(task);
        expect(await push(task)).toEqual([{ is: 'already', shown: null }]);
        expect(await store().people.orderOf(orderId)).toEqual({
          status: 'Shipped',
          tracking: ['JJD0001'],
          toldCustomer: [task.tellCustomer],
        });
      }
    },
  );

  test('[CHN78] two parcels of the same without a number are two', async () => {
    const { orderId, line } = await bought();
    const more = { lines: [{ lineId: line, quantity: 1 }], tracking: null, tellCustomer: null };
    const [first, second] = [orderTask(orderId, from, { ...more, isLast: false }), orderTask(orderId, from, more)];
    expect(await push(first, second)).toEqual([first, second].map(() => ({ is: 'applied', shown: null })));
    expect(await push(first, second)).toEqual([first, second].map(() => ({ is: 'already', shown: null })));
    expect(await store().people.orderOf(orderId)).toMatchObject({ status: 'Shipped', tracking: ['', ''] });
  });

  test('[CHN78] what people sent there already is not sent again', async () => {
    const { orderId, line } = await bought();
    await store().people.setStatus(orderId, 'done');
    expect(await push(orderTask(orderId, from))).toEqual([{ is: 'applied', shown: null }]);
    const again = orderTask(orderId, from, { lines: [{ lineId: line, quantity: 2 }] });
    expect(await push(again)).toEqual([
      { is: 'rejected', reason: 'store-says-no', detail: 'ITEMS_ALREADY_FULFILLED_ERROR' },
    ]);
    expect((await store().people.orderOf(orderId)).tracking).toHaveLength(1);
  });

  test('[CHN78] nothing is sent that the store lets not leave', async () => {
    const mug = await thing(10);
    const unpaid = await store().people.buy([{ ref: mug, quantity: 1 }], 'unpaid');
    expect(await push(orderTask(unpaid, from))).toEqual([{ is: 'conflict', shown: null }]);
    const { orderId } = await bought();
    const [line] = (await orderNow(orderId)).lines;
    await adjust(must(line, 'a line').variantId, { stockLevels: [{ stockLocationId: '1', stockOnHand: 0 }] });
    expect(await push(orderTask(orderId, from))).toEqual([
      { is: 'rejected', reason: 'store-says-no', detail: 'INSUFFICIENT_STOCK_ON_HAND_ERROR' },
    ]);
  });
});
